// What an Open Badge 2.0 is made of: assertion, badge class, profile. Read as plain JSON, with the names that came
// before 2.0. What a badge cannot be one without is asked; the rest only deviates. Open Badges 2.0, Data Classes.
import { isDate, parseDateTime } from '../date-time.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../json.ts';

export type Assertion = {
  /** The id it says it has; before 2.0, the address it says it lies at. */
  id: string | undefined;
  /** Its name at its issuer before 2.0; revocation lists of then use it. */
  uid: string | undefined;
  form: 'hosted' | 'signed';
  /** The key that it says it was signed with. */
  creator: string | undefined;
  /** Before 2.0, the address of that key as bare text. */
  keyUrl: string | undefined;
  recipient: JsonObject;
  badge: unknown;
  /** RFC 3339, in UTC. */
  issuedOn: string;
  expires: string | undefined;
};

/** `faults`: why it is no badge. `deviations`: what the standard asks and it does not have. */
export type Parsed<T> = { value: T; deviations: string[] } | { faults: string[] };

const contexts = /^https?:\/\/(w3id\.org\/openbadges\/v[12]|purl\.imsglobal\.org\/spec\/ob\/v2p[01]\/)/;
const forms: Partial<Record<string, Assertion['form']>> = {
  hosted: 'hosted',
  HostedBadge: 'hosted',
  signed: 'signed',
  SignedBadge: 'signed',
};

function findText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a document is of 2.0 or 2.1, which name their types; before that most did not. */
function isOfVersion2(document: JsonObject): boolean {
  return stringsOf(document['@context']).some((url) => contexts.test(url) && !url.endsWith('/v1'));
}

function listMissing(document: JsonObject, names: string[]): string[] {
  return names.filter((name) => document[name] === undefined || document[name] === null);
}

function findTypeDeviations(document: JsonObject, types: string[]): string[] {
  const isNamed = stringsOf(document.type).some((type) => types.includes(type));
  return isNamed || !isOfVersion2(document) ? [] : ['type'];
}

/**
 * A moment as RFC 3339 in UTC. Before 2.0 it might be seconds since 1970 or a day, and many a moment stands without
 * its time zone: it counts as UTC.
 */
export function parseMoment(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const isSeconds = typeof value === 'number' || /^\d{9,10}$/.test(text);
  const milliseconds = isSeconds
    ? Number(value) * 1000
    : (parseDateTime(text) ?? parseDateTime(isDate(text) ? `${text}T00:00:00Z` : `${text}Z`));
  const isMoment = milliseconds !== undefined && Math.abs(milliseconds) < 8e15;
  return isMoment ? new Date(milliseconds).toISOString() : undefined;
}

/** Reads an assertion. Spec: Open Badges 2.0, Assertion. */
export function parseAssertion(document: JsonObject): Parsed<Assertion> {
  const { recipient } = document;
  const verification = document.verification ?? document.verify;
  const declared = isJsonObject(verification) ? verification : {};
  const form = forms[stringsOf(declared.type).find((type) => type in forms) ?? ''];
  const issuedOn = parseMoment(document.issuedOn);
  const hasEnd = document.expires !== undefined && document.expires !== null;
  const expires = hasEnd ? parseMoment(document.expires) : undefined;
  const faults = [
    ...listMissing(document, ['badge', 'recipient']),
    ...(form ? [] : ['verification']),
    ...(issuedOn === undefined ? ['issuedOn'] : []),
    ...(hasEnd && expires === undefined ? ['expires'] : []),
  ];
  if (faults.length > 0 || !form || issuedOn === undefined) return { faults };
  if (!isJsonObject(recipient)) return { faults: ['recipient'] };
  const url = findText(declared.url);
  const value = {
    id: findText(document.id) ?? (form === 'hosted' ? url : undefined),
    uid: findText(document.uid),
    form,
    creator: findText(declared.creator),
    keyUrl: form === 'signed' ? url : undefined,
    recipient,
    badge: document.badge,
    issuedOn,
    expires,
  };
  const noId = isOfVersion2(document) && document.id === undefined ? ['id'] : [];
  return { value, deviations: [...noId, ...findTypeDeviations(document, ['Assertion'])] };
}

export type BadgeClass = {
  id: string | undefined;
  name: string;
  issuer: unknown;
  image: string | undefined;
};

/** Reads a badge class. Spec: Open Badges 2.0, BadgeClass. */
export function parseBadgeClass(document: JsonObject): Parsed<BadgeClass> {
  const name = findText(document.name);
  if (name === undefined || listMissing(document, ['issuer']).length > 0) {
    return { faults: [...listMissing(document, ['issuer']), ...(name === undefined ? ['name'] : [])] };
  }
  const [image] = listOf(document.image);
  return {
    value: {
      id: findText(document.id),
      name,
      issuer: document.issuer,
      image: findText(isJsonObject(image) ? image.id : image),
    },
    deviations: [
      ...listMissing(document, ['description', 'image', 'criteria']),
      ...findTypeDeviations(document, ['BadgeClass']),
    ],
  };
}

export type BadgeProfile = {
  id: string;
  name: string;
  /** Of the keys that it signs with. */
  publicKey: unknown;
  revocationList: unknown;
  /** Which addresses hold its badges. */
  policy: JsonObject;
};

/** Reads the profile of an issuer that lies at `id`. Spec: Open Badges 2.0, Profile. */
export function parseProfile(document: JsonObject, id: string): Parsed<BadgeProfile> {
  const name = findText(document.name);
  if (name === undefined) return { faults: ['name'] };
  const { publicKey, revocationList, verification } = document;
  const policy = isJsonObject(verification) ? verification : {};
  return {
    value: { id, name, publicKey, revocationList, policy },
    deviations: [
      ...listMissing(document, ['url', 'email']),
      ...findTypeDeviations(document, ['Issuer', 'Profile']),
    ],
  };
}
