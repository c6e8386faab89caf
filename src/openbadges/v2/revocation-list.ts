// The list of what an issuer revoked of its signed badges: plain JSON at an address that its profile names.
// Open Badges 2.0, RevocationList.
import { isJsonObject, type JsonObject, listOf } from '../json.ts';
import type { Facts } from '../verify/report.ts';
import type { Assertion, BadgeProfile } from './documents.ts';
import { type Badge2Examination, findAddress, loadDocument, recordOutcome } from './examination.ts';

type Revocation = { reason: string | undefined };

/** What a list says of an assertion; undefined when nothing. Before 2.0 a list was an object of uid and reason. */
function findRevocation(list: JsonObject, { id, uid }: Assertion): Revocation | undefined {
  const names = [id, uid].filter((name) => name !== undefined);
  if (list.revokedAssertions === undefined) {
    const name = names.find((candidate) => Object.hasOwn(list, candidate));
    return name === undefined ? undefined : { reason: String(list[name]) };
  }
  for (const entry of listOf(list.revokedAssertions)) {
    const { id: entryId, uid: entryUid, revocationReason } = isJsonObject(entry) ? entry : { id: entry };
    const isThis = names.some((name) => name === entryId || name === entryUid);
    if (isThis) return { reason: typeof revocationReason === 'string' ? revocationReason : undefined };
  }
  return undefined;
}

/** Whether the issuer's list has the assertion on it. A profile without a list revokes nothing. */
export async function checkRevocationListOfIssuer(
  assertion: Assertion,
  profile: BadgeProfile,
  examination: Badge2Examination,
): Promise<void> {
  const section = 'revocation';
  if (profile.revocationList === undefined) {
    recordOutcome(examination, 'status', { code: 'status-none', section });
    return;
  }
  const address = findAddress(profile.revocationList);
  const facts: Facts = { integrity: 'tls-only', ...(address !== undefined && { list: address }) };
  const loaded = address === undefined ? undefined : await loadDocument(address, examination, 'status-list');
  if (loaded?.state !== 'read') {
    const isMalformed = loaded === undefined || loaded.state === 'malformed';
    const code = isMalformed ? 'status-list-malformed' : 'status-list-unavailable';
    recordOutcome(examination, 'status', { code, section, facts });
    return;
  }
  const { document } = loaded;
  facts.fetchedAt = loaded.fetchedAt.toISOString();
  const revocation = findRevocation(document, assertion);
  if (revocation) {
    const { reason } = revocation;
    if (reason !== undefined) facts.reason = reason.slice(0, 200);
    recordOutcome(examination, 'status', { code: 'revoked', section, facts });
    return;
  }
  const isOwn = document.issuer === undefined || findAddress(document.issuer) === profile.id;
  recordOutcome(examination, 'status', {
    code: isOwn ? 'status-clear' : 'status-list-issuer-differs',
    section,
    facts,
  });
}
