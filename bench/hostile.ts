// `node bench/hostile.ts`: how long the page of a badge takes while fifty hostile files are being verified, against
// the same page with nobody else there. Ends with 1 when p99 is more than twice the idle one. `--quick` judges nothing.
import { setPriority } from 'node:os';
import { listHostileFiles } from '../test/hostile-files.ts';
import { buildIssueCalls, buildPageCalls } from './calls.ts';
import { startChild } from './children.ts';
import { createInstallation, makeFolder, startCluster, startServer } from './installation.ts';
import type { Load, LoadAnswer } from './load.ts';

const isQuick = process.argv.includes('--quick');
const inFlight = 50;
// Short and many, so that whatever else this machine does falls on both alike.
const pages = 250;
const rounds = isQuick ? 2 : 16;
const mostRatio = 2;

type Flood = { counts: Map<string, number>; stop(): Promise<void> };

/** Keeps so many files under way, one after the other on each line, until it is stopped. */
function startFlood(port: number, files: Buffer[]): Flood {
  const counts = new Map<string, number>();
  let isStopping = false;
  let next = 0;
  const send = async () => {
    while (!isStopping) {
      const response = await fetch(`http://127.0.0.1:${port}/v1/verifications`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(files[next++ % files.length]!),
      });
      const { verdict, reason, code } = (await response.json()) as Record<string, string>;
      if (verdict === 'valid') throw new Error('a hostile file is valid');
      const answer = verdict === undefined ? `${response.status} ${code}` : `${verdict}: ${reason}`;
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
      // Whoever is turned away comes back, but not at once.
      if (response.status === 429) await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const lines = Array.from({ length: inFlight }, send);
  return {
    counts,
    async stop() {
      isStopping = true;
      await Promise.all(lines);
    },
  };
}

function findQuantile(sorted: number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))]!;
}

function describe(milliseconds: number[]): { median: number; p99: number } {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { median: findQuantile(sorted, 0.5), p99: findQuantile(sorted, 0.99) };
}

type Defer = (close: () => Promise<void>) => void;

async function run(defer: Defer): Promise<boolean> {
  const { folder, drop } = await makeFolder();
  defer(drop);
  const cluster = await startCluster(folder);
  defer(cluster.stop);
  const installation = await createInstallation(await cluster.createDatabase('hostile'));
  defer(installation.close);
  const server = await startServer(installation, folder);
  defer(server.stop);
  const load = startChild<Load, LoadAnswer>('load.ts');
  defer(load.stop);
  const { port, connection } = installation;
  const calls = await buildIssueCalls(installation, { first: 1, count: 1 });
  const issued = await load.ask({ port, calls, atOnce: 1, status: [201], keepBodies: true });
  const { link } = JSON.parse(issued.bodies[0]!) as { link: string };
  const [row] = await connection`select document from credentials limit 1`;
  const files = listHostileFiles(String(row?.document)).map(({ bytes }) => bytes);
  const pageCalls = Array.from({ length: pages }, () => buildPageCalls([link], 'page')[0]!);
  const ask = async () => (await load.ask({ port, calls: pageCalls, atOnce: 1, status: [200] })).milliseconds;
  await ask();
  // Those who send would have machines of their own: here they take what the server, PostgreSQL and the reader leave.
  setPriority(process.pid, 19);
  const idle: number[] = [];
  const busy: number[] = [];
  const counts = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    idle.push(...(await ask()));
    const flood = startFlood(port, files);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    busy.push(...(await ask()));
    await flood.stop();
    for (const [answer, count] of flood.counts) counts.set(answer, (counts.get(answer) ?? 0) + count);
  }
  const [alone, beside] = [describe(idle), describe(busy)];
  const ratio = beside.p99 / alone.p99;
  const render = ({ median, p99 }: typeof alone) =>
    `median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
  console.log(`page of a badge, idle:                     ${render(alone)}`);
  console.log(`page of a badge, ${inFlight} hostile files in flight: ${render(beside)}`);
  console.log(`p99 ratio ${ratio.toFixed(2)} (at most ${mostRatio})`);
  console.log(`answers: ${[...counts].map(([answer, count]) => `${answer} ${count}`).join(', ')}`);
  return isQuick || ratio <= mostRatio;
}

const closers: (() => Promise<void>)[] = [];
try {
  process.exitCode = (await run((close) => closers.unshift(close))) ? 0 : 1;
} finally {
  for (const close of closers) await close();
}
