// Does the asker know this issuer? A separate answer: it never enters the verdict.
import type { Check } from '../examination.ts';
import { buildOutcome, findId } from '../report.ts';

const codes = {
  known: 'issuer-known',
  unknown: 'issuer-unknown',
  distrusted: 'issuer-distrusted',
} as const;

export const trustCheck: Check = {
  name: 'trust',
  isReachable: (results) => results.parsed === 'passed',
  run: ({ document, findTrust }) => {
    const issuerId = findId(document.issuer);
    if (!findTrust || issuerId === undefined) return buildOutcome('trust', 'not-asked');
    return buildOutcome('trust', codes[findTrust(issuerId)], { issuerId });
  },
};
