// What holds for every route of the API: the Dutch API Design Rules, and a description that tells the truth.
// Spec: NL GOV ADR 2.2.0; OpenAPI 3.1; RFC 9457.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import t from 'tap';
import { awardBadge } from '../world.ts';
import { type Answer, buildAssessment, type Client, type Json, openClient, readRaw } from './api-client.ts';

const withSchemas = async (client: Client) => {
  const document = (await client.ask('/v1/openapi.json')).json;
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true, logger: false }));
  ajv.addSchema({ $id: 'https://badges.example.org/openapi', ...document });
  return { document, ajv };
};

type Operation = [path: string, method: string, operation: Json];
const listOperations = (document: Json): Operation[] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => [path, method, operation]),
  );

t.test('every answer carries the version and is kept by nobody', async (t) => {
  const client = await openClient(t);
  const asks: [string, Promise<Answer>][] = [
    ['200', client.ask('/v1/badge-classes')],
    ['document', client.ask('/v1/openapi.json')],
    ['preflight', client.ask('/v1/superbadges', { method: 'OPTIONS' })],
    ['400', client.ask('/v1/badge-classes?limit=0')],
    ['404 with a token', client.get('ruud', '/v1/nowhere')],
    ['401', client.ask('/v1/participants')],
    ['404', client.ask('/v1/badge-classes/nergens')],
    ['404', client.ask('/v1')],
    ['404', client.ask('/v1/')],
    ['bad address', client.ask('/v1/badge-classes/%ff')],
    [
      'bad JSON',
      client.ask('/v1/verifications', {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      }),
    ],
    [
      '415',
      client.ask('/v1/verifications', { method: 'POST', body: 'x', headers: { 'content-type': 'text/css' } }),
    ],
    ['413', client.ask('/v1/verifications', { method: 'POST', body: { credential: 'x'.repeat(200_000) } })],
  ];
  for (const [name, asked] of asks) {
    const answer = await asked;
    t.equal(answer.headers['api-version'], '1.0.0', `${name} ${answer.status}`);
    t.equal(answer.headers['x-content-type-options'], 'nosniff');
    t.match(answer.headers['content-security-policy'], "frame-ancestors 'none'");
    t.equal(answer.headers['cache-control'], 'no-store', name);
    for (const header of ['set-cookie', 'x-powered-by', 'server']) t.notOk(header in answer.headers);
  }
});

t.test(
  'every fault is a problem that leads to its own page, and tells nothing of what is inside',
  async (t) => {
    const client = await openClient(t);
    const asks = [
      client.ask('/v1/participants'),
      client.get('meter', '/v1/approvals'),
      client.ask('/v1/nowhere'),
      client.post('ruud', '/v1/participants', { givenName: 1 }),
      client.ask('/v1/participants', {
        method: 'POST',
        as: 'ruud',
        body: 'x',
        headers: { 'content-type': 'a/b' },
      }),
      client.ask('/v1/participants', {
        method: 'POST',
        as: 'ruud',
        headers: { 'content-type': 'application/json' },
      }),
    ];
    const codes = [];
    for (const asked of asks) {
      const { status, headers, json, text } = await asked;
      codes.push(json.code);
      t.equal(headers['content-type'], 'application/problem+json');
      t.match(json, {
        type: `https://badges.example.org/problems/${json.code}`,
        title: /\S/,
        status,
        detail: /\S/,
      });
      t.equal((await client.ask(`/problems/${json.code}`)).status, 200);
      t.notMatch(text, /FST_|zod|drizzle|select |\.ts|node_modules/i);
      if (json.code !== 'not-found') t.match(json.instance, /^urn:uuid:[0-9a-f-]{36}$/);
    }
    t.same(codes, [
      'not-authenticated',
      'forbidden',
      'not-found',
      'invalid-request',
      'unsupported-media-type',
      'invalid-request',
    ]);
  },
);

t.test('an address with a slash at its end is another address', async (t) => {
  const client = await openClient(t);
  const { document } = await withSchemas(client);
  for (const [path, method] of listOperations(document)) {
    const url = `/v1${path.replaceAll(/\{\w+\}/g, 'bar')}/`;
    const raw = await readRaw(client, url, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${client.world.tokens.ruud}` },
    });
    t.match(raw, /^HTTP\/1\.1 404 /, `${method} ${url}`);
    t.notMatch(raw, /^location:/im, 'and leads nowhere');
  }
});

t.test('the description follows the rules for descriptions', async (t) => {
  const client = await openClient(t);
  const { document, ajv } = await withSchemas(client);
  const answer = await client.ask('/v1/openapi.json');
  t.equal(answer.headers['access-control-allow-origin'], '*');
  t.match(document, {
    openapi: '3.1.0',
    info: {
      version: '1.0.0',
      contact: { name: /\S/, url: /^https/, email: /@/ },
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: 'https://badges.example.org/v1' }],
  });
  const ids = new Set<string>();
  for (const [path, method, operation] of listOperations(document)) {
    const name = `${method} ${path}`;
    for (const segment of path.split('/').slice(1))
      t.match(segment, /^([a-z][a-z-]*|\{[a-z][A-Za-z]*\})$/, name);
    t.match(operation, { summary: /\S/, operationId: /^[a-z][A-Za-z]+$/ }, name);
    t.equal(operation.tags.length > 0, true);
    ids.add(operation.operationId);
    const parameters = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'query');
    for (const parameter of parameters) t.match(parameter.name, /^[a-z][A-Za-z]*$/);
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      t.ok(response.headers['API-Version'], `${name} ${status}`);
      t.not(response.description, 'Default Response', `${name} ${status}`);
      if (Number(status) >= 400) t.same(Object.keys(response.content), ['application/problem+json']);
    }
    t.equal('409' in operation.responses, operation.security === undefined && method !== 'get', name);
  }
  t.equal(ids.size, listOperations(document).length, 'no two with one name');
  t.notMatch(JSON.stringify(document), /"[A-Za-z]*Date":/, 'dates are named after what happened');
  for (const name of Object.keys(document.components.schemas)) {
    const schema = ajv.getSchema(`https://badges.example.org/openapi#/components/schemas/${name}`);
    t.ok(schema, `${name} is a schema`);
    for (const example of document.components.schemas[name].examples ?? []) {
      t.ok(schema!(example), `the example of ${name} fits: ${JSON.stringify(schema!.errors)}`);
    }
  }
});

t.test('answers look as the description says', async (t) => {
  const client = await openClient(t);
  const { document, ajv } = await withSchemas(client);
  const { world } = client;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const participant = `/participants/${world.participants.samira.id}`;
  const shares = `${participant}/shares`;
  const share = (
    await client.post('ruud', `/v1${shares}`, { credentialIds: [credentialId], displayName: 'full' })
  ).json;
  const assessment = await buildAssessment(client, { of: 'samira', badgeClass: 'afwas' });
  const asks: [route: string, url: string, body?: object][] = [
    ['get /badge-classes', '/badge-classes'],
    ['get /badge-classes/{slug}', '/badge-classes/bar'],
    ['get /superbadges', '/superbadges'],
    ['get /superbadges/{slug}', '/superbadges/keukenassistent'],
    ['get /participants', '/participants'],
    ['get /participants/{id}', participant],
    ['get /participants/{id}/progress', `${participant}/progress`],
    ['get /claims', '/claims'],
    ['get /participants/{id}/claims', `${participant}/claims`],
    ['put /participants/{id}/claims/{badgeClass}', `${participant}/claims/afwas`, { isClaimed: true }],
    [
      'put /participants/{id}/claims/{badgeClass}/joint-look',
      `${participant}/claims/afwas/joint-look`,
      { isPlanned: true },
    ],
    ['get /claims', '/claims'],
    [
      'put /participants/{id}/self-assessments/{badgeClass}',
      `${participant}/self-assessments/afwas`,
      { results: { sorteren: 'teaches' } },
    ],
    ['get /participants/{id}/self-assessments', `${participant}/self-assessments`],
    ['post /participants/{id}/small-steps', `${participant}/small-steps`, { sentence: 'kept-calm' }],
    ['get /participants/{id}/small-steps', `${participant}/small-steps`],
    ['get /weeks/{week}', '/weeks/2026-W47'],
    ['get /weeks/{week}', '/weeks/nu'],
    ['get /reminders', '/reminders'],
    ['get /participants/{id}/completion', `${participant}/completion`],
    ['get /participants/{id}/credentials', `${participant}/credentials`],
    ['get /participants/{id}/shares', shares],
    ['post /participants/{id}/sign-in-links', `${participant}/sign-in-links`, {}],
    ['post /assessments', '/assessments', { ...assessment, results: { spoelen: 'independent' } }],
    ['post /assessments', '/assessments', { ...assessment, hold: true }],
    ['get /approvals', '/approvals'],
    ['get /credentials/{id}', `/credentials/${credentialId}`],
    ['post /credentials/{id}/revocations', `/credentials/${credentialId}/revocations`, { reason: 'mistake' }],
    ['get /revocation-requests', '/revocation-requests'],
    ['get /shares/{code}', `/shares/${share.code}`],
    ['get /shares/{code}/superbadges', `/shares/${share.code}/superbadges`],
    ['post /verifications', '/verifications', { code: share.code }],
    ['post /verifications', '/verifications', { credential: {} }],
    ['get /participants/{id}', '/participants/x'],
  ];
  const encode = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  for (const [route, url, body] of asks) {
    const [method, path] = route.split(' ') as [string, string];
    const as = 'marloes';
    const verb = method.toUpperCase() as 'GET' | 'POST' | 'PUT';
    const answer = await client.ask(`/v1${url}`, { method: verb, as, ...(body && { body }) });
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
    t.ok(document.paths[path][method].responses[answer.status], `${route} may answer ${answer.status}`);
    const pointer = ['paths', path, method, 'responses', String(answer.status), 'content', type, 'schema'];
    const check = ajv.getSchema(`https://badges.example.org/openapi#/${pointer.map(encode).join('/')}`);
    t.ok(check!(answer.json), `${route}: ${JSON.stringify(check!.errors)}`);
  }
});

t.test('the bodies that the description asks for are taken', async (t) => {
  const client = await openClient(t);
  const { ajv } = await withSchemas(client);
  const fits = (name: string, body: object) =>
    ajv.getSchema(`https://badges.example.org/openapi#/components/schemas/${name}`)!(body);
  const assessment = await buildAssessment(client, { of: 'samira', badgeClass: 'afwas' });
  t.ok(fits('NewAssessmentInput', assessment));
  t.notOk(fits('NewAssessmentInput', { ...assessment, results: { spoelen: 'badly' } }));
  t.notOk(fits('NewAssessmentInput', { ...assessment, remark: 'x' }));
  t.ok(fits('SubmissionInput', { code: '7K3M-9QXT-2ABC' }));
  t.notOk(fits('SubmissionInput', { code: 'x', link: 'https://a.example' }));
  t.notOk(fits('SubmissionInput', {}));
  t.ok(fits('NewParticipantInput', { givenName: 'Samira', familyName: 'Bensaid', email: null }));
});

t.test('a body of other bytes than JSON says so, and names itself', async (t) => {
  const client = await openClient(t);
  const bodies: [string | Buffer, string][] = [
    ['', 'is empty'],
    ['{"a":', 'is not valid JSON'],
    ['{"__proto__":1}', 'is not valid JSON'],
    [Buffer.from([0xff, 0xfe]), 'is not valid JSON'],
  ];
  for (const [body, reason] of bodies) {
    const headers = { 'content-type': 'application/json' };
    const answer = await client.ask('/v1/participants', { method: 'POST', as: 'ruud', body, headers });
    t.equal(answer.status, 400);
    t.same(answer.json.invalidParams, [{ name: 'body', reason }]);
  }
  const none = await client.post('ruud', '/v1/participants');
  t.equal(none.status, 400, 'no body at all');
});

t.test('nobody can be ranked: nothing sorts, scores or compares people', async (t) => {
  const { json } = await (await openClient(t)).ask('/v1/openapi.json');
  const names: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        names.push(key, ...(key === 'name' && typeof inner === 'string' ? [inner] : []));
        walk(inner);
      }
    }
  };
  walk(json);
  t.ok(names.includes('participantId') && names.includes('cursor'), 'the description was read');
  const ranking = /^(sort|order|orderBy|rank\w*|score\w*|rating\w*|percentile|position)$/i;
  t.strictSame(
    [...new Set(names)].filter((name) => ranking.test(name)),
    [],
  );
});
