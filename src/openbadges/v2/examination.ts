// What the steps share while one Open Badge 2.0 is examined, and how its documents are had.
// Open Badges 2.0, Badge Verification.
import type { Recipient } from '../identity-match.ts';
import { isJsonObject, type JsonObject, parseStrictJson } from '../json.ts';
import { findJsonLimits, type ReadText } from '../read-json.ts';
import type { FindTrust } from '../trust-list.ts';
import type { Limits } from '../verify/limits.ts';
import {
  buildOutcome,
  type CheckName,
  type Facts,
  type Outcome,
  type OutcomeCode,
} from '../verify/report.ts';
import type { Assertion, BadgeClass, BadgeProfile } from './documents.ts';
import { isSameOrigin } from './scope.ts';

export type Badge2Examination = {
  now: Date;
  limits: Limits;
  readText: ReadText;
  findTrust: FindTrust | undefined;
  recipient: Recipient | undefined;
  outcomes: Partial<Record<CheckName, Outcome>>;
  assertion: Assertion | undefined;
  badgeClass: BadgeClass | undefined;
  profile: BadgeProfile | undefined;
};

const accept = 'application/ld+json, application/json;q=0.9, */*;q=0.1';

const sections = {
  data: 'Open Badges 2.0, Data Classes',
  hosted: 'Open Badges 2.0, Hosted Verification',
  signed: 'Open Badges 2.0, Signed Verification',
  scope: 'Open Badges 2.0, VerificationObject',
  key: 'Open Badges 2.0, CryptographicKey',
  revocation: 'Open Badges 2.0, RevocationList',
  recipient: 'Open Badges 2.0, IdentityObject',
} as const;
export type Section = keyof typeof sections;

/** Sets the answer to a check, by the section of 2.0 that rules it; where it was set before, it stays. */
export function recordOutcome(
  { outcomes }: Pick<Badge2Examination, 'outcomes'>,
  check: CheckName,
  { code, section, facts = {} }: { code: OutcomeCode; section: Section; facts?: Facts },
): void {
  outcomes[check] ??= { ...buildOutcome(check, code, facts), spec: sections[section] };
}

export type LoadedDocument =
  | { state: 'read'; document: JsonObject; url: string; fetchedAt: Date }
  | { state: 'unavailable' | 'gone' | 'malformed' };

/** The JSON object that lies at an address. */
export async function loadDocument(
  url: string,
  { readText, limits }: Pick<Badge2Examination, 'readText' | 'limits'>,
  purpose: 'badge' | 'status-list' = 'badge',
): Promise<LoadedDocument> {
  if (!/^https?:\/\//i.test(url)) return { state: 'unavailable' };
  const answer = await readText(url, { accept, purpose });
  if (answer.state === 'unusable') return { state: 'malformed' };
  if (answer.state !== 'read') return { state: answer.state };
  const parsed = parseStrictJson(answer.text, findJsonLimits(purpose, limits));
  const isObject = !parsed.fault && isJsonObject(parsed.value);
  return isObject
    ? { state: 'read', document: parsed.value as JsonObject, url: answer.url, fetchedAt: answer.fetchedAt }
    : { state: 'malformed' };
}

/**
 * The document of an issuer, key or list that lies under its own id: it says the same id (before 2.0 it said none)
 * and comes from the same origin, so that no forwarding address speaks for its host.
 */
export async function loadOwnDocument(
  id: string,
  examination: Pick<Badge2Examination, 'readText' | 'limits'>,
): Promise<LoadedDocument> {
  const loaded = await loadDocument(id, examination);
  if (loaded.state !== 'read') return loaded;
  const isOwn = loaded.document.id === undefined || loaded.document.id === id;
  return isOwn && isSameOrigin(loaded.url, id) ? loaded : { state: 'malformed' };
}

/** The address that a property gives, as text or as an object with an id. */
export function findAddress(value: unknown): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' && /^https?:\/\//i.test(id) ? id : undefined;
}
