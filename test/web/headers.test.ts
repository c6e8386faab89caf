// The headers of every kind of answer, and security.txt, against the rules of internet.nl (internet-nl.ts).
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { findAssetHref } from '../../src/web/assets.ts';
import { buildServer } from '../../src/web/server.ts';
import { openWorld, worldUrl } from '../world.ts';
import { findHeaderFaults, findSecurityTxtFaults } from './internet-nl.ts';
import { fillWorld, type Known, pages, readers } from './page-list.ts';
import { openVisitor } from './visitor.ts';

const domain = new URL(worldUrl).hostname;
const html = 'text/html,application/xhtml+xml,*/*;q=0.8';
const securityContact = 'mailto:security@badges.example.org';

const good = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

t.test('each rule finds what it is there for', async (t) => {
  t.same(findHeaderFaults(good, domain), []);
  const isFound = (header: keyof typeof good, value: string, faults: string[]) =>
    t.same(findHeaderFaults({ ...good, [header]: value }, domain), faults, value);
  const policy = (added: string, without = /$^/) =>
    `${good['content-security-policy'].replace(without, '')}; ${added}`;
  const bad: [string, string[]][] = [
    [policy("style-src 'unsafe-inline'"), ['unsafe-inline']],
    [policy("style-src 'unsafe-hashes'"), ['unsafe-hashes']],
    [policy("script-src 'self' 'unsafe-eval'", /script-src[^;]*;/), ['unsafe-eval']],
    [policy('font-src http:'), ['http']],
    [policy('font-src http://badges.example.org'), ['http']],
    [policy('font-src https:'), ['bare https']],
    [policy('font-src badges.example.org'), ['host without scheme']],
    [policy('font-src https://*'), ['host for all']],
    [policy('font-src *'), ['host without scheme', 'host for all']],
    [policy('connect-src https://127.0.0.1:8080'), ['host for all']],
    [policy('object-src data:'), ['data in scripts or objects']],
    [policy("script-src 'self' data:", /script-src[^;]*;/), ['data in scripts or objects']],
    [policy('', /default-src[^;]*;/), ['default-src', 'frame-src']],
    [policy('default-src https://elsewhere.example', /default-src[^;]*;/), ['default-src']],
    [policy("default-src 'self' https://elsewhere.example", /default-src[^;]*;/), ['default-src']],
    [policy('', /base-uri[^;]*;/), ['base-uri']],
    [policy('base-uri https://elsewhere.example', /base-uri[^;]*;/), ['base-uri']],
    [policy('', /form-action[^;]*;/), ['form-action']],
    [policy('', /; frame-ancestors.*/), ['frame-ancestors']],
    [policy('frame-ancestors https://badges.example.org', /; frame-ancestors.*/), ['frame-ancestors']],
    ['', ['default-src', 'base-uri', 'form-action', 'frame-ancestors', 'frame-src']],
  ];
  for (const [value, faults] of bad) isFound('content-security-policy', value, faults);
  const fine = policy("default-src 'self' https://static.badges.example.org", /default-src[^;]*;/);
  isFound('content-security-policy', fine, []);
  for (const value of ['', 'max-age=31535999', 'includeSubDomains', 'max-age=1, max-age=31536000'])
    isFound('strict-transport-security', value, ['Strict-Transport-Security']);
  for (const value of ['', 'ALLOW-FROM https://elsewhere.example'])
    isFound('x-frame-options', value, ['X-Frame-Options']);
  for (const value of ['', 'sniff']) isFound('x-content-type-options', value, ['X-Content-Type-Options']);
  for (const value of ['', 'origin', 'unsafe-url', 'no-referrer, strict-origin'])
    isFound('referrer-policy', value, ['Referrer-Policy']);
  isFound('referrer-policy', 'strict-origin, same-origin', []);
});

/** What is no page, of each kind: what it answers and the beginning of its media type. */
const listOthers = ({
  badge,
  code,
  rehearsal,
  person,
}: Known): [url: string, status: number, type: string][] => [
  ['/.well-known/jwks.json', 200, 'application/'],
  ['/.well-known/security.txt', 200, 'text/plain'],
  ['/achievements/bar/1', 200, 'application/ld+json'],
  ['/achievements/bar/1/image.svg', 200, 'image/svg+xml'],
  [findAssetHref('kundig.css'), 200, 'text/css'],
  [findAssetHref('floor.js'), 200, 'text/javascript'],
  [findAssetHref('icon.svg'), 200, 'image/svg+xml'],
  ['/assets/nothing.css', 404, 'application/problem+json'],
  [`/c/${code}/badges.pdf`, 200, 'application/pdf'],
  [`/credentials/${badge}`, 200, 'application/vc'],
  [`/credentials/${badge}/badge.json`, 200, 'application/vc'],
  [`/credentials/${badge}/badge.jwt`, 200, 'text/plain'],
  [`/credentials/${badge}/badge.pdf`, 200, 'application/pdf'],
  [`/credentials/${badge}/badge.png`, 200, 'image/png'],
  [`/credentials/${badge}/badge.svg`, 200, 'image/svg+xml'],
  [`/credentials/${badge}/card.pdf`, 200, 'application/pdf'],
  [`/credentials/${badge}/share.png`, 200, 'image/png'],
  ['/healthz', 200, 'application/json'],
  ['/icons/any-192.png', 200, 'image/png'],
  ['/issuers/gouden-lepel/did.json', 200, 'application/json'],
  ['/issuers/gouden-lepel/jwks.json', 200, 'application/'],
  ['/manifest.webmanifest', 200, 'application/manifest+json'],
  [`/oefenbadges/${rehearsal}/image.svg`, 200, 'image/svg+xml'],
  ['/oefenen/did.json', 200, 'application/json'],
  ['/offline-worker.js', 200, 'text/javascript'],
  ['/readyz', 200, 'application/json'],
  ['/robots.txt', 200, 'text/plain'],
  ['/sitemap.xml', 200, 'application/xml'],
  ['/v1/badge-classes', 200, 'application/json'],
  ['/v1/openapi.json', 200, 'application/'],
  ['/v1/participants', 401, 'application/problem+json'],
  ['/v1/nergens', 404, 'application/problem+json'],
  ['/%ff', 404, 'application/problem+json'],
  [`/deelnemers/${person}`, 401, 'application/problem+json'],
];

t.test('every kind of answer keeps the rules', async (t) => {
  const world = await openWorld(t, { settings: { securityContact } });
  const app: FastifyInstance = buildServer({ services: world.services });
  const routes: string[] = [];
  app.addHook(
    'onRoute',
    ({ method, url }) => void routes.push(...[method].flat().map((one) => `${one} ${url}`)),
  );
  await app.ready();
  t.teardown(() => app.close());
  const known = await fillWorld(world);

  for (const [url, status, type] of listOthers(known)) {
    const answer = await app.inject({ url });
    t.equal(answer.statusCode, status, url);
    t.match(String(answer.headers['content-type'] ?? ''), type, url);
    t.same(findHeaderFaults(answer.headers, domain), [], url);
  }
  const leads = await app.inject({ url: '/beoordelingen/x/gepraat', headers: { accept: html } });
  t.equal(leads.statusCode, 303);
  t.same(findHeaderFaults(leads.headers, domain), [], 'what leads on');
  const { link } = await createStaffSignInLink(world.services, world.staff.ruud.id);
  const visitor = openVisitor(app);
  await visitor.open(link);
  await visitor.press('Ga verder');
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const who of readers) {
    for (const url of pages[who](known)) {
      const answer = await app.inject({ url, headers: { accept: html, cookie } });
      t.same(findHeaderFaults(answer.headers, domain), [], `${url} ${answer.statusCode}`);
    }
  }
  // Whatever the method and whoever asks: an answer that refuses is an answer too.
  for (const route of new Set(routes)) {
    const [method = 'GET', url = ''] = route.split(' ');
    if (url.includes('*')) continue;
    const answer = await app.inject({ method: method as 'GET', url: url.replaceAll(/:\w+/g, 'x') });
    t.same(findHeaderFaults(answer.headers, domain), [], `${route} ${answer.statusCode}`);
  }
});

t.test('security.txt can be read, and is renewed before it ends', async (t) => {
  const world = await openWorld(t, { settings: { securityContact } });
  const app = buildServer({ services: world.services });
  t.teardown(() => app.close());
  const url = `${worldUrl}/.well-known/security.txt`;
  const now = world.clock.now();
  const answer = await app.inject('/.well-known/security.txt');
  const file = {
    status: answer.statusCode,
    contentType: String(answer.headers['content-type']),
    text: answer.payload,
  };
  t.same(findSecurityTxtFaults(file, { url, now }), []);
  world.clock.move(170 * 24 * 3600);
  const later = { ...file, text: (await app.inject('/.well-known/security.txt')).payload };
  t.same(
    findSecurityTxtFaults(later, { url, now: world.clock.now() }),
    [],
    'half a year later it is as fresh',
  );
  t.same(findSecurityTxtFaults(file, { url, now: world.clock.now() }), ['expires soon'], 'a copy is not');

  const bad: [Partial<typeof file>, string[]][] = [
    [{ status: 404 }, ['status']],
    [{ contentType: 'text/plain' }, ['media type']],
    [{ contentType: 'text/html; charset=utf-8' }, ['media type']],
    [{ text: file.text.replace(/^Contact.*\n/m, '') }, ['Contact']],
    [{ text: file.text.replace('mailto:', '') }, ['Contact']],
    [{ text: file.text.replace(/^Expires.*\n/m, '') }, ['Expires']],
    [{ text: `${file.text}Expires: 2027-01-01T00:00:00Z\n` }, ['Expires']],
    [{ text: file.text.replace(/Expires: .*/, 'Expires: 2027-03-01') }, ['Expires']],
    [
      { text: file.text.replace(/Expires: .*/, 'Expires: 2026-11-01T00:00:00Z') },
      ['Expires', 'expires soon'],
    ],
    [{ text: file.text.replace(/Expires: .*/, 'Expires: 2026-12-01T00:00:00Z') }, ['expires soon']],
    [{ text: file.text.replace(/Expires: .*/, 'Expires: 2028-01-01T00:00:00Z') }, ['expires late']],
    [{ text: `${file.text}a line\n` }, ['unknown line']],
    [{ text: `${file.text}Preferred-Languages: nl\n` }, ['Preferred-Languages']],
    [{ text: file.text.replace(/Canonical: .*/, 'Canonical: https://elsewhere.example/x') }, ['Canonical']],
  ];
  for (const [change, faults] of bad)
    t.same(findSecurityTxtFaults({ ...file, ...change }, { url, now }), faults);
});
