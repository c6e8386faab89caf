// What can be earned, version by version.
import { integer, jsonb, pgTable, primaryKey, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';

export const badgeClasses = pgTable('badge_classes', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  kind: text({ enum: ['badge', 'superbadge'] }).notNull(),
  currentVersion: integer().notNull(),
  createdAt: instant().notNull(),
  retiredAt: instant(),
});

/** A version is never changed, its translations excepted: credentials refer to it for ever. */
export const badgeClassVersions = pgTable(
  'badge_class_versions',
  {
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    version: integer().notNull(),
    template: jsonb().notNull(),
    imageSvg: text().notNull(),
    /** sha-256 of the template's JCS bytes and the image, hex: equal digest, equal version. */
    digest: text().notNull(),
    /** By language, what participants read of it. Not signed, not in the digest. */
    translations: jsonb().notNull().default({}),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.badgeClassId, table.version] })],
);
