// Awards that wait for somebody.
import { index, pgTable, sql, text, uniqueIndex, uuid } from '../drizzle.ts';
import { assessments } from './assessments.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    policy: text({ enum: ['second-assessor', 'issuer-approval'] }).notNull(),
    state: text({ enum: ['waiting', 'approved', 'sent-back', 'lapsed'] }).notNull(),
    assessmentId: uuid().references(() => assessments.id),
    requestedAt: instant().notNull(),
    remindedAt: instant(),
    decidedBy: uuid().references(() => staff.id),
    decidedAt: instant(),
    /** Why it was sent back: from a closed list, never free text. */
    sentBackReason: text({ enum: ['see-again', 'talk-first', 'wrong-person'] }),
  },
  (table) => [
    uniqueIndex('approvals_one_waiting')
      .on(table.participantId, table.badgeClassId)
      .where(sql`${table.state} = 'waiting'`),
    index('approvals_queue').on(table.state, table.requestedAt, table.id),
  ],
);
