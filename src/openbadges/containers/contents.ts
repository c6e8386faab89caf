// What a text from a container is: a credential, a presentation that holds some, a link. Finds, never judges.
// VCDM 2.0, Enveloped Verifiable Credentials and Presentations; OB 3.0, Baking; OB 2.0, Baking.
import { isJsonObject, type JsonObject, listOf, parseStrictJson, stringsOf } from '../json.ts';
import { type ContainerFault, refuse, type Version } from './container.ts';
import { stripMark } from './encodings.ts';
import { findMemberSource, listItemSources } from './json-source.ts';
import { isCompactJws, isSdJwt, parseCompactJws } from './jws.ts';
import type { ContainerLimits } from './limits.ts';

/**
 * One thing found in a container, in the exact text it was written with.
 * `within` is the place in the same list of the presentation that holds it. A presentation is JSON or a compact JWS.
 */
export type Content = { text: string; within?: number } & (
  | { kind: 'credential-json' | 'jwt' | 'assertion-url' | 'presentation'; version: Version }
  | { kind: 'unreadable'; fault: ContainerFault }
);

type Place = { contents: Content[]; limits: ContainerLimits; keyword: Version | undefined; nesting: number };

type Found = Content extends infer Each ? (Each extends unknown ? Omit<Each, 'within'> : never) : never;

const vcContexts = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'];
const ob2Contexts = ['https://w3id.org/openbadges/v2', 'https://w3id.org/openbadges/v1'];

/** What a document says it is, if it says so. */
function findOwnVersion(document: JsonObject): Version | undefined {
  const contexts = stringsOf(document['@context']);
  if (vcContexts.some((context) => contexts.includes(context))) return 'ob3';
  const isAssertion =
    ob2Contexts.some((context) => contexts.includes(context)) ||
    stringsOf(document.type).includes('Assertion') ||
    ('badge' in document && ('verify' in document || 'verification' in document));
  return isAssertion ? 'ob2' : undefined;
}

/** Where a document does not say what it is, the place where it was found does. */
function findVersion(document: JsonObject, keyword: Version | undefined): Version {
  return findOwnVersion(document) ?? keyword ?? 'ob3';
}

function isLikelyCredential(document: JsonObject): boolean {
  const types = stringsOf(document.type);
  const isVerifiable = types.some((type) => /^(Enveloped)?Verifiable(Credential|Presentation)$/.test(type));
  return isVerifiable || findOwnVersion(document) !== undefined;
}

function addContent(place: Place, found: Found, within: number | undefined): number {
  if (place.contents.length >= place.limits.maxContents) return refuse('too-many-contents');
  return place.contents.push({ ...found, ...(within !== undefined && { within }) }) - 1;
}

function goDeeper(place: Place): Place {
  return place.nesting < place.limits.maxNesting
    ? { ...place, nesting: place.nesting + 1 }
    : refuse('too-deep');
}

function isPresentation(document: JsonObject): boolean {
  return stringsOf(document.type).includes('VerifiablePresentation');
}

/** The credentials of a presentation that `source` spells; `document` is what it means. */
function openPresentation(
  place: Place,
  { document, source, within }: { document: JsonObject; source: string; within: number },
): void {
  const deeper = goDeeper(place);
  const sources = listItemSources(findMemberSource(source, 'verifiableCredential') ?? '[]');
  for (const [at, item] of listOf(document.verifiableCredential).entries()) {
    const text = sources[at]!;
    if (isJsonObject(item)) openDocument(deeper, { document: item, text, within });
    else if (typeof item === 'string' && isCompactJws(item)) openJws(deeper, item, within);
    else addContent(deeper, { kind: 'unreadable', text, fault: 'format-unsupported' }, within);
  }
}

const envelopedJwt = /^data:application\/(?:vc\+jwt|vp\+jwt|vc-ld\+jwt|vp-ld\+jwt|jwt)((?:;[^,;]*)*),(.*)$/is;
const envelopedOther = /^data:[\w.+-]+\/[\w.+-]+[;,]/i;

/** The JWT in the data: URL of an enveloped credential or presentation; undefined when there is none. */
export function findEnvelopedJwt(url: string): string | undefined {
  const [, parameters = '', body = ''] = envelopedJwt.exec(url) ?? [];
  const isPacked = /;\s*base64\s*$/i.test(parameters);
  const text = isPacked ? Buffer.from(body, 'base64').toString('latin1') : body;
  return isCompactJws(text) ? text : undefined;
}

function openEnvelope(place: Place, document: JsonObject, within: number | undefined): void {
  const { id } = document;
  const url = typeof id === 'string' ? id : '';
  const text = findEnvelopedJwt(url);
  if (text !== undefined) {
    openJws(goDeeper(place), text, within);
    return;
  }
  const fault =
    !envelopedJwt.test(url) && envelopedOther.test(url) ? 'format-unsupported' : 'envelope-malformed';
  addContent(place, { kind: 'unreadable', text: url, fault }, within);
}

function openDocument(
  place: Place,
  { document, text, within }: { document: JsonObject; text: string; within: number | undefined },
): void {
  const types = stringsOf(document.type);
  const version = findVersion(document, place.keyword);
  if (types.some((type) => /^EnvelopedVerifiable(Credential|Presentation)$/.test(type))) {
    openEnvelope(place, document, within);
  } else if (isPresentation(document)) {
    const at = addContent(place, { kind: 'presentation', text, version: 'ob3' }, within);
    openPresentation(place, { document, source: text, within: at });
  } else {
    addContent(place, { kind: 'credential-json', text, version }, within);
  }
}

function openJws(place: Place, text: string, within: number | undefined): void {
  const jws = parseCompactJws(text, place.limits);
  if ('fault' in jws) {
    addContent(place, { kind: 'unreadable', text, fault: jws.fault }, within);
    return;
  }
  // Before VCDM 2.0 the document stood under a claim of its own.
  const { vp, vc } = jws.payload;
  const document = isJsonObject(vp) ? vp : jws.payload;
  if (isPresentation(document)) {
    const source = isJsonObject(vp) ? findMemberSource(jws.payloadText, 'vp')! : jws.payloadText;
    const at = addContent(place, { kind: 'presentation', text, version: 'ob3' }, within);
    openPresentation(place, { document, source, within: at });
    return;
  }
  const credential = isJsonObject(vc) ? vc : jws.payload;
  addContent(place, { kind: 'jwt', text, version: findVersion(credential, place.keyword) }, within);
}

function isLink(text: string): boolean {
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) && URL.canParse(text);
}

/**
 * What one text holds, in order: a presentation stands before its credentials. `keyword` is the edition under whose
 * name the text was baked; only then may it be a link, and only under the older one. `isOptional`: JSON that does not
 * look like a credential is none, where a file may hold other things too.
 * Refuses too-large, not-json, duplicate-keys, not-an-object, too-deep, too-many-parts, too-many-contents,
 * no-credential; to be called below `attempt`.
 */
export function openText(
  text: string,
  options: { limits: ContainerLimits; keyword?: Version | undefined; isOptional?: boolean },
): Content[] {
  const { limits, keyword, isOptional = false } = options;
  if (Buffer.byteLength(text) > limits.maxTextBytes) return refuse('too-large');
  const place: Place = { contents: [], limits, keyword, nesting: 0 };
  const plain = stripMark(text);
  const word = plain.trim();
  if (isCompactJws(word)) {
    openJws(place, word, undefined);
  } else if (isSdJwt(word)) {
    addContent(place, { kind: 'unreadable', text: word, fault: 'format-unsupported' }, undefined);
  } else if (keyword === 'ob2' && isLink(word)) {
    addContent(place, { kind: 'assertion-url', text: word, version: 'ob2' }, undefined);
  } else {
    const parsed = parseStrictJson(plain, limits);
    if (parsed.fault) return refuse(parsed.fault);
    if (!isJsonObject(parsed.value)) return refuse('not-an-object');
    if (isOptional && !isLikelyCredential(parsed.value)) return refuse('no-credential');
    openDocument(place, { document: parsed.value, text: plain, within: undefined });
  }
  return place.contents;
}
