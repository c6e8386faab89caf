// Rows of staff, locations, tokens, one-time links and sessions. Tokens come in as hashes only.

import type { Database } from './database.ts';
import { and, asc, eq, gt, inArray, isNull, or, sql } from './drizzle.ts';
import { apiTokens, sessions, signInLinks, signInMails, staff, staffLocations } from './tables/staff.ts';

export type StaffRow = typeof staff.$inferSelect;
export type SignInLinkRow = typeof signInLinks.$inferSelect;
export type SignInMailRow = typeof signInMails.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type StaffWithLocations = StaffRow & { locationIds: string[] };

async function withLocations(db: Database, rows: StaffRow[]): Promise<StaffWithLocations[]> {
  if (rows.length === 0) return [];
  const links = await db
    .select()
    .from(staffLocations)
    .where(
      inArray(
        staffLocations.staffId,
        rows.map((row) => row.id),
      ),
    );
  return rows.map((row) => ({
    ...row,
    locationIds: links.filter((link) => link.staffId === row.id).map((link) => link.locationId),
  }));
}

/** The person or system of an id, unless deactivated. */
export async function findStaff(db: Database, id: string): Promise<StaffWithLocations | undefined> {
  const rows = await db
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.deactivatedAt)));
  return (await withLocations(db, rows))[0];
}

export async function findStaffByToken(
  db: Database,
  tokenHash: string,
): Promise<StaffWithLocations | undefined> {
  const rows = await db
    .select({ staff })
    .from(apiTokens)
    .innerJoin(staff, eq(staff.id, apiTokens.staffId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), isNull(apiTokens.revokedAt), isNull(staff.deactivatedAt)));
  return (
    await withLocations(
      db,
      rows.map((row) => row.staff),
    )
  )[0];
}

export async function listStaff(db: Database, issuerId: string): Promise<StaffWithLocations[]> {
  const rows = await db
    .select()
    .from(staff)
    .where(eq(staff.issuerId, issuerId))
    .orderBy(asc(staff.createdAt), asc(staff.id));
  return withLocations(db, rows);
}

export async function insertStaff(db: Database, row: StaffRow, locationIds: string[]): Promise<void> {
  await db.insert(staff).values(row);
  if (locationIds.length > 0) {
    await db
      .insert(staffLocations)
      .values(locationIds.map((locationId) => ({ staffId: row.id, locationId })));
  }
}

/** Whose address it is at an issuer, in lower case; unless deactivated. */
export async function findStaffByEmail(
  db: Database,
  issuerId: string,
  email: string,
): Promise<StaffRow | undefined> {
  const [row] = await db
    .select()
    .from(staff)
    .where(and(eq(staff.issuerId, issuerId), eq(staff.email, email), isNull(staff.deactivatedAt)));
  return row;
}

/** Of an issuer, deactivated or not. */
export async function findAnyStaff(
  db: Database,
  issuerId: string,
  id: string,
): Promise<StaffWithLocations | undefined> {
  const rows = await db
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), eq(staff.issuerId, issuerId)));
  return (await withLocations(db, rows))[0];
}

export async function updateStaff(
  db: Database,
  id: string,
  changes: Pick<StaffWithLocations, 'name' | 'role' | 'email' | 'deactivatedAt' | 'locationIds'>,
): Promise<void> {
  const { locationIds, ...columns } = changes;
  await db.update(staff).set(columns).where(eq(staff.id, id));
  await db.delete(staffLocations).where(eq(staffLocations.staffId, id));
  if (locationIds.length > 0) {
    await db.insert(staffLocations).values(locationIds.map((locationId) => ({ staffId: id, locationId })));
  }
}

/** Every way in that somebody has now: sessions, unused links, tokens. */
export async function deleteWaysIn(db: Database, staffId: string, at: Date): Promise<void> {
  await deleteSignIns(db, staffId, at);
  await db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.staffId, staffId), isNull(apiTokens.revokedAt)));
}

/** Signs somebody out everywhere; links that wait stop working. */
export async function deleteSignIns(db: Database, staffId: string, at: Date): Promise<void> {
  await db.delete(sessions).where(eq(sessions.staffId, staffId));
  await updateUnusedLinksUsed(db, { staffId, participantId: null }, at);
}

export async function insertApiToken(db: Database, row: typeof apiTokens.$inferSelect): Promise<void> {
  await db.insert(apiTokens).values(row);
}

/** Revokes every token of a person or system with this label; gives how many there were. */
export async function updateTokensRevoked(
  db: Database,
  criteria: { staffId: string; label: string; at: Date },
): Promise<number> {
  const rows = await db
    .update(apiTokens)
    .set({ revokedAt: criteria.at })
    .where(
      and(
        eq(apiTokens.staffId, criteria.staffId),
        eq(apiTokens.label, criteria.label),
        isNull(apiTokens.revokedAt),
      ),
    )
    .returning({ tokenHash: apiTokens.tokenHash });
  return rows.length;
}

export async function insertSignInLink(db: Database, row: SignInLinkRow): Promise<void> {
  await db.insert(signInLinks).values(row);
}

/** Earlier unused links of the same owner stop working. */
export async function updateUnusedLinksUsed(
  db: Database,
  owner: { staffId: string | null; participantId: string | null },
  at: Date,
): Promise<void> {
  const mine = owner.staffId
    ? eq(signInLinks.staffId, owner.staffId)
    : eq(signInLinks.participantId, owner.participantId ?? '');
  await db
    .update(signInLinks)
    .set({ usedAt: at })
    .where(and(mine, isNull(signInLinks.usedAt)));
}

/** Unused and in time, by the hash of its token or of its code. */
function isUsable(keyHash: string, now: Date) {
  return and(
    or(eq(signInLinks.tokenHash, keyHash), eq(signInLinks.codeHash, keyHash)),
    isNull(signInLinks.usedAt),
    gt(signInLinks.expiresAt, now),
  );
}

/** The link, if it is unused and in time; looking does not use it up. */
export async function findSignInLink(
  db: Database,
  keyHash: string,
  now: Date,
): Promise<SignInLinkRow | undefined> {
  const [row] = await db.select().from(signInLinks).where(isUsable(keyHash, now));
  return row;
}

/** Takes the link if it is unused and in time; at most one caller ever gets it. */
export async function updateSignInLinkUsed(
  db: Database,
  keyHash: string,
  now: Date,
): Promise<SignInLinkRow | undefined> {
  const [row] = await db.update(signInLinks).set({ usedAt: now }).where(isUsable(keyHash, now)).returning();
  return row;
}

export async function insertSignInMail(db: Database, row: SignInMailRow): Promise<void> {
  await db.insert(signInMails).values(row);
}

export async function findSignInMail(db: Database, id: string): Promise<SignInMailRow | undefined> {
  const [row] = await db.select().from(signInMails).where(eq(signInMails.id, id));
  return row;
}

export async function deleteSignInMail(db: Database, id: string): Promise<void> {
  await db.delete(signInMails).where(eq(signInMails.id, id));
}

export async function insertSession(db: Database, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row);
}

export async function findSession(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)));
  return row;
}

export async function updateSessionExpiry(db: Database, tokenHash: string, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ expiresAt }).where(eq(sessions.tokenHash, tokenHash));
}

/** Ends them on every device. */
export async function deleteParticipantSessions(db: Database, participantId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.participantId, participantId));
}

export async function updateSessionSeen(db: Database, tokenHash: string, seenAt: Date): Promise<void> {
  await db.update(sessions).set({ seenAt }).where(eq(sessions.tokenHash, tokenHash));
}

/** Whoever acted on a shared tablet does not any more. */
export async function deletePostSessions(db: Database, postId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.postId, postId));
}

export async function deleteSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Removes sessions and links that ended before `before`; gives how many. */
export async function deleteEndedSignIns(db: Database, before: Date): Promise<number> {
  const ended = await db
    .delete(sessions)
    .where(sql`${sessions.expiresAt} < ${before.toISOString()}`)
    .returning({ id: sessions.tokenHash });
  const links = await db
    .delete(signInLinks)
    .where(sql`${signInLinks.expiresAt} < ${before.toISOString()}`)
    .returning({ id: signInLinks.tokenHash });
  return ended.length + links.length;
}
