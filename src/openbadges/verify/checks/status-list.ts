// One place in a signed list of statuses, in either dialect: the list is a credential too, and is checked as one.
// What it says is believed only as far as the list itself holds. Bitstring Status List 1.0, Validate Algorithm.
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import { type Bitstring, findEntry, minEntries } from '../../status/bitstring.ts';
import type { Examination, OtherCredential } from '../examination.ts';
import { type Facts, findId, type OutcomeCode } from '../report.ts';

/** What sets the two dialects apart. */
export type ListDialect = {
  listType: string;
  subjectType: string;
  decode(encoded: string): Bitstring | undefined;
};

export type ListEntry = {
  listUrl: string;
  index: number;
  purpose: string;
  /** Bits of each value. */
  size: number;
  /** What a value means where the entry says so itself. */
  findMessage(value: number): string | undefined;
};

export type StatusAnswer = { code: OutcomeCode; facts: Facts };

type List = OtherCredential & { purposes: string[]; bits: Bitstring; fetchedAt: Date };
type Fault = { code: OutcomeCode };

const accept =
  'application/vc, application/vc+ld+json, application/vc+jwt, application/ld+json, application/json';

// A value under one of these purposes tells something and takes nothing away.
const harmlessCodes: Partial<Record<string, OutcomeCode>> = {
  refresh: 'status-newer-edition',
  message: 'status-message',
};

function parseList(
  found: OtherCredential,
  dialect: ListDialect,
): Pick<List, 'purposes' | 'bits'> | undefined {
  const { document, results } = found;
  if (results.parsed !== 'passed' || results.shape === 'failed') return undefined;
  const subject = listOf(document.credentialSubject).find(isJsonObject) ?? {};
  const hasTypes =
    stringsOf(document.type).includes(dialect.listType) &&
    stringsOf(subject.type).includes(dialect.subjectType);
  const bits = typeof subject.encodedList === 'string' ? dialect.decode(subject.encodedList) : undefined;
  return hasTypes && bits ? { purposes: stringsOf(subject.statusPurpose), bits } : undefined;
}

async function loadList(
  url: string,
  dialect: ListDialect,
  { readText, examineOther }: Examination,
): Promise<List | Fault> {
  const answer = await readText(url, { accept, purpose: 'status-list' });
  if (answer.state === 'unusable') return { code: 'status-list-malformed' };
  if (answer.state !== 'read') return { code: 'status-list-unavailable' };
  const found = await examineOther(answer.text, { isList: true });
  const list = parseList(found, dialect);
  return list ? { ...found, ...list, fetchedAt: answer.fetchedAt } : { code: 'status-list-malformed' };
}

/** Why nothing at all is believed of a list. */
function findDisqualification({ results }: List): OutcomeCode | undefined {
  if (results.proof === 'failed' || results['issuer-binding'] === 'failed') return 'status-list-not-genuine';
  return results.proof === 'passed' ? undefined : 'status-list-unverified';
}

/** What keeps a clear place from being believed. */
function findDoubt(list: List, entry: ListEntry, badge: JsonObject): OutcomeCode | undefined {
  const { document, results } = list;
  if (list.bits.length / entry.size < minEntries) return 'status-list-too-short';
  if (findId(document.issuer) !== findId(badge.issuer)) return 'status-list-issuer-differs';
  if (results.time !== 'passed') return 'status-list-out-of-date';
  if (typeof document.id === 'string' && document.id !== entry.listUrl) return 'status-list-id-differs';
  return results['issuer-binding'] === 'passed' ? undefined : 'status-list-unverified';
}

function findValue(list: List, entry: ListEntry): number | Fault {
  if (!list.purposes.includes(entry.purpose)) return { code: 'status-purpose-differs' };
  return findEntry(list.bits, entry.index, entry.size) ?? { code: 'status-index-outside' };
}

function findSetCode(entry: ListEntry, doubt: OutcomeCode | undefined): OutcomeCode {
  // The credential itself named this list, and revocation is never undone: an intact list with the bit set is
  // enough, whoever keeps it and however old it is.
  if (entry.purpose === 'revocation') return 'revoked';
  if (entry.purpose === 'suspension') return doubt ?? 'suspended';
  return harmlessCodes[entry.purpose] ?? 'status-unsupported';
}

function judgeValue(value: number, entry: ListEntry, doubt: OutcomeCode | undefined): StatusAnswer {
  const message = entry.findMessage(value);
  const facts: Facts = {
    value,
    ...(message !== undefined && { message }),
    ...(doubt !== undefined && { doubt }),
  };
  // A message is there for the value 0 as well.
  const isTold = value !== 0 || (entry.purpose === 'message' && message !== undefined);
  return { code: isTold ? findSetCode(entry, doubt) : (doubt ?? 'status-clear'), facts };
}

/** What stands at the place of an entry, and whether the list it stands in can be believed. */
export async function checkListEntry(
  entry: ListEntry,
  dialect: ListDialect,
  examination: Examination,
): Promise<StatusAnswer> {
  const facts: Facts = { list: entry.listUrl, index: entry.index, purpose: entry.purpose };
  const list = await loadList(entry.listUrl, dialect, examination);
  if ('code' in list) return { code: list.code, facts };
  facts.fetchedAt = list.fetchedAt.toISOString();
  const listIssuer = findId(list.document.issuer);
  if (listIssuer !== undefined) facts.listIssuer = listIssuer;
  const disqualification = findDisqualification(list);
  if (disqualification) return { code: disqualification, facts };
  const value = findValue(list, entry);
  if (typeof value !== 'number') return { code: value.code, facts };
  const judged = judgeValue(value, entry, findDoubt(list, entry, examination.document));
  return { code: judged.code, facts: { ...facts, ...judged.facts } };
}

/** The members that both dialects have; undefined when one is missing or of another kind. */
export function parseListEntry(entry: JsonObject): Omit<ListEntry, 'size' | 'findMessage'> | undefined {
  const { statusListCredential: listUrl, statusPurpose: purpose } = entry;
  // The standard wants a string; numbers are in use too and mean the same.
  const index = String(entry.statusListIndex);
  const hasUrl = typeof listUrl === 'string' && /^https?:\/\//.test(listUrl);
  if (!hasUrl || typeof purpose !== 'string' || !/^\d{1,12}$/.test(index)) return undefined;
  return { listUrl, index: Number(index), purpose };
}
