// "Zeg het zelf": how well somebody says they do it. Kept apart from observations: it counts towards nothing.
import { jsonb, pgTable, primaryKey, uuid } from '../drizzle.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const selfAssessments = pgTable(
  'self_assessments',
  {
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    /** Criterion key to level. What was not said is left out; a row without anything is deleted. */
    results: jsonb().notNull(),
    saidAt: instant().notNull(),
    /** Who tapped it together with the participant; null when the participant did it alone. */
    saidWith: uuid().references(() => staff.id),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.badgeClassId] })],
);
