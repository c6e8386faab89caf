// `npm run bench -- --quick`, run once: that every path is measured and compared. How fast it is, is not judged here.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import t from 'tap';

const checkout = join(import.meta.dirname, '..', '..');
const path = process.env.PATH;

type Row = Record<string, string>;

/** The rows of the table, each cell under the name of its column. */
function readTable(report: string): Row[] {
  const lines = report.split('\n').filter((line) => line.startsWith('| '));
  const [headings = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
  return rows.map((cells) =>
    Object.fromEntries(headings.map((heading, column) => [heading, cells[column]!])),
  );
}

t.setTimeout(600_000);

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
  const names = rows.map(({ path }) => path);
  for (const compared of [
    'issue:',
    'verify own:',
    'verify foreign:',
    'foreign:',
    'page:',
    'document:',
    'superbadges:',
  ]) {
    const row = rows.findLast(({ path }) => path?.startsWith(compared));
    t.ok(names.includes(row?.baseline), `${compared} compared with another row`);
  }
  for (const { path, baseline, ratio, ...row } of rows) {
    const cells = [row.calls, row['per second'], row['median ms'], row['p99 ms']];
    const numbers = [...cells, ...(baseline === '-' ? [] : [ratio])].map(Number);
    t.ok(
      numbers.every((number) => Number.isFinite(number) && number > 0),
      path ?? 'a row without a name',
    );
  }
});
