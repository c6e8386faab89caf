// What the checks share while one document is examined: the input, what may be asked, and what is known so far.
import type { CompactJws } from '../containers/jws.ts';
import type { ControllerError } from '../did/methods.ts';
import type { Recipient } from '../identity-match.ts';
import type { JsonObject } from '../json.ts';
import type { ReadJson, ReadText } from '../read-json.ts';
import type { FindTrust } from '../trust-list.ts';
import type { Limits } from './limits.ts';
import {
  type CheckName,
  findId,
  type Outcome,
  type OutcomeResult,
  type RelatedReport,
  type Report,
} from './report.ts';

/** What somebody who asks for a proof wants to see in it again. Spec: Data Integrity 1.0, Verify Proof */
export type ExpectedAnswer = { domain?: string | undefined; challenge?: string | undefined };

/** A proof whose signature was looked into, and the key it names. */
export type ExaminedProof = {
  proof: JsonObject;
  /** The id in front of the `#` of its verification method: who the key is said to belong to. */
  controller: string;
  /** Whether that document lists this very key for making statements; unknown when it could not be read. */
  listing: 'listed' | 'not-listed' | 'unavailable' | 'unusable' | 'unsupported';
  /** Whether the key has been withdrawn or has run out by its controller's own word. */
  keyState: 'good' | 'revoked' | 'expired';
  /** By its name in the standard, why the key could not be confirmed. */
  error?: ControllerError | undefined;
  /** From when on it counts, by its own word. */
  notBefore?: string | undefined;
  /** Whether the holder may have left things out that the issuer signed. */
  isSelective?: boolean | undefined;
  /** The properties, by their IRIs, that the holder chose to show and might have left out. */
  chosen?: string[] | undefined;
};

export type Examination = {
  input: string | Uint8Array;
  now: Date;
  limits: Limits;
  read: ReadJson;
  readText: ReadText;
  findTrust: FindTrust | undefined;
  /** Whose badge the asker thinks it is; undefined when it was not asked. */
  recipient: Recipient | undefined;
  /** What proofs have to answer to; undefined when nobody asked them to. */
  expected: ExpectedAnswer | undefined;
  /** Whether what only the test suites of W3C need is read too. */
  forSuites: boolean;
  document: JsonObject;
  /** The JWT that the document came in. */
  jws?: CompactJws;
  proofs: ExaminedProof[];
  results: Partial<Record<CheckName, OutcomeResult>>;
  /** Reports on the credentials that this one brought with it or pointed at. */
  related: RelatedReport[];
  /**
   * Examines another credential by the same checks and the same limits, but for what it brings or points at itself.
   * `isList`: it is a status list, so its own status is not asked either, and it may be as large as lists are.
   */
  examineOther(input: string, options?: { isList: boolean }): Promise<OtherCredential>;
};

export type OtherCredential = {
  document: JsonObject;
  results: Examination['results'];
  report: Report;
};

export type Check = {
  name: CheckName;
  /** Whether what went before leaves something to look at. */
  isReachable(results: Examination['results']): boolean;
  run(examination: Examination): Promise<Outcome> | Outcome;
};

/**
 * The proofs that are the issuer's. What is left out of a document, anybody could sign in the issuer's name with a
 * key of their own beside it: so where the issuer's document lists some of the keys, only those count.
 */
function listOwnProofs({ document, proofs }: Pick<Examination, 'document' | 'proofs'>): ExaminedProof[] {
  const named = proofs.filter(({ controller }) => controller === findId(document.issuer));
  const listed = named.filter(({ listing, keyState }) => listing === 'listed' && keyState === 'good');
  return listed.length > 0 ? listed : named;
}

/** Whether what the issuer signed may have been more than what is shown: then what is absent is not known to be. */
export function isShownInPart(examination: Pick<Examination, 'document' | 'proofs'>): boolean {
  const own = listOwnProofs(examination);
  return own.length > 0 && own.every(({ isSelective }) => isSelective === true);
}

/** Whether a property is shown by choice of the holder, who may have chosen to show a part of it. */
export function isShownByChoice(
  examination: Pick<Examination, 'document' | 'proofs'>,
  property: string,
): boolean {
  return (
    isShownInPart(examination) &&
    listOwnProofs(examination).every(({ chosen = [] }) => chosen.includes(property))
  );
}
