// Shares: badges that a participant chose to show, under a CV code, with a name as they chose it; made, renewed and
// closed. What a code shows to others is in shared-sets.ts.
import { addSeconds } from '../base/clock.ts';
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findCredential } from '../store/credentials.ts';
import { lockParticipant, type ParticipantRow } from '../store/participants.ts';
import {
  findShare,
  insertShare,
  listShareCredentialIds,
  listShares as listShareRows,
  type ShareRow,
  updateShareClosed,
  updateShareName,
} from '../store/shares.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isCredentialId } from './credential-views.ts';
import { buildPage, isTimestamp, isUuid, type Page, type PageRequest, parseCursor } from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';
import { createCode, formatCode } from './share-codes.ts';

export const displayNames = ['full', 'first', 'initials', 'none'] as const;
export type DisplayName = (typeof displayNames)[number];
export const shareCredentialsMaximum = 50;

export type Share = {
  link: string;
  id: string;
  /** XXXX-XXXX-XXXX */
  code: string;
  displayName: DisplayName;
  credentialIds: string[];
  createdAt: Date;
  isOpen: boolean;
};

async function toShare(services: Services, row: ShareRow): Promise<Share> {
  return {
    link: `${services.settings.publicUrl}/c/${formatCode(row.code)}`,
    id: row.id,
    code: formatCode(row.code),
    displayName: row.displayName,
    credentialIds: await listShareCredentialIds(services.db, row.id),
    createdAt: row.createdAt,
    isOpen: row.closedAt === null,
  };
}

/** No participant has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';
const doubleTapSeconds = 60;
const recentShares = 10;

/** An open share of the last minute with the same badges and name: the same tap again, not a second wish. */
async function findTwin(
  services: Services,
  wanted: { participantId: string; credentialIds: string[]; displayName: DisplayName },
): Promise<Share | undefined> {
  const since = addSeconds(services.clock.now(), -doubleTapSeconds);
  const { participantId, displayName } = wanted;
  const rows = await listShareRows(services.db, { participantId, limit: recentShares });
  for (const row of rows) {
    if (row.closedAt || row.createdAt < since || row.displayName !== displayName) continue;
    const share = await toShare(services, row);
    if (share.credentialIds.join() === wanted.credentialIds.toSorted().join()) return share;
  }
  return undefined;
}

export type ShareInput = { participantId: string; credentialIds: string[]; displayName: DisplayName };

/** @throws Problem invalid-request naming each credential that can not be shared */
async function checkCredentials(services: Services, input: ShareInput): Promise<string[]> {
  const ids = [...new Set(input.credentialIds)];
  const faults = [];
  if (ids.length === 0 || ids.length > shareCredentialsMaximum) {
    const reason = `must hold 1 to ${shareCredentialsMaximum} credentials`;
    rejectRequest([{ name: 'credentialIds', reason }]);
  }
  for (const [index, id] of input.credentialIds.entries()) {
    const row = isCredentialId(id) ? await findCredential(services.db, id) : undefined;
    const isTheirs = row && row.participantId === input.participantId && !row.undone;
    if (!isTheirs || row.revokedAt || row.closedAt) {
      const reason = isTheirs ? 'is withdrawn or closed' : 'is not a credential of this participant';
      faults.push({ name: `credentialIds.${index}`, reason });
    }
  }
  if (faults.length > 0) rejectRequest(faults);
  return ids;
}

async function insertNewShare(
  services: Services,
  actor: Actor,
  input: { participant: ParticipantRow; credentialIds: string[]; displayName: DisplayName },
): Promise<Share> {
  for (;;) {
    const row: ShareRow = {
      id: services.ids.uuid(),
      participantId: input.participant.id,
      code: createCode(services.ids),
      displayName: input.displayName,
      createdAt: services.clock.now(),
      closedAt: null,
    };
    // 55 random bits hardly ever meet an earlier code; when they do, another is drawn.
    if (await insertShare(services.db, row, input.credentialIds)) {
      await recordAudit(services, { act: 'share-created', actor, subject: `share:${row.id}` });
      return toShare(services, row);
    }
  }
}

/**
 * Makes a CV code for chosen credentials; by the participant, or by floor staff together with them. The same wish
 * again within a minute gives the same code.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function createShare(services: Services, actor: Actor, input: ShareInput): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { participantId, displayName } = input;
    const reach = { participantId, act: 'share-with-participant' } as const;
    const participant = await loadReachableParticipant(services, actor, reach);
    const credentialIds = await checkCredentials(services, input);
    await lockPresentParticipant(services, participantId);
    const twin = await findTwin(services, { participantId, credentialIds, displayName });
    if (twin) return twin;
    return insertNewShare(services, actor, { participant, credentialIds, displayName });
  });
}

/** Newest first, closed ones too unless only open ones are asked for; one page. @throws Problem forbidden, not-found, invalid-request */
export async function listShares(
  services: Services,
  actor: Actor,
  request: PageRequest & { participantId: string; isOpen?: true },
): Promise<Page<Share>> {
  const { participantId, isOpen, limit } = request;
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { createdAt: cursor[0]!, id: cursor[1]! };
  const rows = await listShareRows(services.db, { participantId, isOpen, after, limit: limit + 1 });
  const page = buildPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: await Promise.all(page.items.map((row) => toShare(services, row))), next: page.next };
}

export type ShareChange = { participantId: string; shareId: string };

async function loadShareRow(services: Services, actor: Actor, change: ShareChange) {
  const { participantId, shareId } = change;
  const reach = { participantId, act: 'share-with-participant' } as const;
  const participant = await loadReachableParticipant(services, actor, reach);
  const row = isUuid(shareId) ? await findShare(services.db, participantId, shareId) : undefined;
  if (!row) throw new Problem('not-found');
  return { participant, row };
}

/** Closes a code at once and for ever. @throws Problem forbidden, not-found */
export function closeShare(services: Services, actor: Actor, change: ShareChange): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { row } = await loadShareRow(services, actor, change);
    const closedAt = row.closedAt ?? services.clock.now();
    await updateShareClosed(services.db, row.id, closedAt);
    await recordAudit(services, { act: 'share-closed', actor, subject: `share:${row.id}` });
    return toShare(services, { ...row, closedAt });
  });
}

/**
 * Shows another name with a code, from now on, to everybody who has it.
 * @throws Problem forbidden, not-found, share-closed
 */
export function changeShareName(
  services: Services,
  actor: Actor,
  { displayName, ...change }: ShareChange & { displayName: DisplayName },
): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { row } = await loadShareRow(services, actor, change);
    if (row.closedAt) throw new Problem('share-closed');
    await updateShareName(services.db, row.id, displayName);
    await recordAudit(services, { act: 'share-renamed', actor, subject: `share:${row.id}` });
    return toShare(services, { ...row, displayName });
  });
}

/**
 * Closes a code and makes a new one for the same badges and name. A second tap gives the new one again.
 * @throws Problem forbidden, not-found, share-closed
 */
export function regenerateShare(services: Services, actor: Actor, change: ShareChange): Promise<Share> {
  return inTransaction(services, async (services) => {
    await lockParticipant(services.db, isUuid(change.participantId) ? change.participantId : nobody);
    const { participant, row } = await loadShareRow(services, actor, change);
    const credentialIds = await listShareCredentialIds(services.db, row.id);
    if (row.closedAt) {
      const twin = await findTwin(services, { ...row, credentialIds });
      if (twin) return twin;
      throw new Problem('share-closed');
    }
    await closeShare(services, actor, change);
    return insertNewShare(services, actor, { participant, credentialIds, displayName: row.displayName });
  });
}
