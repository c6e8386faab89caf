// From outcomes to one verdict. Trust never enters it.
import { findOutcomeRow, type OutcomeCode, outcomeCodes, verdicts } from './outcome-codes.ts';
import type { Kind, Outcome, Verdict } from './report.ts';

const required = ['parsed', 'shape', 'proof', 'issuer-binding', 'time', 'status'] as const;
const tellingOrder = Object.keys(outcomeCodes) as OutcomeCode[];

/**
 * The strongest verdict that any outcome gives, and the outcome that gave it. `valid` only when every required
 * check passed: whatever was skipped or unknown keeps it from that.
 */
export function findVerdict(outcomes: Outcome[]): { verdict: Verdict; reason: OutcomeCode; kind?: Kind } {
  const codes = new Set(outcomes.map((outcome) => outcome.code));
  const told = tellingOrder.filter((code) => codes.has(code));
  for (const verdict of verdicts) {
    const reason = told.find((code) => findOutcomeRow(code).verdict === verdict);
    const kind = reason && findOutcomeRow(reason).kind;
    if (reason) return { verdict, reason, ...(kind && { kind }) };
  }
  const missing = required.find(
    (check) => !outcomes.some((outcome) => outcome.check === check && outcome.result === 'passed'),
  );
  if (missing) return { verdict: 'incomplete', reason: 'not-reached' };
  return { verdict: 'valid', reason: outcomes.find((outcome) => outcome.check === 'proof')!.code };
}
