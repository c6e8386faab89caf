// Presentations as signed JWTs: written, and what one must be to be read. Whose key it is, is not for here.
// VC-JOSE-COSE 1.0, Securing JSON-LD Verifiable Presentations with JOSE; VCDM 2.0, Verifiable Presentations.
import { isCompactJws, isSdJwt } from '../containers/jws.ts';
import { credentialsContextV2 } from '../contexts.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../json.ts';
import type { Signer } from '../keys.ts';
import { findJsonLdFault } from './json-ld.ts';
import { dropClaims, registeredClaims, signCompactJws, spellMediaType } from './vc-jwt.ts';

const header = { typ: 'vp+jwt', cty: 'vp' };
const isUrl = (value: unknown) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(value);

// How a credential may be packed in a presentation that is signed as a whole.
const packings: { mediaType: string; isPacked(body: string): boolean }[] = [
  { mediaType: 'application/vc+jwt', isPacked: isCompactJws },
  { mediaType: 'application/vc+sd-jwt', isPacked: isSdJwt },
  { mediaType: 'application/vc+cose;base64', isPacked: (body) => /^[A-Za-z0-9+/]+={0,2}$/.test(body) },
];

/** A credential in a presentation, by what its data: URL says that it is. */
export type PackedCredential = { mediaType: string; body: string };

/** What an EnvelopedVerifiableCredential holds; undefined when it is none, or is packed in no known way. */
export function findPackedCredential(value: unknown): PackedCredential | undefined {
  if (!isJsonObject(value) || !stringsOf(value.type).includes('EnvelopedVerifiableCredential'))
    return undefined;
  if (!stringsOf(value['@context']).includes(credentialsContextV2)) return undefined;
  const [, mediaType = '', body = ''] = /^data:([^,]+),(.+)$/s.exec(String(value.id).trim()) ?? [];
  const packing = packings.find((row) => row.mediaType === mediaType.toLowerCase());
  return packing?.isPacked(body) ? { mediaType: packing.mediaType, body } : undefined;
}

/** Whether a header says that it is of a presentation, or does not say of what. */
export function isPresentationHeader({ typ, cty }: JsonObject): boolean {
  const type = typ === undefined ? 'jwt' : spellMediaType(typ);
  return ['jwt', 'vp+jwt', 'vp-ld+jwt'].includes(type) && (cty === undefined || spellMediaType(cty) === 'vp');
}

/**
 * The presentation that the payload of a JWT carries, without the claims; undefined when it carries a credential,
 * or when it stands under `vp` and may not.
 */
export function readJwtPresentation(
  payload: JsonObject,
  { mayClaim }: { mayClaim: boolean } = { mayClaim: false },
): JsonObject | undefined {
  const { vp } = payload;
  if ('vc' in payload) return undefined;
  if (vp === undefined) return dropClaims(payload, [...registeredClaims, 'nonce']);
  return mayClaim && isJsonObject(vp) && !('@context' in payload) ? vp : undefined;
}

/** Who presents, when it is said. */
export function findHolder({ holder }: JsonObject): unknown {
  return isJsonObject(holder) ? holder.id : holder;
}

/** Why a document is no presentation of secured credentials, as paths; empty when it is one. */
export function findPresentationFaults(document: JsonObject): string[] {
  const credentials = listOf(document.verifiableCredential);
  const at = credentials.findIndex((credential) => !findPackedCredential(credential));
  const faults: Record<string, boolean> = {
    '@context': listOf(document['@context'])[0] !== credentialsContextV2,
    type: !stringsOf(document.type).includes('VerifiablePresentation'),
    id: document.id !== undefined && !isUrl(document.id),
    holder: document.holder !== undefined && !isUrl(findHolder(document)),
    [`verifiableCredential.${at}`]: at >= 0,
  };
  return Object.keys(faults).filter((place) => faults[place]);
}

/** Why the presentation around the credentials cannot be read as JSON-LD; each credential is a text of its own. */
export async function findPresentationTermFault({ verifiableCredential: _, ...around }: JsonObject) {
  return await findJsonLdFault(around);
}

/**
 * A presentation of data model 2.0 as a compact JWT. `kid` is the signer's keyId.
 * @throws Error when it is no presentation of enveloped credentials, or has a term that no context defines.
 */
export async function signPresentationJwt(presentation: object, signer: Signer): Promise<string> {
  const document = presentation as JsonObject;
  const [fault] = findPresentationFaults(document);
  if (fault !== undefined) throw new Error(`shape-broken: ${fault}`);
  const termFault = await findPresentationTermFault(document);
  if (termFault) throw new Error(`${termFault.code}: ${termFault.detail}`);
  const iss = findHolder(document);
  return await signCompactJws(
    { header, payload: { ...document, ...(iss !== undefined && { iss }) } },
    signer,
  );
}
