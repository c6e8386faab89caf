// A compact JWS taken apart, strictly, and nothing verified: one spelling per byte, JSON with one meaning.
// RFC 7515, section 3.1; OB 3.0, JSON Web Token Proof Format.
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../json.ts';
import { attempt, type ContainerFault, refuse } from './container.ts';
import { decodeUtf8 } from './encodings.ts';

export type CompactJws = {
  header: JsonObject;
  payload: JsonObject;
  /** The payload as it was written: the text that the signature is over. */
  payloadText: string;
  /** The ASCII text that was signed: header, dot, payload, as they stand. */
  signingInput: string;
  signature: Uint8Array;
};

/** Whether a text sets out to be a compact JWS: three parts in the alphabet of base64url. */
export function isCompactJws(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

/** Whether a text sets out to be an SD-JWT, which is a JWS with disclosures behind it. */
export function isSdJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*(~[\w.-]*)+$/.test(text);
}

function decodeBase64url(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : refuse('jwt-malformed');
}

function parseObject(text: string, limits: JsonLimits): JsonObject {
  const parsed = parseStrictJson(text, limits);
  if (parsed.fault) return refuse(parsed.fault === 'not-json' ? 'jwt-malformed' : parsed.fault);
  return isJsonObject(parsed.value) ? parsed.value : refuse('jwt-malformed');
}

function split(text: string, limits: JsonLimits): CompactJws {
  const [header, payload, signature] = isCompactJws(text) ? text.split('.') : [];
  if (!header || !payload || !signature) return refuse('jwt-malformed');
  const payloadText = decodeUtf8(decodeBase64url(payload));
  return {
    header: parseObject(decodeUtf8(decodeBase64url(header)), limits),
    payload: parseObject(payloadText, limits),
    payloadText,
    signingInput: `${header}.${payload}`,
    signature: decodeBase64url(signature),
  };
}

/** Takes a compact JWS with a JSON payload apart. Verifies nothing and never throws. */
export function parseCompactJws(text: string, limits: JsonLimits): CompactJws | { fault: ContainerFault } {
  return attempt(() => split(text, limits));
}
