// Two answers that stand beside every verdict: whose badge it is, and whether the asker knows its issuer.
import { createHash, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { buildEmailIdentity, hashText } from '../../src/openbadges/identity.ts';
import { findMatch, matchesIdentity, type Recipient } from '../../src/openbadges/identity-match.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import {
  findStanding,
  mergeRegistry,
  parseIssuerRegistry,
  recordStanding,
  type TrustEntry,
} from '../../src/openbadges/trust-list.ts';
import { type ComparableIdentity, listComparableIdentities } from '../../src/openbadges/verify/identities.ts';
import { type OutcomeCode, outcomeCodes } from '../../src/openbadges/verify/outcome-codes.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { languages } from '../../src/text/languages.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  publishSample,
  sampleDid,
  sampleNow,
  signSample,
} from './sample-badges.ts';

const published = await publishSample();
const seen = new Set<OutcomeCode>();
const salt = 'zout zout zout zout';
const email = 'samira@keuken.example';

async function ask(identifiers: object[] | undefined, recipient: Recipient | undefined) {
  const badge = buildSampleBadge();
  const { credentialSubject: subject } = badge;
  const signed = await signSample({
    ...badge,
    credentialSubject: { ...subject, ...(identifiers && { identifier: identifiers }) },
  });
  const report = await verifyCredential(JSON.stringify(signed), {
    now: sampleNow,
    fetchDocument: buildFetch(published),
    recipient,
  });
  const outcome = report.outcomes.find(({ check }) => check === 'recipient')!;
  seen.add(outcome.code);
  return { verdict: report.verdict, outcome, text: JSON.stringify(report) };
}

t.test('whose badge it is, is answered when asked and never enters the verdict', async (t) => {
  const own = buildEmailIdentity(email, salt);
  const plain = { ...own, hashed: false, identityHash: 'Samira@Keuken.example' };
  const other = buildEmailIdentity('kees@keuken.example', salt);
  const name = { type: 'IdentityObject', hashed: false, identityHash: 'Samira', identityType: 'name' };
  const broken = { ...own, identityHash: 'sha3$00' };
  const { id } = buildSampleBadge().credentialSubject;
  const cases: [string, object[] | undefined, Recipient, OutcomeCode][] = [
    ['as it was written', [own], { email }, 'recipient-matches'],
    ['in capitals, with spaces', [own], { email: ' Samira@Keuken.Example ' }, 'recipient-matches'],
    ['of somebody else', [other], { email }, 'recipient-differs'],
    ['one of several', [name, other, own], { email }, 'recipient-matches'],
    ['in clear', [plain], { email }, 'recipient-matches'],
    ['in clear, of somebody else', [plain], { email: 'kees@keuken.example' }, 'recipient-differs'],
    ['no identity', undefined, { email }, 'recipient-unknown'],
    ['no e-mail address', [name], { email }, 'recipient-unknown'],
    ['in an unknown spelling', [broken, other], { email }, 'recipient-unknown'],
    ['by id', undefined, { id }, 'recipient-matches'],
    ['by another id', undefined, { id: 'urn:uuid:1' }, 'recipient-differs'],
  ];
  for (const [title, identifiers, recipient, code] of cases) {
    const { verdict, outcome } = await ask(identifiers, recipient);
    t.equal(outcome.code, code, title);
    t.equal(verdict, 'valid', title);
  }
  t.match((await ask([own], undefined)).outcome, { code: 'not-asked', result: 'skipped' });
  const { text } = await ask([own], { email });
  t.notOk(text.includes(email), 'what was asked stands nowhere in the report');
});

t.test('a badge without an id for its recipient cannot be compared with one', async (t) => {
  const { id: _, ...subject } = buildSampleBadge().credentialSubject;
  const signed = await signSample({ ...buildSampleBadge(), credentialSubject: subject });
  const { outcomes } = await verifyCredential(JSON.stringify(signed), {
    now: sampleNow,
    fetchDocument: buildFetch(published),
    recipient: { id: 'urn:uuid:1' },
  });
  t.equal(outcomes.find(({ check }) => check === 'recipient')?.code, 'recipient-unknown');
});

t.test('identities of older badges are read with their own names and digests', async (t) => {
  const md5 = createHash('md5').update(`${email}${salt}`).digest('hex').toUpperCase();
  t.equal(
    await matchesIdentity({ type: 'email', hashed: true, identity: `md5$${md5}`, salt }, email, hashText),
    'matches',
  );
  const unsalted = { type: 'email', hashed: true, identity: `sha256$${hashText('sha256', email)}` };
  t.equal(await matchesIdentity(unsalted, email, hashText), 'matches');
  t.equal(await matchesIdentity({ ...unsalted, salt }, email, hashText), 'differs');
  t.equal(
    await matchesIdentity({ type: 'url', hashed: false, identity: email }, email, hashText),
    'other-kind',
  );
  t.equal(
    await matchesIdentity({ type: 'email', hashed: true, identity: email }, email, hashText),
    'incomparable',
  );
  t.equal(await matchesIdentity({ type: 'email', hashed: true }, email, hashText), 'incomparable');
  t.equal(findMatch([]), 'incomparable');
  t.equal(findMatch(['other-kind', 'differs']), 'differs');
});

t.test('what a report gives to compare with says the same in the script of the page', async (t) => {
  const script = join(import.meta.dirname, '../../src/web/assets/identity.js');
  const { hasEmail } = (await import(script)) as {
    hasEmail(identities: ComparableIdentity[], email: string): Promise<boolean>;
  };
  const address = fc.emailAddress();
  const spellings = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => ` ${text} `,
  );
  const build = (one: string, salting: string): JsonObject[] => [
    { ...buildEmailIdentity(one, salting) },
    { type: 'email', hashed: true, identity: `sha256$${hashText('sha256', one + salting)}`, salt: salting },
    { type: 'email', hashed: true, identity: `SHA256$${hashText('sha256', one).toUpperCase()}` },
    { type: 'email', hashed: false, identity: one },
  ];
  await fc.assert(
    fc.asyncProperty(
      address,
      address,
      fc.string({ minLength: 16 }),
      spellings,
      async (one, two, salting, spell) => {
        for (const identity of build(one, salting)) {
          for (const email of [one, two].map(spell)) {
            const isSame = (await matchesIdentity(identity, email, hashText)) === 'matches';
            if ((await hasEmail(listComparableIdentities([identity]), email)) !== isSame) return false;
          }
        }
        return true;
      },
    ),
  );
  const others: JsonObject[] = [
    { type: 'url', hashed: false, identity: email },
    { type: 'email', hashed: true, identity: `md5$${'0'.repeat(32)}` },
    { type: 'email', hashed: true, identity: 'sha256$00' },
    { type: 'email', hashed: true, identity: 7 },
    { type: 'email', hashed: true, identity: `sha256$${'0'.repeat(64)}`, salt: 'x'.repeat(501) },
  ];
  t.same(listComparableIdentities(others), [], 'what can not be compared is not offered');
  const nine = Array.from({ length: 9 }, () => ({ ...buildEmailIdentity(email, salt) }));
  t.equal(listComparableIdentities(nine).length, 8);
  const plain = { type: 'IdentityObject', hashed: false, identityHash: email, identityType: 'emailAddress' };
  const { text } = await ask([plain], undefined);
  t.match(JSON.parse(text).identities, [{ digest: hashText('sha256', email), salt: '' }]);
  t.notOk(text.includes(email), 'and an address in the open is not repeated');
  t.notOk('identities' in JSON.parse((await ask(undefined, undefined)).text));
});

t.test(
  'an identity matches the address it was made of and no other, also with the digests of a browser',
  async () => {
    const inBrowser = async (_algorithm: string, text: string) =>
      Buffer.from(await webcrypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
    const address = fc.emailAddress();
    const salts = fc.string({ minLength: 16, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(address, address, salts, async (one, other, salting) => {
        const expected = one.trim().toLowerCase() === other.trim().toLowerCase() ? 'matches' : 'differs';
        const identity = buildEmailIdentity(one, salting);
        return (
          (await matchesIdentity(identity, other, inBrowser)) === expected &&
          (await matchesIdentity(identity, one.toUpperCase(), hashText)) === 'matches'
        );
      }),
    );
  },
);

t.test('the list of issuers has a history, and the last word at a moment counts', async (t) => {
  const entry: TrustEntry = {
    issuerId: sampleDid,
    name: 'De Gedekte Tafel',
    history: [{ standing: 'known', since: '2026-01-01T00:00:00Z', source: 'operator' }],
  };
  const distrusted = recordStanding(entry, { standing: 'distrusted', since: '2026-06-01T00:00:00Z' });
  t.equal(recordStanding(distrusted, { standing: 'distrusted', since: '2026-07-01T00:00:00Z' }), distrusted);
  t.equal(entry.history.length, 1, 'an entry that was there stays as it was');
  const at = (day: string) => findStanding([distrusted], sampleDid, new Date(`${day}T00:00:00Z`));
  t.strictSame(at('2025-12-31'), { standing: 'unknown' });
  t.match(at('2026-03-01'), { standing: 'known', since: '2026-01-01T00:00:00Z', name: 'De Gedekte Tafel' });
  t.match(at('2026-06-01'), { standing: 'distrusted' });
  t.strictSame(findStanding([distrusted], 'did:web:other.example', sampleNow), { standing: 'unknown' });

  const signed = await signSample(buildSampleBadge());
  const trustOf = async (entries: TrustEntry[]) => {
    const { verdict, outcomes } = await verifyCredential(JSON.stringify(signed), {
      now: sampleNow,
      fetchDocument: buildFetch(published),
      findTrust: (issuerId) => findStanding(entries, issuerId, sampleNow),
    });
    t.equal(verdict, 'valid', 'trust never enters the verdict');
    return outcomes.find(({ check }) => check === 'trust')!;
  };
  t.match(await trustOf([distrusted]), {
    code: 'issuer-distrusted',
    facts: { issuerId: sampleDid, since: '2026-06-01T00:00:00Z', name: 'De Gedekte Tafel' },
  });
  t.match(await trustOf([entry]), { code: 'issuer-known', facts: { source: 'operator' } });
  t.match(await trustOf([]), { code: 'issuer-unknown', result: 'unknown' });
});

t.test('a registry of the Digital Credentials Consortium becomes entries', async (t) => {
  const since = new Date('2026-02-01T00:00:00Z');
  const parse = (value: unknown) =>
    parseIssuerRegistry(typeof value === 'string' ? value : JSON.stringify(value), { since, source: 'dcc' });
  const registry = {
    'did:key:z6MkOne': { name: 'School', location: 'Ergens', url: 'https://school.example' },
    'did:web:two.example': { name: 'Twee' },
    'no issuer': { name: 'x' },
    'did:web:three.example': 'x',
  };
  t.strictSame(parse({ meta: { created: '2026-01-01' }, registry }), {
    entries: [
      {
        issuerId: 'did:key:z6MkOne',
        name: 'School',
        location: 'Ergens',
        url: 'https://school.example',
        history: [{ standing: 'known', since: '2026-02-01T00:00:00.000Z', source: 'dcc' }],
      },
      {
        issuerId: 'did:web:two.example',
        name: 'Twee',
        history: [{ standing: 'known', since: '2026-02-01T00:00:00.000Z', source: 'dcc' }],
      },
    ],
    skipped: 2,
  });
  t.strictSame(parse('{'), { fault: 'not-json' });
  t.strictSame(parse('{"registry":{"a":1,"a":2}}'), { fault: 'duplicate-keys' });
  t.strictSame(parse([]), { fault: 'not-a-registry' });
  t.strictSame(parse({ registry: [] }), { fault: 'not-a-registry' });
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => parse(text) !== undefined));
});

t.test('a registry makes issuers known, and makes nobody known again who is distrusted', async (t) => {
  const record = (standing: 'known' | 'distrusted' | 'unknown', since: string) => ({ standing, since });
  const own: TrustEntry[] = [
    { issuerId: 'did:web:a.example', history: [record('distrusted', '2026-01-01T00:00:00Z')] },
    { issuerId: 'did:web:b.example', history: [record('unknown', '2026-01-01T00:00:00Z')] },
    { issuerId: 'did:web:c.example', history: [record('known', '2026-01-01T00:00:00Z')] },
  ];
  const registry = ['a', 'b', 'c', 'd'].map((name) => ({
    issuerId: `did:web:${name}.example`,
    history: [record('known', '2026-02-01T00:00:00Z')],
  }));
  const merged = mergeRegistry(own, registry);
  t.strictSame(
    merged.map(({ issuerId, history }) => [issuerId, history.at(-1)?.standing, history.length]),
    [
      ['did:web:a.example', 'distrusted', 1],
      ['did:web:b.example', 'known', 2],
      ['did:web:c.example', 'known', 1],
      ['did:web:d.example', 'known', 1],
    ],
  );
});

t.test('every line about an outcome is about one that there is', async (t) => {
  const codes = Object.keys(outcomeCodes);
  t.strictSame(
    Object.keys(languages.nl.texts.lines).filter((code) => !codes.includes(code)),
    [],
  );
});

t.test('every answer about the recipient was given', async (t) => {
  t.strictSame(
    codesElsewhere['asked-apart'].filter((code) => !seen.has(code)),
    [],
  );
});
