// A server to be killed: the real app and job runner on a literal `services` whose signer tells the parent when it has
// signed. Asked to, it stops dead there, or just before an answer goes out, and waits for the end.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/base/clock.ts';
import { randomIds } from '../../src/base/ids.ts';
import { startJobRunner } from '../../src/jobs/runner.ts';
import { buildKeyVault, type Services, type Settings } from '../../src/services.ts';
import { openDatabase } from '../../src/store/database.ts';
import { buildVerifyFile } from '../../src/verify-files.ts';
import { buildServer } from '../../src/web/server.ts';

export type Point = 'signed' | 'answering';
export type Order = {
  url: string;
  sealingKey: string;
  settings: Settings;
  /** Where to stop dead: the so manieth time that this point is reached. */
  stopAt: { point: Point; count: number } | null;
};
export type Report = { port: number } | { reached: Point };

function tell(report: Report): void {
  process.send?.(report);
}

/** Gives a function that is called at each point and does not come back from the one to stop at. */
function buildStop(stopAt: Order['stopAt']) {
  const counts = { signed: 0, answering: 0 };
  return async (point: Point): Promise<void> => {
    counts[point] += 1;
    if (stopAt?.point !== point || stopAt.count !== counts[point]) return;
    tell({ reached: point });
    await new Promise(() => {});
  };
}

function buildServices(
  { url, sealingKey, settings }: Order,
  stop: (point: Point) => Promise<void>,
): Services {
  const vault = buildKeyVault(Buffer.from(sealingKey, 'hex'));
  return {
    db: openDatabase({ url }),
    clock: systemClock,
    ids: randomIds,
    keys: {
      ...vault,
      async openSigner(key) {
        const signer = await vault.openSigner(key);
        return {
          ...signer,
          async sign(bytes) {
            const signature = await signer.sign(bytes);
            await stop('signed');
            return signature;
          },
        };
      },
    },
    fetchDocument: async () => {
      throw new Error('unreachable');
    },
    verifyFile: buildVerifyFile({ limits: {}, containerLimits: {} }),
    settings,
  };
}

process.once('disconnect', () => process.exit(1));
// Nothing is opened before the order comes, so that a parent can have the next process ready.
const [order] = (await once(process, 'message')) as [Order];
const stop = buildStop(order.stopAt);
const services = buildServices(order, stop);
const app = buildServer({ services });
app.addHook('onSend', () => stop('answering'));
await app.listen({ host: '127.0.0.1', port: 0 });
startJobRunner(services, { warn: () => {} });
tell({ port: (app.server.address() as AddressInfo).port });
