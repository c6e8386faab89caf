// Credentials as signed JWTs: written in two profiles, and read back with their claims held against the credential.
// Whose key it is, is for verify/. OB 3.0, JSON Web Token Proof Format; VC-JOSE-COSE 1.0; VCDM 1.1, JSON Web Token.
import { credentialsContextV1 } from '../contexts.ts';
import { parseDateTime } from '../date-time.ts';
import { canonicalizeJson } from '../jcs.ts';
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import type { Signer } from '../keys.ts';
import { findJwsAlgorithm } from '../public-keys.ts';
import { findJsonLdFault } from './json-ld.ts';

/** `open-badges` repeats dates and ids as claims; `vc-jose-cose` leaves the credential to speak for itself. */
export type JwtProfile = 'open-badges' | 'vc-jose-cose';

const headers = {
  'open-badges': { typ: 'JWT' },
  'vc-jose-cose': { typ: 'vc+jwt', cty: 'vc' },
} as const;

/** Names that belong to the JWT and not to the document, whatever a context says of them. */
export const registeredClaims = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

function findIdOf(value: unknown): unknown {
  return isJsonObject(value) ? value.id : value;
}

function findSeconds(moment: unknown): number | undefined {
  const milliseconds = typeof moment === 'string' ? parseDateTime(moment) : undefined;
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}

function findMoment(seconds: unknown): string | undefined {
  const isMoment = typeof seconds === 'number' && Math.abs(seconds) < 8.64e12;
  return isMoment ? new Date(seconds * 1000).toISOString() : undefined;
}

function listDates(document: JsonObject): { start: unknown; end: unknown } {
  return {
    start: document.validFrom ?? document.issuanceDate,
    end: document.validUntil ?? document.expirationDate,
  };
}

function buildClaims(document: JsonObject): JsonObject {
  const { start, end } = listDates(document);
  const claims = {
    iss: findIdOf(document.issuer),
    sub: findIdOf(listOf(document.credentialSubject)[0]),
    jti: document.id,
    nbf: findSeconds(start),
  };
  const missing = Object.entries(claims).find(([, value]) => value === undefined);
  if (missing) throw new Error(`a VC-JWT of Open Badges has the claim ${missing[0]}`);
  return { ...claims, ...(end !== undefined && { exp: findSeconds(end) }) };
}

function encodePart(part: object): string {
  return Buffer.from(canonicalizeJson(part)).toString('base64url');
}

/** Signs a payload as a compact JWS: `alg` and `kid` follow from the signer. Spec: RFC 7515, 3.1. */
export async function signCompactJws(
  { header, payload }: { header: object; payload: object },
  signer: Signer,
): Promise<string> {
  const whole = { ...header, alg: findJwsAlgorithm(signer.algorithm), kid: signer.keyId };
  const signed = `${encodePart(whole)}.${encodePart(payload)}`;
  const signature = await signer.sign(Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/**
 * A credential of data model 2.0 as a compact JWT. `kid` is the signer's keyId: a URL of a key of the issuer.
 * The algorithm follows from the key: RS256, ES256, ES384, ES512 or EdDSA.
 * @throws Error when the credential has a term that no context defines, or when the profile asks for a claim that it
 *   has nothing for (a badge for somebody known by e-mail alone has no `sub`).
 */
export async function signCredentialJwt(
  credential: object,
  { signer, profile = 'open-badges' }: { signer: Signer; profile?: JwtProfile | undefined },
): Promise<string> {
  const document = credential as JsonObject;
  const { proof: _, ...unsecured } = document;
  const fault = await findJsonLdFault(unsecured);
  if (fault) throw new Error(`${fault.code}: ${fault.detail}`);
  const claims = profile === 'open-badges' ? buildClaims(document) : { iss: findIdOf(document.issuer) };
  return await signCompactJws({ header: headers[profile], payload: { ...document, ...claims } }, signer);
}

/** A credential of 1.1 may leave to the claims what they say already. */
function fillFromClaims(document: JsonObject, { iss, sub, jti, nbf, exp }: JsonObject): JsonObject {
  const { issuer = iss, credentialSubject: subject } = document;
  const filled = {
    id: jti,
    issuanceDate: findMoment(nbf),
    expirationDate: findMoment(exp),
    ...document,
    issuer: isJsonObject(issuer) ? { id: iss, ...issuer } : issuer,
    credentialSubject: isJsonObject(subject) ? { id: sub, ...subject } : subject,
  };
  return dropUndefined(filled) as JsonObject;
}

function dropUndefined(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(members.map(([name, inner]) => [name, dropUndefined(inner)]));
}

function isOfFirstVersion(document: JsonObject): boolean {
  return listOf(document['@context'])[0] === credentialsContextV1;
}

/** The payload without these claims. */
export function dropClaims(payload: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)));
}

/**
 * The credential that the payload of a JWT carries, without the claims; undefined when it stands where its version
 * does not have it: 1.1 has it under `vc`, 2.0 has it at the top, or with `mayClaim` under `vc` too, as some still
 * write it.
 */
export function readJwtCredential(
  payload: JsonObject,
  { mayClaim }: { mayClaim: boolean } = { mayClaim: false },
): JsonObject | undefined {
  const { vc } = payload;
  if ('vp' in payload) return undefined;
  if (vc === undefined) {
    const document = dropClaims(payload, registeredClaims);
    return isOfFirstVersion(document) ? undefined : document;
  }
  if (!isJsonObject(vc) || '@context' in payload) return undefined;
  if (isOfFirstVersion(vc)) return fillFromClaims(vc, payload);
  return mayClaim ? vc : undefined;
}

/** A media type as headers may spell it: in either case, with or without its first half. */
export function spellMediaType(name: unknown): string {
  return String(name)
    .toLowerCase()
    .replace(/^application\//, '');
}

/** Which of the two profiles a header says it follows; undefined for a type that is none of a credential's. */
export function findProfile({ typ, cty }: JsonObject): JwtProfile | undefined {
  if (typ === undefined || spellMediaType(typ) === 'jwt') return 'open-badges';
  const isCredential = ['vc+jwt', 'vc-ld+jwt', 'vc+ld+json+jwt'].includes(spellMediaType(typ));
  const holdsCredential = cty === undefined || ['vc', 'vc+ld+json'].includes(spellMediaType(cty));
  return isCredential && holdsCredential ? 'vc-jose-cose' : undefined;
}

function isDifferent(claim: unknown, ...values: unknown[]): boolean {
  const known = values.filter((value) => value !== undefined);
  return claim !== undefined && known.length > 0 && !known.includes(claim);
}

/**
 * The claims that say something else than the credential beside them. A claim that is absent says nothing, and one
 * for which the credential has nothing contradicts nothing. In the profile of W3C, dates of the JWT are its own.
 */
export function listDifferingClaims(
  payload: JsonObject,
  document: JsonObject,
  profile: JwtProfile,
): string[] {
  const { iss, sub, jti, nbf, exp } = payload;
  const isNumber = (value: unknown) => value === undefined || findMoment(value) !== undefined;
  const { start, end } = listDates(document);
  const areOwn = profile === 'vc-jose-cose';
  const floor = (value: unknown) => (typeof value === 'number' ? Math.floor(value) : value);
  const differs: Record<string, boolean> = {
    iss: isDifferent(iss, findIdOf(document.issuer)),
    sub: isDifferent(sub, ...listOf(document.credentialSubject).map(findIdOf)),
    jti: isDifferent(jti, document.id),
    nbf: !isNumber(nbf) || (!areOwn && isDifferent(floor(nbf), findSeconds(start))),
    exp: !isNumber(exp) || (!areOwn && isDifferent(floor(exp), findSeconds(end))),
  };
  return Object.keys(differs).filter((name) => differs[name]);
}

/** From when until when a JWT counts by its own word. */
export function findJwtPeriod({ nbf, exp }: JsonObject): { notBefore?: string; expires?: string } {
  const [notBefore, expires] = [findMoment(nbf), findMoment(exp)];
  return { ...(notBefore !== undefined && { notBefore }), ...(expires !== undefined && { expires }) };
}
