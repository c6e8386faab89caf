// The reminder to look together.
import type { Texts } from '../nl.ts';

export const reminders: Texts['reminders'] = {
  title: 'Time to look together',
  titleOf: ({ name }) => `Time to look together with ${name}`,
  lead: 'Take a moment today. Look together at what goes well.',
  weeks: 'After how many weeks must we remind you?',
  weeksHint: 'Nothing tapped for that long? Then the name is on the first page. Empty means never.',
  weeksFault: 'Fill in a number from 1 to 52, or leave it empty.',
};
