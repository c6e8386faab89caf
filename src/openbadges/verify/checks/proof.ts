// Is every proof that can be checked good, and is there one? One bad proof beside a good one is bad news.
// Who the keys belong to is the next check's. Data Integrity 1.0, Verify Proof Sets and Chains.
import { loadController } from '../../did/methods.ts';
import { type FoundMethod, findVerificationMethod, parseMethodUrl } from '../../did/verification-method.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import { parseMultikey } from '../../multibase.ts';
import { findSuite, type Suite } from '../../proofs/suites.ts';
import type { ReadJson } from '../../read-json.ts';
import type { Check, Examination, ExaminedProof } from '../examination.ts';
import { buildOutcome, type Facts, type Outcome, type OutcomeCode } from '../report.ts';
import { findPeriodFault } from './time.ts';

type Finding = { code: OutcomeCode; facts: Facts } | { examined: ExaminedProof };

/** The proofs among `all` that a proof says it was made after; undefined when one it names is missing. */
function findPreviousProofs(proof: JsonObject, all: JsonObject[]): JsonObject[] | undefined {
  const ids = listOf(proof.previousProof);
  const found = ids.map((id) => all.find((other) => other !== proof && other.id === id));
  return found.every((other) => other !== undefined) ? found : undefined;
}

type Key = Pick<ExaminedProof, 'controller' | 'listing' | 'keyState'> & { multikey: string | undefined };

function findListing(method: FoundMethod | undefined): ExaminedProof['listing'] {
  return method?.mayAssert ? 'listed' : 'not-listed';
}

function findKeyState(method: FoundMethod | undefined, now: Date): ExaminedProof['keyState'] {
  // "expires" and "revoked" are both moments from which on the key counts for nothing.
  const hasPassed = (moment: string | undefined) =>
    moment !== undefined && findPeriodFault({ validUntil: moment }, now) !== undefined;
  if (hasPassed(method?.revoked)) return 'revoked';
  return hasPassed(method?.expires) ? 'expired' : 'good';
}

/**
 * The key that a proof names. Where its controller's document cannot be had or does not list it, a key written in
 * the fragment still tells whether the document was altered, and nothing about whose it is.
 */
async function findKey(methodUrl: string, now: Date, read: ReadJson): Promise<Key | undefined> {
  const parts = parseMethodUrl(methodUrl);
  if (!parts) return undefined;
  const { controller, fragment } = parts;
  const inFragment = parseMultikey(fragment) ? fragment : undefined;
  const answer = await loadController(controller, read);
  if (answer.state !== 'read') {
    return { controller, listing: answer.state, keyState: 'good', multikey: inFragment };
  }
  const method = findVerificationMethod(answer.document, methodUrl);
  return {
    controller,
    listing: findListing(method),
    keyState: findKeyState(method, now),
    multikey: method ? method.publicKeyMultibase : inFragment,
  };
}

function findMissingKeyCode({ listing }: Key): OutcomeCode {
  if (listing === 'unavailable' || listing === 'unusable') return 'key-unavailable';
  return listing === 'not-listed' ? 'key-not-found' : 'key-unsupported';
}

async function examineProof(
  { document, proof, all }: { document: JsonObject; proof: JsonObject; all: JsonObject[] },
  suite: Suite,
  { now, read }: Pick<Examination, 'now' | 'read'>,
): Promise<Finding> {
  if (proof.proofPurpose !== 'assertionMethod') return { code: 'proof-purpose-wrong', facts: {} };
  const previous = findPreviousProofs(proof, all);
  if (!previous) return { code: 'previous-proof-missing', facts: {} };
  const key = await findKey(String(proof.verificationMethod), now, read);
  if (!key) return { code: 'proof-malformed', facts: { detail: 'verificationMethod' } };
  if (key.multikey === undefined) return { code: findMissingKeyCode(key), facts: {} };
  const parsed = parseMultikey(key.multikey);
  if (!parsed || !suite.keyTypes.includes(parsed.type)) return { code: 'key-unsupported', facts: {} };
  const secured = previous.length > 0 ? { ...document, proof: previous } : document;
  const finding = await suite.check({ document: secured, proof, publicKeyMultibase: key.multikey });
  if (finding.state === 'verified') return { examined: { proof, ...key } };
  return { code: finding.code, facts: finding.detail === undefined ? {} : { detail: finding.detail } };
}

function nameSuite(proof: JsonObject): string {
  return [proof.type, proof.cryptosuite]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .slice(0, 80);
}

/** Failed beats unknown; otherwise the first that is not good is told. */
function findWorst(findings: Finding[]): { code: OutcomeCode; facts: Facts } | undefined {
  const bad = findings.filter((finding) => 'code' in finding);
  return bad.find(({ code, facts }) => buildOutcome('proof', code, facts).result === 'failed') ?? bad[0];
}

/**
 * Checks all proofs of a document. The examined ones are those that verified; `outcome` speaks for all together.
 */
export async function checkProofs(
  document: JsonObject,
  context: Pick<Examination, 'now' | 'read' | 'limits'>,
): Promise<{ outcome: Outcome; examined: ExaminedProof[] }> {
  const { proof: own, ...unsecured } = document;
  const answer = (code: OutcomeCode, facts: Facts = {}, examined: ExaminedProof[] = []) => ({
    outcome: buildOutcome('proof', code, facts),
    examined,
  });
  const proofs = listOf(own);
  if (proofs.length === 0) return answer('proof-missing');
  if (proofs.length > context.limits.maxProofs) return answer('too-many-proofs', { proofs: proofs.length });
  const all = proofs.filter(isJsonObject);
  if (all.length < proofs.length) return answer('proof-malformed');
  const supported = all.flatMap((proof) => {
    const suite = findSuite(proof);
    return suite ? [{ proof, suite }] : [];
  });
  const unsupported = all.filter((proof) => !findSuite(proof)).map(nameSuite);
  const findings: Finding[] = [];
  // One after the other: each fetches and computes, and a stranger decides how many there are.
  for (const { proof, suite } of supported) {
    findings.push(await examineProof({ document: unsecured, proof, all }, suite, context));
  }
  const suites = supported.map(({ suite }) => suite.name);
  const facts: Facts = { proofs: all.length, suites, ...(unsupported.length > 0 && { unsupported }) };
  const worst = findWorst(findings);
  if (worst) return answer(worst.code, { ...facts, ...worst.facts });
  if (findings.length === 0) return answer('proof-unsupported', facts);
  const examined = findings.flatMap((finding) => ('examined' in finding ? [finding.examined] : []));
  const methods = examined.flatMap(({ proof }) => stringsOf(proof.verificationMethod));
  const code = unsupported.length > 0 ? 'proofs-verified-in-part' : 'proofs-verified';
  return answer(code, { ...facts, verificationMethods: methods }, examined);
}

export const proofCheck: Check = {
  name: 'proof',
  isReachable: (results) => results.shape === 'passed',
  run: async (examination) => {
    const { outcome, examined } = await checkProofs(examination.document, examination);
    examination.proofs = examined;
    return outcome;
  },
};
