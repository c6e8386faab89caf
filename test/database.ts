// Databases for tests: one cluster for a whole run, one database for each test file, copied from a migrated template.
// A test that ends its server takes a cluster of its own.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tap, { type Test } from 'tap';
import { type Connection, openConnection } from '../src/store/connection.ts';
import { closeDatabase, type DatabasePool, openDatabase } from '../src/store/database.ts';
import { migrateDatabase, migrationsFolder } from '../src/store/migrate.ts';
import { startCluster } from './cluster.ts';

export type TestDatabase = { url: string; db: DatabasePool };

export type TestCluster = {
  /** A database on it, migrated. */
  url: string;
  /** Takes the server away until `start`. */
  stop(): Promise<void>;
  /** Starts it again on the same folder; the address stays the same. */
  start(): Promise<void>;
  restart(): Promise<void>;
  findPid(): number | undefined;
};

/**
 * A migrated database of its own, gone after the test. Takes the cluster of the run (KUNDIG_TEST_POSTGRES_URL, set by
 * scripts/check.ts), else starts one.
 */
export async function openTestDatabase(t: Test, options: { pool?: number } = {}): Promise<TestDatabase> {
  const admin = await findSharedCluster();
  const url = await createDatabase(admin);
  const db = openDatabase({ url, ...options });
  t.teardown(async () => {
    await closeDatabase(db);
    await dropDatabase(admin, url);
  });
  return { url, db };
}

/** A database without any tables, for tests of migrations. */
export async function openEmptyDatabase(t: Test): Promise<{ url: string }> {
  const admin = await findSharedCluster();
  const name = `kundig_test_${randomBytes(6).toString('hex')}`;
  await withConnection(admin, (connection) => connection.unsafe(`create database ${name}`));
  const url = findDatabaseUrl(admin, name);
  t.teardown(() => dropDatabase(admin, url));
  return { url };
}

let ownCluster: ReturnType<typeof startCluster> | undefined;

/** The cluster of the run, else one for this file that goes at its end. */
async function findSharedCluster(): Promise<string> {
  const shared = process.env.KUNDIG_TEST_POSTGRES_URL;
  if (shared !== undefined) {
    return shared;
  }
  if (ownCluster === undefined) {
    ownCluster = startCluster();
    tap.teardown(async () => (await ownCluster)?.drop());
  }
  return (await ownCluster).postgres.url;
}

/** A private cluster with a migrated database, for tests of a database that goes away. */
export async function openTestCluster(t: Test): Promise<TestCluster> {
  const cluster = await startCluster();
  t.teardown(cluster.drop);
  const url = await createDatabase(cluster.postgres.url);
  return {
    url,
    stop: cluster.stop,
    start: cluster.start,
    restart: async () => {
      await cluster.stop();
      await cluster.start();
    },
    findPid: () => cluster.postgres.findPid(),
  };
}

/** The template is named after the migrations, and made by whoever comes first. */
async function createDatabase(admin: string): Promise<string> {
  const template = `kundig_template_${findMigrationsDigest()}`;
  const name = `kundig_test_${randomBytes(6).toString('hex')}`;
  await withConnection(admin, async (connection) => {
    await connection`select pg_advisory_lock(1)`;
    const existing = await connection`select 1 from pg_database where datname = ${template}`;
    if (existing.length === 0) {
      await connection.unsafe(`drop database if exists ${template}_draft`);
      await connection.unsafe(`create database ${template}_draft`);
      await migrateDatabase(findDatabaseUrl(admin, `${template}_draft`));
      await connection.unsafe(`alter database ${template}_draft rename to ${template}`);
    }
    await connection`select pg_advisory_unlock(1)`;
    await connection.unsafe(`create database ${name} template ${template}`);
  });
  return findDatabaseUrl(admin, name);
}

async function dropDatabase(admin: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await withConnection(admin, (connection) =>
    connection.unsafe(`drop database if exists ${name} with (force)`),
  );
}

async function withConnection(
  url: string,
  work: (connection: Connection) => PromiseLike<unknown>,
): Promise<void> {
  const connection = openConnection(url, { pool: 1, prepare: false });
  try {
    await work(connection);
  } finally {
    await connection.end({ timeout: 5 });
  }
}

function findDatabaseUrl(admin: string, name: string): string {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

function findMigrationsDigest(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql'))) {
    hash.update(file).update(readFileSync(join(migrationsFolder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
