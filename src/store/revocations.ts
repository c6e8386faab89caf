// Rows of requests to withdraw a credential, and of what was decided.
import type { Database } from './database.ts';
import { and, asc, eq, ne } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { credentials, revocations } from './tables/credentials.ts';
import { participants } from './tables/participants.ts';

export type RevocationRow = typeof revocations.$inferSelect;

export async function insertRevocation(db: Database, row: RevocationRow): Promise<void> {
  await db.insert(revocations).values(row);
}

export async function findOpenRevocation(
  db: Database,
  credentialId: string,
): Promise<RevocationRow | undefined> {
  const [row] = await db
    .select()
    .from(revocations)
    .where(and(eq(revocations.credentialId, credentialId), eq(revocations.state, 'requested')));
  return row;
}

export async function findRevocation(db: Database, id: string): Promise<RevocationRow | undefined> {
  const [row] = await db.select().from(revocations).where(eq(revocations.id, id)).for('update');
  return row;
}

export async function updateRevocationDecided(
  db: Database,
  id: string,
  decision: { state: 'confirmed' | 'declined'; decidedBy: string | null; decidedAt: Date },
): Promise<void> {
  await db
    .update(revocations)
    .set(decision)
    .where(and(eq(revocations.id, id), ne(revocations.state, 'confirmed')));
}

/** Requests that wait for a second person, oldest first. */
export async function listOpenRevocations(
  db: Database,
  scope: Scope,
): Promise<(RevocationRow & { participantId: string; slug: string })[]> {
  if (scope.locationIds.length === 0) return [];
  const rows = await db
    .select({ revocation: revocations, participantId: participants.id, slug: badgeClasses.slug })
    .from(revocations)
    .innerJoin(credentials, eq(credentials.id, revocations.credentialId))
    .innerJoin(participants, eq(participants.id, credentials.participantId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .where(and(eq(revocations.state, 'requested'), withinScope(scope)))
    .orderBy(asc(revocations.requestedAt), asc(revocations.id));
  return rows.map((row) => ({ ...row.revocation, participantId: row.participantId, slug: row.slug }));
}
