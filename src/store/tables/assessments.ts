// What was seen: positive facts only.
import { date, index, pgTable, smallint, sql, text, uniqueIndex, uuid } from '../drizzle.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

/** One submit of the form or the API. */
export const assessments = pgTable(
  'assessments',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    assessorId: uuid()
      .notNull()
      .references(() => staff.id),
    observedOn: date({ mode: 'string' }).notNull(),
    createdAt: instant().notNull(),
    /** "Even praten": the observations are kept, and nothing is awarded until it is lifted. */
    heldAt: instant(),
    holdLiftedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [index('assessments_participant').on(table.participantId, table.badgeClassId, table.createdAt)],
);

/** What was seen: positive facts only. A later, higher level adds a row; nothing is ever lowered. */
export const observations = pgTable(
  'observations',
  {
    id: uuid().primaryKey(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    criterion: text().notNull(),
    observedOn: date({ mode: 'string' }).notNull(),
    assessorId: uuid()
      .notNull()
      .references(() => staff.id),
    level: text({ enum: ['with-help', 'independent', 'teaches'] }).notNull(),
    /** Working days in a weekly entry, 1 to 5; only for classes that count days. */
    days: smallint(),
    recordedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('observations_identity').on(
      table.participantId,
      table.badgeClassId,
      table.criterion,
      table.observedOn,
      table.assessorId,
      table.level,
      sql`coalesce(${table.days}, 0)`,
    ),
    index('observations_assessment').on(table.assessmentId),
  ],
);
