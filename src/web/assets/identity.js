// @ts-check
// Whether a typed e-mail address is one that a badge is tied to: the same answer as openbadges/identity-match.ts, which a
// test compares. The address is hashed here and goes nowhere.

/** @param {string} text */
async function hash(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {{ digest: string, salt: string }[]} identities
 * @param {string} email
 * @returns {Promise<boolean>}
 */
export async function hasEmail(identities, email) {
  for (const spelling of new Set([email, email.trim(), email.trim().toLowerCase()])) {
    for (const { digest, salt } of identities) {
      if ((await hash(spelling + salt)) === digest) return true;
    }
  }
  return false;
}
