// Rows of approvals: what waits for a second assessor or for the issuer, and what became of it.

import type { Database } from './database.ts';
import { alias, and, asc, desc, eq, exists, gt, inArray, isNull, lt, not, or, sql } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { approvals } from './tables/approvals.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { participants } from './tables/participants.ts';

export type ApprovalRow = typeof approvals.$inferSelect;
export type ApprovalWithNames = ApprovalRow & {
  slug: string;
  participantGivenName: string;
  participantFamilyName: string;
};

const withNames = {
  approval: approvals,
  slug: badgeClasses.slug,
  participantGivenName: participants.givenName,
  participantFamilyName: participants.familyName,
};

function joinNames({
  approval,
  ...names
}: { approval: ApprovalRow } & Omit<ApprovalWithNames, keyof ApprovalRow>): ApprovalWithNames {
  return { ...approval, ...names };
}

export async function insertApproval(db: Database, row: ApprovalRow): Promise<void> {
  await db.insert(approvals).values(row);
}

export async function findWaitingApproval(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.participantId, participantId),
        eq(approvals.badgeClassId, badgeClassId),
        eq(approvals.state, 'waiting'),
      ),
    );
  return row;
}

export async function findApproval(
  db: Database,
  scope: Scope,
  id: string,
): Promise<ApprovalWithNames | undefined> {
  if (scope.locationIds.length === 0) return undefined;
  const [row] = await db
    .select(withNames)
    .from(approvals)
    .innerJoin(participants, eq(participants.id, approvals.participantId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, approvals.badgeClassId))
    .where(and(eq(approvals.id, id), withinScope(scope)));
  return row && joinNames(row);
}

export async function listApprovals(
  db: Database,
  criteria: {
    scope: Scope;
    state?: ApprovalRow['state'] | undefined;
    policy?: ApprovalRow['policy'] | undefined;
    participantId?: string | undefined;
    /** Timestamp with milliseconds, and id, of the last row of the page before. */
    after?: { requestedAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<ApprovalWithNames[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  const { after } = criteria;
  const rows = await db
    .select(withNames)
    .from(approvals)
    .innerJoin(participants, eq(participants.id, approvals.participantId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, approvals.badgeClassId))
    .where(
      and(
        withinScope(criteria.scope),
        criteria.state && eq(approvals.state, criteria.state),
        criteria.policy && eq(approvals.policy, criteria.policy),
        criteria.participantId ? eq(approvals.participantId, criteria.participantId) : undefined,
        after &&
          or(
            sql`${approvals.requestedAt} > ${after.requestedAt}`,
            and(sql`${approvals.requestedAt} = ${after.requestedAt}`, gt(approvals.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(approvals.requestedAt), asc(approvals.id))
    .limit(criteria.limit);
  return rows.map(joinNames);
}

/** Sent back since a moment and not asked for again nor awarded since, the latest first. */
export async function listSentBack(
  db: Database,
  criteria: { scope: Scope; since: Date; limit: number },
): Promise<ApprovalWithNames[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  const later = alias(approvals, 'later');
  const isAskedAgain = exists(
    db
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          eq(later.participantId, approvals.participantId),
          eq(later.badgeClassId, approvals.badgeClassId),
          gt(later.requestedAt, approvals.decidedAt),
        ),
      ),
  );
  const rows = await db
    .select(withNames)
    .from(approvals)
    .innerJoin(participants, eq(participants.id, approvals.participantId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, approvals.badgeClassId))
    .where(
      and(
        withinScope(criteria.scope),
        eq(approvals.state, 'sent-back'),
        gt(approvals.decidedAt, criteria.since),
        not(isAskedAgain),
      ),
    )
    .orderBy(desc(approvals.decidedAt), asc(approvals.id))
    .limit(criteria.limit);
  return rows.map(joinNames);
}

/** Decides a waiting approval; false when somebody decided it before. */
export async function updateApprovalDecided(
  db: Database,
  id: string,
  decision: Pick<ApprovalRow, 'state' | 'decidedBy' | 'decidedAt' | 'sentBackReason'>,
): Promise<boolean> {
  const rows = await db
    .update(approvals)
    .set(decision)
    .where(and(eq(approvals.id, id), eq(approvals.state, 'waiting')))
    .returning({ id: approvals.id });
  return rows.length === 1;
}

/** What waits since before `requestedBefore` and was not yet reminded of. */
export function listUnreminded(db: Database, requestedBefore: Date): Promise<ApprovalRow[]> {
  return db
    .select()
    .from(approvals)
    .where(
      and(
        eq(approvals.state, 'waiting'),
        isNull(approvals.remindedAt),
        lt(approvals.requestedAt, requestedBefore),
      ),
    );
}

/** Marks those that still wait and that nobody else marked; gives them. */
export function updateReminded(db: Database, ids: string[], at: Date): Promise<ApprovalRow[]> {
  return db
    .update(approvals)
    .set({ remindedAt: at })
    .where(and(inArray(approvals.id, ids), eq(approvals.state, 'waiting'), isNull(approvals.remindedAt)))
    .returning();
}
