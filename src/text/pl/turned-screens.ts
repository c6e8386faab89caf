// Polish words of the screen that is turned to the participant.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pl');

export const turnedScreen: HolderTexts['turnedScreen'] = {
  confirmTitle: ({ name }) => `Czy to się zgadza, ${name}?`,
  confirmLead: ({ day }) => `Widziano to w dniu: ${day}.`,
  confirmDays: ({ days }) =>
    counted(days, {
      one: '# dzień w tym tygodniu',
      few: '# dni w tym tygodniu',
      many: '# dni w tym tygodniu',
      other: '# dnia w tym tygodniu',
    }),
  yes: 'Tak, zgadza się',
  talk: 'Najpierw rozmowa',
  talkHint: 'Chcesz najpierw porozmawiać? Wtedy to zachowamy. Odznaka będzie później.',
  awardedTitle: ({ name }) => `Gratulacje, ${name}!`,
  awardedLead: ({ badge }) => `Masz odznakę ${badge}.`,
  qrHint: 'Zeskanuj telefonem. Wtedy masz odznakę przy sobie.',
  codeHint: 'Albo wpisz ten kod:',
  keptTitle: ({ name }) => `Zachowane, ${name}`,
  keptLead: 'Wyślemy to, gdy znów będzie internet.',
};
