// Ukrainian words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('uk');

export const shares: HolderTexts['shares'] = {
  newTitle: 'Код для резюме',
  chooseBadges: 'Які відзнаки може бачити людина?',
  chooseBadgesHint: 'Чого ви не оберете, того ніхто не побачить. Ніхто не знатиме, що воно є.',
  chooseName: 'Яке ім’я буде поруч?',
  names: { full: 'Повне ім’я', first: 'Тільки ім’я', initials: 'Тільки перші літери', none: 'Без імені' },
  make: 'Створити код',
  makeNew: 'Створити новий код',
  noBadges: 'Ще немає відкритих відзнак. Потім ви зможете створити код.',
  faults: {
    credentialIds: 'Оберіть хоча б одну відкриту відзнаку.',
    displayName: 'Оберіть, яке ім’я буде поруч.',
  },
  madeTitle: 'Код',
  onCv: 'Напишіть цей код у резюме:',
  cvLine: ({ link }) => `Мої відзнаки: ${link}`,
  orScan: 'Або покажіть цей QR-код.',
  shows: 'Це бачить той, хто має код',
  nameShown: ({ name }) => `Ім’я: ${name}`,
  noNameShown: 'Імені немає.',
  seeAsOthers: 'Так це бачать інші',
  close: 'Закрити код',
  closeHint: 'Код більше ніколи не працюватиме.',
  renew: 'Створити новий код',
  renewHint: 'Старий код більше не працюватиме. Відзнаки та ім’я залишаться такими самими.',
  closed: 'Цей код закрито. Ніхто більше не може ним скористатися.',
  badgesIn: ({ count }) =>
    counted(count, { one: '# відзнака', few: '# відзнаки', many: '# відзнак', other: '# відзнаки' }),
};
