// Verifying over the API: ours and anybody's, sound and tampered with, in every way to hand one in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import t from 'tap';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { buildServer } from '../../src/web/server.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import {
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleDidUrl,
  sampleListUrl,
  signSample,
} from '../openbadges/sample-badges.ts';
import { awardBadge } from '../world.ts';
import { type Answer, awardEverything, type Client, type Json, openClient } from './api-client.ts';

const url = '/v1/verifications';
const verify = (client: Client, body: object): Promise<Answer> => client.ask(url, { method: 'POST', body });
const verifyBytes = (client: Client, body: string | Buffer, type = 'application/vc'): Promise<Answer> =>
  client.ask(url, { method: 'POST', body, headers: { 'content-type': type } });
const judge = ({ status, json }: Answer) => (status === 200 ? `${json.verdict}: ${json.reason}` : json.code);

const schemaFile = join(
  process.env.KUNDIG_CORPUS ?? '',
  '../standards/schemas/ob_v3p0_achievementcredential_schema.json',
);
const noSchema =
  process.env.KUNDIG_CORPUS && existsSync(schemaFile)
    ? false
    : 'no schema of 1EdTech at hand (KUNDIG_CORPUS)';

t.test('a badge of ours is valid by link, by code, as JSON, as text and as its very bytes', async (t) => {
  const client = await openClient(t);
  const { link, document, credentialId } = await awardBadge(client.world, {
    to: 'samira',
    badgeClass: 'bar',
  });
  const ways: [string, object][] = [
    ['link', { link }],
    ['object', { credential: JSON.parse(document) }],
    ['text', { credential: document }],
  ];
  for (const [name, body] of ways) {
    const { status, json } = await verify(client, body);
    t.equal(status, 200, name);
    t.match(json, { verdict: 'valid', checkedAt: '2026-11-18T10:00:00.000Z' });
    t.same(
      json.outcomes.map(({ check, result }: Json) => `${check}: ${result}`),
      [
        ...['parsed', 'shape', 'proof', 'issuer-binding', 'time', 'status'].map(
          (check) => `${check}: passed`,
        ),
        ...['refresh', 'endorsements', 'related-resources', 'recipient'].map((check) => `${check}: skipped`),
        'trust: passed',
      ],
    );
    t.match(json.credential, {
      id: link,
      achievementName: 'Achter de bar',
      issuerName: 'Stichting De Gouden Lepel',
    });
    t.notOk('reports' in json);
  }
  for (const type of ['application/vc', 'application/vc+ld+json', 'application/ld+json; charset=utf-8']) {
    t.equal(judge(await verifyBytes(client, document, type)), 'valid: proofs-verified', type);
  }
  const shares = `/v1/participants/${client.world.participants.samira.id}/shares`;
  const other = await awardBadge(client.world, { to: 'samira', badgeClass: 'afwas' });
  const body = { credentialIds: [credentialId, other.credentialId], displayName: 'none' };
  const share = (await client.post('ruud', shares, body)).json;
  for (const handed of [{ code: share.code }, { link: share.link }, { code: share.code.toLowerCase() }]) {
    const { json } = await verify(client, handed);
    t.equal(json.verdict, 'valid');
    t.equal(json.reports.length, 2);
  }
  await client.post('beheer', `/v1/credentials/${credentialId}/revocations`, { reason: 'mistake' });
  const { json } = await verify(client, { code: share.code });
  t.match(json, { verdict: 'not-in-force', reason: 'revoked' }, 'the weakest stands on top');
  t.same(json.reports.map(({ verdict }: Json) => verdict).toSorted(), ['not-in-force', 'valid']);
});

t.test('what was changed after signing is not genuine', async (t) => {
  const client = await openClient(t);
  const { document } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const change = (edit: (credential: Json) => void) => {
    const credential = JSON.parse(document);
    edit(credential);
    return { credential };
  };
  const altered: [string, object][] = [
    ['another name', change((it) => Object.assign(it, { name: 'Receptie' }))],
    ['a higher level', change((it) => (it.credentialSubject.result[0].achievedLevel += '-x'))],
    [
      'another person',
      change((it) => (it.credentialSubject.id = 'urn:uuid:00000000-0000-4000-8000-000000000000')),
    ],
    ['a later month', change((it) => (it.validFrom = '2026-10-01T00:00:00Z'))],
    ['another status index', change((it) => (it.credentialStatus.statusListIndex = '1'))],
    ['no status', change((it) => delete it.credentialStatus)],
    ['one letter as text', { credential: document.replace('Achter de bar', 'Achter de Bar') }],
  ];
  for (const [name, body] of altered) t.match(judge(await verify(client, body)), /^not-genuine: /, name);
  const { json } = await verify(
    client,
    change((it) => delete it.proof),
  );
  t.match(json, { verdict: 'not-genuine', reason: 'proof-missing', kind: 'unsigned' });

  const twice = document.replace('"name":', '"name":"Receptie","name":');
  t.equal(judge(await verifyBytes(client, twice)), 'not-genuine: duplicate-keys', 'the bytes tell');
  t.equal(judge(await verify(client, { credential: twice })), 'not-genuine: duplicate-keys', 'so does text');
  const spaced = JSON.stringify(JSON.parse(document), null, 2);
  t.equal(judge(await verifyBytes(client, spaced)), 'valid: proofs-verified', 'spaces are no change');
});

t.test('a badge of another issuer is judged by its own documents; trust is a separate answer', async (t) => {
  const client = await openClient(t, { now: '2026-11-21T12:00:00.000Z' });
  const { documents } = client.world;
  const credential = await signSample(buildSampleBadge());
  const published = await publishSample();
  const publish = (...addresses: string[]) => {
    documents.clear();
    for (const address of addresses) documents.set(address, JSON.stringify(published[address]));
  };
  t.equal(
    judge(await verify(client, { credential })),
    'incomplete: issuer-document-unavailable',
    'nobody can be reached',
  );
  publish(sampleDidUrl);
  t.equal(judge(await verify(client, { credential })), 'incomplete: status-list-unavailable');
  publish(sampleDidUrl, sampleListUrl);
  const { json } = await verify(client, { credential });
  t.match(json, { verdict: 'valid', credential: { issuerId: credential.issuer.id } });
  t.match(json.outcomes.at(-1), { check: 'trust', result: 'unknown', code: 'issuer-unknown' });

  const stranger = await signSample(buildSampleBadge(), buildSampleSigner(2).signer);
  t.match(judge(await verify(client, { credential: stranger })), /^not-genuine: key-/, 'by another key');

  const link = 'https://badges.example/credentials/1';
  const unreachable = await verify(client, { link });
  t.equal(unreachable.status, 400);
  t.match(unreachable.json, { code: 'link-unreachable', reason: 'unreachable' });
  documents.set(link, JSON.stringify(credential));
  t.equal((await verify(client, { link })).json.verdict, 'valid');
  documents.set(link, '<html>');
  t.equal(judge(await verify(client, { link })), 'not-genuine: format-unknown');
});

t.test('a link of ours is answered from rows, and only where a badge or a code is', async (t) => {
  const client = await openClient(t);
  const origin = 'https://badges.example.org';
  const places = [
    '/',
    '/credentials/',
    '/credentials/00000000000000000000000000',
    '/c/0000-0000-0000',
    '/v1/participants',
  ];
  for (const place of places) {
    client.world.documents.set(origin + place, '{}');
    const answer = await verify(client, { link: origin + place });
    t.equal(answer.status, 404, place);
    t.equal(answer.json.code, 'not-found');
  }
  for (const link of ['bar', '', 'javascript:alert(1)', 'https://', 'file:///etc/passwd']) {
    t.equal((await verify(client, { link })).json.code, 'link-unreachable', link);
  }
});

t.test('exactly one of credential, link and code is taken, and faults are named', async (t) => {
  const client = await openClient(t);
  const cases: [Json, string[]][] = [
    [{}, ['body']],
    [{ link: 'https://a.example/x', code: '0000-0000-0000' }, ['body']],
    [{ credential: 1, link: 2, code: 3, more: 4 }, ['credential', 'link', 'code', 'more']],
    [{ credential: ['x'] }, ['credential']],
    [{ credential: null }, ['credential']],
    [{ link: 'x'.repeat(2001) }, ['link']],
    [{ code: '0000-0000-0001' }, ['code']],
    [{ code: 'abc' }, ['code']],
    [[], ['body']],
  ];
  for (const [body, names] of cases) {
    const answer = await verify(client, body);
    t.equal(answer.status, 400, JSON.stringify(body).slice(0, 60));
    t.equal(answer.json.code, 'invalid-request');
    t.same(answer.json.invalidParams.map(({ name }: Json) => name).toSorted(), names.toSorted());
  }
});

t.test('what is no credential gets a report, never an error', async (t) => {
  const client = await openClient(t);
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const handed: [string, string | Buffer, RegExp][] = [
    ['nothing', '', /^not-genuine: format-unknown/],
    ['an empty object', '{}', /^not-genuine: /],
    ['a list', '[]', /^not-genuine: not-an-object/],
    ['a number', '1', /^not-genuine: format-unknown/],
    ['words', 'hello', /^not-genuine: format-unknown/],
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /^not-genuine: /],
    ['half a pair', '{"a":"\\ud800"}', /^not-genuine: /],
    ['NUL', '{"a":"\\u0000"}', /^not-genuine: /],
    ['a prototype', '{"__proto__":{"verdict":"valid"}}', /^not-genuine: /],
    ['a JWT of nothing', 'eyJhbGciOiJFZERTQSJ9.e30.AAAA', /^not-genuine: contexts-misplaced/],
    ['much nesting', nested(60), /^incomplete: too-deep/],
    ['endless nesting', nested(10_000), /^incomplete: too-deep/],
    [
      'many parts',
      JSON.stringify({ a: Array.from({ length: 9000 }, () => ({})) }),
      /^incomplete: too-many-parts/,
    ],
  ];
  for (const [name, bytes, expected] of handed) {
    t.match(judge(await verifyBytes(client, bytes)), expected, name);
  }
  const deep = await verify(client, { credential: JSON.parse(nested(500)) });
  t.same(deep.json.invalidParams, [{ name: 'credential', reason: 'is nested more than 100 deep' }]);
  t.equal(judge(await verify(client, { credential: JSON.parse(nested(60)) })), 'incomplete: too-deep');
});

t.test('size and media type are limited', async (t) => {
  const client = await openClient(t);
  const large = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - 8) });
  t.equal((await verifyBytes(client, large(65_536))).status, 200);
  t.equal(judge(await verifyBytes(client, large(65_537))), 'incomplete: too-large', 'over what is looked at');
  t.equal(judge(await verifyBytes(client, large(900_000))), 'incomplete: too-large', 'as a file may be');
  const over = await verifyBytes(client, large(1_000_001));
  t.equal(over.status, 413);
  t.equal(over.json.code, 'request-too-large');
  t.equal(judge(await verify(client, { credential: large(100_000) })), 'incomplete: too-large');
  t.equal((await verify(client, { credential: large(140_000) })).status, 413);
  for (const type of ['application/xml', 'text/html', 'application/x-www-form-urlencoded', 'x']) {
    const answer = await verifyBytes(client, '{}', type);
    t.equal(answer.status, 415, type);
    t.equal(answer.json.code, 'unsupported-media-type');
  }
});

t.test('anybody may ask from any site, so often', async (t) => {
  const rateLimits = {
    codesPerMinute: 9,
    codesTotalPerMinute: 9,
    verificationsPerMinute: 2,
    signInsPerMinute: 9,
  };
  const client = await openClient(t, { settings: { rateLimits } });
  const preflight = await client.ask(url, {
    method: 'OPTIONS',
    headers: { origin: 'https://employer.example', 'access-control-request-method': 'POST' },
  });
  t.equal(preflight.status, 204);
  t.equal(preflight.headers['access-control-allow-origin'], '*');
  t.match(preflight.headers['access-control-allow-headers'], /Content-Type/);
  for (let count = 0; count < 2; count += 1) {
    const answer = await verify(client, { credential: {} });
    t.equal(answer.status, 200);
    t.equal(answer.headers['access-control-allow-origin'], '*');
  }
  t.equal((await verify(client, { credential: {} })).json.code, 'too-many-requests');
});

t.test('nothing that is handed in is written in the log', async (t) => {
  const client = await openClient(t);
  const { document, link } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const app = buildServer({ services: client.world.services, log: { level: 'trace', stream } });
  t.teardown(() => app.close());
  const send = (payload: object | string, type = 'application/json') =>
    app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
  for (const body of [{ link }, { credential: document }, { code: '0000-0000-0000' }, { code: 'geheim' }]) {
    await send(body);
  }
  await send(document, 'application/vc');
  await send(document.slice(0, 100), 'application/json');
  await app.inject(new URL(link).pathname);
  const log = lines.join('');
  t.match(log, '"route":"/v1/verifications"');
  const id = link.slice(-26);
  for (const secret of [id, 'proofValue', 'urn:uuid', 'Achter de bar', 'geheim', '0000-0000', '127.0.0.1']) {
    t.notMatch(log, secret, secret);
  }
});

t.test(
  'every badge that is issued verifies, here and with code that is not ours, and holds no forbidden word',
  async (t) => {
    const client = await openClient(t);
    const did = (await client.ask(`/issuers/${client.world.issuer.slug}/did.json`)).json;
    const [{ publicKeyMultibase }] = did.verificationMethod;
    const credentials = await awardEverything(client);
    t.equal(credentials.length, 19, 'sixteen badges and three superbadges');
    for (const credential of credentials) {
      t.equal(judge(await verify(client, { credential })), 'valid: proofs-verified', credential.name);
      t.equal(await verifyIndependently(credential, publicKeyMultibase), true);
      t.same(findForbiddenWords(JSON.stringify(credential)), []);
    }
    await t.test('and fits the JSON Schema of 1EdTech', { skip: noSchema }, async (t) => {
      const ajv = addFormats.default(new Ajv2019({ strict: false, allErrors: true, logger: false }));
      const check = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
      for (const credential of credentials) {
        t.ok(check(credential), `${credential.name} ${JSON.stringify(check.errors)}`);
      }
    });
  },
);
