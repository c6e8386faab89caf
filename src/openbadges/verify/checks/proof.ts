// Is every proof that can be checked good, and is there one? One bad proof beside a good one is bad news.
// Who the keys belong to is the next check's. Data Integrity 1.0, Verify Proof Sets and Chains.
import type { CompactJws } from '../../containers/jws.ts';
import type { ProofPurpose } from '../../did/verification-method.ts';
import { isJsonObject, type JsonObject, listOf } from '../../json.ts';
import { parseMultikey } from '../../multibase.ts';
import { findSuite, isOfUnreadSuite, type Suite } from '../../proofs/suites.ts';
import type { Check, Examination, ExaminedProof, ExpectedAnswer } from '../examination.ts';
import { buildOutcome, type Facts, type Outcome, type OutcomeCode } from '../report.ts';
import { examineJwt } from './proof-jwt.ts';
import { findMethodKey, findMissingKeyCode } from './proof-keys.ts';

/** What was found of one proof. */
export type Finding = { code: OutcomeCode; facts: Facts } | { examined: ExaminedProof };

/** What proofs must be for, and of. Credentials state something; presentations answer to somebody. */
export type ExpectedProof = ExpectedAnswer & { purpose: ProofPurpose };

type Context = Pick<Examination, 'now' | 'read' | 'limits'> & { expected?: ExpectedProof };

const statement: ExpectedProof = { purpose: 'assertionMethod' };

/** The proofs among `all` that a proof says it was made after; undefined when one it names is missing. */
function findPreviousProofs(proof: JsonObject, all: JsonObject[]): JsonObject[] | undefined {
  const ids = listOf(proof.previousProof);
  const found = ids.map((id) => all.find((other) => other !== proof && other.id === id));
  return found.every((other) => other !== undefined) ? found : undefined;
}

function findUnexpected(proof: JsonObject, expected: ExpectedProof): OutcomeCode | undefined {
  const { purpose, domain, challenge } = expected;
  if (proof.proofPurpose !== purpose) return 'proof-purpose-wrong';
  if (domain !== undefined && !listOf(proof.domain).includes(domain)) return 'proof-domain-differs';
  return challenge !== undefined && proof.challenge !== challenge ? 'proof-challenge-differs' : undefined;
}

async function examineProof(
  { document, proof, all }: { document: JsonObject; proof: JsonObject; all: JsonObject[] },
  suite: Suite,
  { now, read, expected = statement }: Context,
): Promise<Finding> {
  const unexpected = findUnexpected(proof, expected);
  if (unexpected) return { code: unexpected, facts: {} };
  const previous = findPreviousProofs(proof, all);
  if (!previous) return { code: 'previous-proof-missing', facts: {} };
  const key = await findMethodKey(proof.verificationMethod, { now, read, purpose: expected.purpose });
  if (!key) return { code: 'proof-malformed', facts: { error: 'INVALID_VERIFICATION_METHOD_URL' } };
  const { multikey, error } = key;
  if (multikey === undefined) {
    return { code: findMissingKeyCode(key), facts: error === undefined ? {} : { error } };
  }
  const parsed = parseMultikey(multikey);
  if (!parsed || !suite.keyTypes.includes(parsed.type)) return { code: 'key-unsupported', facts: {} };
  const secured = previous.length > 0 ? { ...document, proof: previous } : document;
  const finding = await suite.check({ document: secured, proof, publicKeyMultibase: multikey });
  if (finding.state === 'verified') {
    return { examined: { proof, ...key, isSelective: suite.isSelective, chosen: finding.chosen } };
  }
  return { code: finding.code, facts: finding.detail === undefined ? {} : { detail: finding.detail } };
}

function nameSuite(proof: JsonObject): string {
  return [proof.type, proof.cryptosuite]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .slice(0, 80);
}

/** One proof with what was found of it; `isKnown`: there is a suite for it; `isStrange`: and nobody knows of one. */
type Examined = { suite: string; method: unknown; isKnown: boolean; isStrange: boolean; finding: Finding };

function buildPart({ suite, method, finding }: Examined): Outcome {
  const facts = { suite, ...(typeof method === 'string' && { verificationMethod: method }) };
  return 'examined' in finding
    ? buildOutcome('proof', 'proofs-verified', facts)
    : buildOutcome('proof', finding.code, { ...facts, ...finding.facts });
}

/** What is told of all proofs together: a failure, else a doubt about one of them, else that they hold. */
function summarize(all: Examined[]): Outcome {
  const known = all.filter(({ isKnown }) => isKnown);
  const unsupported = all.filter(({ isKnown }) => !isKnown).map(({ suite }) => suite);
  const facts: Facts = {
    proofs: all.length,
    suites: known.map(({ suite }) => suite),
    ...(unsupported.length > 0 && { unsupported }),
  };
  const bad = known.flatMap(({ finding }) => ('code' in finding ? [finding] : []));
  const worst = bad.find(({ code }) => buildOutcome('proof', code).result === 'failed') ?? bad[0];
  if (worst) return buildOutcome('proof', worst.code, { ...facts, ...worst.facts });
  if (known.length === 0 || all.some(({ isStrange }) => isStrange)) {
    return buildOutcome('proof', 'proof-unsupported', facts);
  }
  const verificationMethods = known.flatMap(({ method }) => (typeof method === 'string' ? [method] : []));
  const code = unsupported.length > 0 ? 'proofs-verified-in-part' : 'proofs-verified';
  return buildOutcome('proof', code, { ...facts, verificationMethods });
}

async function examineAll(
  document: JsonObject,
  { proofs, jws }: { proofs: JsonObject[]; jws: CompactJws | undefined },
  context: Context,
): Promise<Examined[]> {
  const { proof: _, ...unsecured } = document;
  const examined: Examined[] = [];
  if (jws) {
    const { alg, kid } = jws.header;
    const finding = await examineJwt(jws, document, { ...context, expected: context.expected ?? statement });
    const isKnown = !('code' in finding) || finding.code !== 'proof-unsupported';
    const name = `JWT ${String(alg).slice(0, 20)}`;
    examined.push({ suite: name, method: kid, isKnown, isStrange: !isKnown, finding });
  }
  // One after the other: each fetches and computes, and a stranger decides how many there are.
  for (const proof of proofs) {
    const suite = findSuite(proof);
    const finding: Finding = suite
      ? await examineProof({ document: unsecured, proof, all: proofs }, suite, context)
      : { code: 'proof-unsupported', facts: {} };
    const name = suite ? suite.name : nameSuite(proof);
    const isStrange = !suite && !isOfUnreadSuite(proof);
    const isKnown = suite !== undefined;
    examined.push({ suite: name, method: proof.verificationMethod, isKnown, isStrange, finding });
  }
  return examined;
}

/**
 * Checks all proofs of a document, and the JWT that it came in. The examined ones are those that verified; `outcome`
 * speaks for all together, and where there are several its `parts` for each, in the order of the document.
 */
export async function checkProofs(
  document: JsonObject,
  context: Context,
  jws?: CompactJws | undefined,
): Promise<{ outcome: Outcome; examined: ExaminedProof[] }> {
  const proofs = listOf(document.proof);
  const answer = (code: OutcomeCode, facts: Facts = {}) => ({
    outcome: buildOutcome('proof', code, facts),
    examined: [],
  });
  if (proofs.length === 0 && !jws) return answer('proof-missing');
  if (proofs.length > context.limits.maxProofs) return answer('too-many-proofs', { proofs: proofs.length });
  const objects = proofs.filter(isJsonObject);
  if (objects.length < proofs.length) return answer('proof-malformed');
  const all = await examineAll(document, { proofs: objects, jws }, context);
  const outcome = summarize(all);
  const parts = all.map(buildPart);
  const isGood = outcome.result === 'passed';
  return {
    outcome: parts.length > 1 ? { ...outcome, parts } : outcome,
    examined: isGood ? all.flatMap(({ finding }) => ('examined' in finding ? [finding.examined] : [])) : [],
  };
}

export const proofCheck: Check = {
  name: 'proof',
  isReachable: (results) => results.shape === 'passed',
  run: async (examination) => {
    const { outcome, examined } = await checkProofs(
      examination.document,
      {
        ...{ now: examination.now, read: examination.read, limits: examination.limits },
        expected: { ...statement, ...examination.expected },
      },
      examination.jws,
    );
    examination.proofs = examined;
    return outcome;
  },
};
