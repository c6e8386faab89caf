// English words about participants, for floor staff.
import type { Texts } from '../nl.ts';

export const people: Texts['people'] = {
  title: 'Participants',
  nobody: 'There are no participants yet.',
  more: 'More participants',
  addTitle: 'Add somebody',
  addHint: 'Only fill in the name. Nothing more is needed.',
  givenName: 'First name',
  familyName: 'Last name',
  location: 'Place',
  add: 'Add',
  faults: {
    givenName: 'Fill in the first name, on one line.',
    familyName: 'Fill in the last name, on one line.',
    locationId: 'Choose the place where this person works.',
  },

  give: ({ name }) => `Give ${name} a badge`,
  badgesTitle: 'Badges',
  noBadges: ({ name }) => `${name} has no badges yet.`,
  closed: 'closed',
  revoked: 'withdrawn',
  progressTitle: 'On the way',
  superbadgesTitle: 'Superbadges',
  codesTitle: 'CV codes',
  noCodes: 'There is no code yet.',
  cardTitle: 'Signing in',
  cardLead: ({ name }) =>
    `With a card ${name} gets to their own badges. The card works once and for 14 days.`,
  makeCard: 'Make a sign-in card',
  cardMade: ({ name }) => `Sign-in card for ${name}`,
  cardHow: [
    'Scan the QR code with your phone.',
    'Tap the button. Now you see your badges.',
    'This card works once. Show it to nobody.',
  ],
  cardUntil: ({ day }) => `The card works until ${day}.`,
  cardPrint: 'Print this page, or scan the code from the screen.',
  cardOld: 'An earlier card no longer works.',
  back: 'Back',
};

export const notices: Texts['notices'] = {
  'intrekken-gevraagd': 'The request is in the list. A manager or the administrator will look at it.',
  ingetrokken: 'The badge has been withdrawn.',
  goedgekeurd: 'Approved. The badge has been given.',
  teruggestuurd: 'Sent back. The supervisor can look again.',
  bewaard: 'Saved.',
  'pin-weg': 'The PIN is gone. A new one is chosen after signing in.',
  'passkeys-weg': 'The passkeys are gone.',
  afgesloten: 'This person can no longer sign in.',
  toegelaten: 'This person can sign in again. Give them a sign-in link.',
  verhuisd: 'Moved. What was seen went along.',
  'plek-dicht': 'The location is closed.',
  'plek-open': 'The location is open again.',
  'niet-ingetrokken': 'The badge stays valid.',
  'kan-ik-al': 'It was said. It is in the list of the supervisors.',
  'samen-kijken': 'Agreed: you will look together.',
  'niet-samen': 'The appointment is gone. It stays in the list.',
  stapje: 'The small step was given.',
  'stapje-terug': 'The small step is gone.',
};
