// Documents read as JSON-LD by the pinned contexts alone, and written as canonical N-Quads. What is lost on the way
// would be unsigned, so nothing may be lost. Data Integrity 1.0, Securing Data Losslessly; RDFC-1.0.
import { createHash } from 'node:crypto';
import jsonld from 'jsonld';
import { findLaterTerms, loadContext } from '../contexts.ts';
import { canonicalizeJson } from '../jcs.ts';
import { isJsonObject, type JsonObject, stringsOf } from '../json.ts';
import type { ProofFault } from './suites.ts';

// Graphs of interchangeable nameless nodes are made to be slow; ordinary badges need no deep comparison at all.
const maxWorkFactor = 1;

const options = {
  base: null,
  safe: true,
  rdfDirection: 'i18n-datatype',
  documentLoader: loadContext,
  produceGeneralizedRdf: false,
  canonizeOptions: { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor },
};

// Reading a document as RDF takes longer than all the rest of a verification, and some are read all the time: the
// status list of an issuer, the options of the proofs of one month. Only digests are kept, so nothing can be read back.
const digests = new Map<string, Buffer>();
const digestsMaximum = 4096;

/**
 * The digest of the canonical N-Quads of a document.
 * @throws what findFault reads: a term or context that is not known, or a graph that is too much work.
 */
export async function findRdfDigest(document: JsonObject, algorithm: string): Promise<Buffer> {
  const content = createHash('sha256').update(canonicalizeJson(document)).digest('base64');
  const key = `${algorithm} ${content}`;
  const known = digests.get(key);
  const digest =
    known ??
    createHash(algorithm)
      .update(await jsonld.canonize(document, options))
      .digest();
  // The one that was not asked for the longest goes first.
  digests.delete(key);
  if (digests.size >= digestsMaximum) digests.delete(digests.keys().next().value!);
  digests.set(key, digest);
  return digest;
}

/** Why a document cannot be read as JSON-LD without loss; undefined when it can. */
export async function findJsonLdFault(document: JsonObject): Promise<ProofFault | undefined> {
  try {
    await jsonld.toRDF(document, options);
    return undefined;
  } catch (error) {
    return findFault(error, document);
  }
}

function findDetail(error: JsonObject): string | undefined {
  const details = isJsonObject(error.details) ? error.details : {};
  const event = isJsonObject(details.event) ? details.event : {};
  const inEvent = isJsonObject(event.details) ? event.details : {};
  const detail = inEvent.property ?? inEvent.type ?? inEvent.id ?? event.code ?? details.code;
  return typeof detail === 'string' ? detail.slice(0, 200) : undefined;
}

/** Whether a context of which a later edition defines the term is named anywhere: a credential inside has its own. */
function isLaterTerm(term: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isLaterTerm(term, item));
  if (!isJsonObject(value)) return false;
  return (
    stringsOf(value['@context']).some((url) => findLaterTerms(url).includes(term)) ||
    Object.values(value).some((inner) => isLaterTerm(term, inner))
  );
}

/** Turns what the libraries threw into a fault. Their errors carry no codes, so names and messages must do. */
export function findFault(error: unknown, document: JsonObject): ProofFault {
  const thrown: JsonObject = error instanceof Error ? (error as unknown as JsonObject) : {};
  const message = String(thrown.message);
  if (message.startsWith('Maximum deep iterations')) return { state: 'unknown', code: 'too-complex' };
  if (!String(thrown.name).startsWith('jsonld.')) return { state: 'unknown', code: 'proof-unreadable' };
  const detail = findDetail(thrown);
  const code = message.startsWith('Safe mode') ? 'terms-undefined' : 'json-ld-invalid';
  if (detail === undefined) return { state: 'failed', code };
  return isLaterTerm(detail, document)
    ? { state: 'unknown', code: 'terms-not-pinned', detail }
    : { state: 'failed', code, detail };
}
