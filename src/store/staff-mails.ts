// Whom of the staff a mail can reach, and when each was told last that something waits.

import type { Database } from './database.ts';
import { and, asc, eq, isNotNull, isNull, type SQL } from './drizzle.ts';
import type { StaffRow } from './staff.ts';
import { staff } from './tables/staff.ts';

export type { StaffRow } from './staff.ts';

const isReachable = (): SQL | undefined =>
  and(eq(staff.kind, 'person'), isNotNull(staff.email), isNull(staff.deactivatedAt));

export function listStaffToTell(db: Database): Promise<StaffRow[]> {
  return db.select().from(staff).where(isReachable()).orderBy(asc(staff.id));
}

/** Under a lock: of two who would tell somebody, one does. */
export async function lockStaffToTell(db: Database, id: string): Promise<StaffRow | undefined> {
  const [row] = await db
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), isReachable()))
    .for('update');
  return row;
}

export async function updateStaffTold(db: Database, id: string, toldAt: Date): Promise<void> {
  await db.update(staff).set({ toldAt }).where(eq(staff.id, id));
}
