// Digests of what a credential names, as far as its bytes are at hand: published editions of contexts, and what the
// operator of a trial brought in. Nothing is fetched. VCDM 2.0, Integrity of Related Resources.
import { buildFindDigests, compareDigests, type FindDigests } from '../digests.ts';
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import { findKnownDigests } from '../known-digests.ts';

/** Bytes by address. */
export type TrialDocuments = ReadonlyMap<string, Uint8Array>;

function findDigestsOf(id: string, documents: TrialDocuments): FindDigests | undefined {
  const bytes = documents.get(id);
  if (bytes) return buildFindDigests(bytes);
  const known = findKnownDigests(id);
  return known && ((algorithm) => (algorithm === 'sha512' ? undefined : known[algorithm]));
}

/** The ids of resources whose digest is not that of the bytes at hand. */
export function listWrongDigests(document: JsonObject, documents: TrialDocuments): string[] {
  return listOf(document.relatedResource)
    .filter(isJsonObject)
    .flatMap((resource) => {
      const id = String(resource.id);
      const findDigests = findDigestsOf(id, documents);
      return findDigests && compareDigests(resource, findDigests) !== 'matches' ? [id] : [];
    });
}
