// Issuing for test suites: any credential of 2.0 that its sender wants signed, as its sender wrote it. With the keys
// of a trial only; what an issuer of badges signs is built elsewhere and never taken from outside. VCALM 0.9, Issuing.
import { type JsonObject, listOf } from '../json.ts';
import { findFault } from '../proofs/json-ld.ts';
import { deriveCredential, secureCredential } from '../proofs/secure.ts';
import type { SuiteName } from '../proofs/suites.ts';
import { signCredentialJwt } from '../proofs/vc-jwt.ts';
import { findContextFault } from '../verify/checks/shape-contexts.ts';
import { findNameFault } from '../verify/checks/shape-names.ts';
import { findId } from '../verify/report.ts';
import type { Endpoint } from './endpoints.ts';
import { buildDetail, type Refusal, refuseWith } from './problem-details.ts';
import { listWrongDigests, type TrialDocuments } from './resources.ts';
import { isEnvelope, listCredentialFaults, listUnsignedFaults } from './shape.ts';
import { findSizeFault } from './size.ts';
import type { TrialIssuer } from './trial-issuers.ts';

/** What keeps a document from being read by everybody alike, though its members are all well-formed. */
export function findReadingFault(document: JsonObject): Refusal | undefined {
  const nameFault = findNameFault(document);
  if (nameFault) return refuseWith('MALFORMED_VALUE_ERROR', `${nameFault.code}; at ${nameFault.at}`);
  const contextFault = findContextFault(document, { mayBeInline: true });
  if (!contextFault) return undefined;
  const { code, contexts } = contextFault;
  return refuseWith(
    code === 'contexts-unknown' ? 'PROOF_TRANSFORMATION_ERROR' : 'MALFORMED_VALUE_ERROR',
    [code, ...contexts].join('; ').slice(0, 500),
  );
}

/** Why an issuer does not sign a document; undefined when it does. */
export function findIssueFault(
  document: JsonObject,
  { endpoint, did }: Pick<TrialIssuer, 'endpoint' | 'did'>,
  documents: TrialDocuments,
): Refusal | undefined {
  const oversize = findSizeFault(document);
  if (oversize) return oversize;
  const faults = listUnsignedFaults(document, endpoint);
  if (faults.length > 0) return refuseWith('MALFORMED_VALUE_ERROR', ...faults.slice(0, 20));
  if (findId(document.issuer) !== did) {
    return refuseWith('MALFORMED_VALUE_ERROR', `issuer: must be the issuer of this endpoint, ${did}`);
  }
  const wrong = listWrongDigests(document, documents);
  if (wrong.length > 0) {
    return refuseWith(
      'CRYPTOGRAPHIC_SECURITY_ERROR',
      ...wrong.map((id) => `relatedResource: the digest of ${id} is another`),
    );
  }
  return findReadingFault(document);
}

/** What was thrown while a document was being signed or cut down says what is wrong with the document. */
function explainFailure(error: unknown, document: JsonObject): Refusal {
  const { code, detail } = findFault(error, document);
  const told = detail === undefined ? code : `${code}: ${detail}`;
  if (code === 'terms-undefined') return { problems: [buildDetail('DATA_LOSS_DETECTION_ERROR', told)] };
  if (code === 'json-ld-invalid') return { problems: [buildDetail('PROOF_TRANSFORMATION_ERROR', told)] };
  return refuseWith(
    'PROOF_GENERATION_ERROR',
    'no proof could be made: each type and term has to be defined, and each pointer has to lead somewhere',
  );
}

/** Under a name of its own, since a credential may have members of any name. */
export type Secured = { secured: JsonObject };

/** A bare object where there is one: test suites read no list. */
function unwrapProof(document: JsonObject): JsonObject {
  const proofs = listOf(document.proof);
  return proofs.length === 1 ? { ...document, proof: proofs[0] } : document;
}

export type SignOptions = {
  /** UTC in whole seconds. */
  created: string;
  mandatoryPointers?: string[] | undefined;
};

async function sign(
  document: JsonObject,
  { endpoint, signer }: Pick<TrialIssuer, 'endpoint' | 'signer'>,
  options: SignOptions,
): Promise<JsonObject> {
  if (endpoint.form === 'proof') {
    const suite = endpoint.name as SuiteName;
    return unwrapProof(await secureCredential(document, { suite, signer, ...options }));
  }
  const jwt = await signCredentialJwt(document, { signer, profile: 'vc-jose-cose' });
  return {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${jwt}`,
    type: 'EnvelopedVerifiableCredential',
  };
}

/** Signs a document that findIssueFault let through. Proofs that it has already stay, as those of others. */
export async function signTrialCredential(
  document: JsonObject,
  issuer: Pick<TrialIssuer, 'endpoint' | 'signer'>,
  options: SignOptions,
): Promise<Secured | Refusal> {
  try {
    return { secured: await sign(document, issuer, options) };
  } catch (error) {
    return explainFailure(error, document);
  }
}

/** What a holder shows of a credential with a base proof. Spec: VCALM 0.9, Deriving; ecdsa-sd-2023 */
export async function deriveTrialCredential(
  document: JsonObject,
  endpoint: Endpoint,
  selectivePointers: string[],
): Promise<Secured | Refusal> {
  const oversize = findSizeFault(document);
  if (oversize) return oversize;
  const faults = isEnvelope(document)
    ? ['type: an envelope has nothing to leave out']
    : listCredentialFaults(document, endpoint);
  if (faults.length > 0) return refuseWith('MALFORMED_VALUE_ERROR', ...faults.slice(0, 20));
  const unreadable = findReadingFault(document);
  if (unreadable) return unreadable;
  try {
    return { secured: unwrapProof(await deriveCredential(document, { selectivePointers })) };
  } catch (error) {
    return explainFailure(error, document);
  }
}
