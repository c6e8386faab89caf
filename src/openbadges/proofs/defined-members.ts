// Which members of a document its contexts define by name. A context may also give a meaning to whatever is left
// over (`@vocab`); what an issuer signs should not rest on that. VCDM 2.0, Extensibility; JSON-LD 1.1, 4.1.8.
import { findContext } from '../contexts.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../json.ts';

/** The names that a context defines, and those that it adds in a document of these types. */
function listNames(context: unknown, types: string[]): string[] {
  return listOf(context)
    .filter(isJsonObject)
    .flatMap((terms) => {
      const scoped = types.map((type) => terms[type]).filter(isJsonObject);
      const inner = scoped.flatMap((term) => listNames(term['@context'], []));
      return [...Object.keys(terms), ...inner];
    });
}

/** The members at the top of a document that none of its contexts names; a keyword is nobody's to define. */
export function listUndefinedMembers(document: JsonObject): string[] {
  const types = stringsOf(document.type);
  const contexts = stringsOf(document['@context']).map((url) => findContext(url)?.['@context']);
  const names = new Set(contexts.flatMap((context) => listNames(context, types)));
  return Object.keys(document).filter((name) => name !== '@context' && !names.has(name));
}
