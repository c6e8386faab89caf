// Rows that say who of the staff somebody at an identity provider is.

import type { Database } from './database.ts';
import { and, eq, isNull } from './drizzle.ts';
import { identities } from './tables/identities.ts';
import { staff } from './tables/staff.ts';

export type IdentityRow = typeof identities.$inferSelect;

export async function findIdentity(
  db: Database,
  { issuer, subject }: Pick<IdentityRow, 'issuer' | 'subject'>,
): Promise<IdentityRow | undefined> {
  const [row] = await db
    .select()
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return row;
}

export async function hasIdentity(db: Database, staffId: string): Promise<boolean> {
  const rows = await db
    .select({ id: identities.staffId })
    .from(identities)
    .where(eq(identities.staffId, staffId))
    .limit(1);
  return rows.length > 0;
}

/** People who work here with this address, in lower case, at any issuer of this installation. */
export async function listStaffIdsByEmail(db: Database, email: string): Promise<string[]> {
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.email, email), eq(staff.kind, 'person'), isNull(staff.deactivatedAt)));
  return rows.map(({ id }) => id);
}

/** Gives false when either of the two is linked already. */
export async function insertIdentity(db: Database, row: IdentityRow): Promise<boolean> {
  const rows = await db
    .insert(identities)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: identities.staffId });
  return rows.length > 0;
}

/** Gives how many there were. */
export async function deleteIdentities(db: Database, staffId: string): Promise<number> {
  const rows = await db
    .delete(identities)
    .where(eq(identities.staffId, staffId))
    .returning({ id: identities.staffId });
  return rows.length;
}
