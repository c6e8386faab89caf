// Threads for work that would delay every other request. Started when they are first needed, replaced when they overrun
// or die. Must not know what is done, nor how.
import { Worker } from 'node:worker_threads';

type Fault = 'overrun' | 'died';
/** What a thread runs. It says `ready` when it can be asked, and then answers each message with one. */
export type ThreadScript = { name: string; url: URL };

/**
 * `overrun`: it took longer than it may. `died`: the thread ended on it, out of memory for example. `busySeconds`: how
 * long it kept the thread.
 */
export type Run<Reply> = { reply: Reply; busySeconds: number } | { fault: Fault };

export type ThreadLimits = {
  /** Most threads at once. */
  threads: number;
  /** Questions that wait for a thread; one more is turned away. */
  queue: number;
  /** Longest wait for a thread. */
  waitSeconds: number;
  /** Memory of one thread beyond its code; work that needs more ends it. */
  memoryMegabytes: number;
};

export type Threads<Question, Reply> = {
  /**
   * Has one question answered. `isContinued`: it goes before the others, which have not waited as long.
   * Undefined when there is no room, or no thread came free in time.
   */
  ask(
    question: Question,
    options: { seconds: number; isContinued: boolean },
  ): Promise<Run<Reply> | undefined>;
  close(): Promise<void>;
};

type Job<Question, Reply> = {
  question: Question;
  seconds: number;
  resolve(run: Run<Reply> | undefined): void;
};

type Thread<Question, Reply> = {
  isFree(): boolean;
  start(job: Job<Question, Reply>): void;
  close(): Promise<unknown>;
};

/** To load what a thread needs, on a machine that has better things to do. */
const startSeconds = 30;

function startWorker({ name, url }: ThreadScript, { memoryMegabytes }: ThreadLimits): Worker {
  const worker = new Worker(url, {
    name,
    // Nothing of the settings, and none of the flags that this process may have.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
  // Nobody has to wait for a thread at the end of the process.
  worker.unref();
  return worker;
}

/** Those who wait, and for how long they do. */
function buildQueue<Question, Reply>({ waitSeconds }: ThreadLimits) {
  type Waiting = Job<Question, Reply>;
  const entries: { job: Waiting; timer: NodeJS.Timeout }[] = [];
  const remove = (entry: (typeof entries)[number]): Waiting => {
    clearTimeout(entry.timer);
    entries.splice(entries.indexOf(entry), 1);
    return entry.job;
  };
  return {
    add(job: Waiting, isContinued: boolean): void {
      const giveUp = () => remove(entry).resolve(undefined);
      const entry = { job, timer: setTimeout(giveUp, waitSeconds * 1000) };
      if (isContinued) entries.unshift(entry);
      else entries.push(entry);
    },
    take: (): Waiting | undefined => entries[0] && remove(entries[0]),
    length: (): number => entries.length,
  };
}

/** One thread, one job at a time. `onFree` and `onEnd` are told after the job has its answer. */
function openThread<Question, Reply>(
  script: ThreadScript,
  limits: ThreadLimits,
  events: { onFree(): void; onEnd(thread: Thread<Question, Reply>): void },
): Thread<Question, Reply> {
  const worker = startWorker(script, limits);
  let job: Job<Question, Reply> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReady = false;
  let startedAt = 0;
  let hasEnded = false;

  const finish = (run: Run<Reply>): void => {
    const { resolve } = job ?? {};
    clearTimeout(timer);
    job = undefined;
    resolve?.(run);
  };
  const end = (fault: Fault): void => {
    if (hasEnded) return;
    hasEnded = true;
    void worker.terminate();
    finish({ fault });
    events.onEnd(thread);
  };
  const limitTime = (seconds: number): void => {
    clearTimeout(timer);
    startedAt = performance.now();
    timer = setTimeout(() => end('overrun'), seconds * 1000);
  };
  worker.on('message', (message: Reply | 'ready') => {
    if (message === 'ready') {
      isReady = true;
      if (job) limitTime(job.seconds);
      return;
    }
    finish({ reply: message, busySeconds: (performance.now() - startedAt) / 1000 });
    events.onFree();
  });
  worker.on('error', () => end('died'));
  worker.on('exit', () => end('died'));
  const thread: Thread<Question, Reply> = {
    isFree: () => job === undefined,
    start(next) {
      job = next;
      limitTime(isReady ? next.seconds : startSeconds);
      worker.postMessage(next.question);
    },
    close: () => worker.terminate(),
  };
  return thread;
}

/** Of the time of the thread that answers requests: while it works more than this, jobs wait a little. */
const mostUtilization = 0.3;
const paceMilliseconds = 5;
const longestPauseMilliseconds = 50;

/** Tells whether requests keep this thread busy; each job costs it something too, however small it is. */
function buildPace() {
  let last = performance.eventLoopUtilization();
  let pausedSince: number | undefined;
  return {
    mustPause(): boolean {
      const now = performance.eventLoopUtilization();
      const { active, idle, utilization } = performance.eventLoopUtilization(now, last);
      if (active + idle > 4 * paceMilliseconds) last = now;
      pausedSince ??= performance.now();
      const isLong = performance.now() - pausedSince > longestPauseMilliseconds;
      if (utilization > mostUtilization && !isLong) return true;
      pausedSince = undefined;
      return false;
    },
  };
}

/** Makes no thread yet. */
export function buildThreads<Question, Reply>(
  script: ThreadScript,
  limits: ThreadLimits,
): Threads<Question, Reply> {
  const threads = new Set<Thread<Question, Reply>>();
  const queue = buildQueue<Question, Reply>(limits);
  const pace = buildPace();
  let pause: NodeJS.Timeout | undefined;
  let isClosed = false;

  const countFree = (): number =>
    limits.threads - threads.size + [...threads].filter((thread) => thread.isFree()).length;

  const findFree = (): Thread<Question, Reply> | undefined => {
    const free = [...threads].find((thread) => thread.isFree());
    if (free || threads.size >= limits.threads) return free;
    const thread = openThread<Question, Reply>(script, limits, {
      onFree: takeNext,
      onEnd(ended) {
        threads.delete(ended);
        takeNext();
      },
    });
    threads.add(thread);
    return thread;
  };

  function takeNext(): void {
    if (isClosed || pause !== undefined || queue.length() === 0 || countFree() === 0) return;
    if (pace.mustPause()) {
      pause = setTimeout(() => {
        pause = undefined;
        takeNext();
      }, paceMilliseconds);
      return;
    }
    findFree()?.start(queue.take()!);
    takeNext();
  }

  return {
    ask: (question, { seconds, isContinued }) =>
      new Promise((resolve) => {
        const hasRoom = isContinued || queue.length() < limits.queue + countFree();
        if (isClosed || !hasRoom) {
          resolve(undefined);
          return;
        }
        queue.add({ question, seconds, resolve }, isContinued);
        takeNext();
      }),
    async close() {
      isClosed = true;
      clearTimeout(pause);
      for (let job = queue.take(); job; job = queue.take()) job.resolve(undefined);
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}
