// The kinds of status entry beside the plain revocation bit, and what each may say.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import t from 'tap';
import { credentialsContextV1 } from '../../src/openbadges/contexts.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import { decodeStatusList2021, findEntry } from '../../src/openbadges/status/bitstring.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { isSameId } from '../../src/openbadges/verify/same-id.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleDid,
  sampleListUrl,
  sampleNow,
  signSample,
  signSampleList,
} from './sample-badges.ts';

const published = await publishSample();
const stranger = buildSampleSigner(2);
const seen = new Set<OutcomeCode>();
const statusContext = 'https://w3id.org/vc/status-list/2021/v1';
const revocationsUrl = 'https://badges.example/revocations/1';

async function signWithStatus(credentialStatus: unknown, contexts: string[] = []) {
  const badge = buildSampleBadge();
  return await signSample({
    ...badge,
    '@context': [...badge['@context'], ...contexts],
    credentialStatus,
  });
}

async function verify(document: unknown, documents: object = {}): Promise<Report> {
  const report = await verifyCredential(JSON.stringify(document), {
    now: sampleNow,
    fetchDocument: buildFetch({ ...published, ...documents }),
  });
  for (const { code, parts = [] } of report.outcomes) {
    for (const each of [code, ...parts.map((part) => part.code)]) seen.add(each);
  }
  return report;
}

const findStatus = (report: Report) => report.outcomes.find(({ check }) => check === 'status')!;

async function judge(document: unknown, documents: object = {}): Promise<string> {
  const report = await verify(document, documents);
  return `${report.verdict}: ${findStatus(report).code}`;
}

/** A bitstring list with these values of `size` bits at the start. */
async function signSizedList(values: number[], { size, purpose }: { size: number; purpose: string }) {
  const bits = values.map((value) => value.toString(2).padStart(size, '0')).join('');
  const bytes = Buffer.alloc((131_072 * size) / 8);
  for (const [at, bit] of [...bits].entries()) {
    if (bit === '1') bytes[at >> 3]! |= 0x80 >> (at & 7);
  }
  const { credentialSubject } = await signSampleList();
  const encodedList = `u${gzipSync(bytes).toString('base64url')}`;
  return await signSampleList([], {
    credentialSubject: { ...credentialSubject, statusPurpose: purpose, encodedList },
  });
}

t.test('a list of revoked credentials is read under both its names', async (t) => {
  const entry = { id: revocationsUrl, type: '1EdTechRevocationList' };
  const badge = await signWithStatus(entry);
  const list = { id: revocationsUrl, issuer: sampleDid };
  const own = { id: 'https://badges.example/credentials/1', revocationReason: 'Verkeerd uitgereikt.' };
  const other = { id: 'https://badges.example/credentials/77' };
  const cases: [string, unknown, string][] = [
    ['the newer name', { ...list, revokedCredential: [other, own] }, 'not-in-force: revoked'],
    ['the older name', { ...list, revokedCredentials: [own] }, 'not-in-force: revoked'],
    ['one of both', { ...list, revokedCredential: [], revokedCredentials: [own] }, 'not-in-force: revoked'],
    ['the id alone', { ...list, revokedCredential: [own.id] }, 'not-in-force: revoked'],
    [
      'the id in another spelling',
      { ...list, revokedCredential: [{ id: ' https://badges.example/credential%73/1 ' }] },
      'not-in-force: revoked',
    ],
    ['no brackets', { ...list, revokedCredential: own }, 'not-in-force: revoked'],
    ['taken back', { ...list, revokedCredential: [{ ...own, revoked: false }] }, 'valid: status-clear'],
    ['of somebody else', { ...list, revokedCredential: [other] }, 'valid: status-clear'],
    ['empty', { ...list, revokedCredential: [] }, 'valid: status-clear'],
    [
      'among thousands',
      {
        ...list,
        revokedCredential: [...Array.from({ length: 5000 }, (_, at) => ({ id: `urn:${at}` })), own],
      },
      'not-in-force: revoked',
    ],
    ['no list in it', list, 'incomplete: status-list-malformed'],
    ['no object', [own], 'incomplete: status-list-malformed'],
    ['no JSON', '<html>', 'incomplete: status-list-malformed'],
    ['absent', undefined, 'incomplete: status-list-unavailable'],
    [
      'of another issuer',
      { ...list, issuer: 'did:web:other.example', revokedCredential: [] },
      'incomplete: status-list-issuer-differs',
    ],
    ['of no issuer', { id: revocationsUrl, revokedCredential: [] }, 'incomplete: status-list-issuer-differs'],
    [
      'of another address',
      { ...list, id: `${revocationsUrl}0`, revokedCredential: [] },
      'incomplete: status-list-id-differs',
    ],
    [
      'revoked by a list of another issuer',
      { ...list, issuer: 'did:web:other.example', revokedCredential: [own] },
      'not-in-force: revoked',
    ],
  ];
  for (const [name, document, expected] of cases) {
    t.equal(await judge(badge, { [revocationsUrl]: document }), expected, name);
  }
  const report = await verify(badge, { [revocationsUrl]: { ...list, revokedCredential: [own] } });
  t.match(findStatus(report), {
    spec: '1EdTech Revocation List 1.0',
    facts: { list: revocationsUrl, integrity: 'tls-only', reason: 'Verkeerd uitgereikt.' },
  });
  t.equal(
    await judge(await signWithStatus({ id: revocationsUrl.replace('https', 'http'), type: entry.type })),
    'incomplete: status-entry-malformed',
    'without TLS nothing speaks for such a list',
  );
  const { id: _, ...nameless } = buildSampleBadge();
  t.equal(
    await judge(await signSample({ ...nameless, credentialStatus: entry })),
    'incomplete: status-entry-malformed',
    'without an id nothing can stand in it',
  );
});

t.test('the older status list is read as the bitstring list is', async (t) => {
  const purposes = ['revocation', 'suspension'];
  for (const statusPurpose of purposes) {
    const badge = await signWithStatus(
      {
        id: `${sampleListUrl}#5`,
        type: 'StatusList2021Entry',
        statusPurpose,
        statusListIndex: '5',
        statusListCredential: sampleListUrl,
      },
      [statusContext],
    );
    const buildList = async (bytes: Buffer, changes: object = {}, signer?: typeof stranger.signer) =>
      await signSample(
        {
          // Its own context cannot stand beside the one of data model 2.0.
          '@context': [credentialsContextV1, 'https://w3id.org/security/data-integrity/v2', statusContext],
          id: sampleListUrl,
          type: ['VerifiableCredential', 'StatusList2021Credential'],
          issuer: sampleDid,
          issuanceDate: '2026-11-21T00:00:00Z',
          credentialSubject: {
            id: `${sampleListUrl}#list`,
            type: 'StatusList2021',
            statusPurpose,
            encodedList: gzipSync(bytes).toString('base64url'),
          },
          ...changes,
        },
        signer,
      );
    const clear = Buffer.alloc(16_384);
    const set = Buffer.from(clear);
    set[0] = 0b0000_0100;
    const word = statusPurpose === 'revocation' ? 'revoked' : 'suspended';
    const cases: [unknown, string][] = [
      [await buildList(clear), 'valid: status-clear'],
      [await buildList(set), `not-in-force: ${word}`],
      [await buildList(Buffer.alloc(100)), 'incomplete: status-list-too-short'],
      [await buildList(set, {}, stranger.signer), 'incomplete: status-list-not-genuine'],
      [await signSampleList(), 'incomplete: status-list-malformed'],
    ];
    for (const [list, expected] of cases) t.equal(await judge(badge, { [sampleListUrl]: list }), expected);
  }
  const malformed = { id: 'urn:a', type: 'StatusList2021Entry', statusPurpose: 'revocation' };
  t.equal(
    await judge(await signWithStatus(malformed, [statusContext])),
    'incomplete: status-entry-malformed',
  );
});

t.test('a value of several bits means what its entry says', async (t) => {
  const statusMessage = ['aangevraagd', 'in behandeling', 'klaar', 'opgehaald'].map((message, status) => ({
    status: `0x${status}`,
    message,
  }));
  const entry = {
    id: `${sampleListUrl}#2`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'message',
    statusListIndex: '2',
    statusListCredential: sampleListUrl,
    statusSize: 2,
    statusMessage,
  };
  const list = await signSizedList([1, 3, 2], { size: 2, purpose: 'message' });
  const report = await verify(await signWithStatus(entry), { [sampleListUrl]: list });
  t.equal(report.verdict, 'valid', 'a message takes nothing away');
  t.match(findStatus(report), { code: 'status-message', facts: { value: 2, message: 'klaar' } });
  const first = await verify(await signWithStatus({ ...entry, statusListIndex: '9' }), {
    [sampleListUrl]: list,
  });
  t.match(findStatus(first), { code: 'status-message', facts: { value: 0, message: 'aangevraagd' } });
  const malformed: object[] = [
    { statusMessage: undefined },
    { statusMessage: statusMessage.slice(1) },
    { statusMessage: [...statusMessage.slice(1), { status: '0x3', message: 'nog eens' }] },
    { statusMessage: [...statusMessage.slice(1), { status: 'x', message: 'geen getal' }] },
    { statusMessage: [...statusMessage.slice(1), 'geen object'] },
    { statusSize: 0 },
    { statusSize: '2' },
    { statusSize: 33 },
  ];
  for (const changes of malformed) {
    const badge = await signWithStatus(JSON.parse(JSON.stringify({ ...entry, ...changes })));
    t.equal(
      await judge(badge, { [sampleListUrl]: list }),
      'incomplete: status-entry-malformed',
      JSON.stringify(changes),
    );
  }
  const sized = { ...entry, statusPurpose: 'revocation', statusMessage };
  const revocations = await signSizedList([0, 0, 1], { size: 2, purpose: 'revocation' });
  t.equal(
    await judge(await signWithStatus(sized), { [sampleListUrl]: revocations }),
    'not-in-force: revoked',
  );
});

t.test('a purpose says what a set bit does', async (t) => {
  const cases: [string, string][] = [
    ['revocation', 'not-in-force: revoked'],
    ['suspension', 'not-in-force: suspended'],
    ['refresh', 'valid: status-newer-edition'],
    ['message', 'valid: status-message'],
    ['something-new', 'incomplete: status-unsupported'],
  ];
  for (const [statusPurpose, expected] of cases) {
    const entry = { ...buildSampleBadge().credentialStatus, statusPurpose, statusListIndex: '1' };
    const badge = await signWithStatus(entry);
    const list = await signSizedList([0, 1], { size: 1, purpose: statusPurpose });
    t.equal(await judge(badge, { [sampleListUrl]: list }), expected, statusPurpose);
    const clear = await signSizedList([1, 0], { size: 1, purpose: statusPurpose });
    t.equal(await judge(badge, { [sampleListUrl]: clear }), 'valid: status-clear', `${statusPurpose}, clear`);
  }
});

t.test('of several entries each is reported', async (t) => {
  const entry = buildSampleBadge().credentialStatus;
  const second = { id: revocationsUrl, type: '1EdTechRevocationList' };
  const badge = await signWithStatus([entry, second]);
  const list = { id: revocationsUrl, issuer: sampleDid, revokedCredential: [] as JsonObject[] };
  const good = findStatus(await verify(badge, { [revocationsUrl]: list }));
  t.match(good.parts, [
    { result: 'passed', facts: { type: 'BitstringStatusListEntry' } },
    { result: 'passed', facts: { type: '1EdTechRevocationList' } },
  ]);
  list.revokedCredential.push({ id: badge.id });
  const revoked = await verify(badge, { [revocationsUrl]: list, [sampleListUrl]: undefined });
  t.equal(revoked.verdict, 'not-in-force', 'a failure weighs more than a doubt');
  t.match(findStatus(revoked).parts, [{ code: 'status-list-unavailable' }, { code: 'revoked' }]);
  const single = findStatus(await verify(await signWithStatus(entry)));
  t.notOk('parts' in single);
});

t.test('a list of statuses is asked for no status of its own', async (t) => {
  const list = await signSampleList([], { credentialStatus: buildSampleBadge().credentialStatus });
  t.equal(
    await judge(await signSample(buildSampleBadge()), { [sampleListUrl]: list }),
    'valid: status-clear',
  );
});

t.test(
  'whatever stands in an entry, something is answered and nothing is called clear by mistake',
  async (t) => {
    const wild = fc.record(
      {
        type: fc.constantFrom('BitstringStatusListEntry', '1EdTechRevocationList'),
        id: fc.oneof(fc.constantFrom(revocationsUrl, 'urn:a'), fc.jsonValue({ maxDepth: 1 })),
        statusPurpose: fc.oneof(fc.constantFrom('revocation', 'message'), fc.jsonValue({ maxDepth: 1 })),
        statusListIndex: fc.oneof(fc.constantFrom('1', '999999999'), fc.jsonValue({ maxDepth: 1 })),
        statusListCredential: fc.oneof(
          fc.constant(sampleListUrl),
          fc.webUrl(),
          fc.jsonValue({ maxDepth: 1 }),
        ),
        statusSize: fc.oneof(fc.nat({ max: 40 }), fc.jsonValue({ maxDepth: 1 })),
        statusMessage: fc.jsonValue({ maxDepth: 3 }),
      },
      { requiredKeys: ['type'] },
    );
    const entries = fc.array(wild, { minLength: 1, maxLength: 3 });
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(entries, fc.jsonValue({ maxDepth: 3 }), async (credentialStatus, answer) => {
        // A proof that cannot be checked leaves the status to be asked, whatever stands in it.
        const badge = { ...buildSampleBadge(), credentialStatus, proof: [{ type: 'OtherProof' }] };
        const { outcomes } = await verify(badge, { [revocationsUrl]: answer, [sampleListUrl]: answer });
        reached += outcomes.filter(({ check, result }) => check === 'status' && result !== 'skipped').length;
        return outcomes.every(({ code }) => code !== 'check-broke' && code !== 'status-clear');
      }),
      { numRuns: 300 },
    );
    t.ok(reached > 50, 'many of them came as far as that');
  },
);

t.test('the older list unpacks to the bits that were packed, in either alphabet', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (bytes, place) => {
      const packed = gzipSync(bytes);
      const index = place % (bytes.length * 8);
      const expected = (bytes[index >> 3]! >> (7 - (index & 7))) & 1;
      return (['base64url', 'base64'] as const).every((alphabet) => {
        const bits = decodeStatusList2021(packed.toString(alphabet));
        return bits !== undefined && findEntry(bits, index) === expected;
      });
    }),
  );
});

t.test('what is no such list is none', async (t) => {
  for (const text of ['', 'H4sI', '{}', 'u!!', 'AAAA']) t.equal(decodeStatusList2021(text), undefined, text);
});

t.test('ids are the same after decoding and trimming, and otherwise not', async (t) => {
  t.ok(isSameId('https://a.example/%61', ' https://a.example/a '));
  t.ok(isSameId('urn:%zz', 'urn:%zz'), 'what cannot be decoded is taken as it is');
  t.notOk(isSameId('https://a.example/a', 'https://a.example/A'));
  t.notOk(isSameId(undefined, undefined));
});

t.test('every answer of these kinds was given', async (t) => {
  t.strictSame(
    codesElsewhere['status-kinds'].filter((code) => !seen.has(code)),
    [],
  );
});
