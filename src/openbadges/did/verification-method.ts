// Finding one key in the document of its controller, and what that document allows it to do.
// Controlled Identifiers 1.0, Retrieve Verification Method.
import { isJsonObject, type JsonObject, listOf } from '../json.ts';

export type FoundMethod = {
  /** Undefined when the document gives the key in a spelling that is not read here. */
  publicKeyMultibase: string | undefined;
  /** Whether the document lists it for making statements (`assertionMethod`). */
  mayAssert: boolean;
  /** Time stamps as written; from then on the key counts for nothing. */
  revoked: string | undefined;
  expires: string | undefined;
};

// Keys under these types are all written as a Multikey in publicKeyMultibase.
const multikeyTypes = ['Multikey', 'Ed25519VerificationKey2020'];

/** Splits `controller#fragment`; undefined when either half is missing. */
export function parseMethodUrl(url: unknown): { controller: string; fragment: string } | undefined {
  if (typeof url !== 'string') return undefined;
  const [controller = '', fragment = '', ...more] = url.split('#');
  return controller !== '' && fragment !== '' && more.length === 0 ? { controller, fragment } : undefined;
}

function findText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The method with this full id, if the document has it and is itself its controller. */
export function findVerificationMethod(document: JsonObject, methodUrl: string): FoundMethod | undefined {
  const isThis = (id: unknown) =>
    id === methodUrl || (typeof id === 'string' && id.startsWith('#') && `${document.id}${id}` === methodUrl);
  const asserting = listOf(document.assertionMethod);
  const method = [...listOf(document.verificationMethod), ...asserting]
    .filter(isJsonObject)
    .find((candidate) => isThis(candidate.id));
  if (!method || method.controller !== document.id) return undefined;
  return {
    publicKeyMultibase: multikeyTypes.includes(String(method.type))
      ? findText(method.publicKeyMultibase)
      : undefined,
    mayAssert: asserting.some((entry) => isThis(isJsonObject(entry) ? entry.id : entry)),
    revoked: findText(method.revoked),
    expires: findText(method.expires),
  };
}
