// The one way in: a document of anybody's, checked in order, answered by a report. It never throws.
// Must not know the network, the clock or the database: they come in. OB 3.0, Verification and Validation.
import { buildReader, type FetchDocument } from '../read-json.ts';
import { issuerBindingCheck } from './checks/issuer-binding.ts';
import { parsedCheck } from './checks/parsed.ts';
import { proofCheck } from './checks/proof.ts';
import { shapeCheck } from './checks/shape.ts';
import { statusCheck } from './checks/status.ts';
import { timeCheck } from './checks/time.ts';
import { trustCheck } from './checks/trust.ts';
import type { Check, Examination } from './examination.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { buildOutcome, type Outcome, type Report, summarizeCredential } from './report.ts';
import { findVerdict } from './verdict.ts';

export type { FetchDocument } from '../read-json.ts';

// In this order: what a later check reads, an earlier one has found sound.
const checks: Check[] = [
  parsedCheck,
  shapeCheck,
  proofCheck,
  issuerBindingCheck,
  timeCheck,
  statusCheck,
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

/**
 * Verifies a credential of any issuer: JSON text or its UTF-8 bytes. Nothing that it names is fetched but the
 * documents of controllers and its status lists, through `fetchDocument`, which throws whatever it likes.
 * Spec: OB 3.0, Verification and Validation.
 */
export async function verifyCredential(
  input: string | Uint8Array,
  context: {
    now: Date;
    fetchDocument: FetchDocument;
    findTrust?: ((issuerId: string) => 'known' | 'unknown' | 'distrusted') | undefined;
    limits?: Partial<Limits> | undefined;
  },
): Promise<Report> {
  const limits = { ...defaultLimits, ...context.limits };
  const examination: Examination = {
    input,
    now: context.now,
    limits,
    read: buildReader(context.fetchDocument, limits),
    findTrust: context.findTrust,
    document: {},
    proofs: [],
    results: {},
  };
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const outcome = await runCheck(check, examination);
    examination.results[check.name] = outcome.result;
    outcomes.push(outcome);
  }
  const isRead = examination.results.parsed === 'passed';
  const credential = isRead ? summarizeCredential(examination.document) : null;
  return { ...findVerdict(outcomes), outcomes, credential };
}
