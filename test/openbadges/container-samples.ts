// Files that carry credentials, made here: pictures, documents of pages and tokens, sound or bent on purpose.
// The signatures in them are made up: opening a container verifies nothing.
import { once } from 'node:events';
import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

export const credential = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:6a1f3c52-8f0e-4a3b-9d55-0f6f0f2b7c01',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Snijtechnieken é 🥕 ]]> <&"\\u003e',
});

export const assertion = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://old.example.org/a/1',
  badge: 'https://old.example.org/b/1',
  verification: { type: 'HostedBadge' },
});

const encodePart = (text: string) => Buffer.from(text).toString('base64url');

/** A compact JWS of any payload, with a signature that signs nothing. */
export function buildJws(payload: string, header = '{"alg":"RS256","typ":"JWT"}'): string {
  return `${encodePart(header)}.${encodePart(payload)}.${encodePart('no signature')}`;
}

export function buildChunk(type: string, body: Uint8Array | string): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const chunk = Buffer.alloc(bytes.length + 12);
  chunk.writeUInt32BE(bytes.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(bytes, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, bytes.length + 8)), bytes.length + 8);
  return chunk;
}

const pixels = buildChunk('IDAT', deflateSync(Uint8Array.of(0, 128)));

/** A picture of one grey dot, with chunks put in before its pixels. */
export function buildPng(...chunks: Uint8Array[]): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    buildChunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    buildChunk('tEXt', 'Software\0by hand'),
    ...chunks,
    pixels,
    buildChunk('IEND', ''),
  ]);
}

/** An iTXt chunk; `isPacked` compresses its text. */
export function buildInternationalText(keyword: string, text: string | Uint8Array, isPacked = false): Buffer {
  const bytes = Buffer.from(text as string);
  const head = Buffer.from(`${keyword}\0${isPacked ? '\x01' : '\0'}\0nl\0sleutel\0`, 'latin1');
  return buildChunk('iTXt', Buffer.concat([head, isPacked ? deflateSync(bytes) : bytes]));
}

export function buildSvg({ root = '', inside = '', before = '' } = {}): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\r\n${before}<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}<title>Récept &amp; 🥕</title><g><path d="M0 0"/></g></svg>\n`,
  );
}

const namespaces = 'xmlns:b="https://purl.imsglobal.org/ob/v3p0" xmlns:old="http://openbadges.org"';

/** An SVG whose badge stands in elements under prefixes of somebody's own choice. */
export function buildBakedSvg(inside: string): Buffer {
  return buildSvg({ root: namespaces, inside });
}

type PdfPart = string | { dictionary: string; bytes: Uint8Array };

function renderPdfPart(part: PdfPart): Buffer {
  if (typeof part === 'string') return Buffer.from(part, 'latin1');
  const head = `<< /Length ${part.bytes.length} ${part.dictionary} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), part.bytes, Buffer.from('\nendstream')]);
}

/** A file of numbered objects with a table of cross references. Number 1 is the catalogue. */
export function buildPdf(objects: Record<number, PdfPart>, trailer = ''): Buffer {
  const pieces = [Buffer.from('%PDF-1.7\n')];
  let at = pieces[0]!.length;
  const lines = ['0000000000 65535 f \n'];
  const numbers = Object.keys(objects).map(Number);
  for (let number = 1; number <= Math.max(...numbers); number += 1) {
    const part = objects[number];
    lines.push(part === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`);
    if (part === undefined) continue;
    const piece = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      renderPdfPart(part),
      Buffer.from('\nendobj\n'),
    ]);
    pieces.push(piece);
    at += piece.length;
  }
  const table = `xref\n0 ${lines.length}\n${lines.join('')}trailer\n<< /Size ${lines.length} /Root 1 0 R ${trailer} >>\n`;
  return Buffer.concat([...pieces, Buffer.from(`${table}startxref\n${at}\n%%EOF\n`)]);
}

/**
 * A file whose objects stand in an object stream (3), with a cross-reference stream (4) that uses a predictor.
 * `packed` takes the place of what is held, packed.
 */
export function buildPackedPdf(
  held: Record<number, string>,
  embedded: Uint8Array,
  packed?: Uint8Array,
): Buffer {
  const texts = Object.entries(held);
  const places = texts.map(([number], at) => {
    const before = texts.slice(0, at).map(([, text]) => text.length + 1);
    return `${number} ${before.reduce((sum, length) => sum + length, 0)}`;
  });
  const head = `${places.join(' ')} `;
  const body =
    packed ?? deflateSync(Buffer.from(head + texts.map(([, text]) => `${text} `).join(''), 'latin1'));
  const file = (number: number, part: PdfPart) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), renderPdfPart(part), Buffer.from('\nendobj\n')]);
  const start = Buffer.from('%PDF-1.7\n');
  const second = file(2, { dictionary: '/Type /EmbeddedFile', bytes: embedded });
  const third = file(3, {
    dictionary: `/Type /ObjStm /N ${texts.length} /First ${head.length} /Filter /FlateDecode`,
    bytes: body,
  });
  const offsets: Record<number, number> = { 2: start.length, 3: start.length + second.length };
  const at = start.length + second.length + third.length;
  offsets[4] = at;
  const size = Math.max(4, ...Object.keys(held).map(Number)) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = offsets[number] ?? 3;
    const kind = number in held ? 2 : number in offsets ? 1 : 0;
    return [kind, place >> 8, place & 255, 0];
  });
  // Type 2 of the predictors: each byte is told as the difference with the one above it.
  const predicted = rows.flatMap((row, n) => [2, ...row.map((byte, i) => byte - (rows[n - 1]?.[i] ?? 0))]);
  const last = file(4, {
    dictionary: `/Type /XRef /Size ${size} /W [1 2 1] /Root 1 0 R /Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 4 >>]`,
    bytes: deflateSync(Uint8Array.from(predicted)),
  });
  return Buffer.concat([start, second, third, last, Buffer.from(`startxref\n${at}\n%%EOF\n`)]);
}

/** The objects of a document with one attached file, 5, that a name tree with a branch leads to. */
export function listPdfObjects(bytes: Uint8Array, dictionary = ''): Record<number, PdfPart> {
  return {
    1: '<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> /AF [4 0 R] >>',
    2: '<< /Kids [3 0 R] >>',
    3: '<< /Limits [(a) (z)] /Names [(credential\\056json \\(1\\)) 4 0 R] >>',
    4: '<< /Type /Filespec /F (credential.json) /UF <FEFF0063> /EF << /F 5 0 R >> /AFRelationship /Data >>',
    5: { dictionary: `/Type /EmbeddedFile /Subtype /application#2Fvc ${dictionary}`, bytes },
  };
}

/** A document with attachments as our own pages will be made: by pdfkit. */
export async function buildPdfkitPdf(
  files: { name: string; bytes: Uint8Array }[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument({ info: { CreationDate: new Date(0) }, ...options });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  document.text('A badge');
  for (const { name, bytes } of files) {
    const more = { relationship: 'Data', creationDate: new Date(0), modifiedDate: new Date(0) };
    document.file(Buffer.from(bytes), { name, type: 'application/vc', ...more });
  }
  document.end();
  await once(document, 'end');
  return Buffer.concat(pieces);
}
