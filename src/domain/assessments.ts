// Recording what an assessor saw, from the form and the API alike: one transaction from the observation to the
// signed credential. Only what was seen is kept; nothing negative has a place (decisions 7 to 12).
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findWaitingApproval } from '../store/approvals.ts';
import {
  type AssessmentRow,
  findAssessment,
  findSameAssessment,
  insertAssessment,
  insertObservations,
  listAssessmentObservations,
  listObservations,
  type ObservationRow,
  updateHoldsLifted,
} from '../store/assessments.ts';
import { findBadgeClassById } from '../store/badge-classes.ts';
import { updateClaimSeen } from '../store/claims.ts';
import type { ParticipantRow } from '../store/participants.ts';
import { type Actor, findScope, requireAct, type Staff } from './actors.ts';
import { type AssessmentInput, checkAssessmentInput, findFloorDayOf } from './assessment-input.ts';
import { recordAudit } from './audit.ts';
import { isAtLevel, type Level } from './award-rules.ts';
import { type Award, decideAward, findAward, lapseApproval } from './awards.ts';
import { type BadgeClass, toBadgeClass } from './badge-classes.ts';
import { requireOpenLocation } from './locations.ts';
import { isUuid } from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';

export const undoSeconds = 600;

export type Assessment = {
  id: string;
  participantId: string;
  assessorId: string;
  badgeClass: BadgeClass;
  observedOn: string;
  /** What this assessment brought: criterion to level. */
  results: Record<string, Level>;
  days: number | null;
  recordedAt: Date;
  /** Stored on a later day than it was seen: from paper, or from a device without network. Private (R20). */
  isEnteredLater: boolean;
  undoneAt: Date | null;
  undoUntil: Date;
  /** False when everything in it was known already, and this is the earlier assessment. */
  created: boolean;
  award: Award;
};

/**
 * The participant under a lock, so that two assessors who complete a badge at once make one credential. Who was moved
 * while the lock was waited for is not here any more.
 */
export async function lockReachableParticipant(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<ParticipantRow> {
  await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
  const row = await lockPresentParticipant(services, participantId);
  const places = actor.kind === 'staff' ? findScope(actor).locationIds : 'all';
  if (places !== 'all' && !places.includes(row.locationId)) throw new Problem('not-found');
  return row;
}

/** What of the input this assessor had not yet seen on this day at this level or higher (decision 8). */
function listNews(input: AssessmentInput, known: ObservationRow[]): [criterion: string, level: Level][] {
  return Object.entries(input.results).filter(
    ([criterion, level]) =>
      !known.some(
        (row) =>
          row.criterion === criterion && isAtLevel(row.level, level) && (row.days ?? 1) >= (input.days ?? 1),
      ),
  );
}

type Recording = {
  actor: Staff;
  participant: ParticipantRow;
  badgeClass: BadgeClass;
  input: AssessmentInput;
};

async function insertRecording(services: Services, recording: Recording): Promise<AssessmentRow | undefined> {
  const { actor, participant, badgeClass, input } = recording;
  const identity = {
    participantId: participant.id,
    badgeClassId: badgeClass.id,
    observedOn: input.observedOn,
    assessorId: actor.id,
  };
  const seen = await listObservations(services.db, {
    participantId: participant.id,
    badgeClassIds: [badgeClass.id],
  });
  const known = seen.filter((row) => row.assessorId === actor.id && row.observedOn === input.observedOn);
  const news = listNews(input, known);
  if (news.length === 0) {
    const same = await findSameAssessment(services.db, identity);
    const isHeldAlready = same?.heldAt && !same.holdLiftedAt;
    if (same && (!input.hold || isHeldAlready)) return undefined;
  }
  const now = services.clock.now();
  const assessment: AssessmentRow = {
    id: services.ids.uuid(),
    ...identity,
    createdAt: now,
    heldAt: input.hold ? now : null,
    holdLiftedAt: null,
    undoneAt: null,
  };
  await insertAssessment(services.db, assessment);
  const observation = { ...identity, assessmentId: assessment.id, days: input.days ?? null, recordedAt: now };
  await insertObservations(
    services.db,
    news.map(([criterion, level]) => ({ ...observation, id: services.ids.uuid(), criterion, level })),
  );
  const subject = `assessment:${assessment.id}`;
  await recordAudit(services, { act: 'assessment-recorded', actor, subject });
  return assessment;
}

/**
 * Stores what was seen and, when the rule of the class is met and its policy is `direct`, issues the credential
 * in the same transaction. The same input again gives the first result (`created` false).
 * @throws Problem forbidden, not-found, invalid-request, badge-class-retired, location-closed, signing-unavailable
 */
export function recordAssessment(
  services: Services,
  actor: Actor,
  input: AssessmentInput,
): Promise<Assessment> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    const participant = await lockReachableParticipant(services, actor, input.participantId);
    const badgeClass = await checkAssessmentInput(services, input);
    const inserted = await insertRecording(services, { actor, participant, badgeClass, input });
    if (inserted) await requireOpenLocation(services, participant.locationId);
    const assessment =
      inserted ??
      (await findSameAssessment(services.db, {
        participantId: participant.id,
        badgeClassId: badgeClass.id,
        assessorId: actor.id,
        observedOn: input.observedOn,
      }))!;
    const question = { participant, badgeClass, assessmentId: assessment.id, actor };
    const seenAt = services.clock.now();
    await updateClaimSeen(services.db, {
      participantId: participant.id,
      badgeClassId: badgeClass.id,
      seenAt,
    });
    if (inserted?.heldAt) await lapseWaiting(services, participant.id, badgeClass.id);
    // A repeat decides nothing: what was sent back since waits for something new to be seen.
    const award = await (inserted ? decideAward : findAward)(services, question);
    return toAssessment(services, assessment, { badgeClass, award, created: inserted !== undefined });
  });
}

/** What is held is not approved meanwhile: it goes back in the queue when the hold is lifted (decision 11). */
async function lapseWaiting(services: Services, participantId: string, badgeClassId: string): Promise<void> {
  const waiting = await findWaitingApproval(services.db, participantId, badgeClassId);
  if (waiting) await lapseApproval(services, waiting);
}

async function toAssessment(
  services: Services,
  row: AssessmentRow,
  rest: { badgeClass: BadgeClass; award: Award; created: boolean },
): Promise<Assessment> {
  const observations = await listAssessmentObservations(services.db, row.id);
  return {
    id: row.id,
    participantId: row.participantId,
    assessorId: row.assessorId,
    observedOn: row.observedOn,
    results: Object.fromEntries(observations.map(({ criterion, level }) => [criterion, level])),
    days: observations[0]?.days ?? null,
    recordedAt: row.createdAt,
    isEnteredLater: row.observedOn < findFloorDayOf(row.createdAt),
    undoneAt: row.undoneAt,
    undoUntil: addSeconds(row.createdAt, undoSeconds),
    ...rest,
  };
}

export type ReachedAssessment = {
  row: AssessmentRow;
  participant: ParticipantRow;
  badgeClass: BadgeClass;
};

/** The assessment, if the actor reaches its participant. @throws Problem forbidden, not-found */
export async function loadReachableAssessment(
  services: Services,
  actor: Actor,
  assessmentId: string,
): Promise<ReachedAssessment> {
  requireAct(actor, 'assess');
  const row = isUuid(assessmentId) ? await findAssessment(services.db, assessmentId) : undefined;
  if (!row) throw new Problem('not-found');
  const participant = await loadReachableParticipant(services, actor, {
    participantId: row.participantId,
    act: 'assess',
  });
  const badgeClass = toBadgeClass(services, (await findBadgeClassById(services.db, row.badgeClassId))!);
  return { row, participant, badgeClass };
}

/** How an assessment stands now. @throws Problem forbidden, not-found */
export async function loadAssessment(
  services: Services,
  actor: Actor,
  assessmentId: string,
): Promise<Assessment> {
  const { row, participant, badgeClass } = await loadReachableAssessment(services, actor, assessmentId);
  const award = await findAward(services, { participant, badgeClass, assessmentId, actor });
  return toAssessment(services, row, { badgeClass, award, created: true });
}

/**
 * Lifts every hold on this class of the participant and awards if the rule is met (decision 11).
 * @throws Problem forbidden, not-found, badge-class-retired, location-closed, signing-unavailable
 */
export function liftHold(services: Services, actor: Actor, assessmentId: string): Promise<Assessment> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    const { row, badgeClass } = await loadReachableAssessment(services, actor, assessmentId);
    const participant = await lockReachableParticipant(services, actor, row.participantId);
    if (badgeClass.retired) throw new Problem('badge-class-retired', { badgeClass: badgeClass.slug });
    await requireOpenLocation(services, participant.locationId);
    await updateHoldsLifted(services.db, participant.id, badgeClass.id, services.clock.now());
    await recordAudit(services, { act: 'hold-lifted', actor, subject: `assessment:${row.id}` });
    const award = await decideAward(services, { participant, badgeClass, assessmentId, actor });
    return toAssessment(services, row, { badgeClass, award, created: true });
  });
}
