// Papiamento words about codes for a CV.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pap');

export const shares: HolderTexts['shares'] = {
  newTitle: 'Un kódigo pa e CV',
  chooseBadges: 'Kua badge un hende por mira?',
  chooseBadgesHint: 'Loke bo no skohe, niun hende no ta mira. Ni ku e ta eksistí.',
  chooseName: 'Kua nòmber ta pará serka?',
  names: {
    full: 'Nòmber kompletu',
    first: 'Solamente e promé nòmber',
    initials: 'Solamente e promé lèternan',
    none: 'Sin nòmber',
  },
  make: 'Traha e kódigo',
  makeNew: 'Traha un kódigo',
  noBadges: 'No tin badge habrí ainda. Despues bo por traha un kódigo.',
  faults: {
    credentialIds: 'Skohe por lo ménos un badge ku ta habrí.',
    displayName: 'Skohe kua nòmber ta pará serka.',
  },
  madeTitle: 'E kódigo',
  onCv: 'Pon e kódigo aki riba e CV:',
  cvLine: ({ link }) => `Mi badgenan: ${link}`,
  orScan: 'Òf mustra e kódigo QR aki.',
  shows: 'Esaki un hende ku e kódigo ta mira',
  nameShown: ({ name }) => `Nòmber: ${name}`,
  noNameShown: 'No tin nòmber serka.',
  seeAsOthers: 'Asina otro hende ta mir’é',
  close: 'Sera e kódigo',
  closeHint: 'E kódigo no ta traha nunka mas.',
  renew: 'Traha un kódigo nobo',
  renewHint: 'E kódigo bieu no ta traha mas. E badgenan i e nòmber ta keda meskos.',
  closed: 'E kódigo aki ta será. Niun hende no por us’é mas.',
  badgesIn: ({ count }) => counted(count, { one: '# badge', other: '# badge' }),
};
