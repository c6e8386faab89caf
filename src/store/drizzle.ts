// All that is used of drizzle-orm, in its CommonJS build. Node reads a package's package.json anew for each of its ES
// modules, and with drizzle-orm that are 108 times 180 kB: 0.7 s of the 1.5 s that a command or a start took.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

export type { SQL } from 'drizzle-orm';
export type { PgDatabase } from 'drizzle-orm/pg-core';
export type { PostgresJsDatabase, PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

export const {
  and,
  asc,
  between,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  not,
  or,
  sql,
} = load('drizzle-orm') as typeof import('drizzle-orm');

export const {
  alias,
  bigint,
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  PgTransaction,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unionAll,
  unique,
  uniqueIndex,
  uuid,
} = load('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core');

export const { drizzle } = load('drizzle-orm/postgres-js') as typeof import('drizzle-orm/postgres-js');
export const { DrizzleQueryError } = load('drizzle-orm/errors') as typeof import('drizzle-orm/errors');
export const { readMigrationFiles } = load('drizzle-orm/migrator') as typeof import('drizzle-orm/migrator');
export const { migrate } = load(
  'drizzle-orm/postgres-js/migrator',
) as typeof import('drizzle-orm/postgres-js/migrator');
