// Rows of locations. A closed one stays: what was awarded there stays too.

import type { Database } from './database.ts';
import { and, asc, count, eq, isNull } from './drizzle.ts';
import { locations } from './tables/issuers.ts';
import { participants } from './tables/participants.ts';
import { staff, staffLocations } from './tables/staff.ts';

export type LocationRow = typeof locations.$inferSelect;

export async function insertLocation(db: Database, row: LocationRow): Promise<void> {
  await db.insert(locations).values(row);
}

export function listLocations(db: Database, issuerId: string): Promise<LocationRow[]> {
  return db
    .select()
    .from(locations)
    .where(eq(locations.issuerId, issuerId))
    .orderBy(asc(locations.name), asc(locations.id));
}

export async function findLocation(db: Database, id: string): Promise<LocationRow | undefined> {
  const [row] = await db.select().from(locations).where(eq(locations.id, id));
  return row;
}

export async function updateLocation(
  db: Database,
  id: string,
  changes: Pick<LocationRow, 'name' | 'closedAt' | 'reminderWeeks'>,
): Promise<void> {
  await db.update(locations).set(changes).where(eq(locations.id, id));
}

export type LocationCount = { locationId: string; participants: number; staff: number };

/** How many people there are at each location of an issuer; a location without anybody is not in the list. */
export async function countPeople(db: Database, issuerId: string): Promise<LocationCount[]> {
  const here = await db
    .select({ locationId: participants.locationId, number: count() })
    .from(participants)
    .where(eq(participants.issuerId, issuerId))
    .groupBy(participants.locationId);
  const working = await db
    .select({ locationId: staffLocations.locationId, number: count() })
    .from(staffLocations)
    .innerJoin(staff, eq(staff.id, staffLocations.staffId))
    .where(and(eq(staff.issuerId, issuerId), isNull(staff.deactivatedAt)))
    .groupBy(staffLocations.locationId);
  const find = (rows: typeof here, id: string) => rows.find((row) => row.locationId === id)?.number ?? 0;
  const ids = new Set([...here, ...working].map(({ locationId }) => locationId));
  return [...ids].map((locationId) => ({
    locationId,
    participants: find(here, locationId),
    staff: find(working, locationId),
  }));
}
