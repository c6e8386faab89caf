// How long a participant stays signed in: as long as they come back on a phone of their own, and no longer anywhere
// when that phone is lost; and who is awake on a shared tablet. Making sessions is in sign-in.ts.
import { addSeconds } from '../base/clock.ts';
import { findPostSettings, inTransaction, type Services } from '../services.ts';
import {
  deleteParticipantSessions,
  deleteSession,
  findSession as findSessionRow,
  type SessionRow,
  updateSessionExpiry,
  updateSessionSeen,
  updateUnusedLinksUsed,
} from '../store/staff.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import {
  findOwner,
  hashToken,
  loadForSignIn,
  ownDeviceSeconds,
  type Place,
  sharedDeviceSeconds,
} from './sign-in.ts';

/** A session that has used up this much of its time is made longer; not at every click. */
const renewSeconds = 24 * 3600;

/**
 * When a session on a participant's own phone ends from now on: a year after the last visit, so that whoever comes
 * back keeps access, wherever they work. Undefined when it stays as it is.
 */
export async function extendSession(
  services: Services,
  sessionToken: string,
  session: { actor: Actor; createdAt: Date; expiresAt: Date },
): Promise<Date | undefined> {
  const { actor, createdAt, expiresAt } = session;
  const now = services.clock.now();
  const isLasting = expiresAt > addSeconds(createdAt, sharedDeviceSeconds);
  const isFresh = expiresAt > addSeconds(now, ownDeviceSeconds - renewSeconds);
  if (actor.kind !== 'holder' || !isLasting || isFresh) return undefined;
  const extended = addSeconds(now, ownDeviceSeconds);
  await updateSessionExpiry(services.db, hashToken(sessionToken), extended);
  return extended;
}

/**
 * Signs a participant out on every device, when a phone is lost; links that wait stop working too.
 * @throws Problem forbidden, not-found
 */
export function endParticipantSessions(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<void> {
  return inTransaction(services, async (services) => {
    await loadForSignIn(services, actor, participantId);
    const owner = { staffId: null, participantId };
    await updateUnusedLinksUsed(services.db, owner, services.clock.now());
    await deleteParticipantSessions(services.db, participantId);
    await recordAudit(services, { act: 'sessions-ended', actor, subject: `participant:${participantId}` });
  });
}

/** A shared tablet writes down that it was touched no more often than this. */
const seenSeconds = 10;

/** Whether the session stands on this tablet and somebody touched it lately. */
async function isAwake(services: Services, session: SessionRow, post: Place | null): Promise<boolean> {
  if (session.postId === null) return true;
  if (post?.id !== session.postId) return false;
  const now = services.clock.now();
  const seenAt = session.seenAt ?? session.createdAt;
  if (now > addSeconds(seenAt, findPostSettings(services.settings).idleSeconds)) {
    await deleteSession(services.db, session.tokenHash);
    return false;
  }
  if (now > addSeconds(seenAt, seenSeconds)) await updateSessionSeen(services.db, session.tokenHash, now);
  return true;
}

/** Whoever came in with a PIN reaches the location of the tablet, as long as they work there. */
function bindToPost(actor: Actor, post: Place): Actor | undefined {
  if (actor.kind !== 'staff') return actor;
  const { locationId } = post;
  return actor.locationIds.includes(locationId)
    ? { ...actor, locationIds: [locationId], isByPin: true }
    : undefined;
}

/** What the way in says about an actor. */
function describeMeans(owner: Actor, { means }: SessionRow, post: Place | null): Actor | undefined {
  if (means === 'pin' && post) return bindToPost(owner, post);
  return means === 'link' && owner.kind === 'staff' ? { ...owner, isByLink: true } : owner;
}

export type FoundSession = {
  actor: Actor;
  formKey: string;
  createdAt: Date;
  expiresAt: Date;
  postId: string | null;
};

/** The session behind a cookie, while it lasts, its owner is still active and a shared tablet is not left alone. */
export async function findSession(
  services: Services,
  sessionToken: string,
  post: Place | null = null,
): Promise<FoundSession | undefined> {
  const session = await findSessionRow(services.db, hashToken(sessionToken), services.clock.now());
  if (!session || !(await isAwake(services, session, post))) return undefined;
  const owner = await findOwner(services, session);
  const actor = owner && describeMeans(owner, session, post);
  const { formKey, createdAt, expiresAt, postId } = session;
  return actor && { actor, formKey, createdAt, expiresAt, postId };
}

export async function endSession(services: Services, sessionToken: string): Promise<void> {
  await deleteSession(services.db, hashToken(sessionToken));
}
