// Rows of passkeys, and of sign-ins that began and have to come back.

import type { Database } from './database.ts';
import { and, asc, eq, inArray, lt, sql } from './drizzle.ts';
import { passkeys, signInAttempts } from './tables/passkeys.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;
export type SignInAttemptRow = typeof signInAttempts.$inferSelect;

export async function insertPasskey(db: Database, row: PasskeyRow): Promise<boolean> {
  const rows = await db.insert(passkeys).values(row).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function findPasskey(db: Database, credentialId: string): Promise<PasskeyRow | undefined> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return row;
}

export async function listPasskeys(db: Database, staffIds: string[]): Promise<PasskeyRow[]> {
  if (staffIds.length === 0) return [];
  return db
    .select()
    .from(passkeys)
    .where(inArray(passkeys.staffId, staffIds))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.credentialId));
}

/** Counts one use; false when the counter is not beyond that of the last one. Devices that do not count stay at 0. */
export async function updatePasskeyUsed(
  db: Database,
  credentialId: string,
  use: { counter: number; usedAt: Date },
): Promise<boolean> {
  const isNext = use.counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, use.counter);
  const rows = await db
    .update(passkeys)
    .set(use)
    .where(and(eq(passkeys.credentialId, credentialId), isNext))
    .returning({ id: passkeys.credentialId });
  return rows.length > 0;
}

/** One of somebody's passkeys, or all; gives how many went. */
export async function deletePasskeys(db: Database, staffId: string, credentialId?: string): Promise<number> {
  const one = credentialId === undefined ? undefined : eq(passkeys.credentialId, credentialId);
  const rows = await db
    .delete(passkeys)
    .where(and(eq(passkeys.staffId, staffId), one))
    .returning({ id: passkeys.credentialId });
  return rows.length;
}

export async function insertSignInAttempt(db: Database, row: SignInAttemptRow): Promise<void> {
  await db.insert(signInAttempts).values(row);
}

/** Takes an attempt that is in time; at most one caller ever gets it. */
export async function deleteSignInAttempt(
  db: Database,
  attempt: Pick<SignInAttemptRow, 'tokenHash' | 'kind'>,
  now: Date,
): Promise<SignInAttemptRow | undefined> {
  const [row] = await db
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.tokenHash, attempt.tokenHash), eq(signInAttempts.kind, attempt.kind)))
    .returning();
  return row && row.expiresAt > now ? row : undefined;
}

/** Attempts that never came back; gives how many. */
export async function deleteEndedAttempts(db: Database, before: Date): Promise<number> {
  const rows = await db
    .delete(signInAttempts)
    .where(sql`${signInAttempts.expiresAt} < ${before.toISOString()}`)
    .returning({ id: signInAttempts.tokenHash });
  return rows.length;
}
