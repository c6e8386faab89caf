// Public keys in their two spellings, Multikey and JWK, and whether a signature was made with one of them. Inside the
// house a public key is its Multikey text, of whatever kind it is. RFC 7517; RFC 8032; FIPS 186-5; RFC 8017.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { canonicalizeJson } from './jcs.ts';
import type { JsonObject } from './json.ts';
import { encodeMultikey, type KeyType, parseMultikey } from './multibase.ts';

export type Jwk = { kty: string; crv?: string; x?: string; y?: string; n?: string; e?: string };
/** A JWK as it is published: with the name and the algorithm it is used under. */
export type PublishedJwk = Jwk & { kid: string; alg: string };

type Row = {
  /** The algorithm of RFC 7518 that goes with it. */
  alg: string;
  digest: 'sha256' | 'sha384' | 'sha512' | null;
  /** Undefined where it follows from the key. */
  signatureBytes?: number;
  kty: string;
  crv?: string;
  /** What stands in front of the raw key in its SubjectPublicKeyInfo. */
  spkiPrefix?: string;
};

const rows: Record<KeyType, Row> = {
  Ed25519: {
    ...{ alg: 'EdDSA', digest: null, signatureBytes: 64, kty: 'OKP', crv: 'Ed25519' },
    spkiPrefix: '302a300506032b6570032100',
  },
  'P-256': {
    ...{ alg: 'ES256', digest: 'sha256', signatureBytes: 64, kty: 'EC', crv: 'P-256' },
    spkiPrefix: '3039301306072a8648ce3d020106082a8648ce3d030107032200',
  },
  'P-384': {
    ...{ alg: 'ES384', digest: 'sha384', signatureBytes: 96, kty: 'EC', crv: 'P-384' },
    spkiPrefix: '3046301006072a8648ce3d020106052b81040022033200',
  },
  'P-521': {
    ...{ alg: 'ES512', digest: 'sha512', signatureBytes: 132, kty: 'EC', crv: 'P-521' },
    spkiPrefix: '3058301006072a8648ce3d020106052b81040023034400',
  },
  RSA: { alg: 'RS256', digest: 'sha256', kty: 'RSA' },
};

const leastRsaBits = 2048;
const mostRsaBits = 4096;

/** The digest that goes with signatures by a kind of key; null for Ed25519, which needs none. */
export function findDigest(type: KeyType): Row['digest'] {
  return rows[type].digest;
}

/** How many bytes a signature by a kind of key has; undefined where that follows from the key. */
export function findSignatureBytes(type: KeyType): number | undefined {
  return rows[type].signatureBytes;
}

/** The name that RFC 7518 or 8037 gives to signing with a kind of key. */
export function findJwsAlgorithm(type: KeyType): string {
  return rows[type].alg;
}

/** The kind of key that a JWS algorithm takes; undefined for those that are not read here. */
export function findKeyType(alg: unknown): KeyType | undefined {
  // RFC 9864 gives EdDSA over this curve a name of its own.
  const name = alg === 'Ed25519' ? 'EdDSA' : alg;
  return (Object.keys(rows) as KeyType[]).find((type) => rows[type].alg === name);
}

function importMultikey(publicKeyMultibase: string): KeyObject | undefined {
  const parsed = parseMultikey(publicKeyMultibase);
  if (!parsed) return undefined;
  const { spkiPrefix } = rows[parsed.type];
  try {
    return spkiPrefix === undefined
      ? createPublicKey({ key: Buffer.from(parsed.publicKey), format: 'der', type: 'pkcs1' })
      : createPublicKey({
          key: Buffer.concat([Buffer.from(spkiPrefix, 'hex'), parsed.publicKey]),
          format: 'der',
          type: 'spki',
        });
  } catch {
    // Not every text of the right length is a point on its curve.
    return undefined;
  }
}

const publicKeys = new Map<string, KeyObject>();
const maxPublicKeys = 256;

function findPublicKey(publicKeyMultibase: string): KeyObject | undefined {
  const known = publicKeys.get(publicKeyMultibase);
  if (known) return known;
  const key = importMultikey(publicKeyMultibase);
  if (!key) return undefined;
  // Anybody can send keys to verify with, so the memo stays small; the oldest goes first.
  if (publicKeys.size >= maxPublicKeys) publicKeys.delete(publicKeys.keys().next().value!);
  publicKeys.set(publicKeyMultibase, key);
  return key;
}

/** Whether a key is one that nobody should rely on: an RSA key too short, or with an exponent out of the ordinary. */
export function isWeakKey(publicKeyMultibase: string): boolean {
  const { modulusLength, publicExponent } = findPublicKey(publicKeyMultibase)?.asymmetricKeyDetails ?? {};
  if (modulusLength === undefined || publicExponent === undefined) return false;
  const isOrdinary = publicExponent >= 3n && publicExponent < 2n ** 32n && publicExponent % 2n === 1n;
  return modulusLength < leastRsaBits || modulusLength > mostRsaBits || !isOrdinary;
}

/**
 * Whether the signature over the bytes was made with this key, by the algorithm that goes with its kind: Ed25519,
 * ECDSA as r and s side by side, RSASSA-PKCS1-v1_5 with SHA-256. False for anything malformed or weak.
 */
export function isSignedBy(publicKeyMultibase: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const type = parseMultikey(publicKeyMultibase)?.type;
  const key = findPublicKey(publicKeyMultibase);
  if (type === undefined || !key || isWeakKey(publicKeyMultibase)) return false;
  const { digest, signatureBytes = signature.length } = rows[type];
  if (signature.length !== signatureBytes) return false;
  return verify(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function compressPoint(spki: Buffer, prefixBytes: number): Uint8Array {
  // The last 2n bytes are x and y; a compressed point is x with the parity of y in front.
  const coordinateBytes = prefixBytes - 1;
  const x = spki.subarray(-2 * coordinateBytes, -coordinateBytes);
  return Buffer.concat([Uint8Array.of(0x02 + (spki.at(-1)! & 1)), x]);
}

function exportRawKey(key: KeyObject, type: KeyType): Uint8Array {
  if (type === 'RSA') return key.export({ format: 'der', type: 'pkcs1' });
  const spki = key.export({ format: 'der', type: 'spki' });
  if (type === 'Ed25519') return spki.subarray(-32);
  return compressPoint(spki, { 'P-256': 33, 'P-384': 49, 'P-521': 67 }[type]);
}

/** The Multikey text of a key that node:crypto holds, private or public, of the given kind. */
export function encodePublicKey(key: KeyObject, type: KeyType): string {
  return encodeMultikey(type, exportRawKey(key.type === 'private' ? createPublicKey(key) : key, type));
}

/** What kind of key a JWK is, private or public; undefined for a kind that is not read here. */
export function findJwkType({ kty, crv }: JsonObject): KeyType | undefined {
  return (Object.keys(rows) as KeyType[]).find((type) => rows[type].kty === kty && rows[type].crv === crv);
}

/** The Multikey text of a public JWK; undefined when it is private, malformed, or of a kind that is not read here. */
export function parseJwk(jwk: JsonObject): string | undefined {
  const { kty, crv, x, y, n, e } = jwk;
  const type = findJwkType(jwk);
  // A key that came with its private half is everybody's.
  if (type === undefined || 'd' in jwk) return undefined;
  const members = Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value));
  try {
    const text = encodePublicKey(createPublicKey({ key: members, format: 'jwk' }), type);
    return parseMultikey(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A public key as a JWK, with nothing in it but the key.
 * @throws Error for what is no Multikey of a kind in the table.
 */
export function buildJwk(publicKeyMultibase: string): Jwk {
  const key = findPublicKey(publicKeyMultibase);
  if (!key) throw new Error('no public key');
  return key.export({ format: 'jwk' }) as Jwk;
}

/** A public key as it stands in a JWKS, a DID document or behind the address that a JWT names. */
export function buildPublishedJwk(publicKeyMultibase: string, kid: string): PublishedJwk {
  return {
    ...buildJwk(publicKeyMultibase),
    kid,
    alg: findJwsAlgorithm(parseMultikey(publicKeyMultibase)!.type),
  };
}

/** The name that a key gives itself: the SHA-256 of its JWK in base64url. Spec: RFC 7638. */
export function findThumbprint(publicKeyMultibase: string): string {
  return createHash('sha256')
    .update(canonicalizeJson(buildJwk(publicKeyMultibase)))
    .digest('base64url');
}
