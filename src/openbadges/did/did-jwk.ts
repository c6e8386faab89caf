// did:jwk: a DID that is a public key written as a JWK. Nothing is looked up. did:jwk Method Specification.
import { isJsonObject, type JsonObject, parseStrictJson } from '../json.ts';
import { parseJwk } from '../public-keys.ts';

const prefix = 'did:jwk:';
// An RSA key of 4096 bits takes some 1,000 characters.
const maxCharacters = 2000;
const limits = { maxDepth: 3, maxObjects: 4, maxValues: 40 };

function parseJson(did: string): JsonObject | undefined {
  const encoded = did.slice(prefix.length);
  const bytes = Buffer.from(encoded, 'base64url');
  // One DID, one spelling: else two that differ would name the same key.
  if (did.length > maxCharacters || bytes.toString('base64url') !== encoded) return undefined;
  const { value } = parseStrictJson(bytes.toString('utf8'), limits) as { value?: unknown };
  return isJsonObject(value) ? value : undefined;
}

/** The document that a did:jwk stands for; undefined when it is malformed or of a kind of key that is not read. */
export function readDidJwk(did: string): JsonObject | undefined {
  const jwk = parseJson(did);
  if (!jwk || parseJwk(jwk) === undefined) return undefined;
  const id = `${did}#0`;
  const maySign = jwk.use === undefined || jwk.use === 'sig';
  return {
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }],
    ...(maySign && { assertionMethod: [id], authentication: [id] }),
  };
}
