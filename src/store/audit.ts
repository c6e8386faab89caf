// Audit lines: append-only. No names, no e-mail, no free text; ids only.

import type { Database } from './database.ts';
import { asc, eq } from './drizzle.ts';
import { auditLines } from './tables/audit.ts';

export type AuditLineRow = typeof auditLines.$inferSelect;

export async function insertAuditLine(db: Database, row: Omit<AuditLineRow, 'id'>): Promise<void> {
  await db.insert(auditLines).values(row);
}

export function listAuditLines(db: Database, subject: string): Promise<AuditLineRow[]> {
  return db.select().from(auditLines).where(eq(auditLines.subject, subject)).orderBy(asc(auditLines.id));
}
