// A credential in a text chunk of a PNG. Walks the chunks, keeps every other byte, decodes no picture.
// OB 3.0, Baking, PNG; OB 2.0, Baking Specification; PNG (ISO/IEC 15948), Datastream structure and Textual information.
import { crc32 } from 'node:zlib';
import { attempt, type Baked, type Format, type Part, refuse, type Version } from './container.ts';
import { decodeUtf8, inflate } from './encodings.ts';
import type { ContainerLimits } from './limits.ts';

type Chunk = { type: string; start: number; end: number; body: Uint8Array };

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

// Under which words a badge is kept, and in which kinds of chunk.
const keywords: { keyword: string; version: Version; chunkTypes: string[] }[] = [
  { keyword: 'openbadgecredential', version: 'ob3', chunkTypes: ['iTXt'] },
  { keyword: 'openbadges', version: 'ob2', chunkTypes: ['iTXt', 'tEXt', 'zTXt'] },
];

function sniff(bytes: Uint8Array): boolean {
  // The first four bytes: what a broken transfer does to the rest is told as broken, not as unknown.
  return signature.subarray(0, 4).every((byte, at) => bytes[at] === byte);
}

function readChunk(bytes: Buffer, start: number): Chunk {
  if (start + 12 > bytes.length) return refuse('png-broken');
  const bodyStart = start + 8;
  const bodyEnd = bodyStart + bytes.readUInt32BE(start);
  if (bodyEnd + 4 > bytes.length) return refuse('png-broken');
  const type = bytes.toString('latin1', start + 4, bodyStart);
  if (!/^[A-Za-z]{4}$/.test(type)) return refuse('png-broken');
  if (crc32(bytes.subarray(start + 4, bodyEnd)) !== bytes.readUInt32BE(bodyEnd)) return refuse('png-broken');
  return { type, start, end: bodyEnd + 4, body: bytes.subarray(bodyStart, bodyEnd) };
}

/** All chunks up to and with IEND, each with a sound checksum. What comes after is not part of the picture. */
function listChunks(image: Uint8Array, { maxBytes, maxChunks }: ContainerLimits): Chunk[] {
  if (image.length > maxBytes) return refuse('too-large');
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.length);
  if (!signature.every((byte, at) => bytes[at] === byte)) return refuse('png-broken');
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (chunks.at(-1)?.type !== 'IEND') {
    if (chunks.length >= maxChunks) return refuse('too-many-parts');
    const chunk = readChunk(bytes, at);
    if ((chunks.length === 0) !== (chunk.type === 'IHDR')) return refuse('png-broken');
    chunks.push(chunk);
    at = chunk.end;
  }
  return chunks;
}

function isTextChunk({ type }: Chunk): boolean {
  return type === 'iTXt' || type === 'tEXt' || type === 'zTXt';
}

function findKeyword(chunk: Chunk): (typeof keywords)[number] | undefined {
  if (!isTextChunk(chunk)) return undefined;
  const end = chunk.body.indexOf(0);
  // A keyword has at most 79 bytes, so a longer one is not looked at.
  const word = end > 0 && end < 80 ? Buffer.from(chunk.body.subarray(0, end)).toString('latin1') : '';
  return keywords.find(({ keyword }) => keyword === word);
}

function unpack(bytes: Uint8Array, limits: ContainerLimits): Uint8Array {
  return inflate(bytes, Math.min(limits.maxTextBytes, limits.maxInflatedBytes)) ?? refuse('png-broken');
}

/** The text behind the keyword of an iTXt chunk: flag, method, language and translated keyword stand in between. */
function readInternationalText(rest: Uint8Array, limits: ContainerLimits): string {
  const [flag, method] = rest;
  const languageEnd = rest.indexOf(0, 2);
  const translationEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (translationEnd < 0 || method !== 0 || (flag !== 0 && flag !== 1)) return refuse('png-broken');
  const text = rest.subarray(translationEnd + 1);
  return decodeUtf8(flag === 1 ? unpack(text, limits) : text);
}

function readText({ type, body }: Chunk, limits: ContainerLimits): string {
  const rest = body.subarray(body.indexOf(0) + 1);
  if (type === 'iTXt') return readInternationalText(rest, limits);
  if (type === 'tEXt') return Buffer.from(rest).toString('latin1');
  if (rest[0] !== 0) return refuse('png-broken');
  return Buffer.from(unpack(rest.subarray(1), limits)).toString('latin1');
}

function findParts(image: Uint8Array, limits: ContainerLimits): { parts: Part[] } {
  const found = listChunks(image, limits).flatMap((chunk) => {
    const row = findKeyword(chunk);
    return row ? [{ chunk, row }] : [];
  });
  if (found.length === 0) return refuse('no-credential');
  if (new Set(found.map(({ row }) => row.keyword)).size < found.length) return refuse('several-credentials');
  const parts = found.map(({ chunk, row }) =>
    row.chunkTypes.includes(chunk.type)
      ? { text: readText(chunk, limits), keyword: row.version }
      : refuse('png-broken'),
  );
  return { parts };
}

function buildChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(body.length + 12);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, body.length + 8)), body.length + 8);
  return chunk;
}

function bake(image: Uint8Array, credential: string, limits: ContainerLimits): Baked {
  return attempt(() => {
    if (!credential.isWellFormed()) return refuse('unbakeable');
    if (Buffer.byteLength(credential) > limits.maxTextBytes) return refuse('too-large');
    const chunks = listChunks(image, limits);
    const headerEnd = chunks[0]!.end;
    // Keyword, no compression, method 0, no language, no translated keyword.
    const body = Buffer.concat([
      Buffer.from('openbadgecredential\0\0\0\0\0', 'latin1'),
      Buffer.from(credential),
    ]);
    const kept = chunks.slice(1).filter((chunk) => findKeyword(chunk) === undefined);
    const afterEnd = image.subarray(chunks.at(-1)!.end);
    const others = kept.map(({ start, end }) => image.subarray(start, end));
    const parts = [image.subarray(0, headerEnd), buildChunk('iTXt', body), ...others, afterEnd];
    return { image: new Uint8Array(Buffer.concat(parts)) };
  });
}

export const png: Format = {
  name: 'png',
  mediaTypes: ['image/png'],
  sniff,
  unbake: (bytes, limits) => attempt(() => findParts(bytes, limits)),
  bake,
};
