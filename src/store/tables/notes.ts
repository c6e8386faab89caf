// Notes of assessors about what they saw: private to the floor, and to the participant who asks for what is kept.
import { index, pgTable, text, uuid } from '../drizzle.ts';
import { assessments } from './assessments.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';

/** One for an assessment at most, by its assessor. A table of its own: nothing that reads assessments takes it along. */
export const notes = pgTable(
  'notes',
  {
    assessmentId: uuid()
      .primaryKey()
      .references(() => assessments.id),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    text: text().notNull(),
    writtenAt: instant().notNull(),
  },
  (table) => [index('notes_latest').on(table.participantId, table.writtenAt, table.assessmentId)],
);
