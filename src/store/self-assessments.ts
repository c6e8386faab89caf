// Rows of self-assessments: one for each badge of a participant that something was said about.

import type { Database } from './database.ts';
import { and, eq } from './drizzle.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { selfAssessments } from './tables/self-assessments.ts';

export type SelfAssessmentRow = typeof selfAssessments.$inferSelect;

/** Puts it in the place of what was said before. */
export async function insertSelfAssessment(db: Database, row: SelfAssessmentRow): Promise<void> {
  const { results, saidAt, saidWith } = row;
  await db
    .insert(selfAssessments)
    .values(row)
    .onConflictDoUpdate({
      target: [selfAssessments.participantId, selfAssessments.badgeClassId],
      set: { results, saidAt, saidWith },
    });
}

export async function deleteSelfAssessment(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<void> {
  await db
    .delete(selfAssessments)
    .where(
      and(eq(selfAssessments.participantId, participantId), eq(selfAssessments.badgeClassId, badgeClassId)),
    );
}

/** By badge; there are at most as many as there are badges. */
export async function listSelfAssessments(
  db: Database,
  participantId: string,
): Promise<(SelfAssessmentRow & { slug: string })[]> {
  const rows = await db
    .select({ said: selfAssessments, slug: badgeClasses.slug })
    .from(selfAssessments)
    .innerJoin(badgeClasses, eq(badgeClasses.id, selfAssessments.badgeClassId))
    .where(eq(selfAssessments.participantId, participantId))
    .orderBy(badgeClasses.slug);
  return rows.map(({ said, slug }) => ({ ...said, slug }));
}
