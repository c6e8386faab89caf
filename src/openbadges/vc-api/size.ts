// How much of a document is read for a test suite. Contexts that are written out decide how long the rest takes, so
// they have a limit of their own.
import { isJsonObject, type JsonLimits, type JsonObject, listOf, parseStrictJson } from '../json.ts';
import { defaultLimits } from '../verify/limits.ts';
import { type Refusal, refuseWith } from './problem-details.ts';

const contextLimits: JsonLimits = { maxDepth: 12, maxObjects: 40, maxValues: 400 };
const mostContexts = 10;

/** All that is written out under `@context`, anywhere. */
function listWrittenContexts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(listWrittenContexts);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '@context' ? listOf(inner).filter(isJsonObject) : listWrittenContexts(inner),
  );
}

/** Whether a value has more parts than the limits allow. */
function isTooLarge(value: unknown, limits: JsonLimits): boolean {
  return 'fault' in parseStrictJson(JSON.stringify(value), limits);
}

/** Why a document is not even begun with; undefined when it is of a size that is read. */
export function findSizeFault(document: JsonObject, limits: JsonLimits = defaultLimits): Refusal | undefined {
  const written = listWrittenContexts(document);
  if (listOf(document['@context']).length > mostContexts || isTooLarge(written, contextLimits)) {
    return refuseWith('RANGE_ERROR', '@context: has more in it than is read here');
  }
  return isTooLarge(document, limits)
    ? refuseWith('RANGE_ERROR', 'the document has more parts, or deeper ones, than are read here')
    : undefined;
}
