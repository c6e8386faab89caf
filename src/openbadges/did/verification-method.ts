// Finding one key in the document of its controller, and what that document allows it to do.
// Controlled Identifiers 1.0, Retrieve Verification Method.
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import { parseJwk } from '../public-keys.ts';

/** What a key may be used for: to state something, or to show who is speaking (in a presentation). */
export type ProofPurpose = 'assertionMethod' | 'authentication';

export type FoundMethod = {
  /** Undefined when the document gives the key in a spelling, or of a kind, that is not read here. */
  publicKeyMultibase: string | undefined;
  /** Whether the document lists it for the purpose that was asked for. */
  isListed: boolean;
  /** Time stamps as written; from then on the key counts for nothing. */
  revoked: string | undefined;
  expires: string | undefined;
};

// Keys under these types are all written as a Multikey in publicKeyMultibase, or as a JWK in publicKeyJwk.
const multikeyTypes = ['Multikey', 'Ed25519VerificationKey2020'];
const jwkTypes = ['JsonWebKey', 'JsonWebKey2020'];

/** Splits `controller#fragment`; undefined when either half is missing. */
export function parseMethodUrl(url: unknown): { controller: string; fragment: string } | undefined {
  if (typeof url !== 'string') return undefined;
  const [controller = '', fragment = '', ...more] = url.split('#');
  return controller !== '' && fragment !== '' && more.length === 0 ? { controller, fragment } : undefined;
}

function findText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The key of a method in whichever spelling its type has, as a Multikey; undefined when it is none that is read. */
export function readKey(method: JsonObject): string | undefined {
  const type = String(method.type);
  if (multikeyTypes.includes(type)) return findText(method.publicKeyMultibase);
  return jwkTypes.includes(type) && isJsonObject(method.publicKeyJwk)
    ? parseJwk(method.publicKeyJwk)
    : undefined;
}

function isId(document: JsonObject, id: unknown, methodUrl: string): boolean {
  return (
    id === methodUrl || (typeof id === 'string' && id.startsWith('#') && `${document.id}${id}` === methodUrl)
  );
}

function listMethods(document: JsonObject, purpose: ProofPurpose): JsonObject[] {
  // A method may stand in the list of its purpose itself, and then for that purpose alone.
  return [...listOf(document.verificationMethod), ...listOf(document[purpose])].filter(isJsonObject);
}

/** What stands where a moment should; what is there and is none is no moment that lies ahead. */
function findMoment(value: unknown): string | undefined {
  return value === undefined || value === null || value === false ? undefined : String(value);
}

/** From when on a method counts for nothing, by its own word. */
export function findTimes({ revoked, expires }: JsonObject): Pick<FoundMethod, 'revoked' | 'expires'> {
  return { revoked: findMoment(revoked), expires: findMoment(expires) };
}

function readMethod(document: JsonObject, method: JsonObject, purpose: ProofPurpose): FoundMethod {
  const url = typeof method.id === 'string' ? method.id.replace(/^#/, `${document.id}#`) : undefined;
  const listed = listOf(document[purpose]).map((entry) => (isJsonObject(entry) ? entry.id : entry));
  return {
    publicKeyMultibase: readKey(method),
    isListed: url !== undefined && listed.some((id) => isId(document, id, url)),
    ...findTimes(method),
  };
}

/** The method with this full id, if the document has it and is itself its controller. */
export function findVerificationMethod(
  document: JsonObject,
  methodUrl: string,
  purpose: ProofPurpose = 'assertionMethod',
): FoundMethod | undefined {
  const method = listMethods(document, purpose).find(({ id }) => isId(document, id, methodUrl));
  return method && method.controller === document.id ? readMethod(document, method, purpose) : undefined;
}

/** The first method for a purpose that `matches`, with the document itself as its controller. */
export function searchVerificationMethod(
  document: JsonObject,
  matches: (method: JsonObject, publicKeyMultibase: string | undefined) => boolean,
  purpose: ProofPurpose = 'assertionMethod',
): FoundMethod | undefined {
  const method = listMethods(document, purpose).find(
    (candidate) => candidate.controller === document.id && matches(candidate, readKey(candidate)),
  );
  return method && readMethod(document, method, purpose);
}
