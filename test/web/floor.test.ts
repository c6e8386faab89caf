// The floor form by hand: many people at once, days that lie back, badges of this workplace, one screen for what was
// seen before, and the same over the API.
import t, { type Test } from 'tap';
import { updateParticipant } from '../../src/domain/participants.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildResults, type StaffName } from '../world.ts';
import { buildAssessment, type Client, defineClass, openClient } from './api-client.ts';
import { openVisitor, type Visitor } from './visitor.ts';

async function signIn({ app, world }: Client, name: StaffName): Promise<Visitor> {
  const { link } = await createStaffSignInLink(world.services, world.staff[name].id);
  const visitor = openVisitor(app);
  await visitor.open(link);
  await visitor.press('Ga verder');
  visitor.reset();
  return visitor;
}

function tapAll(visitor: Visitor, level: string): void {
  const fields = visitor.page.forms.flatMap((form) => form.fields);
  for (const { name, value } of fields) {
    if (name.startsWith('results.') && value === level) visitor.choose(name, level);
  }
}

async function openFloor(t: Test) {
  const client = await openClient(t);
  const { samira, kees, noor } = client.world.participants;
  return { client, world: client.world, samira, kees, noor, ruud: await signIn(client, 'ruud') };
}

t.test('two people get a badge in one submit, and who wants to talk first waits for it', async (t) => {
  const { ruud, samira, kees } = await openFloor(t);
  await ruud.open('/beoordelen');
  await ruud.tap('Meer mensen tegelijk');
  await ruud.press('Verder');
  t.equal(ruud.page.status, 400);
  t.match(ruud.page.text, /Kijk dit nog even na Tik minstens één persoon aan\./);
  ruud.reset();
  ruud.choose('wie', samira.id);
  ruud.choose('wie', kees.id);
  await ruud.press('Verder');
  t.match(ruud.page.text, /Wat lieten deze 2 mensen zien\? (Kees W\. Samira B\.|Samira B\. Kees W\.)/);
  await ruud.tap('Bediening');
  t.match(ruud.page.text, /Wat heb je deze 2 mensen zien doen\?/);
  tapAll(ruud, 'independent');
  await ruud.press('Verder');
  t.match(ruud.page.text, /Klopt dit voor iedereen\?/);
  t.notMatch(ruud.page.text, /Deelnemers/, 'a screen that goes around has no menu');
  await ruud.press('Iets veranderen');
  t.match(ruud.page.text, /Wat heb je deze 2 mensen zien doen\?/);
  await ruud.press('Verder');
  ruud.choose(`answer.${kees.id}`, 'talk');
  await ruud.press('Bewaar voor 2 mensen');
  t.match(ruud.page.text, /Bewaard voor iedereen/);
  t.match(ruud.page.text, /Samira B\. heeft de badge gekregen/);
  t.match(ruud.page.text, /Kees W\. praat eerst nog even/);
  t.equal(ruud.counts.typed, 0);
  await ruud.tap('Kees W.');
  t.match(ruud.page.text, /Eerst even praten/);
  await ruud.press('Ja, het klopt nu');
  t.match(ruud.page.text, /Gefeliciteerd, Kees!/);

  await ruud.open(`/beoordelen/groep/bediening?wie=${samira.id}&wie=${kees.id}`);
  t.match(ruud.page.text, /Deze badge is er al voor Samira en Kees\./);
  await ruud.open(`/beoordelen/groep?wie=${kees.id}`);
  t.equal(ruud.page.url, `/beoordelen/${kees.id}`, 'a group of one is no group');
});

t.test('a group stops at who is out of reach, and stores nothing of anybody', async (t) => {
  const { client, world, ruud, samira, kees, noor } = await openFloor(t);
  for (const people of [
    [samira.id, noor.id],
    [samira.id, 'onzin'],
  ]) {
    await ruud.open(`/beoordelen/groep/bar?wie=${people.join('&wie=')}`);
    t.equal(ruud.page.status, 404);
  }
  const results = await buildResults(world.services, 'bar');
  const body = { badgeClass: 'bar', observedOn: '2026-11-18', results };
  const ask = (changes: object) =>
    client.post('ruud', '/v1/group-assessments', {
      participantIds: [samira.id, kees.id],
      ...body,
      ...changes,
    });
  const faulty: [object, string][] = [
    [{ participantIds: [samira.id, noor.id] }, 'participantIds.1'],
    [{ participantIds: [samira.id, 'onzin'] }, 'participantIds.1'],
    [{ participantIds: [samira.id, samira.id] }, 'participantIds.1'],
    [{ participantIds: [] }, 'participantIds'],
    [{ participantIds: Array.from({ length: 31 }, () => samira.id) }, 'participantIds'],
    [{ holdFor: [noor.id] }, 'holdFor.0'],
    [{ observedOn: '2026-10-01' }, 'observedOn'],
    [{ results: {} }, 'results'],
  ];
  for (const [changes, name] of faulty) {
    const answer = await ask(changes);
    t.equal(answer.status, 400, JSON.stringify(changes).slice(0, 60));
    t.ok(
      answer.json.invalidParams.some((fault: { name: string }) => fault.name === name),
      name,
    );
  }
  for (const who of [samira, kees]) {
    const { json } = await client.get('ruud', `/v1/participants/${who.id}/progress`);
    t.notOk(JSON.stringify(json.badges).includes('with-help'), 'nothing was stored');
    t.strictSame(
      json.badges.filter((badge: { link: unknown }) => badge.link),
      [],
    );
  }
  t.equal(
    (await client.post('joke', '/v1/group-assessments', { ...body, participantIds: [kees.id] })).status,
    403,
  );

  const [first, again] = [await ask({ holdFor: [kees.id] }), await ask({ holdFor: [kees.id] })];
  t.equal(first.status, 201);
  t.strictSame(
    first.json.assessments.map(({ participantId, state }: { participantId: string; state: string }) => [
      participantId,
      state,
    ]),
    [
      [samira.id, 'awarded'],
      [kees.id, 'held'],
    ],
  );
  t.equal(again.status, 200);
  t.strictSame(
    again.json.assessments.map(({ id }: { id: string }) => id),
    first.json.assessments.map(({ id }: { id: string }) => id),
    'sent twice, stored once',
  );
});

t.test('two groups with the same people at once make one badge each', async (t) => {
  const { client, world, samira, kees } = await openFloor(t);
  const results = await buildResults(world.services, 'bar');
  const body = { badgeClass: 'bar', observedOn: '2026-11-18', results };
  const groups = [
    { ...body, participantIds: [samira.id, kees.id] },
    { ...body, participantIds: [kees.id, samira.id] },
  ];
  const answers = await Promise.all([
    client.post('ruud', '/v1/group-assessments', groups[0]),
    client.post('els', '/v1/group-assessments', groups[1]),
  ]);
  const links = answers.flatMap(({ json }) => json.assessments.map(({ link }: { link: string }) => link));
  t.equal(links.length, 4);
  t.equal(new Set(links).size, 2);
});

t.test(
  'one tap to yesterday, a list for the other days, and what came later says so here only',
  async (t) => {
    const { client, ruud, kees } = await openFloor(t);
    await ruud.open(`/beoordelen/${kees.id}/afwas`);
    const days = [...ruud.page.html.matchAll(/<option value="([\d-]+)"/g)].map((found) => found[1]);
    t.equal(days.length, 29, 'today and yesterday are buttons');
    t.strictSame([days[0], days.at(-1)], ['2026-11-16', '2026-10-19']);
    t.notMatch(ruud.page.html, /type="(date|text)"/, 'there is nothing to type');
    tapAll(ruud, 'independent');
    ruud.choose('day', 'other');
    ruud.write('date', '2026-10-19');
    await ruud.press('Verder');
    t.match(ruud.page.text, /Dit is gezien op maandag 19 oktober\./);
    await ruud.press('Ja, klopt');
    t.match(ruud.page.text, /Gefeliciteerd, Kees!.*Later ingevoerd\./);
    const credential = ruud.page.links.find(({ href }) => href.startsWith('/credentials/'));
    await ruud.open(credential?.href ?? '');
    t.notMatch(ruud.page.text, /[Ll]ater ingevoerd/);
    const same = await client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'kees', badgeClass: 'bar' }),
    );
    t.equal(same.json.enteredLater, false);
    const earlier = { of: 'samira', badgeClass: 'bar', observedOn: '2026-11-17' } as const;
    const later = await client.post('ruud', '/v1/assessments', await buildAssessment(client, earlier));
    t.equal(later.json.enteredLater, true);
    t.notMatch(JSON.stringify(later.json.credential), /later/i);
  },
);

t.test('what was all seen before is awarded in one screen', async (t) => {
  const { client, world, ruud, samira } = await openFloor(t);
  await defineClass(client, {
    slug: 'twee-dagen',
    awardRule: { type: 'every-criterion', level: 'independent', days: 2 },
  });
  const seen = { of: 'samira', badgeClass: 'twee-dagen', observedOn: '2026-11-17' } as const;
  await client.post('ruud', '/v1/assessments', await buildAssessment(client, seen));
  ruud.reset();
  await ruud.open(`/beoordelen/${samira.id}/twee-dagen`);
  t.match(ruud.page.text, /Alles is al eens gezien\..*Klopt dit, Samira\?/);
  await ruud.press('Ja, klopt');
  t.match(ruud.page.text, /Gefeliciteerd, Samira!/);
  t.equal(ruud.counts.taps, 1);
  await ruud.open(`/beoordelen/${samira.id}/twee-dagen`);
  t.match(ruud.page.text, /Samira heeft deze badge al/);
  t.notMatch(ruud.page.text, /Alles is al eens gezien/, 'who has it is not offered it again');
  t.ok(world);
});

t.test(
  'a new badge shows its QR code and a short code that leads to the same badge, without a name',
  async (t) => {
    const { client, ruud, samira } = await openFloor(t);
    await ruud.open(`/beoordelen/${samira.id}/bar`);
    tapAll(ruud, 'independent');
    await ruud.press('Verder');
    await ruud.press('Ja, klopt');
    const code = /Of typ deze code over: ([\w-]{14})/.exec(ruud.page.text.replace(/ - /g, '-'))?.[1];
    t.ok(code);
    const shown = await client.ask(`/v1/shares/${code}`);
    t.equal(shown.json.displayName, null);
    t.equal(shown.json.credentials.length, 1);
    const page = ruud.page.url;
    await ruud.press('Ongedaan maken');
    const gone = await client.ask(`/v1/shares/${code}`);
    t.notOk(JSON.stringify(gone.json).includes('/credentials/'), 'undone, it shows nothing');
    await ruud.open(page);
    t.notMatch(ruud.page.text, /Of typ deze code over/);

    const { json } = await client.post(
      'ruud',
      '/v1/assessments',
      await buildAssessment(client, { of: 'kees', badgeClass: 'bar' }),
    );
    await ruud.open(`/beoordelingen/${json.id}`);
    await ruud.press('Toon een korte code');
    const first = /Of typ deze code over: ([\w -]{14,24})/.exec(ruud.page.text)?.[1];
    await ruud.open(`/beoordelingen/${json.id}`);
    t.match(ruud.page.text, first);
  },
);

t.test('by whichever way a badge is awarded, its short code is on the screen', async (t) => {
  const { client, ruud, samira, kees } = await openFloor(t);
  const tap = async (sheet: string) => {
    await ruud.open(sheet);
    tapAll(ruud, 'independent');
    await ruud.press('Verder');
  };
  const ways: Record<string, () => Promise<unknown>> = {
    'one person': async () => {
      await tap(`/beoordelen/${samira.id}/bar`);
      await ruud.press('Ja, klopt');
    },
    'after talking': async () => {
      await tap(`/beoordelen/${samira.id}/afwas`);
      await ruud.press('Even praten');
      await ruud.press('Ja, het klopt nu');
    },
    'a group': async () => {
      await tap(`/beoordelen/groep/bediening?wie=${samira.id}&wie=${kees.id}`);
      await ruud.press('Bewaar voor 2 mensen');
      await ruud.tap('Samira B.');
    },
    'without network': async () => {
      const { json } = await sendKept(client, ruud, { participantId: kees.id });
      await ruud.open(`/beoordelingen/${json.id}`);
    },
  };
  for (const [way, award] of Object.entries(ways)) {
    await award();
    t.match(ruud.page.text, /Gefeliciteerd, (Samira|Kees)! .* Of typ deze code over: [\w -]{14,24}/, way);
  }
});

t.test('a device takes along names and badges, and nothing of what was seen', async (t) => {
  const { client, world, ruud, samira, noor } = await openFloor(t);
  await client.post(
    'ruud',
    '/v1/assessments',
    await buildAssessment(client, { of: 'samira', badgeClass: 'bar' }),
  );
  const headers = { cookie: readCookies(ruud) };
  const { status, json, text } = await client.ask('/beoordelen/meenemen', { headers });
  t.equal(status, 200);
  const members = ['assessorId', 'expiresAt', 'formKey', 'groups', 'idleSeconds', 'people', 'screens'];
  t.strictSame(Object.keys(json).toSorted(), members);
  t.equal(json.idleSeconds, 0, 'this is no shared tablet');
  t.equal(json.assessorId, world.staff.ruud.id);
  t.equal(json.expiresAt, Date.parse('2026-11-18T22:00:00Z'), 'until the session ends');
  t.strictSame(
    json.people.map(({ name }: { name: string }) => name),
    ['Samira B.', 'Kees W.'],
    "today's people first",
  );
  t.strictSame(Object.keys(json.people[0]), ['id', 'name', 'givenName', 'initials', 'tint', 'language']);
  t.notMatch(text, /Bensaid|independent|credentials|superbadge/);
  t.notMatch(text, noor.id, 'nobody of another location');
  t.ok(text.includes(samira.id));
  t.strictSame(json.screens, {});
  t.notMatch(text, '"words":{"', 'nobody reads another language than that of the page');
  await updateParticipant(world.services, world.staff.ruud, {
    participantId: samira.id,
    changes: { language: 'ar' },
  });
  const { json: turned } = await client.ask('/beoordelen/meenemen', { headers });
  t.strictSame(
    turned.people.map(({ language }: { language: string | null }) => language),
    ['ar', null],
    'which screen to turn',
  );
  t.strictSame(Object.keys(turned.screens), ['ar']);
  for (const { words } of turned.groups[0].badges) t.strictSame(Object.keys(words), ['ar'], 'no more words');
  t.equal((await client.ask('/beoordelen/meenemen')).status, 401);
  const joke = await signIn(client, 'joke');
  t.equal((await client.ask('/beoordelen/meenemen', { headers: { cookie: readCookies(joke) } })).status, 403);
});

t.test('what a device sends later is stored once, and only by who kept it', async (t) => {
  const { client, world, ruud, samira } = await openFloor(t);
  const seen = { participantId: samira.id, observedOn: '2026-10-19' };
  const send = (changes: object = {}, key = 'a-key') => sendKept(client, ruud, { ...seen, ...changes }, key);
  const refusals: [object, string][] = [
    [{ formKey: 'x' }, 'form-expired'],
    [{ assessorId: world.staff.els.id }, 'form-expired'],
    [{ observedOn: '2026-10-18' }, 'invalid-request'],
    [{ remark: 'x' }, 'invalid-request'],
    [{ participantId: world.participants.noor.id }, 'not-found'],
  ];
  for (const [changes, code] of refusals) {
    const answer = await send(changes);
    t.equal(answer.json.code, code);
    t.equal(answer.headers['content-type'], 'application/problem+json');
  }
  const [first, again, other] = [await send(), await send(), await send({}, 'another-key')];
  t.strictSame([first.status, again.status, other.status], [201, 201, 200]);
  t.equal(first.json.state, 'awarded');
  t.equal(again.text, first.text);
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.equal(other.json.id, first.json.id, 'from another device the same');
});

t.test('the form can be put on a home screen, and one script may answer for the network', async (t) => {
  const { client, ruud } = await openFloor(t);
  await ruud.open('/beoordelen');
  t.match(ruud.page.html, '<link rel="manifest" href="/manifest.webmanifest">');
  t.match(ruud.page.headers['content-security-policy'], /worker-src 'self'; manifest-src 'self'/);
  const manifest = await client.ask('/manifest.webmanifest');
  t.match(manifest.headers['content-type'], 'application/manifest+json');
  t.match(manifest.json, { start_url: '/beoordelen', display: 'standalone', scope: '/' });
  for (const { src, sizes } of manifest.json.icons) {
    const { bytes, headers } = await client.ask(src);
    t.equal(headers['content-type'], 'image/png');
    t.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
  t.equal((await client.ask('/icons/any-9999.png')).status, 404);
  const worker = await client.ask('/offline-worker.js');
  t.match(worker.headers, { 'content-type': /text\/javascript/, 'cache-control': 'no-cache' });
  const visitor = openVisitor(client.app);
  await visitor.open('/');
  t.notMatch(visitor.page.html, /manifest|floor\.|data-assessor/, 'nobody else is asked to install it');
  await visitor.open('/bewaard');
  const own = ruud.page.html;
  await ruud.open('/bewaard');
  t.equal(ruud.page.html, visitor.page.html, 'the page that is kept on the device is the same for everybody');
  t.match(own, `data-assessor="${client.world.staff.ruud.id}"`);
});

function readCookies(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** What the device of this assessor sends of somebody who was seen at the bar. */
async function sendKept({ ask, world }: Client, visitor: Visitor, changes: object, key = 'a-key') {
  const fields = visitor.page.forms.flatMap(({ fields }) => fields);
  const body = {
    assessorId: world.staff.ruud.id,
    badgeClass: 'bar',
    observedOn: '2026-11-18',
    results: await buildResults(world.services, 'bar'),
    hold: false,
    formKey: fields.find(({ name }) => name === 'formKey')?.value,
    ...changes,
  };
  const headers = {
    cookie: readCookies(visitor),
    accept: 'application/json',
    'idempotency-key': key,
  };
  return await ask('/beoordelingen', { method: 'POST', headers, body });
}
