// What the operator said of the issuers of others.
import { bigserial, index, pgTable, text } from '../drizzle.ts';
import { instant } from './instant.ts';

/** What the operator said of an issuer, line after line; the last one counts. Append-only. */
export const issuerStandings = pgTable(
  'issuer_standings',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /** A DID or an https address, as it stands in credentials. */
    issuerId: text().notNull(),
    standing: text({ enum: ['known', 'unknown', 'distrusted'] }).notNull(),
    name: text(),
    location: text(),
    url: text(),
    /** The registry that says so; null: the operator. */
    source: text(),
    since: instant().notNull(),
  },
  (table) => [index('issuer_standings_last').on(table.issuerId, table.id)],
);
