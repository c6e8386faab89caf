// English words of a participant's own pages.
import type { Texts } from '../nl.ts';

export const mine: Texts['mine'] = {
  hello: ({ name }) => `Hello ${name}`,
  count: ({ count }) => (count === 1 ? 'You have 1 badge.' : `You have ${count} badges.`),
  proud: 'You can do this. Somebody has seen it at your work.',
  none: 'You have no badges yet.',
  noneHint: 'At work you can show what you can do. Then you get a badge.',
  badgesTitle: 'Your badges',
  nextTitle: 'Your next step',
  nextFor: 'For this badge:',
  superbadgesTitle: 'Superbadges',
  superbadgesLead: 'With a group of badges you get a superbadge.',
  toGo: ({ count }) => `${count} to go`,
  pathHas: 'you have it',
  pathOpen: 'still to get',
  complete: 'Everything is there. Somebody still looks.',
  helps: 'This helps:',
  codesTitle: 'A code for your CV',
  codesLead: 'You choose which badges somebody may see. You get a code. You put it on your CV.',
  whoSeesTitle: 'Who sees what?',
  whoSees: [
    'Your supervisor sees your badges and what you have shown so far.',
    'An employer only sees what you show, with a link or a code.',
    'There is no name and no day on a badge.',
    'You can close everything again. That works at once.',
  ],
  closedNote: 'closed',
  openBadge: 'See and share',
  revokedTitle: 'Withdrawn badges',
};

export const ownBadge: Texts['ownBadge'] = {
  linkTitle: 'The link',
  linkHint: 'Whoever has this link can see the badge.',
  seeAsOthers: 'See it as others do',
  openNow: 'This badge is open.',
  openMeaning: 'Whoever has the link or a code can see it.',
  close: 'Close it',
  closedNow: 'This badge is closed.',
  closedMeaning: 'Nobody can see it. Not with a code either.',
  open: 'Open it',
  revokedNow: 'This badge was withdrawn. It no longer counts.',
  withdraw: 'I do not want this badge any more',
  withdrawTitle: 'Do you want this badge gone?',
  withdrawLead: [
    'The badge then no longer counts.',
    'Nobody can see it any more.',
    'You can not turn this back. Do you want it again later? Then you show everything again.',
  ],
  withdrawOr: 'Do you only want that nobody sees it? Then close it. You can change that again later.',
  withdrawYes: 'Yes, withdraw the badge',
  withdrawNo: 'No, I keep the badge',
  requestTitle: 'Is this badge not right?',
  requestLead: 'Then ask to withdraw it. The reason stays between you.',
  requestReason: 'Why?',
  request: 'Ask to withdraw',
  requestNow: 'Withdraw',
  reasonNeeded: 'Choose a reason.',
};

export const ownNotices: Texts['ownNotices'] = {
  'code-dicht': 'The code is closed. Nobody can use it any more.',
  'code-nieuw': 'There is a new code. The old one no longer works.',
  'badge-dicht': 'The badge is closed. Nobody can see it any more through its link or a code.',
  'badge-open': 'The badge is open. Whoever has the link or a code can see it.',
  'badge-weg': 'The badge has been withdrawn.',
};
