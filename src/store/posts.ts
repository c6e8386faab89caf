// Rows of shifts on shared tablets, their members and PINs. Tokens come in as hashes only.

import type { Database } from './database.ts';
import { and, asc, eq, gt, inArray, isNull, sql } from './drizzle.ts';
import { locations } from './tables/issuers.ts';
import { pins, postMembers, posts } from './tables/posts.ts';
import { staff, staffLocations } from './tables/staff.ts';

export type PostRow = typeof posts.$inferSelect;
export type PinRow = typeof pins.$inferSelect;

export async function insertPost(db: Database, row: PostRow): Promise<void> {
  await db.insert(posts).values(row);
}

/** The shift of a tablet while it lasts and its location is open. */
export async function findPost(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<(PostRow & { locationName: string }) | undefined> {
  const [row] = await db
    .select({ post: posts, locationName: locations.name })
    .from(posts)
    .innerJoin(locations, eq(locations.id, posts.locationId))
    .where(and(eq(posts.tokenHash, tokenHash), gt(posts.expiresAt, now), isNull(locations.closedAt)));
  return row && { ...row.post, locationName: row.locationName };
}

/** Shifts that last, the latest first. */
export function listPosts(
  db: Database,
  criteria: { issuerId: string; locationIds: string[] | 'all'; now: Date },
): Promise<PostRow[]> {
  const { issuerId, locationIds, now } = criteria;
  return db
    .select()
    .from(posts)
    .where(
      and(
        eq(posts.issuerId, issuerId),
        gt(posts.expiresAt, now),
        locationIds === 'all' ? undefined : inArray(posts.locationId, locationIds),
      ),
    )
    .orderBy(sql`${posts.createdAt} desc`, asc(posts.id));
}

/** Ends a shift; the sessions on its tablet go with it. */
export async function deletePost(db: Database, id: string): Promise<void> {
  await db.delete(posts).where(eq(posts.id, id));
}

export async function deletePostsAt(db: Database, locationId: string): Promise<string[]> {
  const rows = await db.delete(posts).where(eq(posts.locationId, locationId)).returning({ id: posts.id });
  return rows.map(({ id }) => id);
}

/** Shifts that ended before `before`; gives how many. */
export async function deleteEndedPosts(db: Database, before: Date): Promise<number> {
  const rows = await db
    .delete(posts)
    .where(sql`${posts.expiresAt} < ${before.toISOString()}`)
    .returning({ id: posts.id });
  return rows.length;
}

/** Gives whether they were not in it before. */
export async function insertPostMember(db: Database, row: typeof postMembers.$inferSelect): Promise<boolean> {
  const rows = await db.insert(postMembers).values(row).onConflictDoNothing().returning();
  return rows.length > 0;
}

export type Colleague = { id: string; name: string; isMember: boolean };

/** Everybody who can act with a PIN at the location of a shift, by name; those who joined are marked. */
export async function listColleagues(
  db: Database,
  post: Pick<PostRow, 'id' | 'locationId'>,
  roles: readonly (typeof staff.$inferSelect)['role'][],
): Promise<Colleague[]> {
  const rows = await db
    .select({ id: staff.id, name: staff.name, joinedAt: postMembers.joinedAt })
    .from(staff)
    .innerJoin(
      staffLocations,
      and(eq(staffLocations.staffId, staff.id), eq(staffLocations.locationId, post.locationId)),
    )
    .innerJoin(pins, eq(pins.staffId, staff.id))
    .leftJoin(postMembers, and(eq(postMembers.staffId, staff.id), eq(postMembers.postId, post.id)))
    .where(and(isNull(staff.deactivatedAt), eq(staff.kind, 'person'), inArray(staff.role, [...roles])))
    .orderBy(asc(staff.name), asc(staff.id));
  return rows.map(({ id, name, joinedAt }) => ({ id, name, isMember: joinedAt !== null }));
}

export async function listPins(db: Database, staffIds: string[]): Promise<PinRow[]> {
  if (staffIds.length === 0) return [];
  return db.select().from(pins).where(inArray(pins.staffId, staffIds));
}

export async function findPin(db: Database, staffId: string): Promise<PinRow | undefined> {
  return (await listPins(db, [staffId]))[0];
}

/** Under a lock: of many who try at once, each counts. */
export async function lockPin(db: Database, staffId: string): Promise<PinRow | undefined> {
  const [row] = await db.select().from(pins).where(eq(pins.staffId, staffId)).for('update');
  return row;
}

export async function insertPin(db: Database, row: PinRow): Promise<void> {
  const { staffId: _staffId, ...changes } = row;
  await db.insert(pins).values(row).onConflictDoUpdate({ target: pins.staffId, set: changes });
}

export async function updatePin(
  db: Database,
  staffId: string,
  changes: Pick<PinRow, 'failures' | 'lockedUntil'>,
): Promise<void> {
  await db.update(pins).set(changes).where(eq(pins.staffId, staffId));
}

/** Gives whether there was one. */
export async function deletePin(db: Database, staffId: string): Promise<boolean> {
  const rows = await db.delete(pins).where(eq(pins.staffId, staffId)).returning({ id: pins.staffId });
  return rows.length > 0;
}
