// Takes outbox rows one at a time. A row, what it does, and its mark "done" are one transaction: a crash in the
// middle leaves the row as it was.
import { inTransaction, type Services } from '../services.ts';
import { type JobRow, lockDueJob, updateJobDone, updateJobFailed } from '../store/jobs.ts';

export type OutboxRow = Pick<JobRow, 'id' | 'kind' | 'payload' | 'attempts'>;
export type Outcome = { row: OutboxRow; error: unknown } | { row: OutboxRow } | undefined;

/**
 * Runs the next due row. Gives undefined when none is due, and the error when the work failed; the caller then
 * postpones the row.
 */
export async function runNextRow(
  services: Services,
  work: (services: Services, row: OutboxRow) => Promise<void>,
): Promise<Outcome> {
  let row: JobRow | undefined;
  try {
    return await inTransaction(services, async (services) => {
      row = await lockDueJob(services.db, services.clock.now());
      if (!row) return undefined;
      await work(services, row);
      await updateJobDone(services.db, row.id, services.clock.now());
      return { row };
    });
  } catch (error) {
    if (!row) throw error;
    return { row, error };
  }
}

/** Postpones a row that failed. `lastError` is a code, never a message. */
export async function postponeRow(
  services: Services,
  row: OutboxRow,
  failure: { lastError: string; runAfter: Date },
): Promise<void> {
  await updateJobFailed(services.db, row.id, failure);
}
