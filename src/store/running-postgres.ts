// Finds the embedded PostgreSQL that another Kundig process keeps running on a data folder, so that a command can
// work on it while the server is up.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, isRunningIn } from './process-table.ts';
import { findClusterFolder } from './system-account.ts';

const socketFolderLine = 4;
const stateLine = 7;

/** Its address, or undefined when none runs there. Spec: PostgreSQL, postmaster.pid. */
export async function findRunningPostgres(dataDirectory: string): Promise<string | undefined> {
  const folder = findClusterFolder(dataDirectory);
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const isReady = lines[stateLine]?.trim() === 'ready';
  if (!isReady || !isAlive(pid) || !isRunningIn(pid, folder)) return undefined;
  return `postgres://kundig@localhost/postgres?host=${encodeURIComponent(lines[socketFolderLine]!.trim())}`;
}
