// A PostgreSQL for tests: quick, in a folder of its own, gone afterwards.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';

/** Nothing here has to outlive a power cut. */
const quickSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
};

/** For a whole run (scripts/check.ts), for one test file, or for one test. */
export async function startCluster() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'kundig-test-'));
  await chmod(dataDirectory, 0o755);
  const copies = join(tmpdir(), 'kundig-test-programs');
  const launch = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ dataDirectory, copies, log: () => {}, settings: quickSettings });
  const cluster = {
    postgres: await launch(),
    stop: () => cluster.postgres.stop(),
    async start() {
      cluster.postgres = await launch();
    },
    async drop() {
      await cluster.postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
  return cluster;
}
