// Rows of what the operator said of other issuers. Append-only: the last line of an issuer counts.

import type { Database } from './database.ts';
import { asc, desc, inArray } from './drizzle.ts';
import { issuerStandings } from './tables/issuer-standings.ts';

export type IssuerStandingRow = typeof issuerStandings.$inferSelect;

/** All lines, oldest first. */
export function listStandings(db: Database): Promise<IssuerStandingRow[]> {
  return db.select().from(issuerStandings).orderBy(asc(issuerStandings.id));
}

/** The last line of each of these issuers. */
export function listLastStandings(db: Database, issuerIds: string[]): Promise<IssuerStandingRow[]> {
  return db
    .selectDistinctOn([issuerStandings.issuerId])
    .from(issuerStandings)
    .where(inArray(issuerStandings.issuerId, issuerIds))
    .orderBy(asc(issuerStandings.issuerId), desc(issuerStandings.id));
}

/** Rows in the hundreds at once. */
export async function insertStandings(db: Database, rows: Omit<IssuerStandingRow, 'id'>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    await db.insert(issuerStandings).values(rows.slice(from, from + 500));
  }
}
