// Papiamento words of the sheet for a talk.
import type { HolderTexts } from '../holder-texts.ts';

export const talkSheet: HolderTexts['talkSheet'] = {
  title: ({ name }) => `Papel pa papia: ${name}`,
  open: 'Papel pa un kòmbersashon',
  hint: 'Print e papel aki pa un kòmbersashon. Yen’é huntu.',
  forOthers: 'Pa papia ku otro hende',
  forOthersHint: 'Riba e papel aki tin solamente badge i e siguiente paso.',
  forUs: 'Pa nos dos',
  together: 'Yena huntu',
  good: 'Esaki ta bai bon',
  learn: 'Esaki mi ke siña',
  agree: 'Esaki nos ta palabrá',
  supervisor: 'Guia di trabou',
  kept: 'E papel aki ta di bo. Bo ta skohe ken ta mir’é. Nos no ta warda nada di e kòmbersashon.',
};
