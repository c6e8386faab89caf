// Which credential has which bit of which status list.
import { boolean, index, integer, pgTable, primaryKey, sql, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { issuers } from './issuers.ts';

export const statusLists = pgTable('status_lists', {
  /** The n of /status-lists/{n}. */
  number: integer().primaryKey().generatedAlwaysAsIdentity(),
  issuerId: uuid()
    .notNull()
    .references(() => issuers.id),
  length: integer().notNull(),
  /** Raised with every change of a status in this list. */
  revision: integer().notNull(),
  /** The signed credential for `signedRevision`, as its JCS bytes; made anew when it lags or ages. */
  document: text(),
  signedRevision: integer(),
  signedAt: instant(),
  validUntil: instant(),
  createdAt: instant().notNull(),
});

/** An index that was ever reserved stays here, so that it is never used again. */
export const statusEntries = pgTable(
  'status_entries',
  {
    listNumber: integer()
      .notNull()
      .references(() => statusLists.number),
    index: integer().notNull(),
    revoked: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listNumber, table.index] }),
    index('status_entries_revoked').on(table.listNumber).where(sql`${table.revoked}`),
  ],
);
