// The values that a PDF is written in: a reader of one value at one place, with a budget. Knows no file structure.
// ISO 32000-2, 7.2 (lexical conventions) and 7.3 (objects).
import { refuse } from './container.ts';

export type PdfReference = { object: number; generation: number };
export type PdfDictionary = Map<string, PdfValue>;
export type PdfValue =
  | null
  | boolean
  | number
  | { text: string }
  | { name: string }
  | PdfReference
  | PdfValue[]
  | PdfDictionary;

/** Where a reader is in the text (one character per byte), how deep, and how many values it may still read. */
export type PdfCursor = {
  text: string;
  at: number;
  depth: number;
  maxDepth: number;
  budget: { values: number };
};

const blanks = '\0\t\n\f\r ';
const numberToken = /[+-]?(?:\d{1,32}(?:\.\d{0,32})?|\.\d{1,32})/y;
const referenceToken =
  /(\d{1,10})[\0\t\n\f\r ]{1,8}(\d{1,5})[\0\t\n\f\r ]{1,8}R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const nameToken = /\/([^\0\t\n\f\r ()<>[\]{}/%]{0,256})/y;
const hexToken = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
const wordToken = /true|false|null/y;

const words: Record<string, PdfValue> = { true: true, false: false, null: null };

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\r': '', '\n': '' };

/** Moves on past blanks and comments. */
export function skipBlanks(cursor: PdfCursor): void {
  const { text } = cursor;
  for (;;) {
    while (cursor.at < text.length && blanks.includes(text[cursor.at]!)) cursor.at += 1;
    if (text[cursor.at] !== '%') return;
    while (cursor.at < text.length && text[cursor.at] !== '\n' && text[cursor.at] !== '\r') cursor.at += 1;
  }
}

/** Takes what the sticky pattern matches right here, and moves on past it. */
export function takeToken(cursor: PdfCursor, token: RegExp): RegExpExecArray | undefined {
  token.lastIndex = cursor.at;
  const match = token.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at += match[0].length;
  return match;
}

function readLiteralText(cursor: PdfCursor): PdfValue {
  const { text } = cursor;
  const pieces: string[] = [];
  let open = 0;
  while (cursor.at < text.length) {
    const character = text[cursor.at]!;
    cursor.at += 1;
    if (character === '\\') {
      const octal = takeToken(cursor, /[0-7]{1,3}/y)?.[0];
      const next = octal === undefined ? (text[cursor.at] ?? '') : '';
      cursor.at += next.length;
      pieces.push(
        octal === undefined ? (escapes[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8) & 255),
      );
      continue;
    }
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open === 0) return { text: pieces.join('') };
    if (open > 1 || character !== '(') pieces.push(character);
  }
  return refuse('pdf-broken');
}

function readDictionary(cursor: PdfCursor): PdfDictionary {
  const dictionary: PdfDictionary = new Map();
  cursor.at += 2;
  for (;;) {
    skipBlanks(cursor);
    if (cursor.text.startsWith('>>', cursor.at)) {
      cursor.at += 2;
      return dictionary;
    }
    const key = takeToken(cursor, nameToken)?.[1];
    if (key === undefined || dictionary.has(key)) return refuse('pdf-broken');
    dictionary.set(readName(key), readValue(cursor));
  }
}

function readList(cursor: PdfCursor): PdfValue[] {
  const list: PdfValue[] = [];
  cursor.at += 1;
  for (;;) {
    skipBlanks(cursor);
    if (cursor.text[cursor.at] === ']') {
      cursor.at += 1;
      return list;
    }
    list.push(readValue(cursor));
  }
}

function readName(spelled: string): string {
  return spelled.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function readHexText(digits: string): PdfValue {
  const plain = digits.replace(/[\0\t\n\f\r ]/g, '');
  return { text: Buffer.from(plain.length % 2 ? `${plain}0` : plain, 'hex').toString('latin1') };
}

function readNumberOrReference(cursor: PdfCursor): PdfValue | undefined {
  const reference = takeToken(cursor, referenceToken);
  if (reference) return { object: Number(reference[1]), generation: Number(reference[2]) };
  const number = takeToken(cursor, numberToken);
  return number && Number(number[0]);
}

function readPlain(cursor: PdfCursor): PdfValue {
  const name = takeToken(cursor, nameToken);
  if (name) return { name: readName(name[1]!) };
  const word = takeToken(cursor, wordToken);
  if (word) return words[word[0]]!;
  const hex = takeToken(cursor, hexToken);
  if (hex) return readHexText(hex[1]!);
  return readNumberOrReference(cursor) ?? refuse('pdf-broken');
}

/** Reads the value at the cursor. Refuses pdf-broken, too-deep, too-many-parts. */
export function readValue(cursor: PdfCursor): PdfValue {
  skipBlanks(cursor);
  cursor.budget.values -= 1;
  if (cursor.budget.values < 0) return refuse('too-many-parts');
  const { text, at } = cursor;
  const isList = text[at] === '[';
  const isDictionary = text.startsWith('<<', at);
  if (!isList && !isDictionary) return text[at] === '(' ? readLiteralText(cursor) : readPlain(cursor);
  cursor.depth += 1;
  if (cursor.depth > cursor.maxDepth) return refuse('too-deep');
  const value = isList ? readList(cursor) : readDictionary(cursor);
  cursor.depth -= 1;
  return value;
}

export function isPdfReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === 'object' && value !== null && 'object' in value;
}

/** The name that a value is; undefined when it is none. */
export function findPdfName(value: PdfValue | undefined): string | undefined {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

/** A whole number of at least nought; undefined for all else. */
export function findPdfCount(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
