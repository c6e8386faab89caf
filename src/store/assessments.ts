// Rows of assessments and the observations they brought. Nothing negative has a place here.
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { assessments, observations } from './tables.ts';

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

/** Which classes an assessor used last, newest first, at most `limit` rows of assessments looked at. */
export async function listRecentClassIds(db: Database, assessorId: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ badgeClassId: assessments.badgeClassId })
    .from(assessments)
    .where(eq(assessments.assessorId, assessorId))
    .orderBy(desc(assessments.createdAt))
    .limit(limit);
  return [...new Set(rows.map((row) => row.badgeClassId))];
}
