// Badges of Open Badges 2.0 and 2.1, hosted and signed: each rule of its verification, and what breaks when it is broken.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import type { Recipient } from '../../src/openbadges/identity-match.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import type { FindTrust } from '../../src/openbadges/trust-list.ts';
import { parseMoment } from '../../src/openbadges/v2/documents.ts';
import { isInScope, isSameOrigin } from '../../src/openbadges/v2/scope.ts';
import { type Badge2Input, verifyBadge2 } from '../../src/openbadges/v2/verify-badge.ts';
import type { CheckName, OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import type { FetchDocument } from '../../src/openbadges/verify/verify-credential.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import { sampleNow } from './sample-badges.ts';

const context = 'https://w3id.org/openbadges/v2';
const host = 'https://oud.example';
const ids = {
  assertion: `${host}/a/1`,
  badge: `${host}/b/1`,
  issuer: `${host}/i/1`,
  key: `${host}/k/1`,
  list: `${host}/r/1`,
};
const email = 'samira@keuken.example';
const salt = 'zout';
const identity = `sha256$${createHash('sha256')
  .update(email + salt)
  .digest('hex')}`;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const weakRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pem = (pair: typeof rsa) => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const seen = new Set<OutcomeCode>();

const assertion: JsonObject = {
  '@context': context,
  type: 'Assertion',
  id: ids.assertion,
  recipient: { type: 'email', hashed: true, salt, identity },
  badge: ids.badge,
  verification: { type: 'HostedBadge' },
  issuedOn: '2020-05-01T10:00:00Z',
  expires: '2030-05-01T10:00:00Z',
};
const badgeClass: JsonObject = {
  '@context': context,
  type: 'BadgeClass',
  id: ids.badge,
  name: 'Gastheerschap',
  description: 'Ontvangt gasten.',
  image: `${host}/b/1.png`,
  criteria: { narrative: 'Gezien op de werkvloer.' },
  issuer: ids.issuer,
};
const profile: JsonObject = {
  '@context': context,
  type: 'Issuer',
  id: ids.issuer,
  name: 'Voorbeeldschool',
  url: host,
  email: 'info@oud.example',
  publicKey: ids.key,
  revocationList: ids.list,
};
const key = {
  '@context': context,
  type: 'CryptographicKey',
  id: ids.key,
  owner: ids.issuer,
  publicKeyPem: pem(rsa),
};
const list = {
  '@context': context,
  type: 'RevocationList',
  id: ids.list,
  issuer: ids.issuer,
  revokedAssertions: [],
};
const signedAssertion: JsonObject = {
  ...assertion,
  id: 'urn:uuid:5d3c0a9e-5a86-4b57-8f0d-31d5b0a4d1e2',
  verification: { type: 'SignedBadge', creator: ids.key },
};
const published: Record<string, unknown> = {
  [ids.assertion]: assertion,
  [ids.badge]: badgeClass,
  [ids.issuer]: profile,
  [ids.key]: key,
  [ids.list]: list,
};

type World = {
  documents?: Record<string, unknown>;
  /** Where an address was forwarded to. */
  forwarded?: Record<string, string>;
  gone?: string[];
  now?: string;
  recipient?: Recipient;
  findTrust?: FindTrust;
};

function buildWorldFetch({ documents = {}, forwarded = {}, gone = [] }: World): FetchDocument {
  const all = { ...published, ...documents };
  return async (url) => {
    if (gone.includes(url)) throw new Error('gone');
    const document = all[url];
    if (document === undefined) throw new Error('answered-badly');
    const body = typeof document === 'string' ? document : JSON.stringify(document);
    return { body, url: forwarded[url] ?? url, fetchedAt: sampleNow };
  };
}

async function verify(input: Badge2Input, world: World = {}): Promise<Report> {
  const report = await verifyBadge2(input, {
    now: world.now === undefined ? sampleNow : new Date(world.now),
    fetchDocument: buildWorldFetch(world),
    recipient: world.recipient,
    findTrust: world.findTrust,
  });
  for (const { code } of report.outcomes) seen.add(code);
  return report;
}

const hosted = { assertionUrl: ids.assertion };
const findCode = ({ outcomes }: Report, check: CheckName) =>
  outcomes.find((outcome) => outcome.check === check)?.code;

async function judge(input: Badge2Input, world: World = {}): Promise<string> {
  const { verdict, reason } = await verify(input, world);
  return `${verdict}: ${reason}`;
}

function signJws(
  payload: object,
  { pair = rsa, header = {} }: { pair?: typeof rsa; header?: object } = {},
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', ...header })}.${encode(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), pair.privateKey).toString('base64url')}`;
}

const without = (document: JsonObject, name: string) => {
  const { [name]: _, ...rest } = document;
  return rest;
};

t.test('a hosted badge is valid when its own address says so', async (t) => {
  const report = await verify(hosted);
  t.equal(report.verdict, 'valid');
  t.strictSame(
    report.outcomes.map(({ check, result, code }) => [check, result, code]),
    [
      ['parsed', 'passed', 'parsed'],
      ['shape', 'passed', 'badge-conforms'],
      ['proof', 'passed', 'hosted-read'],
      ['issuer-binding', 'passed', 'hosted-in-scope'],
      ['time', 'passed', 'in-force'],
      ['status', 'passed', 'hosted-not-revoked'],
      ['recipient', 'skipped', 'not-asked'],
      ['trust', 'skipped', 'not-asked'],
    ],
  );
  t.match(report.credential, {
    id: ids.assertion,
    name: 'Gastheerschap',
    issuerId: ids.issuer,
    issuerName: 'Voorbeeldschool',
    validFrom: '2020-05-01T10:00:00.000Z',
  });
  t.ok(report.outcomes.slice(1, 6).every(({ spec }) => spec.startsWith('Open Badges 2.0')));
});

t.test('of what was handed in only the address counts', async (t) => {
  const altered = { ...assertion, expires: '2099-01-01T00:00:00Z', evidence: 'https://x.example' };
  const report = await verify({ assertionJson: JSON.stringify(altered) });
  t.equal(report.verdict, 'valid');
  t.equal(report.credential?.validUntil, '2030-05-01T10:00:00.000Z');
  t.match(report.outcomes[2], { code: 'hosted-otherwise', facts: { differing: ['expires', 'evidence'] } });
  t.equal(findCode(await verify({ assertionJson: JSON.stringify(assertion) }), 'proof'), 'hosted-read');
  const expired = { [ids.assertion]: { ...assertion, expires: '2021-01-01T00:00:00Z' } };
  t.equal(
    await judge({ assertionJson: JSON.stringify(assertion) }, { documents: expired }),
    'not-in-force: expired',
  );
  const byJws = { jws: signJws(assertion, { pair: otherRsa }) };
  t.equal(
    await judge(byJws),
    'valid: hosted-read',
    'a signature of nobody adds nothing and takes nothing away',
  );
});

t.test('what is no badge says so', async (t) => {
  const cases: [Badge2Input, string][] = [
    [{ assertionJson: '{' }, 'not-genuine: not-json'],
    [{ assertionJson: '[]' }, 'not-genuine: not-an-object'],
    [{ assertionJson: '{"id":1,"id":2}' }, 'not-genuine: duplicate-keys'],
    [{ assertionJson: `{"a":"${'x'.repeat(70_000)}"}` }, 'incomplete: too-large'],
    [{ assertionJson: '{}' }, 'not-genuine: badge-malformed'],
    [{ assertionJson: JSON.stringify({ ...assertion, id: 'urn:uuid:1' }) }, 'not-genuine: proof-missing'],
    [{ assertionJson: JSON.stringify(signedAssertion) }, 'not-genuine: proof-missing'],
    [{ jws: 'a.b.c' }, 'not-genuine: jwt-malformed'],
    [{ jws: `${'a'.repeat(70_000)}.b.c` }, 'incomplete: too-large'],
    [{ jws: signJws({}) }, 'not-genuine: badge-malformed'],
    [{ jws: signJws({ ...assertion, id: 'urn:uuid:1' }) }, 'incomplete: hosted-malformed'],
    [{ assertionUrl: 'urn:uuid:1' }, 'incomplete: hosted-unavailable'],
  ];
  for (const [input, expected] of cases)
    t.equal(await judge(input), expected, JSON.stringify(input).slice(0, 60));
});

t.test('a hosted badge whose documents are not what they should be is not valid', async (t) => {
  const cases: [string, string, unknown, string][] = [
    ['no assertion', ids.assertion, undefined, 'incomplete: hosted-unavailable'],
    ['a page', ids.assertion, '<html>', 'incomplete: hosted-malformed'],
    ['another id', ids.assertion, { ...assertion, id: `${host}/a/2` }, 'incomplete: hosted-malformed'],
    [
      'a signed one',
      ids.assertion,
      { ...signedAssertion, id: ids.assertion },
      'incomplete: hosted-malformed',
    ],
    ['no recipient', ids.assertion, without(assertion, 'recipient'), 'not-genuine: badge-malformed'],
    ['no object for one', ids.assertion, { ...assertion, recipient: email }, 'not-genuine: badge-malformed'],
    ['no badge', ids.assertion, without(assertion, 'badge'), 'not-genuine: badge-malformed'],
    ['no date', ids.assertion, { ...assertion, issuedOn: 'gisteren' }, 'not-genuine: badge-malformed'],
    [
      'no end that can be read',
      ids.assertion,
      { ...assertion, expires: 'ooit' },
      'not-genuine: badge-malformed',
    ],
    ['no verification', ids.assertion, without(assertion, 'verification'), 'not-genuine: badge-malformed'],
    ['no badge class', ids.badge, undefined, 'incomplete: badge-class-unavailable'],
    [
      'a badge class of another id',
      ids.badge,
      { ...badgeClass, id: `${host}/b/2` },
      'incomplete: badge-class-malformed',
    ],
    ['a badge class without a name', ids.badge, without(badgeClass, 'name'), 'not-genuine: badge-malformed'],
    ['a badge class of nobody', ids.badge, without(badgeClass, 'issuer'), 'not-genuine: badge-malformed'],
    [
      'an embedded badge class',
      ids.assertion,
      { ...assertion, badge: without(badgeClass, 'id') },
      'incomplete: badge-class-malformed',
    ],
    [
      'an issuer without an address',
      ids.badge,
      { ...badgeClass, issuer: without(profile, 'id') },
      'incomplete: profile-unconfirmed',
    ],
    ['no profile', ids.issuer, undefined, 'incomplete: profile-unavailable'],
    [
      'a profile of another id',
      ids.issuer,
      { ...profile, id: `${host}/i/2` },
      'incomplete: profile-unconfirmed',
    ],
    ['a profile without a name', ids.issuer, without(profile, 'name'), 'not-genuine: badge-malformed'],
    [
      'revoked',
      ids.assertion,
      { ...assertion, revoked: true, revocationReason: 'fout' },
      'not-in-force: revoked',
    ],
    [
      'revoked and nothing else',
      ids.assertion,
      { id: ids.assertion, revoked: true },
      'not-in-force: revoked',
    ],
    [
      'from tomorrow on',
      ids.assertion,
      { ...assertion, issuedOn: '2027-01-01T00:00:00Z' },
      'not-in-force: not-yet-valid',
    ],
  ];
  for (const [name, url, document, expected] of cases) {
    t.equal(await judge(hosted, { documents: { [url]: document } }), expected, name);
  }
  const gone = await verify(hosted, { gone: [ids.assertion] });
  t.equal(`${gone.verdict}: ${gone.reason}`, 'not-in-force: revoked');
  t.equal(gone.credential, null, 'of what is gone nothing is believed');
  const embedded = {
    ...assertion,
    badge: { ...badgeClass, name: 'Koken', issuer: { ...profile, name: 'x' } },
  };
  const report = await verify(hosted, { documents: { [ids.assertion]: embedded } });
  t.equal(report.verdict, 'valid');
  t.match(
    report.credential,
    { name: 'Gastheerschap', issuerName: 'Voorbeeldschool' },
    'what is embedded is fetched',
  );
  const poor = await verify(hosted, { documents: { [ids.badge]: without(badgeClass, 'image') } });
  t.match(poor.outcomes[1], { code: 'badge-deviates', facts: { deviations: ['badge.image'] } });
});

t.test('a hosted badge is of whoever says that its address is theirs', async (t) => {
  const elsewhere = 'https://elders.example/a/1';
  const stolen = { ...assertion, id: elsewhere };
  const documents = { [elsewhere]: stolen };
  t.equal(await judge({ assertionUrl: elsewhere }, { documents }), 'not-genuine: hosted-elsewhere');
  const policies: [JsonObject, string][] = [
    [{ allowedOrigins: 'elders.example' }, 'valid: hosted-read'],
    [{ allowedOrigins: ['x.example', 'elders.example'] }, 'valid: hosted-read'],
    [{ allowedOrigins: 'https://elders.example' }, 'valid: hosted-read'],
    [{ allowedOrigins: 'ders.example' }, 'not-genuine: hosted-elsewhere'],
    [{ startsWith: 'https://elders.example/a/' }, 'valid: hosted-read'],
    [{ startsWith: 'https://elders.example/b/' }, 'not-genuine: hosted-elsewhere'],
    [{ startsWith: 'https://elders.exam' }, 'not-genuine: hosted-elsewhere'],
    [{ startsWith: 'elders.example' }, 'not-genuine: hosted-elsewhere'],
    [{ startsWith: 'https://x.example/', allowedOrigins: 'elders.example' }, 'valid: hosted-read'],
  ];
  for (const [verification, expected] of policies) {
    const world = { documents: { ...documents, [ids.issuer]: { ...profile, verification } } };
    t.equal(await judge({ assertionUrl: elsewhere }, world), expected, JSON.stringify(verification));
  }
  const away = { ...profile, verification: { allowedOrigins: 'elders.example' } };
  t.equal(
    await judge(hosted, { documents: { [ids.issuer]: away } }),
    'not-genuine: hosted-elsewhere',
    'a policy stands in the place of the own origin',
  );
  const farClass = 'https://elders.example/b/1';
  t.equal(
    await judge(hosted, {
      documents: {
        [ids.assertion]: { ...assertion, badge: farClass },
        [farClass]: { ...badgeClass, id: farClass },
      },
    }),
    'not-genuine: hosted-elsewhere',
    'with no policy the badge class is of the same origin too',
  );
});

t.test('an address that forwards elsewhere does not speak for its host', async (t) => {
  const forward = (url: string, to: string) => ({ forwarded: { [url]: to } });
  t.equal(await judge(hosted, forward(ids.assertion, `${host}/a/1.json`)), 'valid: hosted-read');
  t.equal(
    await judge(hosted, forward(ids.assertion, 'https://kwaad.example/a')),
    'incomplete: hosted-forwarded',
  );
  t.equal(
    await judge(hosted, forward(ids.issuer, 'https://kwaad.example/i')),
    'incomplete: profile-unconfirmed',
  );
  t.equal(
    await judge({ jws: signJws(signedAssertion) }, forward(ids.key, 'https://kwaad.example/k')),
    'incomplete: signing-key-unusable',
  );
});

t.test('a signed badge is valid when its issuer lists and owns the key', async (t) => {
  const report = await verify({ jws: signJws(signedAssertion) });
  t.equal(report.verdict, 'valid');
  t.strictSame(
    report.outcomes.slice(1, 6).map(({ code }) => code),
    ['badge-conforms', 'badge-signature-verified', 'signing-key-owned', 'in-force', 'status-clear'],
  );
  const anyKey = { ...signedAssertion, verification: { type: 'signed' } };
  t.equal(
    await judge({ jws: signJws(anyKey) }),
    'valid: badge-signature-verified',
    'without a creator, any key',
  );
  const embedded = { ...signedAssertion, badge: { ...badgeClass, id: 'urn:uuid:7' } };
  t.equal(
    await judge({ jws: signJws(embedded) }),
    'valid: badge-signature-verified',
    'with its class inside',
  );
  const inProfile = { ...profile, publicKey: [{ owner: ids.issuer, publicKeyPem: pem(rsa) }] };
  t.equal(
    await judge({ jws: signJws(anyKey) }, { documents: { [ids.issuer]: inProfile } }),
    'valid: badge-signature-verified',
    'with the key inside the profile',
  );
});

t.test('a signed badge with anything wrong about its key or signature is not valid', async (t) => {
  const good = signJws(signedAssertion);
  const [header, , signature] = good.split('.');
  const other = Buffer.from(JSON.stringify({ ...signedAssertion, id: 'urn:uuid:1' })).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.AA`;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecPem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const privatePem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const wrongCreator = { ...signedAssertion, verification: { type: 'signed', creator: `${host}/k/2` } };
  const cases: [string, string, Record<string, unknown>, string][] = [
    ['altered', `${header}.${other}.${signature}`, {}, 'not-genuine: signature-invalid'],
    ['signed by another', signJws(signedAssertion, { pair: otherRsa }), {}, 'not-genuine: signature-invalid'],
    ['unsigned', unsigned, {}, 'not-genuine: jwt-algorithm-forbidden'],
    [
      'with HMAC',
      signJws(signedAssertion, { header: { alg: 'HS256' } }),
      {},
      'not-genuine: jwt-algorithm-forbidden',
    ],
    [
      'with an extension',
      signJws(signedAssertion, { header: { crit: ['x'] } }),
      {},
      'not-genuine: jwt-header-wrong',
    ],
    [
      'of another algorithm',
      signJws(signedAssertion, { header: { alg: 'PS256' } }),
      {},
      'incomplete: proof-unsupported',
    ],
    [
      'of another kind of key',
      good,
      { [ids.key]: { ...key, publicKeyPem: ecPem } },
      'not-genuine: jwt-header-wrong',
    ],
    [
      'with a key too short',
      signJws(signedAssertion, { pair: weakRsa }),
      { [ids.key]: { ...key, publicKeyPem: pem(weakRsa) } },
      'incomplete: key-weak',
    ],
    [
      'with a key of somebody else',
      good,
      { [ids.key]: { ...key, owner: `${host}/i/2` } },
      'not-genuine: signing-key-not-issuers',
    ],
    [
      'with a key that is not listed',
      signJws(wrongCreator),
      { [`${host}/k/2`]: { ...key, id: `${host}/k/2` } },
      'not-genuine: signing-key-not-issuers',
    ],
    [
      'of an issuer without keys',
      good,
      { [ids.issuer]: without(profile, 'publicKey') },
      'not-genuine: signing-key-not-issuers',
    ],
    ['with a key out of reach', good, { [ids.key]: undefined }, 'incomplete: signing-key-unavailable'],
    [
      'with a key that is none',
      good,
      { [ids.key]: { ...key, publicKeyPem: 'x' } },
      'incomplete: signing-key-unusable',
    ],
    [
      'with a broken key',
      good,
      { [ids.key]: { ...key, publicKeyPem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' } },
      'incomplete: signing-key-unusable',
    ],
    [
      'with a private key published',
      good,
      { [ids.key]: { ...key, publicKeyPem: privatePem } },
      'incomplete: signing-key-unusable',
    ],
    [
      'with a key without text',
      good,
      { [ids.key]: without(key, 'publicKeyPem') },
      'incomplete: signing-key-unusable',
    ],
    ['of an issuer out of reach', good, { [ids.issuer]: undefined }, 'incomplete: profile-unavailable'],
    ['run out', signJws({ ...signedAssertion, expires: '2021-01-01' }), {}, 'not-in-force: expired'],
  ];
  for (const [name, jws, documents, expected] of cases)
    t.equal(await judge({ jws }, { documents }), expected, name);
});

t.test('what an issuer revoked of its signed badges stands in its list', async (t) => {
  const jws = signJws({ ...signedAssertion, uid: 'abc' });
  const { id } = signedAssertion;
  const cases: [string, unknown, string][] = [
    ['by id', { ...list, revokedAssertions: ['urn:uuid:0', id] }, 'not-in-force: revoked'],
    [
      'with a reason',
      { ...list, revokedAssertions: [{ id, revocationReason: 'fout' }] },
      'not-in-force: revoked',
    ],
    ['by its older name', { ...list, revokedAssertions: [{ uid: 'abc' }] }, 'not-in-force: revoked'],
    ['without brackets', { ...list, revokedAssertions: id }, 'not-in-force: revoked'],
    [
      'among thousands',
      {
        ...list,
        revokedAssertions: [...Array.from({ length: 5000 }, (_, at) => ({ id: `urn:${at}` })), { id }],
      },
      'not-in-force: revoked',
    ],
    ['in an older list', { abc: 'fout' }, 'not-in-force: revoked'],
    [
      'of others',
      { ...list, revokedAssertions: ['urn:uuid:0', { id: 'urn:uuid:1' }] },
      'valid: badge-signature-verified',
    ],
    [
      'in a list of another issuer',
      { ...list, issuer: `${host}/i/2` },
      'incomplete: status-list-issuer-differs',
    ],
    ['absent', undefined, 'incomplete: status-list-unavailable'],
    ['no JSON', '<html>', 'incomplete: status-list-malformed'],
  ];
  for (const [name, document, expected] of cases) {
    t.equal(await judge({ jws }, { documents: { [ids.list]: document } }), expected, name);
  }
  const report = await verify(
    { jws },
    { documents: { [ids.list]: { ...list, revokedAssertions: [{ id, revocationReason: 'fout' }] } } },
  );
  t.match(report.outcomes[5]?.facts, { list: ids.list, integrity: 'tls-only', reason: 'fout' });
  const noList = { [ids.issuer]: without(profile, 'revocationList') };
  t.equal(findCode(await verify({ jws }, { documents: noList }), 'status'), 'status-none');
  const lostList = { [ids.issuer]: { ...profile, revocationList: 'urn:x' } };
  t.equal(await judge({ jws }, { documents: lostList }), 'incomplete: status-list-malformed');
  const asked = await verify({ jws: signJws(signedAssertion, { pair: otherRsa }) });
  t.equal(findCode(asked, 'status'), 'not-reached', 'a forged one sends nobody to the list');
});

t.test('badges of before 2.0 are read with their own names', async (t) => {
  const old = {
    uid: 'abc',
    recipient: assertion.recipient,
    badge: ids.badge,
    verify: { type: 'hosted', url: ids.assertion },
    issuedOn: 1_588_327_200,
  };
  const documents = {
    [ids.assertion]: old,
    [ids.badge]: { name: 'Gastheerschap', description: 'x', image: 'y', criteria: 'z', issuer: ids.issuer },
    [ids.issuer]: { name: 'Voorbeeldschool', url: host, email: 'info@oud.example' },
  };
  const report = await verify({ assertionJson: JSON.stringify(old) }, { documents });
  t.equal(report.verdict, 'valid');
  t.match(report.credential, { id: ids.assertion, validFrom: '2020-05-01T10:00:00.000Z' });
  t.equal(findCode(report, 'shape'), 'badge-conforms', 'what came later is not asked of it');
  const lying = { ...old, verify: { type: 'hosted', url: `${host}/a/2` } };
  t.equal(
    await judge(hosted, { documents: { ...documents, [ids.assertion]: lying } }),
    'incomplete: hosted-malformed',
  );

  const pemUrl = `${host}/key.pem`;
  const signedOld = { ...old, verify: { type: 'signed', url: pemUrl } };
  const world = { documents: { ...documents, [pemUrl]: pem(rsa) } };
  t.equal(await judge({ jws: signJws(signedOld) }, world), 'valid: badge-signature-verified');
  t.equal(await judge({ jws: signJws(signedOld) }, { documents }), 'incomplete: signing-key-unavailable');
  const foreign = { ...signedOld, verify: { type: 'signed', url: 'https://kwaad.example/key.pem' } };
  t.equal(
    await judge({ jws: signJws(foreign) }, world),
    'not-genuine: signing-key-not-issuers',
    'a key elsewhere is not even asked for',
  );
  t.equal(
    await judge(
      { jws: signJws(signedOld) },
      { ...world, forwarded: { [pemUrl]: 'https://kwaad.example/key.pem' } },
    ),
    'not-genuine: signing-key-not-issuers',
  );
});

t.test('moments of old badges are read in all their spellings', async (t) => {
  const cases: [unknown, string | undefined][] = [
    ['2020-05-01T10:00:00+02:00', '2020-05-01T08:00:00.000Z'],
    ['2020-05-01T10:00:00', '2020-05-01T10:00:00.000Z'],
    ['2020-05-01T10:00:00.123456', '2020-05-01T10:00:00.123Z'],
    ['2020-05-01', '2020-05-01T00:00:00.000Z'],
    [1_588_327_200, '2020-05-01T10:00:00.000Z'],
    ['1588327200', '2020-05-01T10:00:00.000Z'],
    ['2020-02-30', undefined],
    ['mei', undefined],
    ['', undefined],
    [null, undefined],
    [1e300, undefined],
  ];
  for (const [value, expected] of cases) t.equal(parseMoment(value), expected, String(value));
});

t.test('whose badge it is and who issued it are answered apart', async (t) => {
  const matches = await verify(hosted, {
    recipient: { email: ' Samira@keuken.example' },
    findTrust: () => 'distrusted',
  });
  t.equal(matches.verdict, 'valid');
  t.equal(findCode(matches, 'recipient'), 'recipient-matches');
  t.same(matches.identities, [{ digest: identity.replace('sha256$', ''), salt }], 'to compare with');
  t.match(matches.outcomes.at(-1), { code: 'issuer-distrusted', facts: { issuerId: ids.issuer } });
  const differs = await verify(hosted, { recipient: { email: 'kees@keuken.example' } });
  t.equal(findCode(differs, 'recipient'), 'recipient-differs');
  const byUrl = {
    ...assertion,
    recipient: { type: 'url', hashed: false, identity: 'https://samira.example' },
  };
  const world = { documents: { [ids.assertion]: byUrl }, recipient: { id: 'https://samira.example' } };
  t.equal(findCode(await verify(hosted, world), 'recipient'), 'recipient-matches');
});

t.test('scopes hold addresses of their own origin only', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.webUrl(), (url, prefix) => {
      const policy = { startsWith: prefix };
      const inScope = isInScope(url, undefined, {
        id: prefix,
        name: 'x',
        publicKey: [],
        revocationList: [],
        policy,
      });
      return !inScope || isSameOrigin(url, prefix);
    }),
  );
  return Promise.resolve();
});

t.test('no flipped byte of a signed badge makes another valid badge', async (t) => {
  const jws = signJws(signedAssertion);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: jws.length - 1 }),
      fc.base64String({ minLength: 4, maxLength: 4 }),
      async (at, [character = 'A']) => {
        if (jws[at] === character) return true;
        const flipped = `${jws.slice(0, at)}${character}${jws.slice(at + 1)}`;
        const { verdict, outcomes } = await verify({ jws: flipped });
        return verdict !== 'valid' && !outcomes.some(({ code }) => code === 'check-broke');
      },
    ),
    { numRuns: 300 },
  );
  t.equal((await verify({ jws })).verdict, 'valid');
});

t.test('whatever comes from the network, something is answered and nothing breaks', async () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string());
  const bend = (document: JsonObject) =>
    fc
      .record({ name: fc.constantFrom(...Object.keys(document)), value })
      .map((change) => ({ ...document, [change.name]: change.value }));
  const answer = fc.oneof(value, bend(assertion), bend(badgeClass), bend(profile), bend(key), bend(list));
  const place = fc.constantFrom(...Object.values(ids));
  const inputs: Badge2Input[] = [hosted, { jws: signJws(signedAssertion) }];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...inputs), place, answer, async (input, url, document) => {
      const { outcomes } = await verify(input, { documents: { [url]: document } });
      return outcomes.length === 8 && !outcomes.some(({ code }) => code === 'check-broke');
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify({ ...assertion, verification: 7 }))),
      async (text) => {
        const reports = [
          await verify({ assertionJson: text }),
          await verify({ jws: text }),
          await verify({ assertionUrl: text }),
        ];
        return reports.every(({ outcomes }) => !outcomes.some(({ code }) => code === 'check-broke'));
      },
    ),
    { numRuns: 300 },
  );
});

t.test('every answer about these badges was given', async (t) => {
  t.strictSame(
    codesElsewhere['badges-v2'].filter((code) => !seen.has(code)),
    [],
  );
});
