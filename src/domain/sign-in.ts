// Bearer tokens, one-time links and sessions. All are 256 random bits; the database holds their hashes only.
import { createHash } from 'node:crypto';
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findParticipant, findParticipantById } from '../store/participants.ts';
import {
  deleteSession,
  findSession as findSessionRow,
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

const staffLinkSeconds = 24 * 3600;
const participantLinkSeconds = 14 * 24 * 3600;
const staffSessionSeconds = 12 * 3600;
const participantSessionSeconds = 180 * 24 * 3600;

/** Tokens are random, so a plain hash suffices: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

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

async function insertLink(
  services: Services,
  owner: { staffId: string | null; participantId: string | null },
  seconds: number,
): Promise<SignInLink> {
  const token = services.ids.token();
  const now = services.clock.now();
  const expiresAt = addSeconds(now, seconds);
  await updateUnusedLinksUsed(services.db, owner, now);
  await insertSignInLink(services.db, {
    tokenHash: hashToken(token),
    ...owner,
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  return { link: `${services.settings.publicUrl}/inloggen/${token}`, expiresAt };
}

export type SignInLink = { link: string; expiresAt: Date };

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
    return insertLink(services, { staffId, participantId: null }, staffLinkSeconds);
  });
}

/**
 * A one-time link for a participant, valid 14 days, handed over in person.
 * @throws Problem forbidden, not-found
 */
export function createParticipantSignInLink(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<SignInLink> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'give-sign-in');
    const participant =
      isUuid(participantId) && (await findParticipant(services.db, findScope(actor), participantId));
    if (!participant) throw new Problem('not-found');
    await recordAudit(services, {
      act: 'sign-in-link-created',
      actor,
      subject: `participant:${participantId}`,
    });
    return insertLink(services, { staffId: null, participantId }, participantLinkSeconds);
  });
}

async function findOwner(
  services: Services,
  owner: { staffId: string | null; participantId: string | null },
): Promise<Actor | undefined> {
  if (owner.staffId) {
    const row = await findStaff(services.db, owner.staffId);
    return row && toStaff(row);
  }
  const participant = owner.participantId && (await findParticipantById(services.db, owner.participantId));
  return participant
    ? { kind: 'holder', participantId: participant.id, issuerId: participant.issuerId }
    : undefined;
}

/**
 * For whom a one-time link is, without using it up: programs that preview links open them too.
 * @throws Problem sign-in-link-invalid
 */
export async function loadLinkOwner(services: Services, token: string): Promise<{ name: string }> {
  const link = await findSignInLink(services.db, hashToken(token), services.clock.now());
  const person = link?.participantId && (await findParticipantById(services.db, link.participantId));
  const member = link?.staffId && (await findStaff(services.db, link.staffId));
  const name = person ? person.givenName : member ? member.name : undefined;
  if (name === undefined) throw new Problem('sign-in-link-invalid');
  return { name };
}

export type NewSession = { sessionToken: string; formKey: string; actor: Actor; expiresAt: Date };

/**
 * Turns a one-time link into a session; of two who try at once, one gets it.
 * @throws Problem sign-in-link-invalid
 */
export function redeemSignInLink(services: Services, token: string): Promise<NewSession> {
  return inTransaction(services, async (services) => {
    const now = services.clock.now();
    const link = await updateSignInLinkUsed(services.db, hashToken(token), now);
    const actor = link && (await findOwner(services, link));
    if (!link || !actor) throw new Problem('sign-in-link-invalid');
    const sessionToken = services.ids.token();
    const formKey = services.ids.token();
    const expiresAt = addSeconds(now, link.staffId ? staffSessionSeconds : participantSessionSeconds);
    await insertSession(services.db, {
      tokenHash: hashToken(sessionToken),
      staffId: link.staffId,
      participantId: link.participantId,
      formKey,
      createdAt: now,
      expiresAt,
    });
    await recordAudit(services, {
      act: 'signed-in',
      actor,
      subject: link.staffId ? `staff:${link.staffId}` : `participant:${link.participantId}`,
    });
    return { sessionToken, formKey, actor, expiresAt };
  });
}

/** The session behind a cookie, while it lasts and its owner is still active. */
export async function findSession(
  services: Services,
  sessionToken: string,
): Promise<{ actor: Actor; formKey: string; expiresAt: Date } | undefined> {
  const session = await findSessionRow(services.db, hashToken(sessionToken), services.clock.now());
  const actor = session && (await findOwner(services, session));
  return session && actor ? { actor, formKey: session.formKey, expiresAt: session.expiresAt } : undefined;
}

export async function endSession(services: Services, sessionToken: string): Promise<void> {
  await deleteSession(services.db, hashToken(sessionToken));
}
