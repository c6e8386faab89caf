// An hour of trying to make the verifier say `valid` to what is not, kept as rows: each is one way in that was tried.
// A row that once worked says so. What a row starts from is itself valid, so that nothing is refused by accident.
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import t from 'tap';
import { buildDidDocument, findKeyId } from '../../src/openbadges/did/did-document.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import { buildSigner, findPublicKeyMultibase, type Signer } from '../../src/openbadges/keys.ts';
import { encodeBase64url, parseMultibase } from '../../src/openbadges/multibase.ts';
import { deriveCredential, secureCredential } from '../../src/openbadges/proofs/secure.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import { buildJwk } from '../../src/openbadges/public-keys.ts';
import type { FetchDocument } from '../../src/openbadges/verify/verify-credential.ts';
import { type FileReport, mergeReports, verifyFile } from '../../src/openbadges/verify/verify-file.ts';
import { buildBakedSvg, buildInternationalText, buildPng, buildSvg } from './container-samples.ts';
import {
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleCreated,
  sampleDid,
  sampleDidUrl,
  sampleIndex,
  sampleListUrl,
  sampleNow,
  signSample,
  signSampleList,
} from './sample-badges.ts';
import { listPaths, replaceAt } from './schema-arbitrary.ts';

// On a busy machine some of these take longer than the usual half minute.
t.setTimeout(300_000);

type Documents = Record<string, unknown>;
/** What somebody hands in, and what they serve at addresses of their own. */
type Attempt = { input: unknown; documents?: Documents; now?: Date };
type Row = [what: string, attempt: () => Attempt | Promise<Attempt>];

const { publicKeyMultibase, signer } = buildSampleSigner();
const p256 = buildP256(5);
const evilDid = 'did:web:evil.example';
const evil = buildSampleSigner(66, evilDid);
const published: Documents = {
  ...(await publishSample()),
  [sampleDidUrl]: buildDidDocument({
    did: sampleDid,
    keys: [{ publicKeyMultibase }, { publicKeyMultibase: p256.publicKeyMultibase }],
  }),
  'https://evil.example/.well-known/did.json': buildDidDocument({
    did: evilDid,
    keys: [{ publicKeyMultibase: evil.publicKeyMultibase }],
  }),
};
const { credentialStatus: status, ...plainBadge } = buildSampleBadge();
const ending = { ...plainBadge, credentialStatus: status, validUntil: '2026-11-10T00:00:00Z' };

function buildP256(byte: number, did: string = sampleDid) {
  const seed = new Uint8Array(32).fill(byte);
  const key = findPublicKeyMultibase(seed, 'P-256');
  const keyId = findKeyId(did, key);
  return { publicKeyMultibase: key, signer: buildSigner({ keyId, seed, algorithm: 'P-256' }) };
}

/** A fetch where a document may say from where it really came (`servedFrom`), as after being forwarded. */
function buildFetch(documents: Documents): FetchDocument {
  return async (url) => {
    const document = documents[url];
    if (document === undefined) throw new Error('unreachable');
    const { servedFrom = url, content = document } = Object(document) as JsonObject;
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    return { body, url: String(servedFrom), fetchedAt: sampleNow };
  };
}

async function verify({ input, documents = {}, now = sampleNow }: Attempt): Promise<FileReport> {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const bytes = input instanceof Uint8Array ? input : Buffer.from(text);
  const fetchDocument = buildFetch({ ...published, ...documents });
  return mergeReports(await verifyFile(bytes, { now, fetchDocument }));
}

async function checkRows(t: Tap, rows: Row[]): Promise<void> {
  for (const [what, attempt] of rows) {
    const { verdict, reason, outcomes } = await verify(await attempt());
    t.not(verdict, 'valid', what);
    t.notOk(
      outcomes.some(({ code }) => code === 'check-broke'),
      `${what}: ${verdict}, ${reason}`,
    );
  }
}
type Tap = typeof t | import('tap').Test;

const good = await signSample(buildSampleBadge());
const expired = await signSample(ending);
const revokedList = { [sampleListUrl]: await signSampleList([sampleIndex]) };
const whole = canonicalizeJson(good);
const jwt = await signCredentialJwt(buildSampleBadge(), { signer: p256.signer });

function alterJwt(changes: object, at: 0 | 1 = 1): string {
  const parts = jwt.split('.');
  const part = JSON.parse(Buffer.from(parts[at]!, 'base64url').toString());
  parts[at] = Buffer.from(JSON.stringify({ ...part, ...changes })).toString('base64url');
  return parts.join('.');
}

async function signJwt(header: object, payload: object, by: Pick<Signer, 'sign'> = evil.signer) {
  const [head, body] = [header, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = await by.sign(Buffer.from(`${head}.${body}`));
  return `${head}.${body}.${Buffer.from(signature).toString('base64url')}`;
}

t.test('what the rows start from is valid, or is not for the reason they try to hide', async (t) => {
  t.equal((await verify({ input: good })).verdict, 'valid');
  t.equal((await verify({ input: jwt })).verdict, 'valid');
  t.equal((await verify({ input: expired })).reason, 'expired');
  t.equal((await verify({ input: good, documents: revokedList })).reason, 'revoked');
});

t.test('an end or a status cannot be hidden by another spelling of the same statements', async (t) => {
  const { validUntil, credentialStatus, ...rest } = expired as typeof expired & JsonObject;
  const vocabulary = 'https://www.w3.org/2018/credentials#';
  const node = { id: rest.id, validUntil };
  const [evidence] = rest.evidence as unknown as JsonObject[];
  const withStatus = { ...rest, credentialStatus };
  const at = (extra: object): JsonObject => ({ ...withStatus, ...extra });
  const contexts = rest['@context'];
  await checkRows(t, [
    ['a full IRI', () => ({ input: at({ [`${vocabulary}validUntil`]: validUntil }) })],
    ['a compact IRI', () => ({ input: at({ 'cred:validUntil': validUntil }) })],
    ['@graph beside the members', () => ({ input: at({ '@graph': [node] }) })],
    ['@included', () => ({ input: at({ '@included': [node] }) })],
    ['@nest', () => ({ input: at({ '@nest': { validUntil } }) })],
    ['@reverse', () => ({ input: at({ '@reverse': { evidence: node } }) })],
    ['@index and @set', () => ({ input: at({ '@set': [{ validUntil }], '@index': 'x' }) })],
    ['the root under @graph alone', () => ({ input: { '@context': contexts, '@graph': [expired] } })],
    [
      'a second object of the same id in evidence',
      () => ({ input: at({ evidence: [{ ...evidence, ...node }] }) }),
    ],
    [
      'the same id as @id',
      () => ({ input: at({ evidence: [{ ...evidence, '@id': rest.id, validUntil }] }) }),
    ],
    [
      'the issuer as the root',
      () => ({ input: at({ issuer: { ...rest.issuer, id: rest.id, validUntil } }) }),
    ],
    [
      'a reverse term of a known context',
      () => ({
        input: at({
          '@context': [...contexts, 'https://w3id.org/dcc/v1'],
          credentialSubject: { ...rest.credentialSubject, awardedOnCompletionOf: node },
        }),
      }),
    ],
    [
      'a term of an older context',
      () => ({
        input: at({
          '@context': [...contexts, 'https://www.w3.org/2018/credentials/v1'],
          expirationDate: validUntil,
        }),
      }),
    ],
    [
      'a catch-all vocabulary',
      () => ({
        input: at({
          '@context': [...contexts, 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
          'valid-until': validUntil,
        }),
      }),
    ],
    [
      'an inline context with an alias',
      () => ({
        input: at({
          '@context': [...contexts, { ende: { '@id': `${vocabulary}validUntil` } }],
          ende: validUntil,
        }),
      }),
    ],
    [
      'a context of null inside',
      () => ({ input: at({ evidence: [{ '@context': null, ...evidence }], validUntil }) }),
    ],
    ['contexts in another order', () => ({ input: { ...expired, '@context': contexts.toReversed() } })],
    ['a value object', () => ({ input: at({ validUntil: { '@value': validUntil } }) })],
    ['a list with one end', () => ({ input: at({ validUntil: [validUntil] }) })],
    [
      'a name that differs by an accent of no width',
      () => ({ input: at({ 'valid\u200bUntil': validUntil }) }),
    ],
    ['a name in fullwidth letters', () => ({ input: at({ ｖalidUntil: validUntil }) })],
    [
      'the prototype',
      () => ({ input: JSON.stringify(at({})).replace('{', `{"__proto__":{"validUntil":"${validUntil}"},`) }),
    ],
    ['no end at all', () => ({ input: withStatus })],
    ['an end of null', () => ({ input: at({ validUntil: null }) })],
    [
      'two ends in one text',
      () => ({
        input: JSON.stringify(expired).replace('{', '{"validUntil":"2030-01-01T00:00:00Z",'),
      }),
    ],
    [
      'two ends, one name escaped',
      () => ({
        input: JSON.stringify(expired).replace(
          '{',
          '{"validUntil\\u0000":"","valid\\u0055ntil":"2030-01-01T00:00:00Z",',
        ),
      }),
    ],
    ['a status of null', () => ({ input: { ...good, credentialStatus: null }, documents: revokedList })],
    [
      'an empty list of statuses',
      () => ({ input: { ...good, credentialStatus: [] }, documents: revokedList }),
    ],
    [
      'a status that is only its id',
      () => ({
        input: { ...good, credentialStatus: { id: status!.id } },
        documents: revokedList,
      }),
    ],
    [
      'a status in two halves',
      () => ({
        input: {
          ...good,
          credentialStatus: [
            { id: status!.id, type: status!.type },
            { ...status, type: undefined },
          ],
        },
        documents: revokedList,
      }),
    ],
    [
      'the type of a status as its IRI',
      () => ({
        input: {
          ...good,
          credentialStatus: {
            ...status,
            type: 'https://www.w3.org/ns/credentials/status#BitstringStatusListEntry',
          },
        },
        documents: revokedList,
      }),
    ],
    [
      'the index of another',
      () => ({ input: { ...good, credentialStatus: { ...status, statusListIndex: '1' } } }),
    ],
  ]);
});

t.test('no value of a signed badge can be emptied, doubled or turned into another kind', async (t) => {
  const kinds = [null, [], {}, '', 0, -0, true, [null], [[]], { '@value': null }, '\u0000'];
  const tried: string[] = [];
  for (const path of listPaths(good)) {
    for (const kind of kinds) {
      const altered = replaceAt(structuredClone(good), path, structuredClone(kind)) as JsonObject;
      if (JSON.stringify(altered) === JSON.stringify(good)) continue;
      const { verdict } = await verify({ input: altered });
      if (verdict === 'valid') tried.push(`${path.join('.')} = ${JSON.stringify(kind)}`);
    }
  }
  t.same(tried, []);
  const numbers = ['1e400', '-0', '1E400', '0.1e1', '01', '1_0', 'NaN', 'Infinity', '9007199254740993'];
  for (const number of numbers) {
    const { verdict } = await verify({ input: whole.replace('{', `{"statusListIndex":${number},`) });
    t.not(verdict, 'valid', number);
  }
});

const basePointers = ['/id', '/type', '/issuer', '/name', '/credentialSubject'];

async function derive(pointers: string[], selectivePointers: string[], changes: object = {}) {
  const document = { ...buildSampleBadge(), validUntil: '2027-11-01T00:00:00Z', ...changes };
  const base = await secureCredential(document, {
    ...{ suite: 'ecdsa-sd-2023', signer: p256.signer, created: sampleCreated },
    mandatoryPointers: [...basePointers, ...pointers],
  });
  return await deriveCredential(base, { selectivePointers });
}

t.test('a holder who shows a part cannot pass it off as the whole', async (t) => {
  const silent = await derive(['/validFrom'], ['/validUntil']);
  t.notOk('credentialStatus' in silent);
  const add = async (by: Signer, of: JsonObject = silent) => ({
    input: await secureCredential(of, { suite: 'eddsa-rdfc-2022', signer: by, created: sampleCreated }),
  });
  // A key of the holder's own in the fragment of the issuer's DID: it verifies, and the issuer lists no such key.
  const { signer: posing } = buildSampleSigner(7, sampleDid);
  const old = buildSampleSigner(8, sampleDid);
  const withOld = (changes: object): Documents => {
    const keys = [
      { publicKeyMultibase: p256.publicKeyMultibase },
      { publicKeyMultibase: old.publicKeyMultibase },
    ];
    const document = buildDidDocument({ did: sampleDid, keys });
    const [first, second] = document.verificationMethod;
    return { [sampleDidUrl]: { ...document, verificationMethod: [first, { ...second, ...changes }] } };
  };
  const late = { validFrom: '2027-01-01T00:00:00Z' };
  const suspension = { ...status, id: `${sampleListUrl}#5`, statusListIndex: '5' };
  const two = { credentialStatus: [status, suspension] };
  const revoked = { [sampleListUrl]: await signSampleList([5]) };
  const shown = await derive(['/validFrom', '/credentialStatus'], ['/validUntil']);
  t.equal((await verify({ input: shown })).verdict, 'valid');
  const [proof] = shown.proof as [JsonObject];
  const bytes = parseMultibase(String(proof.proofValue))!;
  const parts: unknown[] = decode(bytes.slice(3), { useMaps: true });
  const rebuilt = (change: (all: unknown[]) => unknown[]) => ({
    ...shown,
    proof: [
      { ...proof, proofValue: encodeBase64url(Buffer.concat([bytes.slice(0, 3), encode(change(parts))])) },
    ],
  });
  const findFree = (taken: unknown) =>
    Array.from({ length: 99 }, (_, at) => at).find((at) => !(taken as number[]).includes(at));
  await checkRows(t, [
    ['no status shown', () => ({ input: silent })],
    // Worked once: the badge counted as shown whole, since one proof in the issuer's name left nothing out.
    ['no status, and a proof in the name of the issuer', () => add(posing)],
    [
      'no status, and a proof by a key withdrawn',
      async () => ({
        ...(await add(old.signer)),
        documents: withOld({ revoked: '2026-01-01T00:00:00Z' }),
      }),
    ],
    // Worked once: what is no moment was passed over.
    [
      'no status, and a proof by a key withdrawn with `true`',
      async () => ({
        ...(await add(old.signer)),
        documents: withOld({ revoked: true }),
      }),
    ],
    ['no status, and a proof by somebody else', () => add(evil.signer)],
    // Worked once: only the end was missed.
    [
      'a beginning that lies ahead left out',
      async () => ({
        input: await derive(['/credentialStatus'], ['/validUntil'], late),
      }),
    ],
    // Worked once: the first of two statuses is clear, and the second is not shown.
    [
      'the better of two statuses',
      async () => ({
        input: await derive(['/validFrom'], ['/validUntil', '/credentialStatus/0'], two),
        documents: revoked,
      }),
    ],
    [
      'a statement moved to the mandatory ones',
      () => ({ input: rebuilt(([a, b, c, d, e]) => [a, b, c, d, [...(e as number[]), findFree(e)]]) }),
    ],
    ['no statement signed apart', () => ({ input: rebuilt(([a, b, , d, e]) => [a, b, [], d, e]) })],
    [
      'another key for the statements',
      () => ({
        input: rebuilt(([a, , c, d, e]) => [a, parseMultibase(p256.publicKeyMultibase), c, d, e]),
      }),
    ],
    ['the end of the proof cut', () => ({ input: rebuilt((all) => all.slice(0, 4)) })],
  ]);
});

t.test('nobody but the issuer speaks in the name of the issuer', async (t) => {
  const { issuer } = buildSampleBadge();
  const signAs = async (id: string, by = evil.signer) => {
    const document = { ...plainBadge, issuer: { ...issuer, id } };
    // Some of these are no ids that could be signed; a good proof of something else has to do.
    return { input: await signSample(document, by).catch(() => ({ ...document, proof: good.proof })) };
  };
  const evilKeys = (id: string, controller = id) => ({
    id,
    verificationMethod: [
      { id: `${id}#k`, type: 'Multikey', controller, publicKeyMultibase: evil.publicKeyMultibase },
    ],
    assertionMethod: [`${id}#k`],
  });
  const by = (keyId: string) => buildSigner({ keyId, seed: new Uint8Array(32).fill(66) });
  const victim = sampleDid;
  const rows: Row[] = [
    ['a key in the fragment of the DID', () => signAs(victim, by(`${victim}#${evil.publicKeyMultibase}`))],
    ['a key of another DID', () => signAs(victim)],
    [
      'a did:key of nobody',
      () => signAs(victim, by(`did:key:${evil.publicKeyMultibase}#${evil.publicKeyMultibase}`)),
    ],
  ];
  const impersonated = evilKeys(evilDid, victim);
  rows.push(
    [
      'a document that gives its key to the issuer',
      async () => ({
        ...(await signAs(victim, by(`${evilDid}#k`))),
        documents: { 'https://evil.example/.well-known/did.json': impersonated },
      }),
    ],
    [
      'a key at an address that says it is the issuer’s',
      async () => ({
        ...(await signAs(victim, by('https://evil.example/key'))),
        documents: {
          'https://evil.example/key': {
            ...{ id: 'https://evil.example/key', type: 'Multikey', controller: victim },
            publicKeyMultibase: evil.publicKeyMultibase,
          },
        },
      }),
    ],
    [
      'a method of the issuer listed for another purpose',
      async () => ({
        ...(await signAs(victim, by(`${victim}#k`))),
        documents: {
          [sampleDidUrl]: { ...evilKeys(victim), assertionMethod: [], authentication: [`${victim}#k`] },
        },
      }),
    ],
    [
      'a proof of the holder for another purpose',
      async () => ({
        input: await secureCredential(buildSampleBadge(), {
          ...{ suite: 'eddsa-rdfc-2022', signer, created: sampleCreated, proofPurpose: 'authentication' },
        }),
      }),
    ],
    // Worked once: a host that forwards anybody anywhere spoke with the words of others.
    [
      'an https issuer that forwards to somebody else',
      async () => {
        const id = 'https://badges.example/go?to=https://evil.example/x';
        return {
          ...(await signAs(id, by(`${id}#k`))),
          documents: { [id]: { servedFrom: 'https://evil.example/x', content: evilKeys(id) } },
        };
      },
    ],
    [
      'a did:web whose path forwards to somebody else',
      async () => {
        const id = 'did:web:badges.example:go:evil';
        const url = 'https://badges.example/go/evil/did.json';
        return {
          ...(await signAs(id, by(`${id}#k`))),
          documents: { [url]: { servedFrom: 'https://evil.example/did.json', content: evilKeys(id) } },
        };
      },
    ],
  );
  // Each of these is to be taken for the issuer, and the document that would be found is the issuer's own.
  const lookalikes = [
    ...['did:web:BADGES.example:issuers:tafel', 'did:web:badges.example.:issuers:tafel'],
    ...['did:web:badges.example%3A443:issuers:tafel', 'did:web:badges.example:issuers:%74afel'],
    ...['did:web:badges.example:issuers:x:..:tafel', 'did:web:badges.example:issuers:.:tafel'],
    ...['did:web:badges.example%2Fissuers%2Ftafel', 'did:web:badges.example/issuers/tafel'],
    ...['did:web:badges.example:issuers:tafel#', 'did:web:badges.example:issuers:tafel?x=1'],
    ...['did:web:user%40badges.example:issuers:tafel', 'did:web:badges.example:issuers::tafel'],
    ...['did:web:badges.example:issuers:tafel:', ' did:web:badges.example:issuers:tafel'],
    ...['DID:web:badges.example:issuers:tafel', 'did:WEB:badges.example:issuers:tafel'],
    ...['did:web:b\u0430dges.example:issuers:tafel', 'did:web:badges.example%00:issuers:tafel'],
    ...['https://badges.example/issuers/tafel', 'http://badges.example/issuers/tafel/did.json'],
    ...['https://badges.example/issuers/tafel/did.json', 'https://badges.example:443/issuers/tafel/did.json'],
  ];
  for (const id of lookalikes) {
    rows.push([`${id} by a stranger`, () => signAs(id, by(`${id}#${evil.publicKeyMultibase}`))]);
    rows.push([`${id} by the issuer's key under another name`, () => signAs(id, signer)]);
  }
  for (const id of [null, 7, [sampleDid], [sampleDid, evilDid], { id: sampleDid }, '', undefined]) {
    rows.push([
      `issuer.id ${JSON.stringify(id)}`,
      async () => ({ input: { ...good, issuer: { ...issuer, id } } }),
    ]);
  }
  await checkRows(t, rows);
});

t.test('a proof is what it says, or nothing', async (t) => {
  const [proof] = good.proof as unknown as [JsonObject];
  const withProof = (changed: unknown) => ({ input: { ...good, proof: changed } });
  const swap = (changes: object) => withProof([{ ...proof, ...changes }]);
  const jcs = await secureCredential(buildSampleBadge(), {
    ...{ suite: 'eddsa-jcs-2022', signer, created: sampleCreated },
  });
  const [jcsProof] = jcs.proof as unknown as [JsonObject];
  t.equal((await verify({ input: jcs })).verdict, 'valid');
  const chained = await secureCredential(
    await secureCredential(buildSampleBadge(), {
      ...{ suite: 'eddsa-rdfc-2022', signer, created: sampleCreated, id: 'urn:uuid:a' },
    }),
    { suite: 'eddsa-rdfc-2022', signer, created: sampleCreated, previousProof: 'urn:uuid:a' },
  );
  t.equal((await verify({ input: chained })).verdict, 'valid');
  const [first, second] = chained.proof as unknown as [JsonObject, JsonObject];
  const values = [null, 7, '', 'z', {}, [], true];
  await checkRows(t, [
    ...values.map((value): Row => [`proof ${JSON.stringify(value)}`, () => withProof(value)]),
    ...values.map((value): Row => [`proofs [${JSON.stringify(value)}]`, () => withProof([value])]),
    ['a proof in a list in a list', () => withProof([[proof]])],
    ['a type in a list', () => swap({ type: ['DataIntegrityProof'] })],
    ['another case', () => swap({ cryptosuite: 'EdDSA-RDFC-2022' })],
    ['a suite that comes after', () => swap({ cryptosuite: 'eddsa-rdfc-2026' })],
    ['another suite over the same', () => swap({ cryptosuite: 'eddsa-jcs-2022' })],
    ['a signature of the other suite', () => swap({ proofValue: jcsProof.proofValue })],
    ['the older type', () => swap({ type: 'Ed25519Signature2020', cryptosuite: undefined })],
    ['a purpose in a list', () => swap({ proofPurpose: ['assertionMethod', 'authentication'] })],
    ['no purpose', () => swap({ proofPurpose: undefined })],
    ['a method in a list', () => swap({ verificationMethod: [proof.verificationMethod] })],
    [
      'a method as an object',
      () =>
        swap({
          verificationMethod: { id: proof.verificationMethod, publicKeyMultibase: evil.publicKeyMultibase },
        }),
    ],
    ['another end of the proof', () => swap({ expires: '2030-01-01T00:00:00Z' })],
    [
      'a proof that had run out',
      async () => ({
        input: await secureCredential(buildSampleBadge(), {
          ...{ suite: 'eddsa-rdfc-2022', signer, created: sampleCreated, expires: '2026-11-02T00:00:00Z' },
        }),
      }),
    ],
    ['a context in the proof', () => swap({ '@context': ['https://www.w3.org/ns/credentials/v2'] })],
    [
      'its own context in a proof over JSON',
      () => ({
        input: { ...jcs, proof: [{ ...jcsProof, '@context': buildSampleBadge()['@context'].slice(0, 1) }] },
      }),
    ],
    [
      'a signature in the alphabet of base64',
      () => swap({ proofValue: encodeBase64url(parseMultibase(String(proof.proofValue))!) }),
    ],
    ['a signature with one byte more', () => swap({ proofValue: `${proof.proofValue}1` })],
    [
      'a signature with a zero in front',
      () => swap({ proofValue: `z1${String(proof.proofValue).slice(1)}` }),
    ],
    ['a signature of zeros', () => swap({ proofValue: `z${'1'.repeat(64)}` })],
    ['a chain without its first proof', () => withProof([second])],
    [
      'a chain with its first proof altered',
      () => withProof([{ ...first, created: '2026-11-02T00:00:00Z' }, second]),
    ],
    [
      'a proof before itself',
      () => withProof([{ ...second, id: 'urn:uuid:b', previousProof: 'urn:uuid:b' }]),
    ],
    [
      'two proofs each before the other',
      () =>
        withProof([
          { ...first, previousProof: 'urn:uuid:b' },
          { ...second, id: 'urn:uuid:b' },
        ]),
    ],
    [
      'a forged proof under the id of the first',
      () => withProof([{ ...first, proofValue: proof.proofValue }, first, second]),
    ],
    [
      'a forged proof beside a good one',
      () => withProof([proof, { ...proof, created: '2026-11-02T00:00:00Z' }]),
    ],
    ['more proofs than are looked at', () => withProof(new Array(9).fill(proof))],
    [
      'the proof of another badge',
      async () => withProof((await signSample(buildSampleBadge({ name: 'Bar' }))).proof),
    ],
    ['only a proof of a kind nobody reads', () => swap({ cryptosuite: 'bbs-2023' })],
    [
      'a badge inside a badge that nobody signed',
      () => ({ input: { ...good, name: 'Chef', evidence: [good] } }),
    ],
  ]);
});

t.test('a JWT is what its header and its issuer say, or nothing', async (t) => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const head = { alg: 'ES256', typ: 'JWT', kid: p256.signer.keyId };
  const payload = JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()) as JsonObject;
  const evilHead = { alg: 'EdDSA', typ: 'JWT' };
  const evilJwk = buildJwk(evil.publicKeyMultibase);
  const [h, p, s] = jwt.split('.') as [string, string, string];
  const hmac = (key: string | Buffer, alg = 'HS256') => {
    const signed = `${Buffer.from(JSON.stringify({ ...head, alg })).toString('base64url')}.${p}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
  const own = (claims: object) => signJwt(head, { ...payload, ...claims }, p256.signer);
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const asInput = async (text: string | Promise<string>, documents?: Documents) => ({
    input: await text,
    ...(documents && { documents }),
  });
  const keyUrl = 'https://evil.example/key';
  await checkRows(t, [
    ...['none', 'None', 'NONE', '', 'nOnE'].map(
      (alg): Row => [
        `alg ${alg}`,
        () => asInput(`${Buffer.from(JSON.stringify({ ...head, alg })).toString('base64url')}.${p}.${s}`),
      ],
    ),
    ['no signature', () => asInput(`${h}.${p}.`)],
    ['the public key as a secret', () => asInput(hmac(p256.publicKeyMultibase))],
    ['the public key in PEM as a secret', () => asInput(hmac(pem))],
    ['another algorithm for the same key', () => asInput(alterJwt({ alg: 'ES384' }, 0))],
    ['an RSA algorithm for a curve', () => asInput(alterJwt({ alg: 'RS256' }, 0))],
    ['a key in the header', () => asInput(signJwt({ ...evilHead, jwk: evilJwk }, payload))],
    [
      'a key in the header beside the issuer’s name',
      () => asInput(signJwt({ ...evilHead, jwk: evilJwk, kid: head.kid }, payload)),
    ],
    [
      'a key at an address of the forger',
      () => asInput(signJwt({ ...evilHead, kid: keyUrl }, payload), { [keyUrl]: evilJwk }),
    ],
    [
      'a set of keys at an address of the forger',
      () => asInput(signJwt({ ...evilHead, jku: keyUrl }, payload), { [keyUrl]: { keys: [evilJwk] } }),
    ],
    [
      'a certificate in the header',
      () => asInput(signJwt({ ...evilHead, x5c: ['AAAA'], x5u: keyUrl }, payload)),
    ],
    [
      'a key in the fragment of the issuer',
      () => asInput(signJwt({ ...evilHead, kid: `${sampleDid}#${evil.publicKeyMultibase}` }, payload)),
    ],
    [
      'a kid with another fragment',
      () => asInput(signJwt({ ...evilHead, kid: `${sampleDid}#../../evil` }, payload)),
    ],
    [
      'a kid with two fragments',
      () =>
        asInput(signJwt({ ...evilHead, kid: `${evilDid}#${evil.publicKeyMultibase}#${sampleDid}` }, payload)),
    ],
    ['a kid that is a list', () => asInput(signJwt({ ...evilHead, kid: [head.kid] }, payload))],
    [
      'iss and kid of the forger, issuer of the victim',
      () => asInput(signJwt({ ...evilHead, kid: evil.signer.keyId }, { ...payload, iss: evilDid })),
    ],
    ['crit', () => asInput(signJwt({ ...head, crit: ['exp'] }, payload, p256.signer))],
    ['b64', () => asInput(signJwt({ ...head, b64: false }, payload, p256.signer))],
    ['a presentation’s type', () => asInput(signJwt({ ...head, typ: 'vp+jwt' }, payload, p256.signer))],
    ['an access token’s type', () => asInput(signJwt({ ...head, typ: 'at+jwt' }, payload, p256.signer))],
    ['claims of another issuer', () => asInput(own({ iss: evilDid }))],
    ['claims of another subject', () => asInput(own({ sub: 'urn:uuid:0' }))],
    ['claims of another badge', () => asInput(own({ jti: 'urn:uuid:0' }))],
    ['another beginning', () => asInput(own({ nbf: 1 }))],
    ['a beginning that lies ahead', () => asInput(own({ nbf: 4_000_000_000 }))],
    ['an end that is past', () => asInput(own({ exp: 1 }))],
    ['an end that is a text', () => asInput(own({ exp: '4000000000' }))],
    ['an end of the end of time', () => asInput(own({ exp: 1e300 }))],
    ['a credential of 1.1 inside one of 2.0', () => asInput(own({ vc: { ...payload } }))],
    [
      'only a credential of 1.1 with contexts of 2.0',
      () => asInput(signJwt(head, { iss: sampleDid, vc: payload }, p256.signer)),
    ],
    ['a name altered', () => asInput(alterJwt({ name: 'Chef' }))],
    ['a letter of padding', () => asInput(`${jwt}=`)],
    [
      'a last letter that means the same',
      () => asInput(jwt.slice(0, -1) + String.fromCharCode(jwt.charCodeAt(jwt.length - 1) + 1)),
    ],
    ['a blank inside', () => asInput(`${h}. ${p}.${s}`)],
    [
      'two names in the header',
      () =>
        asInput(
          signJwtText(
            `{"alg":"none","alg":"ES256","typ":"JWT","kid":"${head.kid}"}`,
            JSON.stringify(payload),
          ),
        ),
    ],
    [
      'two names in the payload',
      () =>
        asInput(signJwtText(JSON.stringify(head), JSON.stringify(payload).replace('{', '{"issuer":"x",'))),
    ],
    ['what a form of text with more parts has', () => asInput(`${jwt}~`)],
    ['four parts', () => asInput(`${jwt}.${s}`)],
  ]);
});

async function signJwtText(head: string, body: string): Promise<string> {
  const signed = [head, body].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${signed}.${Buffer.from(await p256.signer.sign(Buffer.from(signed))).toString('base64url')}`;
}

t.test('an end that was, is past however it is written', async (t) => {
  const ends: unknown[] = [
    ...['2026-11-21T11:59:59Z', '2026-11-21T12:59:59+01:00', '2026-11-21T11:59:59-00:00'],
    ...['2026-11-22T11:58:00+23:59', '2026-11-21t11:59:59z', '2026-11-21 11:59:59Z'],
    ...['2026-11-21T11:59:59.999Z', '2016-12-31T23:59:60Z', '0001-01-01T00:00:00Z'],
    ...['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2030-13-01T00:00:00Z', '2030-01-01T24:00:00Z'],
    ...['2030-01-01T23:59:60Z\n', '2030-01-01T00:00:00', '2030-01-01', '2030', '+012030-01-01T00:00:00Z'],
    ...['２０３０-01-01T00:00:00Z', '2030-01-01T00:00:00Z ', ' 2030-01-01T00:00:00Z', '2030-01-01T00:00:61Z'],
    ...['2030-01-01T00:00:00+24:00', '2030-01-01T00:00Z', '20300101T000000Z', '2030-W01-1T00:00:00Z'],
    ...['9999-99-99T99:99:99Z', 'never', '', '4000000000', 4_000_000_000, [], {}, ['2030-01-01T00:00:00Z']],
  ];
  const rows = ends.flatMap((validUntil): Row[] => [
    [
      `validUntil ${JSON.stringify(validUntil)}`,
      async () => ({
        input: await secureCredential(
          { ...buildSampleBadge(), validUntil },
          { suite: 'eddsa-jcs-2022', signer, created: sampleCreated },
        ),
      }),
    ],
  ]);
  const starts = [
    '2026-11-21T12:05:01Z',
    '2026-11-21T00:00:00-23:59',
    '2027-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59Z',
  ];
  for (const validFrom of starts) {
    rows.push([
      `validFrom ${validFrom}`,
      async () => ({ input: await signSample({ ...buildSampleBadge(), validFrom }) }),
    ]);
  }
  await checkRows(t, rows);
});

t.test('a list that clears a badge is the issuer’s, whole and of now, and a set bit is found', async (t) => {
  // What no context defines is not signed in one suite nor the other; an altered badge has to do.
  const signWith = async (credentialStatus: unknown) => ({
    input: await secureCredential(
      { ...plainBadge, credentialStatus },
      { suite: 'eddsa-jcs-2022', signer, created: sampleCreated },
    ).catch(() => ({ ...good, credentialStatus })),
  });
  const entry = (changes: object) => async () => ({
    ...(await signWith({ ...status, ...changes })),
    documents: revokedList,
  });
  const list = (make: () => Promise<unknown>) => async () => ({
    input: good,
    documents: { [sampleListUrl]: await make() },
  });
  const encode = (bytes: Uint8Array) => `u${gzipSync(bytes).toString('base64url')}`;
  const withBits = (encodedList: unknown, changes: object = {}) =>
    list(async () => {
      const { credentialSubject, proof: _, ...rest } = await signSampleList();
      return await signSample({
        ...rest,
        credentialSubject: { ...credentialSubject, encodedList, ...changes },
      });
    });
  const packed = encode(new Uint8Array(16_384));
  const indexes: unknown[] = [
    ...['-1', '+94567', ' 94567', '94567 ', '94567.0', '9.4567e4', '0x17167', '94567n', '٩٤٥٦٧', '', 'NaN'],
    ...['131072', '4294967296', '18446744073709551616', '999999999999', '1e309', '094567', '94567\u0000'],
    ...[94_567, 94_567.5, -1, 1e12, true, ['94567'], ['1', '94567'], ['94567', '1'], { id: '94567' }],
  ];
  await checkRows(t, [
    ...indexes.map((index): Row => [`index ${JSON.stringify(index)}`, entry({ statusListIndex: index })]),
    ['another purpose than the list has', entry({ statusPurpose: 'suspension' })],
    ['a purpose in capitals', entry({ statusPurpose: 'Revocation' })],
    ['no purpose', entry({ statusPurpose: undefined })],
    ['a size of 2', entry({ statusSize: 2 })],
    ['a size of 0', entry({ statusSize: 0 })],
    ['a size of -1', entry({ statusSize: -1 })],
    ['no list', entry({ statusListCredential: undefined })],
    [
      'a list at a data: URL',
      entry({ statusListCredential: `data:application/json,${JSON.stringify(good)}` }),
    ],
    ['a list that is the badge', entry({ statusListCredential: plainBadge.id })],
    ['another kind of status', entry({ type: 'SomeOtherStatus' })],
    ['five statuses', async () => ({ ...(await signWith(new Array(5).fill(status))) })],
    ['a list by somebody else', list(() => signSampleList([], {}, evil.signer))],
    [
      'a list by somebody else in the name of the issuer',
      list(() =>
        signSampleList(
          [],
          {},
          buildSigner({
            keyId: `${sampleDid}#${evil.publicKeyMultibase}`,
            seed: new Uint8Array(32).fill(66),
          }),
        ),
      ),
    ],
    [
      'a list by somebody else under their own name',
      list(() => signSampleList([], { issuer: evilDid }, evil.signer)),
    ],
    ['a list without a proof', list(async () => ({ ...(await signSampleList()), proof: undefined }))],
    [
      'a list with its bits altered',
      list(async () => {
        const signed = await signSampleList([sampleIndex]);
        return { ...signed, credentialSubject: (await signSampleList()).credentialSubject };
      }),
    ],
    ['a list of yesterday', list(() => signSampleList([], { validUntil: '2026-11-20T00:00:00Z' }))],
    ['a list of tomorrow', list(() => signSampleList([], { validFrom: '2026-11-22T00:00:00Z' }))],
    ['another list of the issuer', list(() => signSampleList([], { id: `${sampleListUrl}0` }))],
    ['a list that is no list', list(async () => good)],
    ['a list of another type', list(() => signSampleList([], { type: ['VerifiableCredential'] }))],
    [
      'a list in a presentation',
      list(async () => ({
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        verifiableCredential: [await signSampleList()],
      })),
    ],
    ['a list too short', withBits(encode(new Uint8Array(16_383)))],
    ['an empty list', withBits(encode(new Uint8Array(0)))],
    ['a list of 32 MiB', withBits(encode(new Uint8Array(33_554_432)))],
    ['a list cut in its middle', withBits(packed.slice(0, 20))],
    ['a list with other letters', withBits(`${packed}=`)],
    ['a list without its first letter', withBits(packed.slice(1))],
    ['a list in base58', withBits(`z${packed.slice(1)}`)],
    ['a list that is not packed', withBits(`u${Buffer.alloc(16_384).toString('base64url')}`)],
    ['a list that is a number', withBits(7)],
    ['a list for another purpose', withBits(packed, { statusPurpose: 'message' })],
    ['a list for no purpose', withBits(packed, { statusPurpose: undefined })],
    ['nothing at the address', () => ({ input: good, documents: { [sampleListUrl]: undefined } })],
  ]);
  const listUrl = 'https://badges.example/revocations/1';
  const listed =
    (content: object): (() => Promise<Attempt>) =>
    async () => ({
      ...(await signWith({ id: listUrl, type: '1EdTechRevocationList' })),
      documents: { [listUrl]: { id: listUrl, issuer: sampleDid, ...content } },
    });
  const { id } = plainBadge;
  t.equal((await verify(await listed({ revokedCredential: [] })())).verdict, 'valid');
  await checkRows(t, [
    ['the older name of the list', listed({ revokedCredentials: [{ id }] })],
    ['both names, one of them empty', listed({ revokedCredential: [], revokedCredentials: [{ id }] })],
    ['an entry that is only the id', listed({ revokedCredential: [id] })],
    ['an entry outside a list', listed({ revokedCredential: { id } })],
    ['an entry that speaks twice', listed({ revokedCredential: [{ id, revoked: false }, { id }] })],
    ['an id written with percent signs', listed({ revokedCredential: [{ id: id.replace('1', '%31') }] })],
    ['an id between blanks', listed({ revokedCredential: [{ id: ` ${id} ` }] })],
    ['a list under no name', listed({ revoked: [id] })],
    ['a list of somebody else', listed({ revokedCredential: [], issuer: evilDid })],
    ['a list for another address', listed({ revokedCredential: [], id: `${listUrl}0` })],
    [
      'a list over http',
      async () => ({
        ...(await signWith({ id: 'http://badges.example/revocations/1', type: '1EdTechRevocationList' })),
        documents: {
          'http://badges.example/revocations/1': { id: listUrl, issuer: sampleDid, revokedCredential: [] },
        },
      }),
    ],
  ]);
});

t.test('a file says what all who read it read, or is not called valid', async (t) => {
  const bad = whole.replace('Afwas', 'Afwaz');
  const escapeText = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const cdata = (text: string) => `<![CDATA[${text}]]>`;
  const element = (text: string, name = 'b:credential', attributes = '') =>
    `<${name}${attributes}>${text}</${name}>`;
  const baked =
    (...inside: string[]) =>
    () => ({ input: new Uint8Array(buildBakedSvg(inside.join(''))) });
  const png =
    (...chunks: Buffer[]) =>
    () => ({ input: new Uint8Array(buildPng(...chunks)) });
  const text = (content: string, keyword = 'openbadgecredential', isPacked = false) =>
    buildInternationalText(keyword, content, isPacked);
  const half = whole.length >> 1;
  const present = (...credentials: unknown[]) => ({
    input: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: credentials,
    },
  });
  const envelope = (url: string) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: url,
  });
  const [h, , s] = jwt.split('.');
  const altered = alterJwt({ name: 'Chef' });
  for (const input of [
    png(text(whole))(),
    baked(element(cdata(whole)))(),
    present(good),
    present(envelope(`data:application/vc+jwt,${jwt}`)),
  ]) {
    t.equal((await verify(input)).verdict, 'valid');
  }
  t.equal(
    (await verify(baked(element(cdata(whole.slice(0, half)) + cdata(whole.slice(half))))())).verdict,
    'valid',
    'split, and the same text',
  );
  await checkRows(t, [
    ['two elements, the good one first', baked(element(cdata(whole)), element(cdata(bad)))],
    ['two elements, the good one last', baked(element(cdata(bad)), element(cdata(whole)))],
    ['a body and an attribute', baked(element(cdata(whole), 'b:credential', ` verify="${altered}"`))],
    ['an altered body in pieces', baked(element(cdata(bad.slice(0, half)) + cdata(bad.slice(half))))],
    ['the good one in a comment', baked(`<!--${element(cdata(whole))}-->`, element(cdata(bad)))],
    [
      'the altered one between the words of a comment',
      baked(element(`${cdata(whole.slice(0, half))}<!-- -->"x"${cdata(whole.slice(half))}`)),
    ],
    ['an element in an element', baked(element(element(cdata(whole)) + cdata(bad)))],
    [
      'the prefix of another namespace',
      () => ({
        input: new Uint8Array(
          buildSvg({ root: 'xmlns:b="https://purl.imsglobal.org/ob/v3p1"', inside: element(cdata(whole)) }),
        ),
      }),
    ],
    [
      'an entity',
      () => ({
        input: new Uint8Array(
          buildSvg({
            before: '<!DOCTYPE svg [<!ENTITY x "y">]>',
            root: 'xmlns:b="https://purl.imsglobal.org/ob/v3p0"',
            inside: element(cdata(whole)),
          }),
        ),
      }),
    ],
    [
      'two elements under two prefixes',
      () => ({
        input: new Uint8Array(
          buildSvg({
            root: 'xmlns:b="https://purl.imsglobal.org/ob/v3p0" xmlns:c="https://purl.imsglobal.org/ob/v3p0"',
            inside: element(cdata(whole)) + element(cdata(bad), 'c:credential'),
          }),
        ),
      }),
    ],
    [
      'one of each edition, the older one altered',
      baked(element(cdata(whole)), element(cdata(bad), 'old:assertion')),
    ],
    ['an altered text, escaped', baked(element(escapeText(bad)))],
    ['two chunks, the good one first', png(text(whole), text(bad))],
    ['two chunks, the good one last', png(text(bad), text(whole))],
    ['a packed chunk beside a plain one', png(text(whole), text(bad, 'openbadgecredential', true))],
    ['an altered packed chunk', png(text(bad, 'openbadgecredential', true))],
    ['a chunk that unfolds to 16 MiB', png(text(' '.repeat(16_777_216), 'openbadgecredential', true))],
    ['a keyword with a blank', png(text(whole, 'openbadgecredential '))],
    ['a keyword in capitals', png(text(whole, 'OpenBadgeCredential'))],
    ['one chunk of each edition, the older one altered', png(text(whole), text(bad, 'openbadges'))],
    ['a good and an altered badge in a presentation', () => present(good, JSON.parse(bad))],
    ['a good badge and none in a presentation', () => present(good, 'not a badge')],
    ['a presentation without a badge', () => present()],
    [
      'a presentation in five presentations',
      () => [1, 2, 3, 4, 5].reduce((inner) => present(inner.input), present(good)),
    ],
    ['an altered JWT in an envelope', () => ({ input: envelope(`data:application/vc+jwt,${altered}`) })],
    [
      'an envelope with a good proof of its own',
      () => ({
        input: { ...good, type: ['EnvelopedVerifiableCredential'], id: `data:application/vc+jwt,${altered}` },
      }),
    ],
    [
      'an envelope of another kind',
      () => ({ input: envelope(`data:application/vc+cose;base64,${Buffer.from(jwt).toString('base64')}`) }),
    ],
    [
      'an envelope at an address',
      () => ({ input: envelope('https://evil.example/jwt'), documents: { 'https://evil.example/jwt': jwt } }),
    ],
    [
      'a JWT of another with the signature of a good one',
      () => ({ input: `${h}.${altered.split('.')[1]}.${s}` }),
    ],
    ['text before the badge', () => ({ input: `x${whole}` })],
    ['text after the badge', () => ({ input: `${whole}x` })],
    ['two badges one after the other', () => ({ input: whole + bad })],
    ['badges in lines', () => ({ input: `${whole}\n${bad}` })],
    ['a list of badges', () => ({ input: [good] })],
    ['UTF-16', () => ({ input: new Uint8Array(Buffer.from(`\ufeff${whole}`, 'utf16le')) })],
    [
      'a byte that is no UTF-8',
      () => ({
        input: new Uint8Array(
          Buffer.concat([Buffer.from(whole.slice(0, half)), Buffer.of(0xff), Buffer.from(whole.slice(half))]),
        ),
      }),
    ],
    [
      'an overlong letter',
      () => ({
        input: new Uint8Array(Buffer.concat([Buffer.from(whole.slice(0, -1)), Buffer.of(0xc1, 0xbd)])),
      }),
    ],
  ]);
});

t.test('a badge of 2.0 is its issuer’s by its address or by its key, or is not valid', async (t) => {
  const [host, thief] = ['https://oud.example', 'https://dief.example'];
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const evilRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (pair: typeof rsa) => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const context = 'https://w3id.org/openbadges/v2';
  const listUrl = `${host}/r/1`;
  const buildIssuer = (at: string, key: string): Documents => ({
    [`${at}/i/1`]: {
      ...{ '@context': context, type: 'Issuer', id: `${at}/i/1`, name: 'Oude School', url: at },
      ...{ email: 'a@oud.example', publicKey: `${at}/k/1`, revocationList: `${at}/r/1` },
    },
    [`${at}/k/1`]: { type: 'CryptographicKey', id: `${at}/k/1`, owner: `${at}/i/1`, publicKeyPem: key },
    [`${at}/r/1`]: { id: `${at}/r/1`, type: 'RevocationList', issuer: `${at}/i/1`, revokedAssertions: [] },
    [`${at}/b/1`]: {
      ...{ '@context': context, type: 'BadgeClass', id: `${at}/b/1`, name: 'Bar', issuer: `${at}/i/1` },
      ...{ description: 'Tapt.', image: `${at}/b.png`, criteria: { narrative: 'Gezien.' } },
    },
  });
  const oldOnes = { ...buildIssuer(host, pem(rsa)), ...buildIssuer(thief, pem(evilRsa)) };
  const assertion = {
    ...{ '@context': context, type: 'Assertion', id: `${host}/a/1`, badge: `${host}/b/1` },
    ...{ issuedOn: '2020-05-01T10:00:00Z', verification: { type: 'HostedBadge' } as JsonObject },
    recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
  };
  const signed = {
    ...assertion,
    id: 'urn:uuid:1',
    verification: { type: 'SignedBadge', creator: `${host}/k/1` },
  };
  const hosted =
    (source: object | undefined, handedIn: object = assertion, more: Documents = {}) =>
    () => ({
      input: handedIn,
      documents: { ...oldOnes, [assertion.id]: source, ...more },
    });
  const jws =
    (content: object, by = rsa, head: object = { alg: 'RS256' }, more: Documents = {}) =>
    () => {
      const text = [head, content]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = createSign('sha256').update(text).sign(by.privateKey, 'base64url');
      return { input: `${text}.${signature}`, documents: { ...oldOnes, ...more } };
    };
  const issuer = oldOnes[`${host}/i/1`] as object;
  const key = oldOnes[`${host}/k/1`] as object;
  const evilKey = `${thief}/k/1`;
  const at = (changes: object) => ({ ...signed, ...changes });
  t.equal((await verify(hosted(assertion)())).verdict, 'valid');
  t.equal((await verify(jws(signed)())).verdict, 'valid');
  const go = `${host}/go?to=${thief}/a/1`;
  await checkRows(t, [
    ['nothing at its address', hosted(undefined)],
    [
      'an address that forwards to somebody else',
      () => ({
        input: { ...assertion, id: go },
        documents: { ...oldOnes, [go]: { servedFrom: `${thief}/a/1`, content: { ...assertion, id: go } } },
      }),
    ],
    [
      'the badge class of the victim at the address of another',
      () => ({
        input: { ...assertion, id: `${thief}/a/1` },
        documents: { ...oldOnes, [`${thief}/a/1`]: { ...assertion, id: `${thief}/a/1` } },
      }),
    ],
    [
      'a profile that forwards to somebody else',
      hosted(assertion, assertion, {
        [`${host}/i/1`]: { servedFrom: `${thief}/i/1`, content: issuer },
      }),
    ],
    [
      'a profile of another id',
      hosted(assertion, assertion, { [`${host}/i/1`]: { ...issuer, id: `${thief}/i/1` } }),
    ],
    ['a source of another id', hosted({ ...assertion, id: `${host}/a/2` })],
    ['a source that says it is signed', hosted({ ...assertion, verification: signed.verification })],
    ...[true, 'true', 1, 'yes', {}].map(
      (revoked): Row => [
        `a source that is revoked: ${JSON.stringify(revoked)}`,
        hosted({ ...assertion, revoked }),
      ],
    ),
    ['a source that has ended', hosted({ ...assertion, expires: '2021-01-01T00:00:00Z' })],
    ['an end that is none', hosted({ ...assertion, expires: 'never' })],
    [
      'a prefix that another host begins with',
      () => {
        const id = `${host}.dief.example/a/1`;
        const policy = { ...issuer, verification: { startsWith: host } };
        return {
          input: { ...assertion, id },
          documents: { ...oldOnes, [`${host}/i/1`]: policy, [id]: { ...assertion, id } },
        };
      },
    ],
    ['signed by somebody else', jws(signed, evilRsa)],
    [
      'signed by somebody else, who says so',
      jws(at({ verification: { type: 'SignedBadge', creator: evilKey } }), evilRsa),
    ],
    [
      'a key that says it is the victim’s',
      jws(
        at({ verification: { type: 'SignedBadge', creator: evilKey } }),
        evilRsa,
        { alg: 'RS256' },
        { [evilKey]: { ...key, id: evilKey, publicKeyPem: pem(evilRsa) } },
      ),
    ],
    [
      'a key in the header',
      jws(signed, evilRsa, { alg: 'RS256', jwk: evilRsa.publicKey.export({ format: 'jwk' }) }),
    ],
    [
      'a profile inside the badge',
      jws(
        at({
          badge: {
            ...(oldOnes[`${host}/b/1`] as object),
            id: undefined,
            issuer: { ...issuer, publicKey: evilKey },
          },
        }),
        evilRsa,
      ),
    ],
    ['alg none', jws(signed, rsa, { alg: 'none' })],
    [
      'the key as a secret',
      () => {
        const text = [{ alg: 'HS256' }, signed]
          .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
          .join('.');
        return {
          input: `${text}.${createHmac('sha256', pem(rsa)).update(text).digest('base64url')}`,
          documents: oldOnes,
        };
      },
    ],
    ['a signed one that says it is hosted', jws(assertion, evilRsa)],
    ['what is signed, without its signature', () => ({ input: signed, documents: oldOnes })],
    [
      'a revoked one, by its id',
      jws(
        signed,
        rsa,
        { alg: 'RS256' },
        { [listUrl]: { ...(oldOnes[listUrl] as object), revokedAssertions: ['urn:uuid:1'] } },
      ),
    ],
    [
      'a revoked one, as an object',
      jws(
        signed,
        rsa,
        { alg: 'RS256' },
        { [listUrl]: { ...(oldOnes[listUrl] as object), revokedAssertions: [{ id: 'urn:uuid:1' }] } },
      ),
    ],
    ['a revocation list that cannot be had', jws(signed, rsa, { alg: 'RS256' }, { [listUrl]: undefined })],
  ]);
});
