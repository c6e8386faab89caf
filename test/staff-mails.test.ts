// "Er staat iets voor je klaar": who of the staff is told, of what, how often, over a real mail server.
import t, { type Test } from 'tap';
import { buildSendMail } from '../src/base/send-mail.ts';
import type { Staff } from '../src/domain/actors.ts';
import { updateStaffMember } from '../src/domain/staff.ts';
import { clockJobs } from '../src/jobs/kinds.ts';
import { runDueJobs } from '../src/jobs/runner.ts';
import { listAuditLines } from '../src/store/audit.ts';
import { findForbiddenWords } from '../src/text/forbidden-words.ts';
import { openMailbox, readMail } from './mailbox.ts';
import { buildAssessment, defineClass, openClient } from './web/api-client.ts';
import type { StaffName } from './world.ts';

async function openHouse(t: Test) {
  const client = await openClient(t);
  const mailbox = await openMailbox();
  t.teardown(mailbox.close);
  const url = `smtp://127.0.0.1:${mailbox.port}`;
  const sendMail = buildSendMail({ url, from: 'Kundig <kundig@example.org>', requireTls: false });
  const { clock, staff } = client.world;
  const services = { ...client.world.services, sendMail };
  const tick = async () => {
    for (const job of clockJobs.filter(({ name }) => /quiet|remind|tell/.test(name))) {
      await job.run(services);
      await runDueJobs(services);
    }
  };
  const give = (name: StaffName, email = `${name}@work.example`) =>
    updateStaffMember(services, staff.beheer, { staffId: staff[name].id, changes: { email } });
  const told = () => mailbox.mails.splice(0).map(({ to }) => to.split('@')[0]);
  return { client, mailbox, services, clock, staff, tick, give, told };
}

const act = async (services: Parameters<typeof runDueJobs>[0], { id }: Staff) =>
  (await listAuditLines(services.db, `staff:${id}`)).map(({ act }) => act);

t.test('of a reminder to look together whoever can look is told, once', async (t) => {
  const { services, clock, staff, tick, give, told, mailbox } = await openHouse(t);
  for (const name of ['ruud', 'marloes', 'fatima', 'joke', 'beheer'] as const) await give(name);
  await tick();
  t.same(told(), [], 'nothing waits');
  clock.set('2026-12-31T02:00:00.000Z');
  await tick();
  t.same(told(), [], 'nobody is woken at night');
  clock.set('2026-12-31T10:00:00.000Z');
  await tick();
  const [mail] = mailbox.mails;
  const { headers, body } = readMail(mail?.text ?? '');
  t.same(told().toSorted(), ['fatima', 'marloes', 'ruud'], 'who assesses, and has an address');
  t.match(headers, /^Subject: Er staat iets voor je klaar/m);
  t.match(headers, /^Message-ID:\s+<told-/m);
  t.match(body, /Er staat iets voor je klaar.*\n?https:\/\/badges\.example\.org\/\r?\n/s);
  t.notMatch(body, /Samira|Kees|Noor|badge(?!s\.example)|weken|niet gezien/);
  t.same(findForbiddenWords(body), []);
  t.ok((await act(services, staff.ruud)).includes('staff-mail-sent'));
  for (const day of ['2026-12-31T15:00:00.000Z', '2027-01-01T10:00:00.000Z', '2027-01-04T10:00:00.000Z']) {
    clock.set(day);
    await tick();
  }
  t.same(told(), [], 'and not again of the same');
});

t.test('of what waits for approval longer than a working day, who may approve is told', async (t) => {
  const { client, clock, tick, give, told } = await openHouse(t);
  for (const name of ['ruud', 'els', 'fatima', 'joke', 'beheer', 'meter'] as const) await give(name);
  const record = async (policy: string) => {
    const badgeClass = await defineClass(client, { slug: `klas-${policy}`, policy });
    const seen = await buildAssessment(client, { of: 'samira', badgeClass, observedOn: '2026-11-18' });
    t.equal((await client.post('ruud', '/v1/assessments', seen)).json.state, 'waiting', policy);
  };
  await record('second-assessor');
  await tick();
  t.same(told(), [], 'not at once');
  clock.set('2026-11-19T12:00:00.000Z');
  await tick();
  t.same(told(), ['els'], 'not Ruud, who saw it himself, nor who works elsewhere');
  clock.set('2026-11-20T12:00:00.000Z');
  await record('issuer-approval');
  clock.set('2026-11-21T12:00:00.000Z');
  await tick();
  t.same(told(), [], 'a Saturday is no working day');
  clock.set('2026-11-23T12:30:00.000Z');
  await tick();
  t.same(told().toSorted(), ['beheer', 'joke']);
  const { items } = (await client.get('joke', '/v1/approvals?state=waiting')).json;
  t.equal(items.length, 2, 'what is told of is not done by that');
});

t.test('at most once a day, and what was done meanwhile is not told', async (t) => {
  const { client, clock, tick, give, told, services, staff } = await openHouse(t);
  await give('joke');
  const record = async (slug: string) => {
    await defineClass(client, { slug, policy: 'issuer-approval' });
    const seen = await buildAssessment(client, { of: 'samira', badgeClass: slug });
    return (await client.post('ruud', '/v1/assessments', seen)).json;
  };
  await record('een');
  clock.move(3600);
  await record('twee');
  clock.move(24 * 3600 - 1800);
  await tick();
  t.same(told(), ['joke'], 'of the first');
  clock.move(3600);
  await tick();
  t.same(told(), [], 'of the second not on the same day');
  clock.move(20 * 3600);
  await tick();
  t.same(told(), ['joke'], 'but on the next');
  await record('drie');
  clock.move(25 * 3600);
  const { items } = (await client.get('joke', '/v1/approvals?state=waiting')).json;
  for (const { id } of items)
    await client.post('joke', `/v1/approvals/${id}/decisions`, { decision: 'approve' });
  await tick();
  t.same(told(), []);
  await updateStaffMember(services, staff.beheer, { staffId: staff.joke.id, changes: { isActive: false } });
});

t.test('a mail server that was away gets it later, once; an address that it refuses is let go', async (t) => {
  const { client, clock, tick, give, told, mailbox, services, staff } = await openHouse(t);
  await give('joke');
  await give('beheer', 'nobody@work.example');
  await defineClass(client, { slug: 'een', policy: 'issuer-approval' });
  await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass: 'een' }),
  );
  clock.move(25 * 3600);
  await mailbox.close();
  for (let hour = 0; hour < 3; hour++) {
    await tick();
    clock.move(3600);
  }
  t.same(told(), []);
  const later = await openMailbox({ port: mailbox.port });
  t.teardown(later.close);
  await runDueJobs(services);
  await runDueJobs(services);
  t.same(
    later.mails.map(({ to }) => to),
    ['joke@work.example'],
    'one, however often it was tried',
  );
  t.ok((await act(services, staff.beheer)).includes('staff-mail-refused'));
  clock.move(3600);
  await tick();
  t.equal(later.mails.length, 1);
});

t.test('without a mail server, or without an address, nobody is told and nothing fails', async (t) => {
  const { services, clock, staff, give, mailbox } = await openHouse(t);
  const tell = clockJobs.find(({ name }) => name === 'find-staff-to-tell');
  clock.set('2026-12-31T10:00:00.000Z');
  for (const job of clockJobs.filter(({ name }) => name === 'find-quiet-people')) await job.run(services);
  await runDueJobs(services);
  t.equal(await tell?.run(services), 0);
  await give('ruud');
  t.equal(await tell?.run({ ...services, sendMail: undefined }), 0);
  t.equal(await tell?.run(services), 1);
  await updateStaffMember(services, staff.beheer, { staffId: staff.ruud.id, changes: { email: null } });
  await runDueJobs(services);
  t.equal(mailbox.mails.length, 0, 'an address that went meanwhile is not written to');
});
