// Rows of shares (CV codes) and the chosen credentials in them.

import type { CredentialRow } from './credentials.ts';
import type { Database } from './database.ts';
import { and, asc, desc, eq, gt, isNull, or, sql } from './drizzle.ts';
import { buildOnce } from './prepared-queries.ts';
import { badgeClasses, badgeClassVersions } from './tables/badge-classes.ts';
import { credentials } from './tables/credentials.ts';
import { participants } from './tables/participants.ts';
import { shareCredentials, shares } from './tables/shares.ts';

export type ShareRow = typeof shares.$inferSelect;
export type SharedCredentialRow = Pick<CredentialRow, 'id' | 'version' | 'document' | 'revokedAt'> & {
  slug: string;
  kind: 'badge' | 'superbadge';
  template: unknown;
};

export async function insertShare(db: Database, row: ShareRow, credentialIds: string[]): Promise<boolean> {
  const inserted = await db.insert(shares).values(row).onConflictDoNothing().returning({ id: shares.id });
  if (inserted.length === 0) return false;
  await db
    .insert(shareCredentials)
    .values(credentialIds.map((credentialId) => ({ shareId: row.id, credentialId })));
  return true;
}

const buildOpenLookup = buildOnce((db) =>
  db
    .select({ share: shares, givenName: participants.givenName, familyName: participants.familyName })
    .from(shares)
    .innerJoin(participants, eq(participants.id, shares.participantId))
    .where(and(eq(shares.code, sql.placeholder('code')), isNull(shares.closedAt)))
    .prepare('find_open_share'),
);

/** An open share and the names of its participant. */
export async function findOpenShare(
  db: Database,
  code: string,
): Promise<(ShareRow & { givenName: string; familyName: string }) | undefined> {
  const [row] = await buildOpenLookup(db).execute({ code });
  return row && { ...row.share, givenName: row.givenName, familyName: row.familyName };
}

export async function findShare(
  db: Database,
  participantId: string,
  shareId: string,
): Promise<ShareRow | undefined> {
  const [row] = await db
    .select()
    .from(shares)
    .where(and(eq(shares.participantId, participantId), eq(shares.id, shareId)));
  return row;
}

const buildSharedLookup = buildOnce((db) =>
  db
    .select({
      id: credentials.id,
      version: credentials.version,
      document: credentials.document,
      revokedAt: credentials.revokedAt,
      slug: badgeClasses.slug,
      kind: badgeClasses.kind,
      template: badgeClassVersions.template,
    })
    .from(shareCredentials)
    .innerJoin(credentials, eq(credentials.id, shareCredentials.credentialId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .innerJoin(
      badgeClassVersions,
      and(
        eq(badgeClassVersions.badgeClassId, credentials.badgeClassId),
        eq(badgeClassVersions.version, credentials.version),
      ),
    )
    .where(and(eq(shareCredentials.shareId, sql.placeholder('shareId')), isNull(credentials.closedAt)))
    .orderBy(desc(badgeClasses.kind), asc(badgeClasses.slug), asc(credentials.id))
    .prepare('list_shared_credentials'),
);

/** The credentials of a share whose own link is open, with the template they were judged on. */
export function listSharedCredentials(db: Database, shareId: string): Promise<SharedCredentialRow[]> {
  return buildSharedLookup(db).execute({ shareId });
}

export async function listShareCredentialIds(db: Database, shareId: string): Promise<string[]> {
  const rows = await db
    .select({ id: shareCredentials.credentialId })
    .from(shareCredentials)
    .where(eq(shareCredentials.shareId, shareId))
    .orderBy(asc(shareCredentials.credentialId));
  return rows.map((row) => row.id);
}

/** Shares of a participant, newest first, one page; only open ones where that is asked. */
export function listShares(
  db: Database,
  criteria: {
    participantId: string;
    isOpen?: true | undefined;
    /** Timestamp with milliseconds, and id, of the last row of the page before. */
    after?: { createdAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<ShareRow[]> {
  const { after } = criteria;
  return db
    .select()
    .from(shares)
    .where(
      and(
        eq(shares.participantId, criteria.participantId),
        criteria.isOpen && isNull(shares.closedAt),
        after &&
          or(
            sql`${shares.createdAt} < ${after.createdAt}`,
            and(sql`${shares.createdAt} = ${after.createdAt}`, gt(shares.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(shares.createdAt), asc(shares.id))
    .limit(criteria.limit);
}

export async function updateShareClosed(db: Database, shareId: string, at: Date): Promise<void> {
  await db
    .update(shares)
    .set({ closedAt: at })
    .where(and(eq(shares.id, shareId), isNull(shares.closedAt)));
}

export async function updateShareName(
  db: Database,
  shareId: string,
  displayName: ShareRow['displayName'],
): Promise<void> {
  await db.update(shares).set({ displayName }).where(eq(shares.id, shareId));
}
