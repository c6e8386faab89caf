// Every answer a check can give, what it does to the verdict, and where the rule is written. Nothing else lists them.
// The order counts: where two answers weigh the same, the first in this table is the one that is told.

export const verdicts = ['not-genuine', 'not-in-force', 'incomplete', 'valid'] as const;
/** In order of force: the strongest that any check gives is the verdict. */
export type Verdict = (typeof verdicts)[number];

export const checkNames = ['parsed', 'shape', 'proof', 'issuer-binding', 'time', 'status', 'trust'] as const;
export type CheckName = (typeof checkNames)[number];

export type OutcomeResult = 'passed' | 'failed' | 'unknown' | 'skipped';

/** In a few words, what kind of trouble it is; for pages that say more than the verdict. */
export type Kind =
  | 'not-a-credential'
  | 'unsigned'
  | 'altered'
  | 'wrong-key'
  | 'revoked'
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

const ours = 'Kundig, docs/divergences.md';
const contexts = 'VCDM 2.0, Contexts and Vocabularies';
const validity = 'VCDM 2.0, Validity Period';
const verifyProof = 'Data Integrity 1.0, Verify Proof';
const proofSets = 'Data Integrity 1.0, Verify Proof Sets and Chains';
const dataLoss = 'Data Integrity 1.0, Securing Data Losslessly';
const retrieveMethod = 'Controlled Identifiers 1.0, Retrieve Verification Method';
const statusAlgorithm = 'Bitstring Status List 1.0, Validate Algorithm';
const statusEntry = 'Bitstring Status List 1.0, BitstringStatusListEntry';
const trust = 'VCDM 2.0, Trust Model';

export const outcomeCodes = {
  'not-json': notGenuine('parsed', 'not-a-credential', 'RFC 7493'),
  'duplicate-keys': notGenuine('parsed', 'not-a-credential', 'RFC 7493, Object Member Uniqueness'),
  'not-an-object': notGenuine('parsed', 'not-a-credential', 'VCDM 2.0, Verifiable Credentials'),
  'shape-broken': notGenuine('shape', 'not-a-credential', 'VCDM 2.0, Basic Concepts'),
  'contexts-misplaced': notGenuine('shape', 'not-a-credential', contexts),
  'names-disguised': notGenuine('shape', 'altered', ours),
  'root-repeated': notGenuine('shape', 'altered', ours),
  'proof-missing': notGenuine('proof', 'unsigned', 'VCDM 2.0, Securing Mechanisms'),
  'proof-malformed': notGenuine('proof', 'altered', verifyProof),
  'proof-purpose-wrong': notGenuine('proof', 'altered', verifyProof),
  'previous-proof-missing': notGenuine('proof', 'altered', proofSets),
  'signature-invalid': notGenuine('proof', 'altered', verifyProof),
  'terms-undefined': notGenuine('proof', 'altered', dataLoss),
  'json-ld-invalid': notGenuine('proof', 'altered', dataLoss),
  'key-not-found': notGenuine('proof', 'wrong-key', retrieveMethod),
  'key-not-issuers': notGenuine('issuer-binding', 'wrong-key', retrieveMethod),
  'key-revoked': notGenuine('issuer-binding', 'wrong-key', retrieveMethod),

  revoked: notInForce('status', 'revoked', statusAlgorithm),
  suspended: notInForce('status', 'suspended', statusAlgorithm),
  expired: notInForce('time', 'expired', validity),
  'not-yet-valid': notInForce('time', 'not-yet-valid', validity),
  'proof-expired': notInForce('time', 'expired', verifyProof),
  'key-expired': notInForce('issuer-binding', 'expired', retrieveMethod),

  'too-large': unsure('parsed', 'too-large', ours),
  'too-deep': unsure('parsed', 'too-large', ours),
  'too-many-parts': unsure('parsed', 'too-large', ours),
  'format-unsupported': unsure('parsed', 'unsupported', 'OB 3.0, Serialization'),
  'contexts-unknown': unsure('shape', 'unsupported', contexts),
  'contexts-inline': unsure('shape', 'unsupported', contexts),
  'proof-unsupported': unsure('proof', 'unsupported', verifyProof),
  'too-many-proofs': unsure('proof', 'too-large', ours),
  'too-complex': unsure('proof', 'too-large', 'RDF Dataset Canonicalization 1.0, Dataset Poisoning'),
  'terms-not-pinned': unsure('proof', 'unsupported', contexts),
  'proof-unreadable': unsure('proof', 'unsupported', verifyProof),
  'key-unsupported': unsure('proof', 'unsupported', retrieveMethod),
  'key-unavailable': unsure('proof', 'unreachable', retrieveMethod),
  'issuer-document-unavailable': unsure('issuer-binding', 'unreachable', retrieveMethod),
  'issuer-document-unusable': unsure('issuer-binding', 'issuer-unsure', retrieveMethod),
  'issuer-unconfirmed': unsure('issuer-binding', 'issuer-unsure', retrieveMethod),
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
  'check-broke': { check: 'any', result: 'unknown', verdict: 'incomplete', kind: 'unsupported', spec: ours },

  parsed: passed('parsed', 'VCDM 2.0, Verifiable Credentials'),
  'shape-conforms': passed('shape', 'OB 3.0, Data Models'),
  'shape-deviates': passed('shape', 'OB 3.0, JSON Schema'),
  'proofs-verified': passed('proof', verifyProof),
  'proofs-verified-in-part': passed('proof', proofSets),
  'issuer-bound': passed('issuer-binding', retrieveMethod),
  'in-force': passed('time', validity),
  'status-none': passed('status', 'VCDM 2.0, Status'),
  'status-clear': passed('status', statusAlgorithm),

  'issuer-known': passed('trust', trust),
  'issuer-unknown': { check: 'trust', result: 'unknown', verdict: null, kind: null, spec: trust },
  'issuer-distrusted': { check: 'trust', result: 'failed', verdict: null, kind: null, spec: trust },
  'not-asked': { check: 'trust', result: 'skipped', verdict: null, kind: null, spec: trust },
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
