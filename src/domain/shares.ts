// Shares: badges that a participant chose to show, under a CV code, with a name as they chose it. A share tells
// nothing about what is not in it, and unknown and closed codes are one answer (decisions 14, 15, 17).
import { Problem, rejectRequest } from '../base/problem.ts';
import { findMonthOf } from '../openbadges/month.ts';
import { inTransaction, type Services } from '../services.ts';
import { findCredential } from '../store/credentials.ts';
import type { ParticipantRow } from '../store/participants.ts';
import {
  findOpenShare,
  findShare,
  insertShare,
  listShareCredentialIds,
  listSharedCredentials,
  listShares as listShareRows,
  type SharedCredentialRow,
  type ShareRow,
  updateShareClosed,
} from '../store/shares.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { computeSuperbadge, listRuleSlugs } from './award-rules.ts';
import type { BadgeTemplate } from './badge-templates.ts';
import { isCredentialId } from './credential-views.ts';
import { findCredentialUrl } from './credentials.ts';
import { buildPage, isTimestamp, isUuid, type Page, type PageRequest, parseCursor } from './pages.ts';
import { loadReachableParticipant } from './participants.ts';
import { createCode, formatCode, parseCode } from './share-codes.ts';
import { listSuperbadges, type Superbadge } from './superbadges.ts';

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

type Names = { givenName: string; familyName: string };

const namesShown: Record<DisplayName, (names: Names) => string | null> = {
  full: ({ givenName, familyName }) => `${givenName} ${familyName}`,
  first: ({ givenName }) => givenName,
  initials: ({ givenName, familyName }) => `${takeInitial(givenName)}${takeInitial(familyName)}`,
  none: () => null,
};

function takeInitial(name: string): string {
  const [first = ''] = new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(name);
  return typeof first === 'string' ? first : `${first.segment.toLocaleUpperCase('nl')}.`;
}

/** The name as its owner chose to show it, or null for no name. */
export function renderDisplayName(choice: DisplayName, names: Names): string | null {
  return namesShown[choice](names);
}

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
 * Makes a CV code for chosen credentials; by the participant, or by floor staff together with them.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function createShare(services: Services, actor: Actor, input: ShareInput): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { participantId, displayName } = input;
    const reach = { participantId, act: 'share-with-participant' } as const;
    const participant = await loadReachableParticipant(services, actor, reach);
    const credentialIds = await checkCredentials(services, input);
    return insertNewShare(services, actor, { participant, credentialIds, displayName });
  });
}

/** Newest first, closed ones too; one page. @throws Problem forbidden, not-found, invalid-request */
export async function listShares(
  services: Services,
  actor: Actor,
  request: PageRequest & { participantId: string },
): Promise<Page<Share>> {
  const { participantId, limit } = request;
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { createdAt: cursor[0]!, id: cursor[1]! };
  const rows = await listShareRows(services.db, { participantId, after, limit: limit + 1 });
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

/** Closes a code and makes a new one for the same badges and name. @throws Problem forbidden, not-found */
export function regenerateShare(services: Services, actor: Actor, change: ShareChange): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { participant, row } = await loadShareRow(services, actor, change);
    await closeShare(services, actor, change);
    const credentialIds = await listShareCredentialIds(services.db, row.id);
    return insertNewShare(services, actor, { participant, credentialIds, displayName: row.displayName });
  });
}

export type SharedCredential = {
  link: string;
  id: string;
  badgeClass: string;
  kind: 'badge' | 'superbadge';
  version: number;
  name: string;
  /** What it says about the work, in Dutch and English. */
  description: { nl: string; en: string };
  /** yyyy-mm */
  month: string;
  status: 'in-force' | 'revoked';
  document: string;
};

export type SharedSet = {
  /** XXXX-XXXX-XXXX */
  code: string;
  link: string;
  displayName: string | null;
  credentials: SharedCredential[];
};

function toSharedCredential(services: Services, row: SharedCredentialRow): SharedCredential {
  const template = row.template as BadgeTemplate;
  const { validFrom } = JSON.parse(row.document) as { validFrom: string };
  return {
    link: findCredentialUrl(services, row.id),
    id: row.id,
    badgeClass: row.slug,
    kind: row.kind,
    version: row.version,
    name: template.name.nl,
    description: template.description,
    month: findMonthOf(validFrom),
    status: row.revokedAt ? 'revoked' : 'in-force',
    document: row.document,
  };
}

async function loadOpenShare(services: Services, typedCode: string) {
  // A code with a typing error is looked up too, as one that nobody has, so that its answer takes as long.
  const share = await findOpenShare(services.db, parseCode(typedCode) ?? '');
  if (!share) throw new Problem('not-found');
  return { share, rows: await listSharedCredentials(services.db, share.id) };
}

/** What a code shows to whoever has it. @throws Problem not-found */
export async function loadSharedSet(services: Services, typedCode: string): Promise<SharedSet> {
  const { share, rows } = await loadOpenShare(services, typedCode);
  const code = formatCode(share.code);
  return {
    code,
    link: `${services.settings.publicUrl}/c/${code}`,
    displayName: renderDisplayName(share.displayName, share),
    credentials: rows.map((row) => toSharedCredential(services, row)),
  };
}

export type SharedSuperbadge = {
  badgeClass: string;
  name: { nl: string; en: string };
  description: { nl: string; en: string };
  imageUrl: string;
  /** The superbadge's own credential, when it is in the share too. */
  credential: { link: string; status: 'in-force' | 'revoked' } | null;
  supporting: SharedCredential[];
};

export type SharedSuperbadges = { code: string; displayName: string | null; superbadges: SharedSuperbadge[] };

function buildSharedSuperbadge(
  superbadge: Superbadge,
  shared: SharedCredential[],
): SharedSuperbadge | undefined {
  const { template } = superbadge;
  const live = shared.filter((credential) => credential.status === 'in-force');
  const own = shared.find((credential) => credential.badgeClass === superbadge.slug) ?? null;
  const progress = computeSuperbadge(template.awardRule, new Set(live.map(({ badgeClass }) => badgeClass)));
  if (!progress.complete && own?.status !== 'in-force') return undefined;
  const slugs = listRuleSlugs(template.awardRule);
  return {
    badgeClass: superbadge.slug,
    name: template.name,
    description: template.description,
    imageUrl: superbadge.imageUrl,
    credential: own && { link: own.link, status: own.status },
    supporting: shared.filter(({ badgeClass }) => slugs.includes(badgeClass)),
  };
}

/**
 * Which superbadges are complete, by the badges in this share only; others are neither named nor counted
 * (decision 17). The cost depends on the share, not on how many credentials there are.
 * @throws Problem not-found
 */
export async function findSharedSuperbadges(
  services: Services,
  typedCode: string,
): Promise<SharedSuperbadges> {
  const { share, rows } = await loadOpenShare(services, typedCode);
  const shared = rows.map((row) => toSharedCredential(services, row));
  const superbadges = await listSuperbadges(services);
  return {
    code: formatCode(share.code),
    displayName: renderDisplayName(share.displayName, share),
    superbadges: superbadges.flatMap((superbadge) => buildSharedSuperbadge(superbadge, shared) ?? []),
  };
}
