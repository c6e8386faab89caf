// One entry of a bitstring status list: the list is a credential too, and is checked as one.
// Bitstring Status List 1.0, Validate Algorithm.
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import { type Bitstring, decodeBitstring, findEntry, minEntries } from '../../status/bitstring.ts';
import type { Examination } from '../examination.ts';
import { type Facts, findId, type OutcomeCode } from '../report.ts';
import { checkIssuerBinding } from './issuer-binding.ts';
import { checkProofs } from './proof.ts';
import { findContextFault } from './shape-contexts.ts';
import { findNameFault } from './shape-names.ts';
import { findPeriodFault } from './time.ts';

type Entry = { listUrl: string; index: number; purpose: string; size: number };
type List = { document: JsonObject; purposes: string[]; bits: Bitstring; fetchedAt: Date };
type Fault = { code: OutcomeCode };

const accept = 'application/vc, application/vc+ld+json, application/ld+json, application/json';
// A set bit with one of these purposes tells something and takes nothing away.
const harmlessPurposes = ['refresh', 'message'];

function parseEntry(entry: JsonObject): Entry | undefined {
  const { statusListCredential: listUrl, statusPurpose: purpose, statusSize: size = 1 } = entry;
  // The standard wants a string; numbers are in use too and mean the same.
  const index = String(entry.statusListIndex);
  const isWhole = /^\d{1,12}$/.test(index);
  const isSize = Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 32;
  if (typeof listUrl !== 'string' || !/^https?:\/\//.test(listUrl) || typeof purpose !== 'string') {
    return undefined;
  }
  return isWhole && isSize ? { listUrl, index: Number(index), purpose, size: Number(size) } : undefined;
}

function parseList(document: unknown, fetchedAt: Date): List | undefined {
  if (!isJsonObject(document) || findNameFault(document) || findContextFault(document)) return undefined;
  const subject = listOf(document.credentialSubject).find(isJsonObject) ?? {};
  const hasTypes =
    stringsOf(document.type).includes('BitstringStatusListCredential') &&
    stringsOf(subject.type).includes('BitstringStatusList');
  const bits = typeof subject.encodedList === 'string' ? decodeBitstring(subject.encodedList) : undefined;
  return hasTypes && bits
    ? { document, purposes: stringsOf(subject.statusPurpose), bits, fetchedAt }
    : undefined;
}

async function loadList(url: string, examination: Examination): Promise<List | Fault> {
  const answer = await examination.read(url, { accept, purpose: 'status-list' });
  if (answer.state === 'unavailable') return { code: 'status-list-unavailable' };
  const list = answer.state === 'read' ? parseList(answer.value, answer.fetchedAt) : undefined;
  return list ?? { code: 'status-list-malformed' };
}

/** `certain`: the list is its issuer's word. `intact`: nobody altered it, but whose word it is was not confirmed. */
async function findStanding(
  { document }: List,
  examination: Examination,
): Promise<{ standing: 'certain' | 'intact' } | Fault> {
  const { outcome, examined } = await checkProofs(document, examination);
  if (outcome.result === 'failed') return { code: 'status-list-not-genuine' };
  if (outcome.result !== 'passed') return { code: 'status-list-unverified' };
  const issuerId = findId(document.issuer) ?? '';
  const { result } = await checkIssuerBinding(issuerId, examined, examination.read);
  if (result === 'failed') return { code: 'status-list-not-genuine' };
  return { standing: result === 'passed' ? 'certain' : 'intact' };
}

/** What keeps a clear bit from being believed. */
function findDoubt(list: List, entry: Entry, examination: Examination): OutcomeCode | undefined {
  const { document } = list;
  if (findId(document.issuer) !== findId(examination.document.issuer)) return 'status-list-issuer-differs';
  if (findPeriodFault(document, examination.now)) return 'status-list-out-of-date';
  if (typeof document.id === 'string' && document.id !== entry.listUrl) return 'status-list-id-differs';
  return undefined;
}

function findValue(list: List, entry: Entry): number | Fault {
  if (!list.purposes.includes(entry.purpose)) return { code: 'status-purpose-differs' };
  if (list.bits.length / entry.size < minEntries) return { code: 'status-list-too-short' };
  return findEntry(list.bits, entry.index, entry.size) ?? { code: 'status-index-outside' };
}

function findSetCode(entry: Entry, doubt: OutcomeCode | undefined): OutcomeCode {
  // The credential itself named this list, and revocation is never undone: an intact list with the bit set is
  // enough, whoever keeps it and however old it is.
  if (entry.purpose === 'revocation') return 'revoked';
  if (entry.purpose === 'suspension') return doubt ?? 'suspended';
  return harmlessPurposes.includes(entry.purpose) ? 'status-clear' : 'status-unsupported';
}

/** Whether a BitstringStatusListEntry is set, and whether the list it stands in can be believed. */
export async function checkBitstringEntry(
  statusEntry: JsonObject,
  examination: Examination,
): Promise<{ code: OutcomeCode; facts: Facts }> {
  const entry = parseEntry(statusEntry);
  if (!entry) return { code: 'status-entry-malformed', facts: {} };
  const facts: Facts = { list: entry.listUrl, index: entry.index, purpose: entry.purpose };
  const list = await loadList(entry.listUrl, examination);
  if ('code' in list) return { code: list.code, facts };
  facts.fetchedAt = list.fetchedAt.toISOString();
  const standing = await findStanding(list, examination);
  if ('code' in standing) return { code: standing.code, facts };
  const value = findValue(list, entry);
  if (typeof value !== 'number') return { code: value.code, facts };
  facts.value = value;
  const listIssuer = findId(list.document.issuer);
  if (listIssuer !== undefined) facts.listIssuer = listIssuer;
  const uncertain = standing.standing === 'certain' ? undefined : 'status-list-unverified';
  const doubt = findDoubt(list, entry, examination) ?? uncertain;
  return { code: value === 0 ? (doubt ?? 'status-clear') : findSetCode(entry, doubt), facts };
}
