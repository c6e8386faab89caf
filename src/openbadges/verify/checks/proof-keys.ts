// Which key a proof was made with, and what the document of its controller says of it. A key that stands in an
// address or in the header of a JWT tells whether something was altered, and nothing about whose it is.
// Controlled Identifiers 1.0, Retrieve Verification Method; OB 3.0 Implementation Guide, JWT provenance.
import { type ControllerError, loadController } from '../../did/methods.ts';
import {
  type FoundMethod,
  findTimes,
  findVerificationMethod,
  type ProofPurpose,
  parseMethodUrl,
  readKey,
  searchVerificationMethod,
} from '../../did/verification-method.ts';
import { isJsonObject, type JsonObject, listOf } from '../../json.ts';
import { parseMultikey } from '../../multibase.ts';
import { parseJwk } from '../../public-keys.ts';
import type { Examination, ExaminedProof } from '../examination.ts';
import type { OutcomeCode } from '../report.ts';
import { findPeriodFault } from './time.ts';

/** `purpose`: what the key must be listed for; without it, for making statements. */
type Context = Pick<Examination, 'now' | 'read'> & { purpose?: ProofPurpose | undefined };

/** A key, and how it stands with the controller it is said to be of. */
export type Key = Pick<ExaminedProof, 'controller' | 'listing' | 'keyState' | 'error'> & {
  multikey: string | undefined;
};

const jwkTypes = 'application/jwk+json, application/jwk-set+json, application/json';
const keyTypes = 'application/ld+json, application/json';

function findKeyState(method: FoundMethod, now: Date): ExaminedProof['keyState'] {
  // "expires" and "revoked" are both moments from which on the key counts for nothing.
  const hasPassed = (moment: string | undefined) =>
    moment !== undefined && findPeriodFault({ validUntil: moment }, now) !== undefined;
  if (hasPassed(method.revoked)) return 'revoked';
  return hasPassed(method.expires) ? 'expired' : 'good';
}

/** How a method stands that was looked for in its controller's document. */
function judgeMethod(
  method: FoundMethod | undefined,
  now: Date,
): Pick<Key, 'listing' | 'keyState'> & { error?: ControllerError } {
  if (!method) return { listing: 'not-listed', keyState: 'good', error: 'INVALID_VERIFICATION_METHOD' };
  const keyState = findKeyState(method, now);
  return method.isListed
    ? { listing: 'listed', keyState }
    : { listing: 'not-listed', keyState, error: 'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD' };
}

/**
 * A method that lies alone at an address of its own, as validators in use look for it. It says whose it is, and
 * that counts only as far as the one it names says so too.
 */
async function findLoneKey(
  url: string,
  context: Context & { purpose: ProofPurpose },
): Promise<Key | undefined> {
  const answer = await context.read(url, { accept: keyTypes, purpose: 'controller' });
  if (answer.state === 'unavailable') {
    return { controller: url, listing: 'unavailable', keyState: 'good', multikey: undefined };
  }
  const method = answer.state === 'read' && isJsonObject(answer.value) ? answer.value : {};
  const { id, controller } = method;
  const multikey = readKey(method);
  if (id !== url || typeof controller !== 'string' || multikey === undefined) return undefined;
  const own = await loadController(controller, context.read);
  if (own.state !== 'read') return { controller, listing: own.state, keyState: 'good', multikey };
  const listed = listOf(own.document[context.purpose]).includes(url);
  const found = { ...findTimes(method), publicKeyMultibase: multikey, isListed: listed };
  return { controller, ...judgeMethod(found, context.now), multikey };
}

/**
 * The key behind the URL of a verification method; undefined when that is no such URL. Where its controller's
 * document cannot be had or does not list it, a key written in the fragment is still the one to verify with.
 */
export async function findMethodKey(
  methodUrl: unknown,
  { now, read, purpose = 'assertionMethod' }: Context,
): Promise<Key | undefined> {
  const parts = parseMethodUrl(methodUrl);
  if (!parts) {
    const isAlone = typeof methodUrl === 'string' && /^https:\/\/[^#]+$/.test(methodUrl);
    return isAlone ? await findLoneKey(methodUrl, { now, read, purpose }) : undefined;
  }
  const { controller, fragment } = parts;
  const inFragment = parseMultikey(fragment) ? fragment : undefined;
  const answer = await loadController(controller, read);
  if (answer.state !== 'read') {
    const error = answer.state === 'unusable' ? answer.error : undefined;
    return { controller, listing: answer.state, keyState: 'good', error, multikey: inFragment };
  }
  const method = findVerificationMethod(answer.document, String(methodUrl), purpose);
  const multikey = method ? method.publicKeyMultibase : inFragment;
  return { controller, ...judgeMethod(method, now), multikey };
}

/** Whether the issuer's origin publishes the key as one that signs JWTs for this issuer. */
async function isInJwks(issuerId: string, multikey: string, { read }: Context): Promise<boolean> {
  const url = `${new URL(issuerId).origin}/.well-known/jwks.json`;
  const answer = await read(url, { accept: jwkTypes, purpose: 'controller' });
  const set = answer.state === 'read' && isJsonObject(answer.value) ? answer.value : {};
  return listOf(set.keys)
    .filter(isJsonObject)
    .some((jwk) => parseJwk(jwk) === multikey && (jwk.iss === undefined || jwk.iss === issuerId));
}

/** How a bare key stands with an issuer: by the issuer's own document, or for an https issuer by its JWK Set. */
async function bindToIssuer(multikey: string, issuerId: string, context: Context): Promise<Key> {
  const answer = await loadController(issuerId, context.read);
  const own = { controller: issuerId, multikey };
  const isHttps = issuerId.startsWith('https://') && URL.canParse(issuerId);
  const method =
    answer.state === 'read'
      ? searchVerificationMethod(answer.document, (_, candidate) => candidate === multikey, context.purpose)
      : undefined;
  // What a DID document does not list is not the issuer's; an https issuer need not have such a document.
  if (!method && isHttps && (await isInJwks(issuerId, multikey, context))) {
    return { ...own, listing: 'listed', keyState: 'good' };
  }
  if (answer.state === 'read') return { ...own, ...judgeMethod(method, context.now) };
  const error = answer.state === 'unusable' ? answer.error : undefined;
  return { ...own, listing: answer.state, keyState: 'good', error };
}

/** A JWK that lies alone at an address, as Open Badges wants it of a `kid`. */
async function loadJwk(url: string, { read }: Context): Promise<JsonObject | undefined> {
  const answer = await read(url, { accept: jwkTypes, purpose: 'controller' });
  const isJwk = answer.state === 'read' && isJsonObject(answer.value) && typeof answer.value.kty === 'string';
  return isJwk ? (answer.value as JsonObject) : undefined;
}

/** A key of the issuer by the bare name that the issuer's own document gives it. */
async function findNamedKey(name: string, issuerId: string, context: Context): Promise<Key> {
  const answer = await loadController(issuerId, context.read);
  const own = { controller: issuerId, multikey: undefined };
  if (answer.state !== 'read') {
    const error = answer.state === 'unusable' ? answer.error : undefined;
    return { ...own, listing: answer.state, keyState: 'good', error };
  }
  const names = [name, `#${name}`, `${issuerId}#${name}`];
  const method = searchVerificationMethod(
    answer.document,
    ({ id, publicKeyJwk: jwk }) => (isJsonObject(jwk) && jwk.kid === name) || names.includes(String(id)),
    context.purpose,
  );
  return { ...own, ...judgeMethod(method, context.now), multikey: method?.publicKeyMultibase };
}

async function findKidKey(kid: string, issuerId: string, context: Context): Promise<Key> {
  if (!kid.startsWith('#') && parseMethodUrl(kid)) return (await findMethodKey(kid, context))!;
  if (!kid.startsWith('https://')) return await findNamedKey(kid.replace(/^#/, ''), issuerId, context);
  const jwk = await loadJwk(kid, context);
  const multikey = jwk && parseJwk(jwk);
  if (multikey !== undefined) return await bindToIssuer(multikey, issuerId, context);
  const listing = jwk ? 'unsupported' : 'unavailable';
  return { controller: issuerId, listing, keyState: 'good', multikey: undefined };
}

/**
 * The key that the header of a JWT names by `kid`, or else carries in `jwk`; undefined when it does neither, or when
 * the two are different keys.
 */
export async function findJwtKey(
  { kid, jwk }: JsonObject,
  issuerId: string,
  context: Context,
): Promise<Key | undefined> {
  const carried = isJsonObject(jwk) ? parseJwk(jwk) : undefined;
  if (typeof kid !== 'string' || kid === '') {
    return carried === undefined ? undefined : await bindToIssuer(carried, issuerId, context);
  }
  const named = await findKidKey(kid, issuerId, context);
  if (carried === undefined || named.multikey === carried) return named;
  return named.multikey === undefined ? await bindToIssuer(carried, issuerId, context) : undefined;
}

/** What is told of a proof whose key was not found. */
export function findMissingKeyCode({ listing }: Key): OutcomeCode {
  if (listing === 'unavailable' || listing === 'unusable') return 'key-unavailable';
  return listing === 'not-listed' ? 'key-not-found' : 'key-unsupported';
}
