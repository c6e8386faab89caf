// The first answers to POSTs with an Idempotency-Key.

import type { Database } from './database.ts';
import { and, eq, lt, sql } from './drizzle.ts';
import { idempotencyKeys } from './tables/idempotency-keys.ts';

export type IdempotencyKeyRow = typeof idempotencyKeys.$inferSelect;

/** Waits for whoever is at work under the same key; the lock ends with the transaction. */
export async function lockIdempotencyKey(db: Database, staffId: string, key: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`idempotency:${staffId}:${key}`}, 0))`,
  );
}

export async function findIdempotencyKey(
  db: Database,
  staffId: string,
  key: string,
): Promise<IdempotencyKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.staffId, staffId), eq(idempotencyKeys.key, key)));
  return row;
}

export async function insertIdempotencyKey(db: Database, row: IdempotencyKeyRow): Promise<void> {
  await db.insert(idempotencyKeys).values(row);
}

export async function deleteIdempotencyKeys(db: Database, before: Date): Promise<number> {
  const rows = await db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, before))
    .returning({ key: idempotencyKeys.key });
  return rows.length;
}
