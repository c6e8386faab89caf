// Badges in every container, out and in: what is unbaked is what was signed, each form verifies here and with code
// that is not ours, and what is closed answers like what never was, whatever form is asked for.
import { createHash } from 'node:crypto';
import t from 'tap';
import type { FetchOptions } from '../../src/base/fetch-document.ts';
import { parseCommand } from '../../src/commands.ts';
import { loadConfig } from '../../src/config.ts';
import { importRegistry, listTrust, recordTrust } from '../../src/domain/issuer-trust.ts';
import {
  createJwtKeys,
  findSuiteOf,
  loadDidDocument,
  loadSigner,
  rotateKey,
} from '../../src/domain/issuers.ts';
import { verifySubmitted } from '../../src/domain/verifications.ts';
import { openContainer } from '../../src/openbadges/containers/formats.ts';
import { defaultContainerLimits } from '../../src/openbadges/containers/limits.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import { listIssuers } from '../../src/store/issuers.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { verifyIndependently, verifyJwtIndependently } from '../independent-verifier.ts';
import { buildBakedSvg, buildInternationalText, buildPng } from '../openbadges/container-samples.ts';
import {
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleDid,
  sampleDidUrl,
  sampleListUrl,
  signSample,
} from '../openbadges/sample-badges.ts';
import { awardBadge, openEmptyWorld } from '../world.ts';
import { type Answer, awardEverything, type Client, type Json, openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

const url = '/v1/verifications';
const judge = ({ status, json }: Answer) => (status === 200 ? `${json.verdict}: ${json.reason}` : json.code);
const valid = 'valid: proofs-verified';
const verifyBytes = (client: Client, body: Buffer | string, type = 'application/octet-stream') =>
  client.ask(url, { method: 'POST', body, headers: { 'content-type': type } });
const verify = (client: Client, body: object) => client.ask(url, { method: 'POST', body });
const forms = ['json', 'jwt', 'png', 'svg'] as const;
/** Made anew for each badge, and slower: papers and the picture to send. */
const papers = ['badge.pdf', 'card.pdf', 'share.png'];
const names = [...forms.map((form) => `badge.${form}`), ...papers];

function buildUpload(parts: { name: string; content: Buffer | string; filename?: string }[]) {
  const boundary = '----kundig';
  const pieces = parts.flatMap(({ name, content, filename }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    content,
    '\r\n',
  ]);
  const body = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string)));
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}

const unbake = (file: Buffer) => {
  const opened = openContainer(file, defaultContainerLimits);
  return opened.fault ?? opened.contents.map(({ text }) => text);
};

t.test('every badge in every container verifies, here and with code that is not ours', async (t) => {
  const client = await openClient(t);
  const { slug } = client.world.issuer;
  const credentials = await awardEverything(client);
  t.equal(credentials.length, 19);
  const [proofKey] = (await client.ask(`/issuers/${slug}/did.json`)).json.verificationMethod;
  const { clock } = client.world;
  t.equal(clock.now().toISOString().slice(0, 7), '2026-12');
  for (const [index, credential] of credentials.entries()) {
    const { pathname } = new URL(credential.id);
    const document = canonicalizeJson(credential);
    t.equal(await verifyIndependently(credential, proofKey.publicKeyMultibase), true, credential.name);
    for (const form of forms) {
      const file = await client.ask(`${pathname}/badge.${form}`);
      t.equal(file.status, 200);
      t.equal(judge(await verifyBytes(client, file.bytes)), valid, `${credential.name} as ${form}`);
      // In base 64 and in pixels any word turns up.
      if (form === 'json' || form === 'svg') t.same(findForbiddenWords(file.text), []);
      if (form !== 'jwt') t.same(unbake(file.bytes), [document], 'what was signed, byte for byte');
    }
    // Every sixth, so that superbadges are among them.
    for (const name of index % 6 === 0 ? papers : []) {
      const file = await client.ask(`${pathname}/${name}`);
      t.equal(judge(await verifyBytes(client, file.bytes)), valid, `${credential.name} as ${name}`);
      t.same(unbake(file.bytes), [document], 'what was signed, byte for byte');
    }
  }
  const { verificationMethod } = (await client.ask(`/issuers/${slug}/did.json`)).json;
  const jwk = verificationMethod.find(({ type }: Json) => type === 'JsonWebKey').publicKeyJwk;
  for (const { id } of credentials) {
    const jwt = (await client.ask(`${new URL(id).pathname}/badge.jwt`)).text;
    t.ok(verifyJwtIndependently(jwt, jwk));
    t.notOk(verifyJwtIndependently(`${jwt.slice(0, -8)}AAAAAAAA`, jwk));
  }
});

t.test('a JWT is the same credential, kept as it was first signed', async (t) => {
  const client = await openClient(t);
  const { services, issuer } = client.world;
  const { credentialId, document, link } = await awardBadge(client.world, {
    to: 'samira',
    badgeClass: 'bar',
  });
  await createJwtKeys(services);
  const before = (await client.ask('/.well-known/jwks.json')).json.keys;
  t.equal(before.length, 2, 'one for each issuer');
  await createJwtKeys(services);
  t.same((await client.ask('/.well-known/jwks.json')).json.keys, before, 'and no more');
  const address = `/credentials/${credentialId}/badge.jwt`;
  const first = await client.ask(address);
  const [header, payload] = first.text
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  const { proof: _, ...own } = JSON.parse(document);
  t.same(payload, {
    ...own,
    iss: own.issuer.id,
    sub: own.credentialSubject.id,
    jti: link,
    nbf: Date.parse('2026-11-01T00:00:00Z') / 1000,
  });
  t.match(header, { alg: 'RS256', typ: 'JWT' });
  const key = await client.ask(new URL(header.kid).pathname);
  t.equal(key.headers['content-type'], 'application/jwk+json');
  t.match(key.json, { kty: 'RSA', kid: header.kid, alg: 'RS256' }, 'the address of the key is a single JWK');
  t.notOk('d' in key.json);
  t.ok(before.some((jwk: Json) => jwk.kid === header.kid && jwk.iss === own.issuer.id));
  t.equal((await client.ask(`/issuers/${issuer.slug}/jwks.json`)).json.keys.length, 1);
  t.equal((await client.ask(`/issuers/${issuer.slug}/keys/${'A'.repeat(43)}`)).status, 404);
  t.equal((await client.ask('/issuers/nobody/jwks.json')).status, 404);

  await rotateKey(services, issuer.slug, 'rsa');
  t.equal((await client.ask(address)).text, first.text, 'never signed again');
  t.equal((await client.ask(`/issuers/${issuer.slug}/jwks.json`)).json.keys.length, 2);
  t.equal(judge(await verifyBytes(client, first.bytes)), valid, 'by the retired key');
  const other = await awardBadge(client.world, { to: 'kees', badgeClass: 'bar' });
  const second = await client.ask(`/credentials/${other.credentialId}/badge.jwt`);
  t.equal(judge(await verifyBytes(client, second.bytes)), valid, 'by the new one');
  t.not(second.text.split('.')[0], first.text.split('.')[0]);
  t.equal(
    judge(await verifyBytes(client, `${first.text.slice(0, -8)}AAAAAAAA`)),
    'not-genuine: signature-invalid',
  );

  await client.post('beheer', `/v1/credentials/${credentialId}/revocations`, { reason: 'mistake' });
  t.equal(judge(await verifyBytes(client, first.bytes)), 'not-in-force: revoked', 'one status for both');
});

t.test('on localhost a JWT names its key by the DID document', async (t) => {
  const client = await openClient(t, { settings: { publicUrl: 'http://localhost:8080' } });
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const { bytes, text } = await client.ask(`/credentials/${credentialId}/badge.jwt`);
  const header = JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString());
  t.match(header.kid, /^did:web:localhost%3A8080:issuers:gouden-lepel#/);
  t.equal(judge(await verifyBytes(client, bytes)), valid);
});

t.test('an issuer may sign with a P-256 key instead', async (t) => {
  const client = await openClient(t);
  const { services, issuer } = client.world;
  const old = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const multibase = await rotateKey(services, issuer.slug, 'p-256');
  t.match(multibase, /^zDn/);
  const credential = JSON.parse((await awardBadge(client.world, { to: 'kees', badgeClass: 'bar' })).document);
  t.equal(credential.proof[0].cryptosuite, 'ecdsa-rdfc-2019');
  t.equal(await verifyIndependently(credential, multibase), true);
  t.equal(judge(await verify(client, { credential })), valid);
  t.equal(
    judge(await verify(client, { credential: JSON.parse(old.document) })),
    valid,
    'the old key still counts',
  );
  t.match(await rotateKey(services, issuer.slug), /^zDn/, 'a rotation keeps the kind');
  t.match(await rotateKey(services, issuer.slug, 'ed25519'), /^z6Mk/);
  t.equal(judge(await verify(client, { credential })), valid);
});

t.test('an installation may be set up to sign with P-256 from its first badge on', async (t) => {
  const { services } = await openEmptyWorld(t);
  const names = ['--issuer', 'De Lepel', '--slug', 'lepel', '--location', 'Keuken', '--admin', 'Beheer'];
  const setUp = async (...words: string[]) => {
    const { command, values } = parseCommand(['setup', ...names, ...words]);
    if (command.runAlone) throw new Error('setup needs a database');
    return await command.run(services, values, loadConfig({}));
  };
  const reason = '--key must be one of ed25519, p-256';
  await t.rejects(setUp('--key', 'rsa'), { code: 'command-invalid', facts: { reason } });
  t.match(await setUp('--key', 'p-256'), [/issuers\/lepel/, /Sign in/, /API token/]);
  const { verificationMethod } = (await loadDidDocument(services, 'lepel')) as Json;
  t.match(verificationMethod, [{ publicKeyMultibase: /^zDn/ }]);
  const [issuer] = await listIssuers(services.db);
  t.equal(findSuiteOf(await loadSigner(services, issuer!)), 'ecdsa-rdfc-2019');
  t.match(await rotateKey(services, 'lepel'), /^zDn/, 'a rotation keeps the kind');
});

t.test('the form that is asked for is sent, and each has a tag of its own', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const path = `/credentials/${credentialId}`;
  const accepts: [accept: string, type: string, form: string][] = [
    ['image/png', 'image/png', 'png'],
    ['image/avif,image/webp,image/*,*/*;q=0.8', 'image/png', 'png'],
    ['image/svg+xml', 'image/svg+xml', 'svg'],
    ['application/pdf', 'application/pdf', 'pdf'],
    ['text/plain', 'text/plain; charset=utf-8', 'jwt'],
    ['application/vc+jwt', 'application/vc+jwt', 'jwt'],
    ['application/json, text/plain, */*', 'application/json', 'json'],
    ['*/*', 'application/vc+ld+json', 'json'],
  ];
  const tags = new Map<string, string | undefined>();
  for (const [accept, type, form] of accepts) {
    const answer = await client.ask(path, { headers: { accept } });
    t.equal(answer.headers['content-type'], type, accept);
    t.match(answer.headers.vary, /Accept/);
    t.equal(answer.headers['cache-control'], 'no-cache');
    const file = await client.ask(`${path}/badge.${form}`);
    t.same(file.bytes, answer.bytes, `the same at badge.${form}`);
    t.equal(file.headers.etag, answer.headers.etag);
    t.equal(file.headers.etag, `"${createHash('sha256').update(file.bytes).digest('hex')}"`);
    t.equal(file.headers['last-modified'], undefined);
    tags.set(form, file.headers.etag);
    const again = { 'if-none-match': file.headers.etag ?? '' };
    t.equal((await client.ask(`${path}/badge.${form}`, { headers: again })).status, 304);
    t.equal((await client.ask(`${path}/badge.${form}`, { method: 'HEAD' })).text, '');
  }
  t.equal(new Set(tags.values()).size, 5);
  const svg = await client.ask(`${path}/badge.svg`);
  t.match(svg.headers['content-security-policy'], /sandbox/, 'a drawing runs nothing');
  t.match(
    (await client.ask(path, { headers: { accept: 'text/html,image/png,*/*;q=0.8' } })).text,
    'badge.png',
  );
});

t.test('closed and unknown are one answer in every container', async (t) => {
  const client = await openClient(t);
  const { credentialId, link } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const path = `/credentials/${credentialId}`;
  const tags = new Map<string, string>();
  for (const name of names) tags.set(name, (await client.ask(`${path}/${name}`)).headers.etag ?? '');
  const closed = await client.ask(`/v1/credentials/${credentialId}/visibility`, {
    method: 'PUT',
    as: 'ruud',
    body: { isOpen: false },
  });
  t.equal(closed.status, 200, closed.text);
  const unknown = '/credentials/00000000000000000000000000';
  const compare = (one: Answer, other: Answer, title: string) => {
    const { date: _, ...headers } = one.headers;
    const { date: _date, ...others } = other.headers;
    t.equal(one.status, 404, title);
    t.same(
      { status: one.status, headers, text: one.text },
      { status: other.status, headers: others, text: other.text },
    );
  };
  for (const name of names) {
    const headers = { 'if-none-match': tags.get(name)! };
    compare(
      await client.ask(`${path}/${name}`, { headers }),
      await client.ask(`${unknown}/${name}`, { headers }),
      name,
    );
  }
  for (const accept of [
    'application/pdf',
    'image/png',
    'image/svg+xml',
    'text/plain',
    'application/json',
    '*/*',
  ]) {
    const headers = { accept, 'if-none-match': '*' };
    compare(await client.ask(path, { headers }), await client.ask(unknown, { headers }), accept);
  }
  for (const end of ['', '/badge.png', '/badge.jwt', '/badge.pdf', '/share.png'])
    t.equal((await verify(client, { link: link + end })).status, 404);
});

t.test('a file is taken under any name, as bytes, in a form, or behind a link', async (t) => {
  const client = await openClient(t, { now: '2026-11-21T12:00:00.000Z' });
  const { documents, clock } = client.world;
  const published = await publishSample();
  for (const [address, document] of Object.entries(published))
    documents.set(address, JSON.stringify(document));
  const good = canonicalizeJson(await signSample(buildSampleBadge()));
  const jwt = await signCredentialJwt(buildSampleBadge(), { signer: buildSampleSigner().signer });
  const png = buildPng(buildInternationalText('openbadgecredential', good));
  const svg = buildBakedSvg(`<b:credential verify="${jwt}"/>`);
  const types: [type: string, body: Buffer | string][] = [
    ['image/png', png],
    ['image/svg+xml', svg],
    ['application/pdf', png],
    ['application/vc', svg],
    ['application/jwt', jwt],
    ['application/vc+jwt', jwt],
    ['text/plain', good],
    ['application/octet-stream', png],
  ];
  for (const [type, body] of types) t.equal(judge(await verifyBytes(client, body, type)), valid, type);
  t.equal((await verifyBytes(client, png)).json.format, 'png');
  t.equal(judge(await verify(client, { credential: jwt })), valid, 'a JWT in JSON');

  const upload = buildUpload([{ name: 'file', content: png, filename: 'badge.exe' }]);
  t.equal(judge(await verifyBytes(client, upload.body, upload.type)), valid);
  const wrongs: [string, ReturnType<typeof buildUpload>, string][] = [
    ['no file', buildUpload([{ name: 'file', content: '', filename: '' }]), 'invalid-request'],
    ['another name', buildUpload([{ name: 'badge', content: png, filename: 'x' }]), 'invalid-request'],
    [
      'two files',
      buildUpload(['a', 'b'].map((filename) => ({ name: 'file', content: png, filename }))),
      'invalid-request',
    ],
    [
      'many parts',
      buildUpload(Array.from({ length: 50 }, (_, n) => ({ name: `n${n}`, content: 'x' }))),
      'invalid-request',
    ],
    [
      'too much',
      buildUpload([{ name: 'file', content: Buffer.alloc(1_000_001), filename: 'x' }]),
      'request-too-large',
    ],
    ['half a form', { ...upload, body: upload.body.subarray(0, 300) }, 'invalid-request'],
    ['no boundary', { ...upload, type: 'multipart/form-data' }, 'invalid-request'],
    [
      'a file and a link',
      buildUpload([
        { name: 'file', content: png, filename: 'x' },
        { name: 'link', content: 'https://a.example/' },
      ]),
      'invalid-request',
    ],
  ];
  for (const [name, { body, type }, code] of wrongs) {
    t.equal(judge(await verifyBytes(client, body, type)), code, name);
  }
  const link = 'https://elders.example/badge';
  for (const [type, body] of types) {
    documents.set(link, body);
    t.equal(judge(await verify(client, { link })), valid, `${type} behind a link`);
  }
  documents.set(link, '<html>');
  t.equal(judge(await verify(client, { link })), 'not-genuine: format-unknown');

  const kept = new Map<string, boolean | undefined>();
  const { services } = client.world;
  const watched = {
    ...services,
    fetchDocument: (address: string, options: FetchOptions) => {
      kept.set(address, options.mayKeep);
      return services.fetchDocument(address, options);
    },
  };
  documents.set(link, png);
  await verifySubmitted(watched, { link });
  t.same(
    [...kept],
    [
      [link, undefined],
      [sampleDidUrl, true],
      [sampleListUrl, true],
    ],
  );

  const { json } = await verifyBytes(client, png);
  t.same(
    json.documents.map(({ url, ageSeconds, fetchedAt }: Json) => [url, ageSeconds, fetchedAt]),
    [sampleDidUrl, sampleListUrl].map((address) => [address, 0, clock.now().toISOString()]),
    'what the answer rests on',
  );
  const page = await client.ask(`/controleer?link=${encodeURIComponent(link)}`);
  t.match(page.text, /badges\.example: net opgehaald/, 'and on the page how old it is');
  const several = JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [JSON.parse(good), JSON.parse(good.replace('Afwas', 'Afwaz'))],
  });
  const both = (await verifyBytes(client, several, 'application/vp')).json;
  t.match(both, { verdict: 'not-genuine', reports: [{ verdict: 'valid' }, { verdict: 'not-genuine' }] });
});

t.test('our own links lead to our own rows, whatever form they name', async (t) => {
  const client = await openClient(t);
  const { link } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  for (const end of ['', ...names.map((name) => `/${name}`), '?x=1', '#y']) {
    t.equal(judge(await verify(client, { link: link + end })), valid, end);
  }
  for (const end of ['/badge.gif', '/x', '/badge.png/x', 'x']) {
    t.equal((await verify(client, { link: link + end })).status, 404, end);
  }
});

t.test('whose badge it is, is answered beside the verdict and only when it is asked', async (t) => {
  const client = await openClient(t);
  const { document, link } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const { id } = JSON.parse(document).credentialSubject;
  const askWhose = async (recipient: object) => {
    const { json } = await verify(client, { link, recipient });
    t.equal(json.verdict, 'valid');
    return json.outcomes.find(({ check }: Json) => check === 'recipient').code;
  };
  t.equal(await askWhose({ id }), 'recipient-matches');
  t.equal(await askWhose({ id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }), 'recipient-differs');
  t.equal(await askWhose({ email: 'samira@keuken.example' }), 'recipient-unknown', 'no e-mail in it');
  t.equal((await verify(client, { link, recipient: {} })).json.code, 'invalid-request');
  t.equal((await verify(client, { recipient: { id } })).json.code, 'invalid-request');
});

t.test('what the operator says of an issuer stands beside the verdict, with its history', async (t) => {
  const client = await openClient(t, { now: '2026-11-21T12:00:00.000Z' });
  const { services, documents, clock } = client.world;
  for (const [address, document] of Object.entries(await publishSample())) {
    documents.set(address, JSON.stringify(document));
  }
  const credential = await signSample(buildSampleBadge());
  const askTrust = async () => {
    const { json } = await verify(client, { credential });
    t.equal(json.verdict, 'valid', 'trust decides nothing');
    return json.outcomes.at(-1);
  };
  t.match(await askTrust(), { code: 'issuer-unknown' });
  const registry = (rows: object) => JSON.stringify({ meta: { created: '2024' }, registry: rows });
  const text = registry({ [sampleDid]: { name: 'De Tafel', url: 'https://badges.example' }, nonsense: {} });
  t.same(await importRegistry(services, { text, source: 'Testlijst' }), { added: 1, skipped: 1 });
  t.same(await importRegistry(services, { text, source: 'Testlijst' }), { added: 0, skipped: 1 }, 'once');
  t.match(await askTrust(), { code: 'issuer-known', facts: { source: 'Testlijst', name: 'De Tafel' } });
  clock.move(60);
  await recordTrust(services, { issuerId: sampleDid, standing: 'distrusted' });
  await recordTrust(services, { issuerId: sampleDid, standing: 'distrusted' });
  t.match(await askTrust(), { code: 'issuer-distrusted', facts: { since: '2026-11-21T12:01:00.000Z' } });
  t.same(
    await importRegistry(services, { text, source: 'Testlijst' }),
    { added: 0, skipped: 1 },
    'it stays so',
  );
  await recordTrust(services, {
    issuerId: 'https://andere.example/issuer',
    standing: 'known',
    name: 'Ander',
  });
  t.match(await listTrust(services), [
    { issuerId: sampleDid, history: [{ standing: 'known' }, { standing: 'distrusted' }] },
    { issuerId: 'https://andere.example/issuer', name: 'Ander', history: [{ standing: 'known' }] },
  ]);
  for (const wrong of ['[]', '{"registry":[]}', 'x']) {
    t.throws(() => importRegistry(services, { text: wrong, source: 'x' }), { code: 'command-invalid' });
  }
  t.throws(() => recordTrust(services, { issuerId: 'x', standing: 'known' }), { code: 'command-invalid' });
  const { document } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const own = await verify(client, { credential: JSON.parse(document) });
  t.match(own.json.outcomes.at(-1), { code: 'issuer-known' });
});

t.test('a file can be checked on the page', async (t) => {
  const client = await openClient(t);
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const { bytes } = await client.ask(`/credentials/${credentialId}/badge.png`);
  const send = async (parts: Parameters<typeof buildUpload>[0], headers = {}) => {
    const { body, type } = buildUpload(parts);
    return client.ask('/controleer/bestand', {
      method: 'POST',
      body,
      headers: { 'content-type': type, accept: 'text/html', ...headers },
    });
  };
  const visitor = openVisitor(client.app);
  const page = await visitor.open('/controleer');
  t.ok(
    page.forms.some(
      ({ action, fields }) => action === '/controleer/bestand' && fields.some(({ type }) => type === 'file'),
    ),
  );
  const good = await send([{ name: 'file', content: bytes, filename: 'badge.png' }]);
  t.equal(good.status, 200);
  t.match(good.text, 'Geldig');
  t.match(good.text, 'Achter de bar');
  const bent = Buffer.from(bytes);
  bent[bytes.indexOf('Achter de bar')]! ^= 1;
  t.match((await send([{ name: 'file', content: bent, filename: 'badge.png' }])).text, 'Niet echt');
  const empty = await send([{ name: 'file', content: '', filename: '' }]);
  t.equal(empty.status, 400);
  t.match(empty.text, 'Kies een bestand');
  const elsewhere = { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' };
  t.equal((await send([{ name: 'file', content: bytes, filename: 'x' }], elsewhere)).status, 403);
  const limited = await openClient(t, {
    settings: { rateLimits: { ...client.world.services.settings.rateLimits, verificationsPerMinute: 1 } },
  });
  const { body, type } = buildUpload([{ name: 'file', content: 'x', filename: 'x' }]);
  const sendOnce = () =>
    limited.ask('/controleer/bestand', { method: 'POST', body, headers: { 'content-type': type } });
  t.same([(await sendOnce()).status, (await sendOnce()).status], [200, 429]);
  const back = await client.ask('/controleer/bestand');
  t.match(back, { status: 303, headers: { location: '/controleer' } });
});
