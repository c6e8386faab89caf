// Locations: opening, renaming, closing. A closed one awards nothing new; what was awarded there stays valid, and the
// people who are still there can be moved.
import { type InvalidParam, Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { lockIssuers } from '../store/issuers.ts';
import {
  countPeople,
  findLocation,
  type LocationRow,
  listLocations as listLocationRows,
  updateLocation as updateLocationRow,
} from '../store/locations.ts';
import { deletePostsAt } from '../store/posts.ts';
import { findForbiddenWords } from '../text/forbidden-words.ts';
import { type Actor, findScope, mayAct, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isPersonName } from './participant-names.ts';
import { reminderWeeksMaximum } from './reminders.ts';
import { createLocation } from './setup.ts';

export type Location = {
  id: string;
  name: string;
  isOpen: boolean;
  createdAt: Date;
  /** After so many weeks the floor is reminded to look together with somebody; null for never. */
  reminderWeeks: number | null;
  /** How many people are there now. */
  participants: number;
  staff: number;
};

async function toLocations(services: Services, issuerId: string, rows: LocationRow[]): Promise<Location[]> {
  const counts = await countPeople(services.db, issuerId);
  return rows.map(({ id, name, createdAt, closedAt, reminderWeeks }) => {
    const found = counts.find(({ locationId }) => locationId === id);
    const { participants = 0, staff = 0 } = found ?? {};
    return { id, name, isOpen: closedAt === null, createdAt, reminderWeeks, participants, staff };
  });
}

function isInScope(actor: Staff, { id }: { id: string }): boolean {
  const { locationIds } = findScope(actor);
  return locationIds === 'all' || locationIds.includes(id);
}

/** The locations of the actor by name, closed ones too. @throws Problem forbidden */
export async function listLocations(services: Services, actor: Actor): Promise<Location[]> {
  requireAct(actor, 'see-locations');
  const rows = await listLocationRows(services.db, actor.issuerId);
  return toLocations(
    services,
    actor.issuerId,
    rows.filter((row) => isInScope(actor, row)),
  );
}

/** @throws Problem forbidden, not-found */
export async function loadLocation(services: Services, actor: Actor, locationId: string): Promise<Location> {
  const found = (await listLocations(services, actor)).find(({ id }) => id === locationId);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Where people can be moved to: every open location of the issuer. @throws Problem forbidden */
export async function listDestinations(services: Services, actor: Actor): Promise<LocationRow[]> {
  requireAct(actor, 'move-participants');
  const rows = await listLocationRows(services.db, actor.issuerId);
  return rows.filter(({ closedAt }) => closedAt === null);
}

/** The holder may one day show where it was: so no word that a badge may not say (decision 26). */
async function checkName(services: Services, issuerId: string, { id, name }: { id: string; name: string }) {
  const others = (await listLocationRows(services.db, issuerId)).filter((row) => row.id !== id);
  const faults: [boolean, string][] = [
    [!isPersonName(name), 'must be one line of text, at most 100 characters'],
    [findForbiddenWords(name).length > 0, 'holds a word that may stand on no badge'],
    [others.some((row) => row.name === name), 'is the name of another location'],
  ];
  const invalidParams: InvalidParam[] = faults
    .filter(([isFault]) => isFault)
    .map(([, reason]) => ({ name: 'name', reason }));
  if (invalidParams.length > 0) rejectRequest(invalidParams);
}

/** @throws Problem forbidden, invalid-request */
export function openLocation(services: Services, actor: Actor, input: { name: string }): Promise<Location> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'open-locations');
    const { issuerId } = actor;
    // Names are given one at a time.
    await lockIssuers(services.db);
    await checkName(services, issuerId, { id: '', name: input.name });
    const id = await createLocation(services, { issuerId, name: input.name }, actor);
    return loadLocation(services, actor, id);
  });
}

export type LocationChanges = {
  name?: string | undefined;
  isOpen?: boolean | undefined;
  /** 1 to 52; null for never. */
  reminderWeeks?: number | null | undefined;
};

function checkReminderWeeks(weeks: number | null): void {
  const isCount = weeks === null || (Number.isInteger(weeks) && weeks >= 1 && weeks <= reminderWeeksMaximum);
  const reason = `must be a whole number from 1 to ${reminderWeeksMaximum}, or null`;
  if (!isCount) rejectRequest([{ name: 'reminderWeeks', reason }]);
}

/**
 * Renames, closes or opens again. Closing ends the shifts on its tablets.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function updateLocation(
  services: Services,
  actor: Actor,
  input: { locationId: string; changes: LocationChanges },
): Promise<Location> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'change-locations');
    const { locationId, changes } = input;
    await lockIssuers(services.db);
    await loadLocation(services, actor, locationId);
    const row = (await findLocation(services.db, locationId))!;
    const isOpen = changes.isOpen ?? row.closedAt === null;
    const name = changes.name ?? row.name;
    const { reminderWeeks = row.reminderWeeks } = changes;
    checkReminderWeeks(reminderWeeks);
    await checkName(services, actor.issuerId, { id: locationId, name });
    const closedAt = isOpen ? null : (row.closedAt ?? services.clock.now());
    await updateLocationRow(services.db, locationId, { name, closedAt, reminderWeeks });
    const subject = `location:${locationId}`;
    if (reminderWeeks !== row.reminderWeeks) {
      await recordAudit(services, { act: 'location-reminder-changed', actor, subject });
    }
    if (name !== row.name) await recordAudit(services, { act: 'location-renamed', actor, subject });
    if (isOpen !== (row.closedAt === null)) {
      await recordAudit(services, { act: isOpen ? 'location-opened' : 'location-closed', actor, subject });
    }
    if (!isOpen) await endPosts(services, actor, locationId);
    return loadLocation(services, actor, locationId);
  });
}

async function endPosts(services: Services, actor: Staff, locationId: string): Promise<void> {
  for (const id of await deletePostsAt(services.db, locationId)) {
    await recordAudit(services, { act: 'post-ended', actor, subject: `post:${id}` });
  }
}

/** Whether the actor may make new locations. */
export function mayOpenLocations(actor: Actor): boolean {
  return mayAct(actor, 'open-locations');
}

/** Whether anything new is awarded there. */
export async function isLocationOpen(services: Services, locationId: string): Promise<boolean> {
  return (await findLocation(services.db, locationId))?.closedAt === null;
}

/** @throws Problem location-closed */
export async function requireOpenLocation(services: Services, locationId: string): Promise<void> {
  if (!(await isLocationOpen(services, locationId))) throw new Problem('location-closed');
}
