import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { addSeconds } from '../src/base/clock.ts';
import { Problem } from '../src/base/problem.ts';
import { decideApproval, findOverdueAt, listApprovals } from '../src/domain/approvals.ts';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../src/domain/badge-classes.ts';
import { answerOnce } from '../src/domain/idempotency.ts';
import { type OutboxRow, postponeRow, runNextRow } from '../src/domain/outbox.ts';
import { listRevocationRequests, requestRevocation } from '../src/domain/revocations.ts';
import { createStaffSignInLink, redeemSignInLink } from '../src/domain/sign-in.ts';
import { clockJobs, findRetryAt } from '../src/jobs/kinds.ts';
import { runDueJobs, startJobRunner } from '../src/jobs/runner.ts';
import type { Services } from '../src/services.ts';
import { asc, eq, isNull, sql } from '../src/store/drizzle.ts';
import { insertJob } from '../src/store/jobs.ts';
import { auditLines } from '../src/store/tables/audit.ts';
import { credentials } from '../src/store/tables/credentials.ts';
import { jobs } from '../src/store/tables/jobs.ts';
import { signInLinks } from '../src/store/tables/staff.ts';
import { statusLists } from '../src/store/tables/status-lists.ts';
import { awardBadge, buildClock, openWorld, type World } from './world.ts';

const kitchen = ['snijtechnieken', 'hygiene-in-de-keuken', 'afwas', 'lunch-en-broodjes'];
const silence = { warn: () => {} };

function listRows({ db }: Services) {
  return db.select().from(jobs).orderBy(asc(jobs.id));
}

async function enqueue({ db, clock }: Services, kind: string, payload: unknown): Promise<void> {
  await insertJob(db, { kind, payload, runAfter: clock.now() });
}

function buildLog() {
  const lines: object[] = [];
  return { lines, warn: (facts: object, message: string) => lines.push({ ...facts, message }) };
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function waitFor(isTrue: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 10_000;
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error('waited 10 s in vain');
    await pause(20);
  }
}

async function countAudit({ db }: Services, act: string): Promise<number> {
  return db.$count(auditLines, eq(auditLines.act, act));
}

t.test('a job that fails is put off, longer each time, and only a code is written down', async (t) => {
  const { services, clock } = await openWorld(t);
  const log = buildLog();
  await enqueue(services, 'publish-status-list', { listNumber: 7 });
  await enqueue(services, 'consider-superbadges', { participantId: 'Samira Bensaid' });
  await enqueue(services, 'make-coffee', { for: 'Samira Bensaid' });
  const delays: number[] = [];
  for (let attempt = 1; attempt <= 14; attempt += 1) {
    t.equal(await runDueJobs(services, { log }), 0);
    const rows = await listRows(services);
    t.same(
      rows.map((row) => [row.attempts, row.doneAt, row.lastError]),
      [
        [attempt, null, 'not-found'],
        [attempt, null, '22P02'],
        [attempt, null, 'Error'],
      ],
    );
    const seconds = (rows[0]!.runAfter.getTime() - clock.now().getTime()) / 1000;
    delays.push(seconds);
    clock.move(seconds - 1);
    t.equal(await runDueJobs(services, { log }), 0);
    t.equal((await listRows(services))[0]!.attempts, attempt, 'not before its time');
    clock.move(1);
  }
  t.same(delays, [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
  t.equal(findRetryAt(clock.now(), 2000).getTime() - clock.now().getTime(), 3_600_000);
  t.equal(log.lines.length, 3 * 14);
  t.same(log.lines[0], {
    job: 'publish-status-list',
    attempts: 1,
    error: 'not-found',
    message: 'job postponed',
  });
  t.notMatch(JSON.stringify(log.lines), /Samira/);
});

t.test(
  'a job that failed does not stand in the way of the others, and works when its cause is gone',
  async (t) => {
    const world = await openWorld(t);
    const { services, clock } = world;
    const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
    await runDueJobs(services);
    const faults = { key: true };
    const faulty: Services = {
      ...services,
      keys: {
        ...services.keys,
        openSigner: (key) =>
          faults.key ? Promise.reject(new Problem('signing-unavailable')) : services.keys.openSigner(key),
      },
    };
    await requestRevocation(services, world.staff.marloes, { credentialId, reason: 'mistake' });
    t.equal(await runDueJobs(faulty), 1, 'the second one');
    const find = async () => (await listRows(services)).at(-2)!;
    t.match(await find(), {
      kind: 'publish-status-list',
      doneAt: null,
      attempts: 1,
      lastError: 'signing-unavailable',
    });
    const findList = async () => (await services.db.select().from(statusLists))[0]!;
    t.equal((await findList()).signedRevision, 1, 'nothing half done');
    faults.key = false;
    clock.move(2);
    t.equal(await runDueJobs(faulty), 1);
    t.match(await find(), { doneAt: clock.now(), attempts: 1 });
    t.match(await findList(), { revision: 2, signedRevision: 2 });
  },
);

t.test('what a job did and its mark are one: a failure at its end takes back both', async (t) => {
  const { services, clock } = await openWorld(t);
  await enqueue(services, 'x', {});
  const outcome = await runNextRow(services, async (services) => {
    await enqueue(services, 'left-behind', {});
    throw new Error('at the last moment');
  });
  t.match(outcome, { row: { kind: 'x' }, error: { message: 'at the last moment' } });
  t.match(await listRows(services), [{ kind: 'x', attempts: 0, doneAt: null }]);
  const again = await runNextRow(services, (services) => enqueue(services, 'followed', {}));
  t.notOk('error' in again!);
  t.match(await listRows(services), [
    { kind: 'x', doneAt: clock.now() },
    { kind: 'followed', doneAt: null },
  ]);
});

t.test('of several runners one at a time has a row, and each row is done once', async (t) => {
  const { services } = await openWorld(t);
  for (let count = 0; count < 40; count += 1) await enqueue(services, 'x', { count });
  const atWork = new Set<number>();
  const done: number[] = [];
  let most = 0;
  const work = async (_services: Services, row: OutboxRow) => {
    if (atWork.has(row.id)) t.fail(`row ${row.id} was taken twice at once`);
    atWork.add(row.id);
    most = Math.max(most, atWork.size);
    await pause(Math.random() * 10);
    atWork.delete(row.id);
    done.push(row.id);
  };
  const runner = async () => {
    while (await runNextRow(services, work));
  };
  await Promise.all([runner(), runner(), runner(), runner()]);
  t.equal(done.length, 40);
  t.equal(new Set(done).size, 40);
  t.equal(most, 4, 'and they work side by side');
  t.equal((await listRows(services)).filter((row) => row.doneAt === null).length, 0);
});

t.test('a failure that is told late does not undo what another runner did meanwhile', async (t) => {
  const world = await openWorld(t);
  const { services } = world;
  await enqueue(services, 'consider-superbadges', { participantId: world.participants.kees.id });
  const failed = await runNextRow(services, async () => {
    throw new Error('first runner');
  });
  t.equal(await runDueJobs(services), 1, 'another runner was quicker');
  const runAfter = addSeconds(services.clock.now(), 2);
  await postponeRow(services, failed!.row, { lastError: 'Error', runAfter });
  t.match(await listRows(services), [{ attempts: 0, lastError: null, doneAt: services.clock.now() }]);
});

async function awardKitchen(world: World): Promise<{ credentialId: string }[]> {
  const awarded = [];
  for (const badgeClass of kitchen) awarded.push(await awardBadge(world, { to: 'samira', badgeClass }));
  return awarded;
}

t.test('a superbadge is proposed when its badges are there, and once', async (t) => {
  const world = await openWorld(t);
  const { services, staff } = world;
  const listWaiting = async () =>
    (await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items;
  for (const badgeClass of kitchen.slice(0, 3)) await awardBadge(world, { to: 'samira', badgeClass });
  t.equal(await runDueJobs(services), 3);
  t.same(await listWaiting(), [], 'one is missing');
  await awardBadge(world, { to: 'samira', badgeClass: kitchen[3]! });
  const { participantId } = { participantId: world.participants.samira.id };
  for (let again = 0; again < 5; again += 1) {
    await enqueue(services, 'consider-superbadges', { participantId });
  }
  const done = await Promise.all([runDueJobs(services), runDueJobs(services), runDueJobs(services)]);
  t.equal(
    done.reduce((sum, count) => sum + count),
    6,
  );
  const waiting = await listWaiting();
  t.match(waiting, [{ badgeClass: 'keukenassistent', policy: 'issuer-approval' }]);
  t.equal(waiting.length, 1);
  const decided = await decideApproval(services, staff.joke, {
    approvalId: waiting[0]!.id,
    decision: 'approve',
  });
  t.match(decided.credential, { badgeClass: 'keukenassistent' });
  await enqueue(services, 'consider-superbadges', { participantId });
  await runDueJobs(services);
  t.same(await listWaiting(), [], 'who holds it is not proposed again');
  await enqueue(services, 'consider-superbadges', { participantId: randomUUID() });
  t.equal(await runDueJobs(services), 1, 'somebody who is gone is nothing to do');
});

t.test('a superbadge that nobody has to approve is issued by itself', async (t) => {
  const world = await openWorld(t);
  const { services, staff } = world;
  const { template } = await loadBadgeClass(services, 'keukenassistent');
  await defineBadgeClassVersion(services, staff.beheer, {
    slug: 'keukenassistent',
    template: { ...template, policy: 'direct' },
    imageSvg: await loadBadgeImage(services, 'keukenassistent', 1),
  });
  await awardKitchen(world);
  await runDueJobs(services);
  const issued = await services.db
    .select({ document: credentials.document })
    .from(credentials)
    .where(sql`document like '%/achievements/keukenassistent/2"%' and assessment_id is null`);
  t.equal(issued.length, 1);
  t.equal(JSON.parse(issued[0]!.document).evidence.length, 4);
});

t.test(
  'a badge that is withdrawn takes a proposal with it, and puts an issued superbadge before a human',
  async (t) => {
    const world = await openWorld(t);
    const { services, staff } = world;
    const awarded = await awardKitchen(world);
    await runDueJobs(services);
    const [proposal] = (await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items;
    const withdraw = (credentialId: string) =>
      requestRevocation(services, staff.marloes, { credentialId, reason: 'mistake' });
    await withdraw(awarded[3]!.credentialId);
    await runDueJobs(services);
    const [lapsed] = (await listApprovals(services, staff.joke, { limit: 10 })).items;
    t.match(lapsed, { id: proposal!.id, state: 'lapsed' });

    world.clock.move(60);
    await awardBadge(world, { to: 'samira', badgeClass: 'keuken-voorbereiden' });
    await runDueJobs(services);
    const [second] = (await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items;
    t.match(second, { badgeClass: 'keukenassistent' }, 'another badge makes it complete again');
    const { credential } = await decideApproval(services, staff.joke, {
      approvalId: second!.id,
      decision: 'approve',
    });
    await withdraw(awarded[0]!.credentialId);
    for (let again = 0; again < 3; again += 1) {
      await enqueue(services, 'reconsider-superbadges', { participantId: world.participants.samira.id });
      await runDueJobs(services);
    }
    const requests = await listRevocationRequests(services, staff.beheer);
    t.match(requests, [{ credentialId: credential!.id, reason: 'support-withdrawn', state: 'requested' }]);
    t.equal(requests.length, 1, 'one request, however often it is looked at');
    const [row] = await services.db.select().from(credentials).where(eq(credentials.id, credential!.id));
    t.equal(row?.revokedAt, null, 'nothing changes until somebody decides');
    const [list] = await services.db.select().from(statusLists);
    t.equal(list?.signedRevision, list?.revision, 'and the signed status list follows what was withdrawn');
  },
);

t.test('a working day is 24 hours that are not of a weekend', async (t) => {
  const cases: [requestedAt: string, overdueAt: string][] = [
    ['2026-11-16T10:00:00.000Z', '2026-11-17T10:00:00.000Z'],
    ['2026-11-19T23:30:00.000Z', '2026-11-20T23:30:00.000Z'],
    ['2026-11-20T15:00:00.000Z', '2026-11-23T15:00:00.000Z'],
    ['2026-11-21T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-21T15:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-22T23:59:59.999Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ];
  for (const [requestedAt, overdueAt] of cases) {
    t.equal(findOverdueAt(new Date(requestedAt)).toISOString(), overdueAt, requestedAt);
  }
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.nat(1_000_000_000), (date, later) => {
      const [first, second] = [findOverdueAt(date), findOverdueAt(new Date(date.getTime() + later))];
      const hours = (first.getTime() - date.getTime()) / 3_600_000;
      return first <= second && hours >= 24 && hours <= 72 && ![0, 6].includes(first.getUTCDay());
    }),
    { numRuns: 2000 },
  );
});

t.test('what waits for approval is reminded of after one working day, once', async (t) => {
  const world = await openWorld(t, { now: '2026-11-20T15:00:00.000Z' });
  const { services, clock, staff } = world;
  const remind = clockJobs.find(({ name }) => name === 'remind-approvals')!;
  await awardKitchen(world);
  await runDueJobs(services);
  const isOverdue = async () =>
    (await listApprovals(services, staff.joke, { limit: 10, state: 'waiting' })).items[0]?.overdue;
  const moments = [
    '2026-11-20T15:00:01Z',
    '2026-11-21T15:00:01Z',
    '2026-11-22T23:00:00Z',
    '2026-11-23T15:00:00Z',
  ];
  for (const moment of moments) {
    clock.set(moment);
    t.equal(await remind.run(services), 0, moment);
    t.equal(await isOverdue(), false);
  }
  clock.set('2026-11-23T15:00:01Z');
  t.equal(await isOverdue(), true, 'Monday, the same hour');
  const found = await Promise.all([remind.run(services), remind.run(services), remind.run(services)]);
  t.same(found.sort(), [0, 0, 1], 'also when several processes look');
  t.equal(await countAudit(services, 'approval-reminded'), 1);
  clock.move(7 * 24 * 3600);
  t.equal(await remind.run(services), 0);
});

t.test('what is no longer needed goes, and nothing else', async (t) => {
  const world = await openWorld(t);
  const { services, clock, staff } = world;
  const forget = clockJobs.find(({ name }) => name === 'forget-ended')!;
  const request = (key: string) =>
    answerOnce(services, { staffId: staff.ruud.id, key, requestDigest: 'd' }, async () => ({
      status: 201,
      location: null,
      body: key,
    }));
  await request('old');
  await enqueue(services, 'consider-superbadges', { participantId: randomUUID() });
  await enqueue(services, 'make-coffee', {});
  await runDueJobs(services);
  const { link } = await createStaffSignInLink(services, staff.ruud.id);
  await redeemSignInLink(services, link.split('/').at(-1)!);
  await createStaffSignInLink(services, staff.fatima.id);
  const count = async () => {
    const [row] = await services.db.execute<Record<string, number>>(sql`select
      (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from jobs) as jobs,
      (select count(*)::int from sessions) as sessions, (select count(*)::int from sign_in_links) as links`);
    return row;
  };
  const before = await count();
  t.same(before, { keys: 1, jobs: 2, sessions: 1, links: 2 });
  await forget.run(services);
  t.same((await count())?.sessions, 1, 'a session that lasts');
  clock.move(12 * 3600 + 1);
  await forget.run(services);
  t.match(await count(), { keys: 1, jobs: 2, sessions: 0 }, 'a session that ended');
  clock.move(30 * 24 * 3600);
  await forget.run(services);
  t.match(await request('old'), { replayed: true }, 'a device may send after 30 days what it sent before');
  clock.move(24 * 3600);
  await request('new');
  await forget.run(services);
  t.match(await count(), { keys: 1, links: 0 }, 'answers after 31 days');
  t.match(await request('new'), { replayed: true });
  const left = await services.db.select({ kind: jobs.kind }).from(jobs);
  t.same(left, [{ kind: 'make-coffee' }], 'a job that was not done stays');
  t.ok((await countAudit(services, 'signed-in')) > 0, 'the audit stays');
});

t.test('the runner takes what comes, asks the clock, and stops in order', async (t) => {
  const world = await openWorld(t);
  const clock = buildClock();
  const services: Services = { ...world.services, clock };
  const log = buildLog();
  const runner = startJobRunner(services, log);
  let isStopped = false;
  t.teardown(() => (isStopped ? undefined : runner.stop()));
  const isIdle = async () => (await services.db.select().from(jobs).where(isNull(jobs.doneAt))).length === 0;
  await enqueue(services, 'consider-superbadges', { participantId: randomUUID() });
  await waitFor(isIdle);
  await enqueue(services, 'make-coffee', {});
  await enqueue(services, 'consider-superbadges', { participantId: randomUUID() });
  await waitFor(async () => (await listRows(services)).at(-1)?.doneAt !== null);
  t.match(log.lines, [{ job: 'make-coffee' }], 'a failure ends nothing');

  await createStaffSignInLink(services, world.staff.ruud.id);
  clock.move(24 * 3600 + 3600);
  const isForgotten = async () => (await services.db.select().from(signInLinks)).length === 0;
  await waitFor(isForgotten);
  t.ok(await isForgotten(), 'the clock jobs ran when their time came');

  // The participant is held, so that the job at hand waits; a hundred more are due.
  const { id: participantId } = world.participants.samira;
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holding = services.db.transaction(async (tx) => {
    await tx.execute(sql`select id from participants where id = ${participantId} for update`);
    held.resolve();
    await release.promise;
  });
  await held.promise;
  for (let count = 0; count < 100; count += 1) {
    await enqueue(services, 'consider-superbadges', { participantId });
  }
  await waitFor(async () => {
    const rows = await services.db.execute(sql`select 1 from pg_locks where not granted`);
    return rows.length > 0;
  });
  const stopping = runner.stop();
  const early = await Promise.race([stopping.then(() => 'stopped'), pause(200).then(() => 'waits')]);
  t.equal(early, 'waits', 'the job at hand is not cut off');
  release.resolve();
  await Promise.all([holding, stopping]);
  isStopped = true;
  const rows = await listRows(services);
  t.equal(rows.filter((row) => row.kind === 'consider-superbadges' && row.doneAt === null).length, 99);
  await pause(700);
  t.equal(
    (await listRows(services)).filter((row) => row.doneAt === null).length,
    100,
    'and no other is begun',
  );
  await startJobRunner(services, silence).stop();
});
