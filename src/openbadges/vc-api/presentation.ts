// Verifying a presentation: the holder's own proof, made to answer a domain and a challenge, and then each credential
// in it. VCDM 2.0, Verifiable Presentations; Data Integrity 1.0, Verify Proof; VC-JOSE-COSE 1.0.
import { findEnvelopedJwt } from '../containers/contents.ts';
import { type CompactJws, parseCompactJws } from '../containers/jws.ts';
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import { readJwtPresentation } from '../proofs/vp-jwt.ts';
import { buildReader } from '../read-json.ts';
import { checkIssuerBinding } from '../verify/checks/issuer-binding.ts';
import { checkProofs } from '../verify/checks/proof.ts';
import { findProofFault } from '../verify/checks/time.ts';
import { defaultLimits } from '../verify/limits.ts';
import { buildOutcome, findId } from '../verify/report.ts';
import type { Endpoint } from './endpoints.ts';
import { findReadingFault } from './issue.ts';
import { buildDetail, describeOutcome, type ProblemDetail } from './problem-details.ts';
import { listEnvelopeFaults, listPresentationFaults } from './shape.ts';
import { findSizeFault } from './size.ts';
import { findOutcome, isOfEndpoint, type Judgement, judgeCredential, type TrialContext } from './verify.ts';

/** `presentation`: what was secured, out of its envelope. `credentials`: in the order they stand in. */
export type PresentationJudgement = {
  problems: ProblemDetail[];
  warnings: ProblemDetail[];
  presentation: JsonObject;
  credentials: Judgement[];
};

/** Several credentials of some size. */
const presentationLimits = { maxDepth: 40, maxObjects: 1000, maxValues: 12_000 };
/** Each may have documents to be asked for. */
const mostCredentials = 32;

type Opened = { presentation: JsonObject; jws?: CompactJws } | { faults: string[] };

function open(document: JsonObject, { form }: Endpoint): Opened {
  if (form === 'proof') return { presentation: document };
  const faults = listEnvelopeFaults(document, 'EnvelopedVerifiablePresentation');
  if (faults.length > 0) return { faults };
  const text = findEnvelopedJwt(String(document.id));
  const jws = text === undefined ? undefined : parseCompactJws(text, defaultLimits);
  const presentation =
    jws && !('fault' in jws) ? readJwtPresentation(jws.payload, { mayClaim: true }) : undefined;
  return jws && !('fault' in jws) && presentation
    ? { presentation, jws }
    : { faults: ['id: must hold a presentation as a JWT'] };
}

type OwnProof = { problems: ProblemDetail[]; methods: string[] };

/** The proof of whoever presents: for authentication, by a key that its controller lists for just that. */
async function checkOwnProof(
  { presentation, jws }: { presentation: JsonObject; jws?: CompactJws | undefined },
  { now, fetchDocument, expected }: TrialContext,
  endpoint: Endpoint,
): Promise<OwnProof> {
  const { read } = buildReader(fetchDocument, defaultLimits);
  const { outcome, examined } = await checkProofs(
    presentation,
    { now, read, limits: defaultLimits, expected: { ...expected, purpose: 'authentication' } },
    jws,
  );
  if (outcome.result !== 'passed') return { problems: [describeOutcome(outcome)], methods: [] };
  const methods = [outcome.facts.verificationMethods ?? []].flat().map(String);
  if (!isOfEndpoint(outcome, endpoint)) {
    const detail = `no proof is of ${endpoint.name}, which this endpoint is for`;
    return { problems: [buildDetail('PROOF_VERIFICATION_ERROR', detail)], methods };
  }
  const holderId = findId(presentation.holder) ?? examined[0]!.controller;
  const binding = await checkIssuerBinding(holderId, examined, read);
  const timeFault = findProofFault(examined, now);
  return {
    problems: [
      ...(binding.result === 'passed' ? [] : [describeOutcome(binding)]),
      ...(timeFault ? [describeOutcome(buildOutcome('proof', timeFault))] : []),
    ],
    methods,
  };
}

/**
 * A credential that the key of the presentation signed as well is the holder's own word, so it has to be in the
 * holder's name. Spec: VCDM 2.0, Presentations Including Holder Claims
 */
function isForeignWord(judgement: Judgement, { holder }: JsonObject, methods: string[]): boolean {
  const proof = judgement.report && findOutcome(judgement.report, 'proof');
  const own = [proof?.facts.verificationMethods ?? []].flat().map(String);
  const isSelfMade = own.some((method) => methods.includes(method));
  return holder !== undefined && isSelfMade && findId(judgement.credential.issuer) !== findId(holder);
}

function prefix(details: ProblemDetail[], at: number): ProblemDetail[] {
  return details.map((one) => ({ ...one, detail: `verifiableCredential.${at}: ${one.detail}` }));
}

function fail(presentation: JsonObject, problems: ProblemDetail[]): PresentationJudgement {
  return { problems, warnings: [], presentation, credentials: [] };
}

/** Judges a presentation and all that is in it. Never throws. */
export async function judgePresentation(
  document: JsonObject,
  context: TrialContext,
  endpoint: Endpoint,
): Promise<PresentationJudgement> {
  const malformed = (faults: string[]) =>
    fail(
      document,
      faults.slice(0, 20).map((fault) => buildDetail('MALFORMED_VALUE_ERROR', fault)),
    );
  const opened = open(document, endpoint);
  if ('faults' in opened) return malformed(opened.faults);
  const { presentation } = opened;
  const oversize = findSizeFault(presentation, presentationLimits);
  if (oversize) return fail(presentation, oversize.problems);
  if (listOf(presentation.verifiableCredential).length > mostCredentials) {
    const detail = `verifiableCredential: at most ${mostCredentials} are verified at once`;
    return fail(presentation, [buildDetail('RANGE_ERROR', detail)]);
  }
  const faults = listPresentationFaults(presentation, endpoint);
  if (faults.length > 0) return malformed(faults);
  const unreadable = findReadingFault(presentation);
  if (unreadable) return fail(presentation, unreadable.problems);
  const own = await checkOwnProof(opened, context, endpoint);
  const credentials: Judgement[] = [];
  // What a credential has to answer is not what its presentation has to answer.
  const inner = { ...context, expected: {} };
  for (const item of listOf(presentation.verifiableCredential).filter(isJsonObject)) {
    credentials.push(await judgeCredential(item, inner));
  }
  const foreign = credentials
    .filter((one) => isForeignWord(one, presentation, own.methods))
    .map(() =>
      buildDetail(
        'MALFORMED_VALUE_ERROR',
        'holder: must be the issuer of a credential that the holder signed',
      ),
    );
  return {
    problems: [
      ...own.problems,
      ...foreign,
      ...credentials.flatMap(({ problems }, at) => prefix(problems, at)),
    ],
    warnings: credentials.flatMap(({ warnings }, at) => prefix(warnings, at)),
    presentation,
    credentials,
  };
}
