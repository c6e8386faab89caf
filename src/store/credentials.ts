// Rows of credentials. A document is written once, as the exact signed bytes.

import type { Database } from './database.ts';
import { alias, and, asc, desc, eq, gt, isNull, lt, or, sql } from './drizzle.ts';
import { buildGatheredLookup } from './gathered-lookups.ts';
import { type Scope, withinScope } from './participants.ts';
import { buildOnce } from './prepared-queries.ts';
import { badgeClasses, badgeClassVersions } from './tables/badge-classes.ts';
import { credentialJwts, credentials } from './tables/credentials.ts';
import { participants } from './tables/participants.ts';

export type CredentialRow = typeof credentials.$inferSelect;
export type CredentialWithSlug = CredentialRow & { slug: string; kind: 'badge' | 'superbadge' };

const withSlug = { credential: credentials, slug: badgeClasses.slug, kind: badgeClasses.kind };

function joinSlug(row: {
  credential: CredentialRow;
  slug: string;
  kind: 'badge' | 'superbadge';
}): CredentialWithSlug {
  return { ...row.credential, slug: row.slug, kind: row.kind };
}

const buildPublicLookup = buildOnce((db) =>
  db
    .select({
      id: credentials.id,
      document: credentials.document,
      digest: credentials.digest,
      revokedAt: credentials.revokedAt,
    })
    .from(credentials)
    // Closed is left out here, so that closed and unknown take the database equally long (decision 14).
    .where(
      and(
        sql`${credentials.id} = any(string_to_array(${sql.placeholder('ids')}, ','))`,
        isNull(credentials.closedAt),
      ),
    )
    .prepare('find_public_credentials'),
);

export type PublicCredentialRow = Pick<CredentialRow, 'id' | 'document' | 'digest' | 'revokedAt'>;

/** What a public page needs of a credential whose link is open. */
export const findPublicCredential = buildGatheredLookup<PublicCredentialRow>({
  load: (db, ids) => buildPublicLookup(db).execute({ ids: ids.join() }),
  findKey: ({ id }) => id,
});

export async function findCredential(db: Database, id: string): Promise<CredentialWithSlug | undefined> {
  const [row] = await db
    .select(withSlug)
    .from(credentials)
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .where(eq(credentials.id, id));
  return row && joinSlug(row);
}

/** A credential of a participant whom the reader can reach. */
export async function findCredentialInScope(
  db: Database,
  scope: Scope,
  id: string,
): Promise<CredentialWithSlug | undefined> {
  if (scope.locationIds.length === 0) return undefined;
  const [row] = await db
    .select(withSlug)
    .from(credentials)
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .innerJoin(participants, eq(participants.id, credentials.participantId))
    .where(and(eq(credentials.id, id), withinScope(scope)));
  return row && joinSlug(row);
}

export async function lockCredential(db: Database, id: string): Promise<CredentialRow | undefined> {
  const [row] = await db.select().from(credentials).where(eq(credentials.id, id)).for('update');
  return row;
}

/** The one credential of this class that is not revoked, if there is one. */
export async function findLiveCredential(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<CredentialRow | undefined> {
  const [row] = await db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.participantId, participantId),
        eq(credentials.badgeClassId, badgeClassId),
        isNull(credentials.revokedAt),
      ),
    );
  return row;
}

/** Whether a later edition of what this credential stands for counts now, and its link is open. */
export async function hasOpenSuccessor(db: Database, id: string): Promise<boolean> {
  const earlier = alias(credentials, 'earlier');
  const rows = await db
    .select({ id: credentials.id })
    .from(credentials)
    .innerJoin(
      earlier,
      and(
        eq(earlier.participantId, credentials.participantId),
        eq(earlier.badgeClassId, credentials.badgeClassId),
        lt(earlier.edition, credentials.edition),
      ),
    )
    .where(and(eq(earlier.id, id), isNull(credentials.revokedAt), isNull(credentials.closedAt)));
  return rows.length > 0;
}

/** When this class was last withdrawn from the participant for another reason than an undo. */
export async function findLastRevokedAt(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<Date | undefined> {
  const [row] = await db
    .select({ revokedAt: credentials.revokedAt })
    .from(credentials)
    .where(
      and(
        eq(credentials.participantId, participantId),
        eq(credentials.badgeClassId, badgeClassId),
        eq(credentials.undone, false),
        sql`${credentials.revokedAt} is not null`,
      ),
    )
    .orderBy(desc(credentials.revokedAt))
    .limit(1);
  return row?.revokedAt ?? undefined;
}

export async function findAssessmentCredential(
  db: Database,
  assessmentId: string,
): Promise<CredentialRow | undefined> {
  const [row] = await db.select().from(credentials).where(eq(credentials.assessmentId, assessmentId));
  return row;
}

/** 0 when there was none; what was undone does not count, as if it had not happened. */
export async function findHighestEdition(
  db: Database,
  participantId: string,
  badgeClassId: string,
): Promise<number> {
  const [row] = await db
    .select({ edition: sql<number>`coalesce(max(${credentials.edition}), 0)::int` })
    .from(credentials)
    .where(
      and(
        eq(credentials.participantId, participantId),
        eq(credentials.badgeClassId, badgeClassId),
        eq(credentials.undone, false),
      ),
    );
  return row?.edition ?? 0;
}

/** Credentials of a participant, newest first, one page; what was undone is left out. */
export async function listParticipantCredentials(
  db: Database,
  criteria: {
    participantId: string;
    /** Timestamp with milliseconds, and id, of the last row of the page before. */
    after?: { issuedAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<CredentialWithSlug[]> {
  const { after } = criteria;
  const rows = await db
    .select(withSlug)
    .from(credentials)
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .where(
      and(
        eq(credentials.participantId, criteria.participantId),
        eq(credentials.undone, false),
        after &&
          or(
            sql`${credentials.issuedAt} < ${after.issuedAt}`,
            and(sql`${credentials.issuedAt} = ${after.issuedAt}`, gt(credentials.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(credentials.issuedAt), asc(credentials.id))
    .limit(criteria.limit);
  return rows.map(joinSlug);
}

/** Every credential of a participant that is not revoked. */
export async function listLiveCredentials(
  db: Database,
  participantId: string,
): Promise<CredentialWithSlug[]> {
  const rows = await db
    .select(withSlug)
    .from(credentials)
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .where(and(eq(credentials.participantId, participantId), isNull(credentials.revokedAt)))
    .orderBy(asc(badgeClasses.slug));
  return rows.map(joinSlug);
}

export async function insertCredential(db: Database, row: CredentialRow): Promise<void> {
  await db.insert(credentials).values(row);
}

/** The artwork of the version of the badge class that a credential is of. */
export async function findCredentialImage(db: Database, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ imageSvg: badgeClassVersions.imageSvg })
    .from(credentials)
    .innerJoin(
      badgeClassVersions,
      and(
        eq(badgeClassVersions.badgeClassId, credentials.badgeClassId),
        eq(badgeClassVersions.version, credentials.version),
      ),
    )
    .where(eq(credentials.id, id));
  return row?.imageSvg;
}

export async function findCredentialJwt(db: Database, credentialId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ jwt: credentialJwts.jwt })
    .from(credentialJwts)
    .where(eq(credentialJwts.credentialId, credentialId));
  return row?.jwt;
}

export async function insertCredentialJwt(db: Database, credentialId: string, jwt: string): Promise<void> {
  await db.insert(credentialJwts).values({ credentialId, jwt });
}

export async function updateCredentialClosed(db: Database, id: string, closedAt: Date | null): Promise<void> {
  await db.update(credentials).set({ closedAt }).where(eq(credentials.id, id));
}

export async function updateCredentialRevoked(
  db: Database,
  id: string,
  changes: { revokedAt: Date; undone: boolean; closedAt?: Date },
): Promise<void> {
  await db.update(credentials).set(changes).where(eq(credentials.id, id));
}
