// Who did what, and when. Private.
import { bigserial, index, jsonb, pgTable, text, uuid } from '../drizzle.ts';
import { instant } from './instant.ts';

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
