// Brings the tables of a database up to date with the files in migrations/. Several processes may start at once.
import { join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { openConnection } from './connection.ts';
import { describeDatabaseError, findDatabaseProblem } from './database-errors.ts';
import { drizzle, migrate, type PostgresJsDatabase, readMigrationFiles, sql } from './drizzle.ts';

export const migrationsFolder = join(import.meta.dirname, '../../migrations');

/** Any number will do, as long as it stays the same: "kundig" as bytes. */
const lockNumber = 0x6b75_6e64;

const oldestVersion = 15;

/**
 * Applies the migrations that the database does not have, under a lock of the session on a connection of its own
 * (Drizzle takes none: two starts on an empty database would collide). Through PgBouncer in transaction mode such a
 * lock does not hold: give a direct address, or run one process first.
 * @throws Problem database-too-old, database-newer, database-unavailable, configuration-invalid (DATABASE_URL)
 */
export async function migrateDatabase(url: string): Promise<void> {
  const connection = openConnection(url, { pool: 1, prepare: false });
  const db = drizzle(connection);
  try {
    await checkVersion(db);
    await db.execute(sql`select pg_advisory_lock(${lockNumber}::int, 0)`);
    await checkKnown(db);
    await migrate(db, { migrationsFolder });
  } catch (error) {
    throw findAccessProblem(error) ?? findDatabaseProblem(error) ?? error;
  } finally {
    // The lock goes with the connection.
    await connection.end({ timeout: 5 });
  }
}

/** What PostgreSQL refuses to somebody who has the wrong address, by SQLSTATE. */
const refusals: Record<string, string> = {
  28000: 'PostgreSQL refuses this user',
  '28P01': 'PostgreSQL refuses this user or password',
  '3D000': 'there is no such database',
  42501: 'this user may not make the tables of Kundig in this database',
};

function findAccessProblem(error: unknown): Problem | undefined {
  const reason = refusals[describeDatabaseError(error)?.code ?? ''];
  return reason === undefined
    ? undefined
    : new Problem('configuration-invalid', { faults: [{ setting: 'DATABASE_URL', reason }] });
}

async function checkVersion(db: PostgresJsDatabase): Promise<void> {
  const [row] = await db.execute<{ number: string; name: string }>(
    sql`select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  );
  checkPostgresVersion(Number(row?.number), row?.name ?? 'unknown');
}

/**
 * @param number as in `server_version_num`: 150018 is 15.18
 * @throws Problem database-too-old
 */
export function checkPostgresVersion(number: number, name: string): void {
  if (!(number >= oldestVersion * 10_000)) {
    throw new Problem('database-too-old', { found: name, needed: `${oldestVersion} or later` });
  }
}

/** Drizzle compares times only, and would take the tables of a later version for its own. */
async function checkKnown(db: PostgresJsDatabase): Promise<void> {
  const [table] = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (table?.name === null) {
    return;
  }
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
  const applied = await db.execute<{ hash: string }>(sql`select hash from drizzle.__drizzle_migrations`);
  const unknown = applied.filter(({ hash }) => !known.has(hash));
  if (unknown.length > 0) {
    throw new Problem('database-newer', { unknownMigrations: unknown.length });
  }
}
