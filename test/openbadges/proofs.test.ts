// Signatures: known answers byte for byte, and a second opinion from code that shares nothing with ours.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { findDidWebUrl } from '../../src/openbadges/did/did-web.ts';
import { canonicalizeJson } from '../../src/openbadges/jcs.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import { buildSigner, findPublicKeyMultibase } from '../../src/openbadges/keys.ts';
import { parseMultibase } from '../../src/openbadges/multibase.ts';
import { secureCredential } from '../../src/openbadges/proofs/secure.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { verifyIndependently } from '../independent-verifier.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  buildSampleSuperbadge,
  publishSample,
  sampleCreated,
  sampleNow,
  signSample,
  signSampleList,
} from './sample-badges.ts';
import { listPaths, replaceAt } from './schema-arbitrary.ts';

const corpus = process.env.KUNDIG_CORPUS;
const noCorpus = corpus && existsSync(corpus) ? false : 'no corpus';

type Signed = JsonObject & { proof: JsonObject[] };
const { seed, publicKeyMultibase, didDocument, examples } = JSON.parse(
  readFileSync(new URL('../vectors/open-badges-examples.json', import.meta.url), 'utf8'),
) as {
  seed: string;
  publicKeyMultibase: string;
  didDocument: JsonObject;
  examples: { name: string; input: Signed }[];
};

function readCorpus(path: string): JsonObject {
  return JSON.parse(readFileSync(join(corpus!, path), 'utf8'));
}

async function resign(signed: JsonObject, seedBytes: Uint8Array): Promise<unknown> {
  const { proof, ...document } = signed;
  const [{ verificationMethod, created }] = [proof].flat() as [
    { verificationMethod: string; created: string },
  ];
  const signer = buildSigner({ keyId: verificationMethod, seed: seedBytes });
  return (await secureCredential(document, { suite: 'eddsa-rdfc-2022', signer, created })).proof;
}

t.test('the examples of our own digest of the standard are signed again to the same bytes', async (t) => {
  const bytes = Buffer.from(seed, 'hex');
  t.equal(findPublicKeyMultibase(bytes), publicKeyMultibase);
  for (const { name, input } of examples) t.strictSame(await resign(input, bytes), input.proof, name);
});

t.test('the examples verify against their DID document, and an altered one does not', async (t) => {
  const url = findDidWebUrl(String(didDocument.id))!;
  const context = {
    now: new Date('2026-06-01T12:00:00Z'),
    fetchDocument: buildFetch({ [url]: didDocument }),
  };
  for (const { name, input } of examples) {
    const { outcomes } = await verifyCredential(JSON.stringify(input), context);
    const found = Object.fromEntries(outcomes.map(({ check, code }) => [check, code]));
    t.equal(found.proof, 'proofs-verified', name);
    t.equal(found['issuer-binding'], 'issuer-bound', name);
    const altered = await verifyCredential(
      JSON.stringify({ ...input, validFrom: '2026-01-01T00:00:00Z' }),
      context,
    );
    t.equal(altered.verdict, 'not-genuine', name);
    t.equal(altered.reason, 'signature-invalid', name);
  }
});

t.test('the signing vector of 1EdTech comes out byte for byte', { skip: noCorpus }, async (t) => {
  // The published vector is this sample with another issuer.
  const { proof: _, ...document } = readCorpus('1edtech-ob30/simple.json');
  const issuer = 'https://example.edu/issuers/565049';
  document.issuer = { id: issuer, type: ['Profile'], url: 'https://www.imsglobal.org', name: 'Example Corp' };
  const seedBytes = Buffer.from('6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4', 'hex');
  const keyId = `${issuer}#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi`;
  const signed = await secureCredential(document, {
    suite: 'eddsa-rdfc-2022',
    signer: buildSigner({ keyId, seed: seedBytes }),
    created: '2010-01-01T19:23:24Z',
  });
  t.equal(
    signed.proof[0]?.proofValue,
    'z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr',
  );
});

t.test('the vectors of W3C come out byte for byte', { skip: noCorpus }, async (t) => {
  const keys = readCorpus('w3c-vectors/eddsa_keyPair.json') as { privateKeyMultibase: string };
  const seedBytes = parseMultibase(keys.privateKeyMultibase)!.slice(2);
  const signed = readCorpus('w3c-vectors/eddsa_eddsa-rdfc-2022_signedDataInt.json');
  t.strictSame(await resign(signed, seedBytes), [signed.proof]);
});

t.test('signing leaves the document as it was and gives a list with one proof', async (t) => {
  const document = buildSampleBadge();
  const before = canonicalizeJson(document);
  const signed = await signSample(document);
  t.equal(canonicalizeJson(document), before);
  t.equal(signed.proof.length, 1);
  const { proof: _, ...rest } = signed;
  t.equal(canonicalizeJson(rest), before);
  t.equal(canonicalizeJson(await signSample(document)), canonicalizeJson(signed), 'and is repeatable');
  t.equal(
    (await signSample(signed, buildSampleSigner(2).signer)).proof.length,
    2,
    'a second stands beside it',
  );
});

t.test('nothing is signed that a reader could not fully read', async (t) => {
  const badge = buildSampleBadge();
  await t.rejects(signSample({ ...badge, undefinedTerm: 'x' }));
  await t.rejects(signSample({ ...badge, evidence: [{ type: ['NoSuchEvidence'] }] }));
  await t.rejects(signSample({ ...badge, '@context': [...badge['@context'], 'https://a.example/context'] }));
  const options = { suite: 'eddsa-rdfc-2022', signer: buildSampleSigner().signer } as const;
  await t.rejects(secureCredential(badge, { ...options, created: '2026-11-21' }));
  await t.rejects(secureCredential(badge, { ...options, created: '2026-11-21T10:00:00.123Z' }));
});

t.test('code that shares nothing with ours confirms what we sign', async (t) => {
  const { publicKeyMultibase: own } = buildSampleSigner();
  const other = buildSampleSigner(2).publicKeyMultibase;
  const documents = [
    await signSample(buildSampleBadge()),
    await signSample(buildSampleSuperbadge()),
    await signSampleList([1, 2, 94_567]),
  ];
  for (const document of documents) {
    t.ok(await verifyIndependently(document, own));
    t.ok(
      await verifyIndependently(JSON.parse(canonicalizeJson(document)), own),
      'also from its canonical text',
    );
    t.notOk(await verifyIndependently(document, other));
    t.notOk(await verifyIndependently({ ...document, validFrom: '2020-01-01T00:00:00Z' }, own));
    t.notOk(await verifyIndependently({ ...document, proof: undefined }, own));
    const proof = [{ ...document.proof[0], created: '2020-01-01T00:00:00Z' }];
    t.notOk(await verifyIndependently({ ...document, proof }, own));
  }
  for (const { name, input } of examples) t.ok(await verifyIndependently(input, publicKeyMultibase), name);
});

t.test('both opinions agree on every single value that is altered', async (t) => {
  const { publicKeyMultibase: own } = buildSampleSigner();
  const signed = await signSample(buildSampleBadge());
  const context = { now: sampleNow, fetchDocument: buildFetch(await publishSample()) };
  t.equal((await verifyCredential(JSON.stringify(signed), context)).verdict, 'valid');
  const disagreements: string[] = [];
  const texts = listPaths(signed).filter((path) => {
    const value = path.reduce((at, name) => (at as JsonObject)[name], signed as unknown);
    return typeof value === 'string' && path[0] !== '@context' && path.at(-1) !== 'proofValue';
  });
  for (const path of texts) {
    const altered = replaceAt(structuredClone(signed), path, 'https://altered.example/') as object;
    const isGood = await verifyIndependently(altered, own).catch(() => false);
    const { verdict } = await verifyCredential(JSON.stringify(altered), context);
    if (isGood || verdict === 'valid') disagreements.push(path.join('.'));
  }
  t.strictSame(disagreements, []);
  t.ok(texts.length > 60);
});

t.test('a signature holds for any wording, and for no other', async () => {
  const { publicKeyMultibase: own, signer } = buildSampleSigner();
  const wording = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(wording, wording, async (name, other) => {
      const options = { suite: 'eddsa-rdfc-2022', signer, created: sampleCreated } as const;
      const signed = await secureCredential(buildSampleBadge({ name }), options);
      const stored = JSON.parse(canonicalizeJson(signed));
      if (!(await verifyIndependently(stored, own))) return false;
      return name === other || !(await verifyIndependently({ ...stored, name: other }, own));
    }),
    { numRuns: 40 },
  );
});
