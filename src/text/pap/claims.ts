// Papiamento words for what a participant says of themselves.
import type { HolderTexts } from '../holder-texts.ts';

export const claims: HolderTexts['claims'] = {
  title: 'Kiko mi por hasi kaba?',
  lead: 'Wak e badgenan. Bo por hasi un kos kaba? Bisa esei.',
  open: 'Wak e badgenan',
  said: 'Bo ta bisa: mi por hasi esaki kaba',
  has: 'bo tin',
  canTitle: 'Bo por hasi esaki kaba?',
  canHint: 'Primi e boton. Bo guia di trabou ta wak huntu ku bo.',
  can: 'Mi por hasi esaki kaba',
  claimed: 'Bo ta bisa: mi por hasi esaki kaba.',
  claimedHint: 'Bo guia di trabou sa.',
  together: 'Boso ta wak huntu.',
  takeBack: 'Kit’é',
  back: 'Tur badge',
};

export const selfAssessments: HolderTexts['selfAssessments'] = {
  title: 'Bis’é bo mes',
  lead: 'Kon ta bai? Primi loke ta pas pa bo.',
  levels: {
    'not-yet': 'mi no ta bisa nada ainda',
    'with-help': 'ku yudansa',
    independent: 'mi so',
    teaches: 'mi ta mustra otro',
  },
  save: 'Warda',
  change: 'Kambia loke bo ta bisa',
  besideTitle: 'Banda di otro',
  says: 'Bo',
  seen: 'Bo guia di trabou',
  beside: 'Loke bo ta bisa i loke a ser mirá, banda di otro.',
  together: 'Esaki a yena huntu.',
  private: 'Solamente bo i bo guianan di trabou ta mira esaki. E no ta konta pa e badge.',
};
