// What a participant asked to be done with what is kept of them, and what is left when all of it is gone.
import { index, integer, pgTable, sql, text, uniqueIndex, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { issuers } from './issuers.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const holderRequests = pgTable(
  'holder_requests',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    kind: text({ enum: ['correct-name', 'erase'] }).notNull(),
    /** The right name; only for a correction. */
    givenName: text(),
    familyName: text(),
    state: text({ enum: ['waiting', 'done', 'declined', 'withdrawn'] }).notNull(),
    requestedAt: instant().notNull(),
    /** Null when the participant asked themselves. */
    requestedBy: uuid().references(() => staff.id),
    decidedBy: uuid().references(() => staff.id),
    decidedAt: instant(),
  },
  (table) => [
    uniqueIndex('holder_requests_one_waiting')
      .on(table.participantId, table.kind)
      .where(sql`${table.state} = 'waiting'`),
    index('holder_requests_queue').on(table.state, table.requestedAt, table.id),
  ],
);

/** That somebody was erased, and by whom: no name, and an id that leads nowhere any more. */
export const erasures = pgTable('erasures', {
  participantId: uuid().primaryKey(),
  issuerId: uuid()
    .notNull()
    .references(() => issuers.id),
  erasedBy: uuid()
    .notNull()
    .references(() => staff.id),
  erasedAt: instant().notNull(),
  /** How many badges were withdrawn by it. */
  credentials: integer().notNull(),
});
