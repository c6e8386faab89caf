// What may be shown of credentials: to the public, to staff, to their holder. Opening and closing of links.

import { Problem } from '../base/problem.ts';
import { findMonthOf } from '../openbadges/month.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type CredentialWithSlug,
  findCredential,
  findCredentialInScope,
  findPublicCredential,
  hasOpenSuccessor,
  listParticipantCredentials,
  lockCredential,
  updateCredentialClosed,
} from '../store/credentials.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';
import { findCredentialUrl } from './credentials.ts';
import { buildPage, isTimestamp, mapPage, type Page, type PageRequest, parseCursor } from './pages.ts';
import { loadReachableParticipant } from './participants.ts';
import { recordStaffView } from './staff-views.ts';

const idPattern = /^[0-9a-hjkmnp-tv-z]{26}$/;

export function isCredentialId(text: string): boolean {
  return idPattern.test(text);
}

export type SignedCredential = {
  id: string;
  link: string;
  /** The exact signed bytes. */
  document: string;
  /** sha-256 of the document, hex: the strong ETag of its JSON form. */
  digest: string;
  status: 'in-force' | 'revoked';
};

export type PublicCredential = SignedCredential & {
  /**
   * Withdrawn, while a later edition counts whose link is open (decision 7). We alone tell: a status entry has no word for
   * it.
   */
  isReplaced: boolean;
};

/**
 * A credential for whoever holds its link. Closed, unknown and withdrawn by the holder are one answer.
 * @throws Problem not-found
 */
export async function loadPublicCredential(services: Services, id: string): Promise<PublicCredential> {
  // An id that can not be one is looked up like any other, so that its answer takes as long.
  const row = await findPublicCredential(services.db, isCredentialId(id) ? id : '');
  if (!row) throw new Problem('not-found');
  return {
    id: row.id,
    link: findCredentialUrl(services, row.id),
    document: row.document,
    digest: row.digest,
    status: row.revokedAt ? 'revoked' : 'in-force',
    isReplaced: row.revokedAt !== null && (await hasOpenSuccessor(services.db, row.id)),
  };
}

/** The id of a credential of ours by its link, whether there is one or not; nothing for the link of anything else. */
export function findOwnCredentialId({ settings }: Services, link: string): string | undefined {
  const start = `${settings.publicUrl}/credentials/`;
  const id = link.startsWith(start) ? link.slice(start.length) : '';
  return isCredentialId(id) ? id : undefined;
}

export type CredentialView = {
  link: string;
  id: string;
  participantId: string;
  badgeClass: string;
  kind: 'badge' | 'superbadge';
  version: number;
  edition: number;
  name: string;
  /** yyyy-mm */
  month: string;
  status: 'in-force' | 'revoked';
  /** Whether the link answers; the holder can close and open it. */
  isOpen: boolean;
};

export function toCredentialView(services: Services, row: CredentialWithSlug): CredentialView {
  const document = JSON.parse(row.document) as { name: string; validFrom: string };
  return {
    link: findCredentialUrl(services, row.id),
    id: row.id,
    participantId: row.participantId,
    badgeClass: row.slug,
    kind: row.kind,
    version: row.version,
    edition: row.edition,
    name: document.name,
    month: findMonthOf(document.validFrom),
    status: row.revokedAt ? 'revoked' : 'in-force',
    isOpen: row.closedAt === null,
  };
}

async function loadReachable(
  services: Services,
  actor: Actor,
  credentialId: string,
): Promise<CredentialWithSlug> {
  if (actor.kind === 'staff') requireAct(actor, 'see-credentials');
  const id = isCredentialId(credentialId) ? credentialId : '';
  const row =
    actor.kind === 'staff'
      ? await findCredentialInScope(services.db, findScope(actor), id)
      : await findCredential(services.db, id);
  if (!row || (actor.kind === 'holder' && row.participantId !== actor.participantId)) {
    throw new Problem('not-found');
  }
  // What was undone is as if it had never been: nobody sees it but the audit line.
  if (row.undone) throw new Problem('not-found');
  const { participantId } = row;
  if (actor.kind === 'staff')
    await recordStaffView(services, actor, { participantId, act: 'see-credentials' });
  return row;
}

/** @throws Problem forbidden, not-found */
export async function loadCredential(
  services: Services,
  actor: Actor,
  credentialId: string,
): Promise<CredentialView & { document: unknown }> {
  const row = await loadReachable(services, actor, credentialId);
  return { ...toCredentialView(services, row), document: JSON.parse(row.document) as unknown };
}

/** Newest first; one page. @throws Problem forbidden, not-found, invalid-request */
export async function listCredentials(
  services: Services,
  actor: Actor,
  request: PageRequest & { participantId: string },
): Promise<Page<CredentialView>> {
  const { participantId, limit } = request;
  await loadReachableParticipant(services, actor, { participantId, act: 'see-credentials' });
  const cursor = parseCursor(request.cursor, [isTimestamp, isCredentialId]);
  const after = cursor && { issuedAt: cursor[0]!, id: cursor[1]! };
  const rows = await listParticipantCredentials(services.db, { participantId, after, limit: limit + 1 });
  return mapPage(
    buildPage(rows, limit, (row) => [row.issuedAt.toISOString(), row.id]),
    (row) => toCredentialView(services, row),
  );
}

/**
 * Closes or opens the credential's own link; closed, it is closed in every share and container at once.
 * The holder decides, or floor staff together with them.
 * @throws Problem forbidden, not-found, credential-withdrawn
 */
export function setCredentialOpen(
  services: Services,
  actor: Actor,
  change: { credentialId: string; isOpen: boolean },
): Promise<CredentialView> {
  if (actor.kind === 'staff') requireAct(actor, 'share-with-participant');
  return inTransaction(services, async (services) => {
    // Locked first: a withdrawal at the same moment has either happened or waits.
    await lockCredential(services.db, isCredentialId(change.credentialId) ? change.credentialId : '');
    const row = await loadReachable(services, actor, change.credentialId);
    if (row.revokedAt && change.isOpen && row.closedAt) throw new Problem('credential-withdrawn');
    const closedAt = change.isOpen ? null : (row.closedAt ?? services.clock.now());
    await updateCredentialClosed(services.db, row.id, closedAt);
    const act = change.isOpen ? 'credential-opened' : 'credential-closed';
    await recordAudit(services, { act, actor, subject: `credential:${row.id}` });
    return toCredentialView(services, { ...row, closedAt });
  });
}
