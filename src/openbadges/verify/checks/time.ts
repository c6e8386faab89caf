// Is it in force now? Both spellings of the dates count, whichever data model version the document is of:
// the same statements stand behind them. VCDM 2.0, Validity Period; VCDM 1.1, Issuance Date and Expiration.
import { parseDateTime } from '../../date-time.ts';
import type { JsonObject } from '../../json.ts';
import { type Check, type ExaminedProof, isShownInPart } from '../examination.ts';
import { buildOutcome, type Facts, type OutcomeCode } from '../report.ts';

// Two clocks that both mean well: who signs now and is checked at once elsewhere is not early.
const clockSkewMilliseconds = 300_000;

function findTimes(document: JsonObject, names: string[]): number[] {
  return names
    .map((name) => document[name])
    .filter((value) => typeof value === 'string')
    .map((value) => parseDateTime(value) ?? Number.NaN);
}

/** Where a document stands in its own period; `undefined` when it is inside. Unreadable dates never are inside. */
export function findPeriodFault(document: JsonObject, now: Date): 'expired' | 'not-yet-valid' | undefined {
  const starts = findTimes(document, ['validFrom', 'issuanceDate']);
  const ends = findTimes(document, ['validUntil', 'expirationDate']);
  if (!ends.every((end) => now.getTime() <= end)) return 'expired';
  if (!starts.every((start) => now.getTime() + clockSkewMilliseconds >= start)) return 'not-yet-valid';
  return undefined;
}

/** Whether one of the proofs does not count by its own word: run out, or not to be used yet. */
export function findProofFault(proofs: ExaminedProof[], now: Date): OutcomeCode | undefined {
  const faults = proofs.map(({ proof, notBefore }) =>
    findPeriodFault({ validFrom: notBefore, validUntil: proof.expires }, now),
  );
  if (faults.includes('expired')) return 'proof-expired';
  return faults.includes('not-yet-valid') ? 'not-yet-valid' : undefined;
}

export const timeCheck: Check = {
  name: 'time',
  isReachable: (results) => results.shape === 'passed' || results.shape === 'unknown',
  run: (examination) => {
    const { document, proofs, now } = examination;
    const facts: Facts = { checkedAt: now.toISOString() };
    for (const name of ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate']) {
      if (typeof document[name] === 'string') facts[name] = document[name];
    }
    const fault = findPeriodFault(document, now) ?? findProofFault(proofs, now);
    if (fault) return buildOutcome('time', fault, facts);
    const hasEnd = document.validUntil !== undefined || document.expirationDate !== undefined;
    const hasStart = document.validFrom !== undefined || document.issuanceDate !== undefined;
    const isWithheld = !(hasStart && hasEnd) && isShownInPart(examination);
    return buildOutcome('time', isWithheld ? 'period-undisclosed' : 'in-force', facts);
  },
};
