// Digests by which one document points at the exact bytes of another.
// VCDM 2.0, Integrity of Related Resources.
import { createHash } from 'node:crypto';
import { encodeBase58btc } from './multibase.ts';

const sha256Multihash = Uint8Array.of(0x12, 0x20);

/** sha2-256 as a multihash in base58btc: `zQm...`. */
export function buildDigestMultibase(bytes: Uint8Array | string): string {
  return encodeBase58btc(Buffer.concat([sha256Multihash, createHash('sha256').update(bytes).digest()]));
}

/** sha384 in the spelling of Subresource Integrity: `sha384-...`. */
export function buildDigestSri(bytes: Uint8Array | string): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
