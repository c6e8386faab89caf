// Signing keys: made, used and sealed here. The 32-byte seed is the master form; it never leaves unsealed.
// Must not know who owns a key or where it is kept. Ed25519: RFC 8032.
import {
  createPrivateKey,
  createPublicKey,
  sign as edSign,
  verify as edVerify,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { encodeMultikey, parseMultikey } from './multibase.ts';

export type Signer = {
  /** The verification method that verifiers will look up: `${did}#${publicKeyMultibase}`. */
  keyId: string;
  algorithm: 'Ed25519';
  sign(bytes: Uint8Array): Promise<Uint8Array>;
};

const seedBytes = 32;
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function buildPrivateKey(seed: Uint8Array): KeyObject {
  if (seed.length !== seedBytes) throw new Error('an Ed25519 seed has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

/** The Multikey (`z6Mk...`) that belongs to a 32-byte seed. */
export function findPublicKeyMultibase(seed: Uint8Array): string {
  const spki = createPublicKey(buildPrivateKey(seed)).export({ format: 'der', type: 'spki' });
  return encodeMultikey('Ed25519', spki.subarray(spkiPrefix.length));
}

/** A new random key: its 32-byte seed, and its public half as a Multikey. */
export function generateSigningKey(): { seed: Uint8Array; publicKeyMultibase: string } {
  const seed = new Uint8Array(randomBytes(seedBytes));
  return { seed, publicKeyMultibase: findPublicKeyMultibase(seed) };
}

/** A signer that holds the key ready, so that signing costs no import. */
export function buildSigner({ keyId, seed }: { keyId: string; seed: Uint8Array }): Signer {
  const key = buildPrivateKey(seed);
  return {
    keyId,
    algorithm: 'Ed25519',
    sign: async (bytes) => new Uint8Array(edSign(null, bytes, key)),
  };
}

const publicKeys = new Map<string, KeyObject>();
const maxPublicKeys = 256;

function findPublicKey(publicKeyMultibase: string): KeyObject | undefined {
  const known = publicKeys.get(publicKeyMultibase);
  if (known) return known;
  const parsed = parseMultikey(publicKeyMultibase);
  if (!parsed) return undefined;
  const der = Buffer.concat([spkiPrefix, parsed.publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  // Anybody can send keys to verify with, so the memo stays small; the oldest goes first.
  if (publicKeys.size >= maxPublicKeys) publicKeys.delete(publicKeys.keys().next().value!);
  publicKeys.set(publicKeyMultibase, key);
  return key;
}

/** Whether the signature (64 bytes) over the bytes was made with this key. False for anything malformed. */
export function isSignedBy(publicKeyMultibase: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const key = findPublicKey(publicKeyMultibase);
  return key !== undefined && edVerify(null, bytes, key, signature);
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
