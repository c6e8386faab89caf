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

type Totals = { passed: number; failed: number; skipped: number };

const checkout = join(import.meta.dirname, '..');
const isLong = process.argv.includes('--long');
const areTimesTold = process.argv.includes('--times');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));

/** Runs a script on this very Node and gives its lines. */
async function runScript(
  [script, ...parameters]: [string, ...string[]],
  onLine: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop).once('SIGINT', stop);
  createInterface(child.stdout).on('line', onLine);
  createInterface(child.stderr).on('line', onLine);
  const [code] = await once(child, 'close');
  process.off('SIGTERM', stop).off('SIGINT', stop);
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
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  // Loaded here, so that source that does not load is told by the checks before.
  const { startCluster } = await import('../test/cluster.ts');
  const cluster = await startCluster();
  // Each test file is a process that loads the same hundreds of modules: compiled once, they load in half the time.
  const compiled = await mkdtemp(join(tmpdir(), 'kundig-compiled-'));
  try {
    const { findBrowser } = await import('../test/browser.ts');
    const env = {
      ...process.env,
      NODE_COMPILE_CACHE: compiled,
      ...(areTimesTold && { KUNDIG_TIMES: '1' }),
      KUNDIG_TEST_POSTGRES_URL: cluster.postgres.url,
      CHROMIUM_PATH: await findBrowser(),
    };
    const flags = ['--reporter=./scripts/tap-reporter.mjs', '--disable-coverage', '--jobs=2'];
    const onLine = (line: string) => {
      const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line);
      if (found === null) {
        console.log(line);
        return;
      }
      totals.passed = Number(found[1]);
      totals.failed = Number(found[2]);
      totals.skipped = Number(found[3] ?? 0);
    };
    const code = await runScript(['node_modules/.bin/tap', ...flags, ...listTests()], onLine, env);
    if (totals.failed === 0 && (code !== 0 || totals.passed === 0)) {
      console.log(`FAILED tests > ${code === 0 ? 'no test ran' : `tap ended with ${code}`}`);
      totals.failed = 1;
    }
  } finally {
    await cluster.drop();
    await rm(compiled, { recursive: true, force: true });
  }
  return totals;
}

async function runTestsOrTell(): Promise<Totals> {
  try {
    return await runTests();
  } catch (error) {
    console.log('FAILED tests > they could not be started', error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const results: Totals[] = [];
for (const check of chosen.length > 0 ? [] : staticChecks) {
  results.push(await runStaticCheck(check));
}
results.push(await runTestsOrTell());
const sum = (key: keyof Totals) => results.reduce((total, result) => total + result[key], 0);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
