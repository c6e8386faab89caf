// Bearer tokens, one-time links and sessions. All are 256 random bits; the database holds their hashes only. A card has
// a code besides its link, to be typed: 55 bits, once, and few tries a minute.
import { createHash } from 'node:crypto';
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findParticipant, findParticipantById } from '../store/participants.ts';
import {
  findSignInLink,
  findStaff,
  findStaffByToken,
  insertApiToken,
  insertSession,
  insertSignInLink,
  type StaffWithLocations,
  updateSignInLinkUsed,
  updateTokensRevoked,
  updateUnusedLinksUsed,
} from '../store/staff.ts';
import { type Actor, findScope, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isUuid } from './pages.ts';
import type { Post } from './posts.ts';
import { createCode, formatCode, parseCode } from './share-codes.ts';

const staffLinkSeconds = 24 * 3600;
const participantLinkSeconds = 14 * 24 * 3600;
const staffSessionSeconds = 12 * 3600;
/** On their own phone: a year from the last visit on. */
export const ownDeviceSeconds = 365 * 24 * 3600;
export const sharedDeviceSeconds = 3600;
/** Where a participant signs in: on a phone of their own, or where others come after them. */
export const devices = ['own', 'shared'] as const;
export type Device = (typeof devices)[number];

/** Tokens are random, so a plain hash suffices: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** How somebody came in. All but a PIN are strong. */
export type Means = 'link' | 'passkey' | 'identity' | 'pin';

/** Where a session is, when that is a shared tablet. */
export type Place = Pick<Post, 'id' | 'locationId' | 'expiresAt'>;

function toStaff(row: StaffWithLocations): Staff {
  return {
    kind: 'staff',
    id: row.id,
    issuerId: row.issuerId,
    name: row.name,
    role: row.role,
    locationIds: row.locationIds,
  };
}

/** Who a bearer token stands for, unless it is unknown, revoked or its owner was deactivated. */
export async function findActorByToken(services: Services, token: string): Promise<Staff | undefined> {
  const row = await findStaffByToken(services.db, hashToken(token));
  return row && toStaff(row);
}

/** Makes a token and shows it this once. An earlier token of the same owner and label stops working. */
export function createApiToken(
  services: Services,
  owner: { staffId: string; label: string },
): Promise<string> {
  return inTransaction(services, async (services) => {
    const token = `kundig_${services.ids.token()}`;
    const now = services.clock.now();
    await updateTokensRevoked(services.db, { ...owner, at: now });
    await insertApiToken(services.db, {
      tokenHash: hashToken(token),
      ...owner,
      createdAt: now,
      revokedAt: null,
    });
    await recordAudit(services, { act: 'token-created', actor: 'system', subject: `staff:${owner.staffId}` });
    return token;
  });
}

type Owner = { staffId: string | null; participantId: string | null };
type NewLink = { token: string; code?: string; expiresAt: Date };

async function insertLink(services: Services, owner: Owner, { token, code, expiresAt }: NewLink) {
  const now = services.clock.now();
  await updateUnusedLinksUsed(services.db, owner, now);
  await insertSignInLink(services.db, {
    tokenHash: hashToken(token),
    codeHash: code === undefined ? null : hashToken(code),
    ...owner,
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
}

/** The address that opens in the language of whoever it is for. */
function renderLink({ settings }: Services, token: string, language: string | null): string {
  const query = language === null ? '' : `?taal=${language}`;
  return `${settings.publicUrl}/inloggen/${token}${query}`;
}

export type SignInLink = { link: string; expiresAt: Date };
/** `code`: to be typed in place of the link, as it is printed: XXXX-XXXX-XXXX. */
export type SignInCard = SignInLink & { code: string };

/** A one-time link for staff, valid 24 hours; by the operator unless said otherwise. Earlier unused ones stop working. */
export function createStaffSignInLink(
  services: Services,
  staffId: string,
  actor: Actor | 'system' = 'system',
): Promise<SignInLink> {
  return inTransaction(services, async (services) => {
    await recordAudit(services, {
      act: 'sign-in-link-created',
      actor,
      subject: `staff:${staffId}`,
    });
    const token = services.ids.token();
    const expiresAt = addSeconds(services.clock.now(), staffLinkSeconds);
    await insertLink(services, { staffId, participantId: null }, { token, expiresAt });
    return { link: renderLink(services, token, null), expiresAt };
  });
}

/**
 * The participant, for who may give them a way in.
 * @throws Problem forbidden, not-found
 */
export async function loadForSignIn(services: Services, actor: Actor, participantId: string) {
  requireAct(actor, 'give-sign-in');
  const participant =
    isUuid(participantId) && (await findParticipant(services.db, findScope(actor), participantId));
  if (!participant) throw new Problem('not-found');
  return participant;
}

/**
 * A one-time link and code for a participant, valid 14 days, handed over in person. Earlier unused ones stop working.
 * @throws Problem forbidden, not-found
 */
export function createParticipantSignInLink(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<SignInCard> {
  return inTransaction(services, async (services) => {
    const { language } = await loadForSignIn(services, actor, participantId);
    await recordAudit(services, {
      act: 'sign-in-link-created',
      actor,
      subject: `participant:${participantId}`,
    });
    const { link, expiresAt, token } = buildParticipantLink(services, language);
    const code = createCode(services.ids);
    await insertLink(services, { staffId: null, participantId }, { token, code, expiresAt });
    return { link, expiresAt, code: formatCode(code) };
  });
}

/** A link that nobody can use before `keepParticipantLink`. */
export function buildParticipantLink(
  services: Services,
  language: string | null,
): SignInLink & { token: string } {
  const token = services.ids.token();
  const expiresAt = addSeconds(services.clock.now(), participantLinkSeconds);
  return { token, expiresAt, link: renderLink(services, token, language) };
}

/** From now on the link works, and no earlier one. */
export async function keepParticipantLink(
  services: Services,
  participantId: string,
  { token, expiresAt }: { token: string; expiresAt: Date },
): Promise<void> {
  await insertLink(services, { staffId: null, participantId }, { token, expiresAt });
}

export async function findOwner(services: Services, owner: Owner): Promise<Actor | undefined> {
  if (owner.staffId) {
    const row = await findStaff(services.db, owner.staffId);
    return row && toStaff(row);
  }
  const participant = owner.participantId && (await findParticipantById(services.db, owner.participantId));
  return participant
    ? { kind: 'holder', participantId: participant.id, issuerId: participant.issuerId }
    : undefined;
}

/** A code in any spelling as it is hashed; anything else is a token. */
function hashKey(key: string): string {
  return hashToken(parseCode(key) ?? key);
}

/**
 * For whom a one-time link or code is, without using it up: programs that preview links open them too.
 * @throws Problem sign-in-link-invalid
 */
export async function loadLinkOwner(
  services: Services,
  key: string,
): Promise<{ name: string; kind: Actor['kind'] }> {
  const link = await findSignInLink(services.db, hashKey(key), services.clock.now());
  const person = link?.participantId && (await findParticipantById(services.db, link.participantId));
  const member = link?.staffId && (await findStaff(services.db, link.staffId));
  const name = person ? person.givenName : member ? member.name : undefined;
  if (name === undefined) throw new Problem('sign-in-link-invalid');
  return { name, kind: member ? 'staff' : 'holder' };
}

export type NewSession = { sessionToken: string; formKey: string; actor: Actor; expiresAt: Date };

const holderSessionSeconds: Record<Device, number> = { own: ownDeviceSeconds, shared: sharedDeviceSeconds };

type Opening = {
  owner: { staffId: string | null; participantId: string | null };
  actor: Actor;
  means: Means;
  post: Place | null;
  /** Longest time. */
  seconds: number;
};

async function startSession(
  services: Services,
  { owner, actor, means, post, seconds }: Opening,
): Promise<NewSession> {
  const sessionToken = services.ids.token();
  const formKey = services.ids.token();
  const now = services.clock.now();
  const longest = addSeconds(now, seconds);
  const expiresAt = post && post.expiresAt < longest ? post.expiresAt : longest;
  await insertSession(services.db, {
    tokenHash: hashToken(sessionToken),
    ...owner,
    formKey,
    createdAt: now,
    expiresAt,
    means,
    postId: post?.id ?? null,
    seenAt: now,
  });
  const subject = owner.staffId ? `staff:${owner.staffId}` : `participant:${owner.participantId}`;
  await recordAudit(services, { act: 'signed-in', actor, subject, facts: { means } });
  return { sessionToken, formKey, actor, expiresAt };
}

/**
 * Opens a session for somebody of the staff who showed who they are.
 * @throws Problem sign-in-failed when they do not work here any more
 */
export async function startStaffSession(
  services: Services,
  { staffId, means, post }: { staffId: string; means: Exclude<Means, 'link'>; post: Place | null },
): Promise<NewSession> {
  const row = await findStaff(services.db, staffId);
  if (!row) throw new Problem('sign-in-failed');
  return startSession(services, {
    owner: { staffId, participantId: null },
    actor: toStaff(row),
    means,
    post,
    seconds: staffSessionSeconds,
  });
}

/**
 * Turns a one-time link or code into a session; of two who try at once, one gets it. `device` tells how long a
 * participant stays signed in; for staff it is always a shift.
 * @throws Problem sign-in-link-invalid
 */
export function redeemSignInLink(
  services: Services,
  key: string,
  { device = 'own', post = null }: { device?: Device; post?: Place | null } = {},
): Promise<NewSession> {
  return inTransaction(services, async (services) => {
    const now = services.clock.now();
    const link = await updateSignInLinkUsed(services.db, hashKey(key), now);
    const actor = link && (await findOwner(services, link));
    if (!link || !actor) throw new Problem('sign-in-link-invalid');
    const { staffId, participantId } = link;
    const seconds = staffId ? staffSessionSeconds : holderSessionSeconds[device];
    return startSession(services, { owner: { staffId, participantId }, actor, means: 'link', post, seconds });
  });
}
