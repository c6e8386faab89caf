// English words for how long ago something was.
import type { Texts } from '../nl.ts';

export const days: Texts['days'] = {
  today: 'today',
  yesterday: 'yesterday',
  daysAgo: ({ days }) => `${days} days ago`,
};
