// Polish words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'Co już umiem?',
  lead: 'Zobacz odznaki. Umiesz już coś? Powiedz to.',
  open: 'Zobacz odznaki',
  said: 'Mówisz: już to umiem',
  has: 'masz',
  canTitle: 'Umiesz już to?',
  canHint: 'Naciśnij przycisk. Twój opiekun w pracy popatrzy razem z tobą.',
  can: 'Już to umiem',
  claimed: 'Mówisz: już to umiem.',
  claimedHint: 'Twój opiekun w pracy o tym wie.',
  together: 'Popatrzycie razem.',
  takeBack: 'Cofnij to',
  back: 'Wszystkie odznaki',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'Powiedz o sobie',
  lead: 'Jak idzie? Naciśnij to, co do ciebie pasuje.',
  levels: {
    'not-yet': 'na razie nic nie mówię',
    'with-help': 'z pomocą',
    independent: 'samodzielnie',
    teaches: 'pokazuję innym',
  },
  save: 'Zapisz',
  change: 'Zmień to, co mówisz',
  besideTitle: 'Obok siebie',
  says: 'Ty',
  seen: 'Twój opiekun',
  beside: 'Co mówisz ty i co widziano, obok siebie.',
  together: 'To wypełniono razem.',
  private: 'Widzisz to tylko ty i twoi opiekunowie w pracy. To nie liczy się do odznaki.',
};
