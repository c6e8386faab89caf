// Rows of what participants asked to be done with their data, and of erasures.

import type { Database } from './database.ts';
import { and, asc, eq } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { erasures, holderRequests } from './tables/holder-requests.ts';
import { participants } from './tables/participants.ts';

export type HolderRequestRow = typeof holderRequests.$inferSelect;
export type ErasureRow = typeof erasures.$inferSelect;

export async function insertHolderRequest(db: Database, row: HolderRequestRow): Promise<void> {
  await db.insert(holderRequests).values(row);
}

/** Those of one participant that wait. */
export function listWaitingRequests(db: Database, participantId: string): Promise<HolderRequestRow[]> {
  return db
    .select()
    .from(holderRequests)
    .where(and(eq(holderRequests.participantId, participantId), eq(holderRequests.state, 'waiting')))
    .orderBy(asc(holderRequests.requestedAt), asc(holderRequests.id));
}

export async function lockHolderRequest(db: Database, id: string): Promise<HolderRequestRow | undefined> {
  const [row] = await db.select().from(holderRequests).where(eq(holderRequests.id, id)).for('update');
  return row;
}

export async function updateHolderRequest(
  db: Database,
  id: string,
  changes: Pick<HolderRequestRow, 'state' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  await db.update(holderRequests).set(changes).where(eq(holderRequests.id, id));
}

export type NamedRequestRow = HolderRequestRow & { name: { givenName: string; familyName: string } };

/** All that wait for staff of a scope, the oldest first. */
export async function listRequestsInScope(db: Database, scope: Scope): Promise<NamedRequestRow[]> {
  if (scope.locationIds.length === 0) return [];
  const { givenName, familyName } = participants;
  const rows = await db
    .select({ request: holderRequests, name: { givenName, familyName } })
    .from(holderRequests)
    .innerJoin(participants, eq(participants.id, holderRequests.participantId))
    .where(and(eq(holderRequests.state, 'waiting'), withinScope(scope)))
    .orderBy(asc(holderRequests.requestedAt), asc(holderRequests.id));
  return rows.map(({ request, name }) => ({ ...request, name }));
}

export async function insertErasure(db: Database, row: ErasureRow): Promise<void> {
  await db.insert(erasures).values(row);
}
