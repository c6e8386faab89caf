// Runs test files, each as a process of its own, and counts what their TAP says. Failures are told in full, and nothing
// else. Not by tap's own command: that loads hooks into each process (mocks, coverage, source maps) that no test here
// uses, and they cost a quarter of the time of the whole.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { Parser, type Result } from 'tap-parser';

export type Totals = { passed: number; failed: number; skipped: number };

export type TestRun = Totals & {
  /** Seconds by test file. */
  times: Map<string, number>;
};

/** Longer than any test file says it may take; a process that hangs is ended after it. */
const longestMilliseconds = 15 * 60_000;

/** Of these the longest ones; they come first, so that no processor waits for one of them at the end. */
const longFiles = /-care\.|-browser\.|\/process\/|hostile|offline|interop|two-|roles|cut-off|-posts/;

function sortLongestFirst(files: string[]): string[] {
  return [...files.filter((file) => longFiles.test(file)), ...files.filter((file) => !longFiles.test(file))];
}

/** @param jobs how many files at once */
export async function runTestFiles(
  files: string[],
  { jobs, cwd, env }: { jobs: number; cwd: string; env: NodeJS.ProcessEnv },
): Promise<TestRun> {
  const run: TestRun = { passed: 0, failed: 0, skipped: 0, times: new Map() };
  const waiting = sortLongestFirst(files);
  const running = new Set<ChildProcessByStdio<null, Readable, Readable>>();
  const stop = () => {
    waiting.length = 0;
    for (const child of running) child.kill('SIGTERM');
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const startedAt = performance.now();
      const child = spawn(process.execPath, [file], {
        cwd,
        // 240 s for a test that says nothing of its own.
        env: { TAP: '1', TAP_TIMEOUT: '240', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: longestMilliseconds,
      });
      running.add(child);
      const totals = await countFile(file, child);
      running.delete(child);
      run.passed += totals.passed;
      run.failed += totals.failed;
      run.skipped += totals.skipped;
      run.times.set(file, (performance.now() - startedAt) / 1000);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  process.off('SIGTERM', stop).off('SIGINT', stop);
  return run;
}

/** Lines that files printed beside their TAP. */
const told = new Set<string>();

/** A warning is told once, however many files give it; of a file that failed everything. */
function tellWords(said: string, hasFailed: boolean): void {
  const lines = said.split('\n').filter((line) => line !== '' && (hasFailed || !told.has(line)));
  for (const line of new Set(lines)) {
    console.log(line);
    told.add(line);
  }
}

async function countFile(
  file: string,
  child: ChildProcessByStdio<null, Readable, Readable>,
): Promise<Totals> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  const parser = watchParser(totals, new Parser(), [file]);
  child.stdout.pipe(parser);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [[code, signal]] = await Promise.all([once(child, 'close'), once(parser, 'complete')]);
  tellWords(said, code !== 0);
  if (totals.failed === 0 && code !== 0) tellFailure(totals, [file, `ended with ${signal ?? code}`]);
  if (Math.max(...Object.values(totals)) === 0) tellFailure(totals, [file, 'no test ran']);
  return totals;
}

/** Counts what happens in this parser and in the subtests below it; `path` holds the names above. */
function watchParser(totals: Totals, parser: Parser, path: string[]): Parser {
  let failedBefore = 0;
  parser.on('child', (child: Parser) => {
    failedBefore = totals.failed;
    watchParser(totals, child, [...path, child.name]);
  });
  parser.on('assert', (result: Result) => {
    // The line that sums up a subtest counts only where that failed without an assertion of its own.
    if (result.closingTestPoint && (result.ok || totals.failed > failedBefore)) return;
    if (result.skip || result.todo) totals.skipped += 1;
    else if (result.ok) totals.passed += 1;
    else tellFailure(totals, [...path, result.name], result.diag);
  });
  parser.on('complete', ({ failures }: { failures: { tapError?: string }[] }) => {
    for (const { tapError } of failures) {
      if (tapError) tellFailure(totals, [...path, tapError]);
    }
  });
  return parser;
}

function tellFailure(totals: Totals, path: string[], diagnostics: Record<string, unknown> | null = {}): void {
  totals.failed += 1;
  console.log(`FAILED ${path.filter(Boolean).join(' > ')}`);
  for (const [key, value] of Object.entries(diagnostics ?? {})) {
    console.log(`${key}: ${renderValue(value)}`.replace(/^(?=.)/gm, '    '));
  }
}

function renderValue(value: unknown): string {
  return typeof value === 'string' && value.includes('\n')
    ? `\n${value.trimEnd()}`.replace(/\n/g, '\n  ')
    : inspect(value, { depth: 6, breakLength: 110 });
}
