// Keys and those they belong to: the spellings of a public key, the documents that list them, and what is told where
// such a document is not what it should be.
import fc from 'fast-check';
import t from 'tap';
import {
  buildDidDocument,
  buildJwks,
  type DidDocument,
  findKeyId,
} from '../../src/openbadges/did/did-document.ts';
import { readDidJwk } from '../../src/openbadges/did/did-jwk.ts';
import { controllerMethodNames } from '../../src/openbadges/did/methods.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import {
  buildSigner,
  generateRsaKey,
  generateSigningKey,
  isSignedBy,
  openSecret,
  type SigningKey,
  sealSecret,
} from '../../src/openbadges/keys.ts';
import { encodeMultikey, parseMultikey } from '../../src/openbadges/multibase.ts';
import { secureCredential } from '../../src/openbadges/proofs/secure.ts';
import { buildJwk, findThumbprint, parseJwk } from '../../src/openbadges/public-keys.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { buildFetch, buildSampleBadge, sampleCreated, sampleNow } from './sample-badges.ts';

const rsa = await generateRsaKey();
const keys: SigningKey[] = [
  generateSigningKey(),
  generateSigningKey({ algorithm: 'P-256' }),
  generateSigningKey({ algorithm: 'P-384' }),
  rsa,
];
const suiteOf = {
  Ed25519: 'eddsa-rdfc-2022',
  'P-256': 'ecdsa-rdfc-2019',
  'P-384': 'ecdsa-rdfc-2019',
} as const;

/** A badge without a status, issued by anybody. */
async function signFor(issuerId: string, key: SigningKey, keyId: string) {
  const { credentialStatus: _, ...badge } = buildSampleBadge();
  const document = { ...badge, issuer: { ...badge.issuer, id: issuerId } };
  const signer = buildSigner({ keyId, seed: key.seed, algorithm: key.algorithm });
  const suite = suiteOf[key.algorithm as keyof typeof suiteOf];
  return await secureCredential(document, { suite, signer, created: sampleCreated });
}

async function verify(document: object, documents: Record<string, unknown> = {}): Promise<Report> {
  return await verifyCredential(JSON.stringify(document), {
    now: sampleNow,
    fetchDocument: buildFetch(documents),
  });
}

/** The verdict, and the error that the standard has a name for. */
async function judge(document: object, documents: Record<string, unknown> = {}): Promise<string> {
  const { verdict, reason, outcomes } = await verify(document, documents);
  const error = outcomes.map(({ facts }) => facts.error).find((name) => name !== undefined);
  return `${verdict}: ${reason}${error === undefined ? '' : ` (${error})`}`;
}

t.test(
  'a key signs what its public half confirms, whatever its kind, and comes out of its seal',
  async (t) => {
    const message = Buffer.from('message');
    const sealingKey = new Uint8Array(32).fill(9);
    for (const key of keys) {
      const { algorithm, seed, publicKeyMultibase } = key;
      const keyId = findKeyId('did:web:a.example', publicKeyMultibase);
      const opened = await openSecret(await sealSecret(seed, sealingKey, keyId), sealingKey, keyId);
      const signature = await buildSigner({ keyId, seed: opened, algorithm }).sign(message);
      t.ok(isSignedBy(publicKeyMultibase, message, signature), algorithm);
      t.notOk(isSignedBy(publicKeyMultibase, Buffer.from('massage'), signature));
      t.notOk(isSignedBy(publicKeyMultibase, message, signature.slice(1)));
      for (const other of keys.filter((candidate) => candidate !== key)) {
        t.notOk(isSignedBy(other.publicKeyMultibase, message, signature), `${algorithm}, ${other.algorithm}`);
      }
    }
    t.throws(() => buildSigner({ keyId: 'x', seed: new Uint8Array(31), algorithm: 'P-256' }));
    t.notOk(isSignedBy(encodeMultikey('P-256', new Uint8Array(33)), message, new Uint8Array(64)), 'no point');
  },
);

t.test('a public key has two spellings, and is the same in both', async (t) => {
  for (const { publicKeyMultibase, algorithm } of keys) {
    const jwk = buildJwk(publicKeyMultibase);
    t.equal(parseJwk(jwk), publicKeyMultibase, algorithm);
    t.equal(parseMultikey(publicKeyMultibase)?.type, algorithm);
    t.equal(parseJwk({ ...jwk, d: 'AQAB' }), undefined, 'a private one is nobody in particular');
    t.equal(parseJwk({ ...jwk, kty: 'oct' }), undefined);
  }
  t.match(keys[0]!.publicKeyMultibase, /^z6Mk/);
  t.match(keys[1]!.publicKeyMultibase, /^zDn/);
  t.match(keys[2]!.publicKeyMultibase, /^z82/);
  t.match(rsa.publicKeyMultibase, /^z4MX|^z[1-9A-Z]/i);
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 2 }),
      (value) => parseJwk((value as JsonObject) ?? {}) === undefined,
    ),
  );
  // RFC 7638, 3.1; RFC 8037, A.3.
  const published = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  t.equal(findThumbprint(parseJwk(published)!), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

t.test('a DID document lists every key in the spelling that goes with its kind', async (t) => {
  const did = 'did:web:badges.example:issuers:tafel';
  const document = buildDidDocument({ did, keys: [...keys, { ...rsa, fragment: 'rsa-1' }] });
  t.strictSame(document['@context'], [
    'https://www.w3.org/ns/did/v1',
    ...['https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
  ]);
  t.strictSame(
    document.verificationMethod.map(({ type }) => type),
    ['Multikey', 'Multikey', 'Multikey', 'JsonWebKey', 'JsonWebKey'],
  );
  const thumbprint = findThumbprint(rsa.publicKeyMultibase);
  const [, , , unnamed, named] = document.verificationMethod as JsonObject[];
  t.strictSame(unnamed, {
    ...{ id: `${did}#${thumbprint}`, type: 'JsonWebKey', controller: did },
    publicKeyJwk: { ...buildJwk(rsa.publicKeyMultibase), alg: 'RS256', kid: thumbprint },
  });
  t.equal(named!.id, `${did}#rsa-1`);
  t.equal(findKeyId(did, rsa.publicKeyMultibase, 'rsa-1'), `${did}#rsa-1`);
  t.strictSame(buildJwks([{ ...keys[1]!, kid: 'k1', iss: did }]), {
    keys: [{ ...buildJwk(keys[1]!.publicKeyMultibase), kid: 'k1', alg: 'ES256', iss: did }],
  });
  t.notMatch(JSON.stringify([document, buildJwks([{ ...rsa, kid: 'k' }])]), /"d":|"p":|"q":|seed/);
});

t.test('a key that is its own name speaks for itself', async (t) => {
  t.strictSame(controllerMethodNames, ['did:key', 'did:jwk', 'did:web', 'https']);
  for (const key of keys.slice(0, 3)) {
    const { publicKeyMultibase } = key;
    const byKey = `did:key:${publicKeyMultibase}`;
    const byJwk = `did:jwk:${Buffer.from(JSON.stringify(buildJwk(publicKeyMultibase))).toString('base64url')}`;
    for (const [did, keyId] of [
      [byKey, `${byKey}#${publicKeyMultibase}`],
      [byJwk, `${byJwk}#0`],
    ] as const) {
      t.equal(await judge(await signFor(did, key, keyId)), 'valid: proofs-verified', did.slice(0, 12));
      const other = await signFor('did:web:other.example', key, keyId);
      t.equal(await judge(other), 'incomplete: issuer-document-unavailable', 'and for nobody else');
    }
    t.equal(
      await judge(await signFor(byJwk, key, `${byJwk}#1`)),
      'not-genuine: key-not-found (INVALID_VERIFICATION_METHOD)',
    );
  }
});

t.test('a did:jwk that is no public signing key is none', async (t) => {
  const jwk = buildJwk(keys[1]!.publicKeyMultibase);
  const encode = (value: unknown) => `did:jwk:${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
  t.ok(readDidJwk(encode(jwk))?.assertionMethod);
  t.notOk(readDidJwk(encode({ ...jwk, use: 'enc' }))?.assertionMethod, 'one for encryption states nothing');
  t.equal(readDidJwk(encode({ ...jwk, d: 'AQAB' })), undefined);
  t.equal(readDidJwk(`${encode(jwk)}=`), undefined, 'one DID has one spelling');
  t.equal(readDidJwk(encode([jwk])), undefined);
  t.equal(readDidJwk(encode({ ...jwk, x: 'AQAB' })), undefined);
  t.equal(readDidJwk(encode({ ...jwk, z: 'x'.repeat(3000) })), undefined);
  const text = `{"kty":"EC","kty":"EC","crv":"P-256","x":"${jwk.x}","y":"${jwk.y}"}`;
  t.equal(readDidJwk(`did:jwk:${Buffer.from(text).toString('base64url')}`), undefined);
  fc.assert(fc.property(fc.string(), (rest) => readDidJwk(`did:jwk:${rest}`) === undefined));
});

t.test("an https issuer's document is read as the standard has it, and errors have its names", async (t) => {
  const id = 'https://school.example/issuer';
  const [key] = keys as [SigningKey];
  const { publicKeyMultibase } = key;
  const keyId = findKeyId(id, publicKeyMultibase);
  const good: DidDocument = buildDidDocument({ did: id, keys: [key] });
  const [method] = good.verificationMethod as JsonObject[] as [JsonObject];
  const named = { ...method, id: `${id}#key-1` };
  const signed = await signFor(id, key, keyId);
  const byName = await signFor(id, key, `${id}#key-1`);
  const withMethod = (changes: object) => ({ ...good, verificationMethod: [{ ...method, ...changes }] });
  const asJwk = { ...named, type: 'JsonWebKey', publicKeyJwk: buildJwk(publicKeyMultibase) };
  const valid = 'valid: proofs-verified';
  const cases: [object, unknown, string][] = [
    [signed, good, valid],
    [signed, withMethod({ id: `#${publicKeyMultibase}` }), valid],
    [signed, { ...good, verificationMethod: [], assertionMethod: [method] }, valid],
    [byName, { id, verificationMethod: [named], assertionMethod: [named.id] }, valid],
    [byName, { id, verificationMethod: [asJwk], assertionMethod: [named.id] }, valid],
    [signed, 'no JSON', 'incomplete: issuer-unconfirmed (INVALID_CONTROLLED_IDENTIFIER_DOCUMENT)'],
    [signed, [good], 'incomplete: issuer-unconfirmed (INVALID_CONTROLLED_IDENTIFIER_DOCUMENT)'],
    [
      signed,
      { ...good, id: `${id}/other` },
      'incomplete: issuer-unconfirmed (INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID)',
    ],
    [
      signed,
      { ...good, verificationMethod: [] },
      'not-genuine: key-not-issuers (INVALID_VERIFICATION_METHOD)',
    ],
    [
      signed,
      withMethod({ controller: 'https://other.example/' }),
      'not-genuine: key-not-issuers (INVALID_VERIFICATION_METHOD)',
    ],
    [byName, good, 'not-genuine: key-not-found (INVALID_VERIFICATION_METHOD)'],
    [
      signed,
      { ...good, assertionMethod: [], authentication: good.assertionMethod },
      'not-genuine: key-not-issuers (INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD)',
    ],
    [signed, withMethod({ revoked: '2026-01-01T00:00:00Z' }), 'not-genuine: key-revoked'],
    [signed, withMethod({ expires: '2026-01-01T00:00:00Z' }), 'not-in-force: key-expired'],
    [byName, undefined, 'incomplete: key-unavailable'],
  ];
  for (const [document, answer, expected] of cases) {
    t.equal(await judge(document, { [id]: answer }), expected, JSON.stringify(answer)?.slice(0, 100));
  }
  const lone = 'https://school.example/keys/1';
  const alone = await signFor(id, key, lone);
  const keyDocument = { ...method, id: lone };
  const lists = { ...good, assertionMethod: [lone] };
  t.equal(await judge(alone, { [lone]: keyDocument, [id]: lists }), valid, 'a key at an address of its own');
  t.equal(await judge(alone, { [lone]: keyDocument }), 'incomplete: issuer-unconfirmed');
  t.match(await judge(alone, { [lone]: keyDocument, [id]: good }), 'not-genuine: key-not-issuers');
  t.match(
    await judge(alone, { [lone]: { ...keyDocument, controller: 'did:web:other.example' }, [id]: good }),
    'not-genuine: key-not-issuers',
  );
  t.equal(
    await judge(alone, { [lone]: { ...keyDocument, revoked: '2026-01-01T00:00:00Z' }, [id]: lists }),
    'not-genuine: key-revoked',
  );
  t.equal(await judge(alone), 'incomplete: key-unavailable');
  const nowhere = await signFor(id, key, id);
  t.equal(
    await judge(nowhere, { [id]: good }),
    'not-genuine: proof-malformed (INVALID_VERIFICATION_METHOD_URL)',
  );
});
