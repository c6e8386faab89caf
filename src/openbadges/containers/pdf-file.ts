// Where the objects of a PDF stand, by its cross references (tables and streams), and one object at a time.
// Repairs nothing: a file whose references are wrong is broken. ISO 32000-2, 7.5 (file structure).
import { refuse } from './container.ts';
import type { ContainerLimits } from './limits.ts';
import { decodeStream } from './pdf-streams.ts';
import {
  findPdfCount,
  findPdfName,
  isPdfReference,
  type PdfCursor,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
  readValue,
  skipBlanks,
  takeToken,
} from './pdf-values.ts';

type PdfStream = { dictionary: PdfDictionary; raw: Uint8Array };

type PdfObject = { value: PdfValue; stream?: PdfStream };

/** Where an object stands: at a place in the file, or in a stream with others. */
type Entry = { offset: number } | { holder: number } | 'free';

export type PdfFile = {
  trailer: PdfDictionary;
  /** The value itself, past any references; null for what is not there. */
  follow(value: PdfValue | undefined): PdfValue;
  /** The bytes of the stream that a reference leads to; undefined when it leads to none. */
  readStream(reference: PdfReference): Uint8Array | undefined;
};

type Reader = {
  bytes: Uint8Array;
  text: string;
  limits: ContainerLimits;
  budget: { values: number; inflated: number };
  entries: Map<number, Entry>;
  objects: Map<number, PdfObject | 'reading'>;
  holders: Map<number, Map<number, PdfValue>>;
};

const maxHops = 8;
const objectToken = /(\d{1,10})[\0\t\n\f\r ]{1,8}(\d{1,5})[\0\t\n\f\r ]{1,8}obj/y;

function startAt(reader: Reader, at: number, text = reader.text): PdfCursor {
  if (at >= text.length) return refuse('pdf-broken');
  return { text, at, depth: 0, maxDepth: reader.limits.maxDepth, budget: reader.budget };
}

function readStreamHere(reader: Reader, cursor: PdfCursor, dictionary: PdfDictionary): PdfStream {
  const length = findPdfCount(follow(reader, dictionary.get('Length'))) ?? refuse('pdf-broken');
  const start = cursor.at;
  cursor.at = start + length;
  const isWhole = cursor.at <= reader.bytes.length && takeToken(cursor, /\r?\n?endstream/y) !== undefined;
  return isWhole ? { dictionary, raw: reader.bytes.subarray(start, start + length) } : refuse('pdf-broken');
}

function readObjectAt(reader: Reader, offset: number): { number: number; object: PdfObject } {
  const cursor = startAt(reader, offset);
  skipBlanks(cursor);
  const number = Number(takeToken(cursor, objectToken)?.[1] ?? refuse('pdf-broken'));
  const value = readValue(cursor);
  skipBlanks(cursor);
  const isStream = value instanceof Map && takeToken(cursor, /stream\r?\n/y) !== undefined;
  return { number, object: isStream ? { value, stream: readStreamHere(reader, cursor, value) } : { value } };
}

function decode(reader: Reader, { raw, dictionary }: PdfStream): Uint8Array {
  const { budget } = reader;
  return decodeStream(raw, dictionary, { budget, follow: (value) => follow(reader, value) });
}

/** All values of a stream that holds objects. */
function readHolder(reader: Reader, number: number): Map<number, PdfValue> {
  const entry = reader.entries.get(number);
  // A holder stands in the file itself, so that holders in holders cannot go round.
  if (typeof entry !== 'object' || !('offset' in entry)) return refuse('pdf-broken');
  const { stream } = load(reader, number);
  const count = findPdfCount(stream?.dictionary.get('N'));
  const first = findPdfCount(stream?.dictionary.get('First'));
  if (!stream || count === undefined || first === undefined) return refuse('pdf-broken');
  const text = Buffer.from(decode(reader, stream)).toString('latin1');
  const head = startAt(reader, 0, `${text.slice(0, first)} `);
  const places = Array.from({ length: Math.min(count, reader.limits.maxNodes) }, () => [
    findPdfCount(readValue(head)) ?? refuse('pdf-broken'),
    findPdfCount(readValue(head)) ?? refuse('pdf-broken'),
  ]);
  return new Map(places.map(([held, at]) => [held!, readValue(startAt(reader, first + at!, text))]));
}

function loadHeld(reader: Reader, number: number, holder: number): PdfObject {
  const values = reader.holders.get(holder) ?? readHolder(reader, holder);
  reader.holders.set(holder, values);
  return { value: values.get(number) ?? null };
}

function load(reader: Reader, number: number): PdfObject {
  const known = reader.objects.get(number);
  if (known === 'reading') return refuse('pdf-broken');
  if (known) return known;
  const entry = reader.entries.get(number) ?? 'free';
  if (entry === 'free') return { value: null };
  reader.objects.set(number, 'reading');
  const found = 'holder' in entry ? undefined : readObjectAt(reader, entry.offset);
  if (found && found.number !== number) return refuse('pdf-broken');
  const object = 'holder' in entry ? loadHeld(reader, number, entry.holder) : found!.object;
  reader.objects.set(number, object);
  return object;
}

function follow(reader: Reader, value: PdfValue | undefined): PdfValue {
  let found = value ?? null;
  for (let hops = 0; isPdfReference(found); hops += 1) {
    if (hops >= maxHops) return refuse('pdf-broken');
    found = load(reader, found.object).value;
  }
  return found;
}

function addEntry(reader: Reader, number: number, entry: Entry): void {
  if (reader.entries.size >= reader.limits.maxChunks) refuse('too-many-parts');
  // Sections are read from the newest to the oldest: the first word on an object is the last that was written.
  if (!reader.entries.has(number)) reader.entries.set(number, entry);
}

/** A cross-reference table and the trailer behind it. */
function readTable(reader: Reader, cursor: PdfCursor): PdfDictionary {
  for (;;) {
    skipBlanks(cursor);
    if (takeToken(cursor, /trailer/y)) break;
    const range = takeToken(cursor, /(\d{1,10}) (\d{1,10})/y) ?? refuse('pdf-broken');
    const [first, count] = [Number(range[1]), Number(range[2])];
    for (let number = first; number < first + count; number += 1) {
      skipBlanks(cursor);
      const line = takeToken(cursor, /(\d{10}) (\d{5}) ([nf])/y) ?? refuse('pdf-broken');
      addEntry(reader, number, line[3] === 'n' ? { offset: Number(line[1]) } : 'free');
    }
  }
  const trailer = readValue(cursor);
  return trailer instanceof Map ? trailer : refuse('pdf-broken');
}

function readNumber(bytes: Uint8Array, at: number, width: number): number {
  return bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A cross-reference stream, which is its own trailer. */
function readTableStream(reader: Reader, offset: number): PdfDictionary {
  const { stream } = readObjectAt(reader, offset).object;
  if (!stream || findPdfName(stream.dictionary.get('Type')) !== 'XRef') return refuse('pdf-broken');
  const { dictionary } = stream;
  const listCounts = (value: PdfValue | undefined) =>
    Array.isArray(value) ? value.map((item) => findPdfCount(item) ?? refuse('pdf-broken')) : undefined;
  const [kindBytes = 0, placeBytes = 0, lastBytes = 0] = listCounts(dictionary.get('W')) ?? [];
  const rowBytes = kindBytes + placeBytes + lastBytes;
  if (rowBytes < 1 || kindBytes > 1 || placeBytes > 6 || lastBytes > 6) return refuse('pdf-broken');
  const ranges = listCounts(dictionary.get('Index')) ?? [0, findPdfCount(dictionary.get('Size')) ?? 0];
  const rows = decode(reader, stream);
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let number = ranges[range]!; number < ranges[range]! + ranges[range + 1]!; number += 1) {
      if (at + rowBytes > rows.length) return refuse('pdf-broken');
      const kind = kindBytes === 0 ? 1 : rows[at];
      const place = readNumber(rows, at + kindBytes, placeBytes);
      addEntry(reader, number, kind === 1 ? { offset: place } : kind === 2 ? { holder: place } : 'free');
      at += rowBytes;
    }
  }
  return dictionary;
}

function readSection(reader: Reader, offset: number): PdfDictionary {
  const cursor = startAt(reader, offset);
  skipBlanks(cursor);
  const isTable = takeToken(cursor, /xref/y) !== undefined;
  return isTable ? readTable(reader, cursor) : readTableStream(reader, offset);
}

/** All sections, from the newest on; the newest trailer speaks for the file. */
function readSections(reader: Reader): PdfDictionary {
  const tail = reader.text.slice(-2048);
  const start = /startxref[\0\t\n\f\r ]+(\d{1,10})/.exec(
    tail.slice(Math.max(0, tail.lastIndexOf('startxref'))),
  );
  let next: number | undefined = Number(start?.[1] ?? refuse('pdf-broken'));
  let newest: PdfDictionary | undefined;
  const seen = new Set<number>();
  while (next !== undefined) {
    if (seen.has(next) || seen.size >= reader.limits.maxContents) return refuse('pdf-broken');
    seen.add(next);
    const trailer = readSection(reader, next);
    newest ??= trailer;
    const hidden = findPdfCount(trailer.get('XRefStm'));
    if (hidden !== undefined) readTableStream(reader, hidden);
    next = findPdfCount(trailer.get('Prev'));
  }
  return newest!;
}

/**
 * Opens a PDF to read single objects from it. Refuses pdf-broken, pdf-encrypted, pdf-filter-unsupported,
 * inflates-too-far, too-deep, too-many-parts, and so do the functions that it gives; to be used below `attempt`.
 */
export function openPdfFile(bytes: Uint8Array, limits: ContainerLimits): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const budget = { values: limits.maxNodes, inflated: limits.maxInflatedBytes };
  const reader: Reader = {
    bytes,
    text,
    limits,
    budget,
    entries: new Map(),
    objects: new Map(),
    holders: new Map(),
  };
  const trailer = readSections(reader);
  if (trailer.has('Encrypt')) return refuse('pdf-encrypted');
  return {
    trailer,
    follow: (value) => follow(reader, value),
    readStream: ({ object }) => {
      const { stream } = load(reader, object);
      return stream && decode(reader, stream);
    },
  };
}
