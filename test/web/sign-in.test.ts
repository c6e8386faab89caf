// How a participant gets in and stays in: a card that is scanned, typed, sent or mailed (over a real mail server), on a
// phone of their own or of many, lost phones, and access that does not depend on where somebody works.
import t, { type Test } from 'tap';
import { buildSendMail } from '../../src/base/send-mail.ts';
import { updateParticipant } from '../../src/domain/participants.ts';
import { endParticipantSessions } from '../../src/domain/sessions.ts';
import { createParticipantSignInLink } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { openConnection } from '../../src/store/connection.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { buildServer } from '../../src/web/server.ts';
import { openMailbox, readMail } from '../mailbox.ts';
import { awardBadge, openWorld, type World } from '../world.ts';
import { openVisitor, type Visitor } from './visitor.ts';

async function openHouse(t: Test) {
  const world = await openWorld(t);
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const visit = (language?: string) => openVisitor(app, language);
  const signIn = async (name: 'ruud' | 'samira', device?: string): Promise<Visitor> => {
    const { createStaffSignInLink } = await import('../../src/domain/sign-in.ts');
    const { services, staff, participants } = world;
    const { link } =
      name === 'ruud'
        ? await createStaffSignInLink(services, staff.ruud.id)
        : await createParticipantSignInLink(services, staff.ruud, participants.samira.id);
    const visitor = visit();
    await visitor.open(link);
    if (device) visitor.choose('device', device);
    await visitor.press('Ga verder');
    return visitor;
  };
  return { world, app, visit, signIn };
}

const findCode = (page: string) => /[0-9A-Z]{4} ?- ?[0-9A-Z]{4} ?- ?[0-9A-Z]{4}/.exec(page)?.[0] ?? '';

t.test('a card is in the language of whom it is for, and its code can be typed once', async (t) => {
  const { world, visit, signIn } = await openHouse(t);
  await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const ruud = await signIn('ruud');
  await ruud.open(`/deelnemers/${world.participants.samira.id}/inlogkaart`);
  await ruud.press('Maak een inlogkaart', { language: 'ar' });
  t.match(ruud.page.html, /<section class="k-card k-with-qr" lang="ar" dir="rtl">/);
  t.match(ruud.page.text, /Inlogkaart voor Samira .*امسح رمز QR بهاتفك\. .*badges\.example\.org\/inloggen/);
  const code = findCode(ruud.page.text);
  const ways = ruud.page.links.filter(({ href }) => /^(sms|mailto|https:\/\/wa\.me)/.test(href));
  t.equal(ways.length, 3);
  for (const { href } of ways) {
    const said = decodeURIComponent(href);
    t.match(said, /https:\/\/badges\.example\.org\/inloggen\/[\w-]{43}\?taal=ar /, 'the link, in Arabic');
    t.notMatch(said, /badge(?!s\.example)|شارة|Samira/i, 'and nothing of what it is for');
  }

  const samira = visit();
  await samira.open('/inloggen');
  const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
  samira.write('code', wrong);
  await samira.press('Verder');
  t.equal(samira.page.status, 400);
  t.match(samira.page.text, /Deze code klopt niet\. Kijk nog eens naar de 12 tekens\./);
  samira.write('code', code.toLowerCase().replaceAll('-', ' '));
  await samira.press('Verder');
  t.equal(samira.page.url, '/mijn');
  t.match(samira.page.text, /Dag Samira/);
  const other = visit();
  await other.open('/inloggen');
  other.write('code', code);
  await other.press('Verder');
  t.match(other.page.text, /Deze code werkt niet meer\. Vraag je werkbegeleider om een nieuwe kaart\./);
});

t.test('a new card ends the old one, and a lost phone is signed out', async (t) => {
  const { world, visit, signIn } = await openHouse(t);
  const { services, staff, participants } = world;
  const { id } = participants.samira;
  const lost = await signIn('samira');
  const old = await createParticipantSignInLink(services, staff.ruud, id);
  const ruud = await signIn('ruud');
  await ruud.open(`/deelnemers/${id}/inlogkaart`);
  await ruud.press('Maak een inlogkaart');
  await lost.open('/mijn');
  t.match(lost.page.text, /Dag Samira/, 'a new card alone signs nobody out');
  await ruud.open(`/deelnemers/${id}/inlogkaart`);
  ruud.choose('lost', 'yes');
  await ruud.press('Maak een inlogkaart');
  await lost.open('/mijn');
  t.equal(lost.page.status, 401);
  const finder = visit();
  await finder.open(old.link);
  t.match(finder.page.text, /Deze link werkt niet meer/);
  const samira = visit();
  await samira.open('/inloggen');
  samira.write('code', findCode(ruud.page.text));
  await samira.press('Verder');
  t.equal(samira.page.url, '/mijn');
  await t.rejects(endParticipantSessions(services, staff.fatima, id), { code: 'not-found' });
  await t.rejects(endParticipantSessions(services, staff.joke, id), { code: 'forbidden' });
});

t.test('on a phone of many it ends after an hour, on their own it lasts', async (t) => {
  const { world, app, signIn } = await openHouse(t);
  const { clock, services, staff, participants } = world;
  const redeem = async (device: string) => {
    const { link } = await createParticipantSignInLink(services, staff.ruud, participants.samira.id);
    const payload = new URLSearchParams({ device }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await app.inject({ method: 'POST', url: new URL(link).pathname, headers, payload });
    return answer.cookies.find(({ name }) => name.includes('kundig'));
  };
  t.equal((await redeem('shared'))?.maxAge, undefined, 'the cookie goes with the browser');
  t.equal((await redeem('own'))?.maxAge, 365 * 24 * 3600);

  const shared = await signIn('samira', 'shared');
  clock.move(3590);
  await shared.open('/mijn');
  t.equal(shared.page.status, 200);
  clock.move(20);
  await shared.open('/mijn');
  t.equal(shared.page.status, 401, 'a visit does not make it longer');

  const own = await signIn('samira');
  for (let visits = 0; visits < 5; visits += 1) {
    clock.move(300 * 24 * 3600);
    await own.open('/mijn');
    t.equal(own.page.status, 200, 'whoever comes back within a year stays in');
  }
  clock.move(366 * 24 * 3600);
  await own.open('/mijn');
  t.equal(own.page.status, 401);
});

t.test('who works elsewhere, or nowhere, keeps what is theirs', async (t) => {
  const { world, signIn } = await openHouse(t);
  const { services, staff, participants, locations } = world;
  await awardBadge(world, { to: 'samira', badgeClass: 'afwas' });
  const samira = await signIn('samira');
  await updateParticipant(services, staff.beheer, {
    participantId: participants.samira.id,
    changes: { locationId: locations.anker },
  });
  await samira.open('/mijn');
  t.match(samira.page.text, /Jij hebt 1 badge\. .*Afwassen en opruimen/);
  const connection = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  await connection`update locations set closed_at = now()`;
  await connection`update staff set deactivated_at = now() where id <> ${staff.beheer.id}`;
  await connection.end();
  await samira.open('/mijn');
  t.match(samira.page.text, /Jij hebt 1 badge\./, 'every location closed and everybody gone');
  await samira.tap('Bekijk en deel');
  await samira.press('Zet dicht');
  t.match(samira.page.text, /De badge is dicht/);
  const { link } = await createParticipantSignInLink(services, staff.beheer, participants.samira.id);
  t.ok(link, 'and the admin can still give a new card');
});

export const countRows = async (world: World, table: string): Promise<number> => {
  const connection = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  const [row] = await connection`select count(*)::int as n from ${connection(table)}`;
  await connection.end();
  return row?.n;
};

t.test(
  'a link by e-mail: neutral words in their language, tried again, and the address is not kept',
  async (t) => {
    const { world, app, visit, signIn } = await openHouse(t);
    const { services, clock, participants, tokens } = world;
    const { id } = participants.samira;
    const ask = (body: object, token = tokens.ruud) =>
      app.inject({
        method: 'POST',
        url: `/v1/participants/${id}/sign-in-mails`,
        headers: { authorization: `Bearer ${token}` },
        payload: body,
      });
    t.equal((await ask({ address: 'samira@example.org' })).json().code, 'mail-unavailable');
    const ruud = await signIn('ruud');
    await ruud.open(`/deelnemers/${id}/inlogkaart`);
    t.notMatch(ruud.page.text, /per e-mail/, 'no mail server, no form');

    const first = await openMailbox();
    await first.close();
    const server = { url: `smtp://127.0.0.1:${first.port}`, from: 'Kundig <kundig@example.org>' };
    services.sendMail = buildSendMail({ ...server, requireTls: false });
    await ruud.open(`/deelnemers/${id}/inlogkaart`);
    ruud.write('address', 'samira at example');
    await ruud.press('Stuur de link');
    t.equal(ruud.page.status, 400);
    t.match(ruud.page.text, /Dit e-mailadres klopt niet/);
    ruud.write('address', 'samira@example.org');
    await ruud.press('Stuur de link');
    t.match(ruud.page.text, /De mail is onderweg\./);

    const said: string[] = [];
    const log = { warn: (facts: object) => said.push(JSON.stringify(facts)) };
    t.equal(await runDueJobs(services, { log }), 0, 'the server is not there');
    t.match(said, [/"job":"send-sign-in-mail".*"error":"ECONNREFUSED|ESOCKET|ECONNECTION/]);
    t.notMatch(said.join(), /example\.org|127\.0/);
    t.equal(await countRows(world, 'sign_in_mails'), 1);

    const box = await openMailbox({ port: first.port });
    t.teardown(() => box.close());
    clock.move(60);
    t.equal(await runDueJobs(services, { log }), 1);
    t.equal(box.mails.length, 1);
    t.equal(box.mails[0]?.to, 'samira@example.org');
    const { headers, body } = readMail(box.mails[0]?.text ?? '');
    t.match(headers, /^Subject: Je link$/m);
    t.match(headers, /^From: Kundig <kundig@example\.org>$/m);
    t.match(headers, /^Auto-Submitted: auto-generated$/m);
    t.match(headers, /^Content-Type: text\/plain/m, 'nothing that can be loaded from elsewhere');
    t.notMatch(headers, /mailer|nodemailer/i);
    t.match(
      body,
      /^Dag Samira,\r?\n\r?\nDit is jouw link:\r?\nhttps:\/\/badges\.example\.org\/inloggen\/[\w-]{43}\?taal=nl\r?\n/,
    );
    const words = body.replace(/https:\S+/g, '');
    t.notMatch(words, /badge|werk(begeleider|t je)|bewij/i, 'it tells nobody what it is about');
    t.strictSame(findForbiddenWords(`${headers} ${body}`), []);
    t.equal(await countRows(world, 'sign_in_mails'), 0, 'the address is gone');
    const samira = visit();
    await samira.open(/https:\S+/.exec(body)?.[0] ?? '');
    await samira.press('Ga verder');
    t.equal(samira.page.url, '/mijn');

    const answer = await ask({ address: 'samira@example.org', language: 'uk' });
    t.equal(answer.statusCode, 202);
    await runDueJobs(services, { log });
    const second = readMail(box.mails[1]?.text ?? '');
    t.match(second.body, /^Вітаємо, Samira!\r?\n\r?\nЦе ваше посилання:\r?\nhttps:\S+\?taal=uk\r?\n/);
    t.match(second.headers, /^Content-Language: uk$/m);
    const ukrainian = visit();
    await ukrainian.open(/https:\S+/.exec(second.body)?.[0] ?? '');
    t.match(ukrainian.page.html, /<html lang="uk"/, 'and so is the page that it opens');
    t.equal((await ask({ address: 'samira@example.org' }, tokens.fatima)).statusCode, 404);
    t.equal((await ask({ address: 'samira@example.org' }, tokens.joke)).statusCode, 403);
    t.equal((await ask({ address: 'samira' })).statusCode, 400);

    await ask({ address: 'nobody@example.org' });
    t.equal(await runDueJobs(services, { log }), 1, 'what the server refuses for good is let go');
    t.equal(await countRows(world, 'sign_in_mails'), 0);
    await ukrainian.press('Далі');
    t.equal(ukrainian.page.url, '/mijn', 'and leaves the link that works alone');

    await ask({ address: 'late@example.org' });
    clock.move(25 * 3600);
    await runDueJobs(services, { log });
    t.equal(box.mails.length, 2, 'after a day nobody waits for it any more');
    t.equal(await countRows(world, 'sign_in_mails'), 0);
  },
);

t.test('mail goes over TLS, or not at all', async (t) => {
  const box = await openMailbox();
  t.teardown(() => box.close());
  const send = buildSendMail({
    url: `smtp://127.0.0.1:${box.port}`,
    from: 'kundig@example.org',
    requireTls: true,
  });
  await t.rejects(send({ to: 'samira@example.org', subject: 'x', text: 'x', language: 'nl' }));
  t.equal(box.mails.length, 0);
});

t.test('a lost phone is signed out over the API too', async (t) => {
  const { world, app, signIn } = await openHouse(t);
  const samira = await signIn('samira');
  const { id } = world.participants.samira;
  const end = (token: string) =>
    app.inject({
      method: 'DELETE',
      url: `/v1/participants/${id}/sessions`,
      headers: { authorization: `Bearer ${token}` },
    });
  t.equal((await end(world.tokens.fatima)).statusCode, 404);
  t.equal((await end(world.tokens.ruud)).statusCode, 204);
  await samira.open('/mijn');
  t.equal(samira.page.status, 401);
});
