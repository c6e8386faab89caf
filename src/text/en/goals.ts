// English words of the superbadge that a participant goes for.
import type { Texts } from '../nl.ts';

export const goals: Texts['goals'] = {
  title: 'Your goal',
  lead: 'Which superbadge do you want?',
  free: 'You choose one. You can choose another one later.',
  you: 'You want:',
  choose: 'Choose a goal',
  want: 'I want this',
  chosen: 'This is your goal.',
  change: 'Choose something else',
  stop: 'I want no goal now',
};
