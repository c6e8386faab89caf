// "Vraag de begeleider": a question that is relayed, from the form of an employer to the answer on an address of their own. Who
// it is about decides, sees everything, and can take it back; neither side learns an address.
import t, { type Test } from 'tap';
import { buildSendMail } from '../../src/base/send-mail.ts';
import { setCredentialOpen } from '../../src/domain/credential-views.ts';
import { forgetQuestions } from '../../src/domain/questions.ts';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import type { Services } from '../../src/services.ts';
import { questionReaders } from '../../src/store/tables/questions.ts';
import { findRiskWords, hasContact } from '../../src/text/risk-words.ts';
import { openMailbox, readMail } from '../mailbox.ts';
import { awardBadge, type ParticipantName, type StaffName } from '../world.ts';
import { openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

async function openHouse(t: Test) {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const participantId = participants.samira.id;
  const wish = { participantId, credentialIds: [credentialId], displayName: 'full' as const };
  const share = await createShare(services, staff.ruud, wish);
  const signIn = async (name: StaffName | ParticipantName, language = 'nl'): Promise<Visitor> => {
    const { link } =
      name in staff
        ? await createStaffSignInLink(services, staff[name as StaffName].id)
        : await createParticipantSignInLink(services, staff.beheer, participants[name as ParticipantName].id);
    const visitor = openVisitor(client.app, language);
    await visitor.open(link);
    await visitor.press(language === 'nl' ? 'Ga verder' : 'Go on');
    return visitor;
  };
  const setOpen = (isOpen: boolean) =>
    client.ask(`/v1/participants/${participantId}/question-settings`, {
      method: 'PUT',
      as: 'ruud',
      body: { isOpen },
    });
  return {
    ...client,
    credentialId,
    participantId,
    share,
    signIn,
    setOpen,
    visit: () => openVisitor(client.app),
  };
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function ask(house: House, question: string, path = `/c/${house.share.code}`): Promise<Visitor> {
  const employer = house.visit();
  await employer.open(`${path}/vraag`);
  employer.write('question', question);
  await employer.press('Verstuur de vraag');
  return employer;
}

const answerPath = (visitor: Visitor) => new URL(visitor.page.url, 'https://badges.example.org').pathname;

t.test('nobody can be asked about until they say so, and then it shows', async (t) => {
  const house = await openHouse(t);
  const { share, credentialId } = house;
  const places = [`/c/${share.code}`, `/credentials/${credentialId}`];
  for (const path of places) {
    const employer = house.visit();
    t.match((await employer.open(path)).text, /Vragen\? Vraag het de maker/);
    t.equal((await employer.open(`${path}/vraag`)).status, 404);
    const post = await house.ask(`/v1${path.replace('/c/', '/shares/')}/questions`, {
      method: 'POST',
      body: { question: 'Kan Samira zelf afsluiten?' },
    });
    t.equal(post.status, 404, 'by the API too');
  }
  const samira = await house.signIn('samira');
  await samira.open('/mijn');
  await samira.tap('Vragen over jou');
  t.match(samira.page.text, /Nee\. Niemand mag een vraag stellen\./);
  await samira.press('Zet vragen aan');
  t.match(samira.page.text, /Ja\. Iemand mag een vraag stellen\..*vragen aan/);
  for (const path of places) {
    const employer = house.visit();
    await employer.open(path);
    await employer.tap('Vraag de begeleider');
    t.match(employer.page.text, /Jullie krijgen elkaars adres niet\..*leest je vraag en het antwoord ook/);
  }
});

t.test('a question is asked, answered and read, and nobody learns an address', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const employer = house.visit();
  await employer.open(`/c/${house.share.code}/vraag`);
  employer.write('question', 'Kan deze persoon <b>zelf</b> de bar afsluiten?');
  employer.write('asker', 'Anna van De Zon');
  await employer.press('Verstuur de vraag');
  const path = answerPath(employer);
  t.match(path, /^\/antwoord\/[\w-]{43}$/);
  t.match(
    employer.page.text,
    /Gelukt Je vraag is verstuurd\..*Kan deze persoon <b>zelf<\/b> de bar afsluiten\?.*Bewaar dit adres/,
  );
  t.notMatch(employer.page.html, /<b>zelf/, 'what was typed is text');
  t.match(employer.page.headers, {
    'x-robots-tag': /noindex/,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });

  const fatima = await house.signIn('fatima');
  await fatima.open('/vragen');
  t.match(fatima.page.text, /Er zijn geen vragen/, 'another location hears nothing');
  const joke = await house.signIn('joke');
  t.equal((await joke.open('/vragen')).status, 403, 'an approver is not on the floor');
  const ruud = await house.signIn('ruud');
  t.match(ruud.page.text, /Vragen van anderen Er wacht 1 vraag\./);
  await ruud.tap('Bekijk de vragen');
  t.match(ruud.page.text, /Over Samira .*afsluiten\? Van: Anna van De Zon/);
  await ruud.tap('Lees en antwoord');
  const one = ruud.page.url;
  t.equal((await fatima.open(one)).status, 404);
  await ruud.open(one);
  ruud.write('answer', 'Ja. Samira sluit elke vrijdag zelf af.');
  await ruud.press('Verstuur het antwoord');
  t.match(ruud.page.text, /Er zijn geen vragen\. Beantwoord/);
  t.equal((await ruud.open(one)).status, 409, 'once');
  t.match(ruud.page.text, /Deze vraag wacht niet meer/);

  await employer.open(path);
  t.match(employer.page.text, /Het antwoord van de begeleider Ja\. Samira sluit elke vrijdag zelf af\./);
  t.notMatch(employer.page.html, /Ruud|Verbeek|Linde/);
  const samira = await house.signIn('samira');
  await samira.open('/mijn/vragen');
  t.match(
    samira.page.text,
    /Van: Anna van De Zon .*afsluiten\? Antwoord Ja\. Samira sluit elke vrijdag zelf af\./,
  );
  const kees = await house.signIn('kees');
  t.match((await kees.open('/mijn/vragen')).text, /Er zijn nog geen vragen/);

  await samira.press('Haal het antwoord weg');
  t.match(samira.page.text, /afsluiten\? Jij wilde geen antwoord\./);
  t.notMatch(samira.page.text, 'vrijdag');
  const unknown = await employer.open(`/antwoord/${'x'.repeat(43)}`);
  t.equal(unknown.status, 404);
  const taken = await employer.open(path);
  t.same([taken.status, taken.html], [404, unknown.html], 'as if it had never been');
  t.notMatch((await ruud.open('/vragen')).text, 'vrijdag');
});

t.test('words about more than the work are asked about, addresses refused, robots stopped', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const employer = await ask(house, 'Is hij vaak ziek of heeft hij schulden?');
  t.equal(employer.page.status, 400);
  t.match(employer.page.text, /Pas op Lees het nog een keer\. Er staat: schulden, ziek\./);
  employer.choose('confirmed', 'yes');
  await employer.press('Verstuur de vraag');
  t.match(employer.page.text, /Je vraag is verstuurd/, 'asked about, not blocked');
  for (const question of [
    'Mail mij op a@b.nl',
    'Bel 06 1234 5678',
    'Zie www.elders.nl',
    'Zie elders.com',
    '  ',
    'x'.repeat(301),
  ]) {
    const refused = await ask(house, question);
    t.equal(refused.page.status, 400, question);
    t.match(
      refused.page.text,
      /Typ een vraag van niet meer dan 300 tekens\. Zonder adres, nummer of link\./,
      question,
    );
  }
  const robot = house.visit();
  await robot.open(`/c/${house.share.code}/vraag`);
  robot.write('question', 'Koop nu');
  robot.write('website', 'x');
  await robot.press('Verstuur de vraag');
  t.match(robot.page.text, /Laat dit vak leeg/);
  const { items } = (await house.get('ruud', '/v1/questions')).json;
  t.equal(items.length, 1);
  const ruud = await house.signIn('ruud');
  await ruud.open(`/vragen/${items[0].id}`);
  ruud.write('answer', 'Hij is soms ziek.');
  await ruud.press('Verstuur het antwoord');
  t.match(ruud.page.text, /Er staat: ziek\./, 'an answer is read once more too');
  ruud.write('answer', 'Bel mij op 010 123 45 67');
  ruud.choose('confirmed', 'yes');
  await ruud.press('Verstuur het antwoord');
  t.match(ruud.page.text, /Zonder adres, nummer of link/);
  await ruud.press('Ik geef geen antwoord');
  await employer.open(answerPath(employer));
  t.match(
    employer.page.text,
    /De begeleider geeft op deze vraag geen antwoord\. Dat zegt niets over de badge\./,
  );
});

t.test('the participant takes a question back, a code out, and everything off', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const first = await ask(house, 'Kan Samira met vaste gasten omgaan?');
  const samira = await house.signIn('samira');
  await samira.open('/mijn/vragen');
  await samira.press('Ik wil geen antwoord hierop');
  t.match(samira.page.text, /Jij wilde geen antwoord\./);
  t.equal((await first.open(answerPath(first))).status, 404);
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${house.participantId}/vragen`);
  t.match(ruud.page.text, /Vragen over jou Samira/);
  const code = ruud.page.forms.filter(({ fields }) => fields.some(({ name }) => name === 'shareId'));
  t.equal(code.length, 1);
  const put = (isOpen: boolean) =>
    house.ask(`/v1/participants/${house.participantId}/shares/${house.share.id}/question-settings`, {
      method: 'PUT',
      as: 'ruud',
      body: { isOpen },
    });
  t.match((await put(false)).json, { isOpen: true, shares: [{ code: house.share.code, isOpen: false }] });
  const employer = house.visit();
  t.equal((await employer.open(`/c/${house.share.code}/vraag`)).status, 404);
  t.equal(
    (await employer.open(`/credentials/${house.credentialId}/vraag`)).status,
    200,
    'the link of the badge goes on',
  );
  await put(true);
  const second = await ask(house, 'Kan Samira de kassa doen?');
  await house.post('ruud', `/v1/participants/${house.participantId}/shares/${house.share.id}/closures`);
  t.equal((await second.open(answerPath(second))).status, 404, 'a closed code tells no answer either');
  const third = await ask(house, 'Kan Samira koffie zetten?', `/credentials/${house.credentialId}`);
  const { services, staff } = house.world;
  await setCredentialOpen(services, staff.ruud, { credentialId: house.credentialId, isOpen: false });
  t.equal((await third.open(answerPath(third))).status, 404);
  const hidden = await employer.open(`/credentials/${house.credentialId}/vraag`);
  const unknown = await employer.open('/credentials/5qbs79kwx7fdnnx4ksq5kew2qe/vraag');
  t.same([hidden.status, hidden.html], [404, unknown.html], 'a closed badge offers nobody to ask');
  await setCredentialOpen(services, staff.ruud, { credentialId: house.credentialId, isOpen: true });
  await samira.open('/mijn/vragen');
  await samira.press('Zet vragen uit');
  t.equal((await employer.open(`/credentials/${house.credentialId}/vraag`)).status, 404);
  t.equal((await third.open(answerPath(third))).status, 200, 'what was asked before is still told');

  const { id } = (
    await house.get('ruud', `/v1/participants/${house.participantId}/questions`)
  ).json.items.find(({ question }: { question: string }) => question === 'Kan Samira koffie zetten?');
  const answer = () => house.post('ruud', `/v1/questions/${id}/answers`, { answer: 'Ja, elke dag.' });
  t.match((await answer()).json, { status: 409, code: 'question-decided' });
  t.equal((await ruud.open(`/vragen/${id}`)).status, 409);
  t.notMatch((await ruud.open('/vragen')).text, 'koffie', 'it does not wait for the floor');
  t.match((await third.open(answerPath(third))).status, 200);
  await samira.press('Zet vragen aan');
  t.match((await ruud.open('/vragen')).text, 'koffie');
  t.equal((await answer()).status, 201, 'it waited for the participant');
});

t.test('a double tap is one question, many are too many, and after 60 days there is nothing', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const { clock, services } = house.world;
  const first = await ask(house, 'Kan Samira de voorraad tellen?');
  const again = await ask(house, 'Kan Samira de voorraad tellen?', `/c/${house.share.code.toLowerCase()}`);
  t.not(answerPath(first), answerPath(again), 'two who ask the same each have an address of their own');
  t.equal((await first.open(answerPath(first))).status, 200);
  t.equal((await again.open(answerPath(again))).status, 200);
  t.equal((await house.get('ruud', '/v1/questions')).json.items.length, 1);
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const body = { question: `Kan Samira taak ${turn} doen?` };
    const url = `/v1/credentials/${house.credentialId}/questions`;
    statuses.push((await house.ask(url, { method: 'POST', body })).status);
  }
  t.strictSame(statuses, [201, 201, 201, 201, 429], 'five a day about one person');
  const { items } = (await house.get('ruud', '/v1/questions?state=waiting')).json;
  t.equal(items.length, 5);
  clock.move(59 * 24 * 3600);
  t.equal(await forgetQuestions(services), 0);
  clock.move(2 * 24 * 3600);
  t.equal(await forgetQuestions(services), 5);
  t.equal((await again.open(answerPath(again))).status, 404);
});

async function openMailHouse(t: Test) {
  const house = await openHouse(t);
  await house.setOpen(true);
  const { services } = house.world;
  const box = await openMailbox();
  t.teardown(() => box.close());
  const server = { url: `smtp://127.0.0.1:${box.port}`, from: 'Kundig <kundig@example.org>' };
  services.sendMail = buildSendMail({ ...server, requireTls: false });
  // What the award of the badge left to do.
  await runDueJobs(services);
  const listKept = async () =>
    (await services.db.select().from(questionReaders)).flatMap(({ sealedMail }) => sealedMail ?? []);
  const askByMail = async (question: string, address: string) => {
    const employer = house.visit();
    await employer.open(`/c/${house.share.code}/vraag`);
    employer.write('question', question);
    employer.write('mail', address);
    await employer.press('Verstuur de vraag');
    return employer;
  };
  const answer = async (text: string) => {
    const { items } = (await house.get('ruud', '/v1/questions?state=waiting')).json;
    return house.post('ruud', `/v1/questions/${items[0].id}/answers`, { answer: text });
  };
  return { ...house, box, listKept, askByMail, answer };
}

t.test('who leaves an address gets the answer by mail, and nobody sees the address', async (t) => {
  const house = await openMailHouse(t);
  const { world, box, listKept, askByMail } = house;
  const { services } = world;
  const wrong = await askByMail('Kan Samira de kassa doen?', 'anna at zon');
  t.match([wrong.page.status, wrong.page.text], [400, /Dit e-mailadres klopt niet/]);
  wrong.write('mail', 'anna@zon.example');
  await wrong.press('Verstuur de vraag');
  const path = answerPath(wrong);
  const second = await askByMail('Kan Samira de kassa doen?', 'bert@maan.example');
  await askByMail('Kan Samira de kassa doen?', 'Anna@Zon.example');
  const kept = await listKept();
  t.equal(kept.length, 2, 'the same address once');
  t.notMatch(kept.join(), /anna|bert|zon/i, 'sealed');

  const pages: string[] = [];
  const ruud = await house.signIn('ruud');
  pages.push((await ruud.open('/vragen')).html);
  await ruud.tap('Lees en antwoord');
  pages.push(ruud.page.html, (await ruud.open(`/deelnemers/${house.participantId}/vragen`)).html);
  const samira = await house.signIn('samira');
  pages.push((await samira.open('/mijn/vragen')).html);
  pages.push(JSON.stringify((await house.get('ruud', '/v1/questions')).json));
  pages.push(
    JSON.stringify(
      (await house.get('marloes', `/v1/participants/${house.participantId}/personal-data`)).json,
    ),
  );
  t.match(pages.at(-1), /question_readers/);
  t.notMatch(pages.join(), /anna|bert|zon\.example|maan\.example/i);
  for (const one of kept) t.notOk(pages.join().includes(one), 'not sealed either');

  t.equal((await house.answer('Ja. De kassa gaat goed.')).status, 201);
  t.equal(box.mails.length, 0, 'through the outbox');
  t.equal(await runDueJobs(services), 2);
  t.strictSame(box.mails.map(({ to }) => to).toSorted(), ['anna@zon.example', 'bert@maan.example']);
  const { headers, body } = readMail(box.mails.find(({ to }) => to.startsWith('anna'))?.text ?? '');
  t.match(headers, /^Subject: Antwoord op je vraag$/m);
  t.match(headers, /^From: Kundig <kundig@example\.org>$/m);
  t.notMatch(headers, /^reply-to:/im);
  t.match(body, /Dit is het antwoord:\r?\n\r?\nJa\. De kassa gaat goed\.\r?\n/);
  t.notMatch(
    `${headers}${body}`,
    /Samira|Ruud|Linde|bert|Kan Samira/i,
    'no words of who asked: not for spreading',
  );
  t.ok(body.includes(`https://badges.example.org${path}`), 'with the address that is theirs');
  t.notOk(body.includes(answerPath(second)));
  t.strictSame(await listKept(), [], 'the addresses are gone');
  t.equal(await runDueJobs(services), 0);
});

t.test('a mail that a crash sends twice is one mail, and no address outlives its use', async (t) => {
  const house = await openMailHouse(t);
  const { world, box, listKept, askByMail } = house;
  const { services, clock } = world;
  await askByMail('Kan Samira afsluiten?', 'anna@zon.example');
  await house.answer('Ja, zeker.');
  const crashing: Services = {
    ...services,
    sendMail: async (mail) => {
      await services.sendMail?.(mail);
      throw new Error('killed before the commit');
    },
  };
  t.equal(await runDueJobs(crashing), 0);
  clock.move(60);
  t.equal(await runDueJobs(services), 1);
  const ids = box.mails.map(({ text }) => /^Message-ID:\s*(<[^>]*>)/im.exec(text)?.[1]);
  t.match(ids, [/^<answer-[-0-9a-f]{36}@badges\.example\.org>$/, ids[0]]);

  const taken = await askByMail('Kan Samira met de oven werken?', 'anna@zon.example');
  const samira = await house.signIn('samira');
  await samira.open('/mijn/vragen');
  await samira.press('Ik wil geen antwoord hierop');
  t.strictSame(await listKept(), [], 'taken back');
  t.equal((await taken.open(answerPath(taken))).status, 404);

  await askByMail('Kan Samira met de mixer werken?', 'anna@zon.example');
  clock.move(29 * 24 * 3600);
  await forgetQuestions(services);
  t.equal((await listKept()).length, 1);
  clock.move(2 * 24 * 3600);
  await forgetQuestions(services);
  t.strictSame(await listKept(), [], 'after 30 days');
  await house.answer('Dat heb ik niet gezien.');
  t.equal(await runDueJobs(services), 0);

  await askByMail('Kan Samira de afwas doen?', 'anna@zon.example');
  await house.answer('Ja, elke dag.');
  await house.post('ruud', `/v1/participants/${house.participantId}/shares/${house.share.id}/closures`);
  t.equal(await runDueJobs(services), 1);
  t.equal(box.mails.length, 2, 'closed before it went: not sent');
  t.strictSame(await listKept(), []);
});

t.test('without a mail server no address is asked for or taken', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const employer = house.visit();
  t.notMatch((await employer.open(`/c/${house.share.code}/vraag`)).text, /e-mailadres/);
  const body = { question: 'Kan Samira koken?', mail: { address: 'anna@zon.example' } };
  const refused = await house.ask(`/v1/shares/${house.share.code}/questions`, { method: 'POST', body });
  t.match(refused.json, { code: 'mail-unavailable' });
  t.strictSame((await house.get('ruud', '/v1/questions')).json.items, []);
});

t.test('all of it by the API, by who may', async (t) => {
  const house = await openHouse(t);
  const { participantId, share } = house;
  t.match((await house.get('els', `/v1/participants/${participantId}/question-settings`)).json, {
    isOpen: false,
  });
  await house.setOpen(true);
  const asked = await house.ask(`/v1/shares/${share.code}/questions`, {
    method: 'POST',
    body: { question: 'Is Samira ziek?' },
  });
  t.match(asked.json, { code: 'invalid-request', invalidParams: [{ name: 'confirmed', reason: /ziek/ }] });
  const body = { question: 'Werkt Samira graag samen?', asker: 'De Zon' };
  const { status, json } = await house.ask(`/v1/shares/${share.code}/questions`, { method: 'POST', body });
  t.equal(status, 201);
  const token = json.link.split('/').at(-1);
  const read = () => house.ask(`/v1/question-answers/${token}`);
  t.strictSame((await read()).json, { state: 'waiting', question: body.question, answer: null });
  t.equal((await house.ask('/v1/question-answers/onbekend')).status, 404);
  const { items } = (await house.get('marloes', '/v1/questions')).json;
  t.match(items, [
    {
      participantId,
      shareId: share.id,
      credentialId: null,
      badgeClass: null,
      state: 'waiting',
      asker: 'De Zon',
      answer: null,
    },
  ]);
  t.notOk('tokenHash' in items[0]);
  const url = `/v1/questions/${items[0].id}`;
  for (const [who, expected] of [
    ['fatima', 404],
    ['joke', 403],
    ['beheer', 403],
    ['vreemd', 403],
  ] as const) {
    for (const [act, sent] of [
      ['answers', { answer: 'Ja.' }],
      ['refusals', undefined],
      ['withdrawals', undefined],
    ] as const) {
      t.equal((await house.post(who, `${url}/${act}`, sent)).status, expected, `${who} ${act}`);
    }
  }
  t.match(await house.post('marloes', `${url}/answers`, { answer: 'Ja, heel graag.' }), {
    status: 201,
    json: { state: 'answered' },
  });
  t.match((await house.post('ruud', `${url}/refusals`)).json, { code: 'question-decided' });
  t.strictSame((await read()).json, {
    state: 'answered',
    question: body.question,
    answer: 'Ja, heel graag.',
  });
  const about = (await house.get('ruud', `/v1/participants/${participantId}/questions`)).json;
  t.match(about.items, [{ answer: 'Ja, heel graag.' }]);
  t.equal((await house.post('ruud', `${url}/withdrawals`)).status, 204, 'an answer is taken away too');
  t.equal((await read()).status, 404);
  t.match((await house.post('ruud', `${url}/withdrawals`)).json, { code: 'question-decided' }, 'once');
  t.equal((await house.get('fatima', `/v1/participants/${participantId}/questions`)).status, 404);
  const other = await house.ask(`/v1/credentials/${house.credentialId}/questions`, {
    method: 'POST',
    body: { question: 'Nog iets over de bar?' },
  });
  t.equal(other.status, 201);
  const waiting = (await house.get('ruud', '/v1/questions?state=waiting')).json.items[0];
  t.match(waiting, { badgeClass: 'bar', shareId: null });
  t.equal((await house.post('ruud', `/v1/questions/${waiting.id}/withdrawals`)).status, 204);
});

t.test('what can not be seen goes from a question, and a question of nothing else is none', async (t) => {
  const house = await openHouse(t);
  await house.setOpen(true);
  const ask = (body: object) =>
    house.ask(`/v1/shares/${house.share.code}/questions`, {
      method: 'POST',
      body: { confirmed: true, ...body },
    });
  const sent = { question: 'Werkt\u202e zij\u0007 vlug?\r\nEn\u200b netjes\ud800?', asker: 'De\nZon\u2066' };
  t.equal((await ask(sent)).status, 201);
  const { items } = (await house.get('ruud', '/v1/questions')).json;
  t.match(items[0], { question: 'Werkt zij vlug?\nEn netjes\ufffd?', asker: 'De Zon' });
  for (const question of ['\u200b\u202e', '\u3164\u2800', 'a\u0000'])
    t.equal((await ask({ question })).status, 400);
  t.equal((await ask({ question: 'Bel 06\u200b12345678' })).status, 400);
});

t.test('which words are asked about, and what is an address', async (t) => {
  const words: [string, string[]][] = [
    ['Is Kees vaak ziek?', ['ziek']],
    ['Hij is een muziekliefhebber en ruimt opgewekt op.', []],
    ['Heeft hij kinderen?', ['kinderen']],
    ['Een soort drank inschenken', ['drank']],
    ['Dranken inschenken op een groot terras', []],
    ['Krijgt zij een uitkering?', ['uitkering']],
    ['Does she have DEBTS or an illness?', ['debts', 'illness']],
    ['Still willing to learn, filling shelves, a kind person', ['kind']],
  ];
  for (const [text, found] of words) t.strictSame(findRiskWords(text).toSorted(), found.toSorted(), text);
  for (const text of ['x@y.nl', 'bel 0612345678', '+31 6 12 34 56 78', 'https://a', 'www.a', 'site.com'])
    t.ok(hasContact(text), text);
  const hidden = ['06\u200b1234\u20605678', 'samira\u200b@x.nl', 'site.n\u200dl', 'x＠y.nl', '٠٦١٢٣٤٥٦٧٨'];
  for (const text of hidden) t.ok(hasContact(text), text);
  t.strictSame(findRiskWords('Is zij zi\u200bek?'), ['ziek']);
  for (const text of ['Op 3 dagen, 12 keer, in 2026.', 'Tafel 12 t/m 18 en 20-24', 'Dat kan. Nog iets?'])
    t.notOk(hasContact(text), text);
});
