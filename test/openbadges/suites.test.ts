// Every proof suite: known answers byte for byte, a second opinion, what a holder may leave out, sets and chains, and
// the ways in which a key is named.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { decode, encode } from 'cborg';
import fc from 'fast-check';
import t from 'tap';
import { findContext, listContexts, loadContext } from '../../src/openbadges/contexts.ts';
import { buildDidDocument, findKeyId } from '../../src/openbadges/did/did-document.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import { type JsonObject, listOf } from '../../src/openbadges/json.ts';
import { buildSigner, findPublicKeyMultibase } from '../../src/openbadges/keys.ts';
import { encodeBase58btc, encodeBase64url, parseMultibase } from '../../src/openbadges/multibase.ts';
import { deriveCredential, secureCredential } from '../../src/openbadges/proofs/secure.ts';
import { type SuiteName, suites } from '../../src/openbadges/proofs/suites.ts';
import { checkProofs } from '../../src/openbadges/verify/checks/proof.ts';
import { defaultLimits } from '../../src/openbadges/verify/limits.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  publishSample,
  sampleCreated,
  sampleDid,
  sampleDidUrl,
  sampleNow,
} from './sample-badges.ts';

const corpus = process.env.KUNDIG_CORPUS;
const noCorpus = corpus && existsSync(corpus) ? false : 'no corpus';

function readVector<T = JsonObject>(name: string): T {
  return JSON.parse(readFileSync(join(corpus!, 'w3c-vectors', name), 'utf8'));
}

const seedBytes = { Ed25519: 32, 'P-256': 32, 'P-384': 48 } as const;

/** A key from equal bytes, and its signer under any controller. */
function buildKey(algorithm: keyof typeof seedBytes, byte = 3, did: string = sampleDid) {
  const seed = new Uint8Array(seedBytes[algorithm]).fill(byte);
  const publicKeyMultibase = findPublicKeyMultibase(seed, algorithm);
  const signer = buildSigner({ keyId: findKeyId(did, publicKeyMultibase), seed, algorithm });
  return { publicKeyMultibase, signer };
}

const keys = { Ed25519: buildKey('Ed25519'), 'P-256': buildKey('P-256'), 'P-384': buildKey('P-384') };
const published = {
  ...(await publishSample()),
  [sampleDidUrl]: buildDidDocument({
    did: sampleDid,
    keys: [...Object.values(keys), buildKey('Ed25519', 1)],
  }),
};
const seen = new Set<OutcomeCode>();

async function verify(document: unknown, documents: object = {}): Promise<Report> {
  const input = document instanceof Uint8Array ? document : JSON.stringify(document);
  const fetchDocument = buildFetch({ ...published, ...documents });
  const report = await verifyCredential(input, { now: sampleNow, fetchDocument });
  for (const { code, parts = [] } of report.outcomes) {
    for (const each of [code, ...parts.map((part) => part.code)]) seen.add(each);
  }
  return report;
}

async function judge(document: unknown, documents: object = {}): Promise<string> {
  const { verdict, reason } = await verify(document, documents);
  return `${verdict}: ${reason}`;
}

const badge = buildSampleBadge();
const contexts2020 = [...badge['@context'], 'https://w3id.org/security/suites/ed25519-2020/v1'];

/** Each suite that signs, with each kind of key that it takes. */
const ways: { suite: SuiteName; algorithm: keyof typeof seedBytes; document?: object }[] = [
  { suite: 'eddsa-rdfc-2022', algorithm: 'Ed25519' },
  { suite: 'eddsa-jcs-2022', algorithm: 'Ed25519' },
  { suite: 'ecdsa-rdfc-2019', algorithm: 'P-256' },
  { suite: 'ecdsa-rdfc-2019', algorithm: 'P-384' },
  { suite: 'ecdsa-jcs-2019', algorithm: 'P-256' },
  { suite: 'ecdsa-jcs-2019', algorithm: 'P-384' },
  {
    suite: 'Ed25519Signature2020',
    algorithm: 'Ed25519',
    document: { ...badge, '@context': contexts2020 },
  },
];

async function signIn({ suite, algorithm, document = badge }: (typeof ways)[number], changes: object = {}) {
  const options = { suite, signer: keys[algorithm].signer, created: sampleCreated };
  return await secureCredential({ ...document, ...changes }, options);
}

const mandatoryPointers = [
  ...['/id', '/type', '/issuer', '/validFrom', '/name', '/credentialStatus', '/credentialSubject/id'],
  ...['/credentialSubject/type', '/credentialSubject/achievement'],
];

async function signSelectively(changes: object = {}, pointers = mandatoryPointers) {
  return await secureCredential(
    { ...badge, validUntil: '2027-11-01T00:00:00Z', ...changes },
    {
      suite: 'ecdsa-sd-2023',
      signer: keys['P-256'].signer,
      created: sampleCreated,
      mandatoryPointers: pointers,
    },
  );
}

t.test(
  'what a suite of W3C signed with Edwards curves comes out byte for byte',
  { skip: noCorpus },
  async (t) => {
    const { privateKeyMultibase } = readVector<Record<string, string>>('eddsa_keyPair.json');
    const pairs = Object.values(
      readVector<Record<string, { privateKeyMultibase: string }>>('eddsa_proof-set-chain_multiKeyPairs.json'),
    );
    const seeds = [privateKeyMultibase, ...pairs.map((pair) => pair.privateKeyMultibase)].map((text) =>
      parseMultibase(text!)!.slice(2),
    );
    const files = [
      ...[
        'eddsa-rdfc-2022_signedDataInt',
        'eddsa-rdfc-2022_employ_signedDataInt',
        'eddsa-jcs-2022_signedJCS',
      ],
      ...[
        'Ed25519Signature2020_signedEdSig',
        'proof-set-chain_signedProofSet1',
        'proof-set-chain_signedProofSet2',
      ],
      ...['proof-set-chain_signedProofChain1', 'proof-set-chain_signedProofChain2'],
    ];
    for (const file of files) {
      const { proof, ...document } = readVector(`eddsa_${file}.json`);
      let signed: object = document;
      for (const each of listOf(proof) as Record<string, string>[]) {
        const { id, previousProof, created, verificationMethod } = each;
        const fragment = verificationMethod!.split('#')[1];
        const seed = seeds.find((bytes) => findPublicKeyMultibase(bytes) === fragment)!;
        signed = await secureCredential(signed, {
          suite: (each.cryptosuite ?? each.type) as SuiteName,
          signer: buildSigner({ keyId: verificationMethod!, seed }),
          ...{ created: created!, id, previousProof },
        });
      }
      t.strictSame(signed, { ...document, proof: [proof].flat() }, file);
    }
  },
);

t.test(
  'the keys of the ECDSA vectors come out, and what they signed verifies',
  { skip: noCorpus },
  async (t) => {
    for (const algorithm of ['P-256', 'P-384'] as const) {
      const name = algorithm.toLowerCase().replace('-', '');
      const { publicKeyMultibase, secretKeyMultibase } = readVector<Record<string, string>>(
        `ecdsa_${name}KeyPair.json`,
      );
      const seed = parseMultibase(secretKeyMultibase!)!.slice(2);
      t.equal(findPublicKeyMultibase(seed, algorithm), publicKeyMultibase);
      const signed = readVector(`ecdsa_ecdsa-rdfc-2019-${name}_signedECDSA${name.toUpperCase()}.json`);
      t.ok(await verifyIndependently(signed, publicKeyMultibase!), 'also to code that is not ours');
      const { outcomes } = await verify(signed);
      t.equal(outcomes.find(({ check }) => check === 'proof')?.code, 'proofs-verified');
      const { proof: _, ...document } = signed;
      const signer = buildSigner({ keyId: findKeyId('urn:x', publicKeyMultibase!), seed, algorithm });
      const again = await secureCredential(document, {
        suite: 'ecdsa-rdfc-2019',
        signer,
        created: sampleCreated,
      });
      t.ok(await verifyIndependently(again, publicKeyMultibase!));
    }
  },
);

// What is signed, as W3C publishes it beside its vectors: the digest of the options of the proof, then that of the
// document. Where the vector was made again since, only the document's is the same; it is the last half.
const documentOfAlumni = '517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017';
const documentOfEmployment = '03f59e5b04ab575b1172cb684f22eede72f0e9033e0b5c67d0e2506768d6ce11';
const documentInJcs = '59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19';
const publishedHashes: [file: string, algorithm: keyof typeof seedBytes, end: string][] = [
  [
    'eddsa_eddsa-rdfc-2022_signedDataInt',
    'Ed25519',
    `bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0${documentOfAlumni}`,
  ],
  [
    'eddsa_eddsa-rdfc-2022_employ_signedDataInt',
    'Ed25519',
    `bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0${documentOfEmployment}`,
  ],
  [
    'eddsa_eddsa-jcs-2022_signedJCS',
    'Ed25519',
    `66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db${documentInJcs}`,
  ],
  ['eddsa_Ed25519Signature2020_signedEdSig', 'Ed25519', documentOfAlumni],
  [
    'ecdsa_ecdsa-rdfc-2019-p256_signedECDSAP256',
    'P-256',
    `3a8a522f689025727fb9d1f0fa99a618da023e8494ac74f51015d009d35abc2e${documentOfAlumni}`,
  ],
  [
    'ecdsa_ecdsa-rdfc-2019-p256_employ_signedECDSAP256',
    'P-256',
    `3a8a522f689025727fb9d1f0fa99a618da023e8494ac74f51015d009d35abc2e${documentOfEmployment}`,
  ],
  [
    'ecdsa_ecdsa-rdfc-2019-p384_signedECDSAP384',
    'P-384',
    'e32805a26492eac777aa7a138f6d8da3c74e0c7be7b296dcaccf97420c3b92eaad7be6449ca565e165031567f5c7cbc1' +
      '8bf6e01df72c5b62f91b685231915ac4b8c58ea95f002c6b8f6bfafa1b251df476b56b8e01518e317dab099d3ecbff96',
  ],
  ['ecdsa_ecdsa-jcs-2019-p256_signedJCSECDSAP256', 'P-256', documentInJcs],
  [
    'ecdsa_ecdsa-jcs-2019-p384_signedJCSECDSAP384',
    'P-384',
    '3e0be671cc1881035d463158c80921973dab3534d4f8dfacf4ff2725a4115eb718e49d66de0e90e7365cd6062abf2259',
  ],
];

t.test('what is hashed and signed is what W3C publishes, in each suite', { skip: noCorpus }, async (t) => {
  for (const [file, algorithm, end] of publishedHashes) {
    const { proof, ...document } = readVector(`${file}.json`) as JsonObject & { proof: JsonObject };
    const { type, cryptosuite, verificationMethod, created } = proof as Record<string, string>;
    let signed = '';
    const sign = async (bytes: Uint8Array) => {
      signed = Buffer.from(bytes).toString('hex');
      return new Uint8Array(64);
    };
    const options = { suite: (cryptosuite ?? type) as SuiteName, created: created! };
    await secureCredential(document, { ...options, signer: { keyId: verificationMethod!, algorithm, sign } });
    t.ok(signed.endsWith(end), file);
    const { outcomes } = await verify({ ...document, proof });
    t.equal(outcomes.find(({ check }) => check === 'proof')?.code, 'proofs-verified', file);
  }
});

t.test('a badge signed in any suite is valid, and altered in none', async (t) => {
  for (const way of ways) {
    const name = `${way.suite} ${way.algorithm}`;
    const signed = await signIn(way);
    t.equal(await judge(signed), 'valid: proofs-verified', name);
    t.equal(await judge({ ...signed, name: 'Chef' }), 'not-genuine: signature-invalid', name);
    const [proof] = signed.proof;
    const later = { ...proof, created: '2026-11-02T00:00:00Z' };
    t.equal(await judge({ ...signed, proof: [later] }), 'not-genuine: signature-invalid', name);
    for (const proofValue of [undefined, null, 7, '', 'z', 'z1', `u${String(proof!.proofValue).slice(1)}`]) {
      const broken = { ...signed, proof: [{ ...proof, proofValue }] };
      t.equal(await judge(broken), 'not-genuine: proof-malformed', `${name} ${proofValue}`);
    }
  }
});

t.test('no suite signs what a reader could not fully read, nor with a key of another kind', async (t) => {
  for (const way of ways) await t.rejects(signIn(way, { undefinedTerm: 'x' }), way.suite);
  await t.rejects(signSelectively({ undefinedTerm: 'x' }));
  for (const [suite, { keyTypes }] of Object.entries(suites)) {
    const algorithm = (['Ed25519', 'P-256'] as const).find((type) => !(keyTypes as string[]).includes(type))!;
    await t.rejects(signIn({ suite: suite as SuiteName, algorithm }), suite);
  }
  await t.rejects(
    signIn({ suite: 'Ed25519Signature2018', algorithm: 'Ed25519' }),
    'nor in the oldest at all',
  );
});

t.test('a term that no context defines is no part of a badge, whatever the signature is over', async (t) => {
  const { signer } = keys.Ed25519;
  const document = { ...badge, undefinedTerm: 'x' };
  const proof = {
    ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', created: sampleCreated },
    ...{ verificationMethod: signer.keyId, proofPurpose: 'assertionMethod', '@context': badge['@context'] },
  };
  const hash = (value: unknown) => createHash('sha256').update(canonicalizeJson(value)).digest();
  const signature = await signer.sign(Buffer.concat([hash(proof), hash(document)]));
  const signed = { ...document, proof: [{ ...proof, proofValue: encodeBase58btc(signature) }] };
  t.equal(await judge(signed), 'not-genuine: terms-undefined');
});

t.test("the library's badges verify here, and ours are its own to the byte", async (t) => {
  const { signer } = keys.Ed25519;
  const suite = new DataIntegrityProof({
    cryptosuite,
    signer: {
      ...{ id: signer.keyId, algorithm: 'Ed25519' },
      sign: ({ data }: { data: Uint8Array }) => signer.sign(data),
    },
  });
  const theirs = (await issue({
    credential: structuredClone(badge),
    suite,
    documentLoader: loadContext,
  })) as JsonObject;
  t.equal(await judge(theirs), 'valid: proofs-verified');
  const { created } = theirs.proof as { created: string };
  const own = await secureCredential(badge, { suite: 'eddsa-rdfc-2022', signer, created });
  t.strictSame(own.proof, [theirs.proof]);
});

t.test('code that shares nothing with ours confirms what we sign on other curves', async (t) => {
  for (const algorithm of ['P-256', 'P-384'] as const) {
    const signed = await signIn({ suite: 'ecdsa-rdfc-2019', algorithm });
    const { publicKeyMultibase } = keys[algorithm];
    t.ok(await verifyIndependently(signed, publicKeyMultibase));
    t.notOk(await verifyIndependently({ ...signed, name: 'Chef' }, publicKeyMultibase));
    t.notOk(await verifyIndependently(signed, buildKey(algorithm, 4).publicKeyMultibase));
  }
});

t.test('what a holder shows is valid, and what is not shown is not taken for absent', async (t) => {
  const base = await signSelectively();
  t.equal(await judge(base), 'incomplete: proof-not-derived', 'what the holder keeps is no proof to others');
  const shown = await deriveCredential(base, { selectivePointers: ['/validUntil'] });
  t.notOk('evidence' in shown);
  t.equal(await judge(shown), 'valid: proofs-verified');
  const everything = await deriveCredential(base, {
    selectivePointers: ['/validUntil', '/credentialSubject', '/evidence'],
  });
  t.equal(await judge(everything), 'valid: proofs-verified');
  t.equal(
    await judge(await deriveCredential(base, { selectivePointers: [] })),
    'incomplete: period-undisclosed',
    'an end may have been withheld',
  );
  const free = mandatoryPointers.filter((pointer) => pointer !== '/credentialStatus');
  const silent = await deriveCredential(await signSelectively({}, free), {
    selectivePointers: ['/validUntil'],
  });
  t.notOk('credentialStatus' in silent);
  t.equal(await judge(silent), 'incomplete: status-undisclosed', 'and so may a status');
  await t.rejects(deriveCredential(base, { selectivePointers: ['/nothing'] }));
  await t.rejects(deriveCredential(badge, { selectivePointers: ['/validUntil'] }));
  await t.rejects(deriveCredential(shown, { selectivePointers: ['/validUntil'] }));
});

t.test('a second proof over what is shown does not make it the whole', async (t) => {
  const free = mandatoryPointers.filter((pointer) => pointer !== '/credentialStatus');
  const shown = await deriveCredential(await signSelectively({}, free), {
    selectivePointers: ['/validUntil'],
  });
  const did = `did:key:${keys.Ed25519.publicKeyMultibase}`;
  const holder = buildKey('Ed25519', 3, did).signer;
  const both = await secureCredential(shown, {
    suite: 'eddsa-rdfc-2022',
    signer: holder,
    created: sampleCreated,
  });
  t.equal(await judge(both), 'incomplete: status-undisclosed');
});

t.test('what is shown cannot be altered, and nothing be pulled apart', async (t) => {
  const shown = await deriveCredential(await signSelectively(), {
    selectivePointers: ['/validUntil', '/evidence'],
  });
  t.equal(await judge({ ...shown, name: 'Chef' }), 'not-genuine: signature-invalid');
  t.equal(await judge({ ...shown, evidence: undefined }), 'not-genuine: signature-invalid');
  const [proof] = shown.proof as [JsonObject];
  const bytes = parseMultibase(String(proof.proofValue))!;
  const parts: unknown[] = decode(bytes.slice(3), { useMaps: true });
  const withParts = (changes: Record<number, unknown>) => {
    const changed = parts.map((part, at) => (at in changes ? changes[at] : part));
    const proofValue = encodeBase64url(Buffer.concat([bytes.slice(0, 3), encode(changed)]));
    return { ...shown, proof: [{ ...proof, proofValue }] };
  };
  const [, , signatures, labels, indexes] = parts as [0, 0, Uint8Array[], Map<number, Uint8Array>, number[]];
  t.equal(await judge(withParts({})), 'valid: proofs-verified');
  t.ok(labels.size > 1);
  const merged = new Map([...labels.keys()].map((key) => [key, labels.get(0)!]));
  const cases: [Record<number, unknown>, string][] = [
    [{ 3: merged }, 'not-genuine: proof-malformed'],
    [{ 3: [] }, 'not-genuine: proof-malformed'],
    [{ 4: [...indexes, indexes[0]] }, 'not-genuine: proof-malformed'],
    [{ 4: indexes.slice(1) }, 'not-genuine: signature-invalid'],
    [{ 2: signatures.slice(1) }, 'not-genuine: signature-invalid'],
    [{ 1: new Uint8Array(35) }, 'not-genuine: signature-invalid'],
    [{ 0: new Uint8Array(64) }, 'not-genuine: signature-invalid'],
    [{ 0: 'x' }, 'not-genuine: proof-malformed'],
  ];
  for (const [changes, expected] of cases) t.equal(await judge(withParts(changes)), expected);
});

t.test('every proof of a set is told, and a forged one beside good ones is not hidden', async (t) => {
  const first = await signIn(ways[0]!);
  const set = await secureCredential(first, {
    ...{ suite: 'ecdsa-rdfc-2019', signer: keys['P-256'].signer, created: sampleCreated },
  });
  const report = await verify(set);
  t.equal(report.verdict, 'valid');
  const proofOf = ({ outcomes }: Report) => outcomes.find(({ check }) => check === 'proof')!;
  t.strictSame(
    proofOf(report).parts?.map(({ code, facts }) => [code, facts.suite, facts.verificationMethod]),
    [
      ['proofs-verified', 'eddsa-rdfc-2022', keys.Ed25519.signer.keyId],
      ['proofs-verified', 'ecdsa-rdfc-2019', keys['P-256'].signer.keyId],
    ],
  );
  const [good, other] = set.proof;
  const forged = { ...other, created: '2026-11-03T00:00:00Z' };
  const foreign = { ...other, cryptosuite: 'bbs-2023' };
  const beside = await verify({ ...set, proof: [good, forged, foreign] });
  t.equal(beside.verdict, 'not-genuine');
  t.strictSame(
    proofOf(beside).parts?.map(({ code, result }) => [code, result]),
    [
      ['proofs-verified', 'passed'],
      ['signature-invalid', 'failed'],
      ['proof-unsupported', 'unknown'],
    ],
  );
});

t.test('a proof made after another is over that one too', async (t) => {
  const created = sampleCreated;
  const first = await secureCredential(badge, {
    ...{ suite: 'eddsa-rdfc-2022', signer: keys.Ed25519.signer, created, id: 'urn:uuid:first' },
  });
  for (const [suite, algorithm] of [
    ['eddsa-rdfc-2022', 'Ed25519'],
    ['ecdsa-jcs-2019', 'P-256'],
  ] as const) {
    const { signer } = keys[algorithm];
    const chain = await secureCredential(first, { suite, signer, created, previousProof: 'urn:uuid:first' });
    t.equal(await judge(chain), 'valid: proofs-verified');
    const [one, two] = chain.proof as JsonObject[] as [JsonObject, JsonObject];
    const cases: [JsonObject[], string][] = [
      [[two], 'not-genuine: previous-proof-missing'],
      [[two, one], 'valid: proofs-verified'],
      [[one, { ...two, previousProof: undefined }], 'not-genuine: signature-invalid'],
      [[{ ...one, created: '2026-11-02T00:00:00Z' }, two], 'not-genuine: signature-invalid'],
      [[one, { ...two, previousProof: ['urn:uuid:first', 'urn:x'] }], 'not-genuine: previous-proof-missing'],
    ];
    for (const [proof, expected] of cases) t.equal(await judge({ ...chain, proof }), expected, suite);
  }
  const absent = { suite: 'eddsa-rdfc-2022', signer: keys.Ed25519.signer, created } as const;
  await t.rejects(secureCredential(first, { ...absent, previousProof: 'urn:uuid:other' }));
});

t.test('a proof for one place and moment is good for no other', async (t) => {
  const { signer } = buildKey('Ed25519', 3, `did:key:${keys.Ed25519.publicKeyMultibase}`);
  const signed = await secureCredential(badge, {
    ...{ suite: 'eddsa-rdfc-2022', signer, created: sampleCreated },
    ...{ proofPurpose: 'authentication', domain: 'badges.example', challenge: 'u123' },
  });
  const read = async () => ({ state: 'unavailable' }) as const;
  const check = async (domain: string, challenge: string, purpose = 'authentication' as const) => {
    const expected = { purpose, domain, challenge };
    const context = { now: sampleNow, read, limits: defaultLimits, expected };
    const { outcome } = await checkProofs(signed, context);
    seen.add(outcome.code);
    return outcome.code;
  };
  t.equal(await check('badges.example', 'u123'), 'proofs-verified');
  t.equal(await check('other.example', 'u123'), 'proof-domain-differs');
  t.equal(await check('badges.example', 'u124'), 'proof-challenge-differs');
  t.equal(await judge(signed), 'not-genuine: proof-purpose-wrong', 'and it states nothing');
});

t.test('no flipped byte of a badge in any suite makes another valid badge', async (t) => {
  const shown = await deriveCredential(await signSelectively(), { selectivePointers: ['/validUntil'] });
  const samples: [string, object][] = [['ecdsa-sd-2023', shown]];
  for (const way of ways.slice(1)) samples.push([`${way.suite} ${way.algorithm}`, await signIn(way)]);
  for (const [name, signed] of samples) {
    const bytes = new TextEncoder().encode(canonicalizeJson(signed));
    t.equal(await judge(bytes), 'valid: proofs-verified', name);
    // Half of the places in the proof, where a suite has its own way of reading.
    const proofAt = canonicalizeJson(signed).indexOf('"proof":');
    const place = fc.oneof(
      fc.nat({ max: bytes.length - 1 }),
      fc.integer({ min: proofAt, max: Math.min(bytes.length, proofAt + 3000) - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = bytes.slice();
        flipped[at]! ^= mask;
        const { verdict, outcomes } = await verify(flipped);
        return verdict !== 'valid' && !outcomes.some(({ code }) => code === 'check-broke');
      }),
      { numRuns: 80 },
    );
  }
});

t.test('no known context gives a second name to what a verdict rests on', async (t) => {
  const names = new Map<string, Set<string>>();
  const gather = (context: unknown) => {
    for (const [name, definition] of listOf(context).flatMap((part) => Object.entries(part as JsonObject))) {
      const inner = typeof definition === 'object' ? (definition as JsonObject) : { '@id': definition };
      const iri = String(inner?.['@id'] ?? name);
      // By its last part, so that a prefix hides nothing.
      const key = iri.startsWith('@') ? iri : iri.split(/[#/:]/).at(-1)!;
      if (!name.startsWith('@')) names.set(key, (names.get(key) ?? new Set()).add(name));
      if (inner?.['@context']) gather(inner['@context']);
    }
  };
  for (const url of listContexts()) gather(findContext(url)!['@context']);
  const bearing = [
    ...['issuer', 'credentialSubject', 'credentialStatus', 'proof', 'previousProof', 'identifier'],
    ...['validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'expires', 'endorsement'],
    ...['statusListIndex', 'statusListCredential', 'statusPurpose', 'encodedList'],
  ];
  for (const name of bearing) {
    const same = [...names.values()].filter((set) => set.has(name));
    t.ok(same.length > 0, `${name} is defined`);
    t.strictSame([...new Set(same.flatMap((set) => [...set]))], [name], `${name} has no other name`);
  }
  t.strictSame([...names.keys()].filter((key) => key.startsWith('@')).sort(), ['@id', '@type']);
  t.strictSame([...names.get('@id')!, ...names.get('@type')!], ['id', 'type']);
});

t.test('what is told only here is told', async (t) => {
  for (const code of codesElsewhere.suites) t.ok(seen.has(code), code);
});
