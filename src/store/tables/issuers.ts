// Issuers, their keys and their locations.
import { pgTable, smallint, sql, text, uniqueIndex, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';

export const issuers = pgTable('issuers', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  url: text().notNull(),
  email: text(),
  createdAt: instant().notNull(),
});

/** Key history: retired keys stay, because credentials signed with them stay valid. */
export const issuerKeys = pgTable(
  'issuer_keys',
  {
    id: uuid().primaryKey(),
    issuerId: uuid()
      .notNull()
      .references(() => issuers.id),
    /** What it signs: credentials and status lists with a proof inside, or JWTs. */
    use: text({ enum: ['proof', 'jwt'] })
      .notNull()
      .default('proof'),
    publicKeyMultibase: text().notNull().unique(),
    /** The secret in its master form (see openbadges/keys.ts), sealed with AES-256-GCM as a compact JWE. */
    sealedSeed: text().notNull(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (table) => [
    uniqueIndex('issuer_keys_one_active_per_use')
      .on(table.issuerId, table.use)
      .where(sql`${table.retiredAt} is null`),
  ],
);

export const locations = pgTable(
  'locations',
  {
    id: uuid().primaryKey(),
    issuerId: uuid()
      .notNull()
      .references(() => issuers.id),
    name: text().notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
    /** After so many weeks in which nothing was seen of somebody the floor is reminded; null for never. */
    reminderWeeks: smallint().default(6),
  },
  (table) => [uniqueIndex('locations_name').on(table.issuerId, table.name)],
);
