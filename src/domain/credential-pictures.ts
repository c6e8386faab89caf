// The picture of a badge to send to others: its artwork, its name and a QR code. On it stands no name of a person and no
// place.
import { drawQrCode } from '../base/qr-code.ts';
import { renderPng } from '../base/render-png.ts';
import { loadTypefaces, type Typefaces, type Weight } from '../base/typefaces.ts';
import { type Language, languages } from '../text/languages.ts';

/** Artwork as a part of a larger drawing. */
export function placeArtwork(svg: string, { x, y, side }: { x: number; y: number; side: number }): string {
  const start = svg.indexOf('<svg');
  const end = svg.indexOf('>', start);
  const root = svg.slice(start, end).replace(/\s(?:width|height|x|y)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  const place = ` x="${x}" y="${y}" width="${side}" height="${side}"`;
  return `<svg${place}${root.slice('<svg'.length)}${svg.slice(end)}`;
}

export type PictureFacts = {
  artwork: string;
  name: string;
  /** Where anybody can check it; only its QR code is shown. */
  address: string;
  language: Language;
  isRevoked: boolean;
};

/** What chat programs and social media show best. */
const width = 1200;
const height = 630;
const column = { x: 540, width: 600 };

/** A PNG to send to others. */
export async function drawPicture(facts: PictureFacts): Promise<Uint8Array> {
  const typefaces = await loadTypefaces();
  const { honest, assessed, revoked, checkTitle } = languages[facts.language].texts.certificates;
  const qr = drawQrCode(facts.address);
  const side = 160;
  const scale = side / qr.side;
  const lines = [
    { text: facts.name, weight: 'bold', size: findNameSize(typefaces, facts.name), color: '#221a1d' },
    { text: facts.isRevoked ? revoked : honest, weight: 'bold', size: 28, color: '#6b2b52' },
    { text: assessed, weight: 'regular', size: 24, color: '#221a1d' },
  ] as const;
  const type = { weight: 'bold', size: 26 } as const;
  const check = typefaces.drawText(checkTitle, { ...type, x: column.x + side + 50, y: 520 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<path fill="#fbf6ee" d="M0 0h${width}v${height}H0z"/><path fill="#6b2b52" d="M0 0h${width}v18H0z"/>
${placeArtwork(facts.artwork, { x: 80, y: 120, side: 410 })}
${writeColumn(typefaces, lines)}
<path fill="#221a1d" d="${check}"/>
<path fill="#fff" d="M${column.x} 420h${side + 24}v${side + 24}h-${side + 24}z"/>
<path transform="translate(${column.x + 12} 432) scale(${scale})" d="${qr.path}"/></svg>`;
  return renderPng(svg, width);
}

function findNameSize(typefaces: Typefaces, name: string): number {
  const fits = (size: number) =>
    typefaces.wrapText(name, { weight: 'bold', size, width: column.width }).length * size <= 130;
  return [64, 56, 48, 40].find(fits) ?? 34;
}

type Line = { text: string; weight: Weight; size: number; color: string };

/** Drawn as outlines: the one who draws has no letters. */
function writeColumn(typefaces: Typefaces, lines: readonly Line[]): string {
  let y = 60;
  return lines
    .map(({ color, text, ...type }) => {
      const outlines = typefaces.wrapText(text, { ...type, ...column }).map((line) => {
        y += type.size * 1.25;
        return typefaces.drawText(line, { ...type, x: column.x, y });
      });
      y += 22;
      return `<path fill="${color}" d="${outlines.join('')}"/>`;
    })
    .join('');
}
