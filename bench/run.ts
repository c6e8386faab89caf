// `npm run bench`: measures the paths that people wait for, on a real PostgreSQL and a real server over HTTP, each
// against a named baseline in the same run. `--quick`: small sizes, half a minute, no target is judged.
// `--write`: keeps the report in bench/results.md. Ends with 1 when a target is missed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from './children.ts';
import { type Cluster, createInstallation, makeFolder, startCluster, startServer } from './installation.ts';
import type { Load, LoadAnswer } from './load.ts';
import { type OldBadges, startOldBadges } from './old-badges.ts';
import {
  type Bench,
  measureForms,
  measureIssuing,
  measurePages,
  measureSuperbadges,
  measureVerifying,
  nameSuperbadges,
  pageName,
  type Seeded,
  type Sizes,
} from './paths.ts';
import type { PlainWork } from './plain-vc.ts';
import { type Result, renderMachine, renderTable, type Target } from './report.ts';
import { seedDatabase } from './seed.ts';

const isQuick = process.argv.includes('--quick');
const mustWrite = process.argv.includes('--write');

const sizes: Sizes = isQuick
  ? {
      rounds: 2,
      participants: { small: 100, large: 1000 },
      opened: 100,
      slow: { rate: 32, latency: 16, atOnce: 8 },
      forms: { rate: 8, latency: 4, atOnce: 8 },
      page: { rate: 200, latency: 40, atOnce: 64 },
      trivial: { rate: 800, latency: 100, atOnce: 64 },
      superbadges: { rate: 60, latency: 40, atOnce: 8 },
    }
  : {
      rounds: 5,
      participants: { small: 1000, large: 100_000 },
      opened: 1000,
      slow: { rate: 160, latency: 80, atOnce: 8 },
      forms: { rate: 48, latency: 24, atOnce: 8 },
      page: { rate: 3000, latency: 400, atOnce: 64 },
      trivial: { rate: 12_000, latency: 400, atOnce: 64 },
      superbadges: { rate: 500, latency: 500, atOnce: 8 },
    };

function say(line: string): void {
  console.error(line);
}

function listTargets(results: Result[], bench: Bench): Target[] {
  const find = (name: string) => results.find((result) => result.name === name)!;
  const page = find(pageName);
  const superbadges = find(nameSuperbadges(bench.large));
  return [
    { text: 'the page reaches at least 25% of the rate of the trivial route', isMet: page.ratio! >= 0.25 },
    {
      text: 'the superbadges of one code take less than 20 ms (p99)',
      isMet: superbadges.p99Milliseconds < 20,
    },
    {
      text: 'the superbadges of a code cost the same however many credentials there are (rate at least 0.75)',
      isMet: superbadges.ratio! >= 0.75,
    },
  ];
}

function renderReport(results: Result[], targets: Target[], version: string): string {
  const verdict = (isMet: boolean) => (isQuick ? 'not judged' : isMet ? 'met' : 'MISSED');
  return [
    renderMachine(version),
    '',
    renderTable(results),
    '',
    'Rates are of so many calls at once as the table says, median and p99 of one call at a time. The plain library',
    'works through a list in its own process, and jose checks a signature with a key that lies ready: no shape, JSON-LD,',
    'issuer, time or status. Server, PostgreSQL (fsync on) and load share the cores. Most seeded',
    'documents are placeholder bytes; those that are opened or verified are real and signed.',
    '',
    ...targets.map(({ text, isMet }) => `- ${verdict(isMet)}: ${text}`),
    '',
  ].join('\n');
}

type Defer = (close: () => Promise<void>) => void;
type Place = { cluster: Cluster; folder: string; defer: Defer; oldBadges: OldBadges };

/** A database with so many participants, and a server on it. */
async function openSeeded(
  { cluster, folder, defer, oldBadges }: Place,
  name: 'small' | 'large',
): Promise<Seeded> {
  const installation = await createInstallation(await cluster.createDatabase(name));
  defer(installation.close);
  const { opened } = sizes;
  const seed = await seedDatabase(installation, { participants: sizes.participants[name], opened });
  say(`${name}: ${seed.credentials.toLocaleString('en')} credentials in ${seed.seconds.toFixed(0)} s`);
  const server = await startServer(installation, folder, { FETCH_ALLOW_PRIVATE: oldBadges.host });
  defer(server.stop);
  return { installation, seed, server };
}

async function measureEverything(bench: Bench): Promise<Result[]> {
  say('measuring the superbadges of a code');
  const superbadges = await measureSuperbadges(bench);
  say('measuring awards');
  const { results, links, sample } = await measureIssuing(bench);
  say('measuring verifications');
  const verifications = await measureVerifying(bench, links, sample);
  say('measuring the forms of others');
  const forms = await measureForms(bench, sample);
  say('measuring pages');
  return [...results, ...verifications, ...forms, ...(await measurePages(bench, links)), ...superbadges];
}

async function run(defer: Defer): Promise<boolean> {
  const { folder, drop } = await makeFolder();
  defer(drop);
  const cluster = await startCluster(folder);
  defer(cluster.stop);
  const oldBadges = await startOldBadges();
  defer(oldBadges.stop);
  const place = { cluster, folder, defer, oldBadges };
  const small = await openSeeded(place, 'small');
  const large = await openSeeded(place, 'large');
  const load = startChild<Load, LoadAnswer>('load.ts');
  defer(load.stop);
  const plain = startChild<PlainWork, number[]>('plain-vc.ts');
  defer(plain.stop);
  const bench = { sizes, load, plain, small, large, oldBadges };
  const results = await measureEverything(bench);
  const targets = listTargets(results, bench);
  const report = renderReport(results, targets, cluster.version);
  console.log(report);
  if (mustWrite) await writeFile(join(import.meta.dirname, 'results.md'), `# Measured\n\n${report}`);
  return isQuick || targets.every(({ isMet }) => isMet);
}

/** Whatever was opened is closed in the other order, also when something fails or a signal comes. */
async function runAndClose(): Promise<boolean> {
  const closers: (() => Promise<void>)[] = [];
  const signal = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error('the bench was stopped'));
    process.once('SIGTERM', stop).once('SIGINT', stop);
  });
  try {
    return await Promise.race([signal, run((close) => closers.unshift(close))]);
  } finally {
    for (const close of closers) await close();
  }
}

process.exitCode = (await runAndClose()) ? 0 : 1;
