// What the bench measures: a PostgreSQL as a demo starts it (fsync on), databases on it, and the server of `npm start`
// as a process of its own over each.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/base/clock.ts';
import { randomIds } from '../src/base/ids.ts';
import type { Staff } from '../src/domain/actors.ts';
import { loadCatalogue } from '../src/domain/catalogue.ts';
import { createIssuer } from '../src/domain/issuers.ts';
import { createLocation, createStaff } from '../src/domain/setup.ts';
import { createApiToken } from '../src/domain/sign-in.ts';
import { buildKeyVault, type Services } from '../src/services.ts';
import { type Connection, openConnection } from '../src/store/connection.ts';
import { closeDatabase, openDatabase } from '../src/store/database.ts';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrateDatabase } from '../src/store/migrate.ts';
import { buildVerifyFile } from '../src/verify-files.ts';

export type Cluster = {
  version: string;
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};

export type Installation = {
  databaseUrl: string;
  port: number;
  sealingKey: Buffer;
  services: Services;
  connection: Connection;
  issuer: { id: string; slug: string };
  locationId: string;
  assessor: Staff;
  /** Bearer token of the assessor. */
  token: string;
  close(): Promise<void>;
};

export type RunningServer = {
  stop(): Promise<void>;
  restart(): Promise<void>;
};

const checkout = join(import.meta.dirname, '..');
/** The highest that the settings take: the bench asks more in a minute than anybody. */
const noLimit = '1000000';

/** The defaults of PostgreSQL but for more room between checkpoints, so that seeding does not wait for them. */
export async function startCluster(folder: string): Promise<Cluster> {
  const postgres = await startEmbeddedPostgres({
    dataDirectory: folder,
    copies: join(tmpdir(), 'kundig-test-programs'),
    log: () => {},
    settings: { max_wal_size: '4GB', checkpoint_timeout: '30min', max_connections: '100' },
  });
  const admin = openConnection(postgres.url, { pool: 1, prepare: false });
  const [row] = await admin`select current_setting('server_version') as version`;
  return {
    version: String(row?.version),
    async createDatabase(name) {
      await admin.unsafe(`create database ${name}`);
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      await migrateDatabase(url.href);
      return url.href;
    },
    async stop() {
      await admin.end({ timeout: 5 });
      await postgres.stop();
    },
  };
}

/** A folder that PostgreSQL's own user can enter. */
export async function makeFolder(): Promise<{ folder: string; drop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kundig-bench-'));
  await chmod(folder, 0o755);
  return { folder, drop: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** An issuer, a location, an assessor with a token, and every badge class. */
export async function createInstallation(databaseUrl: string): Promise<Installation> {
  const port = await findFreePort();
  const publicUrl = `http://localhost:${port}`;
  const sealingKey = randomBytes(32);
  const db = openDatabase({ url: databaseUrl, pool: 2 });
  const services: Services = {
    db,
    clock: systemClock,
    ids: randomIds,
    keys: buildKeyVault(sealingKey),
    fetchDocument: () => Promise.reject(new Error('unreachable')),
    verifyFile: buildVerifyFile({ limits: {}, containerLimits: {} }),
    settings: {
      publicUrl,
      demo: false,
      rateLimits: {
        codesPerMinute: 1,
        codesTotalPerMinute: 1,
        verificationsPerMinute: 1,
        signInsPerMinute: 1,
      },
      trustProxy: false,
      maxFileBytes: 1,
      securityContact: null,
    },
  };
  await loadCatalogue(services, join(checkout, 'badge-templates'));
  const issuer = await createIssuer(services, {
    slug: 'maatstok',
    name: 'Stichting Maatstok',
    url: `${publicUrl}/`,
    email: null,
  });
  const locationId = await createLocation(services, { issuerId: issuer.id, name: 'Eethuis De Meter' });
  const assessor = await createStaff(services, {
    issuerId: issuer.id,
    name: 'Meter',
    kind: 'person',
    role: 'assessor',
    locationIds: [locationId],
  });
  const token = await createApiToken(services, { staffId: assessor.id, label: 'bench' });
  const connection = openConnection(databaseUrl, { pool: 1, prepare: false });
  return {
    ...{ databaseUrl, port, sealingKey, services, connection, issuer, locationId, assessor, token },
    async close() {
      await connection.end({ timeout: 5 });
      await closeDatabase(db);
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Starts `src/main.ts` on an installation; its log, one line per answer as always, goes to a file. */
export async function startServer(
  installation: Installation,
  folder: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  let child = await launch(installation, folder, settings);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const hasEnded = once(child, 'exit');
    child.kill('SIGTERM');
    await hasEnded;
  };
  return {
    stop,
    async restart() {
      await stop();
      child = await launch(installation, folder, settings);
    },
  };
}

async function launch(
  { databaseUrl, port, sealingKey }: Installation,
  folder: string,
  settings: Record<string, string>,
): Promise<ChildProcess> {
  const logFile = join(folder, `server-${port}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: checkout,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      KUNDIG_KEY: sealingKey.toString('base64'),
      RATE_LIMIT_CODES_PER_MINUTE: noLimit,
      RATE_LIMIT_CODES_TOTAL_PER_MINUTE: noLimit,
      RATE_LIMIT_VERIFICATIONS_PER_MINUTE: noLimit,
      ...settings,
    },
  });
  await waitUntilReady(child, port, logFile);
  return child;
}

async function waitUntilReady(child: ChildProcess, port: number, logFile: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${await readFile(logFile, 'utf8')}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer within 30 s:\n${await readFile(logFile, 'utf8')}`);
}
