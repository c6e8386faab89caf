// Closed for everyone within five seconds, in every container that we serve (issue: control; decisions 14 and 20): over
// a real connection, behind a proxy, with every cache of ours warm. Each address is asked until it is closed, on the
// clock of the wall, and then answers exactly as one that never was.
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { setCredentialOpen } from '../../src/domain/credential-views.ts';
import { requestRevocation } from '../../src/domain/revocations.ts';
import { createShare, regenerateShare } from '../../src/domain/shares.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { readPdf } from '../read-pdf.ts';
import { awardBadge, worldUrl } from '../world.ts';
import { openClient } from './api-client.ts';

t.setTimeout(180_000);

const mostSeconds = 5;
const html = { accept: 'text/html' };
/** As the proxy in front would say it: each ask comes from a stranger elsewhere. */
let strangers = 0;
function findStranger(): string {
  strangers = (strangers + 1) % 250;
  return `198.51.100.${strangers}`;
}

type Ask = { name: string; path: string; method?: string; headers?: Record<string, string>; body?: object };

const unknownCredential = '0'.repeat(26);
const unknownCode = '0000-0000-0000';

const files = ['badge.json', 'badge.jwt', 'badge.png', 'badge.svg', 'badge.pdf', 'card.pdf', 'share.png'];
const forms = [
  'text/html',
  'application/vc+ld+json',
  'application/vc+jwt',
  'image/png',
  'image/svg+xml',
  'application/pdf',
  '*/*',
];

/** Every way in which strangers get to one badge. */
function listCredentialAsks(id: string): Ask[] {
  const path = `/credentials/${id}`;
  const link = `${worldUrl}${path}`;
  return [
    ...forms.map((accept) => ({ name: accept, path, headers: { accept } })),
    ...files.map((file) => ({ name: file, path: `${path}/${file}` })),
    ...files.map((file) => ({ name: `HEAD ${file}`, path: `${path}/${file}`, method: 'HEAD' })),
    { name: 'HEAD', path, method: 'HEAD', headers: html },
    { name: 'English paper', path: `${path}/badge.pdf`, headers: { cookie: 'taal=en' } },
    { name: 'question form', path: `${path}/vraag`, headers: html },
    { name: 'name check', path: `/v1${path}/name-matches`, method: 'POST', body: { name: 'Samira Bensaid' } },
    { name: 'verification by link', path: '/v1/verifications', method: 'POST', body: { link } },
    ...files.map((file) => ({
      name: `verification by link of ${file}`,
      path: '/v1/verifications',
      method: 'POST',
      body: { link: `${link}/${file}` },
    })),
  ];
}

/** Every way in which strangers get to what is under a code. */
function listShareAsks(code: string): Ask[] {
  return [
    { name: 'page', path: `/c/${code}`, headers: html },
    { name: 'HEAD page', path: `/c/${code}`, method: 'HEAD', headers: html },
    { name: 'programs', path: `/c/${code}`, headers: { accept: 'application/json' } },
    { name: 'paper', path: `/c/${code}/badges.pdf` },
    { name: 'HEAD paper', path: `/c/${code}/badges.pdf`, method: 'HEAD' },
    { name: 'question form', path: `/c/${code}/vraag`, headers: html },
    { name: 'set', path: `/v1/shares/${code}` },
    { name: 'superbadges', path: `/v1/shares/${code}/superbadges` },
    {
      name: 'name check',
      path: `/v1/shares/${code}/name-matches`,
      method: 'POST',
      body: { name: 'Samira Bensaid' },
    },
    { name: 'verification by code', path: '/v1/verifications', method: 'POST', body: { code } },
    {
      name: 'verification by its link',
      path: '/v1/verifications',
      method: 'POST',
      body: { link: `${worldUrl}/c/${code}` },
    },
  ];
}

type Told = { status: number; etag: string | null; body: string; headers: string };

async function openSite(t: Test) {
  const client = await openClient(t, { settings: { trustProxy: 1 } });
  const { services, staff, participants } = client.world;
  await client.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = client.app.server.address() as AddressInfo;
  const { credentialId, document } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const other = await awardBadge(client.world, { to: 'samira', badgeClass: 'afwas' });
  const participantId = participants.samira.id;
  await client.ask(`/v1/participants/${participantId}/question-settings`, {
    method: 'PUT',
    as: 'ruud',
    body: { isOpen: true },
  });
  const credentialIds = [credentialId, other.credentialId];
  const share = await createShare(services, staff.ruud, {
    participantId,
    credentialIds,
    displayName: 'full',
  });
  const tell = async ({ path, method = 'GET', headers = {}, body }: Ask): Promise<Told> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...{ 'x-forwarded-for': findStranger(), accept: '*/*' },
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const kept = [...response.headers].filter(
      ([name]) => !/^(date|connection|keep-alive|.*ratelimit.*)$/.test(name),
    );
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      // The number of a request is its own.
      body: text.replace(/urn:uuid:[-0-9a-f]{36}/, 'urn:uuid'),
      headers: JSON.stringify(kept),
    };
  };
  return { client, tell, credentialId, document, otherId: other.credentialId, participantId, share };
}

type Tell = (ask: Ask) => Promise<Told>;

/** With what each answered while it was open, as whoever kept it asks again. */
async function warm(t: Test, tell: Tell, asks: Ask[]): Promise<Ask[]> {
  const again: Ask[] = [];
  for (const ask of asks) {
    const { status, etag } = await tell(ask);
    t.ok([200, 201].includes(status), `${ask.name} is open: ${status}`);
    if (etag === null || ask.method === 'POST') continue;
    const kept: Ask = {
      ...ask,
      name: `${ask.name}, If-None-Match`,
      headers: { ...ask.headers, 'if-none-match': etag },
    };
    t.equal((await tell(kept)).status, 304, `${kept.name} while it is open`);
    again.push(kept);
  }
  return [...asks, ...again];
}

/** Asks each, all at once and over again, until it is closed; gives the seconds of the slowest. */
async function waitUntilClosed(t: Test, tell: Tell, asks: Ask[]): Promise<number> {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  const all = asks.map(async (ask) => {
    let told = await tell(ask);
    while (told.status !== 404 && seconds() < mostSeconds) told = await tell(ask);
    t.equal(told.status, 404, `${ask.name} is closed within ${mostSeconds} s`);
    return seconds();
  });
  return Math.max(...(await Promise.all(all)));
}

async function compare(t: Test, tell: Tell, closed: Ask[], unknown: Ask[]): Promise<void> {
  for (const [at, ask] of closed.entries()) {
    const never = { ...unknown[at % unknown.length]!, headers: ask.headers ?? {} };
    t.same(await tell(ask), await tell(never), `${ask.name} answers as what never was`);
  }
}

/** The list of `unknown` in the order of `asks`, which has more of some. */
function pair(asks: Ask[], known: string, never: string): Ask[] {
  return asks.map((ask) => JSON.parse(JSON.stringify(ask).replaceAll(known, never)) as Ask);
}

const closers: Record<string, (site: Awaited<ReturnType<typeof openSite>>) => Promise<unknown>> = {
  'by the participant': ({ client, credentialId, participantId }) =>
    setCredentialOpen(
      client.world.services,
      { kind: 'holder', participantId, issuerId: client.world.issuer.id },
      { credentialId, isOpen: false },
    ),
  'by withdrawing it': ({ client, credentialId, participantId }) =>
    requestRevocation(
      client.world.services,
      { kind: 'holder', participantId, issuerId: client.world.issuer.id },
      { credentialId, reason: 'holder-request' },
    ),
};

for (const [name, close] of Object.entries(closers)) {
  t.test(`a badge that is closed ${name} is closed everywhere`, async (t) => {
    const site = await openSite(t);
    const { tell, credentialId, otherId, share, client } = site;
    const asks = await warm(t, tell, listCredentialAsks(credentialId));
    const [before] = [await tell({ name: 'set', path: `/v1/shares/${share.code}` })];
    t.match(before.body, credentialId);
    await close(site);
    const slowest = await waitUntilClosed(t, tell, asks);
    t.comment(`${asks.length} addresses, the slowest closed after ${slowest.toFixed(2)} s`);
    await compare(t, tell, asks, pair(asks, credentialId, unknownCredential));
    for (const ask of listShareAsks(share.code).filter(({ name }) => !/HEAD|check|form/.test(name))) {
      const { status, body } = await tell(ask);
      t.equal(status, ask.name === 'verification by code' ? 200 : status);
      t.notOk(body.includes(credentialId), `${ask.name} of the code leaves it out`);
    }
    const paper = await client.ask(`/c/${share.code}/badges.pdf`);
    t.notMatch((await readPdf(paper.bytes)).text, /Bar/);
    const fridge = await client.get('ruud', `/v1/participants/${site.participantId}/fridge-card`);
    t.notOk(fridge.bytes.includes(credentialId), 'nor does the card at home carry it');
    t.equal((await tell({ name: 'other', path: `/credentials/${otherId}/badge.json` })).status, 200);
    if (name === 'by withdrawing it') {
      await runDueJobs(client.world.services);
      const { json } = await client.ask('/v1/verifications', {
        method: 'POST',
        body: { credential: JSON.parse(site.document) },
      });
      t.equal(json.verdict, 'not-in-force', 'whoever kept the file sees that it no longer counts');
    }
  });
}

t.test('a code that is closed, or made anew, is closed everywhere', async (t) => {
  const site = await openSite(t);
  const { client, tell, share, participantId } = site;
  const { services, staff } = client.world;
  const asks = await warm(t, tell, listShareAsks(share.code));
  const renewed = await regenerateShare(services, staff.ruud, { participantId, shareId: share.id });
  const first = await waitUntilClosed(t, tell, asks);
  await compare(t, tell, asks, pair(asks, share.code, unknownCode));
  const next = await warm(t, tell, listShareAsks(renewed.code));
  const closed = await client.post('ruud', `/v1/participants/${participantId}/shares/${renewed.id}/closures`);
  t.ok(closed.status < 300, `${closed.status}`);
  const second = await waitUntilClosed(t, tell, next);
  t.comment(`${asks.length} addresses, the slowest closed after ${Math.max(first, second).toFixed(2)} s`);
  await compare(t, tell, next, pair(next, renewed.code, unknownCode));
  const fridge = await client.get('ruud', `/v1/participants/${participantId}/fridge-card`);
  t.notMatch((await readPdf(fridge.bytes)).text, renewed.code, 'no closed code on the card at home');
});
