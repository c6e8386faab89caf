// Rows of status lists. The truth is here, a row per reserved index; the bitstring is derived from them.

import type { Database } from './database.ts';
import { and, asc, desc, eq, sql } from './drizzle.ts';
import { statusEntries, statusLists } from './tables/status-lists.ts';

export type StatusListRow = typeof statusLists.$inferSelect;

export async function findStatusList(db: Database, number: number): Promise<StatusListRow | undefined> {
  const [row] = await db.select().from(statusLists).where(eq(statusLists.number, number));
  return row;
}

/**
 * Locks the list, so that it is signed for one revision at a time. Not `for update`: an award that reserved an
 * index holds a key-share lock on this row, and two awards that both sign would wait for each other.
 */
export async function lockStatusList(db: Database, number: number): Promise<StatusListRow | undefined> {
  const [row] = await db
    .select()
    .from(statusLists)
    .where(eq(statusLists.number, number))
    .for('no key update');
  return row;
}

/** The newest list of an issuer: the one that new credentials get their index from. */
export async function findOpenStatusList(db: Database, issuerId: string): Promise<StatusListRow | undefined> {
  const [row] = await db
    .select()
    .from(statusLists)
    .where(eq(statusLists.issuerId, issuerId))
    .orderBy(desc(statusLists.number))
    .limit(1);
  return row;
}

/** Opens a list after the newest one that the caller saw (0 for none), or gives the one opened meanwhile. */
export async function insertStatusList(
  db: Database,
  row: { issuerId: string; length: number; createdAt: Date },
  newestSeen: number,
): Promise<StatusListRow> {
  // Two awards that both find no list must not make two: the second waits here and looks again.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`status-list:${row.issuerId}`}, 0))`);
  const newest = await findOpenStatusList(db, row.issuerId);
  if (newest && newest.number > newestSeen) return newest;
  const [inserted] = await db
    .insert(statusLists)
    .values({ ...row, revision: 1 })
    .returning();
  return inserted!;
}

/** Reserves an index; false when it was ever used before. */
export async function insertStatusEntry(db: Database, listNumber: number, index: number): Promise<boolean> {
  const rows = await db
    .insert(statusEntries)
    .values({ listNumber, index, revoked: false })
    .onConflictDoNothing()
    .returning({ index: statusEntries.index });
  return rows.length === 1;
}

/** Sets the revocation bit and raises the list's revision; a bit is never cleared (BSL: revocation). */
export async function updateEntryRevoked(db: Database, listNumber: number, index: number): Promise<void> {
  await db
    .update(statusEntries)
    .set({ revoked: true })
    .where(and(eq(statusEntries.listNumber, listNumber), eq(statusEntries.index, index)));
  await db
    .update(statusLists)
    .set({ revision: sql`${statusLists.revision} + 1` })
    .where(eq(statusLists.number, listNumber));
}

export async function listRevokedIndexes(db: Database, listNumber: number): Promise<number[]> {
  const rows = await db
    .select({ index: statusEntries.index })
    .from(statusEntries)
    .where(and(eq(statusEntries.listNumber, listNumber), sql`${statusEntries.revoked}`))
    .orderBy(asc(statusEntries.index));
  return rows.map((row) => row.index);
}

export async function updateStatusListSigned(
  db: Database,
  number: number,
  signed: { document: string; signedRevision: number; signedAt: Date; validUntil: Date },
): Promise<void> {
  await db.update(statusLists).set(signed).where(eq(statusLists.number, number));
}
