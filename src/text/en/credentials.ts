// English words of the page of one badge that somebody holds.
import type { Texts } from '../nl.ts';

export const credentialPage: Texts['credentialPage'] = {
  badge: 'Badge',
  superbadge: 'Superbadge',
  checkedByUs: 'Checked when it was made. It has not been withdrawn.',
  revoked: {
    word: 'Withdrawn',
    meaning: 'This badge no longer counts. Its maker has withdrawn it.',
  },
  seenTitle: 'This was seen at work',
  partsTitle: 'These badges belong to it',
  part: ({ month }) => `of ${month}`,
  level: 'Level',
  howOften: 'How often',
  when: 'When',
  maker: 'Maker',
  validUntil: 'Counts until',
  noEnd: 'no end date',
  questions: 'Questions?',
  askMaker: 'Ask the maker',
  noName: 'There is no name on this badge. Ask the person who shows it.',
  honest: 'This is not a diploma. It was seen at work.',
  checkAgain: 'Check everything again',
  saveFile: 'Save as a file',
  more: 'More about this badge',
  meaning: 'What this badge means',
  alignments: 'Matches',
  issuerId: 'Identifier of the maker',
  address: 'Address of the badge',
  version: 'Version of the requirements',
};
