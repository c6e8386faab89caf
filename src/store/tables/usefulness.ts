// How often what strangers looked at was of use to them: two numbers for each month, and nothing of whom or what.
import { integer, pgTable, text } from '../drizzle.ts';

export const usefulness = pgTable('usefulness', {
  /** yyyy-mm */
  month: text().primaryKey(),
  yes: integer().notNull(),
  no: integer().notNull(),
});
