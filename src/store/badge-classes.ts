// Rows of badge classes and their versions. Of a version row only the translations are ever written again.

import type { Database } from './database.ts';
import { and, asc, eq, getTableColumns, gt, inArray, sql } from './drizzle.ts';
import { buildOnce } from './prepared-queries.ts';
import { badgeClasses, badgeClassVersions } from './tables/badge-classes.ts';

export type BadgeClassRow = typeof badgeClasses.$inferSelect;
export type BadgeClassVersionRow = typeof badgeClassVersions.$inferSelect;
export type BadgeClassWithVersion = {
  badgeClass: BadgeClassRow;
  /** Without the image, which is as large as all the rest and hardly ever looked at. */
  version: Omit<BadgeClassVersionRow, 'imageSvg'>;
};

const { imageSvg, ...versionColumns } = getTableColumns(badgeClassVersions);
const withVersion = { badgeClass: badgeClasses, version: versionColumns };

const current = and(
  eq(badgeClassVersions.badgeClassId, badgeClasses.id),
  eq(badgeClassVersions.version, badgeClasses.currentVersion),
);

/** Lets one transaction at a time define classes and versions, so that no two make the same one. */
export async function lockBadgeClasses(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('badge-classes', 0))`);
}

/** Every class with its current version, by slug. */
export function listAllBadgeClasses(db: Database): Promise<BadgeClassWithVersion[]> {
  return db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, current)
    .orderBy(asc(badgeClasses.slug));
}

/** One page of classes with their current version, by slug; gives up to `limit` rows after `after`. */
export function listBadgeClasses(
  db: Database,
  criteria: { kind?: 'badge' | 'superbadge' | undefined; after?: string | undefined; limit: number },
): Promise<BadgeClassWithVersion[]> {
  return db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, current)
    .where(
      and(
        criteria.kind ? eq(badgeClasses.kind, criteria.kind) : undefined,
        criteria.after === undefined ? undefined : gt(badgeClasses.slug, criteria.after),
      ),
    )
    .orderBy(asc(badgeClasses.slug))
    .limit(criteria.limit);
}

const buildSuperbadgeLookup = buildOnce((db) =>
  db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, current)
    .where(eq(badgeClasses.kind, 'superbadge'))
    .orderBy(asc(badgeClasses.slug))
    .prepare('list_superbadge_classes'),
);

/** Every superbadge with its current version, by slug. */
export function listSuperbadgeClasses(db: Database): Promise<BadgeClassWithVersion[]> {
  return buildSuperbadgeLookup(db).execute();
}

export async function findBadgeClass(db: Database, slug: string): Promise<BadgeClassWithVersion | undefined> {
  const [row] = await db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, current)
    .where(eq(badgeClasses.slug, slug));
  return row;
}

export async function findBadgeClassById(
  db: Database,
  id: string,
): Promise<BadgeClassWithVersion | undefined> {
  const [row] = await db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, current)
    .where(eq(badgeClasses.id, id));
  return row;
}

export async function findBadgeClassVersion(
  db: Database,
  slug: string,
  version: number,
): Promise<BadgeClassWithVersion | undefined> {
  const [row] = await db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, eq(badgeClassVersions.badgeClassId, badgeClasses.id))
    .where(and(eq(badgeClasses.slug, slug), eq(badgeClassVersions.version, version)));
  return row;
}

/** Every version of a class. */
export function listVersionsOfBadgeClass(db: Database, slug: string): Promise<BadgeClassWithVersion[]> {
  return db
    .select(withVersion)
    .from(badgeClasses)
    .innerJoin(badgeClassVersions, eq(badgeClassVersions.badgeClassId, badgeClasses.id))
    .where(eq(badgeClasses.slug, slug))
    .orderBy(asc(badgeClassVersions.version));
}

export async function updateBadgeClassTranslations(
  db: Database,
  { badgeClassId, version }: Pick<BadgeClassVersionRow, 'badgeClassId' | 'version'>,
  translations: object,
): Promise<void> {
  await db
    .update(badgeClassVersions)
    .set({ translations })
    .where(and(eq(badgeClassVersions.badgeClassId, badgeClassId), eq(badgeClassVersions.version, version)));
}

/** The artwork of a version, as SVG text. */
export async function findBadgeImage(
  db: Database,
  slug: string,
  version: number,
): Promise<string | undefined> {
  const [row] = await db
    .select({ imageSvg })
    .from(badgeClassVersions)
    .innerJoin(badgeClasses, eq(badgeClasses.id, badgeClassVersions.badgeClassId))
    .where(and(eq(badgeClasses.slug, slug), eq(badgeClassVersions.version, version)));
  return row?.imageSvg;
}

/** The version rows named by (class, version) pairs. */
export async function listBadgeClassVersions(
  db: Database,
  pairs: { badgeClassId: string; version: number }[],
): Promise<BadgeClassWithVersion[]> {
  if (pairs.length === 0) return [];
  const rows = await db
    .select(withVersion)
    .from(badgeClassVersions)
    .innerJoin(badgeClasses, eq(badgeClasses.id, badgeClassVersions.badgeClassId))
    .where(inArray(badgeClassVersions.badgeClassId, [...new Set(pairs.map((pair) => pair.badgeClassId))]));
  return rows.filter((row) =>
    pairs.some((pair) => pair.badgeClassId === row.badgeClass.id && pair.version === row.version.version),
  );
}

export async function insertBadgeClass(
  db: Database,
  row: BadgeClassRow,
  version: BadgeClassVersionRow,
): Promise<void> {
  await db.insert(badgeClasses).values(row);
  await db.insert(badgeClassVersions).values(version);
}

export async function insertBadgeClassVersion(db: Database, version: BadgeClassVersionRow): Promise<void> {
  await db.insert(badgeClassVersions).values(version);
  await db
    .update(badgeClasses)
    .set({ currentVersion: version.version })
    .where(eq(badgeClasses.id, version.badgeClassId));
}

export async function updateBadgeClassRetired(
  db: Database,
  id: string,
  retiredAt: Date | null,
): Promise<void> {
  await db.update(badgeClasses).set({ retiredAt }).where(eq(badgeClasses.id, id));
}
