// Practice badges: about nobody, signed by a key that nobody has, gone after a few days.
import { index, integer, pgTable, text } from '../drizzle.ts';
import { instant } from './instant.ts';

export const rehearsals = pgTable(
  'rehearsals',
  {
    /** The {id} of /oefenbadges/{id}: 128 random bits. */
    id: text().primaryKey(),
    slug: text().notNull(),
    version: integer().notNull(),
    /** The exact bytes, signed so that no verifier can find them good. */
    document: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('rehearsals_created').on(table.createdAt)],
);
