// Who works here, and how they come in. Sign-in links and sessions serve participants too.
import { check, pgTable, primaryKey, sql, text, unique, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { issuers, locations } from './issuers.ts';
import { participants } from './participants.ts';
import { posts } from './posts.ts';

/** A person or a system with a role. */
export const staff = pgTable(
  'staff',
  {
    id: uuid().primaryKey(),
    issuerId: uuid()
      .notNull()
      .references(() => issuers.id),
    name: text().notNull(),
    kind: text({ enum: ['person', 'system'] }).notNull(),
    role: text({ enum: ['assessor', 'manager', 'approver', 'admin', 'reader'] }).notNull(),
    /** At work, in lower case; goes when they leave. */
    email: text(),
    /** When a mail said last that something waits. */
    toldAt: instant(),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
  },
  (table) => [unique('staff_email').on(table.issuerId, table.email)],
);

export const staffLocations = pgTable(
  'staff_locations',
  {
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.locationId] })],
);

export const apiTokens = pgTable('api_tokens', {
  tokenHash: text().primaryKey(),
  staffId: uuid()
    .notNull()
    .references(() => staff.id),
  label: text().notNull(),
  createdAt: instant().notNull(),
  revokedAt: instant(),
});

/** One-time links, for staff or for a participant; exactly one of the two is filled. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    tokenHash: text().primaryKey(),
    /** Of the code that can be typed in place of the link; a participant's card has one. */
    codeHash: text().unique('sign_in_links_code_hash'),
    staffId: uuid().references(() => staff.id),
    participantId: uuid().references(() => participants.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    check('sign_in_links_one_owner', sql`num_nonnulls(${table.staffId}, ${table.participantId}) = 1`),
  ],
);

/** Asked for and not sent yet. A row goes with its sending, and the address with it. */
export const signInMails = pgTable('sign_in_mails', {
  id: uuid().primaryKey(),
  participantId: uuid()
    .notNull()
    .references(() => participants.id, { onDelete: 'cascade' }),
  address: text().notNull(),
  requestedAt: instant().notNull(),
});

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    staffId: uuid().references(() => staff.id),
    participantId: uuid().references(() => participants.id),
    /** Random, sent back by every form of this session. */
    formKey: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** How they came in: a PIN opens less than the others. */
    means: text({ enum: ['link', 'passkey', 'identity', 'pin'] })
      .notNull()
      .default('link'),
    /** The shared tablet that it is on; there a session ends when nobody touches the screen. */
    postId: uuid().references(() => posts.id, { onDelete: 'cascade' }),
    seenAt: instant(),
  },
  (table) => [check('sessions_one_owner', sql`num_nonnulls(${table.staffId}, ${table.participantId}) = 1`)],
);
