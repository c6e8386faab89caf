// A rehearsal: the same form as in real life, and a badge that can not pass for a real one in any container, on any verifier.
import t from 'tap';
import { buildPdf } from '../../src/base/pdf-page.ts';
import { renderPng } from '../../src/base/render-png.ts';
import { forgetRehearsals, markImage } from '../../src/domain/rehearsals.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { formats } from '../../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import { buildSampleSigner } from '../openbadges/sample-badges.ts';
import { buildResults } from '../world.ts';
import { type Json, openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

t.test('an assessor practises with the form of the floor, and the badge says that it is none', async (t) => {
  const client = await openClient(t);
  const { services, staff } = client.world;
  t.equal((await client.ask('/oefenen')).status, 401);
  const ruud = openVisitor(client.app);
  await ruud.open((await createStaffSignInLink(services, staff.ruud.id)).link);
  await ruud.press('Ga verder');
  await ruud.open('/oefenen');
  t.match(
    ruud.page.text,
    /Oefenen Geef een oefenbadge aan een collega.*Er wordt niets bewaard over een persoon/,
  );
  await ruud.tap('Achter de bar');
  t.equal(ruud.page.url, '/oefenen/bar');
  t.match(ruud.page.text, /Wat heb je je collega zien doen\?/);
  const names = new Set(
    ruud.page.forms
      .flatMap(({ fields }) => fields)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('results.')),
  );
  const [first = ''] = names;
  ruud.choose(first, 'independent');
  await ruud.press('Verder');
  await ruud.press('Ja, klopt');
  t.match(ruud.page.text, /Goed geoefend\. In het echt is de badge er pas als alles is gezien\./);
  await ruud.open('/oefenen/bar');
  for (const name of names) ruud.choose(name, 'independent');
  await ruud.press('Verder');
  t.match(ruud.page.text, /Klopt dit, collega\?/);
  await ruud.press('Ja, klopt');
  t.match(ruud.page.url, /^\/oefenbadges\/[0-9a-z]{26}$/);
  t.match(
    ruud.page.text,
    /Oefenbadge: Achter de bar Oefenbadge Dit is geen echte badge\..*Waarom is hij niet geldig\? Zijn handtekening hoort bij geen maker\./,
  );
  await ruud.tap('Controleer hem zelf');
  t.match(ruud.page.text, /Niet echt .*Dit is een oefenbadge\. Hij is met opzet niet geldig\./);
  t.notMatch(ruud.page.text, /Geldig/);
  for (const slug of ['keukenassistent', 'onbekend'])
    t.equal((await ruud.open(`/oefenen/${slug}`)).status, 404);
  const credentials = await client.get(
    'ruud',
    `/v1/participants/${client.world.participants.samira.id}/credentials`,
  );
  t.strictSame(credentials.json.items, [], 'nobody got anything');
});

t.test('it fails in every container and for every reason by itself', async (t) => {
  const client = await openClient(t);
  const results = await buildResults(client.world.services, 'bar');
  const made = await client.post('els', '/v1/rehearsals', { badgeClass: 'bar', results });
  t.equal(made.status, 201);
  const { link, credential } = made.json;
  t.match(credential, { id: link, name: 'OEFENBADGE: Achter de bar', issuer: { name: /^Oefenen/ } });
  t.notOk('credentialStatus' in credential);
  t.equal(credential.validFrom, credential.validUntil);
  t.ok(Date.parse(credential.validUntil) < Date.parse('2026-11-01T00:00:00Z'), 'over before it was made');
  t.not(
    credential.credentialSubject.achievement.id,
    'https://badges.example.org/achievements/bar/1',
    'not the class itself',
  );
  const path = new URL(link).pathname;
  const bytes = (await client.ask(path)).text;
  const picture = (await client.ask('/achievements/bar/1/image.svg')).text;
  const svg = formats.find(({ name }) => name === 'svg');
  t.ok(svg, 'there is a container for pictures');
  const baked = picture
    .replace('<svg ', '<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" ')
    .replace(/(<svg [^>]*>)/, `$1<openbadges:credential><![CDATA[${bytes}]]></openbadges:credential>`);
  const asks: [string, object | string][] = [
    ['link', { link }],
    ['object', { credential }],
    ['text', { credential: bytes }],
    ['svg', { credential: baked }],
    ['later', { credential: { ...credential, validUntil: '2036-01-01T00:00:00Z' } }],
    ['renamed', { credential: { ...credential, name: 'Achter de bar' } }],
    [
      'presentation',
      {
        credential: {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['VerifiablePresentation'],
          verifiableCredential: [credential],
        },
      },
    ],
  ];
  for (const [name, body] of asks) {
    const { json, status } = await client.ask('/v1/verifications', { method: 'POST', body });
    t.equal(status, 200, name);
    t.equal(json.verdict, 'not-genuine', `${name}: ${json.verdict} ${json.reason}`);
  }
  const report = (await client.ask('/v1/verifications', { method: 'POST', body: { link } })).json;
  const failed = report.outcomes
    .filter(({ result }: { result: string }) => result === 'failed')
    .map(({ check }: { check: string }) => check);
  t.ok(failed.includes('time'), `the date fails on its own: ${failed}`);
  t.ok(failed.includes('proof') || failed.includes('issuer-binding'), `and the signature: ${failed}`);
  const did = (await client.ask('/oefenen/did.json')).json;
  t.match(did, { id: 'did:web:badges.example.org:oefenen', verificationMethod: [], assertionMethod: [] });
});

t.test('it fails in the containers that people hand on, for us and for others, and says why', async (t) => {
  const client = await openClient(t);
  const { services } = client.world;
  const results = await buildResults(services, 'bar');
  const { link, credential } = (await client.post('els', '/v1/rehearsals', { badgeClass: 'bar', results }))
    .json;
  const text = (await client.ask(new URL(link).pathname)).text;
  const svg = Buffer.from((await client.ask('/achievements/bar/1/image.svg')).text);
  const bake = (name: 'png' | 'svg', image: Uint8Array) => {
    const baked = formats.find((format) => format.name === name)?.bake?.(image, text, defaultContainerLimits);
    if (!baked || baked.fault) throw new Error(`${name} was not baked`);
    return Buffer.from(baked.image);
  };
  const attachments = [
    {
      name: 'badge.json',
      bytes: Buffer.from(text),
      mediaType: 'application/vc+ld+json',
      description: 'badge',
    },
  ];
  const paper = { title: 'Badge', language: 'nl', width: 200, height: 200, month: '2026-11' };
  const { signer } = buildSampleSigner();
  const { proof: _proof, ...unsigned } = credential;
  const containers: Record<string, Buffer> = {
    png: bake('png', await renderPng(svg.toString(), 64)),
    svg: bake('svg', svg),
    pdf: Buffer.from(await buildPdf({ ...paper, attachments, pictures: [] }, () => {})),
    // Nobody has the key any more: whoever makes a JWT of it signs with one of their own.
    jwt: Buffer.from(await signCredentialJwt(unsigned, { signer })),
  };
  for (const [name, body] of Object.entries(containers)) {
    const headers = { 'content-type': 'application/octet-stream' };
    const { json } = await client.ask('/v1/verifications', { method: 'POST', headers, body });
    t.equal(json.verdict, 'not-genuine', `${name}: ${json.verdict} ${json.reason}`);
    t.ok(
      json.outcomes.some(({ check, result }: Json) => check === 'time' && result === 'failed'),
      `${name}: over`,
    );
    const boundary = 'grens';
    const upload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="badge.${name}"\r\n` +
          'content-type: application/octet-stream\r\n\r\n',
      ),
      body,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const page = await client.ask('/controleer/bestand', {
      method: 'POST',
      headers: {
        accept: 'text/html',
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'sec-fetch-site': 'same-origin',
      },
      body: upload,
    });
    t.match(page.text, /Dit is een oefenbadge\./, `${name}: the page says why`);
    t.notMatch(page.text, /class="[^"]*k-verdict-valid/, name);
  }
  const { verificationMethod } = (await client.ask('/issuers/gouden-lepel/did.json')).json;
  t.ok(verificationMethod.length > 0);
  for (const { publicKeyMultibase } of verificationMethod.filter(
    ({ publicKeyMultibase: key }: Json) => key,
  )) {
    t.notOk(
      await verifyIndependently(credential, publicKeyMultibase),
      'signed by no key that we ever published',
    );
  }
  const keyInside =
    String(credential.proof.verificationMethod ?? credential.proof[0]?.verificationMethod).split('#')[1] ??
    '';
  t.ok(await verifyIndependently(credential, keyInside), 'by its own key, that no document lists');
  const did = await client.ask('/oefenen/did.json');
  t.notOk(did.text.includes(keyInside), 'so a verifier of others finds no key and refuses it');
});

t.test('it can not be shared, counted or kept', async (t) => {
  const client = await openClient(t);
  const { services, participants, clock } = client.world;
  const results = await buildResults(services, 'bar');
  const { json } = await client.post('ruud', '/v1/rehearsals', { badgeClass: 'bar', results });
  const path = new URL(json.link).pathname;
  const id = String(path.split('/').at(-1));
  const body = { credentialIds: [id], displayName: 'full' };
  t.match(await client.post('ruud', `/v1/participants/${participants.samira.id}/shares`, body), {
    status: 400,
    json: { code: 'invalid-request' },
  });
  for (const url of [`/credentials/${id}`, `/credentials/${id}/badge.png`, `/credentials/${id}/badge.jwt`])
    t.equal((await client.ask(url)).status, 404, url);
  t.equal((await client.get('ruud', `/v1/credentials/${id}`)).status, 404);
  const none = await client.post('ruud', '/v1/rehearsals', {
    badgeClass: 'bar',
    results: { drankjes: 'with-help' },
  });
  t.strictSame(none.json, { link: null, credential: null });
  t.match(
    await client.post('ruud', '/v1/rehearsals', {
      badgeClass: 'keukenassistent',
      results: { a: 'independent' },
    }),
    { status: 400 },
  );
  t.equal((await client.post('joke', '/v1/rehearsals', { badgeClass: 'bar', results })).status, 403);
  const image = await client.ask(`${path}/image.svg`);
  t.match(image.text, />OEFENEN<\/text>/);
  t.match(image.headers, { 'content-security-policy': /sandbox/ });
  clock.move(6 * 24 * 3600);
  t.equal(await forgetRehearsals(services), 0);
  clock.move(2 * 24 * 3600);
  t.equal(await forgetRehearsals(services), 1);
  t.equal((await client.ask(path)).status, 404);
});

t.test('the mark lies over any artwork', async (t) => {
  for (const svg of ['<svg viewBox="0 0 512 512"><g/></svg>\n', '<svg viewBox="0 0 96 96"></svg>']) {
    t.match(markImage(svg), /OEFENEN<\/text><\/g><\/svg>$/);
  }
});
