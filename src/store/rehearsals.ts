// Rows of practice badges.

import type { Database } from './database.ts';
import { eq, lt } from './drizzle.ts';
import { rehearsals } from './tables/rehearsals.ts';

export type RehearsalRow = typeof rehearsals.$inferSelect;

export async function insertRehearsal(db: Database, row: RehearsalRow): Promise<void> {
  await db.insert(rehearsals).values(row);
}

export async function findRehearsal(db: Database, id: string): Promise<RehearsalRow | undefined> {
  const [row] = await db.select().from(rehearsals).where(eq(rehearsals.id, id));
  return row;
}

export async function deleteRehearsalsBefore(db: Database, at: Date): Promise<number> {
  const gone = await db
    .delete(rehearsals)
    .where(lt(rehearsals.createdAt, at))
    .returning({ id: rehearsals.id });
  return gone.length;
}
