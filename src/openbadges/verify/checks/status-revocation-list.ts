// The list of revoked credentials of 1EdTech: plain JSON, unsigned. That it came over TLS from the address that the
// signed credential names is all that speaks for it, and the facts say so. 1EdTech Revocation List 1.0.
import { isJsonObject, type JsonObject, listOf } from '../../json.ts';
import type { Examination } from '../examination.ts';
import { type Facts, findId, type OutcomeCode } from '../report.ts';
import { isSameId } from '../same-id.ts';
import type { StatusAnswer } from './status-list.ts';

const accept = 'application/json';
const maxReasonCharacters = 200;
// Both spellings are in use, also by 1EdTech itself.
const listNames = ['revokedCredential', 'revokedCredentials'];

/** The entries under both names; undefined when there is no list at all. */
function findEntries(list: JsonObject): JsonObject[] | undefined {
  const values = listNames.map((name) => list[name]).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const entries = values.flatMap(listOf);
  // An id alone is no entry by the standard, but can only mean one thing.
  return entries.map((entry) => (typeof entry === 'string' ? { id: entry } : entry)).filter(isJsonObject);
}

function findRevocation(entries: JsonObject[], credentialId: string): JsonObject | undefined {
  return entries.find(({ id, revoked = true }) => isSameId(id, credentialId) && revoked !== false);
}

/** What keeps a list in which the credential does not stand from being believed. */
function findDoubt(list: JsonObject, url: string, badge: JsonObject): OutcomeCode | undefined {
  if (findId(list.issuer) !== findId(badge.issuer)) return 'status-list-issuer-differs';
  return isSameId(list.id, url) ? undefined : 'status-list-id-differs';
}

/** Whether the credential stands in the 1EdTechRevocationList that its entry names. */
export async function checkRevocationList(
  statusEntry: JsonObject,
  { document, read }: Examination,
): Promise<StatusAnswer> {
  const { id: url } = statusEntry;
  const isAddress = typeof url === 'string' && url.startsWith('https://');
  // A credential without an id can stand in no such list.
  if (!isAddress || typeof document.id !== 'string') return { code: 'status-entry-malformed', facts: {} };
  const facts: Facts = { list: url, integrity: 'tls-only' };
  const answer = await read(url, { accept, purpose: 'status-list' });
  if (answer.state === 'unavailable') return { code: 'status-list-unavailable', facts };
  const list = answer.state === 'read' && isJsonObject(answer.value) ? answer.value : undefined;
  const entries = list && findEntries(list);
  if (answer.state !== 'read' || !list || !entries) return { code: 'status-list-malformed', facts };
  facts.fetchedAt = answer.fetchedAt.toISOString();
  const revocation = findRevocation(entries, document.id);
  if (!revocation) return { code: findDoubt(list, url, document) ?? 'status-clear', facts };
  const { revocationReason: reason } = revocation;
  return {
    code: 'revoked',
    facts: { ...facts, ...(typeof reason === 'string' && { reason: reason.slice(0, maxReasonCharacters) }) },
  };
}
