// What is no longer needed goes: answers kept for repeats, ended sessions, finished jobs.
import { addSeconds } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { deleteIdempotencyKeys } from '../store/idempotency-keys.ts';
import { deleteDoneJobs } from '../store/jobs.ts';
import { deleteEndedAttempts } from '../store/passkeys.ts';
import { deleteEndedPosts } from '../store/posts.ts';
import { deleteEndedSignIns } from '../store/staff.ts';

/** A device without network may keep an award for 30 days before it is sent, and send it twice. */
const idempotencyKeySeconds = 31 * 24 * 3600;
const doneJobSeconds = 7 * 24 * 3600;

/** Gives how many rows went. */
export async function forgetEnded(services: Services): Promise<number> {
  const now = services.clock.now();
  const keys = await deleteIdempotencyKeys(services.db, addSeconds(now, -idempotencyKeySeconds));
  const jobs = await deleteDoneJobs(services.db, addSeconds(now, -doneJobSeconds));
  const shifts = (await deleteEndedPosts(services.db, now)) + (await deleteEndedAttempts(services.db, now));
  return keys + jobs + shifts + (await deleteEndedSignIns(services.db, now));
}
