// Rows of participants. Reads are always within an issuer, and within locations where the caller says so.

import type { Database } from './database.ts';
import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from './drizzle.ts';
import { participants } from './tables/participants.ts';

export type ParticipantRow = typeof participants.$inferSelect;

/** Which participants a reader can reach: all of an issuer, or those of some locations. */
export type Scope = { issuerId: string; locationIds: string[] | 'all' };

export function withinScope(scope: Scope): SQL | undefined {
  return and(
    eq(participants.issuerId, scope.issuerId),
    scope.locationIds === 'all' ? undefined : inArray(participants.locationId, scope.locationIds),
  );
}

export async function findParticipant(
  db: Database,
  scope: Scope,
  id: string,
): Promise<ParticipantRow | undefined> {
  if (scope.locationIds.length === 0) return undefined;
  const [row] = await db
    .select()
    .from(participants)
    .where(and(withinScope(scope), eq(participants.id, id)));
  return row;
}

export async function findParticipantById(db: Database, id: string): Promise<ParticipantRow | undefined> {
  const [row] = await db.select().from(participants).where(eq(participants.id, id));
  return row;
}

/** Whether somebody is still learning here, or finished. */
export type Standing = 'present' | 'finished';

export function isOfStanding(standing: Standing | undefined): SQL | undefined {
  if (standing === undefined) return undefined;
  const { finishedMonth } = participants;
  return standing === 'present' ? isNull(finishedMonth) : isNotNull(finishedMonth);
}

/** Locks the participant's row, so that what is decided about their progress is decided one at a time. */
export async function lockParticipant(db: Database, id: string): Promise<ParticipantRow | undefined> {
  const [row] = await db.select().from(participants).where(eq(participants.id, id)).for('no key update');
  return row;
}

/** Locks the row against new rows that point at it as well: for whoever deletes it. */
export async function lockParticipantWhole(db: Database, id: string): Promise<ParticipantRow | undefined> {
  const [row] = await db.select().from(participants).where(eq(participants.id, id)).for('update');
  return row;
}

export async function listParticipants(
  db: Database,
  criteria: {
    scope: Scope;
    standing?: Standing | undefined;
    after?: { givenName: string; id: string } | undefined;
    limit: number;
  },
): Promise<ParticipantRow[]> {
  if (criteria.scope.locationIds.length === 0) return [];
  const { after } = criteria;
  return db
    .select()
    .from(participants)
    .where(
      and(
        withinScope(criteria.scope),
        isOfStanding(criteria.standing),
        after &&
          or(
            gt(participants.givenName, after.givenName),
            and(eq(participants.givenName, after.givenName), gt(participants.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(participants.givenName), asc(participants.id))
    .limit(criteria.limit);
}

export async function insertParticipant(db: Database, row: ParticipantRow): Promise<void> {
  await db.insert(participants).values(row);
}

export async function updateParticipant(
  db: Database,
  id: string,
  changes: Partial<Omit<ParticipantRow, 'id' | 'issuerId' | 'subjectId'>>,
): Promise<void> {
  await db.update(participants).set(changes).where(eq(participants.id, id));
}

/** Whoever else adds somebody to this location waits for the end of the transaction. */
export async function lockNewParticipants(db: Database, locationId: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`new-participants:${locationId}`}, 0))`,
  );
}

/** Everybody's name in reach of the scope, to see who is there already. */
export async function listParticipantNames(
  db: Database,
  scope: Scope,
): Promise<Pick<ParticipantRow, 'id' | 'givenName' | 'familyName'>[]> {
  if (scope.locationIds.length === 0) return [];
  const { id, givenName, familyName } = participants;
  return db.select({ id, givenName, familyName }).from(participants).where(withinScope(scope));
}
