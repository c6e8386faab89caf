// Whom and what an assessor will most likely want next: those of the last days come first on the floor form.
import { addSeconds } from '../base/clock.ts';
import type { Services } from '../services.ts';
import { listRecentClassIds, listRecentParticipants } from '../store/assessments.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { type Participant, toParticipant } from './participants.ts';

const recentSeconds = 14 * 24 * 3600;

/** Participants assessed lately at the actor's locations, the latest first. @throws Problem forbidden */
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

/** Ids of the badge classes that this assessor used lately, the latest first. @throws Problem forbidden */
export async function listRecentClasses(services: Services, actor: Actor, limit: number): Promise<string[]> {
  requireAct(actor, 'assess');
  const since = addSeconds(services.clock.now(), -recentSeconds);
  const scope = findScope(actor);
  return listRecentClassIds(services.db, { scope, assessorId: actor.id, since, limit });
}
