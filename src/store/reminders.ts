// Of whom nothing was seen for as many weeks as their location says, and the reminders of it.

import type { Database } from './database.ts';
import { and, asc, eq, isNotNull, isNull, type SQL, sql } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { assessments } from './tables/assessments.ts';
import { locations } from './tables/issuers.ts';
import { participants } from './tables/participants.ts';
import { reminders } from './tables/reminders.ts';

export type ReminderRow = typeof reminders.$inferSelect;
export type QuietPerson = { participantId: string; since: string };

/** The last day on which something was seen, or else the day on which they came; in the floor's time zone. */
function buildSince(timeZone: string): SQL<string> {
  return sql<string>`coalesce(
    (select max(${assessments.observedOn}) from ${assessments}
      where ${assessments.participantId} = ${participants.id} and ${assessments.undoneAt} is null),
    (${participants.createdAt} at time zone ${timeZone})::date)`;
}

type Question = { today: string; timeZone: string };

/** Whether so many weeks have gone by since, of who is still here, at an open location that wants to be reminded. */
function isQuiet({ today, timeZone }: Question): SQL | undefined {
  return and(
    isNull(locations.closedAt),
    isNull(participants.finishedMonth),
    isNotNull(locations.reminderWeeks),
    sql`${buildSince(timeZone)} <= ${today}::date - 7 * ${locations.reminderWeeks}`,
  );
}

/** Who is quiet and was not reminded of yet: one person, or all. */
export async function listUnremindedPeople(
  db: Database,
  question: Question & { participantId?: string | undefined; limit: number },
): Promise<QuietPerson[]> {
  const since = buildSince(question.timeZone);
  return db
    .select({ participantId: participants.id, since: sql<string>`${since}::text` })
    .from(participants)
    .innerJoin(locations, eq(locations.id, participants.locationId))
    .where(
      and(
        question.participantId === undefined ? undefined : eq(participants.id, question.participantId),
        isQuiet(question),
        sql`not exists (select 1 from ${reminders}
          where ${reminders.participantId} = ${participants.id} and ${reminders.since} = ${since})`,
      ),
    )
    .orderBy(asc(participants.id))
    .limit(question.limit);
}

/** Gives false when it was there already. */
export async function insertReminder(db: Database, row: ReminderRow): Promise<boolean> {
  const rows = await db.insert(reminders).values(row).onConflictDoNothing().returning({ id: reminders.id });
  return rows.length > 0;
}

export type ReminderWithNames = ReminderRow & { givenName: string; familyName: string };

/** Reminders in reach that still hold: nothing was seen since, and the location still wants them. */
export async function listReminders(
  db: Database,
  question: Question & { scope: Scope; limit: number },
): Promise<ReminderWithNames[]> {
  if (question.scope.locationIds.length === 0) return [];
  const rows = await db
    .select({ reminder: reminders, givenName: participants.givenName, familyName: participants.familyName })
    .from(participants)
    .innerJoin(locations, eq(locations.id, participants.locationId))
    .innerJoin(reminders, eq(reminders.participantId, participants.id))
    .where(
      and(
        withinScope(question.scope),
        isQuiet(question),
        sql`${reminders.since} = ${buildSince(question.timeZone)}`,
      ),
    )
    .orderBy(asc(reminders.since), asc(participants.givenName), asc(reminders.id))
    .limit(question.limit);
  return rows.map(({ reminder, ...names }) => ({ ...reminder, ...names }));
}
