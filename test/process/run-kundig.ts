// Starts the server and the commands as processes of their own, the way people start them, and keeps what they say.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Test } from 'tap';
import { type ProblemCode, problemCodes } from '../../src/base/problem-codes.ts';

export const checkout = resolve(import.meta.dirname, '../..');
export const isRoot = process.getuid?.() === 0;

type Environment = Record<string, string>;

export type RunOptions = {
  env: Environment;
  cwd?: string;
  uid?: number;
  gid?: number;
};

/** What came out of a process, and how it ended: its code, or the signal that ended it. */
export type Ended = { stdout: string; stderr: string; code: number | string };

export type Running = {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Waits for its end. */
  end(): Promise<Ended>;
  /** Sends a signal and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
  /** Waits until it answers; gives the milliseconds since its start. Throws what it said when it ended before. */
  waitUntilReady(): Promise<number>;
};

/** Nothing of the settings of whoever runs the tests. */
function buildEnvironment(env: Environment): Environment {
  const { PATH = '', HOME = '/', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env };
}

function run(t: Test, [command, ...parameters]: [string, ...string[]], options: RunOptions): Running {
  const { env, cwd = '/', uid, gid } = options;
  const startedAt = performance.now();
  const child = spawn(command, parameters, {
    cwd,
    env: buildEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ ...said, code: code ?? signal }));
  const running: Running = {
    child,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    end: () => ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    async waitUntilReady() {
      const hasEnded = ended.then((end) => {
        throw new Error(`ended before it was ready: ${JSON.stringify(end)}`);
      });
      const isReady = async () => {
        while (!said.stdout.includes('Kundig runs at ')) await pause(10);
      };
      await Promise.race([isReady(), hasEnded]);
      return performance.now() - startedAt;
    },
  };
  t.teardown(() => running.stop());
  return running;
}

/** What `npm start` starts. */
export function startKundig(t: Test, options: RunOptions & { root?: string }): Running {
  return run(t, [process.execPath, join(options.root ?? checkout, 'bin/start.js')], options);
}

/** `npm start` itself. */
export function startByNpm(t: Test, options: RunOptions): Running {
  return run(t, ['npm', 'start'], { ...options, cwd: checkout });
}

/** What `npx kundig WORDS` starts. */
export function runCommand(
  t: Test,
  words: string[],
  options: RunOptions & { root?: string },
): Promise<Ended> {
  return run(t, [process.execPath, join(options.root ?? checkout, 'bin/kundig.js'), ...words], options).end();
}

/** It says in one line which problem it met, with what helps, nothing else, and ends with 1. */
export function checkRefusal(t: Test, ended: Ended, code: ProblemCode, facts: RegExp | string = /^/): void {
  const { title } = problemCodes[code];
  t.equal(ended.stderr.slice(0, title.length), title, code);
  t.match(ended.stderr.slice(title.length).trimEnd(), facts);
  t.match(ended.stderr, /^[^\n]+\n$/, 'one line');
  t.same({ stdout: ended.stdout, code: ended.code }, { stdout: '', code: 1 });
}

/** A port that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A folder that everybody can enter, gone after the test. */
export function makeFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'kundig-process-'));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again and again until the answer is the wanted one. */
export async function waitFor(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  seconds = 20,
): Promise<void> {
  for (const until = performance.now() + seconds * 1000; !(await isTrue()); await pause(25)) {
    if (performance.now() > until) throw new Error(`waited ${seconds} s for: ${what}`);
  }
}

/** The first match of a pattern in what was printed. */
export function findPrinted(text: string, pattern: RegExp): string {
  const [whole, group] = pattern.exec(text) ?? [];
  if (whole === undefined) throw new Error(`${pattern} was not printed in: ${text}`);
  return group ?? whole;
}
