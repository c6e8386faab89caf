// First answers, to be given again.
import { integer, pgTable, primaryKey, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { staff } from './staff.ts';

/** The first answer to a POST that carried an Idempotency-Key, to be given again. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    key: text().notNull(),
    requestDigest: text().notNull(),
    status: integer().notNull(),
    location: text(),
    body: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.key] })],
);
