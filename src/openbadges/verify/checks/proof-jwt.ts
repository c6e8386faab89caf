// Is the JWT around a credential or presentation good: its header, its claims, its signature, and the document as
// JSON-LD?
// OB 3.0, JSON Web Token Proof Format; VC-JOSE-COSE 1.0, Securing JSON-LD Verifiable Credentials with JOSE.
import type { CompactJws } from '../../containers/jws.ts';
import type { ProofPurpose } from '../../did/verification-method.ts';
import { isJsonObject, type JsonObject, listOf } from '../../json.ts';
import { parseMultikey } from '../../multibase.ts';
import { findJsonLdFault } from '../../proofs/json-ld.ts';
import { findJwtPeriod, findProfile, listDifferingClaims } from '../../proofs/vc-jwt.ts';
import { isPresentationHeader } from '../../proofs/vp-jwt.ts';
import { findKeyType, isSignedBy, isWeakKey } from '../../public-keys.ts';
import type { Examination } from '../examination.ts';
import { findId, type OutcomeCode } from '../report.ts';
import type { ExpectedProof, Finding } from './proof.ts';
import { findJwtKey, findMissingKeyCode } from './proof-keys.ts';

/** A code of the table, and which part of the JWT it is about. */
export type Fault = Extract<Finding, { code: OutcomeCode }>;

function fail(code: OutcomeCode, detail?: string | undefined): Fault {
  return { code, facts: detail === undefined ? {} : { detail } };
}

/** What a JWT can be around: who speaks in it, and what its header and claims have to say. */
type Kind = {
  findSpeaker(document: JsonObject, payload: JsonObject): string | undefined;
  isOfType(header: JsonObject): boolean;
  listDiffering(jws: CompactJws, document: JsonObject): string[];
};

const kinds: Record<ProofPurpose, Kind> = {
  assertionMethod: {
    findSpeaker: ({ issuer }) => findId(issuer),
    isOfType: (header) => findProfile(header) !== undefined,
    listDiffering: ({ header, payload }, document) =>
      listDifferingClaims(payload, document, findProfile(header)!),
  },
  authentication: {
    findSpeaker: ({ holder }, { iss }) => findId(holder) ?? findId(iss),
    isOfType: isPresentationHeader,
    listDiffering: ({ payload: { iss } }, { holder }) =>
      iss === undefined || holder === undefined || iss === findId(holder) ? [] : ['iss'],
  },
};

/** What was asked for and is not in the claims. Spec: OpenID4VP and RFC 7519, aud */
function findUnexpected(
  { aud, nonce }: JsonObject,
  { domain, challenge }: ExpectedProof,
): OutcomeCode | undefined {
  if (domain !== undefined && !listOf(aud).includes(domain)) return 'proof-domain-differs';
  return challenge !== undefined && nonce !== challenge ? 'proof-challenge-differs' : undefined;
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
  jws: CompactJws,
  document: JsonObject,
  kind: Kind,
): Promise<Fault | undefined> {
  const [differing] = kind.listDiffering(jws, document);
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
  context: Pick<Examination, 'now' | 'read'> & { expected: ExpectedProof },
): Promise<Finding> {
  const { header, payload } = jws;
  const { now, read, expected } = context;
  const kind = kinds[expected.purpose];
  const headerFault = findHeaderFault(header, kind.isOfType);
  if (headerFault) return headerFault;
  const unexpected = findUnexpected(payload, expected);
  if (unexpected) return fail(unexpected);
  const speaker = kind.findSpeaker(document, payload) ?? '';
  const key = await findJwtKey(header, speaker, { now, read, purpose: expected.purpose });
  if (!key) return fail('kid' in header ? 'jwt-header-wrong' : 'key-unsupported', 'jwk');
  const { multikey, error } = key;
  if (multikey === undefined) {
    return { code: findMissingKeyCode(key), facts: error === undefined ? {} : { error } };
  }
  const signatureFault = findSignatureFault(jws, multikey);
  if (signatureFault) return signatureFault;
  const contentFault = await findContentFault(jws, document, kind);
  if (contentFault) return contentFault;
  const { notBefore, expires } = findJwtPeriod(payload);
  const proof = { type: 'JWT', ...(expires !== undefined && { expires }) };
  return { examined: { proof, ...key, notBefore } };
}
