// What the operating system knows of other processes: enough to tell a live owner of a folder from a dead one,
// although process numbers are used again.
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { toolEnvironment } from './system-account.ts';

/** Whether there is a process of this number that still runs (a dead one that nobody waited for does not). */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return findStatus(pid)?.[0] !== 'Z';
}

/** When the process started, in the system's own words; '' where the system has no /proc. */
export function findStartMark(pid: number): string {
  return findStatus(pid)?.[19] ?? '';
}

/** Whether this process runs in the folder, as a PostgreSQL server does in its data folder. */
export function isRunningIn(pid: number, folder: string): boolean {
  if (!isAlive(pid)) {
    return false;
  }
  try {
    return process.platform === 'linux'
      ? readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
      : execFileSync('ps', ['-o', 'command=', '-p', `${pid}`], {
          env: toolEnvironment,
          encoding: 'utf8',
        }).includes(folder);
  } catch {
    return false;
  }
}

/** The fields of /proc/PID/stat from the state on; the name before them may hold spaces and brackets. */
function findStatus(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Waits until the process is gone; false when it is still there after `seconds`. */
export async function hasEnded(pid: number, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += 25) {
    if (!isAlive(pid)) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return !isAlive(pid);
}
