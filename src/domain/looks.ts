// How often what is open was looked at: a number for each day, without anything of who it was. Counted in memory and
// written a little later, so that no page waits for it and a closed one takes as long as one that never was.
import { findLocalDay } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { addLooks, findLookOwner, type LookRow, listLooks } from '../store/looks.ts';
import type { Actor } from './actors.ts';
import { floorTimeZone } from './assessment-input.ts';
import { loadReachableParticipant } from './participants.ts';
import { parseCode } from './share-codes.ts';
import { gatherStaffViews, type StaffView } from './staff-views.ts';

export type { StaffView } from './staff-views.ts';

/** Counted and not yet written, by subject and day. */
const waiting = new WeakMap<Services['settings'], Map<string, LookRow>>();
/** While the database is away, so many; what comes after is not counted. */
const waitingMaximum = 10_000;

function findWaiting({ settings }: Services): Map<string, LookRow> {
  const known = waiting.get(settings) ?? new Map<string, LookRow>();
  waiting.set(settings, known);
  return known;
}

function addWaiting(services: Services, { subject, day, count }: LookRow): void {
  const rows = findWaiting(services);
  const key = `${subject} ${day}`;
  const known = rows.get(key);
  if (known) known.count += count;
  else if (rows.size < waitingMaximum) rows.set(key, { subject, day, count });
}

/** The subject under which a look is counted: a credential's id, or a code as it is kept. */
export function findLookSubject(of: { credentialId: string } | { code: string }): string {
  return 'code' in of ? (parseCode(of.code) ?? of.code) : of.credentialId;
}

/** Counts one look by a stranger; costs no time and needs no database. */
export function countLook(services: Services, subject: string): void {
  const day = findLocalDay(services.clock.now(), floorTimeZone);
  addWaiting(services, { subject, day, count: 1 });
}

/** Whether who looks is the owner, or staff: such a look is not counted. */
export async function isOwnLook(services: Services, actor: Actor, subject: string): Promise<boolean> {
  if (actor.kind === 'staff') return true;
  return (await findLookOwner(services.db, subject)) === actor.participantId;
}

/** Writes what was counted; what can not be written now is kept for the next time. */
export async function storeLooks(services: Services): Promise<void> {
  const rows = [...findWaiting(services).values()];
  if (rows.length === 0) return;
  findWaiting(services).clear();
  try {
    await addLooks(services.db, rows);
  } catch (error) {
    for (const row of rows) addWaiting(services, row);
    throw error;
  }
}

export type Looks = {
  total: number;
  /** yyyy-mm-dd, the newest first; only days on which somebody looked. */
  days: { day: string; count: number }[];
};

/**
 * How often each was looked at, by subject; those that nobody looked at are left out.
 * @throws Problem forbidden, not-found
 */
export async function loadLooks(
  services: Services,
  actor: Actor,
  { participantId, subjects }: { participantId: string; subjects: string[] },
): Promise<Map<string, Looks>> {
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  const found = new Map<string, Looks>();
  for (const { subject, day, count } of await listLooks(services.db, subjects)) {
    const looks = found.get(subject) ?? { total: 0, days: [] };
    found.set(subject, { total: looks.total + count, days: [...looks.days, { day, count }] });
  }
  return found;
}

/**
 * Who of staff looked at a participant: the newest day first.
 * @throws Problem forbidden, not-found
 */
export async function listStaffViews(
  services: Services,
  actor: Actor,
  { participantId, limit }: { participantId: string; limit: number },
): Promise<StaffView[]> {
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  return gatherStaffViews(services, { participantId, limit });
}
