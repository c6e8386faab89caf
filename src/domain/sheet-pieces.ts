// What papers have in common: lengths, inks, the tick before what was seen, a QR code, the signed badges inside. Knows
// no layout.
import { buildPdf, type PdfPage, type PdfText } from '../base/pdf-page.ts';
import type { QrCode } from '../base/qr-code.ts';
import type { Language, Texts } from '../text/languages.ts';

/** Millimetres in the points of a PDF. */
export const mm = (length: number) => (length * 72) / 25.4;

/** Each dark enough to be read when it is printed in grey. */
export const inks = {
  ink: '#221a1d',
  brand: '#6b2b52',
  bad: '#8f1220',
  line: '#b9aeb0',
  soft: '#4d4346',
} as const;

export type SheetFacts = {
  texts: Texts;
  language: Language;
  /** yyyy-mm */
  month: string;
  /** The signed badges that travel in the file. */
  attachments: { name: string; document: string }[];
};

export type Sheet = { title: string; width: number; height: number; pictures: readonly Uint8Array[] };

/** A paper of one page with its badges attached. */
export function buildSheet(
  { title, width, height, pictures }: Sheet,
  { texts, language, month, attachments }: SheetFacts,
  draw: (page: PdfPage) => void,
): Promise<Uint8Array> {
  const files = attachments.map(({ name, document }) => ({
    name,
    bytes: Buffer.from(document),
    mediaType: 'application/vc+ld+json',
    description: texts.certificates.attached,
  }));
  return buildPdf({ title, language, month, width, height, pictures, attachments: files }, draw);
}

/** A tick that stands before a line of letters of this size. Decoration: the line itself says it. */
export function drawTick(page: PdfPage, { x, y, size }: { x: number; y: number; size: number }): void {
  const path = 'M3.2 9.4 0 6.2 1.4 4.8 3.2 6.6 8.6 1.2 10 2.6z';
  page.draw({ path, x, y: y + size * 0.28, scale: size / 13, color: inks.brand });
}

export type ShownQrCode = { qr: QrCode; x: number; y: number; side: number; alt: string };

export function showQrCode(page: PdfPage, { qr, x, y, side, alt }: ShownQrCode): void {
  page.draw({ path: qr.path, x, y, scale: side / qr.side, side, color: '#000000', alt });
}

/** An address as people type it. */
export function shortenAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

/** The largest of some sizes at which a text is no higher than `height` and no word is broken; else the smallest. */
export function findSize(
  page: PdfPage,
  text: Omit<PdfText, 'tag' | 'x' | 'y' | 'size'>,
  { sizes, height }: { sizes: readonly number[]; height: number },
): number {
  const measure = (words: string, size: number) => page.measure({ ...text, text: words, size, y: 0 });
  const isLow = (size: number) => measure(text.text, size) <= height;
  const isWhole = (size: number) =>
    text.text.split(/\s+/).every((word) => measure(word, size) <= measure('x', size));
  return sizes.find((size) => isLow(size) && isWhole(size)) ?? sizes.find(isLow) ?? sizes.at(-1)!;
}

/** An address on one line that leads there when it is tapped. */
export function writeAddress(
  page: PdfPage,
  address: string,
  place: Pick<PdfText, 'x' | 'y' | 'width' | 'size'>,
) {
  const text = { text: shortenAddress(address), weight: 'bold', leading: 1, ...place } as const;
  const sizes = Array.from({ length: 12 }, (_, step) => place.size - step * 0.4);
  const size = sizes.find((size) => page.measure({ ...text, size, y: 0 }) <= size) ?? sizes.at(-1)!;
  return page.write({ ...text, tag: 'P', size, leading: 1.35, link: address, color: inks.ink });
}
