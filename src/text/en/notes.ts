// A note of an assessor about what they saw: for colleagues, never on a badge. B1.
import type { Texts } from '../nl.ts';

export const notes: Texts['notes'] = {
  title: 'Notes',
  add: 'Write a note',
  written: 'Your note',
  label: 'What did you see at work?',
  hint: ({ name }) =>
    `Write only about the work, nothing about somebody’s life. Colleagues who work with ${name} read it, and ${name} may see it too. It never comes on the badge.`,
  save: 'Keep the note',
  tooLong: 'Make it shorter: 140 characters at most.',
  riskTitle: 'Does this say something about somebody’s life?',
  riskLead: 'Write only what you saw at work.',
  riskWords: ({ words }) => `Read this once more: ${words}.`,
  saveChanged: 'Keep the new words',
  leaveOut: 'Leave the note out',
  isWork: 'This is about the work',
};
