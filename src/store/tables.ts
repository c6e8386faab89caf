// The tables of Kundig, as Drizzle sees them. Rows only: what may happen to them is decided in domain/.
// There is deliberately no column for a reason of leaving, absence, hours, benefit, health or language level.
import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** Facts about this installation, such as the public URL that credentials were issued under. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});

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
  },
  (table) => [uniqueIndex('locations_name').on(table.issuerId, table.name)],
);

/** A person or a system with a role. */
export const staff = pgTable('staff', {
  id: uuid().primaryKey(),
  issuerId: uuid()
    .notNull()
    .references(() => issuers.id),
  name: text().notNull(),
  kind: text({ enum: ['person', 'system'] }).notNull(),
  role: text({ enum: ['assessor', 'manager', 'approver', 'admin', 'reader'] }).notNull(),
  createdAt: instant().notNull(),
  deactivatedAt: instant(),
});

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
  },
  (table) => [check('sessions_one_owner', sql`num_nonnulls(${table.staffId}, ${table.participantId}) = 1`)],
);

export const badgeClasses = pgTable('badge_classes', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  kind: text({ enum: ['badge', 'superbadge'] }).notNull(),
  currentVersion: integer().notNull(),
  createdAt: instant().notNull(),
  retiredAt: instant(),
});

/** A version is never changed: credentials refer to it for ever. */
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
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.badgeClassId, table.version] })],
);

export const participants = pgTable(
  'participants',
  {
    id: uuid().primaryKey(),
    issuerId: uuid()
      .notNull()
      .references(() => issuers.id),
    locationId: uuid()
      .notNull()
      .references(() => locations.id),
    givenName: text().notNull(),
    familyName: text().notNull(),
    /** A random urn:uuid: the participant's id in all their credentials of this issuer. */
    subjectId: text().notNull().unique(),
    email: text(),
    /** Base64url of 16 random bytes; made when the e-mail is first put in a credential. */
    emailSalt: text(),
    /** The participant asked for a hashed e-mail in new credentials, to import them in a backpack. */
    emailInCredentials: boolean().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('participants_location').on(table.locationId, table.givenName, table.id)],
);

/** One submit of the form or the API. */
export const assessments = pgTable(
  'assessments',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    assessorId: uuid()
      .notNull()
      .references(() => staff.id),
    observedOn: date({ mode: 'string' }).notNull(),
    createdAt: instant().notNull(),
    /** "Even praten": the observations are kept, and nothing is awarded until it is lifted. */
    heldAt: instant(),
    holdLiftedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [index('assessments_participant').on(table.participantId, table.badgeClassId, table.createdAt)],
);

/** What was seen: positive facts only. A later, higher level adds a row; nothing is ever lowered. */
export const observations = pgTable(
  'observations',
  {
    id: uuid().primaryKey(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    criterion: text().notNull(),
    observedOn: date({ mode: 'string' }).notNull(),
    assessorId: uuid()
      .notNull()
      .references(() => staff.id),
    level: text({ enum: ['with-help', 'independent', 'teaches'] }).notNull(),
    /** Working days in a weekly entry, 1 to 5; only for classes that count days. */
    days: smallint(),
    recordedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('observations_identity').on(
      table.participantId,
      table.badgeClassId,
      table.criterion,
      table.observedOn,
      table.assessorId,
      table.level,
      sql`coalesce(${table.days}, 0)`,
    ),
    index('observations_assessment').on(table.assessmentId),
  ],
);

export const statusLists = pgTable('status_lists', {
  /** The n of /status-lists/{n}. */
  number: integer().primaryKey().generatedAlwaysAsIdentity(),
  issuerId: uuid()
    .notNull()
    .references(() => issuers.id),
  length: integer().notNull(),
  /** Raised with every change of a status in this list. */
  revision: integer().notNull(),
  /** The signed credential for `signedRevision`, as its JCS bytes; made anew when it lags or ages. */
  document: text(),
  signedRevision: integer(),
  signedAt: instant(),
  validUntil: instant(),
  createdAt: instant().notNull(),
});

/** An index that was ever reserved stays here, so that it is never used again. */
export const statusEntries = pgTable(
  'status_entries',
  {
    listNumber: integer()
      .notNull()
      .references(() => statusLists.number),
    index: integer().notNull(),
    revoked: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listNumber, table.index] }),
    index('status_entries_revoked').on(table.listNumber).where(sql`${table.revoked}`),
  ],
);

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

export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id),
    badgeClassId: uuid()
      .notNull()
      .references(() => badgeClasses.id),
    policy: text({ enum: ['second-assessor', 'issuer-approval'] }).notNull(),
    state: text({ enum: ['waiting', 'approved', 'sent-back', 'lapsed'] }).notNull(),
    assessmentId: uuid().references(() => assessments.id),
    requestedAt: instant().notNull(),
    remindedAt: instant(),
    decidedBy: uuid().references(() => staff.id),
    decidedAt: instant(),
    /** Why it was sent back: from a closed list, never free text. */
    sentBackReason: text({ enum: ['see-again', 'talk-first', 'wrong-person'] }),
  },
  (table) => [
    uniqueIndex('approvals_one_waiting')
      .on(table.participantId, table.badgeClassId)
      .where(sql`${table.state} = 'waiting'`),
    index('approvals_queue').on(table.state, table.requestedAt, table.id),
  ],
);

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

/** The outbox: what follows from a committed change, done at least once by the job runner. */
export const jobs = pgTable(
  'jobs',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    attempts: integer().notNull(),
    runAfter: instant().notNull(),
    doneAt: instant(),
    lastError: text(),
  },
  (table) => [index('jobs_due').on(table.runAfter).where(sql`${table.doneAt} is null`)],
);

/** Who did what to which thing, exact times included: private, append-only, no names. */
export const auditLines = pgTable(
  'audit_lines',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    act: text().notNull(),
    staffId: uuid(),
    participantId: uuid(),
    subject: text().notNull(),
    facts: jsonb().notNull(),
  },
  (table) => [index('audit_lines_subject').on(table.subject, table.id)],
);

/** The first answer to a POST that carried an Idempotency-Key, to be given again. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    key: text().notNull(),
    requestDigest: text().notNull(),
    status: integer().notNull(),
    location: text(),
    body: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.key] })],
);
