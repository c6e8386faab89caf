// Does the asker know this issuer? A separate answer: it never enters the verdict.
import type { FindTrust, TrustFinding } from '../../trust-list.ts';
import type { Check } from '../examination.ts';
import { buildOutcome, findId, type Outcome } from '../report.ts';

const codes = {
  known: 'issuer-known',
  unknown: 'issuer-unknown',
  distrusted: 'issuer-distrusted',
} as const;

/** What the asker knows of an issuer; not asked when there is no list, or no issuer that was read. */
export function findTrustOutcome(issuerId: string | undefined, findTrust: FindTrust | undefined): Outcome {
  if (!findTrust || issuerId === undefined) return buildOutcome('trust', 'not-asked');
  const answer = findTrust(issuerId);
  const { standing, ...rest }: TrustFinding = typeof answer === 'string' ? { standing: answer } : answer;
  return buildOutcome('trust', codes[standing], { issuerId, ...rest });
}

export const trustCheck: Check = {
  name: 'trust',
  isReachable: (results) => results.parsed === 'passed',
  run: ({ document, findTrust }) => findTrustOutcome(findId(document.issuer), findTrust),
};
