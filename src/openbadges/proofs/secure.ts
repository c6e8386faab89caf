// Signing: a document and a signer become a secured document. Data Integrity 1.0, Add Proof.
import type { JsonObject } from '../json.ts';
import type { Signer } from '../keys.ts';
import { type SuiteName, suites } from './suites.ts';

/**
 * A signed copy of a document; the document itself stays as it was. `proof` is always a list.
 * `created` is UTC in whole seconds, as `2026-11-01T00:00:00Z`.
 * @throws Error when the document has a term that no context defines, or a context that is not pinned.
 */
export async function secureCredential<T extends object>(
  document: T,
  options: { suite: SuiteName; signer: Signer; created: string },
): Promise<T & { proof: JsonObject[] }> {
  const { signer, created } = options;
  const suite = suites.find((candidate) => candidate.name === options.suite);
  if (!suite) throw new Error('no such proof suite');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(created)) {
    throw new Error('a proof is created on a whole second in UTC');
  }
  const { proof, ...secured } = await suite.secure(structuredClone(document), { signer, created });
  return { ...(secured as T), proof: [proof].flat() as JsonObject[] };
}
