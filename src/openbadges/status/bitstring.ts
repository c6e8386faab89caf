// A list of bits as a status list carries it: gzip, base64url. Knows bits, not credentials.
// Bitstring Status List 1.0, Bitstring Encoding and Bitstring Expansion Algorithm.
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeBase64url, parseMultibase } from '../multibase.ts';

/** The smallest list allowed, so that one entry hides among many. */
export const minEntries = 131_072;
const maxListBytes = 16 * 1024 * 1024;

/** Bits without a meaning yet; index 0 is the leftmost bit of the first byte. */
export type Bitstring = { bytes: Uint8Array; length: number };

/**
 * The encoded list (`u...`) of `length` bits, with the given indexes set.
 * @throws Error for a length below 131,072 or not of whole bytes, or an index outside the list.
 */
export function encodeBitstring(setIndexes: Iterable<number>, length: number = minEntries): string {
  if (length < minEntries || length % 8 !== 0 || length > maxListBytes * 8) {
    throw new Error('a status list has at least 131072 entries in whole bytes');
  }
  const bytes = new Uint8Array(length / 8);
  for (const index of setIndexes) {
    if (!Number.isInteger(index) || index < 0 || index >= length) throw new Error('no such status index');
    bytes[index >> 3]! |= 0x80 >> (index & 7);
  }
  return encodeBase64url(gzipSync(bytes));
}

function unpack(packed: Uint8Array): Bitstring | undefined {
  try {
    const bytes = new Uint8Array(gunzipSync(packed, { maxOutputLength: maxListBytes }));
    return { bytes, length: bytes.length * 8 };
  } catch {
    return undefined;
  }
}

/** The bits of an encoded list; undefined when it is malformed or unpacks to more than 16 MiB. Never throws. */
export function decodeBitstring(encoded: string): Bitstring | undefined {
  const packed = encoded.startsWith('u') ? parseMultibase(encoded) : undefined;
  return packed && unpack(packed);
}

/**
 * The same for the older Status List 2021: base64 of either alphabet, without a letter in front, padded or not.
 * Spec: Status List 2021, Bitstring Expansion Algorithm.
 */
export function decodeStatusList2021(encoded: string): Bitstring | undefined {
  return /^(?:[\w-]+|[A-Za-z0-9+/]+)={0,2}$/.test(encoded)
    ? unpack(Buffer.from(encoded, 'base64'))
    : undefined;
}

/**
 * The value of an entry of `size` bits (1 to 32); undefined outside the list. With size 1 it is the bit at index.
 */
export function findEntry(bits: Bitstring, index: number, size = 1): number | undefined {
  const start = index * size;
  if (!Number.isSafeInteger(start) || index < 0 || start + size > bits.length) return undefined;
  let value = 0;
  for (let at = start; at < start + size; at += 1) {
    value = value * 2 + ((bits.bytes[Math.floor(at / 8)]! >> (7 - (at % 8))) & 1);
  }
  return value;
}
