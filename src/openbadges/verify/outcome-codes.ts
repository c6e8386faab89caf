// Every answer a check can give, what it does to the verdict, and where the rule is written. Nothing else lists them.
// The order counts: where two answers weigh the same, the first in this table is the one that is told.

export const verdicts = ['not-genuine', 'not-in-force', 'incomplete', 'valid'] as const;
/** In order of force: the strongest that any check gives is the verdict. */
export type Verdict = (typeof verdicts)[number];

export const checkNames = [
  ...(['parsed', 'shape', 'proof', 'issuer-binding', 'time', 'status'] as const),
  ...(['refresh', 'endorsements', 'related-resources', 'recipient', 'trust'] as const),
] as const;
export type CheckName = (typeof checkNames)[number];

export type OutcomeResult = 'passed' | 'failed' | 'unknown' | 'skipped';

/** In a few words, what kind of trouble it is; for pages that say more than the verdict. */
export type Kind =
  | 'not-a-credential'
  | 'unsigned'
  | 'altered'
  | 'wrong-key'
  | 'wrong-place'
  | 'revoked'
  // Known to its issuer alone, who says so beside what the status says.
  | 'replaced'
  | 'suspended'
  | 'expired'
  | 'not-yet-valid'
  | 'unsupported'
  | 'unreachable'
  | 'too-large'
  | 'status-unsure'
  | 'issuer-unsure';

type Row = {
  check: CheckName | 'any';
  result: OutcomeResult;
  /** Null: this answer alone does nothing to the verdict. */
  verdict: Exclude<Verdict, 'valid'> | null;
  kind: Kind | null;
  spec: string;
};

function passed(check: CheckName, spec: string): Row {
  return { check, result: 'passed', verdict: null, kind: null, spec };
}

function notGenuine(check: CheckName, kind: Kind, spec: string): Row {
  return { check, result: 'failed', verdict: 'not-genuine', kind, spec };
}

function notInForce(check: CheckName, kind: Kind, spec: string): Row {
  return { check, result: 'failed', verdict: 'not-in-force', kind, spec };
}

function unsure(check: CheckName, kind: Kind, spec: string): Row {
  return { check, result: 'unknown', verdict: 'incomplete', kind, spec };
}

/** An answer beside the verdict: it says something of its own and takes nothing from the document. */
function beside(check: CheckName, result: OutcomeResult, spec: string): Row {
  return { check, result, verdict: null, kind: null, spec };
}

const ours = 'Kundig, docs/divergences.md';
const serialization = 'OB 3.0, Serialization';
const baking = 'OB 3.0, Baking';
const enveloped = 'VCDM 2.0, Enveloped Verifiable Credentials';
const contexts = 'VCDM 2.0, Contexts and Vocabularies';
const validity = 'VCDM 2.0, Validity Period';
const verifyProof = 'Data Integrity 1.0, Verify Proof';
const proofSets = 'Data Integrity 1.0, Verify Proof Sets and Chains';
const dataLoss = 'Data Integrity 1.0, Securing Data Losslessly';
const retrieveMethod = 'Controlled Identifiers 1.0, Retrieve Verification Method';
const statusAlgorithm = 'Bitstring Status List 1.0, Validate Algorithm';
const statusEntry = 'Bitstring Status List 1.0, BitstringStatusListEntry';
const trust = 'VCDM 2.0, Trust Model';
const jwtFormat = 'OB 3.0, JSON Web Token Proof Format';
const jws = 'RFC 7515, JSON Web Signature';
const selective = 'Data Integrity ECDSA 1.0, ecdsa-sd-2023';
const refresh = '1EdTech Credential Refresh 1.0';
const endorsements = 'OB 3.0, Endorsement';
const relatedResources = 'VCDM 2.0, Integrity of Related Resources';
const recipient = 'OB 3.0, IdentityObject';
const badgeClasses = 'Open Badges 2.0, Data Classes';
const hosted = 'Open Badges 2.0, Hosted Verification';
const scope = 'Open Badges 2.0, VerificationObject';
const cryptographicKey = 'Open Badges 2.0, CryptographicKey';

export const outcomeCodes = {
  'not-json': notGenuine('parsed', 'not-a-credential', 'RFC 7493'),
  'duplicate-keys': notGenuine('parsed', 'not-a-credential', 'RFC 7493, Object Member Uniqueness'),
  'not-an-object': notGenuine('parsed', 'not-a-credential', 'VCDM 2.0, Verifiable Credentials'),
  'jwt-malformed': notGenuine('parsed', 'not-a-credential', jws),
  'jwt-claims-misplaced': notGenuine('parsed', 'not-a-credential', jwtFormat),
  'format-unknown': notGenuine('parsed', 'not-a-credential', serialization),
  'no-credential': notGenuine('parsed', 'not-a-credential', baking),
  'not-utf-8': notGenuine('parsed', 'not-a-credential', 'RFC 8259, Character Encoding'),
  'envelope-malformed': notGenuine('parsed', 'not-a-credential', enveloped),
  'png-broken': notGenuine('parsed', 'not-a-credential', baking),
  'svg-broken': notGenuine('parsed', 'not-a-credential', baking),
  'svg-entities': notGenuine('parsed', 'not-a-credential', ours),
  'pdf-broken': notGenuine('parsed', 'not-a-credential', 'ISO 32000-2, Embedded file streams'),
  'shape-broken': notGenuine('shape', 'not-a-credential', 'VCDM 2.0, Basic Concepts'),
  'contexts-misplaced': notGenuine('shape', 'not-a-credential', contexts),
  'names-disguised': notGenuine('shape', 'altered', ours),
  'root-repeated': notGenuine('shape', 'altered', ours),
  'proof-missing': notGenuine('proof', 'unsigned', 'VCDM 2.0, Securing Mechanisms'),
  'proof-malformed': notGenuine('proof', 'altered', verifyProof),
  'jwt-algorithm-forbidden': notGenuine('proof', 'unsigned', jws),
  'jwt-header-wrong': notGenuine('proof', 'altered', jwtFormat),
  'proof-purpose-wrong': notGenuine('proof', 'altered', verifyProof),
  'proof-domain-differs': notGenuine('proof', 'altered', verifyProof),
  'proof-challenge-differs': notGenuine('proof', 'altered', verifyProof),
  'previous-proof-missing': notGenuine('proof', 'altered', proofSets),
  'signature-invalid': notGenuine('proof', 'altered', verifyProof),
  'claims-differ': notGenuine('proof', 'altered', jwtFormat),
  'terms-undefined': notGenuine('proof', 'altered', dataLoss),
  'json-ld-invalid': notGenuine('proof', 'altered', dataLoss),
  'key-not-found': notGenuine('proof', 'wrong-key', retrieveMethod),
  'key-not-issuers': notGenuine('issuer-binding', 'wrong-key', retrieveMethod),
  'key-revoked': notGenuine('issuer-binding', 'wrong-key', retrieveMethod),
  'badge-malformed': notGenuine('shape', 'not-a-credential', badgeClasses),
  'hosted-elsewhere': notGenuine('issuer-binding', 'wrong-place', scope),
  'signing-key-not-issuers': notGenuine('issuer-binding', 'wrong-key', cryptographicKey),

  revoked: notInForce('status', 'revoked', statusAlgorithm),
  suspended: notInForce('status', 'suspended', statusAlgorithm),
  expired: notInForce('time', 'expired', validity),
  'not-yet-valid': notInForce('time', 'not-yet-valid', validity),
  'proof-expired': notInForce('time', 'expired', verifyProof),
  'key-expired': notInForce('issuer-binding', 'expired', retrieveMethod),

  'too-large': unsure('parsed', 'too-large', ours),
  'too-deep': unsure('parsed', 'too-large', ours),
  'too-many-parts': unsure('parsed', 'too-large', ours),
  'too-many-contents': unsure('parsed', 'too-large', ours),
  'inflates-too-far': unsure('parsed', 'too-large', ours),
  'took-too-long': unsure('parsed', 'too-large', ours),
  'several-credentials': unsure('parsed', 'unsupported', baking),
  'pdf-encrypted': unsure('parsed', 'unsupported', 'ISO 32000-2, Encryption'),
  'pdf-filter-unsupported': unsure('parsed', 'unsupported', 'ISO 32000-2, Filters'),
  'format-unsupported': unsure('parsed', 'unsupported', serialization),
  'contexts-unknown': unsure('shape', 'unsupported', contexts),
  'contexts-inline': unsure('shape', 'unsupported', contexts),
  'proof-unsupported': unsure('proof', 'unsupported', verifyProof),
  'proof-not-derived': unsure('proof', 'unsupported', selective),
  'too-many-proofs': unsure('proof', 'too-large', ours),
  'too-complex': unsure('proof', 'too-large', 'RDF Dataset Canonicalization 1.0, Dataset Poisoning'),
  'terms-not-pinned': unsure('proof', 'unsupported', contexts),
  'proof-unreadable': unsure('proof', 'unsupported', verifyProof),
  'key-unsupported': unsure('proof', 'unsupported', retrieveMethod),
  'key-weak': unsure('proof', 'unsupported', 'RFC 7518, Digital Signature with RSASSA-PKCS1-v1_5'),
  'key-unavailable': unsure('proof', 'unreachable', retrieveMethod),
  'issuer-document-unavailable': unsure('issuer-binding', 'unreachable', retrieveMethod),
  'issuer-document-unusable': unsure('issuer-binding', 'issuer-unsure', retrieveMethod),
  'issuer-unconfirmed': unsure('issuer-binding', 'issuer-unsure', retrieveMethod),
  'period-undisclosed': unsure('time', 'status-unsure', selective),
  'status-undisclosed': unsure('status', 'status-unsure', selective),
  'status-unsupported': unsure('status', 'unsupported', 'VCDM 2.0, Status'),
  'status-entry-malformed': unsure('status', 'status-unsure', statusEntry),
  'too-many-statuses': unsure('status', 'too-large', ours),
  'status-list-unavailable': unsure('status', 'unreachable', statusAlgorithm),
  'status-list-malformed': unsure('status', 'status-unsure', statusAlgorithm),
  'status-list-not-genuine': unsure('status', 'status-unsure', statusAlgorithm),
  'status-list-unverified': unsure('status', 'status-unsure', statusAlgorithm),
  'status-list-issuer-differs': unsure('status', 'status-unsure', statusAlgorithm),
  'status-list-out-of-date': unsure('status', 'status-unsure', validity),
  'status-list-id-differs': unsure('status', 'status-unsure', statusAlgorithm),
  'status-purpose-differs': unsure('status', 'status-unsure', statusAlgorithm),
  'status-list-too-short': unsure('status', 'status-unsure', statusAlgorithm),
  'status-index-outside': unsure('status', 'status-unsure', statusAlgorithm),
  'badge-class-unavailable': unsure('shape', 'unreachable', badgeClasses),
  'badge-class-malformed': unsure('shape', 'unsupported', badgeClasses),
  'hosted-unavailable': unsure('proof', 'unreachable', hosted),
  'hosted-gone': unsure('proof', 'unreachable', hosted),
  'hosted-malformed': unsure('proof', 'unsupported', hosted),
  'hosted-forwarded': unsure('issuer-binding', 'issuer-unsure', scope),
  'profile-unavailable': unsure('issuer-binding', 'unreachable', badgeClasses),
  'profile-unconfirmed': unsure('issuer-binding', 'issuer-unsure', badgeClasses),
  'signing-key-unavailable': unsure('proof', 'unreachable', cryptographicKey),
  'signing-key-unusable': unsure('proof', 'unsupported', cryptographicKey),
  'check-broke': { check: 'any', result: 'unknown', verdict: 'incomplete', kind: 'unsupported', spec: ours },

  parsed: passed('parsed', 'VCDM 2.0, Verifiable Credentials'),
  'shape-conforms': passed('shape', 'OB 3.0, Data Models'),
  'shape-deviates': passed('shape', 'OB 3.0, JSON Schema'),
  'proofs-verified': passed('proof', verifyProof),
  'proofs-verified-in-part': passed('proof', proofSets),
  'issuer-bound': passed('issuer-binding', retrieveMethod),
  'in-force': passed('time', validity),
  'badge-conforms': passed('shape', badgeClasses),
  'badge-deviates': passed('shape', badgeClasses),
  'hosted-read': passed('proof', hosted),
  'hosted-otherwise': passed('proof', hosted),
  'badge-signature-verified': passed('proof', 'Open Badges 2.0, Signed Verification'),
  'hosted-in-scope': passed('issuer-binding', scope),
  'signing-key-owned': passed('issuer-binding', cryptographicKey),
  'hosted-not-revoked': passed('status', hosted),
  'status-message': passed('status', statusEntry),
  'status-newer-edition': passed('status', statusEntry),
  'status-none': passed('status', 'VCDM 2.0, Status'),
  'status-clear': passed('status', statusAlgorithm),

  'issuer-known': passed('trust', trust),
  'issuer-unknown': { check: 'trust', result: 'unknown', verdict: null, kind: null, spec: trust },
  'issuer-distrusted': { check: 'trust', result: 'failed', verdict: null, kind: null, spec: trust },

  'refresh-none': beside('refresh', 'skipped', 'VCDM 2.0, Refreshing'),
  'refresh-unsupported': beside('refresh', 'skipped', 'VCDM 2.0, Refreshing'),
  'refresh-unavailable': beside('refresh', 'unknown', refresh),
  'refresh-unusable': beside('refresh', 'unknown', refresh),
  'refresh-current': beside('refresh', 'passed', refresh),
  'refresh-newer': beside('refresh', 'passed', refresh),

  'endorsements-none': beside('endorsements', 'skipped', endorsements),
  'endorsement-malformed': beside('endorsements', 'failed', 'OB 3.0, EndorsementCredential'),
  'endorsement-not-genuine': beside('endorsements', 'failed', endorsements),
  'endorsement-not-in-force': beside('endorsements', 'failed', endorsements),
  'endorsement-of-other': beside('endorsements', 'failed', 'OB 3.0, EndorsementSubject'),
  'endorsement-unsure': beside('endorsements', 'unknown', endorsements),
  'too-many-endorsements': beside('endorsements', 'unknown', ours),
  'endorsement-holds': beside('endorsements', 'passed', endorsements),

  'related-resources-none': beside('related-resources', 'skipped', relatedResources),
  'related-resources-unused': beside('related-resources', 'skipped', relatedResources),
  // The words of a document mean what its contexts say: with another edition of one it may mean something else.
  'context-digest-mismatch': {
    ...{ check: 'related-resources', result: 'failed', verdict: 'incomplete', kind: 'unsupported' },
    spec: relatedResources,
  },
  'component-digest-mismatch': beside('related-resources', 'failed', relatedResources),
  'component-not-genuine': beside('related-resources', 'failed', relatedResources),
  'component-revoked': beside('related-resources', 'failed', relatedResources),
  'component-expired': beside('related-resources', 'failed', relatedResources),
  'component-not-in-force': beside('related-resources', 'failed', relatedResources),
  'component-other-recipient': beside('related-resources', 'failed', ours),
  'component-other-achievement': beside('related-resources', 'failed', ours),
  'component-unavailable': beside('related-resources', 'unknown', relatedResources),
  'component-unsure': beside('related-resources', 'unknown', relatedResources),
  'digest-unsupported': beside('related-resources', 'unknown', relatedResources),
  'too-many-components': beside('related-resources', 'unknown', ours),
  'context-digest-matches': beside('related-resources', 'passed', relatedResources),
  'component-good': beside('related-resources', 'passed', relatedResources),

  'recipient-matches': beside('recipient', 'passed', recipient),
  'recipient-differs': beside('recipient', 'failed', recipient),
  'recipient-unknown': beside('recipient', 'unknown', recipient),

  'not-asked': { check: 'any', result: 'skipped', verdict: null, kind: null, spec: trust },
  'not-reached': {
    check: 'any',
    result: 'skipped',
    verdict: null,
    kind: null,
    spec: 'OB 3.0, Verification and Validation',
  },
} as const satisfies Record<string, Row>;

export type OutcomeCode = keyof typeof outcomeCodes;

/** The row of a code. */
export function findOutcomeRow(code: OutcomeCode): Row {
  return outcomeCodes[code];
}
