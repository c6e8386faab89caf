// Which superbadge somebody wants: one at a time, chosen by themselves. It counts towards nothing.
import { pgTable, uuid } from '../drizzle.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';

export const goals = pgTable('goals', {
  participantId: uuid()
    .primaryKey()
    .references(() => participants.id),
  badgeClassId: uuid()
    .notNull()
    .references(() => badgeClasses.id),
  chosenAt: instant().notNull(),
});
