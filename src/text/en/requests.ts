// English words for what participants asked.
import type { Texts } from '../nl.ts';

export const requests: Texts['requests'] = {
  title: 'Requests of participants',
  lead: 'Somebody asked for another name, or to erase everything. Do it within a month.',
  none: 'There are no requests.',
  open: 'Requests of participants',
  look: 'See the requests',
  asksName: ({ name }) => `Asks for this name: ${name}`,
  changeName: 'Change the name',
  leaveName: 'The name is right already',
  asksErase: 'Asks to erase everything.',
  erase: 'Look and erase',
  eraseSure: 'Erase everything of this participant?',
  eraseLead: [
    'All badges are withdrawn. Links and codes no longer work.',
    'Name, e-mail address, assessments and codes are erased.',
    'It can not be taken back.',
    'All that stays is that badges were withdrawn, without a name.',
  ],
  eraseYes: 'Erase everything',
};

export const personalData: Texts['personalData'] = {
  readme: [
    'This is everything that we keep of you.',
    'The file data: all details, by kind. Also who did what, and when.',
    'The folder badges: each badge as a file. The signature is in it.',
  ],
};
