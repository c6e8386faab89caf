// Rows of issuers, their signing keys, and settings of the installation.

import type { Database } from './database.ts';
import { and, asc, desc, eq, isNull, sql } from './drizzle.ts';
import { credentials } from './tables/credentials.ts';
import { issuerKeys, issuers } from './tables/issuers.ts';
import { settings } from './tables/settings.ts';

export type IssuerRow = typeof issuers.$inferSelect;
export type IssuerKeyRow = typeof issuerKeys.$inferSelect;
export type KeyUse = IssuerKeyRow['use'];

/** Lets one transaction at a time make issuers and change keys, so that no two make the first one. */
export async function lockIssuers(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('issuers', 0))`);
}

export async function findIssuer(db: Database, id: string): Promise<IssuerRow | undefined> {
  const [row] = await db.select().from(issuers).where(eq(issuers.id, id));
  return row;
}

export async function findIssuerBySlug(db: Database, slug: string): Promise<IssuerRow | undefined> {
  const [row] = await db.select().from(issuers).where(eq(issuers.slug, slug));
  return row;
}

export function listIssuers(db: Database): Promise<IssuerRow[]> {
  return db.select().from(issuers).orderBy(asc(issuers.createdAt), asc(issuers.id));
}

export async function insertIssuer(db: Database, row: IssuerRow): Promise<void> {
  await db.insert(issuers).values(row);
}

/** All keys that ever signed for the issuer: those of proofs first, then oldest first. */
export function listIssuerKeys(db: Database, issuerId: string): Promise<IssuerKeyRow[]> {
  return db
    .select()
    .from(issuerKeys)
    .where(eq(issuerKeys.issuerId, issuerId))
    .orderBy(desc(issuerKeys.use), asc(issuerKeys.createdAt), asc(issuerKeys.id));
}

function isActive(issuerId: string, use: KeyUse) {
  return and(eq(issuerKeys.issuerId, issuerId), eq(issuerKeys.use, use), isNull(issuerKeys.retiredAt));
}

export async function findActiveKey(
  db: Database,
  issuerId: string,
  use: KeyUse,
): Promise<IssuerKeyRow | undefined> {
  const [row] = await db.select().from(issuerKeys).where(isActive(issuerId, use));
  return row;
}

export async function insertIssuerKey(db: Database, row: IssuerKeyRow): Promise<void> {
  await db.insert(issuerKeys).values(row);
}

export async function updateActiveKeyRetired(
  db: Database,
  { issuerId, use, retiredAt }: { issuerId: string; use: KeyUse; retiredAt: Date },
): Promise<void> {
  await db.update(issuerKeys).set({ retiredAt }).where(isActive(issuerId, use));
}

export async function findSetting(db: Database, name: string): Promise<string | undefined> {
  const [row] = await db.select().from(settings).where(eq(settings.name, name));
  return row?.value;
}

export async function insertSetting(db: Database, name: string, value: string): Promise<void> {
  await db
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } });
}

export async function hasCredentials(db: Database): Promise<boolean> {
  const rows = await db.select({ id: credentials.id }).from(credentials).limit(1);
  return rows.length > 0;
}
