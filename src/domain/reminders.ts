// "Tijd om samen te kijken met Samira": when nothing was seen of somebody for some weeks, six unless their location
// says otherwise. It names nothing that is lacking, goes when something is seen, and starts to count anew.
import { inTransaction, type Services } from '../services.ts';
import { insertJob } from '../store/jobs.ts';
import { lockParticipant } from '../store/participants.ts';
import { insertReminder, listReminders as listRows, listUnremindedPeople } from '../store/reminders.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { findFloorDay, floorTimeZone } from './assessment-input.ts';
import { recordAudit } from './audit.ts';

/** Until somebody sets another number. */
export const usualReminderWeeks = 6;
export const reminderWeeksMaximum = 52;
const atOnce = 500;
const listMaximum = 100;

export type Reminder = {
  participantId: string;
  givenName: string;
  familyName: string;
  /** When it came up. */
  remindedAt: Date;
};

function buildQuestion(services: Services) {
  return { today: findFloorDay(services), timeZone: floorTimeZone };
}

/** Puts everybody whose time has come in the outbox; gives how many. Twice is no harm: each is looked at again. */
export function findQuietPeople(services: Services): Promise<number> {
  return inTransaction(services, async (services) => {
    const quiet = await listUnremindedPeople(services.db, { ...buildQuestion(services), limit: atOnce });
    for (const { participantId } of quiet) {
      const runAfter = services.clock.now();
      await insertJob(services.db, { kind: 'remind-of-participant', payload: { participantId }, runAfter });
    }
    return quiet.length;
  });
}

/** Makes the reminder if nothing was seen meanwhile, once. */
export function remindOfParticipant(services: Services, participantId: string): Promise<void> {
  return inTransaction(services, async (services) => {
    await lockParticipant(services.db, participantId);
    const question = { ...buildQuestion(services), participantId, limit: 1 };
    const [quiet] = await listUnremindedPeople(services.db, question);
    if (!quiet) return;
    const row = { id: services.ids.uuid(), ...quiet, remindedAt: services.clock.now() };
    if (!(await insertReminder(services.db, row))) return;
    await recordAudit(services, { act: 'reminder-made', actor: 'system', subject: `reminder:${row.id}` });
  });
}

/** With whom it is time to look together, at the actor's locations; who waits longest first. @throws Problem forbidden */
export async function listReminders(services: Services, actor: Actor): Promise<Reminder[]> {
  requireAct(actor, 'assess');
  const scope = findScope(actor);
  const rows = await listRows(services.db, { ...buildQuestion(services), scope, limit: listMaximum });
  return rows.map(({ participantId, givenName, familyName, remindedAt }) => ({
    participantId,
    givenName,
    familyName,
    remindedAt,
  }));
}
