// The queue of what waits for a second assessor or for the issuer. Nothing waits silently: each entry tells its
// age, and is overdue after one working day (R29).
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type ApprovalRow,
  type ApprovalWithNames,
  findApproval,
  listApprovals as listApprovalRows,
  listSentBack as listSentBackRows,
  listUnreminded,
  updateApprovalDecided,
  updateReminded,
} from '../store/approvals.ts';
import { findBadgeClassById } from '../store/badge-classes.ts';
import {
  type CredentialRow,
  findCredential,
  findLiveCredential,
  listLiveCredentials,
} from '../store/credentials.ts';
import type { ParticipantRow } from '../store/participants.ts';
import { type Actor, findScope, mayAct, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { findBadgeProgress, listCountingSightings } from './awards.ts';
import { type BadgeClass, toBadgeClass } from './badge-classes.ts';
import { type CredentialView, toCredentialView } from './credential-views.ts';
import { issueBadge } from './credentials.ts';
import { requireOpenLocation } from './locations.ts';
import { buildPage, isTimestamp, isUuid, type Page, type PageRequest, parseCursor } from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';
import { findSuperbadgeProgress, isSuperbadge, issueCompletedSuperbadge } from './superbadges.ts';

export const sentBackReasons = ['see-again', 'talk-first', 'wrong-person'] as const;
export type SentBackReason = (typeof sentBackReasons)[number];
const workingDaySeconds = 24 * 3600;

export type Approval = {
  id: string;
  participantId: string;
  /** Given name only: the queue is read where others can look on. */
  participantName: string;
  /** To tell people with one given name apart; shown no further than that takes. */
  participantFamilyName: string;
  badgeClass: string;
  policy: ApprovalRow['policy'];
  state: ApprovalRow['state'];
  requestedAt: Date;
  ageDays: number;
  /** Waits longer than one working day. */
  overdue: boolean;
  decidedAt: Date | null;
  sentBackReason: SentBackReason | null;
};

function isWeekend(date: Date): boolean {
  return date.getUTCDay() === 0 || date.getUTCDay() === 6;
}

function findNextMidnight(date: Date): Date {
  return addSeconds(date, workingDaySeconds - ((date.getTime() / 1000) % workingDaySeconds));
}

/**
 * The moment after which a request of `requestedAt` is overdue: 24 hours later, those of Saturday and Sunday
 * (in UTC) not counted. A later request is never overdue earlier.
 */
export function findOverdueAt(requestedAt: Date): Date {
  let startsAt = requestedAt;
  while (isWeekend(startsAt)) startsAt = findNextMidnight(startsAt);
  let overdueAt = addSeconds(startsAt, workingDaySeconds);
  while (isWeekend(overdueAt)) overdueAt = addSeconds(overdueAt, workingDaySeconds);
  return overdueAt;
}

function toApproval(services: Services, row: ApprovalWithNames): Approval {
  const now = services.clock.now();
  const isWaiting = row.state === 'waiting';
  const end = isWaiting ? now : (row.decidedAt ?? now);
  return {
    id: row.id,
    participantId: row.participantId,
    participantName: row.participantGivenName,
    participantFamilyName: row.participantFamilyName,
    badgeClass: row.slug,
    policy: row.policy,
    state: row.state,
    requestedAt: row.requestedAt,
    ageDays: Math.floor((end.getTime() - row.requestedAt.getTime()) / 86_400_000),
    overdue: isWaiting && now > findOverdueAt(row.requestedAt),
    decidedAt: row.decidedAt,
    sentBackReason: row.sentBackReason,
  };
}

/** Oldest first; one page. Floor staff see their locations, others the issuer. @throws Problem forbidden */
export async function listApprovals(
  services: Services,
  actor: Actor,
  request: PageRequest & { state?: ApprovalRow['state'] | undefined; participantId?: string | undefined },
): Promise<Page<Approval>> {
  requireAct(actor, 'see-approvals');
  if (request.participantId !== undefined && !isUuid(request.participantId)) return { items: [], next: null };
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { requestedAt: cursor[0]!, id: cursor[1]! };
  const rows = await listApprovalRows(services.db, {
    scope: findScope(actor),
    state: request.state,
    participantId: request.participantId,
    after,
    limit: request.limit + 1,
  });
  const page = buildPage(rows, request.limit, (row) => [row.requestedAt.toISOString(), row.id]);
  return { items: page.items.map((row) => toApproval(services, row)), next: page.next };
}

const sentBackSeconds = 14 * 24 * 3600;
const sentBackMaximum = 20;

/** What came back to the floor in the last two weeks and was not looked at again. @throws Problem forbidden */
export async function listSentBack(services: Services, actor: Actor): Promise<Approval[]> {
  requireAct(actor, 'assess');
  const since = addSeconds(services.clock.now(), -sentBackSeconds);
  const rows = await listSentBackRows(services.db, {
    scope: findScope(actor),
    since,
    limit: sentBackMaximum,
  });
  return rows.map((row) => toApproval(services, row));
}

/** What of one participant waits for somebody else: for the floor, and for the participant. @throws Problem forbidden, not-found */
export async function listOwnApprovals(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Approval[]> {
  const { issuerId } = await loadReachableParticipant(services, actor, {
    participantId,
    act: 'see-progress',
  });
  const rows = await listApprovalRows(services.db, {
    scope: { issuerId, locationIds: 'all' },
    state: 'waiting',
    participantId,
    limit: 100,
  });
  return rows.map((row) => toApproval(services, row));
}

export function mayDecide(actor: Actor, approval: Pick<Approval, 'policy'>): boolean {
  return mayAct(
    actor,
    approval.policy === 'second-assessor' ? 'approve-as-second-assessor' : 'approve-for-issuer',
  );
}

type Decision = { actor: Staff; row: ApprovalWithNames; participant: ParticipantRow; badgeClass: BadgeClass };

async function issueApprovedBadge(services: Services, decision: Decision): Promise<CredentialRow> {
  const { actor, row, participant, badgeClass } = decision;
  const sightings = await listCountingSightings(services, participant.id, badgeClass.id);
  const progress = findBadgeProgress(badgeClass, sightings);
  if (!progress.met) throw new Problem('rule-not-met');
  const assessorIds = new Set(sightings.map((sighting) => sighting.assessorId));
  if (row.policy === 'second-assessor' && assessorIds.has(actor.id)) {
    throw new Problem('second-assessor-must-differ');
  }
  return issueBadge(services, {
    participant,
    badgeClass,
    actor,
    assessmentId: row.assessmentId,
    progress,
    assessors: assessorIds.size,
  });
}

async function issueApproved(services: Services, decision: Decision): Promise<CredentialRow> {
  const { actor, participant, badgeClass } = decision;
  const held = await findLiveCredential(services.db, participant.id, badgeClass.id);
  if (held) return held;
  if (!isSuperbadge(badgeClass)) return issueApprovedBadge(services, decision);
  const live = await listLiveCredentials(services.db, participant.id);
  if (!findSuperbadgeProgress(badgeClass, live).complete) throw new Problem('rule-not-met');
  return issueCompletedSuperbadge(services, { participant, superbadge: badgeClass, actor });
}

export type ApprovalDecision =
  | { approvalId: string; decision: 'approve' }
  | { approvalId: string; decision: 'send-back'; reason: SentBackReason };

/**
 * Approves, which issues the credential in the same transaction, or sends back with a reason from the list.
 * @throws Problem forbidden, not-found, approval-decided, second-assessor-must-differ, rule-not-met,
 *   badge-class-retired, location-closed, signing-unavailable
 */
export function decideApproval(
  services: Services,
  actor: Actor,
  input: ApprovalDecision,
): Promise<Approval & { credential: CredentialView | null }> {
  requireAct(actor, 'see-approvals');
  return inTransaction(services, async (services) => {
    const scope = findScope(actor);
    const before = isUuid(input.approvalId) && (await findApproval(services.db, scope, input.approvalId));
    if (!before) throw new Problem('not-found');
    if (!mayDecide(actor, before)) throw new Problem('forbidden');
    const participant = await lockPresentParticipant(services, before.participantId);
    const row = (await findApproval(services.db, scope, input.approvalId))!;
    if (row.state !== 'waiting') throw new Problem('approval-decided');
    const badgeClass = toBadgeClass(services, (await findBadgeClassById(services.db, row.badgeClassId))!);
    if (input.decision === 'approve') {
      if (badgeClass.retired) throw new Problem('badge-class-retired');
      await requireOpenLocation(services, participant.locationId);
    }
    const credential =
      input.decision === 'approve'
        ? await issueApproved(services, { actor, row, participant, badgeClass })
        : null;
    const decided = {
      state: input.decision === 'approve' ? 'approved' : 'sent-back',
      decidedBy: actor.id,
      decidedAt: services.clock.now(),
      sentBackReason: input.decision === 'send-back' ? input.reason : null,
    } as const;
    await updateApprovalDecided(services.db, row.id, decided);
    const subject = `approval:${row.id}`;
    await recordAudit(services, { act: 'approval-decided', actor, subject, facts: { state: decided.state } });
    const view = credential && (await findCredential(services.db, credential.id));
    return {
      ...toApproval(services, { ...row, ...decided }),
      credential: view ? toCredentialView(services, view) : null,
    };
  });
}

/** Marks what became overdue and writes it down; gives how many. */
export function remindApprovals(services: Services): Promise<number> {
  return inTransaction(services, async (services) => {
    const now = services.clock.now();
    const waiting = await listUnreminded(services.db, addSeconds(now, -workingDaySeconds));
    const overdue = waiting.filter(({ requestedAt }) => now > findOverdueAt(requestedAt));
    const ids = overdue.map(({ id }) => id);
    const rows = await updateReminded(services.db, ids, now);
    for (const row of rows) {
      await recordAudit(services, {
        act: 'approval-reminded',
        actor: 'system',
        subject: `approval:${row.id}`,
      });
    }
    return rows.length;
  });
}
