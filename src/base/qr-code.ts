// A QR code as the outlines of its dark squares. Spec: ISO/IEC 18004.
import { encodeQR } from 'qr';

export type QrCode = {
  /** The data of an SVG path; one unit is one square. */
  path: string;
  /** Squares of each side, without the light border that readers need: four squares all around. */
  side: number;
};

export function drawQrCode(text: string): QrCode {
  // The package draws no code without a border.
  const rows = encodeQR(text, 'raw', { border: 1, ecc: 'medium' })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  return { path: rows.map(drawRow).join(''), side: rows.length };
}

/** One rectangle for each run of dark squares. */
function drawRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) {
      x++;
    }
    path += x > start ? `M${start} ${y}h${x - start}v1H${start}z` : '';
  }
  return path;
}
