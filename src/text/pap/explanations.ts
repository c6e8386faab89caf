// Papiamento words of what a badge is, for who gets one.
import type { HolderTexts } from '../holder-texts.ts';

export const ownExplanation: HolderTexts['ownExplanation'] = {
  title: 'Kon esaki ta funshoná?',
  name: 'Mi ta haña badge',
  steps: [
    'Bo ta traha. Bo guia di trabou ta wak.',
    'Bo ta mustra loke bo por hasi. Anto bo ta haña un badge.',
    'E badge ta di bo. Bo ta skohe ken por mir’é.',
  ],
  privacyTitle: 'Loke otro hende no ta mira',
  privacy: [
    'Riba un badge no tin nòmber, adrès ni dia.',
    'Loke ainda no a wòrdu mirá no ta skibí niun kaminda.',
    'Nos no sa kua dunadó di trabou ta wak un badge. Buskadó no ta haña un badge.',
  ],
  catalogue: 'Mira tur badge',
  others: 'Splikashon pa otro hende',
};
