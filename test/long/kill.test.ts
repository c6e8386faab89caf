// The server is killed again and again in the middle of awards. What clients were told is compared with what is stored.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { findDay, systemClock } from '../../src/base/clock.ts';
import { listEveryBadgeClass } from '../../src/domain/badge-classes.ts';
import { createParticipant } from '../../src/domain/participants.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { sql } from '../../src/store/drizzle.ts';
import type { Order, Point, Report } from '../process/killable-server.ts';
import { checkout, pause, waitFor } from '../process/run-kundig.ts';
import { openWorld, type World } from '../world.ts';

const rounds = 50;
const clients = 5;
const participants = 80;

const seed = Number(process.env.KUNDIG_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Choices that can be made again from the seed (mulberry32); what the machine makes of the times can not. */
function buildRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const random = buildRandom(seed);

type Asked = {
  token: string;
  /** Idempotency-Key, or none. */
  key: string | undefined;
  body: string;
  pair: string;
  /** The first answer that came through; undefined while nobody knows what became of it. */
  told: { status: number; text: string } | undefined;
};

type Announced = { link: string; state: string; credential: object };

type Server = { child: ChildProcess; port: number; reached: Promise<Point> };

function prepareServer(): ChildProcess {
  const cache = join(checkout, 'node_modules/.cache/compile');
  const env = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: cache };
  // Without the flags of the test runner, whose loader wants more of the environment than a server has.
  return fork(new URL('../process/killable-server.ts', import.meta.url), {
    env,
    execArgv: [],
    stdio: 'ignore',
  });
}

async function launch(child: ChildProcess, order: Order): Promise<Server> {
  const reached = Promise.withResolvers<Point>();
  const port = Promise.withResolvers<number>();
  child.on('message', (report: Report) => {
    if ('port' in report) port.resolve(report.port);
    else reached.resolve(report.reached);
  });
  child.once('exit', (code) => port.reject(new Error(`the server ended by itself with ${code}`)));
  child.send(order);
  return { child, port: await port.promise, reached: reached.promise };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

t.test(`a server killed ${rounds} times in the middle of awards (seed ${seed})`, async (t) => {
  const world = await openWorld(t, { now: systemClock.now().toISOString() });
  const { services } = world;
  const asks = await listAsks(world);
  const done: Asked[] = [];
  let current: Asked[] = [];
  const counts = { signed: 0, answering: 0, random: 0, stored: 0, lost: 0, cut: 0 };

  /** Sends it; false when no whole answer came. */
  async function send(port: number, asked: Asked): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/assessments`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${asked.token}`,
          ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
        },
        body: asked.body,
      });
      const text = await answer.text();
      if (asked.told === undefined) asked.told = { status: answer.status, text };
      else checkRepeat(asked, asked.told, text);
      if (answer.status !== 201 && answer.status !== 200) t.fail(`${asked.pair}: ${answer.status} ${text}`);
      return true;
    } catch {
      return false;
    }
  }

  function checkRepeat(asked: Asked, told: NonNullable<Asked['told']>, text: string): void {
    if (asked.key !== undefined && text !== told.text) {
      t.fail(`another answer under the same Idempotency-Key: ${text} instead of ${told.text}`);
    }
    if (JSON.parse(text).link !== JSON.parse(told.text).link) t.fail(`another link for ${asked.pair}`);
  }

  /** Asks until the server is gone: mostly something new, now and then once more what was asked before. */
  async function keepAsking(port: number): Promise<void> {
    for (;;) {
      const before = done.length > 0 && random(6) === 0 ? done[random(done.length)] : undefined;
      const asked = before ?? asks.pop();
      if (!asked) return;
      if (!before) current.push(asked);
      if (!(await send(port, asked))) return;
    }
  }

  /** What the last kill cut off: is it stored? Whatever the answer, it is asked again soon, as a client would. */
  async function sortOut(): Promise<void> {
    done.push(...current.filter(({ told }) => told !== undefined));
    const cut = current.filter(({ told }) => told === undefined);
    for (const asked of cut) counts[(await isStored(world, asked)) ? 'stored' : 'lost'] += 1;
    counts.cut += cut.length;
    for (const asked of cut) asks.splice(asks.length - random(30), 0, asked);
    current = [];
  }

  const order = (stopAt: Order['stopAt']): Order => ({
    url: world.databaseUrl,
    sealingKey: Buffer.alloc(32, 7).toString('hex'),
    settings: services.settings,
    stopAt,
  });

  let next = prepareServer();
  t.teardown(() => next.kill('SIGKILL'));
  for (let round = 0; round < rounds; round += 1) {
    const point = (['signed', 'random', 'answering', 'random', 'signed'] as const)[round % 5]!;
    const stopAt = point === 'random' ? null : { point, count: 1 + random(7) };
    const server = await launch(next, order(stopAt));
    next = prepareServer();
    await checkStored(t, world, done.slice(-40));
    const asking = Array.from({ length: clients }, () => keepAsking(server.port));
    // Should the point not be reached, there is an end all the same.
    await Promise.race([
      point === 'random' ? pause(random(400)) : server.reached.then(() => pause(random(3) * random(20))),
      pause(3000),
    ]);
    counts[point] += 1;
    await kill(server.child);
    await Promise.all(asking);
    await waitUntilGone(world);
    await sortOut();
  }

  const last = await launch(next, order(null));
  const left = asks.splice(-clients);
  for (const asked of left) await send(last.port, asked);
  done.push(...left);
  await checkStored(t, world, done);
  t.comment(JSON.stringify({ seed, asked: done.length, ...counts }));
  t.ok(counts.cut >= rounds / 2, `${counts.cut} requests were cut off`);
  t.ok(counts.lost > 0, `${counts.lost} of them had left nothing`);
  t.ok(counts.stored > 0, `${counts.stored} of them were stored, though nobody had been told`);
  for (const asked of done.filter(({ key }) => key !== undefined)) await send(last.port, asked);
  await checkFollowUps(t, world);
  const links = [...new Set(done.map(({ told }) => (JSON.parse(told?.text ?? '{}') as Announced).link))];
  for (const link of links.filter((_, index) => index % 20 === 0)) {
    const answer = await fetch(`http://127.0.0.1:${last.port}/v1/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link }),
    });
    t.match(await answer.json(), { verdict: 'valid' }, link);
  }
  await kill(last.child);
});

/** Everything that will be asked: each badge for each participant, some by two assessors, in a random order. */
async function listAsks(world: World): Promise<Asked[]> {
  const { services, staff, tokens } = world;
  const day = findDay(services.clock.now());
  const people = [];
  for (let count = 0; count < participants; count += 1) {
    people.push(await createParticipant(services, staff.ruud, { givenName: `P${count}`, familyName: 'X' }));
  }
  const classes = (await listEveryBadgeClass(services)).flatMap(({ slug, template }) =>
    template.kind === 'badge' && template.awardRule.type === 'every-criterion'
      ? [{ slug, results: Object.fromEntries(template.criteria.map(({ key }) => [key, 'independent'])) }]
      : [],
  );
  const asks: Asked[] = [];
  for (const { id: participantId } of people) {
    for (const { slug: badgeClass, results } of classes) {
      const body = JSON.stringify({ participantId, badgeClass, observedOn: day, results });
      const pair = `${participantId} ${badgeClass}`;
      const key = random(2) === 0 ? `key-${asks.length}` : undefined;
      asks.push({ token: tokens.ruud, key, body, pair, told: undefined });
      if (random(8) === 0) asks.push({ token: tokens.els, key: undefined, body, pair, told: undefined });
    }
  }
  // Not mixed in full: what belongs together stays near, so that two assessors meet at one badge.
  return asks
    .map((ask) => ({ ask, at: asks.indexOf(ask) + random(40) }))
    .sort((a, b) => a.at - b.at)
    .map(({ ask }) => ask);
}

async function query<T extends Record<string, unknown>>(
  { services }: World,
  text: ReturnType<typeof sql>,
): Promise<T[]> {
  return [...(await services.db.execute(text))] as T[];
}

async function isStored(world: World, { pair }: Asked): Promise<boolean> {
  const [participantId, slug] = pair.split(' ');
  const rows = await query(
    world,
    sql`select 1 from credentials join badge_classes on badge_classes.id = badge_class_id
      where participant_id = ${participantId} and slug = ${slug}`,
  );
  return rows.length > 0;
}

/** PostgreSQL sees a little later that a client is gone; a commit that it had been sent may still be made. */
async function waitUntilGone(world: World): Promise<void> {
  await waitFor('the sessions of the killed server end', async () => {
    const rows = await query(
      world,
      sql`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and (state like 'idle in transaction%' or state = 'active')`,
    );
    return rows.length === 0;
  });
}

/** Told is stored, byte for byte; stored is stored whole. */
async function checkStored(t: Pick<Test, 'fail'>, world: World, told: Asked[]): Promise<void> {
  const announced = told.map((asked) => ({
    asked,
    answer: JSON.parse(asked.told?.text ?? '{}') as Announced,
  }));
  const ids = announced.map(({ answer }) => answer.link?.split('/').at(-1) ?? 'none');
  const rows = await query<{ id: string; document: string; digest: string }>(
    world,
    sql`select id, document, digest from credentials where id in ${ids.length > 0 ? ids : ['none']}`,
  );
  const stored = new Map(rows.map((row) => [row.id, row.document]));
  for (const [index, { asked, answer }] of announced.entries()) {
    const document = stored.get(ids[index] ?? '');
    if (document === undefined) t.fail(`announced but not stored: ${asked.pair} ${asked.told?.text}`);
    else if (document !== canonicalizeJson(answer.credential))
      t.fail(`not the announced bytes: ${answer.link}`);
  }
  const wrongs: Record<string, ReturnType<typeof sql>> = {
    'a credential without its audit line': sql`select id from credentials c where 1 <> (select count(*)
      from audit_lines where act = 'credential-issued' and subject = 'credential:' || c.id)`,
    'an audit line without its credential': sql`select subject from audit_lines where act = 'credential-issued'
      and not exists (select 1 from credentials where subject = 'credential:' || id)`,
    'a credential without its status entry': sql`select id from credentials c where not exists (select 1
      from status_entries s where s.list_number = c.list_number and s.index = c.status_index)`,
    'a status index that is used twice': sql`select list_number, status_index from credentials
      group by 1, 2 having count(*) > 1`,
    'a status entry that no credential has': sql`select s.index from status_entries s where not exists (select 1
      from credentials c where s.list_number = c.list_number and s.index = c.status_index)`,
    'two live credentials of one badge': sql`select participant_id, badge_class_id from credentials
      where revoked_at is null group by 1, 2 having count(*) > 1`,
    'a digest of other bytes': sql`select id from credentials
      where digest <> encode(sha256(convert_to(document, 'UTF8')), 'hex')`,
    'a credential whose assessment is not there': sql`select id from credentials c where assessment_id is not null
      and not exists (select 1 from observations o where o.participant_id = c.participant_id
      and o.badge_class_id = c.badge_class_id)`,
    'an assessment without its audit line': sql`select id from assessments a where 1 <> (select count(*)
      from audit_lines where act = 'assessment-recorded' and subject = 'assessment:' || a.id)`,
    'a credential that nothing follows from': sql`select id from credentials c where not exists (select 1
      from jobs where kind = 'consider-superbadges' and payload->>'participantId' = c.participant_id::text)`,
  };
  for (const [wrong, text] of Object.entries(wrongs)) {
    for (const row of await query(world, text)) t.fail(`${wrong}: ${JSON.stringify(row)}`);
  }
}

/** What follows from awards is done too: each outbox row, and one proposal for each complete superbadge. */
async function checkFollowUps(t: Pick<Test, 'equal' | 'not'>, world: World): Promise<void> {
  await waitFor('every outbox row is done', async () => {
    const rows = await query(world, sql`select 1 from jobs where done_at is null limit 1`);
    return rows.length === 0;
  });
  const [jobs] = await query<{ rows: number; failed: number }>(
    world,
    sql`select count(*)::int as rows, count(last_error)::int as failed from jobs where kind = 'consider-superbadges'`,
  );
  const [credentials] = await query<{ rows: number }>(
    world,
    sql`select count(*)::int as rows from credentials`,
  );
  t.equal(jobs?.rows, credentials?.rows, 'one outbox row for each credential');
  t.equal(jobs?.failed, 0, 'and none of them failed');
  const [proposals] = await query<{ rows: number; pairs: number }>(
    world,
    sql`select count(*)::int as rows, count(distinct (participant_id, badge_class_id))::int as pairs from approvals`,
  );
  t.equal(proposals?.rows, proposals?.pairs, 'no superbadge is proposed twice');
  // Every badge of the kitchen superbadge, by the rule in badge-templates/keukenassistent.
  const [complete] = await query<{ rows: number }>(
    world,
    sql`select count(*)::int as rows from (select participant_id from credentials
      join badge_classes on badge_classes.id = badge_class_id group by participant_id
      having count(*) filter (where slug in ('snijtechnieken', 'hygiene-in-de-keuken', 'afwas')) = 3
      and count(*) filter (where slug in ('keuken-voorbereiden', 'lunch-en-broodjes')) > 0) as people`,
  );
  const [proposed] = await query<{ rows: number }>(
    world,
    sql`select count(*)::int as rows from approvals join badge_classes on badge_classes.id = badge_class_id
      where slug = 'keukenassistent'`,
  );
  t.equal(proposed?.rows, complete?.rows, 'each complete superbadge is proposed');
  t.not(complete?.rows, 0, 'and there are some');
}
