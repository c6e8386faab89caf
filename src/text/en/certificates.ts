// English words on papers and pictures to take along.
import type { Texts } from '../nl.ts';

export const certificates: Texts['certificates'] = {
  badge: 'Badge',
  superbadge: 'Superbadge',
  seenTitle: 'This was seen at work',
  partsTitle: 'These badges belong to it',
  badgesTitle: 'This was seen at work',
  level: 'Level',
  howOften: 'How often',
  when: 'When',
  maker: 'Maker',
  honest: 'Proof of what someone can do. Not a diploma.',
  assessed: 'Assessed at work, by a supervisor.',
  revoked: 'Withdrawn. This badge no longer counts.',
  checkTitle: 'Is this real? See for yourself.',
  checkLead: 'Scan the code with a phone. Or type the address. You see whether the badge counts now.',
  checkCode: ({ address }) => `Scan the code. Or go to ${address} and type:`,
  noName: 'There is no name on this sheet.',
  qrAlt: ({ address }) => `QR code of ${address}`,
  attached: 'The badge with its digital signature',
  setTitle: 'My badges',
  setTitleOf: ({ name }) => `The badges of ${name}`,
  fridgeTitle: ({ name }) => `${name} can do this!`,
  fridgeNext: 'Nearly there:',
  fridgeCheck: ({ address }) => `See whether this is right: ${address}`,
  fileTitle: ({ badge }) => `Badge: ${badge}`,
};
