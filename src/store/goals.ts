// Rows of goals: at most one for each participant.

import type { Database } from './database.ts';
import { eq } from './drizzle.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { goals } from './tables/goals.ts';

export type GoalRow = typeof goals.$inferSelect;

/** The slug of the superbadge. */
export async function findGoal(db: Database, participantId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ slug: badgeClasses.slug })
    .from(goals)
    .innerJoin(badgeClasses, eq(badgeClasses.id, goals.badgeClassId))
    .where(eq(goals.participantId, participantId));
  return row?.slug;
}

/** Puts it in the place of an earlier one. */
export async function upsertGoal(db: Database, row: GoalRow): Promise<void> {
  const { badgeClassId, chosenAt } = row;
  await db
    .insert(goals)
    .values(row)
    .onConflictDoUpdate({ target: goals.participantId, set: { badgeClassId, chosenAt } });
}

export async function deleteGoal(db: Database, participantId: string): Promise<void> {
  await db.delete(goals).where(eq(goals.participantId, participantId));
}
