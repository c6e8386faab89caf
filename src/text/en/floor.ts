// English words of the floor form with many people at once, the day, and what a device keeps.
import type { Texts } from '../nl.ts';

type Count = { count: number | string };

export const floor: Texts['floor'] = {
  todaysPeople: 'Seen today',
  placeBadges: 'At this workplace',
  again: 'Tap once more to clear your choice.',
  otherDays: 'Another day',
  seenBefore: 'All of this was seen before. Was it the same today? Change what was different.',
  enteredLater: 'Entered later. This is shown here only, not on the badge.',
  makeBadgeCode: 'Show a short code',

  group: 'Several people at once',
  groupTitle: 'Who took part?',
  groupLead: 'Tap everybody who showed the same.',
  groupNobody: 'Tap at least one person.',
  groupTooMany: ({ count }: Count) => `Choose ${count} people at most.`,
  onePerson: 'One person',
  groupWhat: ({ count }: Count) => `What did these ${count} people show?`,
  groupSeen: ({ count }: Count) => `What did you see these ${count} people do?`,
  groupHeld: ({ names }: { names: string }) => `${names} already have this badge.`,
  groupConfirm: 'Is this right for everybody?',
  groupTurn: 'Pass the screen around.',
  groupStore: ({ count }: Count) => `Save for ${count} people`,
  groupDone: 'Saved for everybody',
  groupOthers: 'Other people',
  outcomes: {
    awarded: 'got the badge',
    'already-held': 'had this badge already',
    'in-progress': 'is on the way',
    waiting: 'waits for approval',
    held: 'wants to talk first',
    undone: 'undone',
  },
};
