// The list of a week at one location: what was seen, by whom and for whom, and the badges that came of it. Who is not
// in it is not named, nothing is counted, and nobody is compared.
import { addSeconds, parseInstant } from '../base/clock.ts';
import { rejectRequest } from '../base/problem.ts';
import { findDayAfter, findMondayOf, findWeek } from '../base/weeks.ts';
import type { Services } from '../services.ts';
import { type AwardedRow, listAwardedBetween, listSeenBetween, type SeenRow } from '../store/weeks.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { findFloorDay, findFloorDayOf } from './assessment-input.ts';
import { type Level, levels } from './award-rules.ts';
import { listOwnLocations } from './participants.ts';
import { recordStaffViews } from './staff-views.ts';

export type SeenBadge = {
  badgeClass: string;
  /** Criterion to the highest level that was seen in this week. */
  results: Record<string, Level>;
  /** First names of who saw it. */
  seenBy: string[];
  /** yyyy-mm-dd, in order. */
  days: string[];
};

export type WeekOfPerson = {
  participantId: string;
  givenName: string;
  familyName: string;
  /** Slugs of badges that came in this week. */
  awarded: string[];
  seen: SeenBadge[];
};

export type Week = {
  /** Such as 2026-W47. */
  week: string;
  /** Monday and Sunday, yyyy-mm-dd. */
  from: string;
  to: string;
  location: { id: string; name: string };
  people: WeekOfPerson[];
};

/** The week that it is now on the floor. */
export function findThisWeek(services: Services): string {
  return findWeek(findFloorDay(services));
}

/** The week before or after; so that readers need no calendar. */
export function findOtherWeek(week: string, weeks: 1 | -1): string {
  return findWeek(findDayAfter(findMondayOf(week)!, weeks * 7));
}

function gatherBadges(rows: SeenRow[]): SeenBadge[] {
  return [...Map.groupBy(rows, ({ slug }) => slug)].map(([badgeClass, ofBadge]) => {
    const results: Record<string, Level> = {};
    for (const { criterion, level } of ofBadge) {
      const known = results[criterion];
      if (!known || levels.indexOf(level) > levels.indexOf(known)) results[criterion] = level;
    }
    const seenBy = new Set(ofBadge.map(({ assessorName }) => assessorName.split(' ')[0] ?? ''));
    const days = new Set(ofBadge.map(({ observedOn }) => observedOn));
    return { badgeClass, results, seenBy: [...seenBy].sort(), days: [...days].sort() };
  });
}

function gatherPeople(seen: SeenRow[], awarded: AwardedRow[]): WeekOfPerson[] {
  const people = new Map<string, WeekOfPerson>();
  for (const { participantId, givenName, familyName } of [...seen, ...awarded]) {
    const isHere = (row: { participantId: string }) => row.participantId === participantId;
    people.set(participantId, {
      participantId,
      givenName,
      familyName,
      awarded: awarded.filter(isHere).map(({ slug }) => slug),
      seen: gatherBadges(seen.filter(isHere)),
    });
  }
  const name = ({ givenName, familyName }: WeekOfPerson) => `${givenName} ${familyName}`;
  return [...people.values()].toSorted((a, b) => name(a).localeCompare(name(b), 'nl'));
}

/**
 * The list of a week, of the given location or the first of the actor's.
 * @throws Problem forbidden, invalid-request for no week or for a location of others
 */
export async function loadWeek(
  services: Services,
  actor: Actor,
  input: { week: string; locationId?: string | undefined },
): Promise<Week> {
  requireAct(actor, 'see-progress');
  const from = findMondayOf(input.week);
  if (!from) return rejectRequest([{ name: 'week', reason: 'must be a week, such as 2026-W47' }]);
  const locations = await listOwnLocations(services, actor);
  const location = locations.find(({ id }) => id === (input.locationId ?? locations[0]?.id));
  if (!location) return rejectRequest([{ name: 'locationId', reason: 'is not an open location of yours' }]);
  const to = findDayAfter(from, 6);
  const scope = { ...findScope(actor), locationIds: [location.id] };
  const seen = await listSeenBetween(services.db, { scope, from, to });
  // A day wider on both sides, because days on the floor do not begin at midnight in UTC.
  const awarded = await listAwardedBetween(services.db, {
    scope,
    from: addSeconds(parseInstant(`${from}T00:00:00Z`), -86_400),
    to: addSeconds(parseInstant(`${to}T00:00:00Z`), 2 * 86_400),
  });
  const inWeek = awarded.filter(({ issuedAt }) => findWeek(findFloorDayOf(issuedAt)) === input.week);
  const people = gatherPeople(seen, inWeek);
  const participantIds = people.map(({ participantId }) => participantId);
  await recordStaffViews(services, actor, { participantIds, act: 'see-progress' });
  const { id, name } = location;
  return { week: input.week, from, to, location: { id, name }, people };
}
