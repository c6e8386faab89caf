// Whether two credentials are of the same recipient, as far as they let anybody see. OB 3.0, AchievementSubject.
import { isJsonObject, type JsonObject, listOf } from '../json.ts';

/** `attested`: nothing in them can be compared, so that only the issuer's word says they are of one person. */
export type SameRecipient = 'same' | 'attested' | 'other';

type Recipient = { ids: unknown[]; identities: JsonObject[] };

function findRecipient(document: JsonObject): Recipient {
  const subjects = listOf(document.credentialSubject).filter(isJsonObject);
  return {
    ids: subjects.map(({ id }) => id).filter((id) => typeof id === 'string'),
    identities: subjects.flatMap(({ identifier }) => listOf(identifier).filter(isJsonObject)),
  };
}

function isSameIdentity(one: JsonObject, other: JsonObject): boolean {
  const names = ['identityType', 'identityHash', 'salt'];
  return typeof one.identityHash === 'string' && names.every((name) => one[name] === other[name]);
}

/** Two hashes can only be told apart when they were made with the same salt. */
function isComparable(one: JsonObject, other: JsonObject): boolean {
  return one.identityType === other.identityType && one.hashed === other.hashed && one.salt === other.salt;
}

/** What two credentials say together of whose they are. */
export function compareRecipients(one: JsonObject, other: JsonObject): SameRecipient {
  const [first, second] = [findRecipient(one), findRecipient(other)];
  const pairs = first.identities.flatMap((a) =>
    second.identities.map((b): [JsonObject, JsonObject] => [a, b]),
  );
  if (first.ids.some((id) => second.ids.includes(id))) return 'same';
  if (pairs.some(([a, b]) => isSameIdentity(a, b))) return 'same';
  // An id may be another at each issuer; identities in one spelling are not.
  if (pairs.some(([a, b]) => isComparable(a, b))) return 'other';
  const hasHidden = pairs.some(([a, b]) => a.identityType === b.identityType);
  return first.ids.length > 0 && second.ids.length > 0 && !hasHidden ? 'other' : 'attested';
}
