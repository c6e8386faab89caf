// The addresses that credentials name, as outsiders ask for them: forms, tags, caching, and what they do not tell.
import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import t from 'tap';
import { rotateKey } from '../../src/domain/issuers.ts';
import { findDidWebUrl } from '../../src/openbadges/did/did-web.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import { awardBadge, worldUrl } from '../world.ts';
import { buildClass, type Client, openClient, readRaw } from './api-client.ts';

const path = (address: string) => address.slice(worldUrl.length);

/** Every address that anybody may ask, of one credential. */
async function listAddresses(client: Client) {
  const award = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const { achievement } = JSON.parse(award.document).credentialSubject;
  const { statusListCredential } = JSON.parse(award.document).credentialStatus;
  const issuer = `/issuers/${client.world.issuer.slug}`;
  return {
    ...award,
    credential: path(award.link),
    issuer,
    did: `${issuer}/did.json`,
    achievement: path(achievement.id),
    image: path(achievement.image.id),
    statusList: path(statusListCredential),
  };
}

t.test('a credential is served as its exact bytes, in the form that was asked for', async (t) => {
  const client = await openClient(t);
  const { credential, document } = await listAddresses(client);
  const digest = createHash('sha256').update(document).digest('hex');
  const forms: [string | undefined, string][] = [
    [undefined, 'application/vc+ld+json'],
    ['*/*', 'application/vc+ld+json'],
    ['application/*', 'application/vc+ld+json'],
    ['application/vc', 'application/vc'],
    ['application/vc+ld+json', 'application/vc+ld+json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/ld+json;q=0.5, application/vc', 'application/vc'],
    ['image/webp', 'application/vc+ld+json'],
    ['text/*', 'application/vc+ld+json'],
    ['text/html;q=0, */*', 'application/vc+ld+json'],
    ['nonsense;;q=x', 'application/vc+ld+json'],
  ];
  for (const [accept, type] of forms) {
    const answer = await client.ask(credential, accept === undefined ? {} : { headers: { accept } });
    t.equal(answer.status, 200);
    t.equal(answer.headers['content-type'], type, accept ?? 'no Accept');
    t.equal(answer.text, document);
    t.equal(answer.headers.etag, `"${digest}"`);
    t.equal(answer.headers['cache-control'], 'no-cache');
    t.match(answer.headers.vary, 'Accept');
    t.equal(answer.headers['access-control-allow-origin'], '*');
    for (const name of ['last-modified', 'set-cookie', 'age']) t.notOk(name in answer.headers, name);
  }
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8';
  for (const accept of ['text/html', browser, 'application/vc;q=0.5, text/html']) {
    const page = await client.ask(credential, { headers: { accept } });
    t.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    t.equal(page.headers['cache-control'], 'no-cache');
    t.match(page.headers.vary, 'Accept');
    t.match(page.text, 'Achter de bar');
    t.notMatch(page.text, /Samira|Bensaid|Ruud/, 'no name');
  }
});

t.test('HEAD and If-None-Match answer without the bytes', async (t) => {
  const client = await openClient(t);
  const { credential, document, did, statusList, image, achievement, issuer } = await listAddresses(client);
  const head = await readRaw(client, credential, { method: 'HEAD', headers: { accept: 'application/vc' } });
  const full = await readRaw(client, credential, { headers: { accept: 'application/vc' } });
  t.equal(full, head + Buffer.from(document).toString('latin1'), 'HEAD is GET without its body');
  for (const address of [credential, did, statusList, image, achievement, issuer]) {
    const { headers } = await client.ask(address);
    t.match(headers.etag, /^"[\w-]+"$/, `${address} has a strong tag`);
    for (const tag of [headers.etag!, `W/${headers.etag}`, `"x", ${headers.etag}`, '*']) {
      const answer = await client.ask(address, { headers: { 'if-none-match': tag } });
      t.equal(answer.status, 304, `${address} ${tag}`);
      t.equal(answer.text, '');
      t.equal(answer.headers.etag, headers.etag);
      t.equal(answer.headers['cache-control'], headers['cache-control']);
    }
    t.equal((await client.ask(address, { headers: { 'if-none-match': '"other"' } })).status, 200);
  }
});

t.test('the DID document lies where did:web looks, with every key that ever signed', async (t) => {
  const client = await openClient(t);
  const { services, issuer } = client.world;
  const { did, document } = await listAddresses(client);
  const credential = JSON.parse(document);
  t.equal(findDidWebUrl(credential.issuer.id), worldUrl + did);
  const first = await client.ask(did);
  t.equal(first.headers['content-type'], 'application/json');
  t.equal(first.headers['cache-control'], 'public, max-age=300');
  t.equal(first.headers['access-control-allow-origin'], '*');
  const { proof } = credential;
  t.equal(first.json.id, credential.issuer.id);
  t.same(first.json.assertionMethod, [proof[0].verificationMethod], 'as strings');
  const [method] = first.json.verificationMethod;
  t.match(method, { id: proof[0].verificationMethod, type: 'Multikey', controller: credential.issuer.id });
  t.equal(method.id.split('#')[1], method.publicKeyMultibase, 'named after the key itself');
  t.notOk('expires' in method || 'revoked' in method);
  for (const type of ['application/did+json', 'application/did+ld+json']) {
    t.equal((await client.ask(did, { headers: { accept: type } })).headers['content-type'], type);
  }
  await rotateKey(services, issuer.slug);
  const { json } = await client.ask(did);
  t.equal(json.assertionMethod.length, 2);
  t.ok(json.assertionMethod.includes(method.id), 'a retired key stays published');
  const later = await awardBadge(client.world, { to: 'samira', badgeClass: 'afwas' });
  for (const signed of [document, later.document]) {
    const answer = await client.ask('/v1/verifications', { method: 'POST', body: { credential: signed } });
    t.equal(answer.json.verdict, 'valid');
  }
  t.not(JSON.parse(later.document).proof[0].verificationMethod, method.id);
});

t.test('issuer and achievement are served as the credential holds them, with a context', async (t) => {
  const client = await openClient(t);
  const { issuer, achievement, document } = await listAddresses(client);
  const credential = JSON.parse(document);
  const contexts = credential['@context'].slice(0, 2);
  const profile = await client.ask(issuer);
  t.equal(profile.headers['content-type'], 'application/ld+json');
  t.same(profile.json, { '@context': contexts, ...credential.issuer });
  const badge = await client.ask(achievement, { headers: { accept: 'application/json' } });
  t.equal(badge.headers['content-type'], 'application/json');
  t.same(badge.json, { '@context': contexts, ...credential.credentialSubject.achievement });
  const superbadge = (await client.ask('/achievements/keukenassistent/1')).json;
  t.equal(superbadge.achievementType, 'MicroCredential');
  for (const address of [issuer, achievement, '/achievements/keukenassistent/1']) {
    const page = await client.ask(address, { headers: { accept: 'text/html' } });
    t.equal(page.status, 200);
    t.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  }
});

t.test('a version of a badge class stays as it was, and its artwork may be kept for ever', async (t) => {
  const client = await openClient(t);
  const { achievement, image } = await listAddresses(client);
  const before = await client.ask(achievement);
  const picture = await client.ask(image);
  t.equal(picture.headers['content-type'], 'image/svg+xml');
  t.match(picture.headers['cache-control'], 'immutable');
  t.match(picture.headers['content-security-policy'], /default-src 'none'.*sandbox/);
  t.match(picture.text, /^<svg /);
  const small = await client.app.inject({ url: image, headers: { 'accept-encoding': 'gzip, br' } });
  t.match(small.headers, { 'content-encoding': 'br', vary: /Accept-Encoding/ });
  t.equal(brotliDecompressSync(small.rawPayload).toString(), picture.text);
  t.ok(small.rawPayload.length < picture.text.length / 2, `${small.rawPayload.length} bytes`);
  t.not(small.headers.etag, picture.headers.etag, 'other bytes, another strong tag');
  const kept = { 'accept-encoding': 'br', 'if-none-match': String(small.headers.etag) };
  t.equal((await client.app.inject({ url: image, headers: kept })).statusCode, 304);
  const changed = await buildClass(client, { description: { nl: 'Kan schenken.', en: 'Can pour.' } });
  await client.post('beheer', '/v1/badge-classes/bar/versions', changed);
  t.equal((await client.ask(achievement)).text, before.text);
  t.equal((await client.ask('/achievements/bar/2')).json.description, 'Kan schenken.');
});

t.test(
  'a status list is signed, may be kept as long as it says, and changes with a withdrawal',
  async (t) => {
    const client = await openClient(t);
    const { clock } = client.world;
    const { statusList, did, credentialId } = await listAddresses(client);
    const first = await client.ask(statusList);
    t.equal(first.headers['content-type'], 'application/vc');
    const { ttl, encodedList, statusPurpose } = first.json.credentialSubject;
    t.equal(statusPurpose, 'revocation', 'one word, as validators want it');
    t.match(encodedList, /^uH4sI/);
    t.equal(first.headers['cache-control'], `public, max-age=${ttl / 1000}`);
    t.equal(first.headers['access-control-allow-origin'], '*');
    t.notOk('set-cookie' in first.headers);
    const [{ publicKeyMultibase }] = (await client.ask(did)).json.verificationMethod;
    t.equal(await verifyIndependently(first.json, publicKeyMultibase), true);
    clock.move(3600);
    t.equal((await client.ask(statusList)).headers.etag, first.headers.etag, 'the same for an hour');
    await client.post('beheer', `/v1/credentials/${credentialId}/revocations`, { reason: 'mistake' });
    const second = await client.ask(statusList, { headers: { 'if-none-match': first.headers.etag! } });
    t.equal(second.status, 200);
    t.not(second.json.credentialSubject.encodedList, encodedList);
    t.equal(await verifyIndependently(second.json, publicKeyMultibase), true);
    clock.move(20 * 3600);
    const third = (await client.ask(statusList)).json;
    t.ok(Date.parse(third.validUntil) - clock.now().getTime() > ttl, 'never runs out in a cache');
    t.same(third.credentialSubject, second.json.credentialSubject);
  },
);

t.test('what is not there is not found, whatever it is called', async (t) => {
  const client = await openClient(t);
  await listAddresses(client);
  const places = [
    '/credentials',
    '/credentials/',
    '/credentials/x',
    `/credentials/${'x'.repeat(199)}`,
    `/credentials/${'x'.repeat(5000)}`,
    '/credentials/%00',
    '/credentials/%ff',
    '/credentials/..%2f..%2fetc',
    '/issuers/nobody',
    '/issuers/%00',
    '/issuers/nobody/did.json',
    '/issuers/gouden-lepel/',
    '/achievements/bar',
    '/achievements/bar/0',
    '/achievements/bar/01',
    '/achievements/bar/2',
    '/achievements/bar/1e3',
    '/achievements/bar/-1',
    '/achievements/bar/99999999999999999999',
    '/achievements/%00/1',
    '/achievements/bar/1/image.png',
    '/achievements/bar/9/image.svg',
    '/status-lists/0',
    '/status-lists/2147483648',
    '/status-lists/9',
    '/status-lists/x',
  ];
  for (const place of places) {
    for (const accept of ['*/*', 'text/html']) {
      const answer = await client.ask(place, { headers: { accept } });
      t.equal(answer.status, 404, `${place.slice(0, 60)} ${accept}`);
      if (accept === '*/*') t.equal(answer.json.code, 'not-found');
    }
  }
});

t.test('scripts of any site may read what is public, and nothing else', async (t) => {
  const client = await openClient(t);
  const { credential, did, statusList } = await listAddresses(client);
  const ask = (url: string, method: 'OPTIONS' | 'GET') =>
    client.ask(url, {
      method,
      headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' },
    });
  for (const url of [
    credential,
    did,
    statusList,
    '/v1/badge-classes',
    '/v1/superbadges',
    '/v1/openapi.json',
  ]) {
    const preflight = await ask(url, 'OPTIONS');
    t.equal(preflight.status, 204, url);
    t.equal(preflight.headers['access-control-allow-origin'], '*');
    t.equal((await ask(url, 'GET')).headers['access-control-allow-origin'], '*');
  }
  for (const url of ['/v1/participants', '/v1/approvals', '/v1/assessments']) {
    t.notOk('access-control-allow-origin' in (await ask(url, 'OPTIONS')).headers, url);
    t.notOk('access-control-allow-origin' in (await ask(url, 'GET')).headers, url);
  }
});

t.test('a theme of the operator comes after our own style sheets', async (t) => {
  const theme = { css: '.own { --utrecht-link-color: #123456; }', className: 'own' };
  const client = await openClient(t, { settings: { theme } });
  const headers = { accept: 'text/html' };
  const page = (await client.ask('/', { headers })).text;
  t.match(page, /<html lang="nl" dir="ltr" class="k-own own">/);
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map(([, href]) => href ?? '');
  const href = sheets.at(-1) ?? '';
  t.match(href, /^\/theme\/[\da-f]{12}\.css$/);
  const sheet = await client.ask(href);
  t.equal(sheet.text, theme.css);
  t.match(sheet.headers['content-type'], 'text/css');
  t.equal((await client.ask('/theme/000000000000.css')).status, 404);
  const plain = await openClient(t);
  t.notMatch((await plain.ask('/', { headers })).text, '/theme/');
  t.equal((await plain.ask(href)).status, 404);
});
