// Whom and what an assessor will most likely want next: today's people, those of the last days, and the badges of
// this workplace come first on the floor form. Nobody is asked who is in today: that would be a record of absence.
import { addSeconds } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { countClassLocations, listRecentClassIds, listRecentParticipants } from '../store/assessments.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { findFloorDay } from './assessment-input.ts';
import { type Participant, toParticipant } from './participants.ts';

const recentSeconds = 14 * 24 * 3600;
const placeSeconds = 90 * 24 * 3600;

/** Participants who did not finish and were assessed lately at the actor's locations, the latest first. @throws Problem forbidden */
export async function listRecentPeople(
  services: Services,
  actor: Actor,
  limit: number,
): Promise<Participant[]> {
  requireAct(actor, 'assess');
  const since = addSeconds(services.clock.now(), -recentSeconds);
  const rows = await listRecentParticipants(services.db, { scope: findScope(actor), since, limit });
  return rows.map(toParticipant);
}

/** Participants who did not finish at the actor's locations, of whom something was seen today. @throws Problem forbidden */
export async function listTodaysPeople(
  services: Services,
  actor: Actor,
  limit: number,
): Promise<Participant[]> {
  requireAct(actor, 'assess');
  const rows = await listRecentParticipants(services.db, {
    scope: findScope(actor),
    since: addSeconds(services.clock.now(), -recentSeconds),
    observedOn: findFloorDay(services),
    limit,
  });
  return rows.map(toParticipant);
}

/** Ids of the badge classes that this assessor used lately, the latest first. @throws Problem forbidden */
export async function listRecentClasses(services: Services, actor: Actor, limit: number): Promise<string[]> {
  requireAct(actor, 'assess');
  const since = addSeconds(services.clock.now(), -recentSeconds);
  const scope = findScope(actor);
  return listRecentClassIds(services.db, { scope, assessorId: actor.id, since, limit });
}

/**
 * Ids of the badge classes in use at the actor's locations, or at one of them, by anybody, the latest first.
 * @throws Problem forbidden
 */
export async function listPlaceClasses(
  services: Services,
  actor: Actor,
  { limit, locationId }: { limit: number; locationId?: string | undefined },
): Promise<string[]> {
  requireAct(actor, 'assess');
  const since = addSeconds(services.clock.now(), -placeSeconds);
  const reach = findScope(actor);
  const isReached = (id: string) => reach.locationIds === 'all' || reach.locationIds.includes(id);
  const scope = locationId === undefined ? reach : { ...reach, locationIds: [locationId].filter(isReached) };
  return listRecentClassIds(services.db, { scope, since, limit });
}

/** At how many places of the issuer each badge class was used in the last 90 days. */
export type ClassUse = { badgeClassId: string; slug: string; locations: number };

/** By slug; without classes that were not used. Counts places and never people. @throws Problem forbidden */
export async function listClassUses(services: Services, actor: Actor): Promise<ClassUse[]> {
  requireAct(actor, 'define-badge-classes');
  const since = addSeconds(services.clock.now(), -placeSeconds);
  return countClassLocations(services.db, { scope: findScope(actor), since });
}
