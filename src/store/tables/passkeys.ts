// Passkeys, and what was asked of a device that has to answer.
import { bigint, jsonb, pgTable, text, uuid } from '../drizzle.ts';
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
  /** 32 bits without a sign. */
  counter: bigint({ mode: 'number' }).notNull(),
  transports: jsonb().$type<string[]>().notNull(),
  createdAt: instant().notNull(),
  usedAt: instant(),
});

/** A sign-in that began and has to come back: what was asked, under the hash of a random name. Used once. */
export const signInAttempts = pgTable('sign_in_attempts', {
  tokenHash: text().primaryKey(),
  kind: text({ enum: ['passkey-registration', 'passkey', 'identity'] }).notNull(),
  /** For whom a passkey is registered. */
  staffId: uuid().references(() => staff.id),
  /** The challenge of a passkey; nonce and verifier of an identity provider. */
  secrets: jsonb().$type<Record<string, string>>().notNull(),
  expiresAt: instant().notNull(),
});
