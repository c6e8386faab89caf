// Two processes on one database: what one of them closes, locks or ends the other obeys at once, and what both have to
// do is done once. Each has an app, a pool and a memory of its own; they share nothing but the rows.
import t from 'tap';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { setPin } from '../../src/domain/pins.ts';
import { openPost, signInByPin } from '../../src/domain/posts.ts';
import { createParticipantSignInLink, redeemSignInLink } from '../../src/domain/sign-in.ts';
import { requestSignInMail } from '../../src/domain/sign-in-mails.ts';
import { clockJobs } from '../../src/jobs/kinds.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import type { Mail, Services } from '../../src/services.ts';
import { openConnection } from '../../src/store/connection.ts';
import { closeDatabase, openDatabase } from '../../src/store/database.ts';
import { buildServer } from '../../src/web/server.ts';
import { awardBadge, buildResults } from '../world.ts';
import { openClient } from './api-client.ts';

t.setTimeout(240_000);

async function openPair(t: Parameters<typeof openClient>[0]) {
  const client = await openClient(t);
  const { world } = client;
  const db = openDatabase({ url: world.databaseUrl, pool: 5 });
  t.teardown(() => closeDatabase(db));
  const services: Services = { ...world.services, db };
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const other = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  return { client, world, first: world.services, second: services, other };
}

t.test('what one process closes or ends is so for the other', async (t) => {
  const { client, world, first, other } = await openPair(t);
  const { staff, participants } = world;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const badges = { credentialIds: [credentialId], displayName: 'full' };
  const shares = `/v1/participants/${participants.samira.id}/shares`;
  const share = (await client.post('ruud', shares, badges)).json;
  const holder = await createParticipantSignInLink(first, staff.ruud, participants.samira.id);
  const { sessionToken } = await redeemSignInLink(first, holder.code);
  const status = async (url: string, headers = {}) => (await other(url, headers)).statusCode;
  const own = { accept: 'text/html', cookie: `__Host-kundig=${sessionToken}` };
  const bearer = { authorization: `Bearer ${world.tokens.els}` };
  const open = async () => [
    await status(`/c/${share.code}`),
    await status(`/credentials/${credentialId}`),
    await status(`/credentials/${credentialId}/badge.pdf`),
    await status('/mijn', own),
    await status('/v1/participants', bearer),
  ];
  t.same(await open(), [200, 200, 200, 200, 200]);
  await client.post('ruud', `${shares}/${share.id}/closures`);
  const visibility = { method: 'PUT', as: 'ruud', body: { isOpen: false } } as const;
  await client.ask(`/v1/credentials/${credentialId}/visibility`, visibility);
  const sessions = `/v1/participants/${participants.samira.id}/sessions`;
  await client.ask(sessions, { method: 'DELETE', as: 'ruud' });
  await client.ask(`/v1/staff/${staff.els.id}`, { method: 'PATCH', as: 'beheer', body: { isActive: false } });
  t.same(await open(), [404, 404, 404, 401, 401]);
});

t.test('wrong PINs at two processes are counted together', async (t) => {
  const { world, first, second } = await openPair(t);
  const { ruud } = world.staff;
  await setPin(first, ruud, '2580');
  const { post } = await openPost(first, ruud, { locationId: world.locations.linde });
  for (const [turn, services] of [first, second, first, second].entries()) {
    const attempt = signInByPin(services, post, { staffId: ruud.id, pin: `135${turn}` });
    await t.rejects(attempt, { code: 'pin-wrong' });
  }
  await t.rejects(signInByPin(first, post, { staffId: ruud.id, pin: '1357' }), { code: 'pin-locked' });
  const right = { staffId: ruud.id, pin: '2580' };
  await t.rejects(signInByPin(second, post, right), { code: 'pin-locked' }, 'the right one rests as well');
});

t.test('who is moved while an award waits for them is not awarded to by who they left', async (t) => {
  const { world, first, second } = await openPair(t);
  const { staff, participants, locations } = world;
  const sql = openConnection(world.databaseUrl, { pool: 2, prepare: false });
  t.teardown(() => sql.end());
  const isWaiting = async () =>
    (
      await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    ).length > 0;
  const input = {
    participantId: participants.samira.id,
    badgeClass: 'bar',
    observedOn: '2026-11-18',
    results: await buildResults(first, 'bar'),
  };
  let award: Promise<unknown> | undefined;
  await sql.begin(async (move) => {
    await move`update participants set location_id = ${locations.anker} where id = ${participants.samira.id}`;
    award = recordAssessment(second, staff.ruud, input).catch((error: unknown) => error);
    for (let turn = 0; turn < 200 && !(await isWaiting()); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  t.match(await award, { code: 'not-found' });
  t.equal((await recordAssessment(first, staff.fatima, input)).award.state, 'awarded');
});

t.test('what waits is done once, whoever comes first', async (t) => {
  const { world, first, second } = await openPair(t);
  const { staff, participants } = world;
  const mails: Mail[] = [];
  for (const services of [first, second]) {
    services.sendMail = async (mail) => {
      mails.push(mail);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'sent';
    };
  }
  const addresses = Array.from({ length: 20 }, (_, at) => `p${at}@example.org`);
  for (const address of addresses) {
    await requestSignInMail(first, staff.ruud, { participantId: participants.samira.id, address });
  }
  const done = await Promise.all([runDueJobs(first), runDueJobs(second)]);
  t.same(mails.map(({ to }) => to).toSorted(), addresses.toSorted(), 'each mail once');
  t.equal(done[0]! + done[1]!, addresses.length);
  t.ok(
    done.every((count) => count > 0),
    `both worked: ${done.join(' and ')}`,
  );

  await first.db.execute(`update staff set email = 'ruud@example.org' where id = '${staff.ruud.id}'`);
  world.clock.move(60 * 24 * 3600);
  mails.length = 0;
  // Whatever both clocks ask for at the same moment, with what follows from it.
  for (let round = 0; round < 3; round += 1) {
    for (const job of clockJobs) await Promise.all([job.run(first), job.run(second)]);
    await Promise.all([runDueJobs(first), runDueJobs(second)]);
  }
  t.equal(mails.length, 1, 'a colleague is told once that something waits');
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const twice = await sql`select participant_id from reminders group by 1 having count(*) > 1`;
  t.same([...twice], [], 'nobody is reminded of twice');
  const failed = await sql`select kind, last_error from jobs where last_error is not null`;
  t.same([...failed], []);
});
