// What the VC API tells of something that is not right: problem details whose types are the names that the
// specifications gave. RFC 9457; VCDM 2.0, Problem Details; Data Integrity 1.0, Processing Errors.
import type { CheckName, Outcome, OutcomeCode } from '../verify/report.ts';

const dataModel = 'https://www.w3.org/TR/vc-data-model#';
const security = 'https://w3id.org/security#';
const statusList = 'https://www.w3.org/ns/credentials/status-list#';
const api = 'https://www.w3.org/TR/vcalm#';

// Without a base of its own each name stands once, so that a row is all there is to say of it.
const problems = {
  PARSING_ERROR: [dataModel, 'The document cannot be read'],
  MALFORMED_VALUE_ERROR: [dataModel, 'A value does not have the form that the data model asks for'],
  RANGE_ERROR: [dataModel, 'A value is outside its range'],
  CRYPTOGRAPHIC_SECURITY_ERROR: [dataModel, 'The document is not secured by whom it names'],
  PROOF_GENERATION_ERROR: [security, 'No proof can be made over this document'],
  PROOF_VERIFICATION_ERROR: [security, 'A proof does not hold'],
  PROOF_TRANSFORMATION_ERROR: [security, 'The document cannot be read as JSON-LD'],
  DATA_LOSS_DETECTION_ERROR: [security, 'The document has terms that no context defines'],
  INVALID_DOMAIN_ERROR: [security, 'The proof is for another domain'],
  INVALID_CHALLENGE_ERROR: [security, 'The proof answers another challenge'],
  INVALID_VERIFICATION_METHOD_URL: [security, 'The address of the key is none'],
  INVALID_VERIFICATION_METHOD: [security, 'The controller does not list the key'],
  INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD: [security, 'The key is not for this purpose'],
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT: [security, 'The document of the controller cannot be read'],
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID: [security, 'The document of the controller is of another'],
  STATUS_RETRIEVAL_ERROR: [statusList, 'The status list cannot be had'],
  STATUS_VERIFICATION_ERROR: [statusList, 'The status is set, or its list cannot be believed'],
  STATUS_LIST_LENGTH_ERROR: [statusList, 'The status list is too short'],
  UNKNOWN_OPTION_PROVIDED: [api, 'An option is not known here'],
} as const satisfies Record<string, readonly [base: string, title: string]>;

export type ProblemName = keyof typeof problems;
export type ProblemDetail = { type: string; title: string; detail: string };

/** What could not be done, and why; there is at least one reason. */
export type Refusal = { problems: ProblemDetail[] };

export function buildDetail(name: ProblemName, detail: string): ProblemDetail {
  const [base, title] = problems[name];
  return { type: `${base}${name}`, title, detail };
}

export function refuseWith(name: ProblemName, ...details: string[]): Refusal {
  return { problems: details.map((detail) => buildDetail(name, detail)) };
}

export function isRefusal(value: object): value is Refusal {
  return 'problems' in value;
}

const namesOfCodes: Partial<Record<OutcomeCode, ProblemName>> = {
  'proof-domain-differs': 'INVALID_DOMAIN_ERROR',
  'proof-challenge-differs': 'INVALID_CHALLENGE_ERROR',
  'terms-undefined': 'DATA_LOSS_DETECTION_ERROR',
  'json-ld-invalid': 'PROOF_TRANSFORMATION_ERROR',
  'contexts-unknown': 'PROOF_TRANSFORMATION_ERROR',
  'status-entry-malformed': 'MALFORMED_VALUE_ERROR',
  'status-list-unavailable': 'STATUS_RETRIEVAL_ERROR',
  'status-list-malformed': 'MALFORMED_VALUE_ERROR',
  'status-list-too-short': 'STATUS_LIST_LENGTH_ERROR',
  'status-index-outside': 'RANGE_ERROR',
};

const namesOfChecks: Partial<Record<CheckName, ProblemName>> = {
  parsed: 'PARSING_ERROR',
  shape: 'MALFORMED_VALUE_ERROR',
  proof: 'PROOF_VERIFICATION_ERROR',
  'issuer-binding': 'CRYPTOGRAPHIC_SECURITY_ERROR',
  time: 'RANGE_ERROR',
  status: 'STATUS_VERIFICATION_ERROR',
};

function findName({ check, code, facts }: Outcome): ProblemName {
  const { error } = facts;
  if (typeof error === 'string' && Object.hasOwn(problems, error)) return error as ProblemName;
  return namesOfCodes[code] ?? namesOfChecks[check] ?? 'CRYPTOGRAPHIC_SECURITY_ERROR';
}

/** An outcome of our verifier in the words of the VC API: its code, what it was about, and the section that rules. */
export function describeOutcome(outcome: Outcome): ProblemDetail {
  const { code, facts, spec } = outcome;
  const told = ['at', 'faults', 'contexts', 'detail', 'list', 'purpose', 'id'].flatMap((name) =>
    facts[name] === undefined ? [] : [`${name} ${[facts[name]].flat().join(', ')}`],
  );
  return buildDetail(findName(outcome), [`${code} (${spec})`, ...told].join('; ').slice(0, 500));
}
