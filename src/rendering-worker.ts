// The thread in which papers and pictures are drawn. It has no way to the network, the database or the environment: all
// that a drawing takes comes with the order.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { drawRendering } from './domain/renderings.ts';
import type { RenderingOrder, RenderingReply } from './rendering-threads.ts';

// On Linux this is about the calling thread alone: requests go first. Elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(0, 5);

parentPort?.on('message', async (order: RenderingOrder) => {
  const reply: RenderingReply = await drawRendering(order).then(
    (bytes) => ({ bytes }),
    (error: unknown) => ({ failure: error instanceof Error ? (error.stack ?? error.name) : 'unknown' }),
  );
  parentPort?.postMessage(reply);
});
parentPort?.postMessage('ready');
