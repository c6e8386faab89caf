// The bytes of a PDF's streams: as they are, or packed by zlib, perhaps with a predictor. No other filter is read.
// ISO 32000-2, 7.3.8 (stream objects) and 7.4.4 (LZW and Flate).
import { refuse } from './container.ts';
import { inflate } from './encodings.ts';
import { findPdfCount, findPdfName, type PdfDictionary, type PdfValue } from './pdf-values.ts';

/** What may still be unpacked out of one file. */
export type InflateBudget = { inflated: number };

function onlyOf(value: PdfValue | undefined): PdfValue | undefined {
  if (!Array.isArray(value)) return value ?? undefined;
  return value.length > 1 ? refuse('pdf-filter-unsupported') : (value[0] ?? undefined);
}

function predictPaeth(left: number, up: number, upLeft: number): number {
  const [toLeft, toUp, toUpLeft] = [up - upLeft, left - upLeft, left + up - 2 * upLeft].map(Math.abs);
  if (toLeft! <= toUp! && toLeft! <= toUpLeft!) return left;
  return toUp! <= toUpLeft! ? up : upLeft;
}

// By the type byte in front of each row, as in PNG.
const predictions: ((left: number, up: number, upLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  predictPaeth,
];

function undoRows(bytes: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  if (bytes.length % (rowBytes + 1) !== 0) return refuse('pdf-broken');
  const rows = bytes.length / (rowBytes + 1);
  const plain = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowBytes + 1);
    const to = row * rowBytes;
    const predict = predictions[bytes[from]!] ?? refuse('pdf-broken');
    for (let column = 0; column < rowBytes; column += 1) {
      const left = column < pixelBytes ? 0 : plain[to + column - pixelBytes]!;
      const up = row === 0 ? 0 : plain[to - rowBytes + column]!;
      const upLeft = row === 0 || column < pixelBytes ? 0 : plain[to - rowBytes + column - pixelBytes]!;
      plain[to + column] = bytes[from + 1 + column]! + predict(left, up, upLeft);
    }
  }
  return plain;
}

function undoPredictor(bytes: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  if (!(parameters instanceof Map)) return bytes;
  const read = (name: string, normal: number) => findPdfCount(parameters.get(name)) ?? normal;
  const predictor = read('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10 || predictor > 15) return refuse('pdf-filter-unsupported');
  const pixelBits = read('Colors', 1) * read('BitsPerComponent', 8);
  const rowBytes = Math.ceil((read('Columns', 1) * pixelBits) / 8);
  return rowBytes > 0 && rowBytes < 1 << 16
    ? undoRows(bytes, rowBytes, Math.ceil(pixelBits / 8))
    : refuse('pdf-broken');
}

/**
 * Undoes the filter that a stream's dictionary names. `follow` reads past references.
 * Refuses pdf-broken, pdf-filter-unsupported, inflates-too-far.
 */
export function decodeStream(
  raw: Uint8Array,
  dictionary: PdfDictionary,
  { budget, follow }: { budget: InflateBudget; follow(value: PdfValue | undefined): PdfValue },
): Uint8Array {
  const filter = onlyOf(follow(dictionary.get('Filter')));
  if (filter === undefined) return raw;
  if (findPdfName(filter) !== 'FlateDecode') return refuse('pdf-filter-unsupported');
  const bytes = inflate(raw, budget.inflated) ?? refuse('pdf-broken');
  budget.inflated -= bytes.length;
  return undoPredictor(bytes, follow(onlyOf(follow(dictionary.get('DecodeParms')))));
}
