// The outbox. A row is written in the transaction of the change it follows from; a runner takes it later.

import type { Database } from './database.ts';
import { and, asc, eq, isNull, lt, lte, sql } from './drizzle.ts';
import { jobs } from './tables/jobs.ts';

export type JobRow = typeof jobs.$inferSelect;

export async function insertJob(
  db: Database,
  row: { kind: string; payload: unknown; runAfter: Date },
): Promise<void> {
  await db.insert(jobs).values({ ...row, attempts: 0 });
}

/** Whether the same is to be done already. */
export async function isJobWaiting(db: Database, row: { kind: string; payload: unknown }): Promise<boolean> {
  const isSame = sql`${jobs.payload} = ${JSON.stringify(row.payload)}::jsonb`;
  const found = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.kind, row.kind), isSame, isNull(jobs.doneAt)))
    .limit(1);
  return found.length > 0;
}

/** Takes one due job and keeps it locked until the transaction ends; other runners skip it. */
export async function lockDueJob(db: Database, now: Date): Promise<JobRow | undefined> {
  const [row] = await db
    .select()
    .from(jobs)
    .where(and(isNull(jobs.doneAt), lte(jobs.runAfter, now)))
    .orderBy(asc(jobs.runAfter), asc(jobs.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

export async function updateJobDone(db: Database, id: number, doneAt: Date): Promise<void> {
  await db.update(jobs).set({ doneAt }).where(eq(jobs.id, id));
}

export async function updateJobFailed(
  db: Database,
  id: number,
  failure: { lastError: string; runAfter: Date },
): Promise<void> {
  await db
    .update(jobs)
    .set({ ...failure, attempts: sql`${jobs.attempts} + 1` })
    // Another runner may have taken it between the failure and this, and done it.
    .where(and(eq(jobs.id, id), isNull(jobs.doneAt)));
}

export async function deleteDoneJobs(db: Database, before: Date): Promise<number> {
  const rows = await db.delete(jobs).where(lt(jobs.doneAt, before)).returning({ id: jobs.id });
  return rows.length;
}
