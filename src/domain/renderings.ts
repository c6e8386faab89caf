// What takes so long to draw that it is done in a thread of its own: one row per kind. Each draws from data alone, so
// that the data can go to the thread; where there are no threads it is drawn right here.
import { renderPng } from '../base/render-png.ts';
import type { Services } from '../services.ts';
import { languages } from '../text/languages.ts';
import { buildCertificateSheet, type CertificateSize } from './certificate-sheets.ts';
import type { Certificate } from './certificates.ts';
import { drawPicture, type PictureFacts } from './credential-pictures.ts';
import { buildFridgeCard, buildShareSheet, type FridgeFacts, type ShareSheetFacts } from './share-sheets.ts';

/** Words are functions and can not be copied: each side has its own. */
type WithoutWords<Facts> = Omit<Facts, 'texts'>;

function addWords<Facts extends { language: 'nl' | 'en' }>(facts: Facts) {
  return { ...facts, texts: languages[facts.language].texts };
}

const renderings = {
  certificate: ({ size, ...facts }: WithoutWords<Certificate> & { size: CertificateSize }) =>
    buildCertificateSheet(addWords(facts), size),
  'share-sheet': (facts: WithoutWords<ShareSheetFacts>) => buildShareSheet(addWords(facts)),
  'fridge-card': (facts: WithoutWords<FridgeFacts>) => buildFridgeCard(addWords(facts)),
  picture: (facts: PictureFacts) => drawPicture(facts),
  png: ({ svg, width }: { svg: string; width: number }) => renderPng(svg, width),
};

type Renderings = typeof renderings;
export type RenderingName = keyof Renderings;

/** Draws in this thread. The same order gives the same bytes. */
export async function drawRendering({ name, facts }: { name: string; facts: unknown }): Promise<Uint8Array> {
  return (renderings[name as RenderingName] as (facts: unknown) => Promise<Uint8Array>)(facts);
}

/**
 * Has something drawn, in a thread where there are any.
 * @throws Problem rendering-busy
 */
export function render<Name extends RenderingName>(
  services: Services,
  name: Name,
  facts: Parameters<Renderings[Name]>[0],
): Promise<Uint8Array> {
  return (services.runRendering ?? drawRendering)({ name, facts });
}
