// What becomes of a credential over the API: shown, closed, withdrawn, shared, and part of a superbadge.
import { gunzipSync } from 'node:zlib';
import t from 'tap';
import { setCredentialOpen } from '../../src/domain/credential-views.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import { readPdf } from '../read-pdf.ts';
import { awardBadge, type ParticipantName } from '../world.ts';
import { buildAssessment, type Client, type Json, openClient, readRaw } from './api-client.ts';

const path = (link: string) => new URL(link).pathname;
const unknownCredential = '/credentials/00000000000000000000000000';
/** Correctly checked, given to nobody. */
const unknownCode = '0000-0000-0000';

const award = async ({ world }: Client, badgeClasses: string[], to: ParticipantName = 'samira') => {
  const awards = [];
  for (const badgeClass of badgeClasses) awards.push(await awardBadge(world, { to, badgeClass }));
  return awards;
};

const share = async (client: Client, credentialIds: string[], displayName = 'first'): Promise<Json> => {
  const url = `/v1/participants/${client.world.participants.samira.id}/shares`;
  const answer = await client.post('ruud', url, { credentialIds, displayName });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json;
};

/** Whether the published list says that a credential is withdrawn. */
async function isListed(client: Client, document: string): Promise<boolean> {
  const { statusListCredential, statusListIndex } = JSON.parse(document).credentialStatus;
  const list = (await client.ask(path(statusListCredential))).json;
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(statusListIndex);
  return (bits[index >> 3]! & (0x80 >> (index & 7))) !== 0;
}

t.test('a withdrawal takes two people, and shows at once in the list and in every check', async (t) => {
  const client = await openClient(t);
  const { clock } = client.world;
  const [bar] = await award(client, ['bar']);
  const { credentialId, document, link } = bar!;
  const revocations = `/v1/credentials/${credentialId}/revocations`;
  const verify = async (body: object) =>
    (await client.ask('/v1/verifications', { method: 'POST', body })).json;
  t.equal((await verify({ link })).verdict, 'valid');
  t.equal(await isListed(client, document), false);

  const asked = await client.post('els', revocations, { reason: 'not-as-described' });
  t.equal(asked.status, 201);
  t.match(asked.json, { credentialId, reason: 'not-as-described', state: 'requested', decidedAt: null });
  t.same(
    (await client.post('ruud', revocations, { reason: 'mistake' })).json,
    asked.json,
    'one request waits',
  );
  t.equal((await verify({ link })).verdict, 'valid', 'nothing changes before the second person');
  const [waiting] = (await client.get('marloes', '/v1/revocation-requests')).json.items;
  t.match(waiting, {
    id: asked.json.id,
    badgeClass: 'bar',
    participantId: client.world.participants.samira.id,
  });

  const decisions = `${revocations}/${asked.json.id}/decisions`;
  const confirmed = await client.post('marloes', decisions, { decision: 'confirm' });
  t.equal(confirmed.status, 201);
  t.match(confirmed.json, { state: 'confirmed', decidedAt: '2026-11-18T10:00:00.000Z' });
  for (const body of [{ link }, { credential: document }, { credential: JSON.parse(document) }]) {
    t.match(await verify(body), { verdict: 'not-in-force', reason: 'revoked', kind: 'revoked' });
  }
  t.equal(await isListed(client, document), true, 'without any job in between');
  t.equal((await client.ask(path(link))).status, 200, 'a withdrawn badge is still shown');
  t.equal((await client.get('ruud', `/v1/credentials/${credentialId}`)).json.status, 'revoked');
  t.same((await client.get('marloes', '/v1/revocation-requests')).json.items, []);

  const decided = await client.post('marloes', decisions, { decision: 'decline' });
  t.equal(decided.status, 409);
  t.equal(decided.json.code, 'revocation-decided');
  const twice = await client.post('beheer', revocations, { reason: 'mistake' });
  t.equal(twice.status, 409);
  t.equal(twice.json.code, 'credential-withdrawn');
  t.notMatch((await client.ask(path(link), { headers: { accept: 'text/html' } })).text, 'not-as-described');

  const again = await buildAssessment(client, { of: 'samira', badgeClass: 'bar' });
  t.match((await client.post('ruud', '/v1/assessments', again)).json, { state: 'in-progress', link: null });
  clock.move(24 * 3600);
  const later = await client.post('ruud', '/v1/assessments', { ...again, observedOn: '2026-11-19' });
  t.match(later.json, {
    state: 'awarded',
    credentialView: { edition: 2 },
    credential: { validFrom: '2026-11-01T00:00:01Z' },
  });
  t.match(later.json.credential.evidence[0].narrative, /^1 keer gezien/, 'on new observations only');

  const page = async () => (await client.ask(path(link), { headers: { accept: 'text/html' } })).text;
  t.match(await page(), /Vervangen.*Nu geldt een nieuwe versie ervan/s);
  for (const body of [{ link }, { credential: document }]) {
    t.match(await verify(body), { verdict: 'not-in-force', reason: 'revoked', kind: 'replaced' });
  }
  const reported = `/controleer?link=${encodeURIComponent(link)}`;
  t.match((await client.ask(reported)).text, /Er is een nieuwe versie van deze badge/);
  t.match(await verify({ link: later.json.link }), { verdict: 'valid' });
  const { services, staff } = client.world;
  await setCredentialOpen(services, staff.ruud, {
    credentialId: later.json.credentialView.id,
    isOpen: false,
  });
  t.match(await page(), /Ingetrokken/, 'a closed one is not told of');
  t.match(await verify({ link }), { kind: 'revoked' });
});

t.test('a declined request leaves the badge as it is; a manager withdraws alone', async (t) => {
  const client = await openClient(t);
  const [bar, afwas] = await award(client, ['bar', 'afwas']);
  const revocations = `/v1/credentials/${bar!.credentialId}/revocations`;
  const { json } = await client.post('ruud', revocations, { reason: 'mistake' });
  const other = `/v1/credentials/${afwas!.credentialId}/revocations/${json.id}/decisions`;
  t.equal(
    (await client.post('marloes', other, { decision: 'confirm' })).status,
    404,
    'of another credential',
  );
  const declined = await client.post('marloes', `${revocations}/${json.id}/decisions`, {
    decision: 'decline',
  });
  t.equal(declined.json.state, 'declined');
  t.equal(await isListed(client, bar!.document), false);
  const alone = await client.post('marloes', revocations, { reason: 'wrong-person' });
  t.equal(alone.json.state, 'confirmed');
  t.equal(await isListed(client, bar!.document), true);
  t.equal(await isListed(client, afwas!.document), false, 'and nobody else');
  for (const [body, name] of [
    [{}, 'reason'],
    [{ reason: 'holder-request' }, 'reason'],
    [{ reason: 'mistake', why: 'x' }, 'why'],
  ] as const) {
    const answer = await client.post('marloes', `/v1/credentials/${afwas!.credentialId}/revocations`, body);
    t.equal(answer.status, 400);
    t.equal(answer.json.invalidParams[0].name, name);
  }
});

t.test('a closed link is closed everywhere, byte for byte like one that never was', async (t) => {
  const client = await openClient(t);
  const [bar, afwas] = await award(client, ['bar', 'afwas']);
  const { code } = await share(client, [bar!.credentialId, afwas!.credentialId]);
  const visibility = `/v1/credentials/${bar!.credentialId}/visibility`;
  const setOpen = (isOpen: boolean) =>
    client.ask(visibility, { method: 'PUT', as: 'ruud', body: { isOpen } });
  const { etag } = (await client.ask(path(bar!.link))).headers;
  const closed = await setOpen(false);
  t.match(closed.json, { isOpen: false, status: 'in-force' });
  t.same((await setOpen(false)).json, closed.json, 'closing it again changes nothing');

  const forms = [
    '*/*',
    'text/html',
    'application/vc',
    'application/vc+ld+json',
    'application/json',
    'image/png',
  ];
  for (const method of ['GET', 'HEAD']) {
    for (const accept of forms) {
      for (const tag of [undefined, etag!, '*']) {
        const ask = { method, headers: { accept, ...(tag && { 'if-none-match': tag }) } };
        const gone = await readRaw(client, path(bar!.link), ask);
        t.match(gone, /^HTTP\/1\.1 404 /, `${method} ${accept} ${tag}`);
        t.equal(gone, await readRaw(client, unknownCredential, ask));
        t.equal(gone, await readRaw(client, '/credentials/x', ask), 'also one that can not be');
      }
    }
  }
  const submit = (link: string) => client.ask('/v1/verifications', { method: 'POST', body: { link } });
  const [checked, never] = [
    await submit(bar!.link),
    await submit(`https://badges.example.org${unknownCredential}`),
  ];
  t.equal(checked.status, 404);
  t.equal(checked.text, never.text);
  const shown = (await client.ask(`/v1/shares/${code}`)).json.credentials;
  t.same(
    shown.map(({ badgeClass }: Json) => badgeClass),
    ['afwas'],
    'gone from the share',
  );
  const refused = await client.post(
    'ruud',
    `/v1/participants/${client.world.participants.samira.id}/shares`,
    {
      credentialIds: [afwas!.credentialId, bar!.credentialId],
      displayName: 'none',
    },
  );
  t.same(refused.json.invalidParams, [{ name: 'credentialIds.1', reason: 'is withdrawn or closed' }]);
  t.equal(
    (await client.get('ruud', `/v1/credentials/${bar!.credentialId}`)).json.isOpen,
    false,
    'staff still see it',
  );
  t.equal((await setOpen(true)).json.isOpen, true);
  t.equal((await client.ask(path(bar!.link))).text, bar!.document, 'opened again it is the same');
});

t.test('a withdrawn credential that was closed does not open again', async (t) => {
  const client = await openClient(t);
  const [bar] = await award(client, ['bar']);
  const url = `/v1/credentials/${bar!.credentialId}`;
  const setOpen = (isOpen: boolean) =>
    client.ask(`${url}/visibility`, { method: 'PUT', as: 'ruud', body: { isOpen } });
  await client.post('marloes', `${url}/revocations`, { reason: 'mistake' });
  t.equal((await setOpen(false)).status, 200);
  t.equal((await setOpen(true)).json.code, 'credential-withdrawn');
});

t.test('a CV code shows the chosen badges under the chosen name, and closes for ever', async (t) => {
  const client = await openClient(t);
  const [bar, afwas] = await award(client, ['bar', 'afwas', 'receptie']);
  const ids = [bar!.credentialId, afwas!.credentialId];
  const made = await share(client, ids);
  t.match(made.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  t.match(made, { link: `https://badges.example.org/c/${made.code}`, isOpen: true, displayName: 'first' });
  const opened = await client.ask(`/v1/shares/${made.code}`);
  t.match(opened.json, { code: made.code, link: made.link, displayName: 'Samira' });
  t.same(
    opened.json.credentials.map(({ badgeClass }: Json) => badgeClass),
    ['afwas', 'bar'],
  );
  t.match(opened.json.credentials[1], {
    link: bar!.link,
    kind: 'badge',
    version: 1,
    month: '2026-11',
    status: 'in-force',
    credential: JSON.parse(bar!.document),
  });
  t.notMatch(opened.text, 'receptie', 'nothing about what was not chosen');
  const spelled = made.code.toLowerCase().replaceAll('-', '');
  for (const typed of [
    spelled,
    `${spelled.slice(0, 5)}%20${spelled.slice(5)}`,
    made.code.replaceAll('0', 'o'),
  ]) {
    t.equal((await client.ask(`/v1/shares/${typed}`)).text, opened.text, typed);
  }
  const names = { full: 'Samira Bensaid', first: 'Samira', initials: 'S.B.', none: null };
  for (const [displayName, shown] of Object.entries(names)) {
    const { code } = await share(client, ids, displayName);
    t.equal((await client.ask(`/v1/shares/${code}`)).json.displayName, shown);
  }
  await client.post('marloes', `/v1/credentials/${bar!.credentialId}/revocations`, { reason: 'mistake' });
  t.equal((await client.ask(`/v1/shares/${made.code}`)).json.credentials[1].status, 'revoked', 'live status');

  const shares = `/v1/participants/${client.world.participants.samira.id}/shares`;
  const renewed = await client.post('ruud', `${shares}/${made.id}/regenerations`, {});
  t.equal(renewed.status, 201);
  t.not(renewed.json.code, made.code);
  t.same(renewed.json.credentialIds.toSorted(), ids.toSorted());
  const closed = await client.post('ruud', `${shares}/${renewed.json.id}/closures`);
  t.match(closed.json, { id: renewed.json.id, isOpen: false });
  t.equal(
    (await client.post('ruud', `${shares}/${renewed.json.id}/closures`)).status,
    201,
    'closed stays closed',
  );
  const mistyped = made.code.slice(0, -1) + (made.code.endsWith('A') ? 'B' : 'A');
  for (const place of ['', '/superbadges']) {
    const never = await readRaw(client, `/v1/shares/${unknownCode}${place}`);
    t.match(never, /^HTTP\/1\.1 404 /);
    for (const code of [made.code, renewed.json.code, mistyped, 'x', '%00', '%E2%82%AC']) {
      t.equal(await readRaw(client, `/v1/shares/${code}${place}`), never, code);
    }
  }
  for (const code of [made.code, unknownCode]) {
    const answer = await client.ask('/v1/verifications', { method: 'POST', body: { code } });
    t.equal(answer.json.code, 'not-found');
  }
});

t.test('a share takes only credentials of its participant that are in force and open', async (t) => {
  const client = await openClient(t);
  const [bar] = await award(client, ['bar']);
  const [noors] = await award(client, ['bar'], 'noor');
  const url = `/v1/participants/${client.world.participants.samira.id}/shares`;
  const faults = async (body: object) => (await client.post('ruud', url, body)).json.invalidParams;
  const reason = 'is not a credential of this participant';
  t.same(
    await faults({ credentialIds: [bar!.credentialId, noors!.credentialId, 'x'], displayName: 'none' }),
    [
      { name: 'credentialIds.1', reason },
      { name: 'credentialIds.2', reason },
    ],
  );
  t.match(await faults({ credentialIds: [], displayName: 'none' }), [{ name: 'credentialIds' }]);
  const many = Array.from({ length: 51 }, (_, index) => `${index}`);
  t.match(await faults({ credentialIds: many, displayName: 'none' }), [{ name: 'credentialIds' }]);
  t.match(await faults({ credentialIds: 'x', displayName: 'nick', name: 'Sam' }), [
    { name: 'credentialIds' },
    { name: 'displayName' },
    { name: 'name' },
  ]);
});

t.test('badges add up to a superbadge that an employer can ask for by code', async (t) => {
  const client = await openClient(t);
  const { services, issuer } = client.world;
  const parts = await award(client, [
    'snijtechnieken',
    'hygiene-in-de-keuken',
    'afwas',
    'lunch-en-broodjes',
    'bar',
  ]);
  await runDueJobs(services);
  const [approval] = (await client.get('joke', '/v1/approvals?state=waiting')).json.items;
  t.match(approval, { badgeClass: 'keukenassistent', policy: 'issuer-approval', participantName: 'Samira' });
  t.equal(
    (await client.get('joke', '/v1/approvals?state=waiting')).json.items.length,
    1,
    'once, for five awards',
  );
  const url = `/v1/approvals/${approval.id}/decisions`;
  const { json } = await client.post('joke', url, { decision: 'approve' });
  t.match(json.credentialView, { badgeClass: 'keukenassistent', kind: 'superbadge', status: 'in-force' });
  const path = new URL(json.link).pathname;
  for (const name of ['badge.pdf', 'badge.pdf?taal=en', 'card.pdf']) {
    const paper = await readPdf((await client.ask(`${path}/${name}`)).bytes);
    t.match(paper, { pages: 1, links: [json.link] }, name);
    t.match(paper.text, name.endsWith('en') ? 'Kitchen assistant' : 'Keukenassistent');
    t.match(paper.text, name.endsWith('en') ? 'Not a diploma.' : 'Geen diploma.');
  }
  const key = (await client.ask(`/issuers/${issuer.slug}/did.json`)).json.verificationMethod[0];
  t.equal(await verifyIndependently(json.credential, key.publicKeyMultibase), true);
  const report = (await client.ask('/v1/verifications', { method: 'POST', body: { link: json.link } })).json;
  t.equal(report.verdict, 'valid');

  const ids = parts.map(({ credentialId }) => credentialId);
  const ask = async (code: string) => (await client.ask(`/v1/shares/${code}/superbadges`)).json;
  const { code } = await share(client, ids);
  const found = await ask(code);
  t.match(found, { code, displayName: 'Samira' });
  t.equal(found.superbadges.length, 1);
  const [kitchen] = found.superbadges;
  t.match(kitchen, {
    badgeClass: 'keukenassistent',
    name: { nl: 'Keukenassistent', en: 'Kitchen assistant' },
    image: 'https://badges.example.org/achievements/keukenassistent/1/image.svg',
    award: null,
  });
  const supporting = kitchen.supporting.map(({ badgeClass, status }: Json) => [badgeClass, status]);
  t.same(supporting, [
    ['afwas', 'in-force'],
    ['hygiene-in-de-keuken', 'in-force'],
    ['lunch-en-broodjes', 'in-force'],
    ['snijtechnieken', 'in-force'],
  ]);
  t.match(kitchen.supporting[0].description, { nl: /^Kan /, en: /^Can / }, 'what each says about the work');
  const { code: part } = await share(client, ids.slice(1));
  t.same((await ask(part)).superbadges, [], 'nothing is said of badges outside the share');
  const { code: whole } = await share(client, [...ids, json.credentialView.id]);
  t.match((await ask(whole)).superbadges[0].award, { link: json.link, status: 'in-force' });

  await client.post('marloes', `/v1/credentials/${ids[2]}/revocations`, { reason: 'mistake' });
  t.same((await ask(code)).superbadges, [], 'at once no longer complete');
  const [shaken] = (await ask(whole)).superbadges;
  t.equal(shaken.award.status, 'in-force', 'the superbadge stands until a person decides');
  t.match(
    shaken.supporting.map(({ status }: Json) => status),
    ['revoked', 'in-force', 'in-force', 'in-force'],
  );
  await runDueJobs(services);
  const [request] = (await client.get('beheer', '/v1/revocation-requests')).json.items;
  t.match(request, { reason: 'support-withdrawn', badgeClass: 'keukenassistent', state: 'requested' });
  const decisions = `/v1/credentials/${request.credentialId}/revocations/${request.id}/decisions`;
  t.equal((await client.post('beheer', decisions, { decision: 'confirm' })).json.state, 'confirmed');
  t.same((await ask(whole)).superbadges, []);
});

t.test('a superbadge whose ground is gone can not be approved', async (t) => {
  const client = await openClient(t);
  const { services } = client.world;
  const parts = await award(client, ['snijtechnieken', 'hygiene-in-de-keuken', 'afwas', 'lunch-en-broodjes']);
  await runDueJobs(services);
  const [approval] = (await client.get('joke', '/v1/approvals')).json.items;
  await client.post('beheer', `/v1/credentials/${parts[0]!.credentialId}/revocations`, { reason: 'mistake' });
  const decisions = `/v1/approvals/${approval.id}/decisions`;
  t.equal((await client.post('joke', decisions, { decision: 'approve' })).json.code, 'rule-not-met');
  await runDueJobs(services);
  t.equal((await client.get('joke', '/v1/approvals')).json.items[0].state, 'lapsed');
  t.equal((await client.post('joke', decisions, { decision: 'approve' })).json.code, 'approval-decided');
});

t.test('progress tells what is held, how far the rest is, and the way to a superbadge', async (t) => {
  const client = await openClient(t);
  await award(client, ['snijtechnieken', 'afwas']);
  const url = `/v1/participants/${client.world.participants.samira.id}/progress`;
  const { json } = await client.get('ruud', url);
  const find = (list: Json[], slug: string) => list.find(({ badgeClass }) => badgeClass === slug);
  t.match(find(json.badges, 'afwas'), {
    name: { nl: 'Afwas' },
    link: /credentials/,
    progress: { met: true },
    nextStep: null,
  });
  const bar = find(json.badges, 'bar');
  t.match(bar, { link: null, progress: { met: false, timesSeen: 0 }, nextStep: { type: 'see-criterion' } });
  t.match(find(json.superbadges, 'keukenassistent'), {
    link: null,
    complete: false,
    missing: 2,
    supporting: ['snijtechnieken', 'afwas'],
    next: ['hygiene-in-de-keuken', 'keuken-voorbereiden', 'lunch-en-broodjes'],
  });
});

t.test('whoever tries many codes is stopped, by address and all together', async (t) => {
  const rateLimits = {
    codesPerMinute: 3,
    codesTotalPerMinute: 5,
    verificationsPerMinute: 100,
    signInsPerMinute: 100,
  };
  const client = await openClient(t, { settings: { rateLimits, trustProxy: 1 } });
  const guess = (from: string, url = `/v1/shares/${unknownCode}`) =>
    client.ask(url, { headers: { 'x-forwarded-for': from } });
  for (let count = 0; count < 3; count += 1) t.equal((await guess('192.0.2.1')).status, 404);
  const stopped = await guess('192.0.2.1', `/v1/shares/${unknownCode}/superbadges`);
  t.equal(stopped.status, 429);
  t.equal(stopped.json.code, 'too-many-requests');
  t.ok(Number(stopped.headers['retry-after']) > 0);
  const check = async (body: object) =>
    (
      await client.ask('/v1/verifications', {
        method: 'POST',
        body,
        headers: { 'x-forwarded-for': '192.0.2.1' },
      })
    ).status;
  t.equal(await check({ code: unknownCode }), 429, 'a check of a code is a guess too');
  t.equal(await check({ link: `https://badges.example.org/c/${unknownCode}` }), 429);
  t.equal(
    await check({ link: `https://badges.example.org${unknownCredential}` }),
    404,
    'a whole link is none',
  );
  t.equal((await guess('192.0.2.2')).status, 404);
  t.equal((await guess('192.0.2.3')).status, 404);
  t.equal((await guess('192.0.2.4')).status, 429, 'everybody together');
});
