// Finishing: before somebody goes, every badge that is met is issued (R50). Kept is the month and nothing else: no
// reason, no day. Whoever finished keeps everything.
import { findMonth } from '../base/clock.ts';
import { inTransaction, type Services } from '../services.ts';
import { listOpenHolds } from '../store/assessments.ts';
import { type ParticipantRow, updateParticipant } from '../store/participants.ts';
import { type Actor, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';
import { decideAward, findAward } from './awards.ts';
import type { BadgeClass } from './badge-classes.ts';
import { requireOpenLocation } from './locations.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';
import { loadProgress } from './progress.ts';

/**
 * `ready`: can be issued now. `held`: first to be talked about. `waiting`: somebody else decides. `look-again`: it was
 * sent back, and waits for something new to be seen.
 */
export type MetState = 'ready' | 'held' | 'waiting' | 'look-again';

export type MetBadge = {
  badgeClass: BadgeClass;
  state: MetState;
  /** The assessment to talk about, where it is held. */
  heldBy: string | null;
};

export type Completion = {
  participantId: string;
  /** yyyy-mm; null for who is still here. */
  finishedMonth: string | null;
  /** Badges that are met and not held yet. */
  met: MetBadge[];
};

async function findState(
  services: Services,
  actor: Actor,
  { participant, badgeClass }: { participant: ParticipantRow; badgeClass: BadgeClass },
): Promise<Pick<MetBadge, 'state' | 'heldBy'>> {
  const { state } = await findAward(services, { participant, badgeClass, assessmentId: null, actor });
  if (state === 'held') {
    const [hold] = await listOpenHolds(services.db, participant.id, badgeClass.id);
    return { state: 'held', heldBy: hold?.id ?? null };
  }
  if (state === 'waiting') return { state: 'waiting', heldBy: null };
  return { state: badgeClass.template.policy === 'direct' ? 'ready' : 'look-again', heldBy: null };
}

async function buildCompletion(
  services: Services,
  actor: Actor,
  participant: ParticipantRow,
): Promise<Completion> {
  const { badges, superbadges } = await loadProgress(services, actor, participant.id);
  const met: MetBadge[] = [];
  for (const { badgeClass, link, progress } of badges) {
    if (link !== null || badgeClass.retired || !progress.met) continue;
    met.push({ badgeClass, ...(await findState(services, actor, { participant, badgeClass })) });
  }
  for (const { badgeClass, link, progress } of superbadges) {
    if (link === null && progress.complete) met.push({ badgeClass, state: 'waiting', heldBy: null });
  }
  return { participantId: participant.id, finishedMonth: participant.finishedMonth, met };
}

/** How it stands with somebody who is about to go. @throws Problem forbidden, not-found */
export async function loadCompletion(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Completion> {
  requireAct(actor, 'assess');
  const participant = await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
  return buildCompletion(services, actor, participant);
}

/**
 * Issues every badge that is ready; again it changes nothing.
 * @throws Problem forbidden, not-found, location-closed, signing-unavailable
 */
export function awardReady(services: Services, actor: Actor, participantId: string): Promise<Completion> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
    const participant = await lockPresentParticipant(services, participantId);
    await requireOpenLocation(services, participant.locationId);
    const { met } = await buildCompletion(services, actor, participant);
    for (const { badgeClass } of met.filter(({ state }) => state === 'ready')) {
      await decideAward(services, { participant, badgeClass, assessmentId: null, actor });
    }
    return buildCompletion(services, actor, participant);
  });
}

/**
 * Writes down that somebody finished, or that they did not after all; the same again changes nothing.
 * @throws Problem forbidden, not-found
 */
export function recordCompletion(
  services: Services,
  actor: Actor,
  input: { participantId: string; isFinished: boolean },
): Promise<Completion> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    const { participantId, isFinished } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
    const participant = await lockPresentParticipant(services, participantId);
    if ((participant.finishedMonth !== null) === isFinished)
      return buildCompletion(services, actor, participant);
    const finishedMonth = isFinished ? findMonth(services.clock.now()) : null;
    await updateParticipant(services.db, participantId, { finishedMonth });
    const act = isFinished ? 'participant-finished' : 'participant-returned';
    await recordAudit(services, { act, actor, subject: `participant:${participantId}` });
    return buildCompletion(services, actor, { ...participant, finishedMonth });
  });
}
