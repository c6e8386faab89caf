// The door to the database: Drizzle on PostgreSQL, and transactions. Knows no rules.

import { type Connection, openConnection } from './connection.ts';
import { isSerializationFailure } from './database-errors.ts';
import { drizzle, type PgDatabase, PgTransaction, type PostgresJsQueryResultHKT } from './drizzle.ts';
import { buildLastingConnection } from './lasting-connection.ts';

/** What every store function takes first: the pool or a transaction on it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

/** The pool itself, as its owner holds it. */
export type DatabasePool = Database & { $client: Connection };

export type DatabaseOptions = {
  /** `postgres://user:password@host:port/name`, or with `?host=/folder` for a Unix socket. */
  url: string;
  /** Most connections at once, 10 unless told. */
  pool?: number;
  /** False behind PgBouncer in transaction mode; true unless told. */
  prepare?: boolean;
};

const retries = 3;

/** Opens a pool; connects at the first query and again by itself after the database was away. */
export function openDatabase({ url, pool = 10, prepare = true }: DatabaseOptions): DatabasePool {
  const connection = buildLastingConnection(openConnection(url, { pool, prepare }));
  return drizzle(connection, { casing: 'snake_case' });
}

/** Waits up to 5 s for running queries, then closes every connection. */
export async function closeDatabase(db: DatabasePool): Promise<void> {
  await db.$client.end({ timeout: 5 });
}

/**
 * Runs `work` in one transaction. Inside a transaction it joins that one: nothing is stored until the outermost
 * call returns, and an error in an inner call has to reach the outermost one (PostgreSQL refuses whatever
 * follows it). The outermost call runs `work` again, at most three times, after a serialization failure or a
 * deadlock; so `work` may do nothing that the rollback does not undo.
 */
export async function inTransaction<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  if (isInTransaction(db)) {
    return work(db);
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt >= retries || !isSerializationFailure(error)) {
        throw error;
      }
      await pause(attempt);
    }
  }
}

/** Whether what is stored now is undone when something fails later. */
export function isInTransaction(db: Database): boolean {
  return db instanceof PgTransaction;
}

/** A random pause, so that two transactions that deadlocked do not meet again. */
function pause(attempt: number): Promise<void> {
  const milliseconds = Math.random() * 20 * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
