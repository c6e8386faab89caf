// Rows of small steps ("stapjes"), with the name of who gave them.

import type { Database } from './database.ts';
import { and, desc, eq, lt, or, sql } from './drizzle.ts';
import { smallSteps } from './tables/small-steps.ts';
import { staff } from './tables/staff.ts';

export type SmallStepRow = typeof smallSteps.$inferSelect;
export type SmallStepWithGiver = SmallStepRow & { giverName: string };

/** Gives false when the same person gave the same sentence that day already. */
export async function insertSmallStep(db: Database, row: SmallStepRow): Promise<boolean> {
  const rows = await db
    .insert(smallSteps)
    .values(row)
    .onConflictDoNothing({
      target: [smallSteps.participantId, smallSteps.givenBy, smallSteps.sentence, smallSteps.givenOn],
    })
    .returning({ id: smallSteps.id });
  return rows.length > 0;
}

const withGiver = { step: smallSteps, giverName: staff.name };

export async function findSmallStep(
  db: Database,
  criteria: { participantId: string } & (
    | { id: string }
    | Pick<SmallStepRow, 'givenBy' | 'sentence' | 'givenOn'>
  ),
): Promise<SmallStepWithGiver | undefined> {
  const isWanted =
    'id' in criteria
      ? eq(smallSteps.id, criteria.id)
      : and(
          eq(smallSteps.givenBy, criteria.givenBy),
          eq(smallSteps.sentence, criteria.sentence),
          eq(smallSteps.givenOn, criteria.givenOn),
        );
  const [row] = await db
    .select(withGiver)
    .from(smallSteps)
    .innerJoin(staff, eq(staff.id, smallSteps.givenBy))
    .where(and(eq(smallSteps.participantId, criteria.participantId), isWanted));
  return row && { ...row.step, giverName: row.giverName };
}

/** Newest first. */
export async function listSmallSteps(
  db: Database,
  criteria: {
    participantId: string;
    after?: { givenAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<SmallStepWithGiver[]> {
  const { participantId, after, limit } = criteria;
  const rows = await db
    .select(withGiver)
    .from(smallSteps)
    .innerJoin(staff, eq(staff.id, smallSteps.givenBy))
    .where(
      and(
        eq(smallSteps.participantId, participantId),
        after &&
          or(
            sql`${smallSteps.givenAt} < ${after.givenAt}`,
            and(sql`${smallSteps.givenAt} = ${after.givenAt}`, lt(smallSteps.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(smallSteps.givenAt), desc(smallSteps.id))
    .limit(limit);
  return rows.map(({ step, giverName }) => ({ ...step, giverName }));
}

export async function deleteSmallStep(db: Database, id: string): Promise<void> {
  await db.delete(smallSteps).where(eq(smallSteps.id, id));
}
