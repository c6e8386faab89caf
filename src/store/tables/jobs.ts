// The outbox: what follows from a committed change.
import { bigserial, index, integer, jsonb, pgTable, sql, text } from '../drizzle.ts';
import { instant } from './instant.ts';

/** The outbox: what follows from a committed change, done at least once by the job runner. */
export const jobs = pgTable(
  'jobs',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    attempts: integer().notNull(),
    runAfter: instant().notNull(),
    doneAt: instant(),
    lastError: text(),
  },
  (table) => [index('jobs_due').on(table.runAfter).where(sql`${table.doneAt} is null`)],
);
