// Signing keys: made, used and sealed here. The secret in its master form never leaves unsealed.
// Must not know who owns a key or where it is kept. RFC 8032; FIPS 186-5; RFC 8017.
import {
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { JsonObject } from './json.ts';
import type { KeyType } from './multibase.ts';
import { encodePublicKey, findDigest, findJwkType } from './public-keys.ts';

export { isSignedBy } from './public-keys.ts';

export type SigningAlgorithm = 'Ed25519' | 'P-256' | 'P-384' | 'RSA';

export type Signer = {
  /** The verification method that verifiers will look up: `${did}#...`; in a VC-JWT it is the `kid`. */
  keyId: string;
  /** Keys made here are of a SigningAlgorithm; one that somebody brings may be of any kind that is read. */
  algorithm: KeyType;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
};

/**
 * `seed` is the secret in its master form: the 32-byte seed of an Ed25519 key, the scalar of a key on a P curve
 * (32 or 48 bytes), PKCS#8 in DER of an RSA key.
 */
export type SigningKey = { algorithm: SigningAlgorithm; seed: Uint8Array; publicKeyMultibase: string };

// What stands around the secret in DER, and how long the secret is.
const secretForms = {
  Ed25519: { bytes: 32, type: 'pkcs8', before: '302e020100300506032b657004220420', after: '' },
  'P-256': { bytes: 32, type: 'sec1', before: '30310201010420', after: 'a00a06082a8648ce3d030107' },
  'P-384': { bytes: 48, type: 'sec1', before: '303e0201010430', after: 'a00706052b81040022' },
} as const;

// A badge outlives the years for which 2048 bits are still advised.
const rsaBits = 3072;

function buildPrivateKey(seed: Uint8Array, algorithm: SigningAlgorithm): KeyObject {
  if (algorithm === 'RSA') return createPrivateKey({ key: Buffer.from(seed), format: 'der', type: 'pkcs8' });
  const { bytes, type, before, after } = secretForms[algorithm];
  if (seed.length !== bytes) throw new Error(`the secret of an ${algorithm} key has ${bytes} bytes`);
  const key = Buffer.concat([Buffer.from(before, 'hex'), seed, Buffer.from(after, 'hex')]);
  return createPrivateKey({ key, format: 'der', type });
}

/** The public half, as a Multikey, of a secret in its master form. */
export function findPublicKeyMultibase(seed: Uint8Array, algorithm: SigningAlgorithm = 'Ed25519'): string {
  return encodePublicKey(buildPrivateKey(seed, algorithm), algorithm);
}

function generateSeed(algorithm: keyof typeof secretForms): Uint8Array {
  if (algorithm === 'Ed25519') return new Uint8Array(randomBytes(secretForms.Ed25519.bytes));
  // Not every string of bytes is a scalar below the order of the curve.
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: algorithm });
  return new Uint8Array(Buffer.from(privateKey.export({ format: 'jwk' }).d!, 'base64url'));
}

/** A new random key: its secret, and its public half as a Multikey. */
export function generateSigningKey({
  algorithm = 'Ed25519',
}: {
  algorithm?: keyof typeof secretForms | undefined;
} = {}): SigningKey {
  const seed = generateSeed(algorithm);
  return { algorithm, seed, publicKeyMultibase: findPublicKeyMultibase(seed, algorithm) };
}

/** A new RSA key of 3072 bits. Takes about a second of another thread. */
export async function generateRsaKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: rsaBits });
  const seed = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  return { algorithm: 'RSA', seed, publicKeyMultibase: encodePublicKey(privateKey, 'RSA') };
}

function buildKeySigner(key: KeyObject, { keyId, algorithm }: { keyId: string; algorithm: KeyType }): Signer {
  const digest = findDigest(algorithm);
  return {
    keyId,
    algorithm,
    sign: async (bytes) => new Uint8Array(sign(digest, bytes, { key, dsaEncoding: 'ieee-p1363' })),
  };
}

/** A signer from a private JWK that somebody brings; undefined when it is none of a kind that is read here. */
export function buildJwkSigner(jwk: JsonObject, keyId: string): Signer | undefined {
  const algorithm = findJwkType(jwk);
  if (algorithm === undefined || typeof jwk.d !== 'string') return undefined;
  try {
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    return buildKeySigner(key, { keyId, algorithm });
  } catch {
    return undefined;
  }
}

/** A signer that holds the key ready, so that signing costs no import. ECDSA gives r and s side by side. */
export function buildSigner({
  keyId,
  seed,
  algorithm = 'Ed25519',
}: {
  keyId: string;
  seed: Uint8Array;
  algorithm?: SigningAlgorithm | undefined;
}): Signer {
  return buildKeySigner(buildPrivateKey(seed, algorithm), { keyId, algorithm });
}

/**
 * Seals a secret with AES-256-GCM as a compact JWE. The id of what is sealed is part of what is authenticated,
 * so that a sealed text moved to another row does not open there. `sealingKey` has 32 bytes.
 */
export async function sealSecret(secret: Uint8Array, sealingKey: Uint8Array, keyId: string): Promise<string> {
  return await new CompactEncrypt(secret)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId })
    .encrypt(sealingKey);
}

function buildSealBroken(): Error {
  return Object.assign(new Error('SealBroken'), { name: 'SealBroken' });
}

/**
 * Opens what sealSecret sealed for the same id.
 * @throws Error named `SealBroken` when key, id or text is not the one it was sealed with; it carries no cause.
 */
export async function openSecret(sealed: string, sealingKey: Uint8Array, keyId: string): Promise<Uint8Array> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, sealingKey, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.kid === keyId) return plaintext;
  } catch {
    throw buildSealBroken();
  }
  throw buildSealBroken();
}
