// Which e-mail addresses a badge is tied to, in one shape for every version, so that whoever reads the report can
// compare one without sending it: sha256 of the address followed by the salt. OB 3.0, IdentityHash; OB 2.0.
import { hashText } from '../identity.ts';
import type { JsonObject } from '../json.ts';

/** `digest`: sha256 in lower-case hex of the UTF-8 bytes of the address and then `salt`, which may be empty. */
export type ComparableIdentity = { digest: string; salt: string };

const maxIdentities = 8;
const maxSaltCharacters = 500;
const emailTypes: unknown[] = ['emailAddress', 'email'];

function findComparable(identity: JsonObject): ComparableIdentity | undefined {
  const { identityType = identity.type, identityHash = identity.identity, salt = '' } = identity;
  if (!emailTypes.includes(identityType) || typeof identityHash !== 'string') return undefined;
  // An address in the open is told as its digest too: a report repeats nobody's address.
  if (identity.hashed === false) {
    return { digest: hashText('sha256', identityHash.trim().toLowerCase()), salt: '' };
  }
  const [, digest] = /^sha256\$([0-9a-f]{64})$/i.exec(identityHash) ?? [];
  const text = typeof salt === 'string' ? salt : '';
  return digest === undefined || text.length > maxSaltCharacters
    ? undefined
    : { digest: digest.toLowerCase(), salt: text };
}

/**
 * The identities that an e-mail address can be compared with, at most 8. Other kinds, and md5, which browsers do not
 * have, are left out. Takes IdentityObjects of OB 3.0 and of 2.0.
 */
export function listComparableIdentities(identities: JsonObject[]): ComparableIdentity[] {
  return identities
    .map(findComparable)
    .filter((found) => found !== undefined)
    .slice(0, maxIdentities);
}
