// What the checks share while one document is examined: the input, what may be asked, and what is known so far.
import type { JsonObject } from '../json.ts';
import type { ReadJson } from '../read-json.ts';
import type { Limits } from './limits.ts';
import type { CheckName, Outcome, OutcomeResult } from './report.ts';

/** A proof whose signature was looked into, and the key it names. */
export type ExaminedProof = {
  proof: JsonObject;
  /** The id in front of the `#` of its verification method: who the key is said to belong to. */
  controller: string;
  /** Whether that document lists this very key for making statements; unknown when it could not be read. */
  listing: 'listed' | 'not-listed' | 'unavailable' | 'unusable' | 'unsupported';
  /** Whether the key has been withdrawn or has run out by its controller's own word. */
  keyState: 'good' | 'revoked' | 'expired';
};

export type Examination = {
  input: string | Uint8Array;
  now: Date;
  limits: Limits;
  read: ReadJson;
  findTrust: ((issuerId: string) => 'known' | 'unknown' | 'distrusted') | undefined;
  document: JsonObject;
  proofs: ExaminedProof[];
  results: Partial<Record<CheckName, OutcomeResult>>;
};

export type Check = {
  name: CheckName;
  /** Whether what went before leaves something to look at. */
  isReachable(results: Examination['results']): boolean;
  run(examination: Examination): Promise<Outcome> | Outcome;
};
