// Polish words for small steps.
import type { HolderTexts } from '../holder-texts.ts';

export const smallSteps: HolderTexts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'Próbujesz czegoś nowego.',
    'asked-for-help': 'Prosisz o pomoc. Bardzo dobrze.',
    'helped-a-colleague': 'Pomagasz koledze z pracy.',
    'listened-well': 'Dobrze słuchasz.',
    'kept-going': 'Nie przerywasz, nawet gdy jest trudno.',
    'saw-what-was-needed': 'Widzisz, co trzeba zrobić.',
    'worked-neatly': 'Pracujesz bardzo starannie.',
    'kept-calm': 'Zachowujesz spokój, gdy jest dużo pracy.',
    'kind-to-guests': 'Traktujesz gości bardzo miło.',
    'learned-something': 'Uczysz się czegoś nowego.',
    'explained-well': 'Dobrze coś wyjaśniasz.',
    'brought-good-cheer': 'Z tobą jest miło w pracy.',
  },
  title: 'Twoje małe kroki',
  lead: 'Ktoś widział to u ciebie w pracy.',
  all: 'Wszystkie małe kroki',
  private: 'Małe kroki są tylko dla ciebie i twoich opiekunów w pracy.',
  more: 'Więcej',
};
