// Rows of looks by strangers, and of who of staff looked.

import { type Database, isInTransaction } from './database.ts';
import { and, desc, eq, inArray, sql, unionAll } from './drizzle.ts';
import { credentials } from './tables/credentials.ts';
import { looks, staffViews } from './tables/looks.ts';
import { shares } from './tables/shares.ts';
import { staff } from './tables/staff.ts';

export type LookRow = typeof looks.$inferSelect;
export type StaffViewRow = typeof staffViews.$inferSelect;

/** Adds to what is there; each subject and day once in `rows`. What is gone since is not counted. */
export async function addLooks(db: Database, rows: LookRow[]): Promise<void> {
  const subjects = rows.map(({ subject }) => subject);
  const ids = db
    .select({ subject: credentials.id })
    .from(credentials)
    .where(inArray(credentials.id, subjects));
  const codes = db.select({ subject: shares.code }).from(shares).where(inArray(shares.code, subjects));
  const known = new Set((await unionAll(ids, codes)).map(({ subject }) => subject));
  const kept = rows.filter(({ subject }) => known.has(subject));
  if (kept.length === 0) return;
  await db
    .insert(looks)
    .values(kept)
    .onConflictDoUpdate({
      target: [looks.subject, looks.day],
      set: { count: sql`${looks.count} + excluded.count` },
    });
}

/** The newest day first. */
export function listLooks(db: Database, subjects: string[]): Promise<LookRow[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  return db.select().from(looks).where(inArray(looks.subject, subjects)).orderBy(desc(looks.day));
}

/** Whose credential or code it is. */
export async function findLookOwner(db: Database, subject: string): Promise<string | undefined> {
  const [credential] = await db
    .select({ id: credentials.participantId })
    .from(credentials)
    .where(eq(credentials.id, subject));
  if (credential) return credential.id;
  const [share] = await db.select({ id: shares.participantId }).from(shares).where(eq(shares.code, subject));
  return share?.id;
}

/** Once a day for each kind; nothing within a transaction, whose deed has an audit line of its own. */
export async function insertStaffViews(db: Database, rows: StaffViewRow[]): Promise<void> {
  // Two that wait for each other's rows and locks would be a deadlock.
  if (rows.length === 0 || isInTransaction(db)) return;
  await db.insert(staffViews).values(rows).onConflictDoNothing();
}

export type NamedStaffView = StaffViewRow & { name: string; role: (typeof staff.$inferSelect)['role'] };

/** The newest day first. */
export async function listStaffViews(
  db: Database,
  { participantId, limit }: { participantId: string; limit: number },
): Promise<NamedStaffView[]> {
  const rows = await db
    .select({ view: staffViews, name: staff.name, role: staff.role })
    .from(staffViews)
    .innerJoin(staff, and(eq(staff.id, staffViews.staffId)))
    .where(eq(staffViews.participantId, participantId))
    .orderBy(desc(staffViews.day), staff.name, staffViews.kind)
    .limit(limit);
  return rows.map(({ view, name, role }) => ({ ...view, name, role }));
}
