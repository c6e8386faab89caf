// The document that says which keys are an issuer's. Retired keys stay in it for as long as credentials live.
// DID Core 1.0; Controlled Identifiers 1.0, Verification Methods; RFC 7517, JWK Set.
import { parseMultikey } from '../multibase.ts';
import { buildPublishedJwk, findThumbprint, type PublishedJwk } from '../public-keys.ts';

export type VerificationMethod = { id: string; controller: string } & (
  | { type: 'Multikey'; publicKeyMultibase: string }
  | { type: 'JsonWebKey'; publicKeyJwk: PublishedJwk }
);

export type DidDocument = {
  '@context': string[];
  id: string;
  verificationMethod: VerificationMethod[];
  assertionMethod: string[];
};

/** A public key of an issuer, of any kind. `fragment` is for those that are not named after themselves. */
export type IssuerKey = { publicKeyMultibase: string; fragment?: string | undefined };

function isJsonWebKey(publicKeyMultibase: string): boolean {
  // An RSA key is too long for a name, and verifiers expect it as a JWK.
  return parseMultikey(publicKeyMultibase)?.type === 'RSA';
}

function findFragment({ publicKeyMultibase, fragment }: IssuerKey): string {
  return (
    fragment ?? (isJsonWebKey(publicKeyMultibase) ? findThumbprint(publicKeyMultibase) : publicKeyMultibase)
  );
}

/** The verification method id of a key. Unless it was given a name, it is the key itself or the thumbprint of it. */
export function findKeyId(did: string, publicKeyMultibase: string, fragment?: string | undefined): string {
  return `${did}#${findFragment({ publicKeyMultibase, fragment })}`;
}

function buildMethod(did: string, key: IssuerKey): VerificationMethod {
  const { publicKeyMultibase } = key;
  const fragment = findFragment(key);
  const method = { id: `${did}#${fragment}`, controller: did };
  return isJsonWebKey(publicKeyMultibase)
    ? { ...method, type: 'JsonWebKey', publicKeyJwk: buildPublishedJwk(publicKeyMultibase, fragment) }
    : { ...method, type: 'Multikey', publicKeyMultibase };
}

/**
 * The DID document of an issuer with all keys it ever signed with: Multikey, but JsonWebKey for RSA. None is marked
 * as revoked or expired: verifiers would then refuse what it signed while it was good.
 */
export function buildDidDocument(issuer: { did: string; keys: IssuerKey[] }): DidDocument {
  const methods = issuer.keys.map((key) => buildMethod(issuer.did, key));
  const hasType = (type: VerificationMethod['type']) => methods.some((method) => method.type === type);
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      ...(hasType('Multikey') ? ['https://w3id.org/security/multikey/v1'] : []),
      ...(hasType('JsonWebKey') ? ['https://w3id.org/security/jwk/v1'] : []),
    ],
    id: issuer.did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

/**
 * The JWK Set of an installation, for `/.well-known/jwks.json`. `kid` is what its JWTs carry; `iss` names the issuer
 * where several share one origin. Spec: OB 3.0 Implementation Guide, JWT provenance.
 */
export function buildJwks(keys: { publicKeyMultibase: string; kid: string; iss?: string | undefined }[]): {
  keys: (PublishedJwk & { iss?: string })[];
} {
  return {
    keys: keys.map(({ publicKeyMultibase, kid, iss }) => ({
      ...buildPublishedJwk(publicKeyMultibase, kid),
      ...(iss !== undefined && { iss }),
    })),
  };
}
