// "Dit kan ik al": what somebody says they can do already, until it was seen.
import { index, pgTable, sql, uniqueIndex, uuid } from '../drizzle.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const claims = pgTable(
  'claims',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    claimedAt: instant().notNull(),
    /** Who tapped it together with the participant; null when the participant did it alone. */
    claimedWith: uuid().references(() => staff.id),
    /** "Samen kijken": an assessor said that they will look together. The claim stays until something was seen. */
    togetherAt: instant(),
    togetherWith: uuid().references(() => staff.id),
    /** When an assessor recorded something for it: from then on it waits no longer. */
    seenAt: instant(),
  },
  (table) => [
    uniqueIndex('claims_one').on(table.participantId, table.badgeClassId),
    index('claims_waiting').on(table.claimedAt, table.id).where(sql`${table.seenAt} is null`),
  ],
);
