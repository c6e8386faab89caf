// What participants say of themselves and what the floor says back: "dit kan ik al", "zeg het zelf" and stapjes, by
// pages and API alike, and who may not see any of it.

import t, { type Test } from 'tap';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { sql } from '../../src/store/drizzle.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { languages } from '../../src/text/languages.ts';
import { buildServer } from '../../src/web/server.ts';
import { readPdf } from '../read-pdf.ts';
import { awardBadge, type ParticipantName, type StaffName } from '../world.ts';
import { buildAssessment, type Client, defineClass, openClient } from './api-client.ts';
import { openVisitor, seenPages, type Visitor } from './visitor.ts';

type House = Client & { signIn(name: StaffName | ParticipantName, language?: string): Promise<Visitor> };

async function openHouse(t: Test): Promise<House> {
  const client = await openClient(t);
  const { services, staff, participants } = client.world;
  return {
    ...client,
    async signIn(name, language = 'nl') {
      const { link } =
        name in staff
          ? await createStaffSignInLink(services, staff[name as StaffName].id)
          : await createParticipantSignInLink(
              services,
              staff.beheer,
              participants[name as ParticipantName].id,
            );
      const visitor = openVisitor(client.app, language);
      await visitor.open(link);
      await visitor.press(language === 'nl' ? 'Ga verder' : 'Go on');
      visitor.reset();
      return visitor;
    },
  };
}

const urlOf = ({ world }: Client, name: ParticipantName) => `/v1/participants/${world.participants[name].id}`;
const put = (client: Client, as: StaffName, url: string, body: object) =>
  client.ask(url, { method: 'PUT', as, body });

t.test('what somebody says they can do waits with the floor from the first day', async (t) => {
  const house = await openHouse(t);
  const samira = await house.signIn('samira');
  await samira.tap('Bekijk de badges');
  await samira.tap('Afwas');
  const page = await samira.press('Dit kan ik al');
  t.equal(samira.counts.taps, 3, 'three taps and no typing');
  t.match(page.text, /Je werkbegeleider weet het/);
  t.match((await samira.open('/mijn')).text, /Jij zegt: dit kan ik al: Afwas/);

  const ruud = await house.signIn('ruud');
  t.match(
    (await ruud.open('/')).text,
    /Zij zeggen: dit kan ik al Samira B\. Afwassen en opruimen gezegd vandaag/,
  );
  t.match(
    (await ruud.open(`/deelnemers/${house.world.participants.samira.id}`)).text,
    /Samira zegt: dit kan ik al/,
  );
  await ruud.press('Samen kijken');
  t.match(ruud.page.text, /Afgesproken: jullie kijken samen.* Samira B\. Afwas/, 'it stays');
  t.match((await samira.open('/mijn')).text, /Jullie kijken samen/);

  await ruud.open('/');
  const sheet = await ruud.tap('Kijk nu');
  t.match(sheet.text, /Wat heb je Samira zien doen\?/, 'it leads straight into the form for it');
  for (const { name, value } of sheet.forms.flatMap(({ fields }) => fields)) {
    if (name.startsWith('results.') && value === 'with-help') ruud.choose(name, value);
  }
  await ruud.press('Verder');
  const told = await ruud.press('Ja, klopt');
  t.notMatch((await ruud.open('/')).text, /Zij zeggen/, 'what was looked at waits no longer');
  t.notMatch((await samira.open('/mijn')).text, /Jij zegt/);
  await ruud.open(told.url);
  await ruud.press('Ongedaan maken');
  t.match((await ruud.open('/')).text, /Samira B\. Afwas/, 'an undo brings it back');

  const fatima = await house.signIn('fatima');
  t.notMatch((await fatima.open('/')).text, /Samira/, 'the floor of another place does not see it');
  t.notMatch((await fatima.open('/kan-ik-al')).text, /Samira/);
});

t.test('a claim is taken back like it was made, and counts towards nothing', async (t) => {
  const house = await openHouse(t);
  const samira = await house.signIn('samira');
  await samira.open('/mijn/kan-ik-al/bar');
  await samira.press('Dit kan ik al');
  const { json: before } = await house.get('ruud', `${urlOf(house, 'samira')}/claims`);
  t.match(before.items, [{ badgeClass: 'bar', togetherAt: null, givenName: 'Samira' }]);
  await samira.press('Toch niet');
  t.match(samira.page.text, /Het is teruggenomen\..*Kun je dit al\?/);
  t.same((await house.get('ruud', '/v1/claims')).json.items, []);
  const { json: progress } = await house.get('ruud', `${urlOf(house, 'samira')}/progress`);
  t.ok(progress.badges.every((badge: { progress: { timesSeen: number } }) => badge.progress.timesSeen === 0));
});

t.test('the API says it with the same rules', async (t) => {
  const house = await openHouse(t);
  const claims = `${urlOf(house, 'samira')}/claims`;
  const first = await put(house, 'els', `${claims}/afwas`, { isClaimed: true });
  t.match(first.json, { badgeClass: 'afwas', claim: { badgeClass: 'afwas', togetherAt: null } });
  house.world.clock.move(3600);
  const again = await put(house, 'els', `${claims}/afwas`, { isClaimed: true });
  t.same(again.json, first.json, 'the same again changes nothing');
  await put(house, 'ruud', `${claims}/bar`, { isClaimed: true });
  const page = (await house.get('marloes', '/v1/claims?limit=1')).json;
  t.match(page.items, [{ badgeClass: 'afwas' }], 'the oldest first');
  t.match((await house.get('marloes', `/v1/claims?limit=1&cursor=${page.next}`)).json.items, [
    { badgeClass: 'bar' },
  ]);
  t.same((await house.get('fatima', '/v1/claims')).json.items, []);

  t.match(
    (await put(house, 'ruud', `${claims}/afwas/joint-look`, { isPlanned: true })).json.claim.togetherAt,
    /^2026/,
  );
  t.equal(
    (await put(house, 'ruud', `${claims}/afwas/joint-look`, { isPlanned: false })).json.claim.togetherAt,
    null,
  );
  t.equal((await put(house, 'ruud', `${claims}/receptie/joint-look`, { isPlanned: true })).status, 404);

  await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  const reasons: [string, string][] = [
    ['bar', 'is held already'],
    ['nergens', 'is not a known badge class'],
    ['keukenassistent', 'is a superbadge: it follows from other badges'],
  ];
  for (const [badgeClass, reason] of reasons) {
    const { json } = await put(house, 'ruud', `${claims}/${badgeClass}`, { isClaimed: true });
    t.same(json.invalidParams, [{ name: 'badgeClass', reason }]);
  }
  await house.ask('/v1/badge-classes/plannen', { method: 'PATCH', as: 'beheer', body: { retired: true } });
  t.equal(
    (await put(house, 'ruud', `${claims}/plannen`, { isClaimed: true })).json.code,
    'badge-class-retired',
  );
  t.same(
    (await house.get('ruud', '/v1/claims')).json.items.map(
      (claim: { badgeClass: string }) => claim.badgeClass,
    ),
    ['afwas'],
    'an awarded badge is claimed no longer',
  );
});

t.test(
  'an award that follows later takes its claim along, and a repeat of what was seen answers it',
  async (t) => {
    const house = await openHouse(t);
    const badgeClass = await defineClass(house, { slug: 'met-z-n-tweeen', policy: 'second-assessor' });
    const seen = await buildAssessment(house, { of: 'samira', badgeClass });
    const { json } = await house.post('ruud', '/v1/assessments', seen);
    const url = `${urlOf(house, 'samira')}/claims/${badgeClass}`;
    t.ok((await put(house, 'ruud', url, { isClaimed: true })).json.claim);
    await house.post('els', `/v1/approvals/${json.approval.id}/decisions`, { decision: 'approve' });
    t.same((await house.get('ruud', '/v1/claims')).json.items, []);

    const afwas = await buildAssessment(house, { of: 'samira', badgeClass: 'afwas', level: 'with-help' });
    await house.post('ruud', '/v1/assessments', afwas);
    await put(house, 'ruud', `${urlOf(house, 'samira')}/claims/afwas`, { isClaimed: true });
    t.equal((await house.get('ruud', '/v1/claims')).json.items.length, 1);
    await house.post('ruud', '/v1/assessments', afwas);
    t.same((await house.get('ruud', '/v1/claims')).json.items, []);
  },
);

t.test('two taps at once make one claim', async (t) => {
  const house = await openHouse(t);
  const url = `${urlOf(house, 'samira')}/claims/afwas`;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => put(house, 'ruud', url, { isClaimed: true })),
  );
  t.same(new Set(answers.map(({ text }) => text)).size, 1);
});

t.test('what somebody says of themselves stands beside what was seen', async (t) => {
  const house = await openHouse(t);
  const { samira: who } = house.world.participants;
  await house.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(house, { of: 'samira', badgeClass: 'afwas', results: { sorteren: 'with-help' } }),
  );
  const samira = await house.signIn('samira');
  await samira.open('/mijn/kan-ik-al/afwas');
  samira.choose('results.sorteren', 'independent');
  samira.choose('results.opbergen', 'teaches');
  await samira.press('Bewaar');
  const rows = [...samira.page.html.matchAll(/<tr role="row"><th role="rowheader"[\s\S]*?<\/tr>/g)].map(
    ([row]) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
  );
  t.match(rows[0], /zelf met hulp$/, 'both, side by side');
  t.match(rows[3], /ik doe het voor$/, 'what was not seen is left empty');
  t.notMatch(samira.page.text, /nog niet gezien/);

  const ruud = await house.signIn('ruud');
  t.match(
    (await ruud.open(`/deelnemers/${who.id}/kan-ik-al/afwas`)).text,
    /Naast elkaar .* Samira Gezien .* zelf met hulp/,
  );
  const { json: progress } = await house.get('ruud', `${urlOf(house, 'samira')}/progress`);
  const afwas = progress.badges.find((badge: { badgeClass: string }) => badge.badgeClass === 'afwas');
  t.match(afwas.progress, { timesSeen: 1, criteria: [{ bestLevel: 'with-help' }] }, 'it is no observation');

  for (const name of ['sorteren', 'opbergen']) samira.choose(`results.${name}`, '');
  await samira.press('Bewaar');
  t.same(
    (await house.get('ruud', `${urlOf(house, 'samira')}/self-assessments`)).json.items,
    [],
    'and is cleared',
  );
  t.equal((await (await house.signIn('fatima')).open(`/deelnemers/${who.id}/kan-ik-al/afwas`)).status, 404);
  for (const name of ['joke', 'beheer'] as const) {
    t.equal(
      (await (await house.signIn(name)).open(`/deelnemers/${who.id}/kan-ik-al/afwas`)).status,
      403,
      name,
    );
  }
});

t.test(
  'a self-assessment over the API names every fault, and says when it was filled in together',
  async (t) => {
    const house = await openHouse(t);
    const url = `${urlOf(house, 'samira')}/self-assessments`;
    const bad = await put(house, 'ruud', `${url}/afwas`, {
      results: { sorteren: 'slecht', koken: 'teaches' },
    });
    t.same(
      bad.json.invalidParams.map(({ name }: { name: string }) => name),
      ['results.sorteren', 'results.koken'],
    );
    const good = await put(house, 'ruud', `${url}/afwas`, { results: { sorteren: 'teaches' } });
    t.match(good.json, { results: { sorteren: 'teaches' }, isTogether: true, saidAt: /^2026-11-18/ });
    t.match((await put(house, 'ruud', `${url}/afwas`, { results: {} })).json, {
      saidAt: null,
      isTogether: false,
    });
  },
);

t.test('a small step takes two taps and is for the participant alone', async (t) => {
  const house = await openHouse(t);
  const { samira: who } = house.world.participants;
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${who.id}`);
  ruud.reset();
  await ruud.tap('Geef een stapje');
  await ruud.press('Je hielp een collega.');
  t.same(ruud.counts, { taps: 2, typed: 0 });
  await ruud.open(`/deelnemers/${who.id}/stapje`);
  await ruud.press('Je hielp een collega.');
  const steps = `${urlOf(house, 'samira')}/small-steps`;
  t.match((await house.get('ruud', steps)).json.items, [
    { sentence: 'helped-a-colleague', giverName: 'Ruud' },
  ]);

  const samira = await house.signIn('samira', 'en');
  t.match((await samira.open('/mijn')).text, /Your small steps .* You helped a colleague\. Ruud · today/);
  const kees = await house.signIn('kees');
  t.notMatch((await kees.open('/mijn')).text, /collega/);
  t.equal((await kees.open(`/deelnemers/${who.id}/stapjes`)).status, 403);
  t.equal((await (await house.signIn('fatima')).open(`/deelnemers/${who.id}/stapjes`)).status, 404);
  for (const name of ['joke', 'beheer'] as const) {
    const visitor = await house.signIn(name);
    t.equal((await visitor.open(`/deelnemers/${who.id}/stapjes`)).status, 403, name);
    t.notMatch((await visitor.open(`/deelnemers/${who.id}`)).text, /collega/, name);
  }
});

t.test('a small step is in nothing that others get', async (t) => {
  const house = await openHouse(t);
  const { credentialId, document } = await awardBadge(house.world, { to: 'samira', badgeClass: 'bar' });
  const { json: step } = await house.post('ruud', `${urlOf(house, 'samira')}/small-steps`, {
    sentence: 'kept-calm',
  });
  const body = { credentialIds: [credentialId], displayName: 'full' };
  const { json: share } = await house.post('ruud', `${urlOf(house, 'samira')}/shares`, body);
  const open = [
    `/credentials/${credentialId}`,
    `/c/${share.code}`,
    `/v1/shares/${share.code}`,
    `/small-steps/${step.id}`,
    `/stapjes/${step.id}`,
    `/v1/small-steps/${step.id}`,
  ];
  const words = /kept-calm|rustig|stapje|small.step/i;
  t.notMatch(document, words);
  for (const url of open) {
    const answer = await house.ask(url, { headers: { accept: 'text/html' } });
    t.notMatch(answer.text.replace(/<head>[\s\S]*<\/head>/, ''), words, url);
  }
  for (const as of ['meter', 'joke', 'beheer'] as const) {
    for (const url of [urlOf(house, 'samira'), `${urlOf(house, 'samira')}/credentials`]) {
      t.notMatch((await house.get(as, url)).text, words, `${as} ${url}`);
    }
  }
});

t.test('a small step is taken back within ten minutes by who gave it', async (t) => {
  const house = await openHouse(t);
  const steps = `${urlOf(house, 'samira')}/small-steps`;
  const give = async () => (await house.post('ruud', steps, { sentence: 'worked-neatly' })).json;
  const { id } = await give();
  t.equal((await house.post('els', `${steps}/${id}/undos`)).json.code, 'forbidden');
  t.equal(
    (await house.post('ruud', `${urlOf(house, 'kees')}/small-steps/${id}/undos`)).status,
    404,
    'of Kees it is not',
  );
  const ruud = await house.signIn('ruud');
  await ruud.open(`/deelnemers/${house.world.participants.samira.id}/stapjes`);
  await ruud.press('Ongedaan maken');
  t.match(ruud.page.text, /Het stapje is weg\./);
  t.same((await house.get('ruud', steps)).json.items, []);
  const late = await give();
  house.world.clock.move(601);
  t.equal((await house.post('ruud', `${steps}/${late.id}/undos`)).json.code, 'undo-too-late');
  t.notMatch((await ruud.open(`/deelnemers/${house.world.participants.samira.id}/stapjes`)).text, /Ongedaan/);
  const wrong = await house.post('ruud', steps, { sentence: 'Je bent te laat' });
  t.equal(wrong.json.invalidParams[0].name, 'sentence', 'there is no free text');
  t.equal(Object.keys(languages.nl.texts.smallSteps.sentences).length, 12);
});

t.test(
  'a note lies behind one tap, is asked about where it tells of a life, and is left out in one',
  async (t) => {
    const house = await openHouse(t);
    const seen = await buildAssessment(house, { of: 'samira', badgeClass: 'bar' });
    const { id } = (await house.post('ruud', '/v1/assessments', seen)).json;
    const ruud = await house.signIn('ruud');
    const result = `/beoordelingen/${id}`;
    await ruud.open(result);
    t.match(ruud.page.html, /<details class="k-card"><summary>Schrijf een notitie/, 'folded');
    ruud.write('text', '  Schonk rustig \n in.  ');
    await ruud.press('Bewaar de notitie');
    t.match([ruud.page.url, ruud.page.text], [result, /Jouw notitie/]);
    const notes = async () => (await house.get('els', `${urlOf(house, 'samira')}/notes`)).json.items;
    t.match(await notes(), [
      { assessmentId: id, text: 'Schonk rustig in.', writerName: 'Ruud', badgeClass: 'bar' },
    ]);

    const asked = [
      'Heeft schulden',
      'Was weer ziek',
      'Verslaafd geweest',
      'De politie kwam langs',
      'Haar moeder belt vaak',
      'Slaapt slecht door zorg thuis',
      'Wacht op een woning',
      'Kinderopvang was dicht',
      'Krijgt EMDR',
    ];
    for (const text of asked) {
      ruud.write('text', text);
      await ruud.press('Bewaar de notitie');
      t.equal(ruud.page.status, 400, text);
      t.match(
        ruud.page.text,
        /Staat hier iets over het leven van iemand\?.*Schrijf alleen wat je in het werk zag/,
      );
      await ruud.open(result);
    }
    t.match(await notes(), [{ text: 'Schonk rustig in.' }], 'what was asked about is not kept');
    for (const text of ['Zorgvuldig met de glazen', 'Hielp de gasten vlot', 'Schoon en op tijd klaar']) {
      ruud.write('text', text);
      t.equal((await ruud.press('Bewaar de notitie')).status, 200, text);
    }

    const ask = async (text: string) => {
      await ruud.open(result);
      ruud.write('text', text);
      await ruud.press('Bewaar de notitie');
    };
    await ask('Praat over schulden');
    ruud.write('text', 'Praat met gasten');
    await ruud.press('Bewaar de nieuwe tekst');
    t.match(await notes(), [{ text: 'Praat met gasten' }], 'changed');
    await ask('Telt de drank in de kelder');
    await ruud.press('Dit gaat over het werk');
    t.match(await notes(), [{ text: 'Telt de drank in de kelder' }], 'it asks, and stops nobody');
    t.match(
      (await ruud.open(`/deelnemers/${house.world.participants.samira.id}`)).text,
      /Notities \(1\) Telt de drank in de kelder Achter de bar · Ruud/,
    );
    await ask('Heeft schulden');
    await ruud.press('Laat de notitie weg');
    t.same(await notes(), []);
    t.match(ruud.page.text, /Schrijf een notitie/);
    await ask('x'.repeat(141));
    t.match([ruud.page.status, ruud.page.text], [400, /Maak het korter/]);

    const url = `/v1/assessments/${id}/note`;
    t.equal(
      (await put(house, 'els', url, { text: 'Ook goed' })).json.code,
      'forbidden',
      'a note is its writer\u2019s',
    );
    const risky = await put(house, 'ruud', url, { text: 'Heeft schulden' });
    t.match(risky.json.invalidParams, [{ name: 'confirmed', reason: /schulden/ }]);
    t.equal(
      (await put(house, 'ruud', url, { text: '\u{1f44d}'.repeat(140) })).status,
      200,
      'as people count',
    );
    t.equal((await put(house, 'ruud', url, { text: 'x'.repeat(141) })).json.invalidParams[0].name, 'text');
    t.match((await put(house, 'ruud', url, { text: '\u200b\u2060' })).json, { text: null }, 'nothing to see');
    t.same((await put(house, 'ruud', url, { text: null })).json, { text: null });
    await put(house, 'ruud', url, { text: 'Goed' });
    await house.post('ruud', `/v1/assessments/${id}/undos`);
    t.same(await notes(), [], 'undone, nothing of it stays');
    t.equal((await put(house, 'ruud', url, { text: 'Goed' })).json.code, 'not-found');
  },
);

t.test('a note is in nothing public, for no other role, and in all that is kept of somebody', async (t) => {
  const house = await openHouse(t);
  const { world } = house;
  const { id, credentialId, document } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const lines: string[] = [];
  const app = buildServer({
    services: world.services,
    log: { level: 'trace', stream: { write: (line: string) => void lines.push(line) } },
  });
  t.teardown(() => app.close());
  const headers = { authorization: `Bearer ${world.tokens.ruud}` };
  const payload = { text: 'Zebravink zong' };
  const wrote = await app.inject({ method: 'PUT', url: `/v1/assessments/${id}/note`, headers, payload });
  t.equal(wrote.statusCode, 200);
  const shared = { credentialIds: [credentialId], displayName: 'full' };
  const { code } = (await house.post('ruud', `${urlOf(house, 'samira')}/shares`, shared)).json;
  const credential = `/credentials/${credentialId}`;
  const open = [
    ...[
      '',
      '/badge.json',
      '/badge.jwt',
      '/badge.svg',
      '/badge.png',
      '/badge.pdf',
      '/card.pdf',
      '/share.png',
    ].map((form) => credential + form),
    ...[`/c/${code}`, `/c/${code}/badges.pdf`, `/controleer?code=${code}`, `/v1/shares/${code}`],
    ...['/badges', '/achievements/bar/1', '/issuers/gouden-lepel', '/sitemap.xml'],
  ];
  const hears = (text: string) => /zebravink/i.test(text);
  for (const url of open) {
    const answer = await app.inject({ url, headers: { accept: 'text/html, */*;q=0.5' } });
    t.notOk(hears(answer.rawPayload.toString('latin1')), url);
    if (url.endsWith('.pdf')) t.notOk(hears((await readPdf(answer.rawPayload)).text), url);
  }
  t.notOk(hears(document));
  const verified = await house.post('ruud', '/v1/verifications', JSON.parse(document));
  t.notOk(hears(verified.text));
  for (const as of ['meter', 'joke', 'beheer', 'fatima', 'vreemd'] as const) {
    for (const url of ['', '/credentials', '/progress', '/notes'].map(
      (part) => urlOf(house, 'samira') + part,
    )) {
      t.notOk(hears((await house.get(as, url)).text), `${as} ${url}`);
    }
  }
  const samira = await house.signIn('samira');
  for (const url of ['/mijn', '/mijn/gespreksblad', '/mijn/wie-ziet-wat', '/mijn/gegevens'])
    t.notOk(hears((await samira.open(url)).html), url);
  t.ok(lines.length > open.length);
  t.notOk(hears(lines.join('')), 'and in no line of the log');
  const audit = await world.services.db.execute(sql`select * from audit_lines`);
  t.notOk(hears(JSON.stringify([...audit])));
  const kept = await house.get('ruud', `${urlOf(house, 'samira')}/personal-data`);
  t.match(kept.json.tables?.notes, [{ text: 'Zebravink zong' }], 'the participant can have all of it');
});

t.test('no page of these says too much', async (t) => {
  t.ok(seenPages.length > 20);
  const tooMuch = /niet behaald|undefined|\[object/;
  const found = seenPages.filter(({ text }) => findForbiddenWords(text).length > 0 || tooMuch.test(text));
  t.same(found, []);
  const ofHolder = seenPages.filter(({ url, status }) => url.startsWith('/mijn') && status === 200);
  t.same(
    ofHolder.filter(({ text }) => text.includes('nog niet gezien')),
    [],
  );
});
