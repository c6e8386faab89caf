// The two strong ways in besides a one-time link: passkeys, and accounts at the identity provider of the organisation.
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { staff } from './staff.ts';

export const passkeys = pgTable('passkeys', {
  /** Base64url, made by the device. */
  credentialId: text().primaryKey(),
  staffId: uuid()
    .notNull()
    .references(() => staff.id),
  /** COSE key, base64url. */
  publicKey: text().notNull(),
  counter: integer().notNull(),
  transports: jsonb().$type<string[]>().notNull(),
  createdAt: instant().notNull(),
  usedAt: instant(),
});

/** Which account at the identity provider an admin linked to somebody. */
export const accounts = pgTable('accounts', {
  staffId: uuid()
    .primaryKey()
    .references(() => staff.id),
  /** What the claim of OIDC_CLAIM says of them, lower-cased. */
  name: text().notNull().unique(),
  /** `sub` of the account that came first under this name; another one under the same name is refused. */
  subject: text(),
});

/** A sign-in that began and has to come back: what was asked, under the hash of a random name. Used once. */
export const signInAttempts = pgTable('sign_in_attempts', {
  tokenHash: text().primaryKey(),
  kind: text({ enum: ['passkey-registration', 'passkey', 'oidc'] }).notNull(),
  /** For whom a passkey is registered. */
  staffId: uuid().references(() => staff.id),
  /** Challenge, nonce and verifier. */
  secrets: jsonb().$type<Record<string, string>>().notNull(),
  expiresAt: instant().notNull(),
});
