// How long a participant stays signed in: as long as they come back on a phone of their own, and no longer anywhere
// when that phone is lost. Making sessions is in sign-in.ts.
import { addSeconds } from '../base/clock.ts';
import { inTransaction, type Services } from '../services.ts';
import { deleteParticipantSessions, updateSessionExpiry, updateUnusedLinksUsed } from '../store/staff.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { hashToken, loadForSignIn, ownDeviceSeconds, sharedDeviceSeconds } from './sign-in.ts';

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
