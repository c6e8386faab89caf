// Reporter for tap: tells failures in full and nothing else, and ends with the line `N passed, N failed`.
// It is a class and a default export because tap asks for one.
import { Duplex } from 'node:stream';
import { inspect } from 'node:util';
import { Parser } from 'tap-parser';

const totals = { passed: 0, failed: 0, skipped: 0 };
/** Seconds by test file. */
const times = new Map();

export default class LineReporter extends Duplex {
  #parser = watch(new Parser(), []);

  constructor() {
    super();
    process.once('exit', () => process.stdout.write(`${renderTimes()}${renderTotals(totals)}\n`));
  }

  _write(chunk, _encoding, done) {
    this.#parser.write(chunk, done);
  }

  _final(done) {
    this.#parser.end(done);
  }

  _read() {}
}

function renderTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The slowest files, where they are asked for. */
function renderTimes() {
  const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, 15);
  return slowest.map(([file, seconds]) => `${seconds.toFixed(1).padStart(6)} s  ${file}\n`).join('');
}

/** Counts what happens in this parser and in the subtests below it; `path` holds the names above. */
function watch(parser, path) {
  let subtest;
  let failuresBefore = 0;
  parser.on('child', (child) => {
    subtest = child;
    failuresBefore = totals.failed;
    watch(child, [...path, child.name]);
  });
  parser.on('assert', (result) => {
    const isSummary = subtest !== undefined;
    subtest = undefined;
    if (path.length === 0 && process.env.KUNDIG_TIMES === '1') times.set(result.name, result.time / 1000);
    if (isSummary && (result.ok || totals.failed > failuresBefore)) {
      return;
    }
    count(result, path);
  });
  parser.on('complete', ({ failures }) => {
    for (const { tapError } of failures.filter((failure) => failure.tapError)) {
      fail([...path, tapError]);
    }
  });
  return parser;
}

function count(result, path) {
  if (result.skip || result.todo) {
    totals.skipped += 1;
  } else if (result.ok) {
    totals.passed += 1;
  } else {
    fail([...path, result.name], result.diag);
  }
}

function fail(path, diagnostics = {}) {
  totals.failed += 1;
  const lines = Object.entries(diagnostics ?? {}).map(([key, value]) => `${key}: ${renderValue(value)}`);
  const text = lines.join('\n').replace(/^(?=.)/gm, '    ');
  process.stdout.write(`FAILED ${path.filter(Boolean).join(' > ')}\n${text}${text ? '\n' : ''}`);
}

function renderValue(value) {
  return typeof value === 'string' && value.includes('\n')
    ? `\n${value.trimEnd()}`.replace(/\n/g, '\n  ')
    : inspect(value, { depth: 6, breakLength: 110 });
}
