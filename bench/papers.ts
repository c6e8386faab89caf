// `node bench/papers.ts`: how long the page of a badge takes while papers are being made, in threads and, as the baseline
// of the same run, in the thread that answers requests; both beside the page with nobody else there. Ends with 1 when
// p99 beside threads is more than half of p99 beside the baseline. `--quick` judges nothing.
import { setPriority } from 'node:os';
import { buildIssueCalls, buildPageCalls } from './calls.ts';
import { type Child, startChild } from './children.ts';
import {
  createInstallation,
  type Installation,
  makeFolder,
  startCluster,
  startServer,
} from './installation.ts';
import type { Load, LoadAnswer } from './load.ts';

const isQuick = process.argv.includes('--quick');
const inFlight = 4;
const pages = isQuick ? 40 : 200;
const rounds = isQuick ? 1 : 5;
const mostRatio = 0.5;

type Served = { installation: Installation; link: string; idle: number[]; busy: number[]; papers: number };
type Flood = { stop(): Promise<number> };

/** Keeps so many papers under way, each with a name on it, so that none is kept; gives how many were made. */
function startPapers({ installation: { port, token }, link }: Served): Flood {
  let isStopping = false;
  let made = 0;
  const id = link.slice(link.lastIndexOf('/') + 1);
  const send = async () => {
    while (!isStopping) {
      const url = `http://127.0.0.1:${port}/v1/credentials/${id}/certificate?displayName=full`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      if (response.status === 503) await new Promise((resolve) => setTimeout(resolve, 250));
      else if (response.status !== 200) throw new Error(`a paper was answered with ${response.status}`);
      else made += 1;
      await response.arrayBuffer();
    }
  };
  const lines = Array.from({ length: inFlight }, send);
  return {
    async stop() {
      isStopping = true;
      await Promise.all(lines);
      return made;
    },
  };
}

function describe(milliseconds: number[]): { median: number; p99: number } {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const find = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
  return { median: find(0.5), p99: find(0.99) };
}

type Defer = (close: () => Promise<void>) => void;
type Ask = (served: Served) => Promise<number[]>;

async function measureRound(served: Served, ask: Ask): Promise<void> {
  served.idle.push(...(await ask(served)));
  const flood = startPapers(served);
  await new Promise((resolve) => setTimeout(resolve, 500));
  served.busy.push(...(await ask(served)));
  served.papers += await flood.stop();
}

function buildAsk(load: Child<Load, LoadAnswer>): Ask {
  return async ({ installation: { port }, link }) => {
    const calls = Array.from({ length: pages }, () => buildPageCalls([link], 'page')[0]!);
    return (await load.ask({ port, calls, atOnce: 1, status: [200] })).milliseconds;
  };
}

async function run(defer: Defer): Promise<boolean> {
  const { folder, drop } = await makeFolder();
  defer(drop);
  const cluster = await startCluster(folder);
  defer(cluster.stop);
  const load = startChild<Load, LoadAnswer>('load.ts');
  defer(load.stop);
  const ask = buildAsk(load);
  const open = async (name: string, settings: Record<string, string>): Promise<Served> => {
    const installation = await createInstallation(await cluster.createDatabase(name));
    defer(installation.close);
    const server = await startServer(installation, folder, settings);
    defer(server.stop);
    const calls = await buildIssueCalls(installation, { first: 1, count: 1 });
    const { port } = installation;
    const { bodies } = await load.ask({ port, calls, atOnce: 1, status: [201], keepBodies: true });
    const { link } = JSON.parse(bodies[0]!) as { link: string };
    const served = { installation, link, idle: [], busy: [], papers: 0 };
    await ask(served);
    return served;
  };
  const threads = await open('threads', { RENDER_THREADS: '1' });
  const baseline = await open('baseline', { RENDER_THREADS: '0' });
  // Those who ask for papers have machines of their own: here they take what the others leave.
  setPriority(process.pid, 19);
  for (let round = 0; round < rounds; round += 1) {
    await measureRound(threads, ask);
    await measureRound(baseline, ask);
  }
  return report(threads, baseline);
}

function report(threads: Served, baseline: Served): boolean {
  const show = (name: string, milliseconds: number[], made?: number) => {
    const { median, p99 } = describe(milliseconds);
    const papers = made === undefined ? '' : `, ${made} papers made`;
    console.log(`${name.padEnd(48)} median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms${papers}`);
  };
  show('page of a badge, idle', [...threads.idle, ...baseline.idle]);
  show(`page, ${inFlight} papers under way, drawn in a thread`, threads.busy, threads.papers);
  show(`page, ${inFlight} papers under way, drawn in place`, baseline.busy, baseline.papers);
  const ratio = describe(threads.busy).p99 / describe(baseline.busy).p99;
  console.log(`p99 ratio, thread to in place: ${ratio.toFixed(3)} (at most ${mostRatio})`);
  return isQuick || ratio <= mostRatio;
}

const closers: (() => Promise<void>)[] = [];
try {
  process.exitCode = (await run((close) => closers.unshift(close))) ? 0 : 1;
} finally {
  for (const close of closers) await close();
}
