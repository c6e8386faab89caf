// Rows of how often something was of use.

import type { Database } from './database.ts';
import { desc, sql } from './drizzle.ts';
import { usefulness } from './tables/usefulness.ts';

export type UsefulnessRow = typeof usefulness.$inferSelect;

/** Adds to what is there. */
export async function addUsefulness(db: Database, row: UsefulnessRow): Promise<void> {
  await db
    .insert(usefulness)
    .values(row)
    .onConflictDoUpdate({
      target: usefulness.month,
      set: { yes: sql`${usefulness.yes} + excluded.yes`, no: sql`${usefulness.no} + excluded.no` },
    });
}

/** The newest month first. */
export function listUsefulness(db: Database, limit: number): Promise<UsefulnessRow[]> {
  return db.select().from(usefulness).orderBy(desc(usefulness.month)).limit(limit);
}
