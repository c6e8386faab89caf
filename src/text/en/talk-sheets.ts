// English words of the sheet for a talk.
import type { Texts } from '../nl.ts';

export const talkSheet: Texts['talkSheet'] = {
  title: ({ name }) => `Talk sheet of ${name}`,
  open: 'Sheet for a talk',
  hint: 'Print this sheet for a talk. Fill it in together.',
  forOthers: 'For a talk with others',
  forOthersHint: 'This sheet holds badges and the next step only.',
  forUs: 'For the two of us',
  together: 'Fill in together',
  good: 'This goes well',
  learn: 'This I want to learn',
  agree: 'This we agree',
  supervisor: 'Supervisor',
  kept: 'This sheet is yours. You choose who sees it. We keep nothing of the talk.',
};
