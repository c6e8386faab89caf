// What is no longer needed goes: answers kept for repeats, ended sessions, finished jobs.
import { addSeconds } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { deleteIdempotencyKeys } from '../store/idempotency-keys.ts';
import { deleteDoneJobs } from '../store/jobs.ts';
import { deleteEndedSignIns } from '../store/staff.ts';

/** A device without network may keep an award for 30 days before it is sent, and send it twice. */
const idempotencyKeySeconds = 31 * 24 * 3600;
const doneJobSeconds = 7 * 24 * 3600;

/** Gives how many rows went. */
export async function forgetEnded(services: Services): Promise<number> {
  const now = services.clock.now();
  const keys = await deleteIdempotencyKeys(services.db, addSeconds(now, -idempotencyKeySeconds));
  const jobs = await deleteDoneJobs(services.db, addSeconds(now, -doneJobSeconds));
  return keys + jobs + (await deleteEndedSignIns(services.db, now));
}
