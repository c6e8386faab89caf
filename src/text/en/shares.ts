// English words about CV codes.
import type { Texts } from '../nl.ts';

export const shares: Texts['shares'] = {
  newTitle: 'A code for the CV',
  chooseBadges: 'Which badges may somebody see?',
  chooseBadgesHint: 'What you do not choose, nobody sees. Not even that it is there.',
  chooseName: 'Which name goes with it?',
  names: {
    full: 'Full name',
    first: 'Only the first name',
    initials: 'Only the first letters',
    none: 'No name',
  },
  make: 'Make the code',
  makeNew: 'Make a code',
  noBadges: 'There are no open badges yet. After that you can make a code.',
  faults: {
    credentialIds: 'Choose at least one badge that is open.',
    displayName: 'Choose which name goes with it.',
  },
  madeTitle: 'The code',
  onCv: 'Put this code on the CV:',
  cvLine: ({ link }) => `My badges: ${link}`,
  orScan: 'Or show this QR code.',
  shows: 'This is what somebody with the code sees',
  nameShown: ({ name }) => `Name: ${name}`,
  noNameShown: 'There is no name with it.',
  seeAsOthers: 'See it as others do',
  close: 'Close the code',
  closeHint: 'The code then never works again.',
  renew: 'Make a new code',
  renewHint: 'The old code then no longer works. The badges and the name stay the same.',
  closed: 'This code is closed. Nobody can use it any more.',
  badgesIn: ({ count }) => (count === 1 ? '1 badge' : `${count} badges`),
};

export const sharedPage: Texts['sharedPage'] = {
  titleOf: ({ name }) => `The badges of ${name}`,
  title: 'Badges',
  allValid: 'Everything is valid',
  allValidMeaning: 'These badges are real. They count now.',
  someRevoked: 'Not everything is valid',
  someRevokedMeaning: 'See with each badge whether it still counts.',
  noneValid: 'Nothing is valid now',
  noneValidMeaning: 'The maker has withdrawn everything.',
  valid: 'valid',
  revoked: 'withdrawn',
  see: 'What was seen?',
  checkAgain: 'Check everything again',
  code: ({ code }) => `Code ${code}`,
};
