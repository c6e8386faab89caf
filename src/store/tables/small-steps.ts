// Stapjes: kind sentences from a list. Private between the floor and the participant; never signed, never shared.
import { date, index, pgTable, text, uniqueIndex, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const smallSteps = pgTable(
  'small_steps',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    /** A key of the list in domain/small-steps.ts; there is no free text. */
    sentence: text().notNull(),
    givenBy: uuid()
      .notNull()
      .references(() => staff.id),
    /** The day on the floor. */
    givenOn: date({ mode: 'string' }).notNull(),
    givenAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('small_steps_one_a_day').on(
      table.participantId,
      table.givenBy,
      table.sentence,
      table.givenOn,
    ),
    index('small_steps_latest').on(table.participantId, table.givenAt, table.id),
  ],
);
