// What a verification tells: one outcome per check, a verdict, and what the document says of itself.
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../json.ts';
import type { ComparableIdentity } from './identities.ts';
import {
  type CheckName,
  findOutcomeRow,
  type Kind,
  type OutcomeCode,
  type OutcomeResult,
  type Verdict,
} from './outcome-codes.ts';

export type { CheckName, Kind, OutcomeCode, OutcomeResult, Verdict } from './outcome-codes.ts';

export type Facts = Record<string, string | number | boolean | string[]>;

export type Outcome = {
  check: CheckName;
  result: OutcomeResult;
  code: OutcomeCode;
  /** Taken from the document or worked out from it; never wording. */
  facts: Facts;
  /** The section that rules this answer. */
  spec: string;
  /** Where several things were looked at (statuses, endorsements, components): the answer for each. */
  parts?: Outcome[];
};

/** What the document says, whether or not it is genuine: read it together with the verdict. */
export type CredentialSummary = {
  id?: string;
  name?: string;
  achievementId?: string;
  achievementName?: string;
  issuerId?: string;
  issuerName?: string;
  validFrom?: string;
  validUntil?: string;
  image?: string;
};

/** Another credential that was looked at on the way. Its verdict is its own and never enters the other's. */
export type RelatedReport = {
  role: 'endorsement' | 'component' | 'newer-edition';
  /** Its place in the document, as `credentialSubject.achievement.endorsement.0`, or its address. */
  at: string;
  report: Report;
};

export type Report = {
  verdict: Verdict;
  /** The code of the outcome that decided. */
  reason: OutcomeCode;
  kind?: Kind;
  outcomes: Outcome[];
  /** Null when there was no document to read. */
  credential: CredentialSummary | null;
  /** What an e-mail address can be compared with, without sending it; absent when there is nothing of the kind. */
  identities?: ComparableIdentity[];
  /** Absent when nothing else was looked at. */
  related?: RelatedReport[];
};

/** An outcome with the result and the section that the table gives its code. */
export function buildOutcome(check: CheckName, code: OutcomeCode, facts: Facts = {}): Outcome {
  const { result, spec } = findOutcomeRow(code);
  return { check, result, code, facts, spec };
}

/**
 * One answer for several of the same check, which stand in `parts`: a failure speaks for all, then a doubt; only
 * when all are good the first does.
 */
export function buildSummary(outcomes: Outcome[]): Outcome {
  const telling =
    outcomes.find(({ result }) => result === 'failed') ??
    outcomes.find(({ result }) => result === 'unknown') ??
    outcomes[0]!;
  return outcomes.length > 1 ? { ...telling, parts: outcomes } : telling;
}

/** The id of an issuer, controller or image that may be given as an object or as its id alone. */
export function findId(value: unknown): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' ? id : undefined;
}

/** A text in the first language it is given in: a string, a value object, or a map of languages. */
function findText(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (typeof first === 'string') return first;
  if (!isJsonObject(first)) return undefined;
  return stringsOf(first['@value'] ?? Object.values(first))[0];
}

/** What a document says of itself. */
export function summarizeCredential(document: JsonObject): CredentialSummary {
  const issuer = isJsonObject(document.issuer) ? document.issuer : {};
  const subject = listOf(document.credentialSubject).find(isJsonObject) ?? {};
  const achievement = listOf(subject.achievement).find(isJsonObject) ?? {};
  const found: Record<keyof CredentialSummary, string | undefined> = {
    id: findId(document),
    name: findText(document.name),
    achievementId: findId(achievement),
    achievementName: findText(achievement.name),
    issuerId: findId(document.issuer),
    issuerName: findText(issuer.name),
    validFrom: findText(document.validFrom ?? document.issuanceDate),
    validUntil: findText(document.validUntil ?? document.expirationDate),
    image: findId(achievement.image ?? document.image),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
