// The proof suites, one row each. Nothing else lists them: a new suite is a file and a row.
// Data Integrity 1.0, Cryptographic Suites.
import type { JsonObject } from '../json.ts';
import type { Signer } from '../keys.ts';
import type { KeyType } from '../multibase.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';

/** What a suite says of one proof; the codes are explained in verify/outcome-codes.ts. */
export type ProofFinding =
  | { state: 'verified' }
  | {
      state: 'failed';
      code: 'signature-invalid' | 'terms-undefined' | 'json-ld-invalid' | 'proof-malformed';
      detail?: string;
    }
  | { state: 'unknown'; code: 'terms-not-pinned' | 'too-complex' | 'proof-unreadable'; detail?: string };

export type Suite<Name extends string = string> = {
  name: Name;
  keyTypes: readonly KeyType[];
  /** Whether a proof says that it is of this suite. */
  matches(proof: JsonObject): boolean;
  /** Adds a proof to a copy; a proof that is there already is kept beside it. */
  secure(document: object, options: { signer: Signer; created: string }): Promise<JsonObject>;
  /**
   * Whether the proof holds for the document, which has no proofs in it but those the proof builds upon.
   * `publicKeyMultibase` is of one of keyTypes. Never throws.
   */
  check(input: {
    document: JsonObject;
    proof: JsonObject;
    publicKeyMultibase: string;
  }): Promise<ProofFinding>;
};

export const suites = [eddsaRdfc2022] as const satisfies readonly Suite[];

export type SuiteName = (typeof suites)[number]['name'];

/** The suite a proof belongs to; undefined when it is none of ours. */
export function findSuite(proof: JsonObject): Suite | undefined {
  return suites.find((suite) => suite.matches(proof));
}
