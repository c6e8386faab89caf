// CV codes: chosen sets of badges.
import { index, pgTable, primaryKey, text, uuid } from '../drizzle.ts';
import { credentials } from './credentials.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';

export const shares = pgTable(
  'shares',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    /** 12 characters of Crockford base32 without hyphens; the last is the check character. */
    code: text().notNull().unique(),
    displayName: text({ enum: ['full', 'first', 'initials', 'none'] }).notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  (table) => [index('shares_participant').on(table.participantId, table.createdAt)],
);

export const shareCredentials = pgTable(
  'share_credentials',
  {
    shareId: uuid()
      .notNull()
      .references(() => shares.id),
    credentialId: text()
      .notNull()
      .references(() => credentials.id),
  },
  (table) => [primaryKey({ columns: [table.shareId, table.credentialId] })],
);
