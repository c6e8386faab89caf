// How a certificate is laid out: one sheet of A4, or a card of the size of a bank card. Dark on white, so that it
// prints in grey; what does not fit is set smaller, because there is one page only.
import type { PdfPage, PdfText } from '../base/pdf-page.ts';
import { languages } from '../text/languages.ts';
import type { Certificate, CertificateWords } from './certificates.ts';
import { buildSheet, drawTick, findSize, inks, mm, showQrCode, writeAddress } from './sheet-pieces.ts';

export const certificateSizes = ['a4', 'card'] as const;
export type CertificateSize = (typeof certificateSizes)[number];

type Layout = { width: number; height: number; draw: (page: PdfPage, certificate: Certificate) => void };

const layouts: Record<CertificateSize, Layout> = {
  a4: { width: mm(210), height: mm(297), draw: drawA4 },
  // ISO/IEC 7810 ID-1.
  card: { width: mm(85.6), height: mm(54), draw: drawCard },
};

export function buildCertificateSheet(certificate: Certificate, size: CertificateSize): Promise<Uint8Array> {
  const { draw, ...format } = layouts[size];
  // The name of its holder is not in the title: titles stand in lists of files.
  const title = certificate.texts.certificates.fileTitle({ badge: certificate.title });
  return buildSheet({ title, ...format, pictures: [certificate.picture] }, certificate, (page) =>
    draw(page, certificate),
  );
}

const margin = mm(24);
/** Where the rule above the check is: two languages say it twice. */
const findCheckTop = ({ also }: Certificate) => mm(also === null ? 222 : 214);
/** Beside the size of the first. */
const alsoShare = 0.84;

function drawA4(page: PdfPage, certificate: Certificate): void {
  const top = drawTop(page, certificate);
  drawSeen(page, certificate, top + mm(certificate.also === null ? 9 : 6));
  drawCheck(page, certificate);
  drawFoot(page, certificate);
}

function drawTop(page: PdfPage, certificate: Certificate): number {
  const { picture, pictureAlt, kicker, title, holder, description, isRevoked, texts, also } = certificate;
  const side = mm(also === null ? 50 : 36);
  const top = mm(also === null ? 18 : 14);
  const x = (page.width - side) / 2;
  page.show({ png: picture, alt: pictureAlt, x, y: top, width: side, height: side });
  const centered = { x: margin, width: page.width - 2 * margin, align: 'center' } as const;
  let y = top + side + mm(6);
  const write = (text: Pick<PdfText, 'tag' | 'text' | 'weight' | 'size'> & Partial<PdfText>) => {
    y = page.write({ ...centered, y, color: inks.ink, ...text });
  };
  write({ tag: 'P', text: kicker, weight: 'bold', size: 11, color: inks.brand });
  write({ tag: 'H1', text: title, weight: 'bold', size: also === null ? 30 : 24, leading: 1.25 });
  const second = { tag: 'P', language: also?.language, color: inks.soft, weight: 'regular' } as const;
  if (also !== null && also.title !== title) write({ ...second, text: also.title, size: 15 });
  if (holder !== null) write({ tag: 'P', text: holder, weight: 'regular', size: 20 });
  const { revoked } = texts.certificates;
  if (isRevoked) write({ tag: 'P', text: revoked, weight: 'bold', size: 14, color: inks.bad });
  y += mm(2);
  write({ tag: 'P', text: description, weight: 'regular', size: 12.5, leading: 1.4 });
  if (also !== null) write({ ...second, text: also.description, size: 10.5 });
  return y;
}

const bodySizes = [11.5, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5];

/** The largest letters with which all that was seen ends above the check. */
function findBodySize(page: PdfPage, certificate: Certificate, top: number): number {
  const measure = ({ seen, facts }: CertificateWords, size: number) => {
    const place = { width: listWidth(page), weight: 'regular', size, y: 0 } as const;
    const lines = [...seen.map(renderLine), ...facts.map(renderFact)];
    return lines.reduce((sum, text) => sum + page.measure({ ...place, text }), 0);
  };
  const { seen, facts, also } = certificate;
  const fits = (size: number) => {
    // With the heading and the room around it.
    const first = measure(certificate, size) + 3.2 * size;
    const height = also === null ? first : first + measure(also, size * alsoShare) + 1.5 * size;
    return top + height + (seen.length + facts.length) * gap(size) < findCheckTop(certificate) - mm(5);
  };
  return bodySizes.find(fits) ?? bodySizes.at(-1)!;
}

const gap = (size: number) => size * 0.3;
const listWidth = (page: PdfPage) => page.width - 2 * margin - mm(7);
const renderLine = ({ text, note }: Certificate['seen'][number]) =>
  note === null ? text : `${text} (${note})`;
const renderFact = ([name, value]: Certificate['facts'][number]) => `${name}: ${value}`;

type Line = Pick<PdfText, 'tag' | 'x' | 'y' | 'width' | 'weight' | 'size'>;

/** A text and under it, smaller, the same in the second language. Gives the y below both. */
function writeBoth(
  page: PdfPage,
  { also }: Certificate,
  line: Line & { text: string; second: (words: CertificateWords) => string | undefined },
): number {
  const { second, ...first } = line;
  const y = page.write({ ...first, color: inks.ink });
  const text = also === null ? undefined : second(also);
  // A name is the same in both.
  if (also === null || text === undefined || text === first.text) return y;
  const size = first.size * alsoShare;
  const look = { tag: 'P', weight: 'regular', color: inks.soft, language: also.language } as const;
  return page.write({ ...first, ...look, text, size, y });
}

function drawSeen(page: PdfPage, certificate: Certificate, top: number): void {
  const size = findBodySize(page, certificate, top);
  const whole = { x: margin, width: page.width - 2 * margin } as const;
  const heading = { tag: 'H2', text: certificate.seenTitle, weight: 'bold', size: size + 2 } as const;
  const plain = { ...whole, weight: 'regular', size } as const;
  const second = (words: CertificateWords) => words.seenTitle;
  let y = writeBoth(page, certificate, { ...whole, ...heading, y: top, second }) + gap(size);
  page.group('L', () => {
    for (const [index, line] of certificate.seen.entries()) {
      drawTick(page, { x: margin, y, size });
      const place = { x: margin + mm(7), width: listWidth(page), y };
      const words = {
        ...plain,
        ...place,
        text: renderLine(line),
        second: ({ seen }: CertificateWords) => seen[index] && renderLine(seen[index]),
      };
      page.group('LI', () => {
        page.group('LBody', () => {
          y = writeBoth(page, certificate, { ...words, tag: 'P' }) + gap(size);
        });
      });
    }
  });
  y += size * 0.8;
  for (const [index, fact] of certificate.facts.entries()) {
    const second = ({ facts }: CertificateWords) => facts[index] && renderFact(facts[index]);
    y =
      writeBoth(page, certificate, { ...plain, y, tag: 'P', text: renderFact(fact), second }) + gap(size) / 2;
  }
}

function drawCheck(page: PdfPage, certificate: Certificate): void {
  const { texts, qr, address, also } = certificate;
  const { certificates } = texts;
  const checkTop = findCheckTop(certificate);
  const others = also && languages[also.language].texts.certificates;
  const side = mm(36);
  const rule = `M0 0h${page.width - 2 * margin}v0.8H0z`;
  page.draw({ path: rule, x: margin, y: checkTop, scale: 1, color: inks.line });
  const top = checkTop + mm(7);
  const x = margin + side + mm(9);
  const column = { x, width: page.width - margin - x, color: inks.ink } as const;
  const heading = { tag: 'H2', text: certificates.checkTitle, weight: 'bold', size: 13.5 } as const;
  let y = page.write({ ...column, ...heading, y: top });
  const lead = { ...column, tag: 'P', weight: 'regular' } as const;
  y = page.write({ ...lead, text: certificates.checkLead, size: 11, y });
  if (others) {
    const text = `${others.checkTitle} ${others.checkLead}`;
    y = page.write({ ...lead, text, size: 9, color: inks.soft, language: also.language, y: y + mm(1) });
  }
  writeAddress(page, address, { x, width: column.width, y: y + mm(2), size: 10 });
  showQrCode(page, { qr, x: margin, y: top, side, alt: certificates.qrAlt({ address }) });
}

function drawFoot(page: PdfPage, { texts, holder, also }: Certificate): void {
  const { honest, assessed, noName } = texts.certificates;
  const foot = { tag: 'P', x: margin, width: page.width - 2 * margin, color: inks.ink } as const;
  const y = page.write({ ...foot, text: honest, weight: 'bold', size: 12, y: mm(271) });
  const last = holder === null ? `${assessed} ${noName}` : assessed;
  const end = page.write({ ...foot, text: last, weight: 'regular', size: 9.5, y });
  if (also === null) return;
  const others = languages[also.language].texts.certificates;
  const text = [others.honest, others.assessed, ...(holder === null ? [others.noName] : [])].join(' ');
  page.write({
    ...foot,
    text,
    weight: 'regular',
    size: 8.5,
    color: inks.soft,
    language: also.language,
    y: end,
  });
}

const edge = mm(5);
const code = mm(22);

function drawCard(page: PdfPage, certificate: Certificate): void {
  const { qr, address, texts, description, isRevoked } = certificate;
  const { certificates } = texts;
  drawCardTop(page, certificate);
  const wide = { tag: 'P', x: edge, width: page.width - 2 * edge, color: inks.ink } as const;
  const line = { text: isRevoked ? certificates.revoked : description, weight: 'regular' } as const;
  const size = findSize(page, { ...wide, ...line, leading: 1.25 }, { sizes: [6.5, 5.5], height: mm(7) });
  page.write({ ...wide, ...line, size, leading: 1.25, y: edge + code + mm(2) });
  let y = mm(37.5);
  y = page.write({ ...wide, text: certificates.honest, weight: 'bold', size: 7, y });
  y = page.write({ ...wide, text: certificates.assessed, weight: 'regular', size: 6, y });
  writeAddress(page, address, { x: edge, width: wide.width, y, size: 6 });
  const place = { x: page.width - edge - code, y: edge, side: code };
  showQrCode(page, { qr, alt: certificates.qrAlt({ address }), ...place });
}

function drawCardTop(page: PdfPage, certificate: Certificate): void {
  const { picture, pictureAlt, title, holder, monthName } = certificate;
  const side = mm(16);
  page.show({ png: picture, alt: pictureAlt, x: edge, y: edge, width: side, height: side });
  const x = edge + side + mm(2.5);
  const column = { x, width: page.width - x - code - edge - mm(2.5), color: inks.ink } as const;
  const heading = { text: title, weight: 'bold', leading: 1.2 } as const;
  const size = findSize(page, { ...column, ...heading }, { sizes: [12, 10.5, 9, 8, 7], height: mm(11) });
  let y = page.write({ ...column, ...heading, tag: 'H1', size, y: edge });
  const plain = { ...column, tag: 'P', weight: 'regular' } as const;
  if (holder !== null) y = page.write({ ...plain, text: holder, size: 8, y: y + mm(0.5) });
  page.write({ ...plain, text: monthName, size: 7, y: Math.max(y, edge + mm(13)) });
}
