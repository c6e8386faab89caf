// Who earns. There is deliberately no column for a reason of leaving, absence, hours, benefit, health or language level.
import { boolean, index, pgTable, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';
import { issuers, locations } from './issuers.ts';

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
    /** A code of src/text/locales.ts; null until somebody chose one. */
    language: text(),
    createdAt: instant().notNull(),
    /** yyyy-mm in which they finished here; null for who is still here. The month is all that is kept. */
    finishedMonth: text(),
  },
  (table) => [index('participants_location').on(table.locationId, table.givenName, table.id)],
);
