// Badges as signed JWTs: what is written, what is read, and everything that a header or a claim may pretend.
import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { compactVerify, importJWK, SignJWT } from 'jose';
import t from 'tap';
import { isCompactJws } from '../../src/openbadges/containers/jws.ts';
import { credentialsContextV1, openBadgesContext } from '../../src/openbadges/contexts.ts';
import { buildDidDocument, buildJwks, findKeyId } from '../../src/openbadges/did/did-document.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import {
  buildSigner,
  findPublicKeyMultibase,
  generateRsaKey,
  generateSigningKey,
  type Signer,
  type SigningKey,
} from '../../src/openbadges/keys.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import {
  buildJwk,
  buildPublishedJwk,
  encodePublicKey,
  isWeakKey,
  parseJwk,
} from '../../src/openbadges/public-keys.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { verifyJwtIndependently } from '../independent-verifier.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  publishSample,
  sampleDid,
  sampleDidUrl,
  sampleNow,
  signSample,
} from './sample-badges.ts';

const keys = {
  RSA: await generateRsaKey(),
  'P-256': generateSigningKey({ algorithm: 'P-256' }),
  'P-384': generateSigningKey({ algorithm: 'P-384' }),
  Ed25519: generateSigningKey(),
};
const stranger = generateSigningKey({ algorithm: 'P-256' });
const sampleKey = { publicKeyMultibase: findPublicKeyMultibase(new Uint8Array(32).fill(1)) };
const didDocument = buildDidDocument({ did: sampleDid, keys: [...Object.values(keys), sampleKey] });
const published = { ...(await publishSample()), [sampleDidUrl]: didDocument };
const seen = new Set<OutcomeCode>();
const badge = buildSampleBadge();

function buildKeySigner(key: SigningKey, keyId = findKeyId(sampleDid, key.publicKeyMultibase)): Signer {
  return buildSigner({ keyId, seed: key.seed, algorithm: key.algorithm });
}

const signer = buildKeySigner(keys['P-256']);

async function verify(input: string | Uint8Array, documents: object = {}, now = sampleNow): Promise<Report> {
  const fetchDocument = buildFetch({ ...published, ...documents });
  const report = await verifyCredential(input, { now, fetchDocument });
  for (const { code } of report.outcomes) seen.add(code);
  return report;
}

async function judge(input: string | Uint8Array, documents: object = {}, now?: Date): Promise<string> {
  const { verdict, reason } = await verify(input, documents, now);
  return `${verdict}: ${reason}`;
}

function encodePart(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** A JWT with any header and payload, soundly signed by whoever is given. */
async function signAnything(header: object, payload: object, by: Pick<Signer, 'sign'> = signer) {
  const signed = `${encodePart(header)}.${encodePart(payload)}`;
  return `${signed}.${Buffer.from(await by.sign(Buffer.from(signed))).toString('base64url')}`;
}

const good = await signCredentialJwt(badge, { signer });
const header = { alg: 'ES256', typ: 'JWT', kid: signer.keyId };
const payload = JSON.parse(Buffer.from(good.split('.')[1]!, 'base64url').toString()) as JsonObject;

t.test('a badge as a JWT is valid with any kind of key, also to code that is not ours', async (t) => {
  for (const key of Object.values(keys)) {
    const jwt = await signCredentialJwt(badge, { signer: buildKeySigner(key) });
    t.equal(await judge(jwt), 'valid: proofs-verified', key.algorithm);
    t.equal(await judge(new TextEncoder().encode(`${jwt}\n`)), 'valid: proofs-verified', 'as bytes too');
    const jwk = buildJwk(key.publicKeyMultibase);
    t.ok(verifyJwtIndependently(jwt, jwk), 'node:crypto alone');
    const known = await importJWK({ ...buildPublishedJwk(key.publicKeyMultibase, 'x') });
    const { protectedHeader } = await compactVerify(jwt, known);
    t.equal(protectedHeader.typ, 'JWT');
    t.strictSame(Object.keys(protectedHeader).sort(), ['alg', 'kid', 'typ']);
    t.notOk(
      verifyJwtIndependently(jwt, buildJwk(generateSigningKey({ algorithm: 'P-256' }).publicKeyMultibase)),
    );
  }
});

t.test(
  'the claims of Open Badges say what the badge says, and a badge without a subject has none',
  async (t) => {
    t.strictSame(
      [payload.iss, payload.sub, payload.jti, payload.nbf, payload.exp],
      [sampleDid, badge.credentialSubject.id, badge.id, 1_793_491_200, undefined],
    );
    const ending = await signCredentialJwt({ ...badge, validUntil: '2027-11-01T00:00:00Z' }, { signer });
    t.match(JSON.parse(Buffer.from(ending.split('.')[1]!, 'base64url').toString()), { exp: 1_825_027_200 });
    const { id: _, ...nameless } = badge.credentialSubject;
    await t.rejects(signCredentialJwt({ ...badge, credentialSubject: nameless }, { signer }), /sub/);
    await t.rejects(signCredentialJwt({ ...badge, undefinedTerm: 'x' }, { signer }), /terms-undefined/);
    const plain = await signCredentialJwt(badge, { signer, profile: 'vc-jose-cose' });
    t.equal(await judge(plain), 'valid: proofs-verified');
    t.strictSame(JSON.parse(Buffer.from(plain.split('.')[0]!, 'base64url').toString()), {
      ...{ alg: 'ES256', cty: 'vc', kid: signer.keyId, typ: 'vc+jwt' },
    });
  },
);

t.test('a JWT made elsewhere by the same rules is read', async (t) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKeyMultibase = encodePublicKey(publicKey, 'RSA');
  const kid = 'https://badges.example/keys/1';
  const jwt = await new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(privateKey);
  const jwk = buildPublishedJwk(publicKeyMultibase, kid);
  const listed = buildDidDocument({
    did: sampleDid,
    keys: [{ publicKeyMultibase, fragment: 'rsa-1' }, sampleKey],
  });
  t.equal(listed.verificationMethod[0]!.id, `${sampleDid}#rsa-1`);
  t.equal(await judge(jwt, { [kid]: jwk, [sampleDidUrl]: listed }), 'valid: proofs-verified');
  t.equal(
    await judge(jwt, { [kid]: jwk }),
    'not-genuine: key-not-issuers',
    'a URL proves nothing of whose it is',
  );
  t.equal(
    await judge(jwt, { [kid]: jwk, [sampleDidUrl]: undefined }),
    'incomplete: issuer-document-unavailable',
  );
  t.equal(await judge(jwt), 'incomplete: key-unavailable');
  t.equal(
    await judge(jwt, { [kid]: { keys: [jwk] } }),
    'incomplete: key-unavailable',
    'a set is not one key',
  );
  t.equal(await judge(jwt, { [kid]: { ...jwk, d: 'AQAB' } }), 'incomplete: key-unsupported');
});

t.test('an https issuer publishes its keys in its document or in a JWK Set at its origin', async (t) => {
  const id = 'https://school.example/issuer';
  const issuer = { id, type: ['Profile'], name: 'x' };
  const { credentialStatus: _, ...unlisted } = badge;
  const kid = 'https://school.example/keys/1';
  const by = buildKeySigner(keys['P-256'], kid);
  const jwt = await signCredentialJwt({ ...unlisted, issuer }, { signer: by });
  const { publicKeyMultibase } = keys['P-256'];
  const jwk = buildPublishedJwk(publicKeyMultibase, kid);
  const set = 'https://school.example/.well-known/jwks.json';
  const valid = 'valid: proofs-verified';
  const cases: [object, string][] = [
    [{}, 'incomplete: issuer-unconfirmed'],
    [{ [set]: buildJwks([{ publicKeyMultibase, kid }]) }, valid],
    [{ [set]: buildJwks([{ publicKeyMultibase, kid, iss: id }]) }, valid],
    [
      { [set]: buildJwks([{ publicKeyMultibase, kid, iss: 'https://school.example/other' }]) },
      'incomplete: issuer-unconfirmed',
    ],
    [{ [set]: buildJwks([{ ...stranger, kid }]) }, 'incomplete: issuer-unconfirmed'],
    [{ [set]: [] }, 'incomplete: issuer-unconfirmed'],
    [{ [id]: buildDidDocument({ did: id, keys: [{ publicKeyMultibase }] }) }, valid],
    [{ [id]: buildDidDocument({ did: id, keys: [stranger] }) }, 'not-genuine: key-not-issuers'],
  ];
  for (const [documents, expected] of cases) {
    t.equal(
      await judge(jwt, { [kid]: jwk, ...documents }),
      expected,
      JSON.stringify(documents).slice(0, 120),
    );
  }
});

t.test('a key that the JWT brings with it says nothing about whose it is', async (t) => {
  const carry = async (key: SigningKey, extra: object = {}) => {
    const jwk = buildJwk(key.publicKeyMultibase);
    return await signAnything({ alg: 'ES256', typ: 'JWT', jwk, ...extra }, payload, buildKeySigner(key));
  };
  const absent = { [sampleDidUrl]: undefined };
  t.equal(await judge(await carry(stranger)), 'not-genuine: key-not-issuers');
  t.equal(await judge(await carry(stranger), absent), 'incomplete: issuer-document-unavailable');
  t.equal(await judge(await carry(keys['P-256'])), 'valid: proofs-verified', 'unless the issuer lists it');
  t.equal(await judge(await carry(keys['P-256'], { kid: signer.keyId })), 'valid: proofs-verified');
  t.equal(
    await judge(await carry(stranger, { kid: signer.keyId })),
    'not-genuine: jwt-header-wrong',
    'nor may it stand beside the name of another',
  );
  const jwk = {
    ...buildJwk(stranger.publicKeyMultibase),
    d: Buffer.from(stranger.seed).toString('base64url'),
  };
  t.equal(
    await judge(await carry(stranger, { jwk })),
    'not-genuine: jwt-header-wrong',
    'nor its private half',
  );
  const own = `did:key:${stranger.publicKeyMultibase}`;
  const pretended = findKeyId(own, stranger.publicKeyMultibase);
  t.equal(
    await judge(await signAnything({ ...header, kid: pretended }, payload, buildKeySigner(stranger))),
    'not-genuine: key-not-issuers',
    'nor a did:key in kid',
  );
  const behind = findKeyId(sampleDid, stranger.publicKeyMultibase);
  const forged = await signAnything({ ...header, kid: behind }, payload, buildKeySigner(stranger));
  t.equal(await judge(forged), 'not-genuine: key-not-issuers', "nor a fragment behind the issuer's name");
  t.equal(await judge(forged, absent), 'incomplete: issuer-document-unavailable');
});

t.test('an algorithm that anybody can sign with is none', async (t) => {
  const unsigned = `${encodePart({ alg: 'none' })}.${encodePart(payload)}.`;
  t.equal(await judge(unsigned), 'not-genuine: jwt-malformed');
  for (const alg of ['none', 'None', 'HS256', 'hs512', 7, undefined]) {
    const jwt = await signAnything({ ...header, alg }, payload);
    t.equal(await judge(jwt), 'not-genuine: jwt-algorithm-forbidden', String(alg));
  }
  const secret = JSON.stringify(buildJwk(keys.RSA.publicKeyMultibase));
  const mac = { sign: async (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest() };
  const kid = findKeyId(sampleDid, keys.RSA.publicKeyMultibase);
  t.equal(
    await judge(await signAnything({ alg: 'HS256', kid }, payload, mac)),
    'not-genuine: jwt-algorithm-forbidden',
  );
  t.equal(
    await judge(await signAnything({ ...header, alg: 'ES256K' }, payload)),
    'incomplete: proof-unsupported',
  );
  for (const alg of ['RS256', 'ES384', 'EdDSA']) {
    const jwt = await signAnything({ ...header, alg }, payload);
    t.equal(await judge(jwt), 'not-genuine: jwt-header-wrong', `${alg} with a key of another kind`);
  }
});

t.test('a header says nothing that is not understood, or nothing is believed', async (t) => {
  const cases: [object, string][] = [
    [{ crit: ['exp'] }, 'not-genuine: jwt-header-wrong'],
    [{ crit: [] }, 'not-genuine: jwt-header-wrong'],
    [{ b64: false }, 'not-genuine: jwt-header-wrong'],
    [{ typ: 'vp+jwt' }, 'not-genuine: jwt-header-wrong'],
    [{ typ: 'vc+jwt', cty: 'vp' }, 'not-genuine: jwt-header-wrong'],
    [{ typ: 7 }, 'not-genuine: jwt-header-wrong'],
    [{ typ: undefined }, 'valid: proofs-verified'],
    [{ typ: 'application/vc+jwt' }, 'valid: proofs-verified'],
    [{ x5u: 'https://a.example/', jku: 'https://a.example/' }, 'valid: proofs-verified'],
    [{ kid: undefined }, 'incomplete: key-unsupported'],
    [{ kid: keys['P-256'].publicKeyMultibase }, 'valid: proofs-verified'],
    [{ kid: `#${keys['P-256'].publicKeyMultibase}` }, 'valid: proofs-verified'],
    [{ kid: 'nobody' }, 'not-genuine: key-not-found'],
    [{ kid: `${sampleDid}#nobody` }, 'not-genuine: key-not-found'],
    [{ kid: 'did:other:x#y' }, 'incomplete: key-unsupported'],
  ];
  for (const [changes, expected] of cases) {
    const jwt = await signAnything({ ...header, ...changes }, payload);
    t.equal(await judge(jwt), expected, JSON.stringify(changes));
  }
});

t.test('a claim that says something else than the badge is not overlooked', async (t) => {
  const cases: [object, string][] = [
    [{ iss: 'did:web:other.example' }, 'not-genuine: claims-differ'],
    [{ sub: 'urn:uuid:other' }, 'not-genuine: claims-differ'],
    [{ jti: 'urn:uuid:other' }, 'not-genuine: claims-differ'],
    [{ nbf: 1_793_491_201 }, 'not-genuine: claims-differ'],
    [{ nbf: '2026-11-01T00:00:00Z' }, 'not-genuine: claims-differ'],
    [{ validUntil: '2027-11-01T00:00:00Z', exp: 1_825_027_201 }, 'not-genuine: claims-differ'],
    [{ exp: 'never' }, 'not-genuine: claims-differ'],
    [{ exp: 1e300 }, 'not-genuine: claims-differ'],
    [{ exp: 1_793_491_300 }, 'not-in-force: proof-expired'],
    [{ iss: undefined, sub: undefined, jti: undefined, nbf: undefined }, 'valid: proofs-verified'],
    [{ nbf: 1_793_491_200.5 }, 'valid: proofs-verified'],
    [{ aud: 'x', iat: 'x' }, 'valid: proofs-verified'],
    [{ undefinedTerm: 'x' }, 'not-genuine: terms-undefined'],
    [{ vp: {} }, 'not-genuine: jwt-claims-misplaced'],
    [{ vc: {} }, 'not-genuine: jwt-claims-misplaced'],
    [{ vc: badge }, 'not-genuine: jwt-claims-misplaced'],
    [{ issuer: { ...badge.issuer, id: 'did:web:other.example' } }, 'not-genuine: claims-differ'],
  ];
  for (const [changes, expected] of cases) {
    const jwt = await signAnything(header, { ...payload, ...changes });
    t.equal(await judge(jwt), expected, JSON.stringify(changes).slice(0, 80));
  }
  const w3c = { ...header, typ: 'vc+jwt' };
  const own = await signAnything(w3c, { ...payload, nbf: 1_799_000_000 });
  t.equal(await judge(own), 'not-in-force: not-yet-valid', 'dates of a JWT of W3C are its own');
  t.equal(await judge(await signAnything(w3c, { ...payload, nbf: 1_700_000_000 })), 'valid: proofs-verified');
});

t.test(
  'a badge of data model 1.1 stands under a claim of its own, and may leave to claims what they say',
  async (t) => {
    const { validFrom, description, '@context': _, evidence: __, credentialStatus: ___, ...rest } = badge;
    const { id: subjectId, ...subject } = badge.credentialSubject;
    const { id: issuerId, ...profile } = badge.issuer;
    const vc: JsonObject = {
      ...rest,
      '@context': [credentialsContextV1, openBadgesContext, badge['@context'][2]],
      issuanceDate: validFrom,
    };
    const claims = { iss: issuerId, sub: subjectId, jti: badge.id, nbf: 1_793_491_200 };
    const sign = (document: object, changes: object = {}) =>
      signAnything(header, { vc: document, ...claims, ...changes });
    t.equal(await judge(await sign(vc)), 'valid: proofs-verified');
    const { id: ____, issuanceDate: _____, ...short } = vc;
    const sparse = { ...short, issuer: profile, credentialSubject: subject };
    const report = await verify(await sign(sparse, { exp: 1_900_000_000 }));
    t.equal(report.verdict, 'valid');
    t.match(report.credential, {
      ...{ id: badge.id, issuerId: sampleDid, validFrom: '2026-11-01T00:00:00.000Z' },
      validUntil: '2030-03-17T17:46:40.000Z',
    });
    t.equal(await judge(await sign(sparse, { exp: 1_793_491_300 })), 'not-in-force: expired');
    t.equal(await judge(await sign(vc, { iss: 'did:web:other.example' })), 'not-genuine: claims-differ');
    t.equal(
      await judge(await sign({ ...vc, '@context': badge['@context'] })),
      'not-genuine: jwt-claims-misplaced',
    );
    t.equal(
      await judge(await signAnything(header, { ...vc, ...claims })),
      'not-genuine: jwt-claims-misplaced',
    );
    t.equal(await judge(await sign(['x'])), 'not-genuine: jwt-claims-misplaced');
    t.equal(await judge(await sign(vc, { '@context': [] })), 'not-genuine: jwt-claims-misplaced');
  },
);

t.test('a proof inside a JWT must hold as well', async (t) => {
  const signed = await signSample(badge);
  const { '@context': _, ...inside } = signed;
  t.equal(Object.keys(inside).length > 5, true);
  const report = await verify(await signCredentialJwt(signed, { signer }));
  t.equal(report.verdict, 'valid');
  t.strictSame(
    report.outcomes.find(({ check }) => check === 'proof')?.parts?.map(({ facts }) => facts.suite),
    ['JWT ES256', 'eddsa-rdfc-2022'],
  );
  const altered = await signAnything(header, { ...payload, ...signed, name: 'Chef' });
  t.equal(await judge(altered), 'not-genuine: signature-invalid');
});

t.test('a weak key is not relied on', async (t) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const publicKeyMultibase = encodePublicKey(publicKey, 'RSA');
  const documents = {
    [sampleDidUrl]: buildDidDocument({ did: sampleDid, keys: [{ publicKeyMultibase, fragment: 'rsa-1' }] }),
  };
  const seed = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  const by = buildSigner({ keyId: `${sampleDid}#rsa-1`, seed, algorithm: 'RSA' });
  t.equal(await judge(await signCredentialJwt(badge, { signer: by }), documents), 'incomplete: key-weak');
  const jwk = buildJwk(keys.RSA.publicKeyMultibase);
  t.notOk(isWeakKey(parseJwk(jwk)!));
  for (const exponent of [[1], [2], [1, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]]) {
    const e = Buffer.from(exponent).toString('base64url');
    t.ok(isWeakKey(parseJwk({ ...jwk, e })!), `exponent ${exponent}`);
  }
});

t.test('no flipped character of a JWT makes another valid one', async (t) => {
  for (const key of Object.values(keys)) {
    const bytes = Buffer.from(await signCredentialJwt(badge, { signer: buildKeySigner(key) }));
    const place = fc.oneof(
      fc.nat({ max: bytes.length - 1 }),
      fc.integer({ min: bytes.lastIndexOf('.'), max: bytes.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = new Uint8Array(bytes);
        flipped[at]! ^= mask;
        const { verdict, outcomes } = await verify(flipped);
        return verdict !== 'valid' && !outcomes.some(({ code }) => code === 'check-broke');
      }),
      { numRuns: 150 },
    );
    t.equal(await judge(new Uint8Array(bytes)), 'valid: proofs-verified', key.algorithm);
  }
});

t.test('any three parts get an answer, and never valid', async () => {
  const part = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc
      .record({
        alg: fc.constantFrom('ES256', 'RS256', 'none', 'EdDSA'),
        kid: fc.string(),
        jwk: fc.jsonValue(),
      })
      .map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(part, part, part, async (...parts) => {
      const jwt = parts.map((text) => Buffer.from(text).toString('base64url')).join('.');
      const { verdict, outcomes } = await verify(jwt);
      const isBroken = outcomes.some(({ code }) => code === 'check-broke');
      return isCompactJws(jwt) ? verdict !== 'valid' && !isBroken : true;
    }),
    { numRuns: 400 },
  );
});

t.test('what is told only here is told', async (t) => {
  for (const code of codesElsewhere.jwt) t.ok(seen.has(code), code);
});
