// Papiamento words of a participant's own pages.
import type { HolderTexts } from '../holder-texts.ts';
import { buildCounter } from '../locales.ts';

const counted = buildCounter('pap');

export const mine: HolderTexts['mine'] = {
  hello: ({ name }) => `Bon dia ${name}`,
  count: ({ count }) => counted(count, { one: 'Bo tin # badge.', other: 'Bo tin # badge.' }),
  proud: 'Esaki bo por hasi. Un hende a mir’é na bo trabou.',
  none: 'Bo no tin badge ainda.',
  noneHint: 'Na bo trabou bo por mustra loke bo por hasi. Anto bo ta haña un badge.',
  badgesTitle: 'Bo badgenan',
  newest: 'Bo badge mas nobo',
  nextTitle: 'Bo siguiente paso',
  nextFor: 'Pa e badge aki:',
  superbadgesTitle: 'Super badge',
  superbadgesLead: 'Ku un grupo di badge bo ta haña un super badge.',
  toGo: ({ count }) => counted(count, { one: 'ainda # mas', other: 'ainda # mas' }),
  pathHas: 'bo tin é',
  pathOpen: 'ainda pa haña',
  complete: 'Tur kos tei. Un hende ta wak ainda.',
  helps: 'Esaki ta yuda:',
  codesTitle: 'Un kódigo pa bo CV',
  codesLead: 'Bo ta skohe kua badge un hende por mira. Bo ta haña un kódigo. Bo ta pon’é riba bo CV.',
  whoSeesTitle: 'Ken ta mira kiko?',
  whoSees: [
    'Bo guia di trabou ta mira bo badgenan i loke bo a mustra kaba.',
    'Bo hefe tambe ta mira esei. Ken ta aprobá òf ta maneha badge ta mira bo badgenan so.',
    'Un dunadó di trabou ta mira solamente loke bo ta mustra, ku un link òf un kódigo.',
    'Riba un badge no tin nòmber ni dia.',
    'Bo por sera tur kos atrobe. Esei ta traha mesora.',
  ],
  closedNote: 'será',
  openBadge: 'Mira i kompartí',
  revokedTitle: 'Badge retirá',
};

export const ownBadge: HolderTexts['ownBadge'] = {
  linkTitle: 'E link',
  linkHint: 'Ken ku tin e link aki por mira e badge.',
  takeAlong: 'Warda òf kompartí',
  seeAsOthers: 'Asina otro hende ta mir’é',
  openNow: 'E badge aki ta habrí.',
  openMeaning: 'Ken ku tin e link òf un kódigo por mir’é.',
  close: 'Ser’é',
  closedNow: 'E badge aki ta será.',
  closedMeaning: 'Niun hende no por mir’é. Ni ku un kódigo.',
  open: 'Habri é',
  revokedNow: 'E badge aki ta retirá. E no ta bal mas.',
  withdraw: 'Mi no ke e badge aki mas',
  withdrawTitle: 'Bo ke kita e badge aki?',
  withdrawLead: [
    'E badge no ta bal mas.',
    'Niun hende no por mir’é mas.',
    'Bo no por hasi esaki bèk. Bo ke é despues atrobe? Anto bo ta mustra tur kos di nobo.',
  ],
  withdrawOr: 'Bo ke solamente pa niun hende no mir’é? Anto ser’é. Esei bo por kambia despues.',
  withdrawYes: 'Sí, retirá e badge',
  withdrawNo: 'Nò, mi ta keda ku e badge',
  requestTitle: 'E badge aki no ta korekto?',
  requestLead: 'Anto pidi pa retir’é. E motibu ta keda entre boso.',
  requestReason: 'Dikon?',
  request: 'Pidi pa retir’é',
  requestNow: 'Retir’é',
  reasonNeeded: 'Skohe un motibu.',
};

export const ownNotices: HolderTexts['ownNotices'] = {
  'code-dicht': 'E kódigo ta será. Niun hende no por us’é mas.',
  'code-nieuw': 'Tin un kódigo nobo. E bieu no ta traha mas.',
  'badge-dicht': 'E badge ta será. Niun hende no por mir’é ku e link òf un kódigo.',
  'badge-open': 'E badge ta habrí. Ken ku tin e link òf un kódigo por mir’é.',
  'badge-weg': 'E badge ta retirá.',
  gezegd: 'Bo guia di trabou sa. Boso ta wak huntu.',
  teruggenomen: 'A kit’é.',
  bewaard: 'A ward’é.',
  'code-naam': 'E nòmber serka e kódigo a kambia.',
  'naam-gevraagd': 'Bo a pidi. Un hende di bo trabou ta wak bo nòmber.',
  'wissen-gevraagd': 'Bo a pidi. Un hende di bo trabou ta kita tur kos.',
  'vraag-terug': 'E petishon a ser retirá.',
};
