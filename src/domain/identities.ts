// Signing in at the provider of an organisation. It says who somebody is there; whether they work here, and as what, is
// said by who keeps the team: nobody gets in who was not added before. Known the first time by their address at work,
// from then on by the name that the provider gives to nobody else. Spec: OpenID Connect Core 1.0, 5.7.
import type { AttemptSecrets, ProvenIdentity } from '../base/identity-provider.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findIdentity, insertIdentity, listStaffIdsByEmail } from '../store/identities.ts';
import { recordAudit } from './audit.ts';
import { insertAttempt, takeAttempt } from './passkeys.ts';
import type { Post } from './posts.ts';
import { hashToken, type NewSession, startStaffSession } from './sign-in.ts';
import { normalizeAddress } from './staff.ts';

/** Time for a password, a second step, and somebody who asks something meanwhile. */
const attemptSeconds = 900;

/** Of the page that a provider sends browsers back to; it is registered there, letter by letter. */
export const callbackPath = '/inloggen/organisatie/terug';

/** From where somebody signs in: `browserKey` is random and known to this browser only. */
export type Asker = { browserKey: string; post: Post | null };

function requireProvider({ identityProvider }: Services) {
  if (!identityProvider) throw new Problem('not-found');
  return identityProvider;
}

/**
 * Where to send the browser.
 * @throws Problem not-found where no provider is configured; identity-provider-unavailable
 */
export async function askIdentity(
  services: Services,
  { browserKey, post, language }: Asker & { language: string },
): Promise<string> {
  const provider = requireProvider(services);
  const { ids, settings } = services;
  const [nonce, verifier] = [ids.token(), ids.token()];
  const secrets = { nonce, verifier, browser: hashToken(browserKey), post: post?.id ?? '' };
  const attempt = { kind: 'identity', staffId: null, secrets, seconds: attemptSeconds } as const;
  const state = await insertAttempt(services, attempt);
  return provider.ask(
    { state, nonce, verifier },
    { redirectUri: `${settings.publicUrl}${callbackPath}`, language },
  );
}

function reject(reason: string): never {
  throw new Problem('sign-in-failed', { reason });
}

/** The attempt of this very browser, once and in time. What became of the tablet meanwhile may end it. */
async function takeIdentityAttempt(services: Services, state: string, asker: Asker): Promise<AttemptSecrets> {
  const { secrets } = await takeAttempt(services, state, 'identity');
  const { nonce = '', verifier = '', browser, post } = secrets;
  if (browser !== hashToken(asker.browserKey)) reject('other_browser');
  if (post !== (asker.post?.id ?? '')) reject('shift_ended');
  return { state, nonce, verifier };
}

/** @throws Problem staff-unknown, whose fact `address` is for the page of whoever it is of, and no log */
async function findOrLink(services: Services, identity: ProvenIdentity): Promise<string> {
  const known = await findIdentity(services.db, identity);
  if (known) return known.staffId;
  const address = normalizeAddress(identity.address);
  const unknown = () => new Problem('staff-unknown', { address });
  if (address === null || /\p{Cc}/u.test(address)) throw unknown();
  const [staffId, another] = await listStaffIdsByEmail(services.db, address);
  if (staffId === undefined || another !== undefined) throw unknown();
  const { issuer, subject } = identity;
  const row = { issuer, subject, staffId, linkedAt: services.clock.now() };
  // An address that was given to somebody else is no way in to what its first owner had.
  if (!(await insertIdentity(services.db, row))) throw unknown();
  await recordAudit(services, { act: 'identity-linked', actor: 'system', subject: `staff:${staffId}` });
  return staffId;
}

/**
 * Who comes back from the provider gets a session as by any other strong sign-in. `query`: what the provider added to
 * the address, without its question mark.
 * @throws Problem not-found, sign-in-failed, identity-provider-unavailable, staff-unknown
 */
export async function signInByIdentity(services: Services, asker: Asker, query: string): Promise<NewSession> {
  const provider = requireProvider(services);
  const state = new URLSearchParams(query).get('state') ?? '';
  const secrets = await takeIdentityAttempt(services, state, asker);
  const callback = new URL(`${services.settings.publicUrl}${callbackPath}?${query}`);
  const identity = await provider.prove(secrets, callback);
  return inTransaction(services, async (services) => {
    const staffId = await findOrLink(services, identity);
    return startStaffSession(services, { staffId, means: 'identity', post: asker.post });
  });
}
