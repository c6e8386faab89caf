// Polish words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pl');

export const shares: HolderTexts['shares'] = {
  newTitle: 'Kod do CV',
  chooseBadges: 'Które odznaki ktoś może zobaczyć?',
  chooseBadgesHint: 'Czego nie wybierzesz, tego nikt nie zobaczy. Nikt nie wie, że to jest.',
  chooseName: 'Jakie imię ma tam być?',
  names: {
    full: 'Imię i nazwisko',
    first: 'Tylko imię',
    initials: 'Tylko pierwsze litery',
    none: 'Bez imienia',
  },
  make: 'Zrób kod',
  makeNew: 'Zrób nowy kod',
  noBadges: 'Nie ma jeszcze otwartych odznak. Potem możesz zrobić kod.',
  faults: {
    credentialIds: 'Wybierz co najmniej jedną otwartą odznakę.',
    displayName: 'Wybierz, jakie imię ma tam być.',
  },
  madeTitle: 'Kod',
  onCv: 'Wpisz ten kod do CV:',
  cvLine: ({ link }) => `Moje odznaki: ${link}`,
  orScan: 'Albo pokaż ten kod QR.',
  shows: 'To widzi osoba, która ma kod',
  nameShown: ({ name }) => `Imię: ${name}`,
  noNameShown: 'Nie ma tam imienia.',
  seeAsOthers: 'Tak widzą to inni',
  close: 'Zamknij kod',
  closeHint: 'Kod już nigdy nie zadziała.',
  renew: 'Zrób nowy kod',
  renewHint: 'Stary kod już nie działa. Odznaki i imię zostają takie same.',
  closed: 'Ten kod jest zamknięty. Nikt nie może go już użyć.',
  badgesIn: ({ count }) =>
    counted(count, { one: '# odznaka', few: '# odznaki', many: '# odznak', other: '# odznaki' }),
};
