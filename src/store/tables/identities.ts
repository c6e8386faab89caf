// Who of the staff somebody at an identity provider is.
import { pgTable, primaryKey, text, unique, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { staff } from './staff.ts';

export const identities = pgTable(
  'identities',
  {
    /** Of the provider, as it names itself. */
    issuer: text().notNull(),
    /** Given to nobody else there, ever. */
    subject: text().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    linkedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    unique('identities_staff').on(table.issuer, table.staffId),
  ],
);
