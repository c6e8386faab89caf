// Queries that are asked on every visit: put in words once for each pool, which takes Drizzle longer than PostgreSQL
// takes to answer.
import type { Database } from './database.ts';

/** The query of a pool; within a transaction it is built for that transaction. */
export function buildOnce<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const built = new WeakMap<Database, Query>();
  return (db) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}
