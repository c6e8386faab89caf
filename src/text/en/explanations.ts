// English words of what a badge is, for each who meets one, and of the poster.
import type { Texts } from '../nl.ts';

export const ownExplanation: Texts['ownExplanation'] = {
  title: 'How does it work?',
  name: 'I get badges',
  steps: [
    'You work. Your supervisor watches.',
    'You show what you can do. Then you get a badge.',
    'The badge is yours. You choose who sees it.',
  ],
  privacyTitle: 'What others do not see',
  privacy: [
    'A badge holds no name, no address and no day.',
    'What was not seen yet is written nowhere.',
    'We do not know which employer looks at a badge. Search engines do not find a badge.',
  ],
  catalogue: 'See all badges',
  others: 'Explanation for somebody else',
};

export const explanation: Texts['explanation'] = {
  lead: 'A badge shows what somebody can do at work. Who are you?',
  roles: {
    begeleider: {
      name: 'I guide people',
      steps: [
        'Tap what you have seen. It takes less than a minute.',
        'Show the screen and ask: is this right?',
        'Has everything been seen? Then the badge is there at once.',
      ],
    },
    werkgever: {
      name: 'I look for staff',
      steps: [
        'Scan the QR code or type the code on the CV. You need no account.',
        'You see whether the badge is real. And what somebody can do, and how often it was seen.',
        'It is not a diploma. A supervisor saw it at work.',
      ],
    },
    leidinggevende: {
      name: 'I run a place',
      steps: [
        'Add people with nothing but their name. Print a card to sign in with.',
        'See in the list what waits for you: approving, withdrawing, questions.',
        'Put up the poster. Then everybody knows which badges there are.',
      ],
    },
  },
  actions: {
    check: 'Check a badge',
    award: 'Give a badge',
    poster: 'Make a poster',
  },
};

export const poster: Texts['poster'] = {
  title: 'Poster',
  lead: 'Choose what is on it. Print it and put it up.',
  heading: 'Show here what you can do',
  steps: ['Join in.', 'Show what you can do.', 'Get a badge. It is yours.'],
  scan: {
    uitleg: 'Scan and read how it works.',
    vloer: 'For supervisors: scan and give a badge.',
  },
  place: 'Place',
  badges: 'Badges on the poster',
  target: 'Where does the QR code lead?',
  targets: { uitleg: 'To the explanation, for everybody', vloer: 'To giving a badge, for supervisors' },
  show: 'See the poster',
  print: 'Print the poster with the menu of your browser.',
  none: 'Choose at least one badge.',
  tooMany: ({ maximum, count }) =>
    `The poster has room for ${maximum} badges. You chose ${count}. The first ${maximum} are on it.`,
};
