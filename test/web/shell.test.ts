// What every request and every answer has in common, over HTTP and on a real database, with routes of this file only.
import { strict as assert } from 'node:assert';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import t, { type Test } from 'tap';
import { z } from 'zod';
import { randomIds } from '../../src/base/ids.ts';
import { Problem } from '../../src/base/problem.ts';
import { createApiToken, createStaffSignInLink, redeemSignInLink } from '../../src/domain/sign-in.ts';
import { buildKeyVault, type Services, type Settings } from '../../src/services.ts';
import { closeDatabase, openDatabase } from '../../src/store/database.ts';
import { insertIssuer } from '../../src/store/issuers.ts';
import { insertStaff } from '../../src/store/staff.ts';
import { buildVerifyFile } from '../../src/verify-files.ts';
import { findAssetHref, registerAssets } from '../../src/web/assets.ts';
import { codeDisplay, personTile, qrImage } from '../../src/web/components.ts';
import { button, errorSummary, levelButtons, postForm, readLevels } from '../../src/web/forms.ts';
import { html, renderHtml, safeUrl } from '../../src/web/html.ts';
import { sendOnce } from '../../src/web/idempotency.ts';
import { buildView, sendPage } from '../../src/web/layout.ts';
import { describeError } from '../../src/web/logging.ts';
import { findMediaType, sendDocument } from '../../src/web/negotiation.ts';
import { registerOpenapi } from '../../src/web/openapi.ts';
import { problemPages } from '../../src/web/pages/problems.ts';
import { wellKnown } from '../../src/web/public/well-known.ts';
import type { RouteModule } from '../../src/web/route-module.ts';
import type { Routes } from '../../src/web/routes.ts';
import { buildServer } from '../../src/web/server.ts';
import { closeSession, requireHolder, requireStaff, startSession } from '../../src/web/sessions.ts';
import { buildCertificate } from '../certificate.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

const publicUrl = 'https://badges.test';
const now = new Date('2026-11-20T10:00:00Z');
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
/** Stands for everything that must never be in a log. */
const secret = 'samira.bouali@example.org';

const level = z.enum(['with-help', 'independent', 'teaches']);
const thing = z.strictObject({
  name: z.string().min(1),
  results: z.record(z.string(), level),
  tags: z.array(z.strictObject({ label: z.string() })).optional(),
});
const stored = z.strictObject({ number: z.number(), name: z.string() }).meta({ id: 'Thing' });

let made = 0;
const running = { started: () => {}, finish: () => {} };

const things: RouteModule = {
  noun: 'things',
  register(app, services) {
    app.post(
      '/things',
      {
        schema: {
          tags: ['assessments'],
          operationId: 'recordThing',
          summary: 'Record',
          body: thing,
          response: { 201: stored },
        },
      },
      (request, reply) =>
        sendOnce(request, reply, {
          services,
          work: async () => {
            const { name } = request.body as z.output<typeof thing>;
            if (name === 'refused') throw new Problem('rule-not-met');
            made += 1;
            return { status: 201, location: `/v1/things/${made}`, body: { number: made, name } };
          },
        }),
    );
    app.get('/things/:id', { schema: { summary: 'One', params: z.strictObject({ id: z.uuid() }) } }, () => {
      throw new Problem('not-found', { closed: secret });
    });
    app.get(
      '/things',
      { schema: { querystring: z.strictObject({ limit: z.coerce.number().max(100) }) } },
      () => [],
    );
    app.post(
      '/open',
      { config: { public: true, limit: 'verifications' }, schema: { body: z.strictObject({}) } },
      () => ({}),
    );
    app.post('/small', { config: { public: true }, bodyLimit: 10 }, () => ({}));
    app.get('/me', (request) => ({ name: requireStaff(request).name }));
    app.get('/broken', { config: { public: true } }, () => {
      throw new Error(`could not mail ${secret}`);
    });
    app.get('/wrong-answer', { config: { public: true }, schema: { response: { 200: stored } } }, () =>
      JSON.parse(JSON.stringify({ secret })),
    );
    app.get('/slow', { config: { public: true } }, async () => {
      running.started();
      await new Promise<void>((resolve) => {
        running.finish = resolve;
      });
      return { done: true };
    });
  },
};

const documents: RouteModule = {
  noun: 'documents',
  register(app) {
    app.get<{ Params: { id: string } }>('/documents/:id', (request, reply) => {
      reply.header('link', '<https://badges.test/x>; rel="describedby"').header('etag', '"early"');
      if (request.params.id !== 'open') throw new Problem('not-found', { id: request.params.id });
      const mediaType = findMediaType(request, ['application/vc+ld+json', 'application/json']);
      return sendDocument(request, reply, { body: '{"id":"open"}', mediaType });
    });
    app.get<{ Params: { code: string } }>('/c/:code', { config: { limit: 'codes' } }, async (request) => {
      if (request.params.code === 'guess') await request.server.countAttempt(request, 'names');
      return { ok: true };
    });
  },
};

const pages: RouteModule = {
  noun: 'forms',
  register(app, services) {
    const view = (request: Parameters<typeof buildView>[0]) => buildView(request, services.settings);
    app.get('/form', (request, reply) =>
      sendPage(reply, view(request), {
        title: '<Form>',
        body: postForm(view(request), '/form', button('Ok')),
      }),
    );
    app.post('/form', { schema: { body: z.strictObject({ name: z.string() }) } }, (request, reply) =>
      reply.send({ name: (request.body as { name: string }).name }),
    );
    app.get('/staff', (request) => ({ name: requireStaff(request).name }));
    app.get('/holder', (request) => ({ id: requireHolder(request).participantId }));
    app.get('/catalogue', (request, reply) =>
      sendPage(reply, view(request), { title: 'Badges', body: html`<h1>Badges</h1>`, indexable: true }),
    );
    app.post<{ Body: { token: string } }>('/sign-in', async (request, reply) => {
      startSession(reply, services, await redeemSignInLink(services, request.body.token));
      return { ok: true };
    });
    app.post('/sign-out', async (request, reply) => {
      await closeSession(request, reply, services);
      return { ok: true };
    });
  },
};

const routes: Routes = {
  api: [{ noun: 'openapi', register: registerOpenapi }, things],
  public: [{ noun: 'assets', register: registerAssets }, wellKnown, documents],
  pages: [problemPages, pages],
};

const settings: Settings = {
  publicUrl,
  demo: false,
  rateLimits: {
    codesPerMinute: 3,
    codesTotalPerMinute: 7,
    verificationsPerMinute: 1000,
    signInsPerMinute: 1000,
  },
  trustProxy: ['127.0.0.1'],
  maxFileBytes: 1_000_000,
  securityContact: 'mailto:security@badges.test',
};

type Options = Partial<Settings> & { db?: Services['db'] };

function buildServices({ db, ...changes }: Options): Services {
  return {
    db: db as Services['db'],
    clock: { now: () => now },
    ids: randomIds,
    keys: buildKeyVault(new Uint8Array(32)),
    fetchDocument: () => Promise.reject(new Error('no network in this test')),
    verifyFile: buildVerifyFile({ limits: {}, containerLimits: {} }),
    settings: { ...settings, ...changes },
  };
}

async function openShell(t: Test, options: Options = {}) {
  const lines: string[] = [];
  const services = buildServices(options);
  const app = buildServer({
    services,
    routes,
    log: { level: 'info', stream: { write: (line) => lines.push(line) } },
  });
  t.teardown(() => app.close());
  await app.ready();
  return { app, services, lines };
}

type Shell = Awaited<ReturnType<typeof openShell>>;

async function addStaff({ services }: Shell, name = 'Ruud'): Promise<string> {
  const [issuerId, id] = [randomIds.uuid(), randomIds.uuid()];
  const slug = `maker-${issuerId.slice(0, 8)}`;
  await insertIssuer(services.db, {
    id: issuerId,
    slug,
    name: 'De Linde',
    url: publicUrl,
    email: null,
    createdAt: now,
  });
  await insertStaff(
    services.db,
    {
      id,
      issuerId,
      name,
      kind: 'person',
      role: 'assessor',
      createdAt: now,
      email: null,
      toldAt: null,
      deactivatedAt: null,
    },
    [],
  );
  return id;
}

async function signIn(shell: Shell): Promise<{ cookie: string; formKey: string }> {
  const { link } = await createStaffSignInLink(shell.services, await addStaff(shell));
  const payload = `token=${link.split('/').at(-1)}`;
  const answer = await shell.app.inject({ method: 'POST', url: '/sign-in', headers: form, payload });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const page = await shell.app.inject({ url: '/form', headers: { ...browser, cookie } });
  return { cookie, formKey: /name="formKey" value="([^"]+)"/.exec(page.body)?.[1] ?? '' };
}

let database: TestDatabase;
t.before(async () => {
  database = await openTestDatabase(t);
});

t.test('no text breaks out of the template that it is put into', async (t) => {
  const decode = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&#96;', '`')
      .replaceAll('&amp;', '&');
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', 'script', '&lt;', '-->', ' onclick='))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(hostile, hostile, (attribute, text) => {
      const markup = renderHtml(
        html`<p title="${attribute}">${[text, null, false, undefined, html`<b>${text}</b>`]}</p>`,
      );
      const [, a, b, c] = /^<p title="([^"<>'`]*)">([^<>"'`]*)<b>([^<>"'`]*)<\/b><\/p>$/.exec(markup) ?? [];
      return decode(a ?? '?') === attribute && decode(b ?? '?') === text && c === b;
    }),
    { numRuns: 500 },
  );
  t.equal(renderHtml(html`${3}${'<'}${[1, [2]]}`), '3&lt;12');
  t.throws(() => html`<p class=${'x'}></p>`, TypeError, 'an attribute without quotes is refused');
  const forged = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}');
  t.notMatch(renderHtml(html`<p>${forged}</p>`), /script/, 'no JSON poses as markup');
});

t.test('no address in a page runs a script or leads away unseen', async (t) => {
  const pieces = fc.constantFrom(
    'javascript:',
    'JaVaScRiPt:',
    'data:text/html,',
    'vbscript:',
    '/',
    '\\',
    '\t',
    '\n',
    ' ',
    'https:',
    '//evil.test',
    'x',
    '#',
    '?',
    '\u0000',
  );
  const allowed = ['https:', 'http:', 'mailto:', 'tel:', 'data:'];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((parts) => parts.join('')),
      ),
      (url) => {
        const result = safeUrl(url);
        const parsed = URL.canParse(result, publicUrl) ? new URL(result, publicUrl) : new URL(publicUrl);
        const isLocal = /^[/?#]/.test(result);
        return (
          (result === url || result === '#') &&
          allowed.includes(parsed.protocol) &&
          (!isLocal || parsed.origin === publicUrl)
        );
      },
    ),
    { numRuns: 1000 },
  );
  t.equal(
    renderHtml(html`<a href="${'javascript:alert(1)'}">`),
    '<a href="#">',
    'a template checks by itself',
  );
  t.equal(renderHtml(html`<a href="${'/badges?a=1&b=2'}">`), '<a href="/badges?a=1&amp;b=2">');
  t.equal(safeUrl('data:text/html,<script>'), '#');
});

t.test('a level that is tapped back sends nothing', async (t) => {
  const { app } = await openShell(t);
  const texts = buildView(
    { language: 'nl', session: null } as Parameters<typeof buildView>[0],
    settings,
  ).texts;
  const field = renderHtml(
    levelButtons(texts, { key: 'mes', label: 'Houdt het mes goed vast', value: 'independent' }),
  );
  t.same(
    [...field.matchAll(/value="([^"]*)"( checked)?/g)].map(([, value, checked]) => [value, checked]),
    [
      ['with-help', undefined],
      ['independent', ' checked'],
      ['teaches', undefined],
      ['', undefined],
    ],
  );
  t.strictSame(readLevels({ 'results.mes': 'teaches', 'results.plank': '', other: 'x' }), { mes: 'teaches' });
  t.match(
    renderHtml(errorSummary(texts, [{ field: 'results.mes', message: 'Kies' }])!),
    'href="#results.mes"',
  );
  t.equal(errorSummary(texts, []), null);
  await app.close();
});

t.test('the drawn QR code reads as its address', async (t) => {
  const address = `${publicUrl}/credentials/7k3m9qxt2abc7k3m9qxt2abc7k`;
  const svg = renderHtml(qrImage(address, 'QR-code'));
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const data = new Uint8Array(size * size * scale * scale * 4).fill(255);
  const darken = (x: number, y: number) => {
    for (let pixel = 0; pixel < scale * scale; pixel++) {
      const row = y * scale + Math.floor(pixel / scale);
      data.fill(
        0,
        (row * size * scale + x * scale + (pixel % scale)) * 4,
        (row * size * scale + x * scale + (pixel % scale)) * 4 + 3,
      );
    }
  };
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let step = 0; step < Number(width); step++) darken(Number(x) + step, Number(y));
  }
  t.equal(decodeQR({ width: size * scale, height: size * scale, data }), address);
  t.ok(svg.length < 8000, `${svg.length} bytes`);
  t.match(
    renderHtml(codeDisplay('7K3M9QXT2ABC')).replace(/<[^>]+>/g, ''),
    /^7K3M-9QXT-2ABC$/,
    'copied as it is typed',
  );
  t.match(renderHtml(personTile({ name: 'Jan-Willem de Vries', href: '/x' })), />JV</);
  const choice = renderHtml(personTile({ name: 'ömer', field: 'p', value: '1', checked: true }));
  t.match(choice, />Ö</);
  t.match(choice, 'type="radio" name="p" value="1" checked');
});

t.test('HTML is sent only to those who name it', async (t) => {
  const { app } = await openShell(t);
  const rows: [string | undefined, string][] = [
    [undefined, 'application/problem+json'],
    ['*/*', 'application/problem+json'],
    ['text/*', 'application/problem+json'],
    ['application/json', 'application/problem+json'],
    ['image/png', 'application/problem+json'],
    ['text/html;q=0', 'application/problem+json'],
    ['text/html;q=0.4, application/json', 'application/problem+json'],
    ['text/html', 'text/html; charset=utf-8'],
    ['TEXT/HTML, */*', 'text/html; charset=utf-8'],
    ['text/html;q=0.9, */*;q=0.8', 'text/html; charset=utf-8'],
    [browser.accept, 'text/html; charset=utf-8'],
  ];
  for (const [accept, expected] of rows) {
    const answer = await app.inject({ url: '/nowhere', headers: accept === undefined ? {} : { accept } });
    t.equal(answer.headers['content-type'], expected, `Accept: ${accept}`);
    t.match(answer.headers.vary, 'Accept');
  }
});

t.test('a document is sent in the form asked for, and not twice to who has it', async (t) => {
  const { app } = await openShell(t);
  const get = (headers: Record<string, string>) => app.inject({ url: '/documents/open', headers });
  const first = await get({ accept: 'application/json' });
  t.equal(first.headers['content-type'], 'application/json');
  t.equal(first.headers['cache-control'], 'no-cache', 'never immutable');
  t.equal(first.headers.vary, 'Accept');
  t.equal(first.headers['access-control-allow-origin'], '*');
  const vc = await get({});
  t.equal(vc.headers['content-type'], 'application/vc+ld+json');
  t.equal(
    (await get({ accept: 'application/ld+json, application/vc+ld+json;q=0.1, application/json;q=0.5' }))
      .headers['content-type'],
    'application/json',
  );
  t.not(vc.headers.etag, first.headers.etag, 'each form has its own tag');
  const etag = String(first.headers.etag);
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await get({ accept: 'application/json', 'if-none-match': tag });
    t.equal(again.statusCode, 304, tag);
    t.equal(again.body, '');
  }
  t.equal((await get({ accept: 'application/json', 'if-none-match': '"other"' })).statusCode, 200);
});

t.test('closed and unknown are the same bytes, whatever was asked', async (t) => {
  const { app } = await openShell(t);
  for (const headers of [
    {},
    browser,
    { accept: 'application/vc+ld+json' },
    { 'if-none-match': '"early"' },
    { 'if-none-match': '*' },
  ]) {
    const [closed, unknown] = await Promise.all(
      ['closed', 'unknown'].map((id) => app.inject({ url: `/documents/${id}`, headers })),
    );
    const strip = (answer = closed) => ({ ...answer!.headers, date: '' });
    t.equal(closed!.statusCode, 404);
    t.equal(closed!.body, unknown!.body);
    t.strictSame(strip(closed), strip(unknown));
    t.notOk(
      'etag' in closed!.headers || 'link' in closed!.headers,
      'nothing of the answer that did not come',
    );
    t.notMatch(closed!.body, /urn:uuid|instance/);
  }
});

t.test('every fault of a request is named at once, by its field', async (t) => {
  const shell = await openShell(t, { db: database.db });
  const token = await createApiToken(shell.services, { staffId: await addStaff(shell), label: 'test' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const post = (payload: string, more = {}) =>
    shell.app.inject({ method: 'POST', url: '/v1/things', headers: { ...headers, ...more }, payload });
  const answer = await post(
    JSON.stringify({ results: { snijden: 'goed', '<b>': 3 }, tags: [{ label: 4, [secret]: 1 }], extra: 1 }),
  );
  t.equal(answer.statusCode, 400);
  const problem = answer.json();
  t.equal(problem.type, `${publicUrl}/problems/invalid-request`);
  t.match(problem.instance, /^urn:uuid:[0-9a-f-]{36}$/);
  t.strictSame(problem.invalidParams, [
    { name: 'name', reason: 'is missing' },
    { name: 'results.snijden', reason: 'must be one of with-help, independent, teaches' },
    { name: 'results.<b>', reason: 'must be one of with-help, independent, teaches' },
    { name: 'tags[0].label', reason: 'must be of type string' },
    { name: `tags[0].${secret}`, reason: 'is not a field of this request' },
    { name: 'extra', reason: 'is not a field of this request' },
  ]);
  const reason = async (payload: string) => (await post(payload)).json().invalidParams[0];
  t.strictSame(await reason('{"a":'), { name: 'body', reason: 'is not valid JSON' });
  t.strictSame(await reason(''), { name: 'body', reason: 'is empty' });
  t.strictSame(await reason('null'), { name: 'body', reason: 'must be of type object' });
  t.strictSame(await reason('{"__proto__":{}}'), { name: 'body', reason: 'is not valid JSON' });
  t.strictSame(await reason('{"name":"","results":{}}'), {
    name: 'name',
    reason: 'too small: expected string to have >=1 characters',
  });
  const query = await shell.app.inject({ url: '/v1/things?limit=900&page=2', headers });
  t.strictSame(
    query.json().invalidParams.map(({ name }: { name: string }) => name),
    ['limit', 'page'],
  );
  t.notMatch(shell.lines.join(), secret, 'nothing of it is in the log');
});

t.test('what the framework refuses is told in our own words', async (t) => {
  const { app, lines } = await openShell(t);
  const json = { 'content-type': 'application/json' };
  const rows: [string, number, string, Record<string, string>, string][] = [
    ['/v1/open', 415, 'unsupported-media-type', { 'content-type': 'text/plain' }, 'hello'],
    [
      '/v1/open',
      415,
      'unsupported-media-type',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=1',
    ],
    ['/v1/open', 415, 'unsupported-media-type', { 'content-type': 'no type' }, 'hello'],
    ['/v1/small', 413, 'request-too-large', json, '{"a":"0123456789"}'],
    ['/v1/open', 413, 'request-too-large', json, JSON.stringify('x'.repeat(70_000))],
    ['/form', 413, 'request-too-large', form, `name=${'x'.repeat(70_000)}`],
    ['/v1/open', 400, 'invalid-request', { ...json, 'content-length': '3' }, '{"a":1}'],
    ['/v1/nowhere', 404, 'not-found', json, '{}'],
    ['/v1', 404, 'not-found', json, '{}'],
    ['/v1/%zz', 404, 'not-found', json, '{}'],
    ['/V1/open', 404, 'not-found', json, '{}'],
    ['/v1/open/', 404, 'not-found', json, '{}'],
  ];
  for (const [url, status, code, headers, payload] of rows) {
    const answer = await app.inject({ method: 'POST', url, headers, payload });
    t.equal(answer.statusCode, status, `${url} ${code}`);
    t.equal(answer.headers['content-type'], 'application/problem+json');
    t.match(answer.json(), {
      code,
      status,
      type: `${publicUrl}/problems/${code}`,
      title: String,
      detail: String,
    });
    t.notMatch(answer.body, /FST_|fastify|stack/i);
    t.equal(answer.headers['api-version'], url.startsWith('/v1') ? '1.0.0' : undefined);
    t.equal(answer.headers['x-content-type-options'], 'nosniff');
  }
  t.equal(
    (await app.inject({ url: '/v1/things/not-a-uuid' })).statusCode,
    401,
    'who is not known learns nothing',
  );
  t.notMatch(lines.join(), /nowhere|%zz/, 'no address is in the log');
  t.match(lines.join(), '"route":"/v1/open"');
});

t.test('a fault of our own is one number outside and no personal data in the log', async (t) => {
  const { app, lines } = await openShell(t);
  for (const url of ['/v1/broken', '/v1/wrong-answer']) {
    const answer = await app.inject({
      url: `${url}?name=${encodeURIComponent(secret)}`,
      headers: { 'user-agent': secret },
    });
    t.equal(answer.statusCode, 500);
    t.equal(answer.headers['retry-after'], '60');
    const { instance, code } = answer.json();
    t.equal(code, 'internal-error');
    const id = instance.slice('urn:uuid:'.length);
    const line = lines.find((text) => text.includes(id) && text.includes('"level":50'));
    t.ok(line, 'the number is in the log');
    t.match(line, /"stack":"at /);
    t.notMatch(answer.body, /could not mail|schema|stack|\bat /);
  }
  t.notMatch(lines.join(), /samira|example\.org|127\.0\.0\.1|remoteAddress|could not mail/);
  const thrown = (work: () => unknown) => {
    try {
      return describeError(work());
    } catch (error) {
      return describeError(error);
    }
  };
  const quoting = [
    () => new Intl.DateTimeFormat(secret),
    () => 'name' in (secret as unknown as object),
    () => Buffer.alloc(secret as unknown as number),
    () => new Request(secret),
    () => assert.equal(secret, ''),
    () => (undefined as unknown as Record<string, string>)[secret],
  ];
  for (const work of quoting) t.notMatch(JSON.stringify(thrown(work)), /samira/, String(work));
  const title = thrown(() => (undefined as unknown as { title: string }).title);
  t.equal(title.message, "Cannot read properties of undefined (reading 'title')");
});

t.test('a database that went away is 503 with a time to come back', async (t) => {
  const db = openDatabase({ url: 'postgres://kundig@127.0.0.1:1/none' });
  t.teardown(() => closeDatabase(db));
  const { app } = await openShell(t, { db });
  const answer = await app.inject({ url: '/v1/me', headers: { authorization: 'Bearer abc' } });
  t.match(answer.json(), { code: 'database-unavailable', status: 503 });
  t.equal(answer.headers['retry-after'], '5');
  const page = await app.inject({ url: '/form', headers: { ...browser, cookie: '__Host-kundig=abc' } });
  t.equal(page.statusCode, 503);
  t.match(page.body, 'Wij zijn er zo weer');
});

t.test('the API takes a bearer token and never a cookie', async (t) => {
  const shell = await openShell(t, { db: database.db });
  const token = await createApiToken(shell.services, {
    staffId: await addStaff(shell, 'Fatima'),
    label: 'test',
  });
  const get = (headers: Record<string, string>) => shell.app.inject({ url: '/v1/me', headers });
  const answer = await get({ authorization: `Bearer ${token}` });
  t.strictSame(answer.json(), { name: 'Fatima' });
  t.equal(answer.headers['cache-control'], 'no-store');
  t.equal(answer.headers['access-control-allow-origin'], undefined);
  const { cookie } = await signIn(shell);
  for (const [headers, challenge] of [
    [{}, 'Bearer realm="kundig"'],
    [{ cookie }, 'Bearer realm="kundig"'],
    [{ authorization: `Bearer ${token}x` }, 'Bearer realm="kundig", error="invalid_token"'],
    [{ authorization: `Basic ${token}` }, 'Bearer realm="kundig", error="invalid_token"'],
  ] as [Record<string, string>, string][]) {
    const refused = await get(headers);
    t.equal(refused.statusCode, 401);
    t.equal(refused.headers['www-authenticate'], challenge);
    t.equal(refused.json().code, 'not-authenticated');
  }
  const page = await shell.app.inject({ url: '/staff', headers: { authorization: `Bearer ${token}` } });
  t.equal(page.statusCode, 401, 'and pages take no bearer token');
  t.notMatch(shell.lines.join(), token);
});

t.test('a session lives in a cookie that scripts and other sites do not get', async (t) => {
  const shell = await openShell(t, { db: database.db });
  const staffId = await addStaff(shell);
  const { link } = await createStaffSignInLink(shell.services, staffId);
  const payload = `token=${link.split('/').at(-1)}`;
  const answer = await shell.app.inject({ method: 'POST', url: '/sign-in', headers: form, payload });
  t.match(
    String(answer.headers['set-cookie']),
    /^__Host-kundig=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const again = await shell.app.inject({ method: 'POST', url: '/sign-in', headers: form, payload });
  t.equal(again.json().code, 'sign-in-link-invalid', 'a link works once');
  const local = await openShell(t, { db: database.db, publicUrl: 'http://localhost:8080' });
  t.match((await signIn(local)).cookie, /^kundig=/, 'over http on localhost a browser takes no __Host- name');
  const { cookie, formKey } = await signIn(shell);
  t.equal((await shell.app.inject({ url: '/staff', headers: { cookie } })).json().name, 'Ruud');
  t.equal((await shell.app.inject({ url: '/holder', headers: { cookie } })).json().code, 'forbidden');
  await shell.app.inject({
    method: 'POST',
    url: '/sign-out',
    headers: { ...form, cookie },
    payload: `formKey=${formKey}`,
  });
  t.equal(
    (await shell.app.inject({ url: '/staff', headers: { cookie } })).statusCode,
    401,
    'gone on the server too',
  );
});

t.test('a form is taken only from our own page in the same session', async (t) => {
  const shell = await openShell(t, { db: database.db });
  const { cookie, formKey } = await signIn(shell);
  const other = await signIn(shell);
  const post = (headers: Record<string, string>, payload: string) =>
    shell.app.inject({
      method: 'POST',
      url: '/form',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload,
    });
  const good = `name=Samira&formKey=${formKey}`;
  const taken: [string, Record<string, string>, string][] = [
    ['with its key', { cookie, 'sec-fetch-site': 'same-origin' }, good],
    ['from an older browser', { cookie, origin: publicUrl }, good],
    ['from one that hides the origin', { cookie, origin: 'null' }, good],
    ['without a session', { 'sec-fetch-site': 'same-origin' }, 'name=Samira'],
  ];
  for (const [title, headers, payload] of taken) {
    const answer = await post(headers, payload);
    t.strictSame([answer.statusCode, answer.body], [200, '{"name":"Samira"}'], title);
  }
  const refused: [string, Record<string, string>, string][] = [
    ['without its key', { cookie }, 'name=Samira'],
    ['with the key of another session', { cookie }, `name=Samira&formKey=${other.formKey}`],
    ['with the key twice', { cookie }, `${good}&formKey=${formKey}`],
    ['sent by another site', { cookie, 'sec-fetch-site': 'cross-site' }, good],
    ['sent by a site beside ours', { cookie, 'sec-fetch-site': 'same-site' }, good],
    ['sent by another site, older browser', { cookie, origin: 'https://evil.test' }, good],
    ['by another site without a session', { origin: 'https://evil.test' }, 'name=Samira'],
  ];
  for (const [title, headers, payload] of refused) {
    t.match((await post(headers, payload)).json(), { code: 'form-expired', status: 403 }, title);
  }
});

t.test('an Idempotency-Key gives the first answer again and does the work once', async (t) => {
  const shell = await openShell(t, { db: database.db });
  const token = await createApiToken(shell.services, { staffId: await addStaff(shell), label: 'test' });
  const post = (key: string | undefined, body: object) =>
    shell.app.inject({
      method: 'POST',
      url: '/v1/things',
      headers: { authorization: `Bearer ${token}`, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      payload: body,
    });
  const before = made;
  const answers = await Promise.all([1, 2, 3].map(() => post('a', { name: 'Kees', results: {} })));
  t.equal(made, before + 1, 'once, though three came at the same time');
  for (const answer of answers) {
    t.equal(answer.statusCode, 201);
    t.equal(answer.body, answers[0]?.body);
    t.equal(answer.headers.location, `/v1/things/${made}`);
    t.match(answer.headers['content-type'], /^application\/json/);
  }
  t.equal(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true').length, 2);
  t.equal(
    (await post('a', { results: {}, name: 'Kees' })).statusCode,
    201,
    'the order of fields makes no other request',
  );
  t.match((await post('a', { name: 'Samira', results: {} })).json(), {
    code: 'idempotency-key-reused',
    status: 409,
  });
  t.equal((await post('b', { name: 'refused', results: {} })).json().code, 'rule-not-met');
  t.equal((await post('b', { name: 'Kees', results: {} })).statusCode, 201, 'a refusal uses up no key');
  t.equal((await post(undefined, { name: 'Kees', results: {} })).statusCode, 201);
  t.equal(made, before + 3);
  t.equal((await post('a b', { name: 'Kees', results: {} })).json().invalidParams[0].name, 'Idempotency-Key');
});

t.test('attempts are counted per address block and by everybody together', async (t) => {
  const { app, lines } = await openShell(t);
  const get = async (address: string, url = '/c/7K3M') => {
    const answer = await app.inject({
      url,
      headers: { 'x-forwarded-for': address },
      remoteAddress: '127.0.0.1',
    });
    return answer.statusCode;
  };
  const several = async (addresses: string[]) => {
    const statuses: number[] = [];
    for (const address of addresses) statuses.push(await get(address));
    return statuses;
  };
  t.strictSame(await several(['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.1']), [200, 200, 200, 429]);
  const v6 = [
    '2001:db8:0:1::1',
    '2001:db8:0:1::2',
    '2001:db8:0:1:ffff::3',
    '2001:db8:0:1::4',
    '2001:db8:0:2::1',
  ];
  t.strictSame(await several(v6), [200, 200, 200, 429, 200], 'an IPv6 /64 counts as one');
  t.strictSame(await several(['192.0.2.9']), [429], 'seven in all is enough for everybody');
  const refused = await app.inject({
    url: '/c/7K3M',
    headers: { ...browser, 'x-forwarded-for': '192.0.2.1' },
  });
  t.match(refused.body, 'Even wachten');
  t.ok(Number(refused.headers['retry-after']) >= 1 && Number(refused.headers['retry-after']) <= 60);
  t.equal(refused.headers['x-frame-options'], 'DENY');
  const fresh = await openShell(t, { trustProxy: false });
  const spoofed = [];
  for (const n of [1, 2, 3, 4]) {
    const answer = await fresh.app.inject({
      url: '/c/guess',
      headers: { 'x-forwarded-for': `192.0.2.${n}` },
    });
    spoofed.push(answer.statusCode);
  }
  t.strictSame(spoofed, [200, 200, 200, 429], 'without a proxy nobody chooses their own address');
  t.notMatch(lines.join(), /192\.0\.2|2001:db8/, 'no address is in the log');
});

t.test('every answer carries the headers that keep a page to itself', async (t) => {
  const { app } = await openShell(t);
  const urls = [
    '/form',
    '/healthz',
    '/v1/openapi.json',
    '/nowhere',
    '/documents/open',
    findAssetHref('kundig.css'),
  ];
  for (const url of urls) {
    const { headers } = await app.inject({ url, headers: browser });
    const csp = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((part) => {
          const [name = '', ...values] = part.split(' ');
          return [name, values.join(' ')];
        }),
    );
    for (const name of ['default-src', 'base-uri', 'frame-ancestors', 'frame-src']) {
      t.equal(csp.get(name), "'none'", `${url} ${name}`);
    }
    t.equal(csp.get('form-action'), "'self'");
    t.equal(csp.get('img-src'), "'self' data:");
    t.notMatch(headers['content-security-policy'], /unsafe|https?:|\*/);
    t.match(headers, {
      'strict-transport-security': /^max-age=31536000/,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': /noindex/,
    });
  }
  const local = await openShell(t, { publicUrl: 'http://localhost:8080' });
  t.notOk('strict-transport-security' in (await local.app.inject('/healthz')).headers, 'no HSTS over http');
  const catalogue = await app.inject({ url: '/catalogue', headers: browser });
  t.notOk('x-robots-tag' in catalogue.headers, 'the catalogue may be found');
  t.notMatch(catalogue.body, 'noindex');
});

t.test('scripts of other sites reach what is public and nothing else', async (t) => {
  const { app } = await openShell(t);
  const origin = 'https://employer.test';
  const preflight = (url: string) =>
    app.inject({ method: 'OPTIONS', url, headers: { origin, 'access-control-request-method': 'POST' } });
  const open = await preflight('/v1/open');
  t.equal(open.statusCode, 204);
  t.equal(open.headers['access-control-allow-origin'], '*');
  t.match(open.headers['access-control-allow-headers'], 'Content-Type');
  t.equal((await preflight('/documents/open')).statusCode, 204);
  t.equal((await preflight('/v1/things')).statusCode, 404);
  t.equal((await preflight('/form')).statusCode, 404);
  for (const url of ['/form', '/v1/things', '/v1/nowhere']) {
    t.notOk('access-control-allow-origin' in (await app.inject({ url, headers: { origin } })).headers, url);
  }
});

t.test('a page stands by itself: language, title, no script, under 100 kB', async (t) => {
  const { app } = await openShell(t);
  const dutch = await app.inject({ url: '/form', headers: { ...browser, 'accept-language': 'en, de' } });
  t.match(dutch.body, '<html lang="nl" dir="ltr">');
  t.match(dutch.body, '<title>&lt;Form&gt; · Kundig</title>');
  t.match(dutch.body, /<a href="\?taal=en" lang="en" hreflang="en">English<\/a>/);
  t.match(dutch.body, '<a class="k-skip" href="#inhoud">');
  t.match(dutch.body, '<meta name="robots" content="noindex, nofollow">');
  t.match(dutch.body, '<meta name="referrer" content="no-referrer">');
  t.match(dutch.body, '<meta property="og:title" content="Een badge bekijken">');
  t.notMatch(dutch.body, /<script|style=|onclick/);
  t.notMatch(dutch.body, 'formKey', 'nobody is signed in');
  t.equal(dutch.headers['cache-control'], 'no-store');
  const english = await app.inject({ url: '/form?taal=en', headers: browser });
  t.match(english.body, '<html lang="en" dir="ltr">');
  const cookie = String(english.headers['set-cookie']).split(';')[0] ?? '';
  t.match(
    (await app.inject({ url: '/nowhere', headers: { ...browser, cookie } })).body,
    'There is nothing here',
  );
  const css = await app.inject(findAssetHref('kundig.css'));
  t.match(dutch.body, findAssetHref('kundig.css'));
  t.match(css.headers, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': /^text\/css/,
  });
  t.ok(css.body.length < 15_000, `${css.body.length} bytes of styles`);
  t.notMatch(css.body, /url\(|@import/, 'nothing is loaded from elsewhere');
  t.ok(dutch.body.length + css.body.length < 100_000);
  t.equal((await app.inject('/assets/kundig.000000000000.css')).statusCode, 404);
  const demo = await openShell(t, { demo: true });
  t.match((await demo.app.inject({ url: '/form', headers: browser })).body, 'verzonnen');
});

t.test('each problem has a page of its own, for people and for programs', async (t) => {
  const { app } = await openShell(t);
  const list = (await app.inject('/problems')).json();
  t.ok(list.length > 15);
  for (const { code, status } of list) {
    const page = await app.inject({ url: `/problems/${code}`, headers: browser });
    t.equal(page.statusCode, 200, code);
    t.match(page.body, `<code>${code}</code>`);
    t.match((await app.inject(`/problems/${code}`)).json(), {
      code,
      status,
      type: `${publicUrl}/problems/${code}`,
    });
  }
  t.match((await app.inject({ url: '/problems', headers: browser })).body, '/problems/not-found');
  t.equal(
    (await app.inject('/problems/port-taken')).statusCode,
    404,
    'a problem of the command line has none',
  );
  t.equal((await app.inject('/problems/constructor')).statusCode, 404);
});

t.test('machines find what they look for by convention', async (t) => {
  const { app } = await openShell(t);
  t.strictSame((await app.inject('/healthz')).json(), { status: 'ok' });
  t.match((await app.inject('/robots.txt')).body, 'Disallow: /\n');
  const security = await app.inject('/.well-known/security.txt');
  t.equal(security.headers['content-type'], 'text/plain; charset=utf-8');
  t.match(security.body, 'Contact: mailto:security@badges.test');
  const expires = Date.parse(/Expires: (\S+)/.exec(security.body)?.[1] ?? '');
  t.ok(expires > now.getTime() + 30 * 86_400_000 && expires < now.getTime() + 365 * 86_400_000);
  const without = await openShell(t, { securityContact: null });
  t.equal((await without.app.inject('/.well-known/security.txt')).statusCode, 404);
});

t.test('the description of the API follows from the routes', async (t) => {
  const { app } = await openShell(t);
  const answer = await app.inject('/v1/openapi.json');
  t.equal(answer.headers['access-control-allow-origin'], '*');
  const document = answer.json();
  t.equal(document.openapi, '3.1.0');
  t.strictSame(document.servers, [{ url: `${publicUrl}/v1` }]);
  t.strictSame(Object.keys(document.paths), ['/things', '/things/{id}']);
  t.match(document.info, {
    contact: { name: String, url: publicUrl, email: 'security@badges.test' },
    license: { name: 'EUPL-1.2' },
  });
  const { post } = document.paths['/things'];
  t.strictSame(Object.keys(post.responses), [
    '201',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '429',
    '500',
    '503',
  ]);
  t.strictSame(Object.keys(document.paths['/things/{id}'].get.responses), [
    '200',
    '401',
    '403',
    '404',
    '429',
    '500',
    '503',
  ]);
  for (const [status, response] of Object.entries<{ headers: object; content: Record<string, object> }>(
    post.responses,
  )) {
    t.match(response.headers, { 'API-Version': { $ref: '#/components/headers/ApiVersion' } }, status);
    t.strictSame(Object.keys(response.content), [
      Number(status) < 400 ? 'application/json' : 'application/problem+json',
    ]);
  }
  t.strictSame(
    Object.keys(document.components.schemas).sort(),
    ['Problem', 'Thing'],
    'no component that nothing uses',
  );
  t.strictSame(
    document.tags.map(({ name }: { name: string }) => name),
    ['assessments'],
  );
});

t.test('closing lets a running request finish and takes no new one', async (t) => {
  const { app } = await openShell(t);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const started = new Promise<void>((resolve) => {
    running.started = resolve;
  });
  const answer = fetch(`${address}/v1/slow`);
  await started;
  const closed = app.close();
  await t.rejects(fetch(`${address}/healthz`));
  running.finish();
  t.strictSame(await (await answer).json(), { done: true });
  await closed;
});

t.test('what is not HTTP gets one answer and no more', async (t) => {
  const { app } = await openShell(t);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const send = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket
        .on('data', (chunk) => {
          received += chunk;
        })
        .on('close', () => resolve(received))
        .on('error', reject);
    });
  t.match(await send('nonsense\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n.*"code":"invalid-request"/s);
  const large = `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`;
  t.match(await send(large), /^HTTP\/1\.1 413 .*"code":"request-too-large"/s);
  const elsewhere = (path: string) =>
    send(
      `GET http://evil.example${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
  const answer = await elsewhere('/v1/me?taal=en');
  t.match(
    answer,
    /^HTTP\/1\.1 401 .*www-authenticate: Bearer.*"code":"not-authenticated"/s,
    'the API is the API',
  );
  t.notMatch(answer, /set-cookie|evil/i);
  t.match(await elsewhere(''), /^HTTP\/1\.1 404 /);
  for (const [hosts, status] of [
    ['Host: x', 404],
    ['Host: x\r\nhost: x', 400],
    ['Host: x\r\nHOST: y', 400],
  ] as const) {
    const told = await send(`GET /nowhere HTTP/1.1\r\n${hosts}\r\nConnection: close\r\n\r\n`);
    t.match(told, new RegExp(`^HTTP/1\\.1 ${status} `), hosts);
  }
});

t.test('nobody holds a connection by being slow', async (t) => {
  const patience = { headers: 300, request: 1500, silence: 2000, look: 100 };
  const { services } = await openShell(t);
  const app = buildServer({ services, routes, patience });
  t.teardown(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  /** Milliseconds until the server closes it; what it said meanwhile. */
  const hold = (first: string, dripped = '') =>
    new Promise<{ held: number; said: string }>((resolve) => {
      const [start, said]: [number, string[]] = [Date.now(), []];
      const socket = connect(port, '127.0.0.1', () => socket.write(first));
      const drip = setInterval(() => socket.write(dripped), 50);
      const giveUp = setTimeout(() => socket.destroy(), 8000);
      socket.on('data', (chunk) => said.push(String(chunk))).on('error', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        clearTimeout(giveUp);
        resolve({ held: Date.now() - start, said: said.join('') });
      });
    });
  const body =
    'POST /v1/open HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n';
  const [silent, headers, slow, unread] = await Promise.all([
    hold(''),
    hold('GET / HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'),
    hold(body, ' '),
    hold('GET /v1/slow HTTP/1.1\r\nHost: x\r\n\r\n'),
  ]);
  running.finish();
  t.ok(silent.held < 1500, `says nothing: ${silent.held} ms`);
  t.ok(headers.held < 1500, `slow headers: ${headers.held} ms`);
  t.ok(slow.held >= 1500 && slow.held < 4000, `slow body: ${slow.held} ms`);
  t.match(slow.said, /^HTTP\/1\.1 400 /);
  t.ok(unread.held >= 2000 && unread.held < 5000, `nothing goes over it: ${unread.held} ms`);
});

t.test('whoever was refused and does not hang up is hung up on', async (t) => {
  const { services } = await openShell(t);
  for (const tls of [undefined, buildCertificate()]) {
    const app = buildServer({ services, routes, tls, patience: { handshake: 200 } });
    t.teardown(() => app.close());
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const count = () =>
      new Promise<number>((resolve) => app.server.getConnections((_, open) => resolve(open)));
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    t.teardown(() => socket.destroy());
    socket.on('error', () => {}).resume();
    // With TLS nothing is said at all.
    if (!tls) socket.write('nonsense\r\n\r\n');
    for (let turn = 0; turn < 100 && (await count()) === 0; turn += 1) await pause(10);
    for (let turn = 0; turn < 100 && (await count()) > 0; turn += 1) await pause(50);
    t.equal(await count(), 0, tls ? 'half of TLS' : 'no HTTP');
  }
});
