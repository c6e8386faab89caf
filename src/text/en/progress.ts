// English words for where somebody stands with a badge.
import type { Texts } from '../nl.ts';

export const progress: Texts['progress'] = {
  started: 'on the way',
  seenOf: ({ done, total }) => `${done} of ${total}`,
  daysOf: ({ done, total }) => `${done} of ${total} days`,
  nextSee: 'Show this:',
  nextDaysOf: ({ days }) => (days === 1 ? 'Show this on 1 more day:' : `Show this on ${days} more days:`),
  nextDays: ({ days }) => (days === 1 ? '1 more day.' : `${days} more days.`),
};
