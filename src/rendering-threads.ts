// The threads that draw: papers and pictures take a tenth of a second and more, which every other request would wait for.
// What is drawn is data that can be copied to a thread; what it means is known above and in rendering-worker.ts.
import { Problem } from './base/problem.ts';
import { buildThreads, type ThreadLimits } from './base/threads.ts';

/** What is to be drawn, and all that it takes: data only. */
export type RenderingOrder = { name: string; facts: unknown };

/** The bytes, or the stack of what went wrong. */
export type RenderingReply = { bytes: Uint8Array } | { failure: string };

/**
 * Draws elsewhere.
 * @throws Problem rendering-busy when too many wait, or no thread came free in time
 */
export type RunRendering = (order: RenderingOrder) => Promise<Uint8Array>;

export type RenderingThreads = { runRendering: RunRendering; close(): Promise<void> };

const script = { name: 'rendering', url: new URL('./rendering-worker.ts', import.meta.url) };
const busyRetrySeconds = 5;

/** @param seconds that one drawing may take */
export function buildRenderingThreads({
  seconds,
  ...limits
}: ThreadLimits & { seconds: number }): RenderingThreads {
  const threads = buildThreads<RenderingOrder, RenderingReply>(script, limits);
  return {
    async runRendering(order) {
      const run = await threads.ask(order, { seconds, isContinued: false });
      if (!run) throw new Problem('rendering-busy', { retryAfterSeconds: busyRetrySeconds });
      // Our own words and artwork: a bug of ours, and a 500.
      if ('fault' in run) throw new Error(`${order.name} was not drawn: ${run.fault}`);
      if ('failure' in run.reply) throw new Error(`${order.name} was not drawn:\n${run.reply.failure}`);
      return run.reply.bytes;
    },
    close: () => threads.close(),
  };
}
