// The badges for who keeps them: retiring one and taking it up again.
import type { Texts } from '../nl.ts';

export const badgeKeeping: Texts['badgeKeeping'] = {
  title: 'Manage badges',
  lead: 'These are all badges that can be given. Choose one to stop giving it.',
  toBadges: 'See the badges',
  isGiven: 'Is given',
  isRetired: 'Is no longer given',
  places: ({ count }) =>
    count === 1 ? 'used at 1 location in 90 days' : `used at ${count} locations in 90 days`,
  retiredTitle: 'Stopped',
  toPublic: 'See the page that everybody sees',
  stopTitle: 'Stop giving this badge?',
  stopLead: [
    'From now on nobody gets this badge any more, at any location.',
    'Who has it keeps it. Those badges stay valid and count for superbadges.',
    'What was seen stays. What waits for approval can no longer be approved.',
    'You can take it up again later.',
  ],
  countsFor: ({ names }) => `It counts for ${names}. Look whether that superbadge can still be earned.`,
  stop: 'Stop giving this badge',
  againTitle: 'Give it again?',
  againLead: 'The badge is on the form again at once. What was seen before counts.',
  again: 'Give this badge again',
  back: 'All badges',
};
