// Verifying for test suites: the checks of our verifier, held against the letter of the data model, and answered as
// the VC API wants it. What does not hold is a problem; a status that is set and a period that is over are warnings,
// unless the caller asks for them. VCALM 0.9, Verifying; VCDM 2.0, Verification.
import { findEnvelopedJwt } from '../containers/contents.ts';
import { parseCompactJws } from '../containers/jws.ts';
import type { JsonObject } from '../json.ts';
import { readJwtCredential } from '../proofs/vc-jwt.ts';
import type { FetchDocument } from '../read-json.ts';
import type { ExpectedAnswer } from '../verify/examination.ts';
import { defaultLimits } from '../verify/limits.ts';
import type { CheckName, Outcome, Report } from '../verify/report.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { buildDetail, describeOutcome, type ProblemDetail } from './problem-details.ts';
import { listWrongDigests, type TrialDocuments } from './resources.ts';
import { isEnvelope, listCredentialFaults, listEnvelopeFaults } from './shape.ts';
import { findSizeFault } from './size.ts';

export type TrialContext = {
  now: Date;
  fetchDocument: FetchDocument;
  documents: TrialDocuments;
  /** Checks that the caller wants to count as well; `credentialStatus` is the one that is known. */
  checks: readonly string[];
  expected: ExpectedAnswer;
};

/** `credential`: what was secured, out of its envelope. `report`: absent when there was nothing to check. */
export type Judgement = {
  problems: ProblemDetail[];
  warnings: ProblemDetail[];
  report?: Report;
  credential: JsonObject;
};

// Whatever one of these leaves open is not verified.
const required: readonly CheckName[] = ['parsed', 'shape', 'proof', 'issuer-binding'];
// These are told and take nothing away: the holder left something out, as the suite is made for.
const undisclosed = ['status-undisclosed', 'period-undisclosed'];
const everyContext = endpoints.Ed25519Signature2020.contexts;

function isProblem({ check, code, result }: Outcome, checks: readonly string[]): boolean {
  if (required.includes(check)) return result !== 'passed';
  if (check === 'time') return code === 'proof-expired';
  if (code === 'status-entry-malformed' || code === 'too-many-statuses') return true;
  return checks.includes('credentialStatus') && !undisclosed.includes(code);
}

/** The outcomes that are worth a word, sorted into problems and warnings. */
function sortOutcomes({ outcomes }: Report, checks: readonly string[]) {
  const told = outcomes
    .filter(({ check }) => required.includes(check) || check === 'time' || check === 'status')
    .flatMap((outcome) => (outcome.check === 'status' ? (outcome.parts ?? [outcome]) : [outcome]))
    .filter(({ code, result }) => code !== 'not-reached' && (result === 'failed' || result === 'unknown'));
  return {
    problems: told.filter((outcome) => isProblem(outcome, checks)).map(describeOutcome),
    warnings: told.filter((outcome) => !isProblem(outcome, checks)).map(describeOutcome),
  };
}

/** Whether a proof is of the suite that the endpoint is for. */
export function isOfEndpoint(proof: Outcome | undefined, { form, name }: Endpoint): boolean {
  const suites = [proof?.facts.suites].flat().map(String);
  return suites.some((suite) => (form === 'envelope' ? suite.startsWith('JWT ') : suite === name));
}

export function findOutcome({ outcomes }: Report, name: CheckName): Outcome | undefined {
  return outcomes.find(({ check }) => check === name);
}

function reject(credential: JsonObject, ...faults: string[]): Judgement {
  const problems = faults.slice(0, 20).map((fault) => buildDetail('MALFORMED_VALUE_ERROR', fault));
  return { problems, warnings: [], credential };
}

/** What stands in an envelope; undefined when it holds no credential in a JWT. */
function openEnvelope(document: JsonObject): { text: string; credential: JsonObject } | undefined {
  const text = findEnvelopedJwt(String(document.id));
  const jws = text === undefined ? undefined : parseCompactJws(text, defaultLimits);
  if (text === undefined || !jws || 'fault' in jws) return undefined;
  const credential = readJwtCredential(jws.payload, { mayClaim: true });
  return credential && { text, credential };
}

async function verifyText(
  text: string,
  credential: JsonObject,
  { context, endpoint }: { context: TrialContext; endpoint: Endpoint | undefined },
): Promise<Judgement> {
  const oversize = findSizeFault(credential);
  if (oversize) return { problems: oversize.problems, warnings: [], credential };
  const faults = listCredentialFaults(credential, { contexts: endpoint?.contexts ?? everyContext });
  if (faults.length > 0) return reject(credential, ...faults);
  const { now, fetchDocument, expected, checks, documents } = context;
  const report = await verifyCredential(text, { now, fetchDocument, expected, forSuites: true });
  const { problems, warnings } = sortOutcomes(report, checks);
  const wrong = listWrongDigests(credential, documents).map((id) =>
    buildDetail('CRYPTOGRAPHIC_SECURITY_ERROR', `relatedResource: the digest of ${id} is another`),
  );
  const isElsewhere =
    endpoint && problems.length === 0 && !isOfEndpoint(findOutcome(report, 'proof'), endpoint);
  const misplaced = isElsewhere
    ? [buildDetail('PROOF_VERIFICATION_ERROR', `no proof is of ${endpoint.name}, which this endpoint is for`)]
    : [];
  return { problems: [...problems, ...wrong, ...misplaced], warnings, report, credential };
}

/**
 * Judges one credential, with its proof inside or in an envelope. Without an endpoint any suite will do, as for the
 * credentials in a presentation. Never throws.
 */
export async function judgeCredential(
  document: JsonObject,
  context: TrialContext,
  endpoint?: Endpoint,
): Promise<Judgement> {
  const isInEnvelope = endpoint ? endpoint.form === 'envelope' : isEnvelope(document);
  if (!isInEnvelope) return verifyText(JSON.stringify(document), document, { context, endpoint });
  const faults = listEnvelopeFaults(document, 'EnvelopedVerifiableCredential');
  if (faults.length > 0) return reject(document, ...faults);
  const opened = openEnvelope(document);
  if (!opened) return reject(document, 'id: must hold a credential as a JWT');
  return verifyText(opened.text, opened.credential, { context, endpoint });
}

type Result = { valid: boolean; problemDetails?: ProblemDetail[] };

function buildResult(outcome: Outcome): Result {
  const isGood = outcome.result === 'passed';
  return { valid: isGood, ...(!isGood && { problemDetails: [describeOutcome(outcome)] }) };
}

/** What was found, thing by thing. Schemas are not evaluated here, so none is listed. */
export function buildResults({ report, credential }: Judgement): object {
  const find = (name: CheckName) => {
    const outcome = report && findOutcome(report, name);
    return outcome ? (outcome.parts ?? [outcome]).map(buildResult) : [];
  };
  const [time] = find('time');
  return {
    ...('validFrom' in credential && { validFrom: time }),
    ...('validUntil' in credential && { validUntil: time }),
    credentialSchema: [],
    credentialStatus: 'credentialStatus' in credential ? find('status') : [],
    proof: find('proof'),
  };
}
