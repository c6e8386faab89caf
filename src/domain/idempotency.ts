// An Idempotency-Key stands for one request of one caller: its first answer is stored in the transaction of
// the work itself, so that a crash can not leave one without the other.
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findIdempotencyKey, insertIdempotencyKey, lockIdempotencyKey } from '../store/idempotency-keys.ts';

export type Reply = { status: number; location: string | null; body: string };

/**
 * Runs `work` at most once for a key and gives its first reply ever after. A request that failed stores
 * nothing, so it may be sent again under the same key.
 * @throws Problem idempotency-key-reused, and whatever `work` throws
 */
export function answerOnce(
  services: Services,
  request: { staffId: string; key: string; requestDigest: string },
  work: (services: Services) => Promise<Reply>,
): Promise<Reply & { replayed: boolean }> {
  return inTransaction(services, async (services) => {
    await lockIdempotencyKey(services.db, request.staffId, request.key);
    const earlier = await findIdempotencyKey(services.db, request.staffId, request.key);
    if (earlier) {
      if (earlier.requestDigest !== request.requestDigest) throw new Problem('idempotency-key-reused');
      return { status: earlier.status, location: earlier.location, body: earlier.body, replayed: true };
    }
    const reply = await work(services);
    await insertIdempotencyKey(services.db, { ...request, ...reply, createdAt: services.clock.now() });
    return { ...reply, replayed: false };
  });
}
