// How often something open was looked at, and which staff looked at a participant. The first holds no identity at all.
import { date, integer, pgTable, primaryKey, text, uuid } from '../drizzle.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

/** Looks by strangers: a number for each day, and nothing of who it was. */
export const looks = pgTable(
  'looks',
  {
    /** The id of a credential, or a CV code without hyphens. */
    subject: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.day] })],
);

/** That somebody of staff looked, once a day for each kind of thing they saw. The participant can read it. */
export const staffViews = pgTable(
  'staff_views',
  {
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    day: date({ mode: 'string' }).notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    kind: text({ enum: ['details', 'progress', 'badges', 'codes', 'everything'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.day, table.staffId, table.kind] })],
);
