// A credential or presentation as a JWT against one given key, as the conformance suite of VC-JOSE-COSE asks it:
// whether it is secured as the standard says, and nothing about its status, its time or whom to trust.
// VC-JOSE-COSE 1.0, Verification; VCDM 2.0, Verification.
import { type CompactJws, parseCompactJws } from '../containers/jws.ts';
import { type FoundMethod, readKey } from '../did/verification-method.ts';
import { isJsonObject, type JsonLimits, type JsonObject, stringsOf } from '../json.ts';
import { findJsonLdFault } from '../proofs/json-ld.ts';
import {
  findJwtPeriod,
  findProfile,
  listDifferingClaims,
  readJwtCredential,
  spellMediaType,
} from '../proofs/vc-jwt.ts';
import {
  findHolder,
  findPackedCredential,
  findPresentationFaults,
  findPresentationTermFault,
  readJwtPresentation,
} from '../proofs/vp-jwt.ts';
import { parseJwk } from '../public-keys.ts';
import { findHeaderFault, findSignatureFault } from './checks/proof-jwt.ts';
import { findContextFault } from './checks/shape-contexts.ts';
import { findCredentialFaults } from './checks/shape-model.ts';
import { findNameFault } from './checks/shape-names.ts';
import { findPeriodFault } from './checks/time.ts';
import type { OutcomeCode } from './outcome-codes.ts';
import { findId } from './report.ts';

/** A public key with the names it goes by; `controller` is absent where nobody said whose it is. */
export type GivenKey = { multikey: string; names: string[]; controller?: string };

/** `data` of a success: what was secured, and what else a verifier may want to look at. */
export type JoseFinding =
  | { result: 'success'; document: JsonObject; mediaType: string; warnings: string[] }
  | { result: 'failure'; code: OutcomeCode; detail?: string | undefined };

type Kind = {
  mediaType: string;
  isOfType(header: JsonObject): boolean;
  /** The document without what belongs to the JWT around it. */
  read(payload: JsonObject): JsonObject | undefined;
  findOwner(document: JsonObject): unknown;
  findFault(document: JsonObject): Promise<Fault | undefined>;
  listDiffering(payload: JsonObject, document: JsonObject): string[];
};
type Fault = { code: OutcomeCode; detail?: string | undefined };

/** What is wrong with the names and contexts of a document, whatever it is of. */
function findSpellingFault(document: JsonObject): Fault | undefined {
  const names = findNameFault(document);
  if (names) return { code: names.code, detail: names.at };
  const contexts = findContextFault(document);
  return contexts && { code: contexts.code, detail: contexts.contexts.join(' ') };
}

async function findCredentialFault(document: JsonObject): Promise<Fault | undefined> {
  const [detail] = findCredentialFaults(document, false);
  if (detail !== undefined) return { code: 'shape-broken', detail };
  return findSpellingFault(document) ?? (await findJsonLdFault(document));
}

async function findPresentationFault(document: JsonObject): Promise<Fault | undefined> {
  const [detail] = findPresentationFaults(document);
  if (detail !== undefined) return { code: 'shape-broken', detail };
  // The credentials in it are texts of their own, each with a list of contexts for its envelope.
  const { verifiableCredential: _, ...around } = document;
  return findSpellingFault(around) ?? (await findPresentationTermFault(document));
}

const mayBe = (value: unknown, name: string) => value === undefined || spellMediaType(value) === name;

/** What is absent contradicts nothing. */
const differ = (claim: unknown, value: unknown) =>
  claim !== undefined && value !== undefined && claim !== value;

const kinds = {
  credential: {
    mediaType: 'application/vc',
    // The JWT of Open Badges is another profile, with other rules.
    isOfType: (header) => header.typ === undefined || findProfile(header) === 'vc-jose-cose',
    // Before 2.0 a credential stood under `vc`, which this standard forbids.
    read: (payload) => ('vc' in payload ? undefined : readJwtCredential(payload)),
    findOwner: ({ issuer }) => findId(issuer),
    findFault: findCredentialFault,
    listDiffering: (payload, document) => listDifferingClaims(payload, document, 'vc-jose-cose'),
  },
  presentation: {
    mediaType: 'application/vp',
    isOfType: ({ typ, cty }) => mayBe(typ, 'vp+jwt') && mayBe(cty, 'vp'),
    read: (payload) => readJwtPresentation(payload),
    findOwner: findHolder,
    findFault: findPresentationFault,
    listDiffering: ({ iss, jti }, document) => [
      ...(differ(iss, findHolder(document)) ? ['iss'] : []),
      ...(differ(jti, document.id) ? ['jti'] : []),
    ],
  },
} as const satisfies Record<string, Kind>;

export type JoseKind = keyof typeof kinds;

function readJwk(jwk: JsonObject): string | undefined {
  const { d: _, ...publicHalf } = jwk;
  return parseJwk(publicHalf);
}

/**
 * The key in a verification method (`publicKeyJwk`, `publicKeyMultibase`) or a bare JWK; undefined when it is none
 * of a kind that is read here. Spec: Controlled Identifiers 1.0, Verification Methods.
 */
export function parseGivenKey(value: unknown): GivenKey | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, controller, publicKeyJwk: jwk } = value;
  const own = isJsonObject(jwk) ? jwk : value;
  const multikey: FoundMethod['publicKeyMultibase'] = 'kty' in value ? readJwk(value) : readKey(value);
  if (multikey === undefined) return undefined;
  const fragment = typeof id === 'string' ? id.replace(/^[^#]*(?=#)/, '') : undefined;
  return {
    multikey,
    names: stringsOf([id, fragment, own.kid]),
    ...(typeof controller === 'string' && { controller }),
  };
}

/** Whether the key that a header names may be the given one: by its id, its fragment or its bare name. */
function isNamed({ kid }: JsonObject, { names }: GivenKey): boolean {
  return kid === undefined || names.length === 0 || names.includes(String(kid));
}

function findKeyFault(jws: CompactJws, owner: unknown, key: GivenKey): Fault | undefined {
  if (!isNamed(jws.header, key))
    return { code: 'key-not-found', detail: String(jws.header.kid).slice(0, 200) };
  const fault = findSignatureFault(jws, key.multikey);
  if (fault) return { code: fault.code, detail: String(fault.facts.detail ?? '') || undefined };
  const isOthers = key.controller !== undefined && owner !== undefined && key.controller !== owner;
  return isOthers ? { code: 'key-not-issuers', detail: key.controller } : undefined;
}

/** Credentials in a presentation: those by the given key are checked with it, the others are told. */
function examinePacked(
  document: JsonObject,
  { key, limits }: { key: GivenKey; limits: JsonLimits },
): { fault?: Fault; warnings: string[] } {
  const warnings: string[] = [];
  for (const [at, item] of [document.verifiableCredential ?? []].flat().entries()) {
    const place = `verifiableCredential.${at}`;
    const { mediaType, body } = findPackedCredential(item)!;
    const jws = mediaType === 'application/vc+jwt' ? parseCompactJws(body, limits) : undefined;
    if (jws && 'fault' in jws) return { fault: { code: 'jwt-malformed', detail: place }, warnings };
    if (jws?.header.kid !== undefined && isNamed(jws.header, key)) {
      if (findSignatureFault(jws, key.multikey)) {
        return { fault: { code: 'signature-invalid', detail: place }, warnings };
      }
    } else {
      warnings.push(`not-verified: ${place}`);
    }
  }
  return { warnings };
}

function listWarnings(document: JsonObject, payload: JsonObject, now: Date): string[] {
  const { notBefore, expires } = findJwtPeriod(payload);
  const own = findPeriodFault({ validFrom: notBefore, validUntil: expires }, now);
  return [findPeriodFault(document, now), own && `jwt-${own}`].filter((warning) => warning !== undefined);
}

/**
 * Verifies a compact JWT of one kind with one key. What the standard leaves to the policy of a verifier (time, and
 * credentials by other keys in a presentation) stands in `warnings`.
 */
export async function verifyJoseDocument(
  text: string,
  { kind, key, now, limits }: { kind: JoseKind; key: GivenKey; now: Date; limits: JsonLimits },
): Promise<JoseFinding> {
  const fail = ({ code, detail }: Fault): JoseFinding => ({ result: 'failure', code, detail });
  const row: Kind = kinds[kind];
  const jws = parseCompactJws(text.trim(), limits);
  if ('fault' in jws) return fail({ code: 'jwt-malformed', detail: jws.fault });
  const headerFault = findHeaderFault(jws.header, row.isOfType);
  if (headerFault) return fail({ code: headerFault.code, detail: String(headerFault.facts.detail) });
  const document = row.read(jws.payload);
  if (!document) return fail({ code: 'jwt-claims-misplaced' });
  const keyFault = findKeyFault(jws, row.findOwner(document), key);
  if (keyFault) return fail(keyFault);
  const [differing] = row.listDiffering(jws.payload, document);
  if (differing !== undefined) return fail({ code: 'claims-differ', detail: differing });
  const fault = await row.findFault(document);
  if (fault) return fail(fault);
  const packed = examinePacked(document, { key, limits });
  if (packed.fault) return fail(packed.fault);
  const warnings = [...listWarnings(document, jws.payload, now), ...packed.warnings];
  return { result: 'success', document, mediaType: row.mediaType, warnings };
}
