// The folder of an installation without its own database: where it lies, who holds it, and the key in it.
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { chmod, link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '../base/problem.ts';
import { findStartMark, isAlive } from './process-table.ts';
import { canEnter, findSystemAccount, type SystemAccount } from './system-account.ts';

const checkout = resolve(import.meta.dirname, '../..');

/**
 * Chooses the data folder and makes it: the one asked for, else `data` in the checkout, else (as root, when
 * PostgreSQL's user can not enter the checkout) one under /var/lib that belongs to this checkout.
 * @throws Problem embedded-postgres-failed
 */
export async function chooseDataFolder(asked: string | undefined): Promise<string> {
  const folder = resolve(asked ?? join(checkout, 'data'));
  const account = await findSystemAccount(folder);
  if (await isUsable(account, folder)) {
    return folder;
  }
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  const fallback = join('/var/lib/kundig', name);
  if (asked === undefined && account.uid !== undefined && (await isUsable(account, fallback))) {
    return fallback;
  }
  throw new Problem('embedded-postgres-failed', {
    step: 'data folder',
    reason: `${folder} can not be written${account.uid === undefined ? '' : " or entered by PostgreSQL's user"}; choose another DATA_DIR`,
  });
}

async function isUsable(account: SystemAccount, folder: string): Promise<boolean> {
  try {
    const above = findExistingFolder(folder);
    if (!(await canEnter(account, above))) {
      return false;
    }
    await mkdir(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return await canEnter(account, folder);
  } catch {
    return false;
  }
}

function findExistingFolder(folder: string): string {
  try {
    accessSync(folder);
    return folder;
  } catch {
    return folder === '/' ? folder : findExistingFolder(dirname(folder));
  }
}

/**
 * Takes the folder for this process; the file `lock` in it says who holds it. A holder that died, by SIGKILL or
 * power, is passed over. Returns the function that lets go.
 * @throws Problem data-folder-in-use
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock');
  const own = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const mark = `${process.pid} ${findStartMark(process.pid)} ${randomBytes(8).toString('hex')}\n`;
  // A link appears with its content, so nobody ever reads a lock that is half written.
  await writeFile(own, mark, { flag: 'wx' });
  try {
    while (!(await isLinked(own, lock))) {
      await dropDeadLock(folder, lock, own);
    }
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    if ((await readLock(lock)) === mark) {
      await rm(lock, { force: true });
    }
  };
}

async function isLinked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function dropDeadLock(folder: string, lock: string, own: string): Promise<void> {
  const seen = await readLock(lock);
  if (seen === undefined) {
    return;
  }
  const [pid = '', start = ''] = seen.trim().split(' ');
  if (isAlive(Number(pid)) && findStartMark(Number(pid)) === start) {
    throw new Problem('data-folder-in-use', { folder, pid: Number(pid) });
  }
  // Somebody else may have dropped the dead lock and made a live one since we read it: look at what we moved.
  const moved = `${own}.dead`;
  await rename(lock, moved).catch(() => undefined);
  if ((await readLock(moved)) !== seen) {
    await link(moved, lock).catch(() => undefined);
  }
  await rm(moved, { force: true });
}

async function readLock(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/**
 * The 32-byte sealing key of the data folder, made on the first start (file `key`, for our eyes only). Its prefix
 * marks it as a demo's, which an installation with its own database refuses.
 * @throws Problem sealing-key-wrong when the file is not such a key
 */
export async function loadDataFolderKey(folder: string, prefix: string): Promise<Buffer> {
  const file = join(folder, 'key');
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  // On disk before anything is sealed with it: a key lost to a power cut would take every signing key with it.
  await writeFile(draft, `${prefix}${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  if (await isLinked(draft, file)) {
    await syncFolder(folder);
  }
  await rm(draft, { force: true });
  await chmod(file, 0o600);
  const text = (await readFile(file, 'utf8')).trim();
  const key = Buffer.from(text.slice(prefix.length), 'base64url');
  if (!text.startsWith(prefix) || key.length !== 32) {
    throw new Problem('sealing-key-wrong', { file });
  }
  return key;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
