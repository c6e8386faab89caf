// English words of whether it was of use to who looked at a badge or a code.
import type { Texts } from '../nl.ts';

export const useful: Texts['useful'] = {
  question: 'Was this useful?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
  counted: 'We only count yes and no, by month. Nobody knows who it was.',
  title: 'Was it useful?',
  lead: [
    'Whoever looked at a badge or a code could tap yes or no.',
    'These are the numbers of all places together.',
  ],
  month: 'Month',
  few: 'fewer than 5',
  none: 'Nothing was counted yet.',
};
