// How a credential can be tied to somebody's e-mail address without writing the address in it.
// OB 3.0, IdentityObject and IdentityHash.
import { createHash } from 'node:crypto';

export type IdentityObject = {
  type: 'IdentityObject';
  hashed: true;
  identityHash: string;
  identityType: 'emailAddress';
  salt: string;
};

const minSaltCharacters = 16;

/**
 * A salted sha256 of an e-mail address, trimmed and lower-cased first: the standard asks no one spelling.
 * One salt per participant, random, at least 16 characters: the salt is public and only stops ready-made tables.
 */
export function buildEmailIdentity(email: string, salt: string): IdentityObject {
  if (salt.length < minSaltCharacters) throw new Error('a salt has at least 16 characters');
  const hash = createHash('sha256').update(email.trim().toLowerCase() + salt, 'utf8');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${hash.digest('hex')}`,
    identityType: 'emailAddress',
    salt,
  };
}

/** The digest of a text in hex. md5 is for reading old badges only. */
export function hashText(algorithm: 'sha256' | 'md5', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}
