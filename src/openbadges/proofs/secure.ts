// Signing: a document and a signer become a secured document. Data Integrity 1.0, Add Proof and Add Proof Set/Chain.
import { type JsonObject, listOf } from '../json.ts';
import type { Signer } from '../keys.ts';
import { findSuiteByName, type ProofOptions, type SuiteName } from './suites.ts';

export { deriveCredential } from './ecdsa-sd-2023.ts';

const wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export type SecureOptions = Omit<ProofOptions, 'created'> & {
  suite: SuiteName;
  signer: Signer;
  /** UTC in whole seconds, as `2026-11-01T00:00:00Z`. */
  created: string;
  /** JSON Pointers to what can never be left out; for suites in which a holder shows some of it. */
  mandatoryPointers?: string[] | undefined;
};

/**
 * A signed copy of a document; the document itself stays as it was. `proof` is always a list, in which proofs that
 * were there already stay. A proof that names others in `previousProof` is over these too.
 * @throws Error when the document has a term that no context defines, or a context that is not pinned; when the
 *   signer's key is not of a kind that the suite takes; when a previous proof is missing.
 */
export async function secureCredential<T extends object>(
  document: T,
  { suite: suiteName, signer, mandatoryPointers = [], ...options }: SecureOptions,
): Promise<T & { proof: JsonObject[] }> {
  const suite = findSuiteByName(suiteName);
  if (!suite.secure || !suite.keyTypes.includes(signer.algorithm)) {
    throw new Error(`${suiteName} does not sign with a key of ${signer.algorithm}`);
  }
  if (!wholeSeconds.test(options.created)) throw new Error('a proof is created on a whole second in UTC');
  const { proof, ...unsecured } = structuredClone(document) as JsonObject;
  const existing = listOf(proof) as JsonObject[];
  const previous = listOf(options.previousProof).map((id) => existing.find((other) => other.id === id));
  if (previous.includes(undefined)) throw new Error('a previous proof is missing');
  const secured = previous.length > 0 ? { ...unsecured, proof: previous } : unsecured;
  const added = await suite.secure(secured, { signer, options, mandatoryPointers });
  return { ...(unsecured as T), proof: [...existing, added] };
}
