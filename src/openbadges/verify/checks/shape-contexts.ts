// Which contexts a document names, compared with the known ones before anything is read by them.
// An appended context changes no signature, so the list itself has to be right. VCDM 2.0, Contexts.

import { credentialsContextV1, credentialsContextV2, findContext } from '../../contexts.ts';
import { canonicalizeJson } from '../../jcs.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';

const credentialTypes = ['VerifiableCredential', 'EnvelopedVerifiableCredential'];

type ContextCode = 'contexts-misplaced' | 'contexts-inline' | 'contexts-unknown';
export type ContextFault = { code: ContextCode; contexts: string[] };

type Options = { mayBeInline: boolean };

function findListFault(value: unknown, { mayBeInline }: Options): ContextFault | undefined {
  const contexts = listOf(value);
  const [first] = contexts;
  if (first !== credentialsContextV1 && first !== credentialsContextV2) {
    return { code: 'contexts-misplaced', contexts: stringsOf(first) };
  }
  const named = contexts.filter((context) => !isJsonObject(context));
  if (!mayBeInline && named.length < contexts.length) return { code: 'contexts-inline', contexts: [] };
  const isPlainList = named.every((context) => typeof context === 'string');
  // Reading the same context again says nothing new and costs the same again.
  if (!isPlainList || new Set(named).size < named.length) {
    return { code: 'contexts-misplaced', contexts: [] };
  }
  const unknown = stringsOf(named).filter((url) => !findContext(url));
  return unknown.length > 0 ? { code: 'contexts-unknown', contexts: unknown.slice(0, 10) } : undefined;
}

function isEqual(one: unknown, other: unknown): boolean {
  return one !== undefined && other !== undefined && canonicalizeJson(one) === canonicalizeJson(other);
}

/**
 * A credential inside another brings its own list; a proof may repeat the list of its document; any other
 * `@context` inside a document would change how the names around it are read.
 */
function findInnerFault(
  value: unknown,
  { place, document, options }: { place: string; document: JsonObject; options: Options },
): ContextFault | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = findInnerFault(item, { place, document, options });
      if (fault) return fault;
    }
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  let inside = document;
  if (value !== document && '@context' in value) {
    inside = value;
    const isCredential = stringsOf(value.type).some((type) => credentialTypes.includes(type));
    const isRepeated = place === 'proof' && isEqual(value['@context'], document['@context']);
    const fault = isCredential ? findListFault(value['@context'], options) : undefined;
    if (fault) return fault;
    if (!isCredential && !isRepeated) return { code: 'contexts-misplaced', contexts: [] };
  }
  for (const [name, inner] of Object.entries(value)) {
    if (name === '@context') continue;
    const fault = findInnerFault(inner, { place: name, document: inside, options });
    if (fault) return fault;
  }
  return undefined;
}

/**
 * The first thing wrong with the contexts of a document and of what is inside it. `mayBeInline`: behind the first,
 * contexts may be written out, which is for tests alone.
 */
export function findContextFault(
  document: JsonObject,
  options: Options = { mayBeInline: false },
): ContextFault | undefined {
  return (
    findListFault(document['@context'], options) ?? findInnerFault(document, { place: '', document, options })
  );
}
