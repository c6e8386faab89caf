// Is the JWT around a credential good: its header, its claims, its signature, and the credential as JSON-LD?
// OB 3.0, JSON Web Token Proof Format; VC-JOSE-COSE 1.0, Securing JSON-LD Verifiable Credentials with JOSE.
import type { CompactJws } from '../../containers/jws.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { parseMultikey } from '../../multibase.ts';
import { findJsonLdFault } from '../../proofs/json-ld.ts';
import { findJwtPeriod, findProfile, listDifferingClaims } from '../../proofs/vc-jwt.ts';
import { findKeyType, isSignedBy, isWeakKey } from '../../public-keys.ts';
import type { Examination } from '../examination.ts';
import { findId, type OutcomeCode } from '../report.ts';
import type { Finding } from './proof.ts';
import { findJwtKey, findMissingKeyCode } from './proof-keys.ts';

/** A code of the table, and which part of the JWT it is about. */
export type Fault = Extract<Finding, { code: OutcomeCode }>;

function fail(code: OutcomeCode, detail?: string | undefined): Fault {
  return { code, facts: detail === undefined ? {} : { detail } };
}

/** What in a header keeps it from being looked at any further; `isOfType` knows the types that may be. */
export function findHeaderFault(
  header: JsonObject,
  isOfType: (header: JsonObject) => boolean = (own) => findProfile(own) !== undefined,
): Fault | undefined {
  const { alg, jwk } = header;
  // "none", and the ones where whoever can verify can sign.
  if (typeof alg !== 'string' || /^(none|hs\d*)$/i.test(alg))
    return fail('jwt-algorithm-forbidden', String(alg));
  // No extension is understood here, so none that says it must be.
  if ('crit' in header || 'b64' in header) return fail('jwt-header-wrong', 'crit');
  if (!isOfType(header)) return fail('jwt-header-wrong', 'typ');
  if (jwk !== undefined && (!isJsonObject(jwk) || 'd' in jwk)) return fail('jwt-header-wrong', 'jwk');
  return findKeyType(alg) ? undefined : fail('proof-unsupported', alg.slice(0, 20));
}

/** Why the content of a JWT is not that of a credential, though its signature holds. */
async function findContentFault(
  { header, payload }: CompactJws,
  document: JsonObject,
): Promise<Fault | undefined> {
  const [differing] = listDifferingClaims(payload, document, findProfile(header)!);
  if (differing !== undefined) return fail('claims-differ', differing);
  const { proof: _, ...unsecured } = document;
  const fault = await findJsonLdFault(unsecured);
  return fault && fail(fault.code, fault.detail);
}

/** Why a JWT was not signed by this key, in the way its header says; undefined when it was. */
export function findSignatureFault(
  { header, signingInput, signature }: Pick<CompactJws, 'header' | 'signingInput' | 'signature'>,
  multikey: string,
): Fault | undefined {
  // A key of another kind than the header says would be used in a way that nobody meant.
  if (parseMultikey(multikey)?.type !== findKeyType(header.alg)) return fail('jwt-header-wrong', 'alg');
  if (isWeakKey(multikey)) return fail('key-weak');
  const isSigned = isSignedBy(multikey, Buffer.from(signingInput), signature);
  return isSigned ? undefined : fail('signature-invalid');
}

/** Checks the JWT that a document came in. Whose the key is, is the next check's. */
export async function examineJwt(
  jws: CompactJws,
  document: JsonObject,
  context: Pick<Examination, 'now' | 'read'>,
): Promise<Finding> {
  const { header, payload } = jws;
  const headerFault = findHeaderFault(header);
  if (headerFault) return headerFault;
  const key = await findJwtKey(header, findId(document.issuer) ?? '', context);
  if (!key) return fail('kid' in header ? 'jwt-header-wrong' : 'key-unsupported', 'jwk');
  const { multikey, error } = key;
  if (multikey === undefined) {
    return { code: findMissingKeyCode(key), facts: error === undefined ? {} : { error } };
  }
  const signatureFault = findSignatureFault(jws, multikey);
  if (signatureFault) return signatureFault;
  const contentFault = await findContentFault(jws, document);
  if (contentFault) return contentFault;
  const { notBefore, expires } = findJwtPeriod(payload);
  const proof = { type: 'JWT', ...(expires !== undefined && { expires }) };
  return { examined: { proof, ...key, notBefore } };
}
