// Which test file makes a document get which answer, where it is not verify.test.ts. Each file checks its own row.
import type { OutcomeCode } from '../../src/openbadges/verify/outcome-codes.ts';

export const codesElsewhere = {
  'status-kinds': ['status-message', 'status-newer-edition'],
  endorsements: [
    ...(['endorsements-none', 'endorsement-malformed', 'endorsement-not-genuine'] as const),
    ...(['endorsement-not-in-force', 'endorsement-of-other', 'endorsement-unsure'] as const),
    ...(['too-many-endorsements', 'endorsement-holds'] as const),
  ],
  'related-resources': [
    ...(['related-resources-none', 'related-resources-unused', 'context-digest-mismatch'] as const),
    ...(['context-digest-matches', 'component-digest-mismatch', 'component-not-genuine'] as const),
    ...(['component-revoked', 'component-expired', 'component-not-in-force'] as const),
    ...(['component-other-recipient', 'component-other-achievement', 'component-unavailable'] as const),
    ...(['component-unsure', 'digest-unsupported', 'too-many-components', 'component-good'] as const),
  ],
  refresh: [
    ...(['refresh-none', 'refresh-unsupported', 'refresh-unavailable', 'refresh-unusable'] as const),
    ...(['refresh-current', 'refresh-newer'] as const),
  ],
  'badges-v2': [
    ...(['badge-malformed', 'hosted-elsewhere', 'signing-key-not-issuers'] as const),
    ...(['badge-class-unavailable', 'badge-class-malformed', 'hosted-unavailable', 'hosted-gone'] as const),
    ...(['hosted-malformed', 'hosted-forwarded', 'profile-unavailable', 'profile-unconfirmed'] as const),
    ...(['signing-key-unavailable', 'signing-key-unusable', 'badge-conforms', 'badge-deviates'] as const),
    ...(['hosted-read', 'hosted-otherwise', 'badge-signature-verified', 'hosted-in-scope'] as const),
    ...(['signing-key-owned', 'hosted-not-revoked'] as const),
  ],
  'asked-apart': ['recipient-matches', 'recipient-differs', 'recipient-unknown'],
  suites: [
    ...(['proof-not-derived', 'status-undisclosed', 'period-undisclosed'] as const),
    ...(['proof-domain-differs', 'proof-challenge-differs'] as const),
  ],
  jwt: [
    ...(['jwt-malformed', 'jwt-claims-misplaced', 'jwt-algorithm-forbidden', 'jwt-header-wrong'] as const),
    ...(['claims-differ', 'key-weak'] as const),
  ],
  files: [
    ...(['format-unknown', 'no-credential', 'not-utf-8', 'envelope-malformed', 'png-broken'] as const),
    ...(['svg-broken', 'svg-entities', 'pdf-broken', 'too-many-contents', 'inflates-too-far'] as const),
    ...(['several-credentials', 'pdf-encrypted', 'pdf-filter-unsupported'] as const),
  ],
  'verification-threads': ['took-too-long'],
} as const satisfies Record<string, OutcomeCode[]>;
