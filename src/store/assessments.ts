// Rows of assessments and the observations they brought. Nothing negative has a place here.

import type { Database } from './database.ts';
import { and, asc, countDistinct, desc, eq, gt, inArray, isNotNull, isNull, max } from './drizzle.ts';
import { isOfStanding, type ParticipantRow, type Scope, withinScope } from './participants.ts';
import { assessments, observations } from './tables/assessments.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { participants } from './tables/participants.ts';

export type AssessmentRow = typeof assessments.$inferSelect;
export type ObservationRow = typeof observations.$inferSelect;

export async function insertAssessment(db: Database, row: AssessmentRow): Promise<void> {
  await db.insert(assessments).values(row);
}

/** Inserts what was not seen before by this assessor on this day; gives the rows that were new. */
export async function insertObservations(db: Database, rows: ObservationRow[]): Promise<ObservationRow[]> {
  if (rows.length === 0) return [];
  return db.insert(observations).values(rows).onConflictDoNothing().returning();
}

export async function findAssessment(db: Database, id: string): Promise<AssessmentRow | undefined> {
  const [row] = await db.select().from(assessments).where(eq(assessments.id, id));
  return row;
}

/** The latest assessment of the same participant, class, assessor and day that was not undone. */
export async function findSameAssessment(
  db: Database,
  same: { participantId: string; badgeClassId: string; assessorId: string; observedOn: string },
): Promise<AssessmentRow | undefined> {
  const [row] = await db
    .select()
    .from(assessments)
    .where(
      and(
        eq(assessments.participantId, same.participantId),
        eq(assessments.badgeClassId, same.badgeClassId),
        eq(assessments.assessorId, same.assessorId),
        eq(assessments.observedOn, same.observedOn),
        isNull(assessments.undoneAt),
      ),
    )
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
    .limit(1);
  return row;
}

/** Observations of a participant, oldest first; for one class or all, after a moment or from the start. */
export function listObservations(
  db: Database,
  criteria: {
    participantId: string;
    badgeClassIds?: string[] | undefined;
    recordedAfter?: Date | undefined;
  },
): Promise<ObservationRow[]> {
  return db
    .select()
    .from(observations)
    .where(
      and(
        eq(observations.participantId, criteria.participantId),
        criteria.badgeClassIds && inArray(observations.badgeClassId, criteria.badgeClassIds),
        criteria.recordedAfter && gt(observations.recordedAt, criteria.recordedAfter),
      ),
    )
    .orderBy(asc(observations.recordedAt), asc(observations.id));
}

export function listAssessmentObservations(db: Database, assessmentId: string): Promise<ObservationRow[]> {
  return db
    .select()
    .from(observations)
    .where(eq(observations.assessmentId, assessmentId))
    .orderBy(asc(observations.criterion), asc(observations.id));
}

/** Assessments that keep a hold on a class of a participant. */
export function listOpenHolds(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<AssessmentRow[]> {
  return db
    .select()
    .from(assessments)
    .where(
      and(
        eq(assessments.participantId, participantId),
        eq(assessments.badgeClassId, badgeClassId),
        isNotNull(assessments.heldAt),
        isNull(assessments.holdLiftedAt),
        isNull(assessments.undoneAt),
      ),
    );
}

export async function updateHoldsLifted(
  db: Database,
  participantId: string,
  badgeClassId: string,
  at: Date,
): Promise<void> {
  await db
    .update(assessments)
    .set({ holdLiftedAt: at })
    .where(
      and(
        eq(assessments.participantId, participantId),
        eq(assessments.badgeClassId, badgeClassId),
        isNotNull(assessments.heldAt),
        isNull(assessments.holdLiftedAt),
      ),
    );
}

/** Undo: the observations go, the line that something was undone stays. */
export async function deleteAssessmentObservations(
  db: Database,
  assessmentId: string,
  at: Date,
): Promise<void> {
  await db.delete(observations).where(eq(observations.assessmentId, assessmentId));
  await db.update(assessments).set({ undoneAt: at }).where(eq(assessments.id, assessmentId));
}

/** Participants in reach who did not finish and were assessed since a moment, or seen on one day; the latest first. */
export async function listRecentParticipants(
  db: Database,
  criteria: { scope: Scope; since: Date; observedOn?: string; limit: number },
): Promise<ParticipantRow[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  const rows = await db
    .select({ participant: participants })
    .from(participants)
    .innerJoin(assessments, eq(assessments.participantId, participants.id))
    .where(
      and(
        withinScope(criteria.scope),
        isOfStanding('present'),
        gt(assessments.createdAt, criteria.since),
        criteria.observedOn === undefined ? undefined : eq(assessments.observedOn, criteria.observedOn),
        isNull(assessments.undoneAt),
      ),
    )
    .groupBy(participants.id)
    .orderBy(desc(max(assessments.createdAt)), asc(participants.id))
    .limit(criteria.limit);
  return rows.map(({ participant }) => participant);
}

/** Classes used since a moment for participants in reach, by one assessor or by all; the latest first. */
export async function listRecentClassIds(
  db: Database,
  criteria: { scope: Scope; assessorId?: string; since: Date; limit: number },
): Promise<string[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  // By way of the participants of a location: that index is there, and a location has a few hundred at most.
  const rows = await db
    .select({ badgeClassId: assessments.badgeClassId })
    .from(participants)
    .innerJoin(assessments, eq(assessments.participantId, participants.id))
    .where(
      and(
        withinScope(criteria.scope),
        criteria.assessorId === undefined ? undefined : eq(assessments.assessorId, criteria.assessorId),
        gt(assessments.createdAt, criteria.since),
        isNull(assessments.undoneAt),
      ),
    )
    .groupBy(assessments.badgeClassId)
    .orderBy(desc(max(assessments.createdAt)), asc(assessments.badgeClassId))
    .limit(criteria.limit);
  return rows.map((row) => row.badgeClassId);
}

/** At how many locations in reach each class was used since a moment; without those that were not. */
export async function countClassLocations(
  db: Database,
  { scope, since }: { scope: Scope; since: Date },
): Promise<{ badgeClassId: string; slug: string; locations: number }[]> {
  if (scope.locationIds.length === 0) return [];
  return db
    .select({
      badgeClassId: assessments.badgeClassId,
      slug: badgeClasses.slug,
      locations: countDistinct(participants.locationId),
    })
    .from(participants)
    .innerJoin(assessments, eq(assessments.participantId, participants.id))
    .innerJoin(badgeClasses, eq(badgeClasses.id, assessments.badgeClassId))
    .where(and(withinScope(scope), gt(assessments.createdAt, since), isNull(assessments.undoneAt)))
    .groupBy(assessments.badgeClassId, badgeClasses.slug)
    .orderBy(asc(badgeClasses.slug));
}
