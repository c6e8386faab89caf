// The calls of the VC API adapter: their answers over http and https, options, suites, presentations, statuses, what a
// holder leaves out, envelopes, and what is only there to do harm.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { cryptosuite as eddsaCryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {
  issue as issueCredential,
  signPresentation,
  verifyCredential as verifyByLibrary,
} from '@digitalbazaar/vc';
import fc from 'fast-check';
import t from 'tap';
import { problemCodes } from '../../src/base/problem-codes.ts';
import { createIssuer } from '../../src/domain/issuers.ts';
import { loadContext } from '../../src/openbadges/contexts.ts';
import { encodeBase58btc, parseMultibase } from '../../src/openbadges/multibase.ts';
import { suites } from '../../src/openbadges/proofs/suites.ts';
import { buildServer } from '../../src/web/server.ts';
import { listImports, readFiles } from '../guards/source-text.ts';
import type { Answer, Json } from './api-client.ts';
import {
  buildCredential,
  buildStranger,
  challenge,
  checkRefused,
  domain,
  openTrial,
  presentAs,
  sign,
  type Trial,
} from './trial.ts';

const v1 = 'https://www.w3.org/2018/credentials/v1';
const v2 = 'https://www.w3.org/ns/credentials/v2';
const security = 'https://w3id.org/security#';
const dataModel = 'https://www.w3.org/TR/vc-data-model#';
const https = { 'x-forwarded-proto': 'https' };
const eddsa = 'eddsa-rdfc-2022';
const sd = 'ecdsa-sd-2023';

async function issueGood(trial: Trial, changes: Json = {}, endpoint: 'eddsa-rdfc-2022' | 'vc-jwt' = eddsa) {
  const { status, json, text } = await trial.issue(endpoint, buildCredential(trial.did(endpoint), changes));
  if (status !== 201) throw new Error(text);
  return json;
}

t.test('a credential comes bare over http and by name over https; a proof is an object', async (t) => {
  const trial = await openTrial(t);
  const body = { credential: buildCredential(trial.did(eddsa), { id: 'urn:uuid:1' }) };
  const path = `/${eddsa}/credentials/issue`;
  const bare = await trial.post(path, body);
  const named = await trial.post(path, body, https);
  t.same([bare.status, named.status], [201, 201]);
  t.same(Object.keys(named.json), ['verifiableCredential']);
  t.same(named.json.verifiableCredential, bare.json, 'the same, since the moment is the same');
  t.match(bare.json, {
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: eddsa,
      verificationMethod: `${trial.did(eddsa)}#${trial.did(eddsa).slice('did:key:'.length)}`,
      proofPurpose: 'assertionMethod',
      created: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      proofValue: /^z/,
    },
  });
  t.equal(parseMultibase(bare.json.proof.proofValue)!.length, 64);
  const { proof: _, ...rest } = bare.json;
  t.same(rest, body.credential, 'nothing else was added, no date either');
  const base = await trial.issue(sd, buildCredential(trial.did(sd)), { mandatoryPointers: ['/issuer'] });
  const derivation = {
    verifiableCredential: base.json,
    options: { selectivePointers: ['/credentialSubject'] },
  };
  const derived = await trial.post(`/${sd}/credentials/derive`, derivation, https);
  t.equal(derived.status, 201);
  t.ok(derived.json.verifiableCredential.proof.proofValue.startsWith('u'));
});

t.test('the demands of the issuer suite', async (t) => {
  const trial = await openTrial(t);
  const did = trial.did(eddsa);
  const path = `/${eddsa}/credentials/issue`;
  const credential = buildCredential(did);
  checkRefused(t, await trial.post(path, { verifiableCredential: credential }), 'no credential');
  const refused: [string, Json][] = [
    ['no @context', { '@context': undefined }],
    ['@context no list', { '@context': 4 }],
    ['@context of other things', { '@context': [{ foo: true }, 4, false, null] }],
    ['no type', { type: undefined }],
    ['type no list', { type: 4 }],
    ['type a text', { type: 'VerifiableCredential' }],
    ['type of other things', { type: [2, null, { foo: true }, false] }],
    ['no issuer', { issuer: undefined }],
    ['issuer a number', { issuer: 4 }],
    ['no subject', { credentialSubject: undefined }],
    ['subject no object', { credentialSubject: 'did:example:subject' }],
  ];
  for (const [name, changes] of refused) {
    checkRefused(t, await trial.post(path, { credential: buildCredential(did, changes) }), name);
  }
  for (const issuer of [did, { id: did }]) {
    t.equal((await trial.post(path, { credential: { ...credential, issuer } })).status, 201);
  }
});

t.test('options are known, or refused by name; checks alone is always taken', async (t) => {
  const trial = await openTrial(t);
  const signed = await issueGood(trial);
  const credential = buildCredential(trial.did(eddsa));
  const unknown = 'https://www.w3.org/TR/vcalm#UNKNOWN_OPTION_PROVIDED';
  const calls: ((options: object) => Promise<Answer>)[] = [
    (options) => trial.issue(eddsa, credential, options),
    (options) => trial.verify(eddsa, signed, options),
    (options) => trial.present(eddsa, { '@context': [v2], type: ['VerifiablePresentation'] }, options),
    (options) => trial.post(`/${sd}/credentials/derive`, { verifiableCredential: signed, options }),
  ];
  for (const call of calls) {
    checkRefused(t, await call({ frob: true }), 'frob', unknown);
    checkRefused(
      t,
      await call({ checks: ['proof'], expectedProofPurpose: 'authentication' }),
      'both',
      unknown,
    );
    checkRefused(t, await call({ constructor: 1 }), 'constructor', unknown);
    for (const options of [{ checks: 'proof' }, { checks: [5] }]) {
      checkRefused(t, await call(options), JSON.stringify(options), `${dataModel}MALFORMED_VALUE_ERROR`);
    }
  }
  for (const checks of [[], ['proof'], ['proof', 'frob']]) {
    t.equal((await trial.issue(eddsa, credential, { checks })).status, 201);
    t.equal((await trial.verify(eddsa, signed, { checks })).status, 200);
  }
  t.equal((await trial.issue(eddsa, credential, { credentialId: 'my-1' })).status, 201);
  checkRefused(
    t,
    await trial.issue(eddsa, credential, { mandatoryPointers: [] }),
    'of another suite',
    unknown,
  );
  for (const options of [null, 'proof', [], 5]) {
    const body = { verifiableCredential: signed, options };
    checkRefused(t, await trial.post(`/${eddsa}/credentials/verify`, body), JSON.stringify(options));
  }
  const more = { verifiableCredential: signed, frob: 1 };
  checkRefused(t, await trial.post(`/${eddsa}/credentials/verify`, more), 'another member');
});

t.test('what is told of a credential that verifies', async (t) => {
  const trial = await openTrial(t);
  const signed = await issueGood(trial, {
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: '2021-01-01T00:00:00Z',
  });
  const plain = await trial.verify(eddsa, signed);
  t.equal(plain.status, 200);
  t.match(plain.json, {
    verified: true,
    problemDetails: [{ type: `${dataModel}RANGE_ERROR`, detail: /^expired/ }],
  });
  t.same(Object.keys(plain.json), ['verified', 'problemDetails']);
  const all = { returnCredential: true, returnResults: true, returnProblemDetails: false };
  const full = await trial.verify(eddsa, signed, all);
  t.same(Object.keys(full.json), ['verified', 'results', 'credential']);
  t.same(full.json.credential, signed);
  t.match(full.json.results, {
    validFrom: { valid: false },
    validUntil: { valid: false },
    proof: [{ valid: true }],
  });
  const later = await issueGood(trial, { validFrom: '2036-01-01T00:00:00Z' });
  t.match((await trial.verify(eddsa, later)).json, {
    verified: true,
    problemDetails: [{ detail: /^not-yet-valid/ }],
  });
  const forged = { ...signed, credentialSubject: { id: 'did:example:other' } };
  const refused = await trial.verify(eddsa, forged, all);
  checkRefused(t, refused, 'forged', `${security}PROOF_VERIFICATION_ERROR`);
  t.match(refused.json, { verified: false, results: { proof: [{ valid: false }] } });
});

t.test('a proof is held against all that the suites try', async (t) => {
  const trial = await openTrial(t);
  for (const endpoint of [eddsa, 'ecdsa-rdfc-2019'] as const) {
    const did = trial.did(endpoint);
    const good = (await trial.issue(endpoint, buildCredential(did))).json;
    t.equal((await trial.verify(endpoint, good)).status, 200);
    const withProof = (changes: Json) => {
      const proof = { ...good.proof, ...changes };
      return {
        ...good,
        proof: Object.fromEntries(Object.entries(proof).filter(([, value]) => value !== undefined)),
      };
    };
    const stranger = buildStranger();
    const altered: [string, Json][] = [
      ['no proof', { ...good, proof: undefined }],
      ['null as proof', { ...good, proof: null }],
      ['a text as proof', { ...good, proof: 'z3' }],
      ['no type', withProof({ type: undefined })],
      ['an unknown type', withProof({ type: 'UnknownProofType' })],
      ['no cryptosuite', withProof({ cryptosuite: undefined })],
      ['an unknown cryptosuite', withProof({ cryptosuite: 'UnknownCryptosuite' })],
      ['a list as cryptosuite', withProof({ cryptosuite: [endpoint] })],
      ['no verificationMethod', withProof({ verificationMethod: undefined })],
      ['an unknown verificationMethod', withProof({ verificationMethod: 'did:key:invalidVm' })],
      ['a number as verificationMethod', withProof({ verificationMethod: 10 })],
      ['the method of somebody else', withProof({ verificationMethod: stranger.signer.keyId })],
      ['no purpose', withProof({ proofPurpose: undefined })],
      ['another purpose', withProof({ proofPurpose: 'authentication' })],
      ['an invalid purpose', withProof({ proofPurpose: 'invalidPurpose' })],
      ['no proofValue', withProof({ proofValue: undefined })],
      ['null as proofValue', withProof({ proofValue: null })],
      ['proofValue without its letter', withProof({ proofValue: good.proof.proofValue.slice(1) })],
      ['proofValue of another alphabet', withProof({ proofValue: `u${'A'.repeat(86)}` })],
      ['proofValue that is short', withProof({ proofValue: encodeBase58btc(new Uint8Array(63).fill(1)) })],
      ['proofValue of zeros', withProof({ proofValue: encodeBase58btc(new Uint8Array(64)) })],
      ['created that is no moment', withProof({ created: 'invalidDate' })],
      ['created without an offset', withProof({ created: '2026-11-18T10:00:00' })],
      ['another created', withProof({ created: '2026-11-18T10:00:01Z' })],
      ['expires that is over', await sign(buildCredential(did), { ...trial.signer(endpoint) }, expired)],
      ['a previous proof that is nowhere', withProof({ previousProof: 'urn:uuid:nowhere' })],
      ['a changed document', { ...good, credentialSubject: { id: 'urn:invalid' } }],
      ['an added term', { ...good, name: 'Something' }],
      ['an added term that nobody defines', { ...good, undefinedTerm: 1 }],
      [
        'a forged proof beside a good one',
        { ...good, proof: [good.proof, { ...good.proof, proofValue: 'z3' }] },
      ],
    ];
    for (const [name, document] of altered) {
      const answer = await trial.verify(endpoint, JSON.parse(JSON.stringify(document)));
      checkRefused(t, answer, `${endpoint} ${name}`);
    }
    const other = endpoint === eddsa ? 'ecdsa-rdfc-2019' : eddsa;
    checkRefused(t, await trial.verify(other, good), 'a good one at the endpoint of another suite');
    // A statement with a key that is not the issuer's, though its signature holds.
    checkRefused(
      t,
      await trial.verify(eddsa, await sign(buildCredential(did), stranger.signer)),
      'signed by a stranger',
      `${dataModel}CRYPTOGRAPHIC_SECURITY_ERROR`,
    );
    const set = await sign(good, trial.signer(endpoint));
    t.equal(set.proof.length, 2);
    t.equal((await trial.verify(endpoint, set)).status, 200, 'a set of two');
  }
  const bound = await sign(buildCredential(trial.did(eddsa)), trial.signer(eddsa), {
    domain: 'a.example',
    challenge: '1',
  });
  t.equal((await trial.verify(eddsa, bound, { domain: 'a.example', challenge: '1' })).status, 200);
  t.equal((await trial.verify(eddsa, bound)).status, 200, 'nobody asked for an answer');
  checkRefused(
    t,
    await trial.verify(eddsa, bound, { domain: 'b.example' }),
    'domain',
    `${security}INVALID_DOMAIN_ERROR`,
  );
  checkRefused(
    t,
    await trial.verify(eddsa, bound, { challenge: '2' }),
    'challenge',
    `${security}INVALID_CHALLENGE_ERROR`,
  );
  checkRefused(
    t,
    await trial.verify(eddsa, await issueGood(trial), { domain: 'a.example' }),
    'no domain in it',
  );
});

const expired = { expires: '2026-11-18T09:59:59Z' } as object;

t.test('Ed25519Signature2020 is verified, over both data models, and issued by nobody', async (t) => {
  const trial = await openTrial(t);
  const name = 'Ed25519Signature2020';
  const { did, signer } = buildStranger();
  const context = 'https://w3id.org/security/suites/ed25519-2020/v1';
  const documents = [
    buildCredential(did, { '@context': [v2, context] }),
    buildCredential(did, { '@context': [v1, context], issuanceDate: '2024-01-01T00:00:00Z' }),
  ];
  for (const document of documents) {
    const [unsecured] = [structuredClone(document)];
    const proof = await suites[name].secure!(unsecured, {
      ...{ signer, mandatoryPointers: [], options: { created: '2026-11-18T10:00:00Z' } },
    });
    const secured = { ...document, proof };
    t.equal((await trial.verify(name, secured)).status, 200);
    checkRefused(
      t,
      await trial.verify(name, { ...secured, credentialSubject: { id: 'did:example:x' } }),
      'altered',
    );
    checkRefused(t, await trial.verify(eddsa, secured), 'at another endpoint');
  }
  t.equal((await trial.issue(name, documents[0])).status, 404);
});

t.test('a holder shows a part of what was issued, and never less than is mandatory', async (t) => {
  const trial = await openTrial(t);
  const did = trial.did(sd);
  const derive = (verifiableCredential: Json, selectivePointers?: unknown) =>
    trial.post(`/${sd}/credentials/derive`, {
      verifiableCredential,
      ...(selectivePointers !== undefined && { options: { selectivePointers } }),
    });
  const credential = buildCredential(did, {
    name: 'Afwas',
    description: 'Wast af',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:subject', description: 'Iemand' },
  });
  const base = await trial.issue(sd, credential, { mandatoryPointers: ['/issuer', '/validFrom'] });
  t.equal(base.status, 201);
  t.same([...parseMultibase(base.json.proof.proofValue)!.slice(0, 3)], [0xd9, 0x5d, 0x00]);
  checkRefused(t, await trial.verify(sd, base.json), 'a base proof', `${security}PROOF_VERIFICATION_ERROR`);
  const derived = await derive(base.json, ['/credentialSubject']);
  t.equal(derived.status, 201);
  t.same([...parseMultibase(derived.json.proof.proofValue)!.slice(0, 3)], [0xd9, 0x5d, 0x01]);
  t.match(derived.json, {
    issuer: did,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { description: 'Iemand' },
  });
  t.notOk('name' in derived.json);
  const verified = await trial.verify(sd, derived.json);
  t.match(verified.json, {
    verified: true,
    problemDetails: [{ detail: /^(period|status)-undisclosed/ }, {}],
  });
  t.equal((await trial.verify(sd, derived.json, { checks: ['proof', 'credentialStatus'] })).status, 200);
  const altered = {
    ...derived.json,
    credentialSubject: { ...derived.json.credentialSubject, id: 'urn:invalid' },
  };
  checkRefused(t, await trial.verify(sd, altered), 'altered');
  const odd = { ...derived.json, proof: { ...derived.json.proof, proofValue: 'a' } };
  checkRefused(t, await trial.verify(sd, odd), 'no u in front');
  checkRefused(t, await derive(derived.json, ['/issuer']), 'a derived one is no base');
  checkRefused(t, await derive(base.json, ['/nowhere']), 'a pointer to nowhere');
  checkRefused(t, await derive(base.json, ['nothing']), 'no pointer');
  checkRefused(t, await derive(base.json, 'issuer'), 'no list');
  checkRefused(t, await derive(await issueGood(trial), ['/issuer']), 'a proof of another suite');
  t.equal((await derive(base.json)).status, 201, 'the mandatory part alone');
  const loose = await trial.issue(sd, credential);
  checkRefused(t, await derive(loose.json, []), 'nothing at all');
  for (const pointers of [
    ['/non/existent/path'],
    ['issuer'],
    ['/credentialSubject/5'],
    Array(300).fill('/issuer'),
  ]) {
    checkRefused(
      t,
      await trial.issue(sd, credential, { mandatoryPointers: pointers }),
      JSON.stringify(pointers[0]),
    );
  }
  t.equal(
    (await trial.post(`/${eddsa}/credentials/derive`, { verifiableCredential: base.json })).status,
    404,
  );
});

const holder = buildStranger(31);
const presentation = (changes: Json = {}): Json => ({
  '@context': [v2],
  type: ['VerifiablePresentation'],
  ...changes,
});

t.test('a presentation is good when its holder answers and all that is in it holds', async (t) => {
  const trial = await openTrial(t);
  const signed = await issueGood(trial);
  const answers = { domain, challenge };
  const one = buildCredential(holder.did);
  const good: [string, Json][] = [
    ['nothing in it', presentation()],
    ['an id', presentation({ id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008' })],
    ['a holder', presentation({ holder: holder.did })],
    ['a holder as an object', presentation({ holder: { id: holder.did } })],
    ['a credential of an issuer', presentation({ verifiableCredential: [signed], holder: holder.did })],
    ['one that is no list', presentation({ verifiableCredential: signed })],
    ['two that the holder signed', presentation({ verifiableCredential: [one, { ...one }] })],
    ['one of a JWT', presentation({ verifiableCredential: [await issueGood(trial, {}, 'vc-jwt')] })],
    [
      'another type',
      presentation({
        '@context': [v2, { Ex: 'https://example.org/#Ex' }],
        type: ['VerifiablePresentation', 'Ex'],
      }),
    ],
  ];
  for (const [name, document] of good) {
    const made = await presentAs(holder, document);
    const answer = await trial.present(eddsa, made, { ...answers, checks: [], returnPresentation: true });
    t.equal(answer.status, 200, `${name} ${answer.text}`);
    t.same(answer.json.presentation, made);
  }
  const made = await presentAs(holder, presentation({ verifiableCredential: [one], holder: holder.did }));
  const forged = structuredClone(made);
  forged.verifiableCredential[0].proof.proofValue = encodeBase58btc(new Uint8Array(64).fill(1));
  const foreign = await sign(buildCredential('did:example:alice'), holder.signer);
  const bad: [string, Json][] = [
    ['no proof', presentation()],
    ['no @context', { ...made, '@context': undefined }],
    ['another context first', { ...made, '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] }],
    ['no context of ours', { ...made, '@context': [v2, 'https ://not-a-url'] }],
    ['a number as context', { ...made, '@context': [v2, 123192875] }],
    ['no presentation at all', signed],
    ['a type of its own', { ...made, type: ['Ex'] }],
    ['null as id', { ...made, id: null }],
    ['a holder that is no URL', { ...made, holder: 'z6Mk' }],
    ['a holder without an id', { ...made, holder: { name: 'Acme' } }],
    ['a text as credential', { ...made, verifiableCredential: ['eyJ.e30.x'] }],
    ['a credential without a type', { ...made, verifiableCredential: [{ ...one, type: undefined }] }],
    [
      'a short signature',
      { ...made, proof: { ...made.proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' } },
    ],
    ['a statement in the place of an answer', await sign(presentation(), holder.signer, answers)],
    ['another holder', await presentAs(holder, presentation({ holder: 'did:example:acme' }))],
    ['a forged credential', forged],
    [
      'a credential in the name of another',
      await presentAs(holder, presentation({ verifiableCredential: [foreign] })),
    ],
    [
      'an unsigned credential',
      await sign(presentation({ verifiableCredential: [one] }), holder.signer, {
        proofPurpose: 'authentication',
        ...answers,
      }),
    ],
    [
      'what the holder signed for another holder',
      await presentAs(holder, presentation({ holder: buildStranger(32).did, verifiableCredential: [one] })),
    ],
  ];
  for (const [name, document] of bad) {
    const sent = JSON.parse(JSON.stringify(document));
    const answer = await trial.present(eddsa, sent, answers);
    checkRefused(t, answer, name);
    t.equal(answer.json.verified, false, name);
  }
  for (const [options, type] of [
    [{ domain: 'other.example', challenge }, 'INVALID_DOMAIN_ERROR'],
    [{ domain, challenge: 'other' }, 'INVALID_CHALLENGE_ERROR'],
  ] as const) {
    checkRefused(t, await trial.present(eddsa, made, options), type, `${security}${type}`);
  }
  // A key that its controller lists for statements alone does not present.
  const web = {
    did: 'did:web:holder.example',
    signer: { ...holder.signer, keyId: 'did:web:holder.example#1' },
  };
  const publicKeyMultibase = holder.did.slice('did:key:'.length);
  const method = { id: `${web.did}#1`, type: 'Multikey', controller: web.did, publicKeyMultibase };
  const publish = (purpose: string) =>
    trial.documents.set(
      'https://holder.example/.well-known/did.json',
      JSON.stringify({ id: web.did, verificationMethod: [method], [purpose]: [method.id] }),
    );
  const ofWeb = await presentAs(web, presentation({ holder: web.did }));
  publish('assertionMethod');
  const type = /INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD$/;
  checkRefused(t, await trial.present(eddsa, ofWeb, answers), 'listed for statements', type);
  publish('authentication');
  t.equal((await trial.present(eddsa, ofWeb, answers)).status, 200, 'listed for authentication');
  checkRefused(t, await trial.present('ecdsa-rdfc-2019', made, answers), 'at another endpoint');
  t.equal((await trial.present(eddsa, made)).status, 200, 'nobody asked for an answer');
});

t.test('the libraries that the suites are made with, and the adapter, read each other', async (t) => {
  const trial = await openTrial(t);
  const { keyId: id, algorithm } = holder.signer;
  const signer = { id, algorithm, sign: ({ data }: { data: Uint8Array }) => holder.signer.sign(data) };
  const suite = new DataIntegrityProof({ signer, cryptosuite: eddsaCryptosuite });
  const credential = await issueCredential({
    ...{ credential: buildCredential(holder.did), suite, documentLoader: loadContext },
  });
  const presented = await signPresentation({
    ...{ presentation: presentation({ holder: holder.did, verifiableCredential: [credential] }) },
    ...{ suite, domain, challenge, documentLoader: loadContext },
  });
  t.equal((await trial.verify(eddsa, credential)).status, 200);
  t.equal((await trial.present(eddsa, presented, { domain, challenge })).status, 200);

  const base = await trial.issue(sd, buildCredential(trial.did(sd)), { mandatoryPointers: ['/issuer'] });
  const derivation = {
    verifiableCredential: base.json,
    options: { selectivePointers: ['/credentialSubject'] },
  };
  const derived = await trial.post(`/${sd}/credentials/derive`, derivation);
  const documents: [Json, object][] = [
    [await issueGood(trial), eddsaCryptosuite],
    [derived.json, createVerifyCryptosuite()],
  ];
  for (const [document, cryptosuite] of documents) {
    const answer = await verifyByLibrary({
      ...{ credential: document, suite: new DataIntegrityProof({ cryptosuite }) },
      documentLoader: async (url) => (url.startsWith('did:key:') ? readDidKey(url) : loadContext(url)),
    });
    t.ok(answer.verified, JSON.stringify(answer.error));
  }
});

/** The document of a did:key, or the key in it, as the loaders of the suites give it. */
function readDidKey(url: string): object {
  const [did = '', fragment] = url.split('#');
  const key = did.slice('did:key:'.length);
  const id = `${did}#${key}`;
  const method = {
    '@context': multikeyContext,
    id,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: key,
  };
  const document = { '@context': [didContext, multikeyContext], id: did, assertionMethod: [method] };
  return { contextUrl: null, documentUrl: url, document: fragment === undefined ? document : method };
}

const didContext = 'https://www.w3.org/ns/did/v1';
const multikeyContext = 'https://w3id.org/security/multikey/v1';

const statusType = 'BitstringStatusListEntry';

t.test('a status stands in a list that is served, and can be set', async (t) => {
  const trial = await openTrial(t);
  for (const endpoint of [eddsa, 'ecdsa-rdfc-2019', sd, 'vc-jwt'] as const) {
    const did = trial.did(endpoint);
    const id = `urn:uuid:${endpoint}`;
    const issued = await trial.post(`/${endpoint}/BitstringStatusList/credentials/issue`, {
      credential: buildCredential(did, { id, credentialSubject: [{ id: 'did:a:1' }, { id: 'did:a:2' }] }),
      ...(endpoint === sd && { options: { mandatoryPointers: ['/issuer', '/credentialStatus'] } }),
    });
    t.equal(issued.status, 201, issued.text);
    const shown =
      endpoint === sd
        ? (
            await trial.post(`/${sd}/credentials/derive`, {
              ...{
                verifiableCredential: issued.json,
                options: { selectivePointers: ['/credentialSubject'] },
              },
            })
          ).json
        : issued.json;
    const checked = () => trial.verify(endpoint, shown, { checks: ['proof', 'credentialStatus'] });
    const { json } = await trial.verify(endpoint, shown, { returnCredential: true, returnResults: true });
    const url = `https://badges.example.org/vc-api/${endpoint}/status-lists/revocation`;
    t.match(json.credential.credentialStatus, {
      ...{
        type: statusType,
        statusPurpose: 'revocation',
        statusListIndex: /^\d+$/,
        statusListCredential: url,
      },
      id: `${url}#${json.credential.credentialStatus.statusListIndex}`,
    });
    t.same(json.credential.credentialSubject, [{ id: 'did:a:1' }, { id: 'did:a:2' }]);
    t.match(json.results.credentialStatus, [{ valid: true }]);
    t.equal((await checked()).status, 200, `${endpoint} clear`);

    const list = await trial.get(`/${endpoint}/status-lists/revocation`);
    t.same([list.status, list.headers['content-type']], [200, 'application/vc']);
    t.equal(list.headers['access-control-allow-origin'], '*', 'open to verifiers in browsers');
    t.match(list.json, {
      ...{ id: url, issuer: did, type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: /^u/ },
    });
    const update = { credentialId: id, credentialStatus: { type: statusType, statusPurpose: 'revocation' } };
    const path = `/${endpoint}/BitstringStatusList/credentials/status`;
    t.equal(
      (await trial.post(path, { ...update, status: false })).status,
      200,
      'what is clear can be cleared',
    );
    t.same((await trial.post(path, { ...update, status: true })).json, {});
    const type = 'https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR';
    checkRefused(t, await checked(), `${endpoint} revoked`, type);
    const lax = await trial.verify(endpoint, shown);
    t.match(lax.json, { verified: true }, 'nobody asked for the status');
    t.ok(lax.json.problemDetails.some(({ detail }: Json) => detail.startsWith('revoked')));
    checkRefused(t, await trial.post(path, { ...update, status: false }), 'never undone');
  }
  t.equal((await trial.get(`/${eddsa}/status-lists/message`)).status, 404);
  t.equal((await trial.get('/Ed25519Signature2020/status-lists/revocation')).status, 404);
});

t.test('a suspension is lifted again, and stands beside what is there', async (t) => {
  const trial = await openTrial(t);
  const own = { type: 'https://example.org/#Status' };
  const credential = buildCredential(trial.did(eddsa), { credentialStatus: own });
  const body = { credential, options: { credentialId: 'row 7' } };
  const { json } = await trial.post(`/${eddsa}/Suspension/credentials/issue`, body);
  t.match(json.credentialStatus, [own, { type: statusType, statusPurpose: 'suspension' }]);
  const { statusListIndex, statusListCredential } = json.credentialStatus[1];
  const entry = { type: statusType, statusPurpose: 'suspension', statusListIndex, statusListCredential };
  const path = `/${eddsa}/credentials/status`;
  const findDetails = async () => {
    const { json: found } = await trial.verify(eddsa, json);
    return found.problemDetails.map(({ detail }: Json) => detail.split(' ')[0]);
  };
  t.same(await findDetails(), ['status-unsupported']);
  t.equal((await trial.post(path, { credentialId: 'row 7', credentialStatus: entry })).status, 200);
  t.same(await findDetails(), ['status-unsupported', 'suspended']);
  await trial.post(path, {
    credentialId: 'row 7',
    credentialStatus: entry,
    status: false,
    indexAllocator: 'mine',
  });
  t.same(await findDetails(), ['status-unsupported']);

  const refused: [number, Json][] = [
    [404, { credentialId: 'row 8', credentialStatus: entry }],
    [404, { credentialId: 'row 7', credentialStatus: { ...entry, statusPurpose: 'revocation' } }],
    [
      404,
      {
        credentialId: 'row 7',
        credentialStatus: { ...entry, statusListIndex: `${1 + Number(statusListIndex)}` },
      },
    ],
    [
      404,
      { credentialId: 'row 7', credentialStatus: { ...entry, statusListCredential: 'https://x.example/' } },
    ],
    [400, { credentialId: 'row 7', credentialStatus: { ...entry, type: 'Other' } }],
    [400, { credentialId: 'row 7', credentialStatus: { ...entry, statusPurpose: 'message' } }],
    [400, { credentialId: 'row 7', credentialStatus: entry, status: 'true' }],
    [400, { credentialId: 'row 7', credentialStatus: entry, frob: 1 }],
    [400, { credentialStatus: entry }],
    [400, { credentialId: 'row 7' }],
  ];
  for (const [status, sent] of refused)
    t.equal((await trial.post(path, sent)).status, status, JSON.stringify(sent));
  const long = buildCredential(trial.did(eddsa), { id: `urn:x:${'a'.repeat(2000)}` });
  const answer = await trial.post(`/${eddsa}/Revocation/credentials/issue`, { credential: long });
  checkRefused(t, answer, 'an id that is too long to keep', `${dataModel}RANGE_ERROR`);
  t.equal((await trial.post(`/${eddsa}/Frob/credentials/issue`, { credential })).status, 404);
});

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

async function signJwt(payload: object, { signer }: ReturnType<typeof buildStranger>, header: object = {}) {
  const alg = signer.algorithm === 'Ed25519' ? 'EdDSA' : 'ES256';
  const signed = `${encode({ alg, kid: signer.keyId, ...header })}.${encode(payload)}`;
  return `${signed}.${Buffer.from(await signer.sign(Buffer.from(signed))).toString('base64url')}`;
}

const envelope = (id: string, type = 'EnvelopedVerifiableCredential'): Json => ({ '@context': v2, id, type });

t.test('credentials and presentations in envelopes', async (t) => {
  const trial = await openTrial(t);
  const name = 'vc-jwt';
  const issued = await issueGood(trial, { credentialSubject: { id: 'did:example:alice' } }, name);
  t.match(issued, {
    '@context': v2,
    type: 'EnvelopedVerifiableCredential',
    id: /^data:application\/vc\+jwt,/,
  });
  const jwt = issued.id.split(',')[1];
  t.match(JSON.parse(Buffer.from(jwt.split('.')[0], 'base64url').toString()), {
    ...{ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: trial.signer(name).keyId },
  });
  const maker = buildStranger(41, 'P-256');
  const credential = buildCredential(maker.did);
  const underClaim = await signJwt({ iss: maker.did, vc: credential }, maker, { typ: 'JWT' });
  const good = [
    issued,
    { ...issued, '@context': [v2, 'https://www.w3.org/ns/credentials/examples/v2'] },
    { ...issued, type: ['EnvelopedVerifiableCredential'] },
    envelope(`data:application/jwt,${jwt}`),
    envelope(`data:application/jwt,${underClaim}`),
  ];
  for (const one of good) t.equal((await trial.verify(name, one)).status, 200, one.id.slice(0, 40));
  const bad: [string, Json][] = [
    ['no context', { ...issued, '@context': [] }],
    ['another context', { ...issued, '@context': 'https://www.w3.org/ns/credentials/examples/v2' }],
    ['no data: URL', { ...issued, id: jwt }],
    ['no type', { ...issued, type: undefined }],
    ['another type', { ...issued, type: 'VerifiableCredential' }],
    ['of a presentation', { ...issued, type: 'EnvelopedVerifiablePresentation' }],
    ['no id', { ...issued, id: undefined }],
    ['something else in it', envelope('data:text/plain,hello')],
    ['no JWT in it', envelope('data:application/vc+jwt,hello')],
    ['an altered JWT', envelope(`data:application/vc+jwt,${jwt.slice(0, -8)}AAAAAAAA`)],
    ['alg none', envelope(`data:application/vc+jwt,${encode({ alg: 'none' })}.${jwt.split('.')[1]}.`)],
    [
      'of a stranger',
      envelope(`data:application/vc+jwt,${await signJwt(credential, buildStranger(42, 'P-256'))}`),
    ],
    [
      'malformed',
      envelope(`data:application/vc+jwt,${await signJwt({ ...credential, validFrom: 'now' }, maker)}`),
    ],
    ['a proof inside instead', await issueGood(trial)],
  ];
  for (const [told, one] of bad)
    checkRefused(t, await trial.verify(name, JSON.parse(JSON.stringify(one))), told);

  const type = 'EnvelopedVerifiablePresentation';
  const payload = { ...presentation({ holder: holder.did, verifiableCredential: [issued] }) };
  const answers = { aud: domain, nonce: challenge };
  const own = await signJwt({ ...payload, ...answers }, holder, { typ: 'vp+jwt', cty: 'vp' });
  const claimed = await signJwt({ iss: holder.did, ...answers, vp: payload }, holder, { typ: 'JWT' });
  for (const text of [own, claimed]) {
    const made = envelope(`data:application/vp+jwt,${text}`, type);
    t.equal((await trial.present(name, made, { domain, challenge })).status, 200);
    t.equal((await trial.present(name, made)).status, 200);
    checkRefused(
      t,
      await trial.present(name, made, { domain: 'x' }),
      'domain',
      `${security}INVALID_DOMAIN_ERROR`,
    );
    checkRefused(
      t,
      await trial.present(name, made, { challenge: 'x' }),
      'nonce',
      `${security}INVALID_CHALLENGE_ERROR`,
    );
  }
  const wrap = (text: string): Json => envelope(`data:application/vp+jwt,${text}`, type);
  const refused: [string, Json][] = [
    ['no context', { ...wrap(own), '@context': [] }],
    ['another type', { ...wrap(own), type: ['VerifiablePresentation'] }],
    ['no data: URL', { ...wrap(own), id: own }],
    ['a credential in it', wrap(jwt)],
    ['the type of a credential', wrap(await signJwt({ ...payload, ...answers }, holder, { typ: 'vc+jwt' }))],
    ['of another holder', wrap(await signJwt({ ...payload, ...answers }, buildStranger(43)))],
    ['of another holder by its claim', wrap(await signJwt({ iss: 'did:example:x', vp: payload }, holder))],
    ['both at the top and under a claim', wrap(await signJwt({ ...payload, vp: payload }, holder))],
    ['that has run out', wrap(await signJwt({ ...payload, exp: 1_700_000_000 }, holder))],
    ['that is not to be used yet', wrap(await signJwt({ ...payload, nbf: 2_700_000_000 }, holder))],
    ['a list in the list', wrap(await signJwt({ ...payload, verifiableCredential: [[issued]] }, holder))],
  ];
  for (const [told, one] of refused) checkRefused(t, await trial.present(name, one), told);
});

t.test('what is only there to do harm is refused, and never breaks anything', async (t) => {
  const trial = await openTrial(t);
  const signed = await issueGood(trial);
  const paths = [
    `/${eddsa}/credentials/issue`,
    `/${eddsa}/Revocation/credentials/issue`,
    `/${sd}/credentials/issue`,
    '/vc-jwt/credentials/issue',
    `/${eddsa}/credentials/verify`,
    `/${sd}/credentials/verify`,
    '/vc-jwt/credentials/verify',
    `/${eddsa}/presentations/verify`,
    '/vc-jwt/presentations/verify',
    `/${sd}/credentials/derive`,
    `/${eddsa}/credentials/status`,
  ];
  const deep = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
  const texts: [string, number, string][] = [
    ['no JSON', 400, 'hello'],
    ['nothing', 400, ''],
    ['null', 400, 'null'],
    ['a list', 400, '[]'],
    ['a number', 400, '5'],
    ['deep', 400, `{"credential":${deep}}`],
    ['a name twice', 400, '{"credential":{},"credential":{}}'],
    ['half a character', 400, '{"credential":{"name":"\\ud800"}}'],
    [
      'a prototype',
      400,
      '{"credential":{"__proto__":{"type":"VerifiableCredential"}},"__proto__":{"options":{}}}',
    ],
    ['too large', 413, `{"credential":"${'a'.repeat(300_000)}"}`],
    ['too many parts', 400, `{"credential":{"a":[${'{},'.repeat(2000)}{}]}}`],
  ];
  for (const path of paths) {
    for (const [name, status, text] of texts)
      t.equal((await trial.post(path, text)).status, status, `${path} ${name}`);
    const other = await trial.post(path, 'x', { 'content-type': 'text/plain' });
    t.equal(other.status, 415, path);
  }
  for (const path of [
    '/frob/credentials/issue',
    '/__proto__/credentials/verify',
    '/constructor/presentations/verify',
  ]) {
    t.equal((await trial.post(path, {})).status, 404, path);
  }
  const vocabulary = { '@context': [v2, { '@vocab': 'https://example.org/#' }] };
  const knot = Array.from({ length: 40 }, () => ({
    type: 'A',
    next: Array.from({ length: 3 }, () => ({ next: {} })),
  }));
  const heavy = buildCredential(trial.did(eddsa), { ...vocabulary, evidence: knot });
  for (const endpoint of [eddsa, 'ecdsa-rdfc-2019', sd] as const) {
    const { status } = await trial.issue(endpoint, { ...heavy, issuer: trial.did(endpoint) });
    t.equal(status, 400, `${endpoint} nodes that cannot be told apart`);
  }
  const terms = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, `did:a:${n}`]));
  const sizes: [string, Json][] = [
    [
      'a hundred contexts',
      { '@context': [v2, ...Array.from({ length: 100 }, (_, n) => ({ [`t${n}`]: 'did:a:1' }))] },
    ],
    ['a context of a thousand terms', { '@context': [v2, terms(1000)] }],
    [
      'contexts in contexts',
      { '@context': [v2, ...Array.from({ length: 9 }, () => ({ a: Array(9).fill({}) }))] },
    ],
    [
      'six hundred parts',
      { ...vocabulary, evidence: Array.from({ length: 600 }, (_, n) => ({ type: 'A', n })) },
    ],
  ];
  for (const [name, changes] of sizes) {
    const document = buildCredential(trial.did(eddsa), changes);
    checkRefused(t, await trial.issue(eddsa, document), name, `${dataModel}RANGE_ERROR`);
    const claimed = { ...document, proof: signed.proof };
    checkRefused(t, await trial.verify(eddsa, claimed), `${name}, verified`, `${dataModel}RANGE_ERROR`);
    const held = presentation({ verifiableCredential: [claimed], proof: signed.proof });
    checkRefused(t, await trial.present(eddsa, held), `${name}, presented`);
  }
  const crowd = presentation({ verifiableCredential: Array(33).fill(signed), proof: signed.proof });
  checkRefused(t, await trial.present(eddsa, crowd), 'a crowd', `${dataModel}RANGE_ERROR`);
  // Members with the names that our own answers have.
  for (const endpoint of [eddsa, sd, 'vc-jwt'] as const) {
    const named = { ...vocabulary, problems: 'none', problemDetails: 5, secured: true };
    const issued = await trial.issue(endpoint, buildCredential(trial.did(endpoint), named));
    t.equal(issued.status, 201, endpoint);
    if (endpoint !== 'vc-jwt') t.match(issued.json, { problems: 'none', problemDetails: 5, secured: true });
    if (endpoint === eddsa) t.equal((await trial.verify(endpoint, issued.json)).status, 200);
  }
  const many = { ...signed, proof: Array(50).fill(signed.proof) };
  checkRefused(t, await trial.verify(eddsa, many), 'fifty proofs');
  const bomb = { '@context': [v2, { '@import': 'https://evil.example/context' }] };
  checkRefused(
    t,
    await trial.issue(eddsa, buildCredential(trial.did(eddsa), bomb)),
    'a context that imports',
  );

  // Any part of a sound body, replaced by anything.
  const bodies: [string, Json][] = [
    [
      `/${eddsa}/credentials/issue`,
      { credential: buildCredential(trial.did(eddsa), { id: 'urn:a:1' }), options: { checks: [] } },
    ],
    [
      `/${sd}/credentials/issue`,
      { credential: buildCredential(trial.did(sd)), options: { mandatoryPointers: ['/issuer'] } },
    ],
    [`/${eddsa}/credentials/verify`, { verifiableCredential: signed, options: { domain } }],
    ['/vc-jwt/credentials/verify', { verifiableCredential: await issueGood(trial, {}, 'vc-jwt') }],
    [
      ...([`/${eddsa}/presentations/verify`] as const),
      { verifiablePresentation: await presentAs(holder, presentation({ verifiableCredential: [signed] })) },
    ],
    [
      ...([`/${sd}/credentials/derive`] as const),
      {
        verifiableCredential: (await trial.issue(sd, buildCredential(trial.did(sd)))).json,
        options: { selectivePointers: ['/issuer'] },
      },
    ],
  ];
  const allowed = [200, 201, 400, 404, 413];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bodies),
      fc.nat(),
      fc.jsonValue({ maxDepth: 2 }),
      async (one, at, value) => {
        const [path, body] = one;
        const { status, text } = await trial.post(path, replacePart(structuredClone(body), at, value));
        if (!allowed.includes(status)) throw new Error(`${path} ${status} ${text}`);
      },
    ),
    { numRuns: 150 },
  );
  t.pass('150 of them');
});

/** The same with one of its parts, counted through, replaced. */
function replacePart(body: Json, at: number, value: unknown): Json {
  const places: [holder: Json, name: string][] = [];
  const visit = (part: Json) => {
    if (typeof part !== 'object' || part === null) return;
    for (const name of Object.keys(part)) {
      places.push([part, name]);
      visit(part[name]);
    }
  };
  visit(body);
  const [owner, name] = places[at % places.length]!;
  owner[name] = value;
  return body;
}

t.test('the adapter knows no way to the keys of an issuer', async (t) => {
  const files = readFiles('src/{domain/vc-api,web/vc-api,openbadges/vc-api/*}.ts');
  t.ok(files.size > 8);
  // Signers come from its own issuers; what it asks of the store is whether there is anybody else.
  const forbidden =
    /\b(services|vcApi)\.keys\b|\b(openSigner|openSecret|loadSigner|loadJwtSigner|findActiveKey)\b/;
  for (const [file, text] of files) {
    t.notMatch(text, forbidden, file);
    const imported = listImports(text).filter(({ specifier }) => /\/(issuers|keys)\.ts$/.test(specifier));
    t.ok(
      imported.every(({ names }) =>
        /^\{ (listIssuers|buildSigner, generateSigningKey, type Signer) \}$/.test(names),
      ),
      `${file}: ${JSON.stringify(imported)}`,
    );
  }
});

t.test('without the switch there is nothing, and beside an issuer it is closed', async (t) => {
  const trial = await openTrial(t);
  const { vcApi: _, ...services } = trial.services;
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const url = `/vc-api/${eddsa}/credentials/issue`;
  const off = await app.inject({
    method: 'POST',
    url,
    payload: { credential: buildCredential(trial.did(eddsa)) },
  });
  t.equal(off.statusCode, 404);

  const signed = await issueGood(trial);
  t.equal((await trial.verify(eddsa, signed)).status, 200);
  await createIssuer(trial.services, {
    slug: 'echt',
    name: 'Echt',
    url: 'https://badges.example.org/',
    email: null,
  });
  const { status, json, headers } = await trial.verify(eddsa, signed);
  t.same([status, headers['content-type']], [409, 'application/problem+json']);
  t.match(json, { code: 'vc-api-beside-issuers', title: problemCodes['vc-api-beside-issuers'].title });
  t.equal((await trial.issue(eddsa, buildCredential(trial.did(eddsa)))).status, 409);
  t.equal((await trial.get(`/${eddsa}/status-lists/revocation`)).status, 409);
});
