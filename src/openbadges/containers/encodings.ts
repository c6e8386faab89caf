// Bytes to text and packed bytes to bytes, strictly and with a limit. RFC 3629, RFC 1950.
import { inflateSync } from 'node:zlib';
import { refuse } from './container.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, a byte order mark included. Refuses `not-utf-8`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return refuse('not-utf-8');
  }
}

/** A text without the byte order mark that some editors put first. */
export function stripMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Unpacks zlib bytes; undefined when they are no such thing. Refuses `inflates-too-far` beyond `maxBytes`. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
  if (maxBytes < 1) return refuse('inflates-too-far');
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    return hasCode(error, 'ERR_BUFFER_TOO_LARGE') ? refuse('inflates-too-far') : undefined;
  }
}
