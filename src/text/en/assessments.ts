// English words of the form on the floor.
import type { Texts } from '../nl.ts';

export const assessments: Texts['assessments'] = {
  whoTitle: 'Who?',
  recentPeople: 'Seen lately',
  everybody: 'Everybody',
  finishedPeople: 'Who has finished',
  finishedLead: 'These people have finished here. What you saw before, you can still give.',
  morePeople: 'More people',
  firstPeople: 'Back to the beginning',
  nobody: 'There are no participants at this place yet.',
  addPerson: 'Add somebody',
  otherPerson: 'Somebody else',

  whatTitle: ({ name }) => `What did ${name} show?`,
  recentBadges: 'Used lately',
  has: 'earned',
  otherBadge: 'Another badge',

  seenTitle: ({ name }) => `What did you see ${name} do?`,
  seenLead: 'Tap only what you have seen.',
  earlier: ({ level }) => `Seen before: ${level}`,
  heldAlready: ({ name }) => `${name} already has this badge. What you tap now is kept.`,
  dayTitle: 'When?',
  today: 'Today',
  yesterday: 'Yesterday',
  otherDayLabel: 'Which day?',
  daysTitle: 'How many days in this week?',
  weekHint: 'The week of the day that you choose above.',

  confirmTurn: 'Turn the screen to the participant.',
  change: 'Change something',

  faults: {
    results: 'Tap what you have seen for at least one point.',
    days: 'Choose on how many days you have seen it.',
    observedOn: 'Choose a day: today or up to 30 days back.',
    notStored: 'Nothing has been kept yet. Try again in a few minutes.',
  },

  cvHint: 'On your CV? Make a code together. Then you choose which badges belong to it.',
  makeCode: 'Make a CV code',
  next: 'Next person',
  sameWho: ({ name }) => `Something else of ${name}`,

  progressTitle: ({ name }) => `Well on your way, ${name}!`,
  progressLead: 'It has been kept.',
  nextTitle: 'The next step',

  early: {
    title: 'Give it now after all?',
    lead: 'All of it was seen, but not on so many days yet. Why is it enough? This is not on the badge.',
    reasons: {
      'did-it-before': 'Did this often before',
      'colleague-saw': 'A colleague saw it too',
      'clear-today': 'It was very clear today',
    },
  },

  heldTitle: 'Talk first',
  heldLead: 'What was seen has been kept. There is no badge yet.',
  heldAsk: 'Do you agree?',
  lift: 'Yes, it is right now',

  waitingTitle: ({ name }) => `Everything has been seen, ${name}!`,
  waitingFor: {
    direct: 'The badge is still waiting.',
    'second-assessor': 'A second supervisor still looks.',
    'issuer-approval': 'The approver still looks.',
  },
  waitingSince: ({ age }) => `It has waited since ${age}.`,

  alreadyTitle: ({ name }) => `${name} already had this badge`,
  alreadyLead: 'What you have seen has been kept. The badge stays the same.',
  toBadge: 'See the badge',

  undo: 'Undo',
  undoHint: 'By accident? You can undo this for 10 minutes.',
  undoneTitle: 'Undone',
  undoneLead: 'It is gone, as if it had not happened.',
};
