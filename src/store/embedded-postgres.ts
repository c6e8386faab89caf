// A real PostgreSQL of our own, for an installation without DATABASE_URL and for tests. It listens on a Unix socket
// in a private folder and nowhere else, so it needs no password. It ends when we end, also by SIGKILL.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { lockDataFolder } from './data-folder.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { hasEnded, isAlive, isRunningIn } from './process-table.ts';
import {
  findClusterFolder,
  findSystemAccount,
  runAs,
  type SystemAccount,
  toolEnvironment,
} from './system-account.ts';

export type EmbeddedPostgres = {
  /** Address for `openDatabase`. */
  url: string;
  /** Process number of the server now, for tests that end it. */
  findPid(): number | undefined;
  /** Ends running transactions, stops the server and lets go of the folder. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** A folder of `chooseDataFolder`, or one that PostgreSQL's user can enter. */
  dataDirectory: string;
  /** Gets one line at a time, without personal data. */
  log: (line: string) => void;
  /** Where a copy of the programs may go; the data folder unless told. */
  copies?: string;
  /** Settings of the server, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
};

type Cluster = {
  account: SystemAccount;
  bin: string;
  /** PostgreSQL's own folder, inside ours. */
  folder: string;
  socketFolder: string;
  settings: Record<string, string>;
  log: (line: string) => void;
};

type Server = { process: ChildProcess; pid: number };

const user = 'kundig';

/** Statements and values stay out of the log: they hold personal data. */
const fixedSettings: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
};

/**
 * Starts PostgreSQL on the folder, after making the database (the first time, about 1.5 s) or after stopping a server
 * that an earlier process left behind. A server that dies is started again.
 * @throws Problem data-folder-in-use, embedded-postgres-failed
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory, log, settings = {}, copies = dataDirectory } = options;
  const account = await findSystemAccount(dataDirectory);
  await mkdir(dataDirectory, { recursive: true, mode: 0o755 });
  const unlock = await lockDataFolder(dataDirectory);
  try {
    const folder = findClusterFolder(dataDirectory);
    const bin = await findPostgresBinaries(account, copies);
    await stopOrphan(folder, log);
    const cluster = {
      account,
      bin,
      folder,
      settings,
      log,
      socketFolder: await makeSocketFolder(account, folder),
    };
    await createCluster(cluster);
    const keeper = await keepServer(cluster);
    const stop = async () => {
      await keeper.stop();
      await rm(cluster.socketFolder, { recursive: true, force: true });
      await unlock();
    };
    const url = `postgres://${user}@localhost/postgres?host=${encodeURIComponent(cluster.socketFolder)}`;
    return { url, findPid: keeper.findPid, stop };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A server whose owner was killed together with its watchdog still writes in the folder: it has to go first. */
async function stopOrphan(folder: string, log: Cluster['log']): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = Number((await readLines(file))[0]);
  if (!isAlive(pid)) {
    return;
  }
  if (!isRunningIn(pid, folder)) {
    // The number is somebody else's by now. PostgreSQL would refuse to start while that process lives.
    await rm(file, { force: true });
    return;
  }
  log(`stopping the PostgreSQL (process ${pid}) that an earlier start left running`);
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
  ] as const) {
    process.kill(pid, signal);
    if (await hasEnded(pid, seconds)) {
      return;
    }
  }
  throw fail('recovery', `the PostgreSQL that an earlier start left running (process ${pid}) does not stop`);
}

/** A short path, because socket paths end at 107 bytes; the same one for a folder at each start. */
async function makeSocketFolder(account: SystemAccount, folder: string): Promise<string> {
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir();
  const path = join(base, `kundig-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  const found = await lstat(path).catch(() => undefined);
  const isOurs = found?.isDirectory() === true && [account.uid, process.getuid?.()].includes(found.uid);
  if (isOurs) {
    // What a killed server left there could name a process number that is somebody else's by now.
    await rm(path, { recursive: true, force: true });
  }
  const isFree = found === undefined || isOurs;
  const own = isFree ? path : await mkdtemp(join(base, 'kundig-'));
  await mkdir(own, { mode: 0o700, recursive: true });
  await give(account, own);
  return own;
}

async function give({ uid, gid }: SystemAccount, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) {
    await chown(path, uid, gid);
  }
}

/** Made aside and then moved, so that a first start that is killed half-way leaves nothing that looks ready. */
async function createCluster({ account, bin, folder, log, settings }: Cluster): Promise<void> {
  const isMade = (await readLines(join(folder, 'PG_VERSION'))).length > 0;
  if (isMade) {
    return;
  }
  log('making a new PostgreSQL database');
  // A name of its own: the initdb of a killed start may still be writing in its draft.
  const draft = `${folder}.new-${process.pid}`;
  await dropDrafts(folder);
  await mkdir(draft, { mode: 0o700 });
  await give(account, draft);
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const trust = ['--auth-local=trust', '--auth-host=reject', `--username=${user}`];
  const durability = settings.fsync === 'off' ? ['--no-sync'] : [];
  await runAs(account, join(bin, 'initdb'), ['-D', draft, ...flags, ...trust, ...durability]).catch(
    (cause) => {
      throw fail('initdb', findLastLine(String(cause.stderr ?? cause)));
    },
  );
  await rename(draft, folder);
}

async function dropDrafts(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(`${basename(folder)}.new-`)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

/** Runs the server and starts it again when it dies, until told to stop. */
async function keepServer(
  cluster: Cluster,
): Promise<{ findPid(): number | undefined; stop(): Promise<void> }> {
  let server: Server | undefined = await startServer(cluster);
  let restart = Promise.resolve();
  let isStopping = false;
  const bringBack = async () => {
    while (!isStopping && server === undefined) {
      cluster.log('PostgreSQL has ended; starting it again');
      await new Promise((resolve) => setTimeout(resolve, 500));
      server = await startServer(cluster).catch(() => undefined);
    }
    watch();
  };
  const watch = () =>
    server?.process.once('exit', () => {
      server = undefined;
      restart = isStopping ? restart : bringBack();
    });
  watch();
  return {
    findPid: () => server?.pid,
    async stop() {
      isStopping = true;
      await restart;
      await stopServer(server);
    },
  };
}

async function startServer(cluster: Cluster): Promise<Server> {
  const { account, bin, folder, socketFolder, log } = cluster;
  const settings = { ...fixedSettings, unix_socket_directories: socketFolder, ...cluster.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a session of its own: Ctrl-C in the terminal reaches us, and we stop it when our requests are done.
  const child = spawn(join(bin, 'postgres'), ['-D', folder, ...flags], {
    ...account,
    env: toolEnvironment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastLine = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((line) => /FATAL|PANIC/.test(line))) {
      lastLine = line;
      log(line);
    }
  });
  const hasFailed = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(fail('start', error.message)));
    child.once('close', (code, signal) => reject(fail('start', lastLine || `it ended by ${signal ?? code}`)));
  });
  const pid = child.pid;
  if (pid === undefined) {
    return hasFailed;
  }
  startWatchdog(account, child, pid);
  await Promise.race([hasFailed, waitUntilReady(child, folder)]);
  hasFailed.catch(() => undefined);
  return { process: child, pid };
}

/** The server writes its state in the eighth line of its pid file. */
async function waitUntilReady(child: ChildProcess, folder: string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = await readLines(join(folder, 'postmaster.pid'));
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A shell that waits for the end of our pipe to it: when we die without a word, it stops the server. */
function startWatchdog(account: SystemAccount, server: ChildProcess, pid: number): void {
  const script = 'read -r word; [ "$word" = done ] || kill -INT "$1"';
  const watchdog = spawn('sh', ['-c', script, 'kundig-watchdog', `${pid}`], {
    ...account,
    env: toolEnvironment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => undefined);
  watchdog.stdin.on('error', () => undefined);
  watchdog.unref();
  server.once('exit', () => watchdog.stdin.end('done\n'));
}

async function stopServer(server: Server | undefined): Promise<void> {
  if (server === undefined || server.process.exitCode !== null || server.process.signalCode !== null) {
    return;
  }
  const hasExited = new Promise<void>((resolve) => server.process.once('exit', () => resolve()));
  server.process.kill('SIGINT');
  const force = setTimeout(() => server.process.kill('SIGQUIT'), 20_000);
  await hasExited;
  clearTimeout(force);
}

async function readLines(file: string): Promise<string[]> {
  return readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
}

function findLastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

function fail(step: string, reason: string): Problem {
  return new Problem('embedded-postgres-failed', { step, reason });
}
