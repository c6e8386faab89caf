// Decides what follows when observations or approvals changed: nothing yet, a waiting approval, or a credential.
// Always inside a transaction that holds the participant's lock.
import { Problem } from '../base/problem.ts';
import type { Services } from '../services.ts';
import {
  type ApprovalRow,
  findWaitingApproval,
  insertApproval,
  updateApprovalDecided,
} from '../store/approvals.ts';
import { listObservations, listOpenHolds } from '../store/assessments.ts';
import { type CredentialRow, findLastRevokedAt, findLiveCredential } from '../store/credentials.ts';
import type { ParticipantRow } from '../store/participants.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { computeProgress, type Progress, type Sighting } from './award-rules.ts';
import type { BadgeClass } from './badge-classes.ts';
import { issueBadge } from './credentials.ts';

export type AwardState = 'awarded' | 'already-held' | 'in-progress' | 'waiting' | 'held';

export type Award = {
  state: AwardState;
  progress: Progress;
  /** How many different assessors saw something that counts. */
  assessors: number;
  credential: CredentialRow | null;
  approval: ApprovalRow | null;
};

/** What counts now: observations since the class was last withdrawn (decision 7). */
export async function listCountingSightings(
  services: Services,
  participantId: string,
  badgeClassId: string,
): Promise<Sighting[]> {
  const recordedAfter = await findLastRevokedAt(services.db, participantId, badgeClassId);
  return listObservations(services.db, { participantId, badgeClassIds: [badgeClassId], recordedAfter });
}

export function findBadgeProgress(badgeClass: BadgeClass, sightings: Sighting[]): Progress {
  if (badgeClass.template.kind !== 'badge') throw new Error('A superbadge is not observed.');
  return computeProgress(badgeClass.template, sightings);
}

export type AwardQuestion = {
  participant: ParticipantRow;
  badgeClass: BadgeClass;
  assessmentId: string | null;
  actor: Actor;
};

/** How it stands, without changing anything. */
export async function findAward(services: Services, question: AwardQuestion): Promise<Award> {
  const { participant, badgeClass } = question;
  const sightings = await listCountingSightings(services, participant.id, badgeClass.id);
  const found = {
    progress: findBadgeProgress(badgeClass, sightings),
    assessors: new Set(sightings.map((sighting) => sighting.assessorId)).size,
  };
  const credential = (await findLiveCredential(services.db, participant.id, badgeClass.id)) ?? null;
  if (credential) {
    const isFromThis = credential.assessmentId !== null && credential.assessmentId === question.assessmentId;
    return { state: isFromThis ? 'awarded' : 'already-held', ...found, credential, approval: null };
  }
  const holds = await listOpenHolds(services.db, participant.id, badgeClass.id);
  if (holds.length > 0) return { state: 'held', ...found, credential, approval: null };
  const approval = (await findWaitingApproval(services.db, participant.id, badgeClass.id)) ?? null;
  return { state: approval ? 'waiting' : 'in-progress', ...found, credential, approval };
}

/** Issues or queues when the rule is met and nothing holds it back. */
export async function decideAward(services: Services, question: AwardQuestion): Promise<Award> {
  const award = await findAward(services, question);
  if (award.state !== 'in-progress' || !award.progress.met) return award;
  const { policy } = question.badgeClass.template;
  if (policy === 'direct') {
    const credential = await issueBadge(services, { ...question, ...award });
    return { ...award, state: 'awarded', credential };
  }
  const approval = await requestApproval(services, { ...question, policy });
  return { ...award, state: 'waiting', approval };
}

/** Puts a completed badge in the queue, once. */
export async function requestApproval(
  services: Services,
  question: Omit<AwardQuestion, 'actor'> & { actor: Actor | 'system'; policy: ApprovalRow['policy'] },
): Promise<ApprovalRow> {
  const { participant, badgeClass, policy } = question;
  const waiting = await findWaitingApproval(services.db, participant.id, badgeClass.id);
  if (waiting) return waiting;
  const approval: ApprovalRow = {
    id: services.ids.uuid(),
    participantId: participant.id,
    badgeClassId: badgeClass.id,
    policy,
    state: 'waiting',
    assessmentId: question.assessmentId,
    requestedAt: services.clock.now(),
    remindedAt: null,
    decidedBy: null,
    decidedAt: null,
    sentBackReason: null,
  };
  await insertApproval(services.db, approval);
  const subject = `approval:${approval.id}`;
  await recordAudit(services, { act: 'approval-requested', actor: question.actor, subject });
  return approval;
}

/** Takes a waiting approval out of the queue because what it rested on is gone. */
export async function lapseApproval(services: Services, approval: ApprovalRow): Promise<void> {
  const lapsed = await updateApprovalDecided(services.db, approval.id, {
    state: 'lapsed',
    decidedBy: null,
    decidedAt: services.clock.now(),
    sentBackReason: null,
  });
  if (!lapsed) throw new Problem('approval-decided');
  const subject = `approval:${approval.id}`;
  await recordAudit(services, { act: 'approval-lapsed', actor: 'system', subject });
}
