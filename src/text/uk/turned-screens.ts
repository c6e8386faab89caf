// Ukrainian words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('uk');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `Це правильно, ${name}?`,
  confirmLead: ({ day }) => `Це бачили: ${day}.`,
  confirmDays: ({ days }) =>
    counted(days, {
      one: '# день цього тижня',
      few: '# дні цього тижня',
      many: '# днів цього тижня',
      other: '# дня цього тижня',
    }),
  yes: 'Так, правильно',
  talk: 'Спершу поговорити',
  talkHint: 'Хочете спершу поговорити? Тоді ми це збережемо. Відзнака буде пізніше.',
  awardedTitle: ({ name }) => `Вітаємо, ${name}!`,
  awardedLead: ({ badge }) => `У вас є відзнака ${badge}.`,
  qrHint: 'Відскануйте телефоном. Тоді відзнака буде з вами.',
  codeHint: 'Або введіть цей код:',
  keptTitle: ({ name }) => `Збережено, ${name}`,
  keptLead: 'Ми надішлемо це, коли знову буде інтернет.',
};
