// English words for keeping a badge and sending it to somebody.
import type { Texts } from '../nl.ts';

export const takeAlong: Texts['takeAlong'] = {
  title: 'Keep or share',
  lead: 'A badge is proof of what you can do. Your supervisor saw it at work.',
  honest: 'A badge is not a diploma.',
  allLead: 'Everything leads to the same page. There somebody sees whether the badge counts.',
  sendTitle: 'Send it to somebody',
  sendHint: 'You send a link. You choose to whom.',
  sms: 'Text message',
  mail: 'E-mail',
  otherWay: 'Another way',
  copyLink: 'Copy the link',
  copied: 'The link is copied.',
  paperTitle: 'On paper',
  paperHint: 'You can print it or keep it. There is a QR code on it.',
  size: 'How large?',
  sizes: { a4: 'A large sheet (A4)', card: 'A card for in your bag' },
  paperName: 'Which name is on it?',
  paperLanguage: 'In which language?',
  makePaper: 'Make the paper',
  codePaper: 'Make a sheet with this code',
  fridgeTitle: 'For on the fridge',
  fridgeHint: 'A sheet with all your badges. Only your first name is on it.',
  makeFridge: 'Make the sheet',
  pictureTitle: 'A picture',
  pictureHint: 'There is no name on it. Nor where you work.',
  pictureAlt: ({ badge }) => `Picture of the badge ${badge}, with a QR code`,
  savePicture: 'Keep the picture',
  sharePicture: 'Share the picture',
  linkedinHint: [
    'LinkedIn gets four things: the badge, the maker, the month and the link.',
    'On LinkedIn your name stands beside it. Everybody can see it then.',
    'Do you close the badge here? Then the link there does not work any more either.',
  ],
  linkedinAdd: 'Put it on LinkedIn',
  filesTitle: 'Files',
  filesHint: 'For an app that keeps badges. The whole badge is in each file.',
  files: { png: 'Picture', svg: 'Drawing', json: 'Data file', jwt: 'Signed file' },
};

/** What others read: in the language of the badge. */
export const sent: Texts['sent'] = {
  subject: ({ badge }) => `My badge: ${badge}`,
  message: ({ badge, link }) =>
    `I can do this: ${badge}. It was seen at work. Not a diploma. See whether it is right: ${link}`,
  setSubject: 'My badges',
  setMessage: ({ link }) =>
    `These are my badges. It was seen at work. Not a diploma. See whether it is right: ${link}`,
  linkedinName: ({ badge }) => `${badge} (badge, not a diploma)`,
};
