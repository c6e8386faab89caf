// English words of a link that is sent.
import type { Texts } from '../nl.ts';

export const messages: Texts['messages'] = {
  subject: 'Your link',
  hello: ({ name }) => `Hello ${name},`,
  lead: 'This is your link:',
  once: 'The link works once. Give it to nobody.',
  until: ({ day }) => `It works until the end of ${day}.`,
  notYou: 'Do you not know this? Then you need not do anything.',
  short: ({ link }) => `Your link: ${link} It works once. Give it to nobody.`,
};

export const card: Texts['card'] = {
  title: ({ name }) => `For ${name}`,
  how: [
    'Scan the QR code with your phone.',
    'Tap the button. Now you see your badges.',
    'This card works once. Show it to nobody.',
  ],
  orCode: ({ address }) => `No camera? Go to ${address} and type this code:`,
  until: ({ day }) => `The card works until the end of ${day}.`,
};
