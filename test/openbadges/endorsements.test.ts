// Who speaks well of a badge: each endorsement has a verdict of its own, and none touches the badge's.
import fc from 'fast-check';
import t from 'tap';
import { credentialsContextV2, openBadgesContext } from '../../src/openbadges/contexts.ts';
import { buildDidDocument } from '../../src/openbadges/did/did-document.ts';
import type { JsonObject } from '../../src/openbadges/json.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import type { Limits } from '../../src/openbadges/verify/limits.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleCreated,
  sampleDid,
  sampleNow,
  signSample,
} from './sample-badges.ts';

const endorserDid = 'did:web:stad.example';
const endorser = buildSampleSigner(4, endorserDid);
const published = {
  ...(await publishSample()),
  'https://stad.example/.well-known/did.json': buildDidDocument({ did: endorserDid, keys: [endorser] }),
};
const achievementId = buildSampleBadge().credentialSubject.achievement.id;
const seen = new Set<OutcomeCode>();

function buildEndorsement(changes: object = {}): JsonObject {
  return {
    '@context': [credentialsContextV2, openBadgesContext],
    id: 'urn:uuid:1f0a0d3a-6f1b-4d0a-9d3e-1d2c3b4a5f60',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Erkenning door de stad',
    issuer: { id: endorserDid, type: ['Profile'], name: 'De stad' },
    validFrom: sampleCreated,
    credentialSubject: {
      id: achievementId,
      type: ['EndorsementSubject'],
      endorsementComment: 'Sluit aan op wat keukens vragen.',
    },
    ...changes,
  };
}

const signEndorsement = async (changes: object = {}, signer = endorser.signer) =>
  await signSample(buildEndorsement(changes), signer);
const endorse = (id: string) => ({ credentialSubject: { id, type: ['EndorsementSubject'] } });

async function verify(document: unknown, limits: Partial<Limits> = {}): Promise<Report> {
  const report = await verifyCredential(typeof document === 'string' ? document : JSON.stringify(document), {
    now: sampleNow,
    fetchDocument: buildFetch(published),
    limits,
  });
  const { code, parts = [] } = findOutcome(report);
  for (const each of [code, ...parts.map((part) => part.code)]) seen.add(each);
  return report;
}

const findOutcome = (report: Report) => report.outcomes.find(({ check }) => check === 'endorsements')!;

/** A badge of ours with endorsements in it, signed as a whole. */
async function signWith(endorsement: unknown) {
  return await signSample({ ...buildSampleBadge(), endorsement });
}

async function judge(endorsement: unknown): Promise<string> {
  const { verdict, outcomes } = await verify(await signWith([endorsement]));
  return `${verdict}: ${outcomes.find(({ check }) => check === 'endorsements')?.code}`;
}

t.test('a good endorsement of something in the badge holds', async (t) => {
  const report = await verify(await signWith([await signEndorsement()]));
  t.equal(report.verdict, 'valid');
  t.match(findOutcome(report), {
    result: 'passed',
    code: 'endorsement-holds',
    facts: {
      at: 'endorsement.0',
      form: 'embedded',
      verdict: 'valid',
      endorses: [achievementId],
      issuerId: endorserDid,
    },
  });
  t.match(report.related, [{ role: 'endorsement', at: 'endorsement.0', report: { verdict: 'valid' } }]);
});

t.test('an endorsement is found wherever the standard allows one', async (t) => {
  const endorsement = await signEndorsement();
  const badge = buildSampleBadge();
  const { credentialSubject: subject } = badge;
  const creator = { id: 'https://maker.example/', type: ['Profile'], endorsement: [endorsement] };
  const source = { id: 'https://source.example/', type: ['Profile'], endorsement: [endorsement] };
  const parentOrg = { id: 'https://parent.example/', type: ['Profile'], endorsement: [endorsement] };
  const signed = await signSample({
    ...badge,
    issuer: { ...badge.issuer, endorsement: [endorsement], parentOrg },
    endorsement: [endorsement],
    credentialSubject: {
      ...subject,
      source,
      achievement: { ...subject.achievement, creator, endorsement: [endorsement] },
    },
  });
  const { parts, facts } = findOutcome(await verify(signed));
  t.notOk('standing' in facts);
  t.strictSame(parts?.map((part) => [part.facts.at, part.result]).sort(), [
    ['credentialSubject.achievement.creator.endorsement.0', 'passed'],
    ['credentialSubject.achievement.endorsement.0', 'passed'],
    ['credentialSubject.source.endorsement.0', 'passed'],
    ['endorsement.0', 'passed'],
    ['issuer.endorsement.0', 'passed'],
    ['issuer.parentOrg.endorsement.0', 'passed'],
  ]);
});

t.test('an endorsement as a JWT is verified like one in JSON', async (t) => {
  const jwt = await signCredentialJwt(buildEndorsement(), { signer: endorser.signer });
  // By hand: the term is of a later edition of the context than the one that signing knows.
  const signAsJwt = async (endorsementJwt: unknown) => {
    const { signer } = buildSampleSigner();
    const badge = { ...buildSampleBadge(), endorsementJwt };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encode({ alg: 'EdDSA', typ: 'JWT', kid: signer.keyId })}.${encode(badge)}`;
    return `${signed}.${Buffer.from(await signer.sign(Buffer.from(signed))).toString('base64url')}`;
  };
  const outcome = findOutcome(await verify(await signAsJwt([jwt])));
  t.match(outcome, { code: 'endorsement-holds', facts: { at: 'endorsementJwt.0', form: 'jwt' } });
  const forged = `${jwt.slice(0, -8)}AAAAAAAA`;
  t.equal(findOutcome(await verify(await signAsJwt([forged]))).result, 'failed');
  const other = await signCredentialJwt(buildEndorsement(endorse('urn:uuid:2')), { signer: endorser.signer });
  t.equal(findOutcome(await verify(await signAsJwt([jwt, other]))).code, 'endorsement-of-other');
});

t.test('what is wrong with an endorsement is said of it, and the badge stays what it is', async (t) => {
  const good = await signEndorsement();
  const revoked = { ...buildSampleBadge().credentialStatus, statusListCredential: 'https://gone.example/1' };
  const cases: [string, unknown, OutcomeCode][] = [
    ['altered', { ...good, name: 'Alles kan' }, 'endorsement-not-genuine'],
    ['unsigned', buildEndorsement(), 'endorsement-not-genuine'],
    ['by a stranger', await signEndorsement({}, buildSampleSigner(5).signer), 'endorsement-not-genuine'],
    ['run out', await signEndorsement({ validUntil: '2026-11-02T00:00:00Z' }), 'endorsement-not-in-force'],
    ['of another badge', await signEndorsement(endorse('https://badges.example/x')), 'endorsement-of-other'],
    [
      'of the key of its issuer',
      await signEndorsement(endorse(buildSampleSigner().signer.keyId)),
      'endorsement-of-other',
    ],
    [
      'of the status of the badge',
      await signEndorsement(endorse(buildSampleBadge().credentialStatus.id)),
      'endorsement-of-other',
    ],
    ['of itself', await signEndorsement(endorse('urn:uuid:1')), 'endorsement-of-other'],
    ['of the badge itself', await signEndorsement(endorse(buildSampleBadge().id)), 'endorsement-holds'],
    ['of the maker', await signEndorsement(endorse(sampleDid)), 'endorsement-holds'],
    ['of unknown status', await signEndorsement({ credentialStatus: revoked }), 'endorsement-unsure'],
    [
      'by somebody out of reach',
      await signEndorsement(
        { issuer: 'did:web:away.example' },
        buildSampleSigner(6, 'did:web:away.example').signer,
      ),
      'endorsement-unsure',
    ],
    [
      'of another type',
      await signSample({ ...buildSampleBadge(), id: 'urn:uuid:9' }),
      'endorsement-malformed',
    ],
  ];
  for (const [name, endorsement, code] of cases) t.equal(await judge(endorsement), `valid: ${code}`, name);
  const nameless = await signEndorsement({ credentialSubject: { type: ['EndorsementSubject'] } });
  t.equal(await judge(nameless), 'valid: endorsement-malformed', 'of nothing');
});

t.test('of several endorsements each is reported, and the worst is told', async (t) => {
  const good = await signEndorsement();
  const report = await verify(await signWith([good, { ...good, name: 'x' }]));
  t.equal(report.verdict, 'valid');
  t.equal(findOutcome(report).code, 'endorsement-not-genuine');
  t.match(findOutcome(report).parts, [{ code: 'endorsement-holds' }, { code: 'endorsement-not-genuine' }]);
  t.match(report.related, [{ report: { verdict: 'valid' } }, { report: { verdict: 'not-genuine' } }]);
});

t.test('endorsements have their number and their depth', async (t) => {
  const inner = await signEndorsement({
    id: 'urn:uuid:3',
    ...endorse('urn:uuid:1f0a0d3a-6f1b-4d0a-9d3e-1d2c3b4a5f60'),
  });
  const issuer = { id: endorserDid, type: ['Profile'], name: 'De stad', endorsement: [inner] };
  const report = await verify(await signWith([await signEndorsement({ issuer })]));
  t.match(findOutcome(report), { code: 'endorsement-holds', facts: { ownEndorsements: 1 } });
  t.equal(report.related?.length, 1, 'an endorsement of an endorsement is not followed');

  const three = await signWith([inner, inner, inner]);
  t.equal(findOutcome(await verify(three, { maxEndorsements: 2 })).code, 'too-many-endorsements');
  t.equal((await verify(three, { maxEndorsements: 2 })).verdict, 'valid');
});

t.test('a badge without endorsements has none, and an altered one is not asked', async (t) => {
  t.equal(findOutcome(await verify(await signSample(buildSampleBadge()))).code, 'endorsements-none');
  const altered = { ...(await signWith([await signEndorsement()])), name: 'x' };
  t.equal(findOutcome(await verify(altered)).code, 'not-reached');
});

t.test('whatever stands for an endorsement, something is answered and nothing holds', async () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string(), fc.constant({ '@context': [] }));
  const good = await signEndorsement();
  await fc.assert(
    fc.asyncProperty(value, fc.boolean(), async (endorsement, isJwt) => {
      const name = isJwt ? 'endorsementJwt' : 'endorsement';
      // A proof that cannot be checked leaves the endorsements to be asked.
      const badge = { ...buildSampleBadge(), [name]: [endorsement, good], proof: [{ type: 'OtherProof' }] };
      const { outcomes } = await verify(badge);
      const { code } = outcomes.find(({ check }) => check === 'endorsements')!;
      return code !== 'check-broke' && code !== 'endorsement-holds';
    }),
    { numRuns: 300 },
  );
});

t.test('every answer about endorsements was given', async (t) => {
  t.strictSame(
    codesElsewhere.endorsements.filter((code) => !seen.has(code)),
    [],
  );
});
