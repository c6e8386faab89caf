// What can be earned and by whom, over the API: badge classes and their versions, superbadges, participants, and
// lists to their end.
import t from 'tap';
import { addSeconds } from '../../src/base/clock.ts';
import { redeemSignInLink } from '../../src/domain/sign-in.ts';
import { awardBadge, type StaffName } from '../world.ts';
import {
  type Answer,
  buildAssessment,
  buildClass,
  type Client,
  defineClass,
  type Json,
  openClient,
} from './api-client.ts';

const faultsOf = ({ json }: Answer) =>
  json.faults.map(({ file, field }: Json) => (file === 'template' ? field : `${file}: ${field}`));

/** Every item of a list, a page at a time by its Link header. */
async function readList(
  client: Client,
  first: string,
  as?: StaffName,
): Promise<{ items: Json[]; pages: number }> {
  const items: Json[] = [];
  let url: string | undefined = first;
  let pages = 0;
  while (url !== undefined) {
    const answer: Answer = await client.ask(url, as ? { as } : {});
    if (answer.status !== 200) throw new Error(answer.text);
    items.push(...answer.json.items);
    pages += 1;
    url = /^<([^>]+)>; rel="next"$/.exec(answer.headers.link ?? '')?.[1];
    if ((url === undefined) !== (answer.json.next === null)) throw new Error('Link and next differ');
  }
  return { items, pages };
}

t.test('the catalogue is open, in pages, and by kind', async (t) => {
  const client = await openClient(t);
  const whole = (await client.ask('/v1/badge-classes')).json;
  t.equal(whole.items.length, 19);
  t.equal(whole.next, null);
  const { items, pages } = await readList(client, '/v1/badge-classes?limit=4');
  t.equal(pages, 5);
  t.same(items, whole.items, 'page by page the same');
  const superbadges = await readList(client, '/v1/badge-classes?kind=superbadge&limit=1');
  t.equal(superbadges.pages, 3, 'the way to the next page keeps what was asked');
  t.same(superbadges.items, (await readList(client, '/v1/superbadges?limit=2')).items);
  t.match(
    whole.items.find(({ slug }: Json) => slug === 'snijtechnieken'),
    {
      kind: 'badge',
      version: 1,
      currentVersion: 1,
      retired: false,
      achievement: 'https://badges.example.org/achievements/snijtechnieken/1',
      image: 'https://badges.example.org/achievements/snijtechnieken/1/image.svg',
      template: { name: { nl: 'Snijtechnieken' }, policy: 'direct', awardRule: { type: 'every-criterion' } },
    },
  );
});

t.test('a superbadge shows its rule and the badges that it rests on', async (t) => {
  const client = await openClient(t);
  const { json } = await client.ask('/v1/superbadges/keukenassistent');
  t.same(json.template.awardRule.all[0], { badge: 'snijtechnieken' });
  t.match(json.components[0], {
    slug: 'snijtechnieken',
    achievement: 'https://badges.example.org/achievements/snijtechnieken/1',
  });
  t.equal(json.components.length, 5);
  for (const slug of ['snijtechnieken', 'nergens', '%00']) {
    t.equal((await client.ask(`/v1/superbadges/${slug}`)).json.code, 'not-found', slug);
  }
});

t.test('a badge class is defined once; every later change is a version', async (t) => {
  const client = await openClient(t);
  const body = await buildClass(client, { slug: 'glazen-halen' });
  const made = await client.post('beheer', '/v1/badge-classes', body);
  t.equal(made.status, 201);
  t.equal(made.headers.location, '/v1/badge-classes/glazen-halen');
  t.same((await client.ask(made.headers.location!)).json, made.json);
  const again = await client.post('beheer', '/v1/badge-classes', body);
  t.equal(again.status, 409);
  t.equal(again.json.code, 'badge-class-exists');

  const award = await awardBadge(client.world, { to: 'samira', badgeClass: 'glazen-halen' });
  const versions = '/v1/badge-classes/glazen-halen/versions';
  const same = await client.post('beheer', versions, body);
  t.equal(same.status, 200, 'equal to the current one');
  t.equal(same.json.version, 1);
  const changed = await buildClass(client, { slug: 'glazen-halen', name: { nl: 'Glazen', en: 'Glasses' } });
  const second = await client.post('beheer', versions, changed);
  t.equal(second.status, 201);
  t.match(second.json, { version: 2, currentVersion: 2, template: { name: { nl: 'Glazen' } } });
  t.same((await client.ask(second.headers.location!)).json, second.json);
  const first = (await client.ask('/v1/badge-classes/glazen-halen?version=1')).json;
  t.match(first, { version: 1, currentVersion: 2, template: { name: { nl: 'Achter de bar' } } });
  t.equal((await client.ask('/v1/badge-classes/glazen-halen?version=3')).status, 404);
  const held = (await client.get('ruud', `/v1/credentials/${award.credentialId}`)).json;
  t.match(held, { version: 1, name: 'Achter de bar' }, 'a credential keeps what it was judged on');
  const repeat = await buildAssessment(client, { of: 'samira', badgeClass: 'glazen-halen' });
  t.equal(
    (await client.post('ruud', '/v1/assessments', repeat)).json.link,
    award.link,
    'one across versions',
  );
});

t.test('a template is refused with every fault in it, and nothing is kept', async (t) => {
  const client = await openClient(t);
  const define = (body: object) => client.post('beheer', '/v1/badge-classes', body);
  const good = await buildClass(client, { slug: 'nieuw' });
  const refused = await define({
    template: {
      ...good.template,
      slug: 'Nieuw',
      name: { nl: 'Voor de klant' },
      awardRule: { type: 'luck' },
      why: 1,
    },
    imageSvg: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  });
  t.equal(refused.status, 400);
  t.equal(refused.json.code, 'badge-template-invalid');
  const fields = faultsOf(refused);
  for (const field of ['slug', 'name.nl', 'name.en', 'why']) t.ok(fields.includes(field), field);
  t.ok(fields.some((field: string) => field.startsWith('awardRule')));
  t.ok(fields.some((field: string) => field.startsWith('imageSvg')));
  t.equal((await define({ ...good, template: { kind: 'badge' } })).json.code, 'badge-template-invalid');
  const shape = await define({ template: [], imageSvg: 1, extra: true });
  t.same(shape.json.invalidParams.map(({ name }: Json) => name).toSorted(), [
    'extra',
    'imageSvg',
    'template',
  ]);
  const missing = { kind: 'superbadge', category: 'superbadge', awardRule: { all: [{ badge: 'vliegen' }] } };
  const { criteria: _criteria, ...shared } = good.template;
  t.match(faultsOf(await define({ ...good, template: { ...shared, ...missing } })), ['awardRule']);
  t.equal((await client.ask('/v1/badge-classes/nieuw')).status, 404);

  const versions = '/v1/badge-classes/bar/versions';
  t.same(faultsOf(await client.post('beheer', versions, good)), ['slug'], 'of another class');
  const turned = { ...shared, ...missing, slug: 'bar', awardRule: { all: [{ badge: 'afwas' }] } };
  t.same(faultsOf(await client.post('beheer', versions, { ...good, template: turned })), ['kind']);
  const nowhere = await client.post('beheer', '/v1/badge-classes/nergens/versions', good);
  t.equal(nowhere.json.code, 'not-found');
});

t.test('a superbadge of superbadges can be defined, one that rests on itself can not', async (t) => {
  const client = await openClient(t);
  const { json } = await client.ask('/v1/superbadges/keukenassistent');
  const image = (await client.ask('/achievements/keukenassistent/1/image.svg')).text;
  const chef = {
    template: {
      ...json.template,
      slug: 'chef',
      awardRule: {
        all: [
          { superbadge: 'keukenassistent' },
          { atLeast: 1, of: [{ badge: 'bar' }, { badge: 'plannen' }] },
        ],
      },
    },
    imageSvg: image,
  };
  t.equal((await client.post('beheer', '/v1/badge-classes', chef)).status, 201);
  const circle = {
    template: { ...json.template, awardRule: { all: [{ superbadge: 'chef' }] } },
    imageSvg: image,
  };
  const refused = await client.post('beheer', '/v1/badge-classes/keukenassistent/versions', circle);
  t.match(refused.json.faults, [{ field: 'awardRule', reason: /rests on itself/ }]);
});

t.test('a participant is added with little, and changed only where something is given', async (t) => {
  const client = await openClient(t);
  const made = await client.post('ruud', '/v1/participants', {
    givenName: '  Ömer ',
    familyName: "O'Neill-de Vries",
  });
  t.equal(made.status, 201);
  t.match(made.json, {
    givenName: 'Ömer',
    familyName: "O'Neill-de Vries",
    locationId: client.world.locations.linde,
    email: null,
    emailInCredentials: false,
    createdAt: '2026-11-18T10:00:00.000Z',
  });
  t.equal(made.headers.location, `/v1/participants/${made.json.id}`);
  const url = made.headers.location!;
  t.same((await client.get('els', url)).json, made.json);
  const patch = async (body: object) => client.ask(url, { method: 'PATCH', as: 'ruud', body });
  t.same((await patch({ email: 'omer@example.org' })).json, { ...made.json, email: 'omer@example.org' });
  t.equal((await patch({ emailInCredentials: true })).json.email, 'omer@example.org');
  const without = await patch({ email: null });
  t.match(without.json.invalidParams, [{ name: 'emailInCredentials' }], 'the one needs the other');
  t.match((await patch({ email: null, emailInCredentials: false, givenName: 'Omer' })).json, {
    email: null,
    givenName: 'Omer',
    familyName: "O'Neill-de Vries",
  });
  t.equal((await patch({})).status, 200);
  const wrong: [object, string[]][] = [
    [{ givenName: '' }, ['givenName']],
    [{ givenName: ' \t ' }, ['givenName']],
    [{ givenName: 'a\u0000b' }, ['givenName']],
    [{ familyName: 'a\nb' }, ['familyName']],
    [{ familyName: 'x'.repeat(101) }, ['familyName']],
    [{ givenName: null, familyName: 1 }, ['familyName', 'givenName']],
    [{ email: 'nobody' }, ['email']],
    [{ email: `${'a'.repeat(250)}@example.org` }, ['email']],
    [{ locationId: 'x' }, ['locationId']],
    [{ id: 'x', subjectId: 'y' }, ['id', 'subjectId']],
  ];
  for (const [body, names] of wrong) {
    const answer = await patch(body);
    t.equal(answer.status, 400, JSON.stringify(body).slice(0, 50));
    t.same(answer.json.invalidParams.map(({ name }: Json) => name).toSorted(), names);
  }
  t.equal((await client.post('ruud', '/v1/participants', {})).json.invalidParams.length, 2);
  const again = { givenName: 'SAMIRA', familyName: 'bensaid' };
  const asked = await client.post('ruud', '/v1/participants', again);
  t.match(asked, { status: 400, json: { invalidParams: [{ name: 'isOther' }] } });
  t.equal(
    (await client.post('fatima', '/v1/participants', again)).status,
    201,
    'nobody of that name is there',
  );
  t.equal((await client.post('ruud', '/v1/participants', { ...again, isOther: true })).status, 201);
  const admin = await client.post('beheer', '/v1/participants', { givenName: 'A', familyName: 'B' });
  t.same(admin.json.invalidParams, [
    { name: 'locationId', reason: 'is needed: you have more than one location' },
  ]);
});

t.test('an e-mail address goes in a credential as a salted hash, where its owner asked for it', async (t) => {
  const client = await openClient(t);
  const url = `/v1/participants/${client.world.participants.samira.id}`;
  const award = async (badgeClass: string) =>
    JSON.parse((await awardBadge(client.world, { to: 'samira', badgeClass })).document).credentialSubject;
  t.notOk('identifier' in (await award('bar')));
  const body = { email: 'samira@example.org', emailInCredentials: true };
  await client.ask(url, { method: 'PATCH', as: 'ruud', body });
  const [first] = (await award('afwas')).identifier;
  const [second] = (await award('plannen')).identifier;
  t.match(first, { hashed: true, identityType: 'emailAddress', identityHash: /^sha256\$[0-9a-f]{64}$/ });
  t.ok(first.salt.length >= 16);
  t.same(second, first, 'one salt for one participant');
});

t.test('a sign-in link works once, and an earlier one stops working', async (t) => {
  const client = await openClient(t);
  const { services, clock, participants } = client.world;
  const url = `/v1/participants/${participants.samira.id}/sign-in-links`;
  const first = await client.post('ruud', url);
  t.equal(first.status, 201);
  t.match(first.json.link, /^https:\/\/badges\.example\.org\/inloggen\/[\w-]{43}$/);
  t.equal(first.json.expiresAt, addSeconds(clock.now(), 14 * 24 * 3600).toISOString());
  const second = await client.post('ruud', url, {}, { 'idempotency-key': 'x' });
  const third = await client.post('ruud', url, {}, { 'idempotency-key': 'x' });
  t.not(third.json.link, second.json.link, 'it is kept nowhere, so it can not be given again');
  const token = (answer: Answer) => answer.json.link.split('/').at(-1);
  for (const stale of [first, second]) {
    await t.rejects(redeemSignInLink(services, token(stale)), { code: 'sign-in-link-invalid' });
  }
  const { actor } = await redeemSignInLink(services, token(third));
  t.same(actor, { kind: 'holder', participantId: participants.samira.id, issuerId: client.world.issuer.id });
  await t.rejects(redeemSignInLink(services, token(third)), { code: 'sign-in-link-invalid' });
});

t.test(
  'every list goes to its end without leaving out or repeating, also what came at one moment',
  async (t) => {
    const client = await openClient(t);
    const { samira } = client.world.participants;
    for (const givenName of ['Ali', 'Ali', 'Ali', 'ali', 'Özlem', 'Zoë', '李', 'Ali', 'Ali']) {
      await client.post('ruud', '/v1/participants', { givenName, familyName: 'X', isOther: true });
    }
    const classes = ['afwas', 'bar', 'bediening', 'plannen', 'receptie'];
    const ids: string[] = [];
    for (const badgeClass of classes) {
      ids.push((await awardBadge(client.world, { to: 'samira', badgeClass })).credentialId);
    }
    for (const id of ids) {
      await client.post('els', `/v1/credentials/${id}/revocations`, { reason: 'mistake' });
      const body = { credentialIds: [id], displayName: 'none' };
      await client.post('ruud', `/v1/participants/${samira.id}/shares`, body);
      const badgeClass = await defineClass(client, {
        slug: `wacht-${ids.indexOf(id)}`,
        policy: 'second-assessor',
      });
      await client.post(
        'ruud',
        '/v1/assessments',
        await buildAssessment(client, { of: 'samira', badgeClass }),
      );
    }
    const lists: [url: string, as: StaffName, count: number][] = [
      ['/v1/participants', 'ruud', 11],
      ['/v1/participants', 'joke', 12],
      [`/v1/participants/${samira.id}/credentials`, 'ruud', 5],
      [`/v1/participants/${samira.id}/shares`, 'ruud', 5],
      ['/v1/approvals', 'ruud', 5],
      ['/v1/revocation-requests', 'marloes', 5],
    ];
    for (const [url, as, count] of lists) {
      const whole = (await client.get(as, url)).json.items.map(({ id }: Json) => id);
      t.equal(whole.length, count, url);
      for (const limit of [1, 2, 5]) {
        const { items, pages } = await readList(client, `${url}?limit=${limit}`, as);
        t.same(
          items.map(({ id }) => id),
          whole,
          `${url} by ${limit}`,
        );
        t.equal(new Set(whole).size, count);
        t.equal(pages, Math.ceil(count / limit));
      }
    }
  },
);

t.test('a page is not moved by what is added while reading', async (t) => {
  const client = await openClient(t);
  const add = (givenName: string) => client.post('ruud', '/v1/participants', { givenName, familyName: 'X' });
  for (const name of ['B', 'D', 'F', 'H']) await add(name);
  const first = (await client.get('ruud', '/v1/participants?limit=3')).json;
  await add('A');
  await add('E');
  const second = (await client.get('ruud', `/v1/participants?limit=10&cursor=${first.next}`)).json;
  const names = [...first.items, ...second.items].map(({ givenName }: Json) => givenName);
  t.same(names, ['B', 'D', 'F', 'H', 'Kees', 'Samira']);
});

t.test('what is no page of a list is refused by name', async (t) => {
  const client = await openClient(t);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const other = (await client.ask('/v1/badge-classes?limit=1')).json.next;
  const wrong: [string, string][] = [
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=x', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=1e999', 'limit'],
    ['cursor=', 'cursor'],
    ['cursor=x', 'cursor'],
    [`cursor=${other}`, 'cursor'],
    [`cursor=${encode(['a'])}`, 'cursor'],
    [`cursor=${encode(['a\u0000', '00000000-0000-4000-8000-000000000000'])}`, 'cursor'],
    [`cursor=${encode(['a', "' or 1=1"])}`, 'cursor'],
    [`cursor=${encode({ length: 2, 0: 'a', 1: 'b' })}`, 'cursor'],
    [`cursor=${'x'.repeat(3000)}`, 'cursor'],
    ['page=2', 'page'],
    ['__proto__=1', '__proto__'],
  ];
  for (const [query, name] of wrong) {
    const answer = await client.get('ruud', `/v1/participants?${query}`);
    t.equal(answer.status, 400, query.slice(0, 50));
    t.equal(answer.json.code, 'invalid-request');
    t.equal(answer.json.invalidParams[0].name, name);
  }
  const both = await client.get('ruud', '/v1/approvals?limit=0&state=asleep&sort=age');
  t.same(both.json.invalidParams.map(({ name }: Json) => name).toSorted(), ['limit', 'sort', 'state']);
});
