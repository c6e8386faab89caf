// Shared tablets: a shift at a location, who works in it, and the PINs that they act with.
import { integer, pgTable, primaryKey, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { issuers, locations } from './issuers.ts';
import { staff } from './staff.ts';

/** One shift on one tablet, opened by somebody who signed in strongly. Gone when the shift ends. */
export const posts = pgTable('posts', {
  id: uuid().primaryKey(),
  tokenHash: text().notNull().unique(),
  issuerId: uuid()
    .notNull()
    .references(() => issuers.id),
  locationId: uuid()
    .notNull()
    .references(() => locations.id),
  openedBy: uuid()
    .notNull()
    .references(() => staff.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
});

/** Whose tiles stand on the locked screen. */
export const postMembers = pgTable(
  'post_members',
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    joinedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.staffId] })],
);

export const pins = pgTable('pins', {
  staffId: uuid()
    .primaryKey()
    .references(() => staff.id),
  /** scrypt with its costs and salt (see domain/pins.ts). */
  hash: text().notNull(),
  /** Wrong ones since the last right one. */
  failures: integer().notNull(),
  /** Until then no PIN is looked at; with too many failures, until it is set anew. */
  lockedUntil: instant(),
  createdAt: instant().notNull(),
});
