// Passkeys: a strong sign-in without a password, on a device that knows its owner. One is added after signing in by
// other means, and signs in by itself from then on. Spec: Web Authentication Level 3, sections 7.1 and 7.2.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  deletePasskeys,
  deleteSignInAttempt,
  findPasskey,
  insertPasskey,
  insertSignInAttempt,
  listPasskeys,
  type PasskeyRow,
  type SignInAttemptRow,
  updatePasskeyUsed,
} from '../store/passkeys.ts';
import type { Actor, Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isPlainText } from './pages.ts';
import type { Post } from './posts.ts';
import { hashToken, type NewSession, startStaffSession } from './sign-in.ts';

const attemptSeconds = 300;
const passkeysMaximum = 10;

/** COSE: Ed25519, ES256, RS256; what devices of today make. */
const algorithms = [-8, -7, -257];

export type Asked = { attempt: string; options: object };
export type Answered = { attempt: string; response: object };

/** Our name to the device, and the only origin that it answers. */
function findRelyingParty({ settings: { publicUrl } }: Services) {
  return { rpID: new URL(publicUrl).hostname, origin: publicUrl };
}

/** How a device knows somebody: base64url, as it goes over the line. */
function toUserHandle(staffId: string): string {
  return Buffer.from(staffId).toString('base64url');
}

/** Only staff who came in strongly: whoever saw a PIN does not get in for good. @throws Problem */
function requireStrong(actor: Actor): asserts actor is Staff {
  if (actor.kind !== 'staff') throw new Problem('forbidden');
  if (actor.isByPin) throw new Problem('strong-sign-in-needed');
}

type NewAttempt = Pick<SignInAttemptRow, 'kind' | 'staffId' | 'secrets'> & { seconds?: number };

export async function insertAttempt(
  services: Services,
  { seconds = attemptSeconds, ...attempt }: NewAttempt,
): Promise<string> {
  const token = services.ids.token();
  const expiresAt = addSeconds(services.clock.now(), seconds);
  await insertSignInAttempt(services.db, { ...attempt, tokenHash: hashToken(token), expiresAt });
  return token;
}

/** What was asked, once and in time. @throws Problem sign-in-failed */
export async function takeAttempt(
  services: Services,
  token: string,
  kind: SignInAttemptRow['kind'],
): Promise<SignInAttemptRow> {
  const attempt = { tokenHash: hashToken(token), kind };
  const row = await deleteSignInAttempt(services.db, attempt, services.clock.now());
  if (!row) throw new Problem('sign-in-failed');
  return row;
}

export type Passkey = { id: string; createdAt: Date; usedAt: Date | null };

/** One's own passkeys, the oldest first. */
export async function listOwnPasskeys(services: Services, actor: Staff): Promise<Passkey[]> {
  const rows = await listPasskeys(services.db, [actor.id]);
  return rows.map(({ credentialId, createdAt, usedAt }) => ({ id: credentialId, createdAt, usedAt }));
}

/** What the device has to answer to become a passkey of the actor. @throws Problem forbidden, strong-sign-in-needed */
export async function askNewPasskey(services: Services, actor: Actor): Promise<Asked> {
  requireStrong(actor);
  const { rpID } = findRelyingParty(services);
  const known = await listPasskeys(services.db, [actor.id]);
  const options = await generateRegistrationOptions({
    rpName: 'Kundig',
    rpID,
    userID: new TextEncoder().encode(actor.id),
    userName: actor.name,
    userDisplayName: actor.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const secrets = { challenge: options.challenge };
  const attempt = await insertAttempt(services, { kind: 'passkey-registration', staffId: actor.id, secrets });
  return { attempt, options };
}

/**
 * We ask nobody who made their device. A statement that comes all the same would have us read certificates, and fetch
 * what these name: it is refused unread. Spec: Web Authentication Level 3, 8.2 (self attestation), 8.7 (none).
 */
function checkStatement({ response }: RegistrationResponseJSON): void {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
  const format = attestation.get('fmt');
  const isSelf = format === 'packed' && !attestation.get('attStmt').get('x5c');
  if (format !== 'none' && !isSelf) throw new Error('a statement that was not asked for');
}

async function verifyNew(services: Services, response: RegistrationResponseJSON, challenge: string) {
  const { rpID, origin } = findRelyingParty(services);
  try {
    checkStatement(response);
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    return registrationInfo?.credential;
  } catch (cause) {
    throw new Problem('sign-in-failed', {}, { cause });
  }
}

/** Ways to reach a device. Spec: Web Authentication Level 3, 5.8.4 */
const transports = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** What the device says of itself is signed by nobody. */
function pickTransports(said: unknown): string[] {
  return transports.filter((transport) => Array.isArray(said) && said.includes(transport));
}

/** @throws Problem forbidden, strong-sign-in-needed, sign-in-failed */
export async function addPasskey(services: Services, actor: Actor, answer: Answered): Promise<void> {
  requireStrong(actor);
  // Outside the transaction of the rest: a question that was answered wrongly is not asked again.
  const { staffId, secrets } = await takeAttempt(services, answer.attempt, 'passkey-registration');
  return inTransaction(services, async (services) => {
    const response = answer.response as RegistrationResponseJSON;
    const credential = await verifyNew(services, response, secrets.challenge ?? '');
    const count = (await listPasskeys(services.db, [actor.id])).length;
    if (!credential || staffId !== actor.id || count >= passkeysMaximum) throw new Problem('sign-in-failed');
    const isNew = await insertPasskey(services.db, {
      credentialId: credential.id,
      staffId: actor.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: pickTransports(credential.transports),
      createdAt: services.clock.now(),
      usedAt: null,
    });
    if (!isNew) throw new Problem('sign-in-failed');
    await recordAudit(services, { act: 'passkey-added', actor, subject: `staff:${actor.id}` });
  });
}

/** Takes one of one's own away. @throws Problem forbidden, strong-sign-in-needed, not-found */
export function removeOwnPasskey(services: Services, actor: Actor, passkeyId: string): Promise<void> {
  return inTransaction(services, async (services) => {
    requireStrong(actor);
    const count = isPlainText(passkeyId) ? await deletePasskeys(services.db, actor.id, passkeyId) : 0;
    if (count === 0) throw new Problem('not-found');
    const subject = `staff:${actor.id}`;
    await recordAudit(services, { act: 'passkeys-removed', actor, subject, facts: { count } });
  });
}

/** What a passkey has to answer to sign its owner in; the device knows whose it is. */
export async function askPasskey(services: Services): Promise<Asked> {
  const { rpID } = findRelyingParty(services);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  const secrets = { challenge: options.challenge };
  const attempt = await insertAttempt(services, { kind: 'passkey', staffId: null, secrets });
  return { attempt, options };
}

async function verifyKnown(services: Services, response: AuthenticationResponseJSON, challenge: string) {
  const { rpID, origin } = findRelyingParty(services);
  const { id: given } = response;
  const isId = typeof given === 'string' && isPlainText(given);
  const row = isId ? await findPasskey(services.db, given) : undefined;
  // Web Authentication Level 3, 7.2 step 6: the device says whose it is, and is right.
  const isTheirs = row && response.response?.userHandle === toUserHandle(row.staffId);
  if (!row || !isTheirs) throw new Problem('sign-in-failed');
  const { credentialId: id, counter } = row;
  const publicKey = new Uint8Array(Buffer.from(row.publicKey, 'base64url'));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id, publicKey, counter },
      requireUserVerification: true,
    });
    if (!verified) throw new Error('not verified');
    return { row, counter: authenticationInfo.newCounter };
  } catch (cause) {
    throw new Problem('sign-in-failed', {}, { cause });
  }
}

/** A device that counts has counted on since. Of it and its copy, also at the same moment, one gets in. */
async function countUse(services: Services, { credentialId }: PasskeyRow, counter: number): Promise<void> {
  const isNew = await updatePasskeyUsed(services.db, credentialId, { counter, usedAt: services.clock.now() });
  if (!isNew) throw new Problem('sign-in-failed');
}

/** @throws Problem sign-in-failed */
export async function signInByPasskey(
  services: Services,
  answer: Answered,
  post: Post | null,
): Promise<NewSession> {
  // Outside the transaction of the rest: a question that was answered wrongly is not asked again.
  const { secrets } = await takeAttempt(services, answer.attempt, 'passkey');
  return inTransaction(services, async (services) => {
    const response = answer.response as AuthenticationResponseJSON;
    const { row, counter } = await verifyKnown(services, response, secrets.challenge ?? '');
    await countUse(services, row, counter);
    return startStaffSession(services, { staffId: row.staffId, means: 'passkey', post });
  });
}
