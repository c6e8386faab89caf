// "Er staat iets voor je klaar": a mail to staff with an address at work, when a reminder came up that they can do
// something about. It names nobody and nothing that is lacking, and leads to the first page, where all of it stands.
// At most one a day for each person, and none for what they were told of before. Requirements R25, R29.
import { inTransaction, type Mail, type Services } from '../services.ts';
import { listApprovals } from '../store/approvals.ts';
import { insertJob, isJobWaiting } from '../store/jobs.ts';
import { listStaffToTell, lockStaffToTell, type StaffRow, updateStaffTold } from '../store/staff-mails.ts';
import { languages } from '../text/languages.ts';
import { findScope, mayAct, type Staff } from './actors.ts';
import { mayDecide } from './approvals.ts';
import { findFloorDay, findFloorDayOf, findFloorTime } from './assessment-input.ts';
import { recordAudit } from './audit.ts';
import { listCountingSightings } from './awards.ts';
import { listReminders } from './reminders.ts';
import { findOwner } from './sign-in.ts';

/** No telephone buzzes outside these hours of the floor. */
const hours = ['07:00', '19:00'] as const;
const waitingMaximum = 100;

function wasToldToday(services: Services, { toldAt }: Pick<StaffRow, 'toldAt'>): boolean {
  return toldAt !== null && findFloorDayOf(toldAt) === findFloorDay(services);
}

/** A second assessor is somebody who did not see it first. */
async function mayApprove(services: Services, actor: Staff, row: WaitingRow): Promise<boolean> {
  if (!mayDecide(actor, row)) return false;
  if (row.policy !== 'second-assessor') return true;
  const sightings = await listCountingSightings(services, row.participantId, row.badgeClassId);
  return sightings.every(({ assessorId }) => assessorId !== actor.id);
}

type WaitingRow = Awaited<ReturnType<typeof listApprovals>>[number];

/** Whether something was reminded of after `since` that this person can act on and that still stands. */
async function isSomethingNew(services: Services, actor: Staff, since: Date | null): Promise<boolean> {
  const isNew = (at: Date | null) => at !== null && (since === null || at > since);
  if (mayAct(actor, 'assess')) {
    const reminders = await listReminders(services, actor);
    if (reminders.some(({ remindedAt }) => isNew(remindedAt))) return true;
  }
  if (!mayAct(actor, 'see-approvals')) return false;
  const wish = { scope: findScope(actor), state: 'waiting', limit: waitingMaximum } as const;
  for (const row of await listApprovals(services.db, wish)) {
    if (isNew(row.remindedAt) && (await mayApprove(services, actor, row))) return true;
  }
  return false;
}

/** Puts everybody with an address who was not told today in the outbox; gives how many. Each is looked at there. */
export function findStaffToTell(services: Services): Promise<number> {
  const time = findFloorTime(services.clock.now());
  if (!services.sendMail || time < hours[0] || time >= hours[1]) return Promise.resolve(0);
  return inTransaction(services, async (services) => {
    const people = (await listStaffToTell(services.db)).filter((row) => !wasToldToday(services, row));
    let count = 0;
    for (const { id: staffId, toldAt } of people) {
      const actor = await findOwner(services, { staffId, participantId: null });
      if (actor?.kind !== 'staff' || !(await isSomethingNew(services, actor, toldAt))) continue;
      const job = { kind: 'tell-staff', payload: { staffId } };
      // While the mail server is away one row waits for each person, however often the clock comes by.
      if (await isJobWaiting(services.db, job)) continue;
      await insertJob(services.db, { ...job, runAfter: services.clock.now() });
      count += 1;
    }
    return count;
  });
}

/**
 * Sends one, if there is still something and nobody told them meanwhile. Fails, to be tried again, while the mail server
 * can not be reached. Sent again after a crash it is the same mail, with the same id.
 */
export function tellStaff(services: Services, staffId: string): Promise<void> {
  return inTransaction(services, async (services) => {
    const row = await lockStaffToTell(services.db, staffId);
    if (!row?.email || !services.sendMail || wasToldToday(services, row)) return;
    const actor = await findOwner(services, { staffId, participantId: null });
    if (actor?.kind !== 'staff' || !(await isSomethingNew(services, actor, row.toldAt))) return;
    const outcome = await services.sendMail(writeMail(services, row, row.email));
    await updateStaffTold(services.db, staffId, services.clock.now());
    const act = outcome === 'sent' ? 'staff-mail-sent' : 'staff-mail-refused';
    await recordAudit(services, { act, actor: 'system', subject: `staff:${staffId}` });
  });
}

/** In Dutch: which language somebody of the staff reads is kept on their device only. */
function writeMail(services: Services, { id: staffId, name }: StaffRow, to: string): Mail {
  const language = 'nl';
  const { staffMail } = languages[language].texts;
  const { publicUrl } = services.settings;
  const first = name.split(' ')[0] ?? name;
  const { hello, subject, lead, once, stop } = staffMail;
  const lines = [hello({ name: first }), '', lead, `${publicUrl}/`, '', once, stop];
  const id = `told-${staffId}-${findFloorDay(services)}@${new URL(publicUrl).hostname}`;
  return { to, subject, text: `${lines.join('\n')}\n`, language, id };
}
