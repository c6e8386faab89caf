// The one way in: a document of anybody's, checked in order, answered by a report. It never throws.
// Must not know the network, the clock or the database: they come in. OB 3.0, Verification and Validation.
import type { Recipient } from '../identity-match.ts';
import { buildReader, type FetchDocument } from '../read-json.ts';
import type { FindTrust } from '../trust-list.ts';
import { endorsementsCheck } from './checks/endorsements.ts';
import { issuerBindingCheck } from './checks/issuer-binding.ts';
import { parsedCheck } from './checks/parsed.ts';
import { proofCheck } from './checks/proof.ts';
import { findIdentities, recipientCheck } from './checks/recipient.ts';
import { refreshCheck } from './checks/refresh.ts';
import { relatedResourcesCheck } from './checks/related-resources.ts';
import { shapeCheck } from './checks/shape.ts';
import { statusCheck } from './checks/status.ts';
import { timeCheck } from './checks/time.ts';
import { trustCheck } from './checks/trust.ts';
import type { Check, Examination, ExpectedAnswer, OtherCredential } from './examination.ts';
import { listComparableIdentities } from './identities.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { buildOutcome, type Outcome, type Report, summarizeCredential } from './report.ts';
import { findVerdict } from './verdict.ts';

export type { FetchDocument } from '../read-json.ts';

export type VerificationContext = {
  now: Date;
  fetchDocument: FetchDocument;
  findTrust?: FindTrust | undefined;
  /** Only when somebody asks whose it is. */
  recipient?: Recipient | undefined;
  limits?: Partial<Limits> | undefined;
  /** Only when the proofs are to answer to somebody. */
  expected?: ExpectedAnswer | undefined;
  /**
   * Reads what the test suites of W3C hand in and the public verifier refuses: contexts written out inside a
   * document, and a credential of 2.0 under the claim `vc` of a JWT.
   */
  forSuites?: boolean | undefined;
};

// In this order: what a later check reads, an earlier one has found sound.
const listChecks: Check[] = [parsedCheck, shapeCheck, proofCheck, issuerBindingCheck, timeCheck];
// What a credential brings with it or points at is looked at one level deep: those are checked by fewer.
const otherChecks: Check[] = [...listChecks, statusCheck, trustCheck];
const checks: Check[] = [
  ...listChecks,
  statusCheck,
  refreshCheck,
  endorsementsCheck,
  relatedResourcesCheck,
  recipientCheck,
  trustCheck,
];

async function runCheck(check: Check, examination: Examination): Promise<Outcome> {
  if (!check.isReachable(examination.results)) return buildOutcome(check.name, 'not-reached');
  try {
    return await check.run(examination);
  } catch {
    // A document that breaks a check has not been checked, and says nothing about itself but that.
    return buildOutcome(check.name, 'check-broke');
  }
}

async function runChecks(table: Check[], examination: Examination): Promise<Report> {
  const outcomes: Outcome[] = [];
  for (const check of table) {
    const outcome = await runCheck(check, examination);
    examination.results[check.name] = outcome.result;
    outcomes.push(outcome);
  }
  const isRead = examination.results.parsed === 'passed';
  const credential = isRead ? summarizeCredential(examination.document) : null;
  const identities = isRead ? listComparableIdentities(findIdentities(examination.document)) : [];
  const { related } = examination;
  return {
    ...findVerdict(outcomes),
    ...{ outcomes, credential },
    ...(identities.length > 0 && { identities }),
    ...(related.length > 0 && { related }),
  };
}

type Start = Pick<
  Examination,
  'input' | 'now' | 'limits' | 'read' | 'readText' | 'findTrust' | 'recipient' | 'expected' | 'forSuites'
>;

function buildExamination(start: Start): Examination {
  const examineOther = async (input: string, options = { isList: false }): Promise<OtherCredential> => {
    const { limits } = start;
    const maxBytes = options.isList ? limits.maxBytesOf['status-list'] : limits.maxBytes;
    const own = { input, limits: { ...limits, maxBytes }, expected: undefined };
    const other = buildExamination({ ...start, ...own });
    const report = await runChecks(options.isList ? listChecks : otherChecks, other);
    return { document: other.document, results: other.results, report };
  };
  return { ...start, document: {}, proofs: [], results: {}, related: [], examineOther };
}

/**
 * Verifies a credential of any issuer: JSON text or its UTF-8 bytes. What it names is fetched through
 * `fetchDocument` alone, which throws whatever it likes: documents of controllers, status lists, and once its proof
 * holds also its newest edition and the components it rests on.
 * Spec: OB 3.0, Verification and Validation.
 */
export async function verifyCredential(
  input: string | Uint8Array,
  context: VerificationContext,
): Promise<Report> {
  const limits = { ...defaultLimits, ...context.limits };
  const { now, findTrust, recipient, expected, forSuites = false } = context;
  const asked = { findTrust, recipient, expected, forSuites };
  const readers = buildReader(context.fetchDocument, limits);
  return await runChecks(checks, buildExamination({ input, now, limits, ...readers, ...asked }));
}
