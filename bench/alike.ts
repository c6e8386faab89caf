// `node bench/alike.ts`: whether a clock tells what is closed, withdrawn or erased from what never was (decision 14).
// Asks for both by turns over HTTP and prints, for each, the median beside that of the unknown address, and how often
// it took longer: 50% is no difference. `--rounds=N`; more see less. Ends with 1 when one is told apart.
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { startCluster } from '../test/cluster.ts';
import type { Family, Sent } from '../test/web/gone-things.ts';

const rounds = Number(/^--rounds=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 400);
/** Standard deviations that chance hardly ever gives in a hundred comparisons. */
const mostDeviations = 4.5;
/** Less than this a network hides, however often one asks. */
const leastMilliseconds = 0.05;

/** Two times where there is nothing to tell: what this machine makes of it. */
const control = 'never, once more';

function ask(
  port: number,
  agent: Agent,
  url: string,
  { method = 'GET', headers, body }: Sent,
): Promise<number> {
  const payload = body && JSON.stringify(body);
  const type = payload && {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
  };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = request({ port, agent, method, path: url, headers: { ...headers, ...type } }, (answer) => {
      answer.resume().on('end', () => resolve(performance.now() - start));
    });
    sent.on('error', reject).end(payload);
  });
}

function shuffle<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const findMedian = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Mann-Whitney: how often one of `values` is the larger, and how many standard deviations that is from half. */
function compare(values: number[], others: number[]): { larger: number; deviations: number } {
  const all = [...values.map((value) => ({ value, own: 1 })), ...others.map((value) => ({ value, own: 0 }))];
  const ranks = all
    .toSorted((a, b) => a.value - b.value)
    .reduce((sum, { own }, at) => sum + own * (at + 1), 0);
  const [n, m] = [values.length, others.length];
  const larger = (ranks - (n * (n + 1)) / 2) / (n * m);
  return { larger, deviations: (larger - 0.5) / Math.sqrt((n + m + 1) / (12 * n * m)) };
}

async function measure(port: number, agent: Agent, { sent = {}, never, gone }: Family) {
  const times = new Map<string, number[]>([
    ['never', []],
    [control, []],
  ]);
  for (const way of Object.keys(gone)) times.set(way, []);
  const ways: [string, string][] = [['never', never], [control, never], ...Object.entries(gone)];
  for (const [, url] of ways) await ask(port, agent, url, sent);
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, url] of shuffle(ways)) times.get(way)!.push(await ask(port, agent, url, sent));
  }
  return times;
}

async function run(t: Pick<Test, 'teardown'>): Promise<boolean> {
  const { openGoneThings } = await import('../test/web/gone-things.ts');
  const { client, families } = await openGoneThings(t as Test);
  await client.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = client.app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let isAlike = true;
  for (const family of families) {
    const times = await measure(port, agent, family);
    const never = times.get('never')!;
    const median = findMedian(never);
    console.log(`${family.name}: ${median.toFixed(2)} ms for what never was`);
    for (const [way, found] of times) {
      if (way === 'never') continue;
      const { larger, deviations } = compare(found, never);
      const ratio = findMedian(found) / median;
      const isTold =
        Math.abs(deviations) > mostDeviations && Math.abs(findMedian(found) - median) > leastMilliseconds;
      isAlike &&= way === control || !isTold;
      console.log(
        `  ratio ${ratio.toFixed(3)}  longer ${(100 * larger).toFixed(1)}%  z ${deviations.toFixed(1).padStart(5)}  ${way}${isTold ? '  TOLD APART' : ''}`,
      );
    }
  }
  agent.destroy();
  return isAlike;
}

const closers: (() => unknown)[] = [];
const teardown = (close: () => unknown) => {
  closers.unshift(close);
};
try {
  const cluster = await startCluster();
  teardown(cluster.drop);
  // The world comes from the tests, whose library would end this after half a minute.
  process.env.TAP_TIMEOUT = '0';
  process.env.KUNDIG_TEST_POSTGRES_URL = cluster.postgres.url;
  process.exitCode = (await run({ teardown } as unknown as Test)) ? 0 : 1;
} finally {
  for (const close of closers) await close();
}
