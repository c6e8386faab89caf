// Whether an identity written in a badge is somebody's e-mail address. Pure, and without a single import, so that a
// browser can run it and the address typed there need not leave it. OB 3.0, IdentityHash; OB 2.0, IdentityObject.

/** Whose badge the asker thinks it is: by an id that is known, or by an e-mail address. */
export type Recipient = { id: string } | { email: string };

/** The digest of the UTF-8 bytes of a text, in lower-case hex. */
export type HashText = (algorithm: 'sha256' | 'md5', text: string) => string | Promise<string>;

/**
 * `other-kind`: it is no e-mail address. `incomparable`: it is one in a spelling that is not known here, so that
 * nothing was found out.
 */
export type IdentityMatch = 'matches' | 'differs' | 'incomparable' | 'other-kind';

// The last is no term of the standard, but stands in the examples of its guide and in many badges.
const emailTypes = ['emailAddress', 'email'];
const hashed = /^(sha256|md5)\$([0-9a-f]+)$/i;

/** As typed, without the spaces around it, and in lower case: the standard asks no one spelling of an issuer. */
function listSpellings(email: string): string[] {
  return [...new Set([email, email.trim(), email.trim().toLowerCase()])];
}

/**
 * Compares one identity with an e-mail address. `identity` is an IdentityObject as it stands in the badge;
 * of Open Badges 2.0 the same with `type` and `identity` for `identityType` and `identityHash`.
 */
export async function matchesIdentity(
  identity: { [name: string]: unknown },
  email: string,
  hash: HashText,
): Promise<IdentityMatch> {
  const { identityType = identity.type, identityHash = identity.identity, salt } = identity;
  if (!emailTypes.includes(String(identityType))) return 'other-kind';
  if (typeof identityHash !== 'string') return 'incomparable';
  const spellings = listSpellings(email);
  if (identity.hashed === false) {
    const isSame = spellings.at(-1) === identityHash.trim().toLowerCase();
    return isSame ? 'matches' : 'differs';
  }
  const [, algorithm, digest] = hashed.exec(identityHash) ?? [];
  if (algorithm === undefined || digest === undefined) return 'incomparable';
  const known = algorithm.toLowerCase() === 'md5' ? 'md5' : 'sha256';
  for (const spelling of spellings) {
    const own = await hash(known, spelling + (typeof salt === 'string' ? salt : ''));
    if (own.toLowerCase() === digest.toLowerCase()) return 'matches';
  }
  return 'differs';
}

/** What several identities say together: one that matches is enough, and one that could not be compared is a doubt. */
export function findMatch(matches: IdentityMatch[]): Exclude<IdentityMatch, 'other-kind'> {
  if (matches.includes('matches')) return 'matches';
  return matches.includes('incomparable') || !matches.includes('differs') ? 'incomparable' : 'differs';
}
