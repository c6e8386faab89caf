// Digests by which one document points at the exact bytes of another: writing them, and comparing them.
// VCDM 2.0, Integrity of Related Resources; Subresource Integrity; Controlled Identifiers 1.0, Multihash.
import { createHash } from 'node:crypto';
import { type JsonObject, stringsOf } from './json.ts';
import { encodeBase58btc, parseMultibase } from './multibase.ts';

export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512';

const sha256Multihash = Uint8Array.of(0x12, 0x20);

// Weakest first; the two bytes in front are those of a multihash.
const algorithms: { name: DigestAlgorithm; prefix: [number, number]; bytes: number }[] = [
  { name: 'sha256', prefix: [0x12, 0x20], bytes: 32 },
  { name: 'sha384', prefix: [0x20, 0x30], bytes: 48 },
  { name: 'sha512', prefix: [0x13, 0x40], bytes: 64 },
];

/** sha2-256 as a multihash in base58btc: `zQm...`. */
export function buildDigestMultibase(bytes: Uint8Array | string): string {
  return encodeBase58btc(Buffer.concat([sha256Multihash, createHash('sha256').update(bytes).digest()]));
}

/** sha384 in the spelling of Subresource Integrity: `sha384-...`. */
export function buildDigestSri(bytes: Uint8Array | string): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** A digest in base64. */
type Digest = { algorithm: DigestAlgorithm; digest: string };

/** Only the strongest that is known counts, as in Subresource Integrity: the weaker ones are for older readers. */
function parseSri(text: string): Digest[] {
  const found = text
    .trim()
    .split(/\s+/)
    .flatMap((part): Digest[] => {
      const [, name, digest] = /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?.*)?$/.exec(part) ?? [];
      const row = algorithms.find((candidate) => candidate.name === name);
      const bytes = Buffer.from(digest ?? '', 'base64');
      return row && bytes.length === row.bytes
        ? [{ algorithm: row.name, digest: bytes.toString('base64') }]
        : [];
    });
  const strongest = algorithms.findLast(({ name }) => found.some(({ algorithm }) => algorithm === name));
  return found.filter(({ algorithm }) => algorithm === strongest?.name);
}

/** A multihash, or the bare digest, whose length then says what it is. */
function parseDigestMultibase(text: string): Digest[] {
  const bytes = parseMultibase(text);
  const row = algorithms.find(({ prefix, bytes: length }) =>
    bytes?.length === length + 2
      ? bytes[0] === prefix[0] && bytes[1] === prefix[1]
      : bytes?.length === length,
  );
  if (!bytes || !row) return [];
  const digest = Buffer.from(bytes.subarray(bytes.length - row.bytes)).toString('base64');
  return [{ algorithm: row.name, digest }];
}

/** The digests in base64 that bytes may have, by algorithm; undefined where none is on record. */
export type FindDigests = (algorithm: DigestAlgorithm) => string[] | undefined;

/** For bytes that are at hand. */
export function buildFindDigests(bytes: Uint8Array | string): FindDigests {
  return (algorithm) => [createHash(algorithm).update(bytes).digest('base64')];
}

/**
 * Compares all digests of a related resource (`digestSRI`, `digestMultibase`). One that does not fit is a mismatch,
 * whatever the others say. `unsupported`: there is none that can be compared.
 */
export function compareDigests(
  resource: JsonObject,
  findDigests: FindDigests,
): 'matches' | 'mismatch' | 'unsupported' {
  const alternatives = [
    ...stringsOf(resource.digestSRI).map(parseSri),
    ...stringsOf(resource.digestMultibase).map(parseDigestMultibase),
  ];
  const answers = alternatives.flatMap((digests) => {
    const comparable = digests.filter(({ algorithm }) => findDigests(algorithm) !== undefined);
    if (comparable.length === 0) return [];
    return comparable.some(({ algorithm, digest }) => findDigests(algorithm)?.includes(digest));
  });
  if (answers.includes(false)) return 'mismatch';
  return answers.length > 0 ? 'matches' : 'unsupported';
}
