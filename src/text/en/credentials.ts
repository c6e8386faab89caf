// English words of the page of one badge that somebody holds.
import type { Texts } from '../nl.ts';

export const credentialPage: Texts['credentialPage'] = {
  checkedByUs: 'Checked when it was made. It has not been withdrawn.',
  maker: 'Maker',
  noName: 'There is no name on this badge. Ask the person who shows it.',
  checkAgain: 'Check everything again',
  saveFile: 'Save as a file',
  files: 'Save as',
  fileForms: {
    json: 'file',
    jwt: 'signed file (.jwt)',
    png: 'picture with the badge in it (.png)',
    svg: 'drawing with the badge in it (.svg)',
    pdf: 'paper to print (.pdf)',
    card: 'card to print (.pdf)',
    picture: 'picture to share (.png)',
  },
  more: 'More about this badge',
  meaning: 'What this badge means',
  alignments: 'Matches',
  issuerId: 'Identifier of the maker',
  address: 'Address of the badge',
  version: 'Version of the requirements',
};
