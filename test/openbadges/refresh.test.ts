// A credential that names a refresh service is asked for its newest edition, once, and both are reported.
import t from 'tap';
import type { JsonObject } from '../../src/openbadges/json.ts';
import { signCredentialJwt } from '../../src/openbadges/proofs/vc-jwt.ts';
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';
import type { Report } from '../../src/openbadges/verify/report.ts';
import { verifyCredential } from '../../src/openbadges/verify/verify-credential.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import {
  buildFetch,
  buildSampleBadge,
  buildSampleSigner,
  publishSample,
  sampleIndex,
  sampleListUrl,
  sampleNow,
  signSample,
  signSampleList,
} from './sample-badges.ts';

const published = await publishSample();
const serviceUrl = 'https://badges.example/credentials/1/newest';
const refreshService = { id: serviceUrl, type: '1EdTechCredentialRefresh' };
const seen = new Set<OutcomeCode>();

const sign = async (changes: object = {}, signer = buildSampleSigner().signer) =>
  await signSample({ ...buildSampleBadge(), refreshService, ...changes }, signer);

async function verify(document: unknown, documents: object = {}, asked: string[] = []): Promise<Report> {
  const report = await verifyCredential(JSON.stringify(document), {
    now: sampleNow,
    fetchDocument: buildFetch({ ...published, ...documents }, asked),
  });
  seen.add(findOutcome(report).code);
  return report;
}

const findOutcome = ({ outcomes }: Report) => outcomes.find(({ check }) => check === 'refresh')!;

async function judge(document: unknown, newest: unknown): Promise<string> {
  const report = await verify(document, { [serviceUrl]: newest });
  const { code, facts } = findOutcome(report);
  return `${report.verdict}: ${code}${facts.detail === undefined ? '' : ` (${facts.detail})`}`;
}

t.test('the newest edition is reported beside the one that was handed in', async (t) => {
  const newest = await sign({ validFrom: '2026-11-01T00:00:01Z', name: 'Afwas, verbeterd' });
  const asked: string[] = [];
  const report = await verify(await sign(), { [serviceUrl]: newest }, asked);
  t.equal(report.verdict, 'valid');
  t.equal(report.credential?.name, 'Afwas');
  t.match(findOutcome(report), {
    code: 'refresh-newer',
    result: 'passed',
    facts: { service: serviceUrl, verdict: 'valid' },
  });
  t.match(report.related, [
    { role: 'newer-edition', at: serviceUrl, report: { credential: { name: 'Afwas, verbeterd' } } },
  ]);
  t.equal(asked.filter((url) => url === serviceUrl).length, 1, 'the newest is not asked for one newer still');
});

t.test('an old edition keeps its verdict, whatever the newest has', async (t) => {
  const late = { validFrom: '2026-11-01T00:00:01Z' };
  const expired = await verify(await sign({ validUntil: '2026-11-02T00:00:00Z' }), {
    [serviceUrl]: await sign(late),
  });
  t.equal(expired.verdict, 'not-in-force');
  t.equal(expired.related?.[0]?.report.verdict, 'valid');
  const elsewhere = { ...buildSampleBadge().credentialStatus, statusListIndex: String(sampleIndex + 1) };
  const revoked = await verify(await sign({ credentialStatus: elsewhere }), {
    [serviceUrl]: await sign(late),
    [sampleListUrl]: await signSampleList([sampleIndex]),
  });
  t.equal(revoked.verdict, 'valid');
  t.equal(findOutcome(revoked).facts.verdict, 'not-in-force');
});

t.test('what is given is taken only as an edition of the same credential', async (t) => {
  const own = await sign();
  const { signer } = buildSampleSigner();
  const late = { validFrom: '2026-11-02T00:00:00Z' };
  const otherDid = `did:key:${buildSampleSigner(2).publicKeyMultibase}`;
  const byOther = await sign(
    { ...late, issuer: { id: otherDid, type: ['Profile'], name: 'x' } },
    buildSampleSigner(2, otherDid).signer,
  );
  const jwt = await signCredentialJwt({ ...buildSampleBadge(), ...late }, { signer });
  const cases: [string, unknown, string][] = [
    ['the same', own, 'valid: refresh-current'],
    ['the same, signed again', await sign(), 'valid: refresh-current'],
    ['a newer one', await sign(late), 'valid: refresh-newer'],
    ['a newer one as a JWT', jwt, 'valid: refresh-newer'],
    ['another of the same moment', await sign({ name: 'x' }), 'valid: refresh-newer'],
    ['an older one', await sign({ validFrom: '2026-10-01T00:00:00Z' }), 'valid: refresh-unusable (older)'],
    [
      'another credential',
      await sign({ ...late, id: 'https://badges.example/credentials/2' }),
      'valid: refresh-unusable (other-credential)',
    ],
    ['one of another issuer', byOther, 'valid: refresh-unusable (other-credential)'],
    [
      'one signed by a stranger',
      await sign(late, buildSampleSigner(2).signer),
      'valid: refresh-unusable (not-confirmed)',
    ],
    ['an altered one', { ...(await sign(late)), name: 'x' }, 'valid: refresh-unusable (not-confirmed)'],
    ['no credential', { a: 1 }, 'valid: refresh-unusable (not-confirmed)'],
    ['no JSON', '<html>', 'valid: refresh-unusable (not-confirmed)'],
    ['nothing', undefined, 'valid: refresh-unavailable'],
  ];
  for (const [name, newest, expected] of cases) t.equal(await judge(own, newest), expected, name);
});

t.test('a credential that names no service it can be asked of is not refreshed', async (t) => {
  const { refreshService: _, ...plain } = await sign();
  const asked: string[] = [];
  const report = await verify(await signSample({ ...plain, proof: undefined } as JsonObject), {}, asked);
  t.equal(findOutcome(report).code, 'refresh-none');
  for (const service of [
    { ...refreshService, id: 'http://badges.example/x' },
    { id: serviceUrl, type: '1EdTechRevocationList' },
  ]) {
    t.equal(
      findOutcome(await verify(await sign({ refreshService: service }), {}, asked)).code,
      'refresh-unsupported',
    );
  }
  t.equal(findOutcome(await verify({ ...(await sign()), name: 'x' }, {}, asked)).code, 'not-reached');
  t.notOk(asked.includes(serviceUrl), 'a document that was altered sends nobody anywhere');
});

t.test('every answer about a newer edition was given', async (t) => {
  t.strictSame(
    codesElsewhere.refresh.filter((code) => !seen.has(code)),
    [],
  );
});
