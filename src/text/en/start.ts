// English words of the first page, the explanation and signing in.
import type { Texts } from '../nl.ts';

export const startPage: Texts['startPage'] = {
  title: 'Show what you can do',
  lead: [
    'A badge shows what somebody can do at work.',
    'A supervisor has seen it.',
    'Anybody can check whether the badge is real.',
  ],
  checkTitle: 'Did you get a code or a link?',
  checkLabel: 'Code or link',
  checkHint: 'A code is often on a CV. For example 7K3M-9QXT-2ABC.',
  checkButton: 'Check',
  signInTitle: 'Do you have badges yourself?',
  signInHint: 'Open the link or scan the card that your supervisor gave you. You need no password.',
  catalogue: 'Which badges are there?',
  explanation: 'How does it work?',
  hello: ({ name }) => `Hello ${name}`,
  whoTitle: 'Who showed something?',
  everybody: 'Everybody',
  queueTitle: 'To approve',
  queueWaiting: ({ count }) =>
    count === 1 ? '1 thing is waiting for you.' : `${count} things are waiting for you.`,
  queueOldest: ({ age }) => `The oldest has waited since ${age}.`,
  toQueue: 'See the list',
  toPeople: 'All participants',
};

export const signIn: Texts['signIn'] = {
  title: 'Sign in',
  hello: ({ name }) => `Hello ${name}`,
  lead: 'This link is for you. Tap the button to go on.',
  button: 'Go on',
  once: 'The link works once. Are you somebody else? Then do not tap.',
  deviceTitle: 'Whose device is this?',
  ownDevice: 'Mine',
  ownDeviceHint: 'You stay signed in.',
  sharedDevice: 'Somebody else’s, or shared with others',
  sharedDeviceHint: 'After an hour you are signed out. Sign out yourself when you are done.',
  codeTitle: 'Do you have a card with a code?',
  codeLabel: 'The code on your card',
  codeHint: 'The code has 12 characters. Capitals or small letters make no difference.',
  codeButton: 'Next',
  codeFault: 'This code is not right. Look at the 12 characters again.',
  codeUsed: 'This code no longer works. Ask your supervisor for a new card.',
  howTitle: 'Sign in',
  how: [
    'You sign in with a link or a card. You get it from your supervisor.',
    'A link or a card works once. You need no password.',
    'Does your card no longer work? Or is your phone gone? Ask your supervisor for a new card.',
  ],
};
