// The document that says which keys are an issuer's. Retired keys stay in it for as long as credentials live.
// DID Core 1.0; Controlled Identifiers 1.0, Verification Methods.

export type VerificationMethod = {
  id: string;
  type: 'Multikey';
  controller: string;
  publicKeyMultibase: string;
};

export type DidDocument = {
  '@context': string[];
  id: string;
  verificationMethod: VerificationMethod[];
  assertionMethod: string[];
};

/** The verification method id of a key: the fragment is the key itself. */
export function findKeyId(did: string, publicKeyMultibase: string): string {
  return `${did}#${publicKeyMultibase}`;
}

/**
 * The DID document of an issuer with all keys it ever signed with. None is marked as revoked or expired:
 * verifiers would then refuse what it signed while it was good.
 */
export function buildDidDocument(issuer: {
  did: string;
  keys: { publicKeyMultibase: string }[];
}): DidDocument {
  const { did, keys } = issuer;
  const methods = keys.map(({ publicKeyMultibase }) => ({
    id: findKeyId(did, publicKeyMultibase),
    type: 'Multikey' as const,
    controller: did,
    publicKeyMultibase,
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}
