// The small tools of the standard: JSON, bytes as text, digests, time stamps, keys, names, bits.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import t from 'tap';
import { isDate, parseDateTime } from '../../src/openbadges/date-time.ts';
import { buildDidWeb, findDidWebUrl } from '../../src/openbadges/did/did-web.ts';
import { buildDigestMultibase, buildDigestSri } from '../../src/openbadges/digests.ts';
import { buildEmailIdentity } from '../../src/openbadges/identity.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { parseStrictJson } from '../../src/openbadges/json.ts';
import {
  buildSigner,
  findPublicKeyMultibase,
  generateSigningKey,
  isSignedBy,
  openSecret,
  sealSecret,
} from '../../src/openbadges/keys.ts';
import { findMonthOf, findMonthStart } from '../../src/openbadges/month.ts';
import {
  encodeBase58btc,
  encodeBase64url,
  encodeMultikey,
  parseMultibase,
  parseMultikey,
} from '../../src/openbadges/multibase.ts';
import {
  decodeBitstring,
  encodeBitstring,
  findEntry,
  minEntries,
} from '../../src/openbadges/status/bitstring.ts';

const limits = { maxDepth: 8, maxObjects: 20, maxValues: 60 };
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

t.test('JSON that two readers could read differently is refused', async (t) => {
  const faults: [text: string, fault: string][] = [
    ['', 'not-json'],
    ['{"a":1,}', 'not-json'],
    ['{"a":"\\ud800"}', 'not-json'],
    ['{"\\udc00":1}', 'not-json'],
    ['{"a":1,"a":1}', 'duplicate-keys'],
    ['{"id":1,"\\u0069d":2}', 'duplicate-keys'],
    ['{"x":[{"a":{"b":1,"b":2}}]}', 'duplicate-keys'],
    ['[[[[[[[[[1]]]]]]]]]', 'too-deep'],
    [`[${'{},'.repeat(20)}{}]`, 'too-many-parts'],
    [`[${'1,'.repeat(60)}1]`, 'too-many-parts'],
  ];
  for (const [text, fault] of faults) t.equal(parseStrictJson(text, limits).fault, fault, text.slice(0, 40));
});

t.test('JSON that reads one way is read as JSON.parse reads it', async (t) => {
  t.strictSame(parseStrictJson('{"a":{"a":"{,a:"},"b":[{"a":1},{"a":2}]}', limits), {
    value: { a: { a: '{,a:' }, b: [{ a: 1 }, { a: 2 }] },
  });
  const loose = { maxDepth: 1000, maxObjects: 10_000, maxValues: 100_000 };
  fc.assert(
    fc.property(fc.json(), (text) => {
      const names = new Set<string>();
      const parsed = parseStrictJson(text, loose);
      JSON.parse(text, (name, value) => names.add(name) && value);
      return parsed.fault === undefined
        ? JSON.stringify(parsed.value) === JSON.stringify(JSON.parse(text))
        : parsed.fault === 'not-json' && [...names, text].some((name) => /\\u|[\ud800-\udfff]/.test(name));
    }),
  );
});

t.test('a document has one canonical text, whatever order it was written in', async (t) => {
  t.equal(
    canonicalizeJson({ é: 1, b: [1e21, 0.1, -0], a: '€\u000f\n', A: null }),
    '{"A":null,"a":"€\\u000f\\n","b":[1e+21,0.1,0],"é":1}',
  );
  t.throws(() => canonicalizeJson({ a: Number.NaN }));
  t.throws(() => canonicalizeJson('\ud800'));
  t.throws(() => canonicalizeJson(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      const text = canonicalizeJson(value);
      return text === canonicalizeJson(backwards) && canonicalizeJson(JSON.parse(text)) === text;
    }),
  );
});

t.test('bytes written as multibase come back, and each has one spelling', async (t) => {
  t.equal(encodeBase58btc(Buffer.from('Hello World!')), 'z2NEpo7TZRRrLZSi2U');
  t.equal(encodeBase58btc(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd)), 'z11233QC4');
  fc.assert(
    fc.property(bytes(150), (value) => {
      t.strictSame(parseMultibase(encodeBase58btc(value)), value);
      t.strictSame(parseMultibase(encodeBase64url(value)), value);
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.constantFrom('z', 'u'), (rest, header) => {
      const value = parseMultibase(header + rest);
      if (!value) return true;
      return (header === 'z' ? encodeBase58btc(value) : encodeBase64url(value)) === header + rest;
    }),
  );
  const broken = ['', 'f00', 'z0', 'zOIl', 'z 2', 'uAA=', 'uA', 'uAB', 'u+/', `z${'1'.repeat(800)}`];
  for (const text of broken) t.equal(parseMultibase(text), undefined, `${text.slice(0, 8)} is not read`);
});

t.test('a Multikey tells its kind, and another kind or length is not taken for it', async (t) => {
  const key = new Uint8Array(32).fill(7);
  const text = encodeMultikey('Ed25519', key);
  t.match(text, /^z6Mk/);
  t.strictSame(parseMultikey(text), { type: 'Ed25519', publicKey: key });
  t.equal(parseMultikey(encodeBase58btc(Buffer.concat([Uint8Array.of(0x80, 0x24), key]))), undefined);
  t.equal(parseMultikey(encodeBase58btc(Buffer.concat([Uint8Array.of(0xed, 1), key, key]))), undefined);
  t.equal(parseMultikey(encodeBase64url(Buffer.concat([Uint8Array.of(0xed, 1), key]))), undefined);
});

t.test('digests have the spelling that others compute', async (t) => {
  t.equal(buildDigestSri(''), 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb');
  t.equal(buildDigestMultibase('hello world'), 'zQmaozNR7DZHQK1ZcU9p7QdrshMvXqWK6gpu5rmrkPdT3L4');
});

t.test('time stamps are read with their offset, and those the calendar lacks are not', async (t) => {
  const same = ['2026-11-01T00:00:00Z', '2026-11-01t02:30:00+02:30', '2026-10-31T23:00:00.000-01:00'];
  for (const text of same) t.equal(parseDateTime(text), Date.UTC(2026, 10, 1), text);
  t.equal(parseDateTime('2016-12-31T23:59:60Z'), Date.UTC(2017, 0, 1));
  const broken = [
    ...['2026-11-01', '2026-11-01T00:00:00', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z'],
    ...['2026-11-01T24:00:00Z', '2026-11-01T00:60:00Z', '2026-11-01T00:00:60Z', '2026-11-01T00:00:00+24:00'],
    ...['20261101T000000Z', '2026-11-01T00:00Z', ' 2026-11-01T00:00:00Z', 'tomorrow'],
  ];
  for (const text of broken) t.equal(parseDateTime(text), undefined, text);
  t.ok(isDate('2024-02-29'));
  t.notOk(isDate('2023-02-29'));
  const anyDate = fc.date({
    min: new Date('0001-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  fc.assert(fc.property(anyDate, (date) => parseDateTime(date.toISOString()) === date.getTime()));
});

t.test(
  'a date in a credential is the first of its month in UTC, and later editions stand later',
  async (t) => {
    t.equal(findMonthStart(new Date('2026-11-21T10:00:00Z'), 1), '2026-11-01T00:00:00Z');
    t.equal(findMonthStart(new Date('2026-12-31T23:59:59Z'), 3), '2026-12-01T00:00:02Z');
    t.equal(findMonthStart(new Date('2027-01-01T00:30:00+01:00'), 1), '2026-12-01T00:00:00Z');
    t.equal(findMonthStart(new Date('2026-11-21T10:00:00Z'), 62), '2026-11-01T00:01:01Z');
    t.equal(findMonthOf('2026-11-01T00:00:01Z'), '2026-11');
    const zone = process.env.TZ;
    t.teardown(() => {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });
    process.env.TZ = 'America/New_York';
    t.equal(
      findMonthStart(new Date('2026-12-01T00:30:00Z'), 1),
      '2026-12-01T00:00:00Z',
      'wherever the server is',
    );
  },
);

t.test('a key signs what only its public half confirms', async (t) => {
  // RFC 8032 7.1, test 2.
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const signer = buildSigner({ keyId: 'did:web:a.example#k', seed });
  const signature = await signer.sign(Uint8Array.of(0x72));
  t.equal(
    Buffer.from(signature).toString('hex'),
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  const own = findPublicKeyMultibase(seed);
  t.ok(isSignedBy(own, Uint8Array.of(0x72), signature));
  t.notOk(isSignedBy(own, Uint8Array.of(0x73), signature));
  t.notOk(isSignedBy(generateSigningKey().publicKeyMultibase, Uint8Array.of(0x72), signature));
  t.notOk(isSignedBy('z6Mk', Uint8Array.of(0x72), signature));
  t.notOk(isSignedBy(own, Uint8Array.of(0x72), signature.slice(1)));
  t.throws(() => buildSigner({ keyId: 'k', seed: seed.subarray(1) }));
});

t.test('more keys than are remembered still verify', async (t) => {
  const message = Uint8Array.of(1);
  const first = generateSigningKey();
  const signature = await buildSigner({ keyId: 'k', seed: first.seed }).sign(message);
  for (let i = 0; i < 300; i += 1) {
    isSignedBy(generateSigningKey().publicKeyMultibase, message, signature);
  }
  t.ok(isSignedBy(first.publicKeyMultibase, message, signature));
});

t.test('a sealed secret opens for its own id and key only, and its text does not show it', async (t) => {
  const sealingKey = new Uint8Array(32).fill(1);
  const secret = Buffer.from('0123456789abcdef0123456789abcdef');
  const sealed = await sealSecret(secret, sealingKey, 'did:web:a.example#k1');
  t.notMatch(sealed, /0123456789/);
  t.not(sealed, await sealSecret(secret, sealingKey, 'did:web:a.example#k1'));
  t.strictSame(
    Buffer.from(await openSecret(sealed, sealingKey, 'did:web:a.example#k1')).toString(),
    secret.toString(),
  );
  const parts = sealed.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'did:web:a.example#k2' }));
  const relabelled = [header.toString('base64url'), ...parts.slice(1)].join('.');
  const attempts: [string, Uint8Array, string][] = [
    [sealed, sealingKey, 'did:web:a.example#k2'],
    [sealed, new Uint8Array(32).fill(2), 'did:web:a.example#k1'],
    [relabelled, sealingKey, 'did:web:a.example#k2'],
    [`${sealed.slice(0, -2)}AA`, sealingKey, 'did:web:a.example#k1'],
    ['', sealingKey, 'did:web:a.example#k1'],
  ];
  for (const [text, key, id] of attempts) {
    const error = await openSecret(text, key, id).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    t.equal(error?.name, 'SealBroken');
    t.equal(error?.cause, undefined);
  }
});

t.test('an e-mail address becomes a salted hash, however it was typed', async (t) => {
  const salt = '3b1f9c6de0a24f75';
  const identity = buildEmailIdentity('  Samira@Example.org ', salt);
  t.strictSame(identity, {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${createHash('sha256').update('samira@example.org3b1f9c6de0a24f75').digest('hex')}`,
    identityType: 'emailAddress',
    salt,
  });
  t.not(buildEmailIdentity('samira@example.org', `${salt}0`).identityHash, identity.identityHash);
  t.throws(() => buildEmailIdentity('samira@example.org', 'short'));
});

t.test('a did:web names one address, with port and path', async (t) => {
  const pairs: [string, string[], string, string][] = [
    [
      'https://badges.example.org',
      ['issuers', 'x'],
      'did:web:badges.example.org:issuers:x',
      'https://badges.example.org/issuers/x/did.json',
    ],
    [
      'https://badges.example.org/',
      [],
      'did:web:badges.example.org',
      'https://badges.example.org/.well-known/did.json',
    ],
    [
      'https://example.org:8443/kundig/',
      ['issuers', 'x'],
      'did:web:example.org%3A8443:kundig:issuers:x',
      'https://example.org:8443/kundig/issuers/x/did.json',
    ],
    [
      'http://localhost:3000',
      ['issuers', 'x'],
      'did:web:localhost%3A3000:issuers:x',
      'http://localhost:3000/issuers/x/did.json',
    ],
  ];
  for (const [publicUrl, path, did, url] of pairs) {
    t.equal(buildDidWeb(publicUrl, path), did);
    t.equal(findDidWebUrl(did), url);
  }
  t.equal(findDidWebUrl('did:web:a.example%3a99:b'), 'https://a.example:99/b/did.json');
});

t.test('a did:web that could be led elsewhere names nothing', async (t) => {
  const broken = [
    ...['did:web:', 'did:web::a', 'did:web:a.example:', 'did:web:a.example::b', 'did:key:z6Mk', 'web:a'],
    ...['did:web:user@a.example', 'did:web:a.example/b', 'did:web:a.example%2Fb', 'did:web:a.example:..:b'],
    ...['did:web:a.example:%2e%2e:b', 'did:web:a.example:b%2Fc', 'did:web:a.example:b%5cc', 'did:web:a b'],
    ...['did:web:a.example%3A99999999', 'did:web:a.example%3A', 'did:web:a.example?x', 'did:web:a.example#k'],
    ...['did:web:a.example:b\n', 'did:web:%61.example', 'did:web:a.example%3A70000'],
  ];
  for (const did of broken) t.equal(findDidWebUrl(did), undefined, did);
});

t.test('a bit set in a list is the only one that reads as set', async (t) => {
  const encoded = encodeBitstring([0, 7, 94_567, minEntries - 1]);
  const bits = decodeBitstring(encoded)!;
  t.equal(bits.length, minEntries);
  t.equal(bits.bytes[0], 0b1000_0001, 'index 0 is the leftmost bit');
  t.equal(bits.bytes[11_820], 1, 'index 94567 is the last bit of byte 11820');
  t.equal(findEntry(bits, 94_567), 1);
  t.equal(findEntry(bits, 94_566), 0);
  t.equal(findEntry(bits, minEntries), undefined);
  t.equal(findEntry(bits, -1), undefined);
  t.equal(findEntry(bits, 0.5), undefined);
  t.equal(findEntry(bits, 0, 8), 0b1000_0001, 'with eight bits each, entry 0 is the first byte');
  t.equal(findEntry(bits, minEntries / 8, 8), undefined);
  const indexes = fc.uniqueArray(fc.nat({ max: minEntries - 1 }), { maxLength: 30 });
  fc.assert(
    fc.property(indexes, (set) => {
      const decoded = decodeBitstring(encodeBitstring(set))!;
      const count = decoded.bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
      return count === set.length && set.every((index) => findEntry(decoded, index) === 1);
    }),
    { numRuns: 20 },
  );
});

t.test('a list that is too short, too large or broken is neither written nor read', async (t) => {
  t.throws(() => encodeBitstring([], minEntries - 8));
  t.throws(() => encodeBitstring([], minEntries + 1));
  t.throws(() => encodeBitstring([minEntries]));
  t.throws(() => encodeBitstring([-1]));
  t.throws(() => encodeBitstring([1.5]));
  t.equal(
    decodeBitstring(encodeBase64url(gzipSync(new Uint8Array(16 * 1024 * 1024 + 1)))),
    undefined,
    'bomb',
  );
  t.ok(decodeBitstring(encodeBase64url(gzipSync(new Uint8Array(16 * 1024 * 1024)))));
  t.equal(decodeBitstring(encodeBase64url(Uint8Array.of(1, 2, 3))), undefined);
  t.equal(decodeBitstring(encodeBase58btc(Uint8Array.of(1))), undefined);
  const encoded = encodeBitstring([1]);
  t.equal(decodeBitstring(encoded.slice(1)), undefined, 'without its header');
  t.equal(decodeBitstring(encoded.slice(0, -8)), undefined, 'cut off');
  fc.assert(fc.property(fc.string(), (text) => decodeBitstring(`u${text}`) === undefined || text === ''));
});
