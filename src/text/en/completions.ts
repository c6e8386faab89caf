// Finishing, for the floor.
import type { Texts } from '../nl.ts';

export const completions: Texts['completions'] = {
  open: 'Finish',
  title: ({ name }) => `${name} finishes`,
  lead: ({ name }) => `All of these badges was seen. Give them before ${name} goes.`,
  nothing: ({ name }) => `Nothing is waiting any more. What ${name} showed has been given.`,
  states: {
    ready: 'Ready to be given.',
    held: 'You were going to talk first.',
    waiting: 'Somebody else is still looking.',
    'look-again': 'Have another look.',
  },
  award: ({ count }) => (count === 1 ? 'Give this badge' : `Give these ${count} badges`),
  talk: 'Talk and settle it',
  look: 'Look now',
  doneTitle: ({ name }) => `Is ${name} done here?`,
  doneSince: ({ name, month }) => `${name} is done here since ${month}`,
  kept: ({ name }) =>
    `We keep the month only, and no reason. ${name} keeps the badges, the codes and their own page.`,
  done: ({ name }) => `${name} is done here`,
  back: ({ name }) => `${name} is here again`,
};
