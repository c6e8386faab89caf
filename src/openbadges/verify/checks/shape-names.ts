// Whether every statement stands under its plain name. In JSON-LD "https://www.w3.org/2018/credentials#validUntil"
// says the same as "validUntil", with the same signature, and would slip past a check for the plain name.
import { isJsonObject, type JsonObject } from '../../json.ts';

export type NameFault = { code: 'names-disguised' | 'root-repeated' | 'shape-broken'; at: string };

// A text with its language is the one use of keywords that the data model itself shows.
const languageKeywords = ['@value', '@language', '@direction'];
const languageTexts = ['name', 'description'];

const verdictBearing = [
  ...['credentialStatus', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate'],
  ...['issuer', 'credentialSubject', 'proof'],
];

function isPlainName(name: string, place: string): boolean {
  if (name === '@context') return true;
  if (languageKeywords.includes(name)) return languageTexts.includes(place);
  return !name.startsWith('@') && !name.includes(':') && name !== '__proto__';
}

/** A second node of the same id is the same node to JSON-LD: what is moved there is still signed, but unseen. */
function repeatsRoot(value: JsonObject, root: JsonObject): boolean {
  if (value === root || typeof root.id !== 'string' || value.id !== root.id) return false;
  return verdictBearing.some((name) => name in value);
}

function findFault(value: unknown, place: string, root: JsonObject): NameFault | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return { code: 'shape-broken', at: place };
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = findFault(item, place, root);
      if (fault) return fault;
    }
  }
  if (!isJsonObject(value)) return undefined;
  if (typeof value.id === 'string' && value.id.startsWith('_:')) return { code: 'names-disguised', at: 'id' };
  if (repeatsRoot(value, root)) return { code: 'root-repeated', at: place };
  for (const [name, inner] of Object.entries(value)) {
    if (!isPlainName(name, place)) return { code: 'names-disguised', at: name.slice(0, 100) };
    const fault = name === '@context' ? undefined : findFault(inner, name, root);
    if (fault) return fault;
  }
  return undefined;
}

/** The first place where a document hides what it says. */
export function findNameFault(document: JsonObject): NameFault | undefined {
  return findFault(document, '', document);
}
