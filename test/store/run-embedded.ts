// A process with an embedded PostgreSQL, for tests that kill it: says where it is, and stops at SIGTERM.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [checkout = '', asked] = process.argv.slice(2);
const load = (file: string) => import(pathToFileURL(join(checkout, 'src/store', file)).href);
const { chooseDataFolder }: typeof import('../../src/store/data-folder.ts') = await load('data-folder.ts');
const { startEmbeddedPostgres }: typeof import('../../src/store/embedded-postgres.ts') =
  await load('embedded-postgres.ts');

const log: string[] = [];
try {
  const dataDirectory = await chooseDataFolder(asked);
  const server = await startEmbeddedPostgres({ dataDirectory, log: (line) => log.push(line) });
  process.send?.({ dataDirectory, url: server.url, pid: server.findPid(), log });
  process.once('SIGTERM', async () => {
    await server.stop();
    process.disconnect();
  });
} catch (error) {
  const { code, facts } = error as { code?: string; facts?: object };
  process.send?.({ code, facts, message: String(error) });
  process.disconnect();
}
