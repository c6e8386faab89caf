import t, { type Test } from 'tap';
import { closeDatabase, type Database, inTransaction, openDatabase } from '../../src/store/database.ts';
import { isDatabaseGone } from '../../src/store/database-errors.ts';
import { sql } from '../../src/store/drizzle.ts';
import { settings } from '../../src/store/tables/settings.ts';
import { openTestCluster, openTestDatabase } from '../database.ts';

const insert = (db: Database, name: string) => db.insert(settings).values({ name, value: 'x' });

async function listNames(db: Database): Promise<string[]> {
  const rows = await db.select({ name: settings.name }).from(settings).orderBy(settings.name);
  return rows.map(({ name }) => name);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A transaction that lost its connection while it was at something else, and another one over the same pool since. */
async function openScene(t: Test) {
  const { db: observer, url } = await openTestDatabase(t);
  const db = openDatabase({ url, pool: 1 });
  t.teardown(() => closeDatabase(db));
  const [begun, goesOn, isOver] = [0, 0, 0].map(() => Promise.withResolvers<void>());
  let session = 0;
  const abandoned = (after: (tx: Database) => Promise<void>) =>
    inTransaction(db, async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      session = row?.pid ?? 0;
      await insert(tx, 'abandoned');
      begun?.resolve();
      await goesOn?.promise;
      await after(tx).finally(() => isOver?.resolve());
    }).then(
      () => 'done',
      (error: unknown) => (isDatabaseGone(error) ? 'gone' : error),
    );
  const cut = async () => {
    await begun?.promise;
    await observer.execute(sql`select pg_terminate_backend(${session}::int)`);
  };
  const goOn = async () => {
    goesOn?.resolve();
    await isOver?.promise;
    await pause(50);
  };
  return { db, observer, abandoned, cut, goOn };
}

t.test('a transaction whose connection closed has no further word', async (t) => {
  t.test('in what comes after it over the same pool', async (t) => {
    const { db, observer, abandoned, cut, goOn } = await openScene(t);
    let late: unknown;
    const first = abandoned(async (tx) => {
      late = await insert(tx, 'too late').catch((error: unknown) => error);
    });
    await cut();
    t.equal(await first, 'gone', 'its caller hears at once');
    await inTransaction(db, async (tx) => {
      await insert(tx, 'second');
      await goOn();
      await insert(tx, 'second, too');
    });
    t.ok(isDatabaseGone(late), 'and it hears it at its next query');
    t.same(await listNames(observer), ['second', 'second, too']);
  });

  t.test('and does not take back what another one did when it fails', async (t) => {
    const { db, observer, abandoned, cut, goOn } = await openScene(t);
    const first = abandoned(async () => {
      throw new Error('something of its own');
    });
    await cut();
    t.equal(await first, 'gone');
    await inTransaction(db, async (tx) => {
      await insert(tx, 'second');
      await goOn();
      await insert(tx, 'second, too');
    });
    t.same(await listNames(observer), ['second', 'second, too']);
  });

  t.test('and does not store what another one takes back when it succeeds', async (t) => {
    const { db, observer, abandoned, cut, goOn } = await openScene(t);
    const first = abandoned(async () => {});
    await cut();
    t.equal(await first, 'gone');
    const second = inTransaction(db, async (tx) => {
      await insert(tx, 'second');
      await goOn();
      throw new Error('taken back');
    });
    await t.rejects(second, { message: 'taken back' });
    t.same(await listNames(observer), []);
  });

  t.test('and its pool works on', async (t) => {
    const { db, abandoned, cut } = await openScene(t);
    void abandoned(async () => {});
    await cut();
    for (let count = 0; count < 20; count += 1) t.same(await listNames(db), []);
  });
});

t.test('a transaction that fails by itself is rolled back as ever', async (t) => {
  const { db } = await openTestDatabase(t, { pool: 1 });
  for (let count = 0; count < 5; count += 1) {
    await t.rejects(
      inTransaction(db, async (tx) => {
        await insert(tx, 'x');
        await insert(tx, 'x');
      }),
    );
    t.same(await listNames(db), []);
  }
  t.equal(await inTransaction(db, async (tx) => insert(tx, 'y').then(() => 'stored')), 'stored');
  t.same(await listNames(db), ['y']);
});

t.test('a busy pool comes back each time that its database is killed', async (t) => {
  const cluster = await openTestCluster(t);
  const db = openDatabase({ url: cluster.url, pool: 6 });
  t.teardown(() => closeDatabase(db));
  let [done, isOver] = [0, false];
  const wrong: unknown[] = [];
  const work = (index: number) =>
    index % 2 === 0
      ? db.execute(sql`select pg_sleep(0.002)`)
      : inTransaction(db, async (tx) => {
          await tx.execute(sql`select pg_sleep(0.001)`);
          await pause(1);
          await tx.execute(sql`select pg_sleep(0.001)`);
        });
  const loops = Array.from({ length: 8 }, async (_, index) => {
    while (!isOver) {
      await work(index).then(
        () => {
          done += 1;
        },
        (error: unknown) => {
          if (!isDatabaseGone(error)) wrong.push(error);
          return pause(10);
        },
      );
    }
  });
  // A fault of the driver would end the process, or keep a connection dead for seconds.
  for (let round = 0; round < 4; round += 1) {
    await pause(150);
    const pid = cluster.findPid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    const before = done;
    const until = performance.now() + 10_000;
    while (done < before + 50 && performance.now() < until) await pause(10);
    t.ok(done >= before + 50, `round ${round}`);
  }
  isOver = true;
  const isIdle = await Promise.race([Promise.all(loops).then(() => true), pause(5000).then(() => false)]);
  t.ok(isIdle, 'and no query waits for ever');
  t.same(wrong, []);
});
