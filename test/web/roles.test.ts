// Who may do what over the API: every role on every route of the table in api-requests.ts.
import t from 'tap';
import { createApiToken } from '../../src/domain/sign-in.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { awardBadge, type StaffName } from '../world.ts';
import { buildAssessment, type Json, openClient } from './api-client.ts';
import { everybody, methodOf, openRoutes, people, rows } from './api-requests.ts';

// Hundreds of requests, each on rows of its own: long on a busy machine.
t.setTimeout(240_000);

t.test('the matrix of this test knows every route of the API', async (t) => {
  const { ask } = await openClient(t);
  const { paths } = (await ask('/v1/openapi.json')).json;
  const documented = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = new Set([...rows.map(({ route }) => route), ...openRoutes]);
  t.same(documented.toSorted(), [...known].toSorted());
});

t.test('each role may do what it is for, and nothing else', async (t) => {
  const client = await openClient(t);
  for (const row of rows) {
    const method = methodOf(row);
    for (const role of everybody) {
      const as = people[role];
      const isAllowed = row.roles.includes(role);
      const { url, body } = await row.prepare(client, as);
      const answer = await client.ask(url, { method, as, ...(body && { body }) });
      const expected = isAllowed ? row.status : 403;
      t.equal(answer.status, expected, `${role}: ${row.route} gives ${expected}`);
      if (!isAllowed) t.equal(answer.json.code, 'forbidden', `${role} is told why`);
    }
  }
});

t.test('without a good token every route but the open ones asks to sign in', async (t) => {
  const client = await openClient(t);
  const tokens = {
    none: {},
    wrong: { authorization: 'Bearer kundig_wrong' },
    basic: { authorization: 'Basic x' },
  };
  for (const row of rows) {
    const { url, body } = await row.prepare(client, 'ruud');
    for (const [name, headers] of Object.entries(tokens)) {
      const answer = await client.ask(url, { method: methodOf(row), headers, ...(body && { body }) });
      t.equal(answer.status, 401, `${row.route} with ${name}`);
      t.equal(answer.json.code, 'not-authenticated');
      t.match(answer.headers['www-authenticate'], /^Bearer /);
    }
  }
  for (const url of ['/v1/badge-classes', '/v1/badge-classes/bar', '/v1/superbadges/keukenassistent']) {
    t.equal(
      (await client.ask(url, { headers: tokens.wrong })).status,
      200,
      `${url} does not look at a token`,
    );
  }
});

t.test('a token that was replaced no longer works', async (t) => {
  const { world, get } = await openClient(t);
  const old = world.tokens.ruud;
  const owner = { staffId: world.staff.ruud.id, label: 'test' };
  world.tokens.ruud = await createApiToken(world.services, owner);
  t.equal((await get('ruud', '/v1/participants')).status, 200);
  world.tokens.ruud = old;
  t.equal((await get('ruud', '/v1/participants')).json.code, 'not-authenticated');
});

t.test('what is at another location, or of another issuer, is like what does not exist', async (t) => {
  const client = await openClient(t);
  await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  // A badge class is of the installation, and a week of everybody.
  for (const row of rows.filter(({ route }) => /\{(id|requestId|questionId)\}/.test(route))) {
    const method = methodOf(row);
    const strangers: StaffName[] = [
      ...(row.roles.includes('assessor') ? (['fatima'] as const) : []),
      ...(row.roles.includes('admin') ? (['vreemd'] as const) : []),
    ];
    t.not(strangers.length, 0);
    for (const as of strangers) {
      const { url, body } = await row.prepare(client, as === 'vreemd' ? 'beheer' : as);
      const foreign = await client.ask(url, { method, as, ...(body && { body }) });
      const unknown = url.replace(
        /\/(participants|assessments|approvals|credentials|staff|posts|locations|requests|questions)\/[^/]+/,
        (_, noun) =>
          noun === 'credentials'
            ? '/credentials/00000000000000000000000000'
            : `/${noun}/00000000-0000-4000-8000-000000000000`,
      );
      const missing = await client.ask(unknown, { method, as, ...(body && { body }) });
      t.equal(foreign.status, 404, `${as}: ${row.route}`);
      t.same(foreign.text, missing.text, 'the same answer as for an unknown id');
      t.same(dropTime(foreign.headers), dropTime(missing.headers));
    }
  }
  await runDueJobs(client.world.services);
  const lists = [
    ['fatima', '/v1/approvals'],
    ['vreemd', '/v1/approvals'],
    ['vreemd', '/v1/revocation-requests'],
    ['vreemd', '/v1/participants'],
  ] as const;
  for (const [as, url] of lists)
    t.same((await client.get(as, url)).json.items, [], `${as} finds nothing in ${url}`);
  const own = (await client.get('fatima', '/v1/participants')).json.items;
  t.same(
    own.map(({ givenName }: Json) => givenName),
    ['Noor'],
    'Fatima sees who works at her location',
  );
});

t.test('what belongs to one is not found under another', async (t) => {
  const client = await openClient(t);
  const { world, post, ask } = client;
  const { participants } = world;
  const path = (name: 'samira' | 'kees') => `/v1/participants/${participants[name].id}`;
  const mine = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const other = await awardBadge(world, { to: 'kees', badgeClass: 'bar' });
  const badges = { credentialIds: [other.credentialId], displayName: 'full' };
  const share = (await post('ruud', `${path('kees')}/shares`, badges)).json;
  const step = (await post('ruud', `${path('kees')}/small-steps`, { sentence: 'kept-calm' })).json;
  const request = (await post('ruud', `${path('kees')}/requests`, { kind: 'erase' })).json;
  const revocations = `/v1/credentials/${other.credentialId}/revocations`;
  const revocation = (await post('els', revocations, { reason: 'mistake' })).json;
  const asks: [method: 'POST' | 'PUT' | 'PATCH', url: string, body?: object][] = [
    ['POST', `${path('samira')}/shares/${share.id}/closures`],
    ['POST', `${path('samira')}/shares/${share.id}/regenerations`],
    ['PATCH', `${path('samira')}/shares/${share.id}`, { displayName: 'none' }],
    ['PUT', `${path('samira')}/shares/${share.id}/question-settings`, { isOpen: true }],
    ['POST', `${path('samira')}/small-steps/${step.id}/undos`],
    ['POST', `${path('samira')}/requests/${request.id}/withdrawals`],
    [
      'POST',
      `/v1/credentials/${mine.credentialId}/revocations/${revocation.id}/decisions`,
      { decision: 'confirm' },
    ],
  ];
  for (const [method, url, body] of asks) {
    const { status, text } = await ask(url, { method, as: 'marloes', ...(body && { body }) });
    t.equal(status, 404, `${method} ${url} ${text}`);
  }
  const taken = await post('ruud', `${path('samira')}/shares`, badges);
  t.match(taken.json.invalidParams, [{ reason: 'is not a credential of this participant' }]);
});

function dropTime({ date: _date, ...headers }: Record<string, string | undefined>) {
  return headers;
}

t.test('an assessor can neither put nor move somebody to a location of others', async (t) => {
  const { world, post, ask } = await openClient(t);
  const locationId = world.locations.anker;
  const created = await post('ruud', '/v1/participants', { givenName: 'A', familyName: 'B', locationId });
  t.same(created.json.invalidParams, [{ name: 'locationId', reason: 'is not a location of yours' }]);
  const url = `/v1/participants/${world.participants.samira.id}`;
  const moved = await ask(url, { method: 'PATCH', as: 'ruud', body: { locationId } });
  t.equal(moved.json.code, 'invalid-request');
  t.equal(
    (await ask(url, { method: 'PATCH', as: 'beheer', body: { locationId } })).status,
    200,
    'an admin can',
  );
  t.equal((await ask(url, { as: 'ruud' })).status, 404, 'and from then on Ruud does not reach them');
});

t.test('an assessment for a participant elsewhere is refused like one for nobody', async (t) => {
  const client = await openClient(t);
  const body = await buildAssessment(client, { of: 'noor', badgeClass: 'bar' });
  const foreign = await client.post('ruud', '/v1/assessments', body);
  const unknown = await client.post('ruud', '/v1/assessments', {
    ...body,
    participantId: '00000000-0000-4000-8000-000000000000',
  });
  t.equal(foreign.json.code, 'not-found');
  t.equal(foreign.text, unknown.text);
});
