// Who runs the embedded PostgreSQL: ourselves, or (PostgreSQL refuses root) the system user `postgres`.
import { type ExecFileOptions, execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../base/problem.ts';

const run = promisify(execFile);

/** Undefined ids: the user that we are already. */
export type SystemAccount = { uid?: number; gid?: number };

const accountName = 'postgres';

/** PostgreSQL must not see our settings (PGDATA and the like); tools are found in the usual places. */
export const toolEnvironment = {
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** The ways in which systems make a user without a home or a password: Debian and Red Hat, then Alpine. */
const creators: [string, string[]][] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]],
  ['adduser', ['-S', '-D', '-H', accountName]],
];

/**
 * Finds the account for PostgreSQL. As root that is whoever owns the database in this data folder, else the system
 * user, which is made when missing.
 * @throws Problem embedded-postgres-failed
 */
export async function findSystemAccount(dataDirectory: string): Promise<SystemAccount> {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const owner = await stat(findClusterFolder(dataDirectory)).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const existing = await findAccountIds();
  if (existing !== undefined) {
    return existing;
  }
  for (const [command, parameters] of creators) {
    const created = await run(command, parameters, { env: toolEnvironment }).catch(() => undefined);
    const account = created === undefined ? undefined : await findAccountIds();
    if (account !== undefined) {
      return account;
    }
  }
  throw new Problem('embedded-postgres-failed', {
    step: 'user',
    reason:
      `PostgreSQL does not run as root, and a system user ${accountName} could not be made. ` +
      'Start Kundig as an ordinary user.',
  });
}

/** PostgreSQL's own folder inside a data folder. */
export function findClusterFolder(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}

async function findAccountIds(): Promise<SystemAccount | undefined> {
  try {
    const options = { env: toolEnvironment };
    const [uid, gid] = await Promise.all([
      run('id', ['-u', accountName], options),
      run('id', ['-g', accountName], options),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Runs a program as this account, with our folder as little as our settings: it may not be able to enter it. */
export async function runAs(
  account: SystemAccount,
  command: string,
  parameters: string[],
  options: ExecFileOptions = {},
): Promise<string> {
  const { stdout } = await run(command, parameters, {
    env: toolEnvironment,
    cwd: '/',
    ...account,
    ...options,
    encoding: 'utf8',
  });
  return stdout;
}

/** Whether this account can enter the folder. */
export async function canEnter(account: SystemAccount, folder: string): Promise<boolean> {
  return runAs(account, 'sh', ['-c', 'cd "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}
