// Runs the outbox and what the clock asks for, beside the requests. Must not know what the jobs do.

import { type OutboxRow, postponeRow, runNextRow } from '../domain/outbox.ts';
import { isDatabaseGone, type Services } from '../services.ts';
import { clockJobs, findRetryAt, jobKinds, nameFailure } from './kinds.ts';

export type JobLog = { warn(facts: object, message: string): void };

const pauseMilliseconds = 500;
const silent: JobLog = { warn: () => {} };

async function runRow(services: Services, row: OutboxRow): Promise<void> {
  const kind = jobKinds[row.kind];
  if (!kind) throw new Error('unknown kind of job');
  await kind(services, row.payload as Record<string, unknown>);
}

type RunOptions = {
  log?: JobLog;
  /** Asked before each row. */
  isStopping?: () => boolean;
};

/** Runs every row that is due now, one after the other; gives how many went well. */
export async function runDueJobs(
  services: Services,
  { log = silent, isStopping = () => false }: RunOptions = {},
): Promise<number> {
  let done = 0;
  while (!isStopping()) {
    const outcome = await runNextRow(services, runRow);
    if (!outcome) return done;
    if (!('error' in outcome)) {
      done += 1;
      continue;
    }
    if (isDatabaseGone(outcome.error)) return done;
    const { row } = outcome;
    const lastError = nameFailure(outcome.error);
    log.warn({ job: row.kind, attempts: row.attempts + 1, error: lastError }, 'job postponed');
    const runAfter = findRetryAt(services.clock.now(), row.attempts + 1);
    await postponeRow(services, row, { lastError, runAfter });
  }
  return done;
}

async function runClockJobs(services: Services, lastRuns: Map<string, number>, log: JobLog): Promise<void> {
  const now = services.clock.now().getTime();
  for (const job of clockJobs) {
    if (now - (lastRuns.get(job.name) ?? 0) < job.everySeconds * 1000) continue;
    lastRuns.set(job.name, now);
    await job.run(services).catch((error: unknown) => {
      log.warn({ job: job.name, error: nameFailure(error) }, 'clock job failed');
    });
  }
}

export type JobRunner = {
  /** Lets the job at hand finish, and starts no other. */
  stop(): Promise<void>;
};

/** Starts the runner; several processes may run one on the same database. */
export function startJobRunner(services: Services, log: JobLog): JobRunner {
  const lastRuns = new Map<string, number>();
  let isStopping = false;
  let isWaiting = false;
  let wake: (() => void) | undefined;
  const loop = async () => {
    while (!isStopping) {
      try {
        await runDueJobs(services, { log, isStopping: () => isStopping });
        if (!isStopping) await runClockJobs(services, lastRuns, log);
        isWaiting = false;
      } catch (error) {
        // Without the database there is nothing to do but to come back. One line for each time that it went.
        if (!isWaiting) log.warn({ error: nameFailure(error) }, 'jobs wait');
        isWaiting = true;
      }
      if (isStopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMilliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      isStopping = true;
      wake?.();
      await running;
    },
  };
}
