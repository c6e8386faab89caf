// Random names. A credential's id, a code and a token are keys: whoever holds one gets in, so each
// carries at least the bits that its export says.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Crockford base32: no I, L, O, U, so that a code can be read out and typed. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type Ids = {
  /** A v4 UUID. */
  uuid(): string;
  /** 128 random bits as 26 characters of lower-case Crockford base32: a credential's id. */
  credentialId(): string;
  /** 256 random bits, base64url: tokens and one-time links. */
  token(): string;
  /** `count` random characters of Crockford base32. */
  characters(count: number): string;
  /** A uniform integer in [0, limit). */
  integer(limit: number): number;
};

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  credentialId: () => encodeCrockford(randomBytes(16)).toLowerCase(),
  token: () => randomBytes(32).toString('base64url'),
  characters: (count) => Array.from({ length: count }, () => CROCKFORD[randomInt(32)]).join(''),
  integer: (limit) => randomInt(limit),
};

function encodeCrockford(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  let text = '';
  for (let index = 0; index < length; index++) {
    text = CROCKFORD[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}
