// "Tijd om samen te kijken": that nothing was seen of somebody for some weeks. Says nothing of why.
import { date, pgTable, uniqueIndex, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';

export const reminders = pgTable(
  'reminders',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    /** The day on which something was seen last, or on which they came: one reminder for each. */
    since: date({ mode: 'string' }).notNull(),
    remindedAt: instant().notNull(),
  },
  (table) => [uniqueIndex('reminders_one').on(table.participantId, table.since)],
);
