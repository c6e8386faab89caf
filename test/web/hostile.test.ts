// Whatever is sent to any route, it is refused with a reason or answered, and never breaks anything: no 500, and
// nothing stored of what was refused.
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { eraseParticipant } from '../../src/domain/erasures.ts';
import {
  createParticipantSignInLink,
  createStaffSignInLink,
  redeemSignInLink,
} from '../../src/domain/sign-in.ts';
import { inTransaction } from '../../src/services.ts';
import { openConnection } from '../../src/store/connection.ts';
import { awardBadge, type StaffName, type World } from '../world.ts';
import { type Answer, buildAssessment, type Client, type Json, openClient } from './api-client.ts';
import { methodOf, people, rows } from './api-requests.ts';
import { listFieldNames, listTargets, type Method } from './targets.ts';

// Thousands of requests: long on a busy machine.
t.setTimeout(480_000);

/** Things that have broken programs before. */
const nasty: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  2147483648,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  'Sam\u200bira\u2066\u00ad',
  'Zoe\u0308',
  `a${'\u0301'.repeat(99)}`,
  'IŞIL ıİ',
  'Ｎｏｏｒ Наталья',
  'سميرة بن سعيد',
  'ሰላም ተስፋይ',
  '\u3164',
  '=cmd|calc!A1',
  'a\r\nBcc: b@example.org',
  '💥'.repeat(50),
  'x'.repeat(5000),
  "'; drop table participants; --",
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  '00000000-0000-0000-0000-000000000000',
  '2026-02-31',
  '9999-12-31',
  '+275760-09-13',
  [],
  [[]],
  {},
  { length: 1 },
  { toString: 1, valueOf: null },
  { constructor: { prototype: {} } },
];

const anything = fc.oneof(
  fc.constantFrom(...nasty),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.double(),
);

type GoodRequest = {
  method: Method;
  /** As fastify writes it. */
  route: string;
  /** Those who may send it, and what they get. */
  as: StaffName[];
  status: number;
  prepare: () => Promise<{ url: string; body?: Json }>;
};

/**
 * Of what needs no token: asked about people to whom the other requests do nothing, and about whom anything may be asked.
 * About each only so many questions a day, and one that is spoilt can be another question.
 */
async function listOpenRequests(client: Client): Promise<GoodRequest[]> {
  const { kees, noor } = client.world.participants;
  const { credentialId, document } = await awardBadge(client.world, { to: 'kees', badgeClass: 'bar' });
  const other = await awardBadge(client.world, { to: 'noor', badgeClass: 'bar' });
  const body = { credentialIds: [credentialId], displayName: 'full' };
  const { code } = (await client.post('ruud', `/v1/participants/${kees.id}/shares`, body)).json;
  for (const [as, { id }] of [
    ['ruud', kees],
    ['fatima', noor],
  ] as const) {
    const setting = `/v1/participants/${id}/question-settings`;
    await client.ask(setting, { method: 'PUT', as, body: { isOpen: true } });
  }
  const name = { name: 'Kees de Wit' };
  // The words that have to be confirmed make the same question wait once more, and not a sixth one.
  const question = { question: 'Hoe gaat het?', asker: 'Eethuis', confirmed: true };
  const request = (noun: string, url: string, sent: Json, status = 200): GoodRequest => ({
    ...{ method: 'POST', route: `/v1/${noun}`, as: ['ruud'], status },
    prepare: async () => ({ url, body: sent }),
  });
  const credential = JSON.parse(document);
  return [
    request('shares/:code/name-matches', `/v1/shares/${code}/name-matches`, name),
    request('credentials/:id/name-matches', `/v1/credentials/${credentialId}/name-matches`, name),
    request('shares/:code/questions', `/v1/shares/${code}/questions`, question, 201),
    request('credentials/:id/questions', `/v1/credentials/${other.credentialId}/questions`, question, 201),
    request('verifications', '/v1/verifications', { credential }),
    request('usefulness', '/v1/usefulness', { isUseful: true }, 204),
  ];
}

/** A good request for each route of the API that changes something or takes a body. */
async function listGoodRequests(client: Client): Promise<GoodRequest[]> {
  const closed = rows.filter((row) => methodOf(row) !== 'GET');
  return [
    ...closed.map((row): GoodRequest => {
      const as = row.roles.map((role) => people[role]);
      const route = `/v1${row.route.split(' ')[1]!.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      const prepare = async () => row.prepare(client, as[0]!);
      return { method: methodOf(row), route, as, status: row.status, prepare };
    }),
    ...(await listOpenRequests(client)),
  ];
}

const nameOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');

/** A copy with one value, at any depth, replaced, left out or joined by another. */
function spoil(body: Json, seeds: { path: number[]; value: unknown; way: number }): Json {
  const { path, value, way } = seeds;
  const copy = structuredClone(body);
  let place: Json = copy;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(place);
    const key = keys[step % keys.length];
    if (key === undefined) return value;
    const inner = place[key];
    const isLast = depth === path.length - 1 || typeof inner !== 'object' || inner === null;
    if (!isLast) {
      place = inner;
      continue;
    }
    if (way === 0) delete place[key];
    else if (way === 1)
      Object.defineProperty(place, nameOf(value), { value: 1, enumerable: true, configurable: true });
    else place[key] = value;
    break;
  }
  return copy;
}

/** Ids that exist, so that what is sent gets further than the first look. */
function fillIds({ world }: Client, route: string, credentialId: string): string {
  return route
    .replace('/participants/:id', `/participants/${world.participants.samira.id}`)
    .replace('/credentials/:id', `/credentials/${credentialId}`)
    .replace(':slug', 'bar')
    .replace(':version', '1')
    .replace(':number', '1')
    .replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
}

/** What a refusal has to be: problem details on /v1, and elsewhere a page for who asked for one. */
function isRefusedWell({ url, headers }: InjectOptions, answer: LightMyRequestResponse): boolean {
  if (answer.statusCode < 400) return true;
  const type = String(answer.headers['content-type']);
  if (String(url).startsWith('/v1/') || headers?.accept !== 'text/html') {
    return type === 'application/problem+json' || type.startsWith('text/html');
  }
  return type.startsWith('text/html');
}

/** @throws Error when the answer is a fault of ours */
async function sendSafely(app: FastifyInstance, options: InjectOptions): Promise<number> {
  const answer = await app.inject(options);
  const { statusCode, payload } = answer;
  if (statusCode >= 500 || !isRefusedWell(options, answer))
    throw new Error(`${options.method} ${options.url}: ${statusCode} ${payload}`);
  return statusCode;
}

t.test('no route breaks on a path, query or header that nobody expects', async (t) => {
  const client = await openClient(t);
  const { app, world } = client;
  const bodies: Record<string, Json> = {};
  for (const { route, prepare } of await listGoodRequests(client)) bodies[route] = (await prepare()).body;
  const targets = await listTargets(world);
  t.ok(targets.length > 40, `${targets.length} routes`);
  const odd = [
    '%00',
    '%ff',
    '%C0%80',
    '%E2%80%AE',
    '..',
    '%2e%2e%2f',
    '-1',
    '0',
    '1e9',
    '99999999999999999999',
    'null',
  ];
  odd.push(
    '__proto__',
    'constructor',
    "'",
    '%22',
    'a'.repeat(200),
    '💥',
    '%F0%9F%92%A5',
    '*',
    '{}',
    '00000000-0000-4000-8000-00000000000g',
    'a%2Fb',
    'a%5Cb',
    '%252e%252e',
    '1%0d%0aX-Bad:1',
    '2026-W54',
    '-9223372036854775809',
  );
  const queries = [
    '',
    '?',
    '?cursor=x',
    '?limit=-1',
    '?__proto__[x]=1',
    '?a=%ff',
    '?limit=1&limit=2',
    '?version=1e99',
    '?taal=%00',
    '?state=waiting&state=%00',
    '?state[]=x&cursor[a]=b&taal[]=nl',
    '?locationId=%ED%A0%80',
    `?cursor=${'A'.repeat(4000)}`,
    '?displayName=__proto__&_method=DELETE',
  ];
  for (const { method, route } of targets) {
    for (const [index, value] of odd.entries()) {
      const url = route.replaceAll(/:\w+|\*/g, value) + queries[index % queries.length];
      const as = index % 3 ? 'ruud' : 'beheer';
      const accept = index % 2 ? 'text/html' : '*/*';
      const headers = { authorization: `Bearer ${world.tokens[as]}`, accept };
      await sendSafely(app, { method, url, headers });
      // With a body that is good, the odd path gets further than the look at the body.
      const payload = bodies[route];
      if (payload) await sendSafely(app, { method, url, headers, payload });
    }
    t.pass(`${method} ${route}`);
  }
  const oddHeaders: Record<string, string>[] = [
    { authorization: 'Bearer' },
    { authorization: `Bearer ${'x'.repeat(5000)}` },
    { authorization: 'Bearer a b c' },
    { accept: ',;q=,*/*;q=9,\u00ff' },
    { accept: 'text/html;q=NaN' },
    { 'accept-language': '*;q=1,,;-nl' },
    { 'if-none-match': '"' },
    { cookie: 'kundig=\u0001; __Host-kundig=%00; taal=__proto__' },
    { 'idempotency-key': '\u00e9' },
    { origin: 'null' },
    { host: '[::' },
    { 'x-http-method-override': 'DELETE', 'x-method-override': 'PUT' },
    { 'content-encoding': 'gzip', 'transfer-encoding': 'identity' },
    { range: 'bytes=0-1,-9', 'if-modified-since': 'x', 'if-match': '*' },
    { 'x-forwarded-for': 'x, y', 'x-forwarded-host': 'a b' },
  ];
  for (const { method, route } of targets) {
    for (const headers of oddHeaders) {
      const url = fillIds(client, route, 'x').replaceAll('*', 'x');
      await sendSafely(app, { method, url, headers });
    }
    t.pass(`${method} ${route}`);
  }
});

t.test('no route breaks on a body that is good but for one thing', async (t) => {
  const client = await openClient(t);
  const { app, world } = client;
  const requests = await listGoodRequests(client);
  const names = requests.map(({ method, route }) => `${method} ${route}`);
  const targets = (await listTargets(world)).filter(
    ({ method, route }) => method !== 'GET' && route.startsWith('/v1'),
  );
  t.same(
    targets.map(({ method, route }) => `${method} ${route}`).filter((name) => !names.includes(name)),
    [],
    'every route has a good request',
  );
  const statuses = new Set<number>();
  const seeds = fc.record({
    path: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }),
    value: anything,
    way: fc.nat({ max: 3 }),
  });
  for (const { method, route, as: senders, status, prepare } of requests) {
    const send = async (body: Json, as: StaffName, more: Record<string, string> = {}) => {
      const authorization = `Bearer ${world.tokens[as]}`;
      const headers = { authorization, 'content-type': 'application/json', ...more };
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      return sendSafely(app, { method, url, headers, ...(payload !== undefined && { payload }) });
    };
    const good = await prepare();
    const answer = await client.ask(good.url, { method, as: senders[0]!, body: good.body });
    t.equal(answer.status, status, `${method} ${route} ${answer.text.slice(0, 200)}`);
    const { url, body = {} } = await prepare();
    const property = fc.asyncProperty(seeds, fc.boolean(), async (seed, withKey) => {
      const payload = JSON.stringify(spoil(body, seed)) ?? 'null';
      for (const as of [senders[0]!, senders.at(-1)!]) {
        statuses.add(await send(payload, as, withKey ? { 'idempotency-key': String(payload.length) } : {}));
      }
    });
    await fc.assert(property, { numRuns: 16 });
    for (const as of ['ruud', 'beheer'] as const) statuses.add(await send(doubleKeys(body), as));
    for (const halved of halveCharacters(body)) statuses.add(await send(halved, senders[0]!));
  }
  for (const status of [200, 201, 400, 403, 404]) t.ok(statuses.has(status), `some got as far as ${status}`);
});

/** For each text in it the body with half of a character behind that text: JSON can say it, UTF-8 cannot. */
function halveCharacters(body: Json): string[] {
  const all = JSON.stringify(body) ?? '';
  const ends = [...all.matchAll(/:"(?:[^"\\\\]|\\\\.)*(?=")/g)].map(
    ({ index, 0: text }) => index + text.length,
  );
  return ends.map((end) => `${all.slice(0, end)}\\ud800${all.slice(end)}`);
}

/** Each member twice, as no program of ours would write it: the second one is the other way round. */
function doubleKeys(body: Json): string {
  const members = Object.entries(body).flatMap(([name, value]) =>
    [value, [value]].map((one) => `${JSON.stringify(name)}:${JSON.stringify(one)}`),
  );
  return `{${members.join(',')}}`;
}

t.test('no route breaks on bytes that are no body at all', async (t) => {
  const client = await openClient(t);
  const { app, world } = client;
  const targets = (await listTargets(world)).filter(({ method }) => method !== 'GET');
  const types = [
    'application/json',
    'application/json; charset=utf-16',
    'application/vc',
    'application/vc+ld+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain',
    'application/json;'.repeat(20),
    '/',
    '\u00ff',
  ];
  const payloads = [
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    Buffer.from('{"a":"\xff"}', 'latin1'),
    Buffer.from('\ufeff{}'),
    Buffer.from('"'),
    Buffer.from('[1,2'),
    Buffer.from('{"a":1}{"b":2}'),
    Buffer.from('{"__proto__":{"x":1},"constructor":{"prototype":{}}}'),
    Buffer.from('a[__proto__]=1&b=%ff&c=%00&formKey=%u0041'),
    Buffer.from('['.repeat(60_000)),
    Buffer.from(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`),
    Buffer.from(`{"template":${'['.repeat(20_000)}${']'.repeat(20_000)},"imageSvg":""}`),
    Buffer.from(`{"results":${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}}`),
    Buffer.from(`{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`).join(',')}}`),
    Buffer.from(
      `{"credentialIds":[${Array.from({ length: 9_000 }, () => '"x"').join(',')}],"displayName":"none"}`,
    ),
    Buffer.from(`{"credential":"${'\\u0000'.repeat(9_000)}"}`),
    Buffer.from(`{"link":"https://${'a.'.repeat(900)}example"}`),
    Buffer.alloc(300_000, 0x20),
  ];
  for (const { method, route } of targets) {
    const url = fillIds(client, route, 'x');
    for (const [index, payload] of payloads.entries()) {
      for (const type of [types[0]!, types[index % types.length]!]) {
        const headers = {
          authorization: `Bearer ${world.tokens.beheer}`,
          'content-type': type,
          'idempotency-key': `k${index}`,
        };
        await sendSafely(app, { method, url, headers, payload });
      }
    }
    t.pass(`${method} ${route}`);
  }
});

const signIn = ({ services }: World, link: string) =>
  redeemSignInLink(services, new URL(link).pathname.split('/').at(-1)!, { device: 'own', post: null });

t.test('no page breaks on what somebody who is signed in can send', async (t) => {
  const client = await openClient(t);
  const { app, world } = client;
  const { services, staff, participants } = world;
  services.sendMail = async () => 'sent';
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const names = listFieldNames();
  t.ok(names.length > 30 && names.includes('passkey'), `${names.length} fields`);
  const good: Record<string, string> = {
    locationId: world.locations.linde,
    participantId: participants.samira.id,
    participantIds: participants.samira.id,
    credentialIds: credentialId,
    badgeClass: 'bar',
    language: 'nl',
    role: 'assessor',
    address: 'a\u0000b@example.org',
  };
  const odd: ((name: string) => string)[] = [
    () => 'a\u0000b',
    () => '__proto__',
    () => '💥'.repeat(300),
    (name) => good[name] ?? 'yes',
    (name) => good[name] ?? 'a\u0000',
  ];
  const ids = ['00000000-0000-4000-8000-000000000000', 'a%00b', '💥', '__proto__', 'bar'];
  const queries = ['', '?cursor=%00&week=%00&locationId=%00', '?code=%00', '?taal=ar&melding=__proto__', ''];
  const sessions = [
    await signIn(world, (await createStaffSignInLink(services, staff.marloes.id)).link),
    await signIn(
      world,
      (await createParticipantSignInLink(services, staff.ruud, participants.samira.id)).link,
    ),
  ];
  const targets = (await listTargets(world)).filter(({ route }) => !/^\/(v1|uitloggen)/.test(route));
  const statuses = new Set<number>();
  for (const { method, route } of targets) {
    for (const { sessionToken, formKey } of sessions) {
      for (const [index, write] of odd.entries()) {
        const url = fillIds(client, route, credentialId)
          .replaceAll(':participantId', participants.samira.id)
          .replaceAll('00000000-0000-4000-8000-000000000000', ids[index]!)
          .replace('*', 'x');
        const headers = { cookie: `__Host-kundig=${sessionToken}`, accept: 'text/html' };
        const fields = names.map((name): [string, string] => [name, name === 'lost' ? '' : write(name)]);
        const payload = new URLSearchParams([...fields, ['formKey', formKey]]).toString();
        const type = { 'content-type': 'application/x-www-form-urlencoded' };
        const sent = method === 'GET' ? { headers } : { headers: { ...headers, ...type }, payload };
        statuses.add(await sendSafely(app, { method, url: url + queries[index], ...sent }));
      }
    }
    t.pass(`${method} ${route}`);
  }
  for (const status of [200, 303, 400, 403, 404]) t.ok(statuses.has(status), `some got as far as ${status}`);
});

t.test('no answer of a passkey breaks anything', async (t) => {
  const { app } = await openClient(t);
  const send = (url: string, payload: object) => sendSafely(app, { method: 'POST', url, payload });
  for (const response of [
    { id: 'a\u0000b' },
    { id: '__proto__' },
    { id: {} },
    {},
    [],
    { id: 'x', response: 1 },
  ]) {
    const asked = await app.inject({ method: 'POST', url: '/inloggen/passkey/vraag', payload: {} });
    const { attempt } = asked.json();
    t.equal(await send('/inloggen/passkey', { attempt, response }), 401, JSON.stringify(response));
  }
  for (const body of [{}, [], { attempt: 1, response: {} }, { attempt: 'x', response: null }]) {
    t.equal(await send('/inloggen/passkey', body), 400);
  }
});

t.test('what was refused left nothing behind', async (t) => {
  const client = await openClient(t);
  const { app, world } = client;
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const tables =
    await sql`select table_name as name from information_schema.tables where table_schema = 'public'`;
  const count = async () => {
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
      counts[name] = row!.rows;
    }
    return counts;
  };
  const before = await count();
  const bodies: [string, object][] = [
    ['/v1/participants', { givenName: 'A' }],
    ['/v1/assessments', { ...(await buildAssessment(client, { of: 'samira', badgeClass: 'bar' })), days: 2 }],
    [
      '/v1/assessments',
      { ...(await buildAssessment(client, { of: 'samira', badgeClass: 'bar' })), observedOn: '2027-01-01' },
    ],
    ['/v1/badge-classes', { template: {}, imageSvg: '' }],
    [
      `/v1/participants/${world.participants.samira.id}/shares`,
      { credentialIds: ['x'], displayName: 'none' },
    ],
    ['/v1/verifications', { credential: { a: 1 } }],
    ['/v1/verifications', { link: 'https://nowhere.example/' }],
  ];
  for (const [url, payload] of bodies) {
    for (const as of ['ruud', 'beheer'] as const) {
      const headers = { authorization: `Bearer ${world.tokens[as]}`, 'idempotency-key': 'k' };
      await sendSafely(app, { method: 'POST', url, headers, payload });
    }
  }
  t.same(await count(), before);
  t.ok(Object.keys(before).length > 10);
});

t.test('whoever is erased meanwhile is nobody, and no fault', async (t) => {
  const client = await openClient(t, { pool: 40 });
  const { world } = client;
  const { services, staff, participants } = world;
  const award = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const person = `/v1/participants/${participants.samira.id}`;
  const badges = { credentialIds: [award.credentialId], displayName: 'full' };
  const share = (await client.post('ruud', `${person}/shares`, badges)).json;
  await client.ask(`${person}/question-settings`, { method: 'PUT', as: 'ruud', body: { isOpen: true } });
  const seen = await buildAssessment(client, { of: 'samira', badgeClass: 'afwas' });
  const put = (url: string, body: object) => client.ask(person + url, { method: 'PUT', as: 'ruud', body });
  const asks = (): Promise<Answer>[] => [
    ...['', '/progress', '/credentials', '/shares', '/looks'].map((url) => client.get('els', person + url)),
    put('/claims/afwas', { isClaimed: true }),
    put('/self-assessments/afwas', { results: { sorteren: 'teaches' } }),
    put('/completion', { isFinished: true }),
    put('/question-settings', { isOpen: false }),
    client.post('ruud', `${person}/small-steps`, { sentence: 'kept-calm' }),
    client.post('ruud', `${person}/shares`, { ...badges, displayName: 'none' }),
    client.post('ruud', `${person}/sign-in-links`, {}),
    client.post('ruud', `${person}/requests`, { kind: 'erase' }),
    client.post('ruud', '/v1/assessments', seen),
    client.ask(person, { method: 'PATCH', as: 'marloes', body: { givenName: 'Sam' } }),
    client.ask(`/v1/shares/${share.code}/questions`, { method: 'POST', body: { question: 'Hoe gaat het?' } }),
  ];
  const sql = openConnection(world.databaseUrl, { pool: 1, prepare: false });
  t.teardown(() => sql.end());
  const countWaiting = async () => {
    const [row] = await sql`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row!.waiting as number;
  };
  let answers: Promise<Answer>[] = [];
  let settled = 0;
  await inTransaction(services, async (services) => {
    await eraseParticipant(services, staff.marloes, participants.samira.id);
    answers = asks();
    for (const answer of answers) answer.finally(() => settled++);
    while ((await countWaiting()) + settled < answers.length) await setTimeout(20);
    t.ok((await countWaiting()) > 10, 'most of them wait for the erasing');
  });
  for (const { status, text } of await Promise.all(answers)) t.equal(status, 404, text);
});
