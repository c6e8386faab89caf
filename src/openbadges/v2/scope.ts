// Which addresses hold the badges of an issuer: by its own policy, else those of its own origin.
// Open Badges 2.0, Hosted Verification and VerificationObject.
import { stringsOf } from '../json.ts';
import type { BadgeProfile } from './documents.ts';

function findOrigin(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Whether two addresses are of one origin: scheme, host and port. */
export function isSameOrigin(one: string | undefined, other: string | undefined): boolean {
  const origin = findOrigin(one);
  return origin !== undefined && origin !== 'null' && origin === findOrigin(other);
}

/** A prefix counts within its own origin only: `https://a.example` begins `https://a.example.evil` as well. */
function startsWith(url: string, prefix: string): boolean {
  return isSameOrigin(url, prefix) && new URL(url).href.startsWith(new URL(prefix).href);
}

/** The standard says "host"; whole origins are in use too. */
function isOfOrigin(url: string, allowed: string): boolean {
  return URL.canParse(url) && (new URL(url).host === allowed.toLowerCase() || isSameOrigin(url, allowed));
}

/**
 * Whether an assertion at this address is the profile's. With no policy the assertion and its badge class share the
 * origin of the profile.
 */
export function isInScope(url: string, badgeClassId: string | undefined, profile: BadgeProfile): boolean {
  const prefixes = stringsOf(profile.policy.startsWith);
  const origins = stringsOf(profile.policy.allowedOrigins);
  if (prefixes.length === 0 && origins.length === 0) {
    return isSameOrigin(url, profile.id) && isSameOrigin(badgeClassId, profile.id);
  }
  return (
    prefixes.some((prefix) => startsWith(url, prefix)) || origins.some((origin) => isOfOrigin(url, origin))
  );
}
