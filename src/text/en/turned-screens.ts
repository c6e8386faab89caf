// The screen that is turned to the participant: what was seen, and the new badge.
import type { Texts } from '../nl.ts';

export const turnedScreen: Texts['turnedScreen'] = {
  confirmTitle: ({ name }) => `Is this right, ${name}?`,
  confirmLead: ({ day }) => `This was seen on ${day}.`,
  confirmDays: ({ days }) => (days === 1 ? '1 day in this week' : `${days} days in this week`),
  yes: 'Yes, it is',
  talk: 'Talk first',
  talkHint: 'Do you want to talk first? Then we keep this. The badge comes later.',
  awardedTitle: ({ name }) => `Well done, ${name}!`,
  awardedLead: ({ badge }) => `You have the badge ${badge}.`,
  qrHint: 'Scan with your phone. Then you have the badge with you.',
  codeHint: 'Or type this code:',
  keptTitle: ({ name }) => `Kept, ${name}`,
  keptLead: 'We send it when there is internet again.',
};
