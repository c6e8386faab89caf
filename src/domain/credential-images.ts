// The artwork of a badge: the drawing itself, the same in dots, and in grey for what is still to come.
import { createHash } from 'node:crypto';
import { Problem } from '../base/problem.ts';
import type { Services } from '../services.ts';
import { findCredentialImage } from '../store/credentials.ts';
import { placeArtwork } from './credential-pictures.ts';
import { render } from './renderings.ts';

const drawings = new Map<string, Promise<Uint8Array>>();
const maxDrawings = 64;

/** An SVG as a PNG so many pixels wide, drawn once. @throws Problem rendering-busy */
export function drawImage(services: Services, svg: string, width: number): Promise<Uint8Array> {
  const key = `${width} ${createHash('sha256').update(svg).digest('base64')}`;
  const known = drawings.get(key);
  if (known) return known;
  const drawing = render(services, 'png', { svg, width });
  drawing.catch(() => drawings.delete(key));
  if (drawings.size >= maxDrawings) drawings.delete(drawings.keys().next().value!);
  drawings.set(key, drawing);
  return drawing;
}

/** The SVG of the class version that a credential is of. @throws Problem not-found */
export async function loadCredentialArtwork(services: Services, { id }: { id: string }): Promise<string> {
  const svg = await findCredentialImage(services.db, id);
  if (svg === undefined) throw new Problem('not-found');
  return svg;
}

/** The same artwork in light grey. */
export function buildGreyArtwork(svg: string): string {
  const filter =
    '<filter id="grey-of-what-comes"><feColorMatrix type="saturate" values="0"/>' +
    '<feComponentTransfer><feFuncA type="linear" slope="0.4"/></feComponentTransfer></filter>';
  const artwork = placeArtwork(svg, { x: 0, y: 0, side: 100 });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${filter}<g filter="url(#grey-of-what-comes)">${artwork}</g></svg>`;
}
