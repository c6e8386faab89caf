// Everything that has to hold: types, lint, generated files, guards and tests, on a PostgreSQL of its own.
// `npm test` runs it whole; with names of test files it runs just those; `--long` adds test/long; `--times` tells which
// files took longest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runTestFiles, type Totals } from './run-test-files.ts';

/** One more than the processors that this is made for: a test of a server or a browser waits an eighth of its time. */
const jobs = 3;

const checkout = join(import.meta.dirname, '..');
const isLong = process.argv.includes('--long');
const areTimesTold = process.argv.includes('--times');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));

/** Runs a script on this very Node and gives its lines. */
async function runScript(
  [script, ...parameters]: [string, ...string[]],
  onLine: (line: string) => void,
): Promise<number> {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface(child.stdout).on('line', onLine);
  createInterface(child.stderr).on('line', onLine);
  const [code] = await once(child, 'close');
  return code ?? 1;
}

type StaticCheck = { title: string; command: [string, ...string[]]; isFault: RegExp };

/** Each prints its faults when there are any; each line that `isFault` takes is one. */
const staticChecks: StaticCheck[] = [
  { title: 'types', command: ['node_modules/.bin/tsc', '-p', '.'], isFault: /error TS\d+/ },
  {
    title: 'types of scripts',
    command: ['node_modules/.bin/tsc', '-p', 'tsconfig.browser.json'],
    isFault: /error TS\d+/,
  },
  {
    title: 'lint',
    command: [
      'node_modules/.bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=200',
      '--colors=off',
      '.',
    ],
    isFault: /^(?!check ).* ━━/,
  },
  { title: 'generated files', command: ['scripts/generate.ts', '--check'], isFault: /^FAILED/ },
];

async function runStaticCheck({ title, command, isFault }: StaticCheck): Promise<Totals> {
  const lines: string[] = [];
  const code = await runScript(command, (line) => lines.push(line));
  if (code === 0) {
    return { passed: 1, failed: 0, skipped: 0 };
  }
  console.log(`FAILED ${title}\n${lines.join('\n')}`);
  return { passed: 0, failed: Math.max(1, lines.filter((line) => isFault.test(line)).length), skipped: 0 };
}

function listTests(): string[] {
  const all = globSync('test/**/*.test.ts', { cwd: checkout }).sort();
  return chosen.length > 0 ? chosen : all.filter((file) => isLong || !file.startsWith('test/long/'));
}

async function runTests(): Promise<Totals> {
  // Loaded here, so that source that does not load is told by the checks beside it.
  const { startCluster } = await import('../test/cluster.ts');
  const cluster = await startCluster();
  // Each test file is a process that loads the same hundreds of modules: compiled once, they load in half the time.
  const compiled = await mkdtemp(join(tmpdir(), 'kundig-compiled-'));
  try {
    const { findBrowser, findMachineBrowser } = await import('../test/browser.ts');
    const browser = (isLong ? findMachineBrowser() : undefined) ?? (await findBrowser());
    const env = {
      ...process.env,
      NODE_COMPILE_CACHE: compiled,
      KUNDIG_TEST_POSTGRES_URL: cluster.postgres.url,
      ...(browser !== undefined && { KUNDIG_TEST_BROWSER: browser }),
    };
    const { times, ...totals } = await runTestFiles(listTests(), { jobs, cwd: checkout, env });
    if (areTimesTold) tellTimes(times);
    if (totals.passed === 0 && totals.failed === 0) throw new Error('no test ran');
    return totals;
  } finally {
    await cluster.drop();
    await rm(compiled, { recursive: true, force: true });
  }
}

function tellTimes(times: Map<string, number>): void {
  const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, 30);
  for (const [file, seconds] of slowest) console.log(`${seconds.toFixed(1).padStart(6)} s  ${file}`);
}

async function runTestsOrTell(): Promise<Totals> {
  try {
    return await runTests();
  } catch (error) {
    console.log('FAILED tests > they could not be started', error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** One after another: each takes a processor to itself. */
async function runStaticChecks(): Promise<Totals[]> {
  const results: Totals[] = [];
  for (const check of chosen.length > 0 ? [] : staticChecks) results.push(await runStaticCheck(check));
  return results;
}

const results = (await Promise.all([runStaticChecks(), runTestsOrTell()])).flat();
const sum = (key: keyof Totals) => results.reduce((total, result) => total + result[key], 0);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
