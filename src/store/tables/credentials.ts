// Signed credentials and what was decided over them.
import { boolean, index, integer, pgTable, sql, text, uniqueIndex, uuid } from '../drizzle.ts';
import { assessments } from './assessments.ts';
import { badgeClasses } from './badge-classes.ts';
import { instant } from './instant.ts';
import { issuers } from './issuers.ts';
import { participants } from './participants.ts';
import { staff } from './staff.ts';

export const credentials = pgTable(
  'credentials',
  {
    /** The {id} of /credentials/{id}: 128 random bits. Whoever holds it may look. */
    id: text().primaryKey(),
    issuerId: uuid()
      .notNull()
      .references(() => issuers.id),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    version: integer().notNull(),
    /** 1, or higher for an edition that replaces an earlier one (decision 7). */
    edition: integer().notNull(),
    listNumber: integer().notNull(),
    statusIndex: integer().notNull(),
    /** The exact signed bytes: RFC 8785 (JCS). Never rewritten. */
    document: text().notNull(),
    /** sha-256 of those bytes, hex. */
    digest: text().notNull(),
    /** The assessment that completed it, if one did. */
    assessmentId: uuid().references(() => assessments.id),
    issuedAt: instant().notNull(),
    closedAt: instant(),
    revokedAt: instant(),
    /** Set when the revocation was an undo: then earlier observations go on counting. */
    undone: boolean().notNull(),
  },
  (table) => [
    uniqueIndex('credentials_status').on(table.listNumber, table.statusIndex),
    uniqueIndex('credentials_one_live')
      .on(table.participantId, table.badgeClassId)
      .where(sql`${table.revokedAt} is null`),
    index('credentials_participant').on(table.participantId, table.issuedAt),
  ],
);

/** The same credential as a signed JWT, written when it is first asked for. Never rewritten. */
export const credentialJwts = pgTable('credential_jwts', {
  credentialId: text()
    .primaryKey()
    .references(() => credentials.id),
  jwt: text().notNull(),
});

/** A request to withdraw, and what became of it. The reason stays private (decision 13). */
export const revocations = pgTable(
  'revocations',
  {
    id: uuid().primaryKey(),
    credentialId: text()
      .notNull()
      .references(() => credentials.id),
    reason: text({
      enum: ['mistake', 'wrong-person', 'not-as-described', 'support-withdrawn', 'holder-request'],
    }).notNull(),
    state: text({ enum: ['requested', 'confirmed', 'declined'] }).notNull(),
    /** Null when the holder asked for it, or the service itself did (support-withdrawn). */
    requestedBy: uuid().references(() => staff.id),
    requestedAt: instant().notNull(),
    decidedBy: uuid().references(() => staff.id),
    decidedAt: instant(),
  },
  (table) => [
    uniqueIndex('revocations_one_open').on(table.credentialId).where(sql`${table.state} = 'requested'`),
  ],
);
