import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import t from 'tap';
import { isProblem } from '../../src/base/problem.ts';
import { closeDatabase, type Database, inTransaction, openDatabase } from '../../src/store/database.ts';
import {
  describeDatabaseError,
  findDatabaseProblem,
  isDatabaseGone,
  isForeignKeyViolation,
  isSerializationFailure,
  isUniqueViolation,
} from '../../src/store/database-errors.ts';
import { eq, inArray, sql } from '../../src/store/drizzle.ts';
import { buildGatheredLookup } from '../../src/store/gathered-lookups.ts';
import { checkPostgresVersion, migrateDatabase } from '../../src/store/migrate.ts';
import { settings } from '../../src/store/tables/settings.ts';
import { openEmptyDatabase, openTestCluster, openTestDatabase } from '../database.ts';

async function findError(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('this should have failed');
}

function insert(db: Database, name: string, value = 'x') {
  return db.insert(settings).values({ name, value });
}

async function listNames(db: Database): Promise<string[]> {
  const rows = await db.select({ name: settings.name }).from(settings).orderBy(settings.name);
  return rows.map(({ name }) => name);
}

t.test('a transaction', async (t) => {
  const { db } = await openTestDatabase(t);

  t.test('stores all or nothing', async (t) => {
    await t.rejects(
      inTransaction(db, async (tx) => {
        await insert(tx, 'rolled-back');
        throw new Error('halfway');
      }),
      { message: 'halfway' },
    );
    t.same(await listNames(db), []);
    t.equal(await inTransaction(db, async (tx) => insert(tx, 'kept').then(() => 'answer')), 'answer');
    t.same(await listNames(db), ['kept']);
  });

  t.test('inside another one is a part of it', async (t) => {
    await t.rejects(
      inTransaction(db, async (tx) => {
        await inTransaction(tx, async (inner) => {
          t.equal(inner, tx);
          await insert(inner, 'inner');
        });
        throw new Error('after the inner one');
      }),
    );
    t.same(await listNames(db), ['kept']);
  });

  t.test('is run again after a deadlock, as a whole, from the outermost', async (t) => {
    await insert(db, 'a');
    await insert(db, 'b');
    let attempts = 0;
    const arrived = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const touch = (tx: Database, name: string) =>
      tx
        .update(settings)
        .set({ value: sql`${settings.value} || '+'` })
        .where(eq(settings.name, name));
    const cross = (own: 0 | 1, names: [string, string]) =>
      inTransaction(db, async (tx) => {
        attempts += 1;
        await touch(tx, names[0]);
        arrived[own].resolve();
        await arrived[1 - own]?.promise;
        await inTransaction(tx, (inner) => touch(inner, names[1]));
      });
    await Promise.all([cross(0, ['a', 'b']), cross(1, ['b', 'a'])]);
    t.equal(attempts, 3, 'one of the two was run a second time');
    const rows = await db.select().from(settings).where(sql`name in ('a', 'b')`);
    t.same(
      rows.map(({ value }) => value),
      ['x++', 'x++'],
    );
  });

  t.test('is not run for ever', async (t) => {
    let attempts = 0;
    const error = await findError(
      inTransaction(db, async (tx) => {
        attempts += 1;
        await tx.execute(sql`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
      }),
    );
    t.ok(isSerializationFailure(error));
    t.equal(attempts, 4);
  });

  t.test('is not run again for another error', async (t) => {
    let attempts = 0;
    const error = await findError(
      inTransaction(db, async (tx) => {
        attempts += 1;
        await insert(tx, 'kept');
      }),
    );
    t.ok(isUniqueViolation(error));
    t.equal(attempts, 1);
  });
});

t.test('statements are prepared on the server once for a connection, unless it may not', async (t) => {
  const { db, url } = await openTestDatabase(t, { pool: 1 });
  const unprepared = openDatabase({ url, pool: 1, prepare: false });
  t.teardown(() => closeDatabase(unprepared));
  const listStatements = async (db: Database) => {
    const find = (db: Database) => db.select().from(settings).where(eq(settings.name, 'kept'));
    await find(db);
    await inTransaction(db, find);
    await inTransaction(db, find);
    const rows = await db.execute(sql`select statement from pg_prepared_statements`);
    return rows.filter(({ statement }) => String(statement).includes('from "settings"'));
  };
  t.equal((await listStatements(db)).length, 1);
  t.equal((await listStatements(unprepared)).length, 0);
});

t.test('look-ups that are asked for together', async (t) => {
  const { db } = await openTestDatabase(t);
  const asked: string[][] = [];
  const find = buildGatheredLookup({
    load: (db, names) => {
      asked.push(names);
      return db.select().from(settings).where(inArray(settings.name, names));
    },
    findKey: ({ name }) => name,
  });
  await insert(db, 'one', '1');
  await insert(db, 'two', '2');

  t.test('are one statement, and each gets its own row', async (t) => {
    const found = await Promise.all(['two', 'none', 'one', 'two'].map((name) => find(db, name)));
    t.same(
      found.map((row) => row?.value),
      ['2', undefined, '1', '2'],
    );
    t.same(asked.splice(0), [['two', 'none', 'one', 'two']]);
    t.equal((await find(db, 'one'))?.value, '1', 'a later one is asked anew');
    t.equal(asked.splice(0).length, 1);
  });

  t.test('stay within their own transaction', async (t) => {
    const inside = inTransaction(db, async (tx) => {
      await insert(tx, 'inside', '3');
      return Promise.all([find(tx, 'inside'), find(db, 'inside')]);
    });
    t.same(
      (await inside).map((row) => row?.value),
      ['3', undefined],
    );
  });

  t.test('fail together', async (t) => {
    const fail = buildGatheredLookup<{ name: string }>({
      load: () => Promise.reject(new Error('gone')),
      findKey: ({ name }) => name,
    });
    const results = await Promise.allSettled([fail(db, 'one'), fail(db, 'two')]);
    t.same(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
  });
});

t.test('an error of the database', async (t) => {
  const { db, url } = await openTestDatabase(t);

  t.test('says which constraint it broke, and holds no value', async (t) => {
    await insert(db, 'Samira Voorbeeld');
    const error = await findError(insert(db, 'Samira Voorbeeld', 'secret'));
    t.match((error as Error).message, /Samira/, 'the message itself must never be logged');
    t.ok(isUniqueViolation(error));
    t.ok(isUniqueViolation(error, 'settings_pkey'));
    t.notOk(isUniqueViolation(error, 'another'));
    t.notOk(isForeignKeyViolation(error));
    t.notOk(isDatabaseGone(error));
    t.equal(findDatabaseProblem(error), undefined);
    const facts = describeDatabaseError(error);
    t.match(facts, {
      code: '23505',
      constraint: 'settings_pkey',
      table: 'settings',
      statement: /^insert into/,
    });
    t.notMatch(JSON.stringify(facts), /Samira|secret/);
  });

  t.test('is told from an error of our own', async (t) => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: '23505' }), null, 'text', 5]) {
      t.equal(describeDatabaseError(error), undefined);
      t.notOk(isUniqueViolation(error));
      t.notOk(isDatabaseGone(error));
    }
    const refused = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' });
    t.notOk(isDatabaseGone(refused), 'a missing file is not a missing database');
  });

  t.test('tells when its session is ended', async (t) => {
    const own = openDatabase({ url, pool: 1 });
    t.teardown(() => closeDatabase(own));
    await own.execute(sql`select 1`);
    const pending = findError(own.execute(sql`select pg_sleep(20)`));
    for (let ended = 0; ended === 0; ) {
      const rows = await db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'active' and query = 'select pg_sleep(20)'`,
      );
      ended = rows.length;
    }
    t.ok(isDatabaseGone(await pending));
    const again = () => own.execute(sql`select 1 as one`).catch(() => undefined);
    const answer = (await again()) ?? (await again());
    t.same([...(answer ?? [])], [{ one: 1 }], 'and the pool connects again');
  });

  t.test('tells when nobody listens', async (t) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const gone = openDatabase({ url: `postgres://kundig@127.0.0.1:${port}/postgres`, pool: 1 });
    t.teardown(() => closeDatabase(gone));
    for (const attempt of [() => insert(gone, 'x'), () => inTransaction(gone, (tx) => insert(tx, 'x'))]) {
      const error = await findError(attempt());
      t.ok(isDatabaseGone(error));
      t.ok(isProblem(findDatabaseProblem(error), 'database-unavailable'));
    }
  });
});

t.test('a database that goes away is used again when it is back', async (t) => {
  const cluster = await openTestCluster(t);
  const db = openDatabase({ url: cluster.url, pool: 3 });
  t.teardown(() => closeDatabase(db));
  await insert(db, 'before');
  await cluster.stop();
  for (let query = 0; query < 5; query += 1) {
    t.ok(isDatabaseGone(await findError(listNames(db))));
    t.ok(isDatabaseGone(await findError(inTransaction(db, (tx) => insert(tx, 'lost')))));
  }
  await cluster.start();
  t.same(await listNames(db), ['before']);
});

t.test('migrations', async (t) => {
  t.test('run once when five processes start at the same time', async (t) => {
    const { url } = await openEmptyDatabase(t);
    const script = new URL('./migrate-once.ts', import.meta.url);
    const processes = Array.from({ length: 5 }, () => fork(script, [url], { stdio: 'inherit' }));
    const ends = await Promise.all(processes.map((child) => once(child, 'exit')));
    t.same(
      ends.map(([code]) => code),
      [0, 0, 0, 0, 0],
    );
    const db = openDatabase({ url, pool: 1 });
    t.teardown(() => closeDatabase(db));
    const [row] = await db.execute<{ total: number; different: number }>(
      sql`select count(*)::int as total, count(distinct hash)::int as different from drizzle.__drizzle_migrations`,
    );
    t.ok(row && row.total > 0);
    t.equal(row?.total, row?.different, 'each migration was applied once');
    t.same(await listNames(db), []);
    await t.resolves(migrateDatabase(url), 'again is no harm');
  });

  t.test('of a newer version stop an older one', async (t) => {
    const { url, db } = await openTestDatabase(t);
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-a-newer-version', 9999999999999)`,
    );
    await t.rejects(migrateDatabase(url), { code: 'database-newer', facts: { unknownMigrations: 1 } });
  });

  t.test('say what is wrong with an address', async (t) => {
    const { url, db } = await openTestDatabase(t);
    const change = (edit: (url: URL) => void) => {
      const changed = new URL(url);
      edit(changed);
      return changed.href;
    };
    const isRefused = (reason: RegExp) => ({
      code: 'configuration-invalid',
      facts: { faults: [{ setting: 'DATABASE_URL', reason }] },
    });
    const missing = change((address) => {
      address.pathname = '/no_such_database';
    });
    await t.rejects(migrateDatabase(missing), isRefused(/no such database/));
    const stranger = change((address) => {
      address.username = 'stranger';
    });
    await t.rejects(migrateDatabase(stranger), isRefused(/refuses this user/));
    const name = new URL(url).pathname.slice(1);
    const guest = `guest_${name}`;
    await db.execute(sql.raw(`create role ${guest} login`));
    t.teardown(() => db.execute(sql.raw(`drop role ${guest}`)));
    const { url: empty } = await openEmptyDatabase(t);
    const guestUrl = new URL(empty);
    guestUrl.username = guest;
    await t.rejects(migrateDatabase(guestUrl.href), isRefused(/may not make the tables/));
    const elsewhere = change((address) => address.searchParams.set('host', '/no/such/folder'));
    await t.rejects(migrateDatabase(elsewhere), { code: 'database-unavailable' });
  });

  t.test('need PostgreSQL 15', async (t) => {
    t.throws(() => checkPostgresVersion(140_020, '14.20'), {
      code: 'database-too-old',
      facts: { found: '14.20', needed: '15 or later' },
    });
    t.doesNotThrow(() => checkPostgresVersion(150_000, '15.0'));
    t.throws(() => checkPostgresVersion(Number.NaN, 'unknown'), { code: 'database-too-old' });
  });
});
