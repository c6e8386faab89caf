// `npm run bench -- --quick`, run once: that every path is measured and compared. How fast it is, is not judged here.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import t from 'tap';

const checkout = join(import.meta.dirname, '..');
const path = process.env.PATH;

/** The cells of each row, without the head of the table. */
function readTable(report: string): string[][] {
  const lines = report.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

t.setTimeout(240_000);

t.test('the bench measures every path against a named baseline', async (t) => {
  const child = spawn(process.execPath, ['bench/run.ts', '--quick'], {
    cwd: checkout,
    env: { PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGTERM'));
  const [report, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  t.equal(code, 0, errors);
  t.match(report, /^\d+ cores .*Node v\d+.*PostgreSQL \d+/, 'names the machine');
  const rows = readTable(report);
  const names = rows.map(([name = '']) => name);
  for (const compared of ['issue:', 'verify own:', 'verify foreign:', 'page:', 'document:', 'superbadges:']) {
    t.ok(
      rows.some(
        ([name = '', , , , , , baseline = '']) => name.startsWith(compared) && names.includes(baseline),
      ),
      `${compared} compared with another row`,
    );
  }
  for (const [name = '', calls, rate, median, p99, ratio, baseline] of rows) {
    const numbers = [calls, rate, median, p99, ...(baseline === '-' ? [] : [ratio])].map(Number);
    t.ok(
      numbers.every((number) => Number.isFinite(number) && number > 0),
      name,
    );
  }
});
