// How often something may be tried: per address block (one IPv4 address, one IPv6 /64), at one thing, and by everybody
// together. Counts live in memory only and are gone after their time; an address is never written down.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Settings } from '../services.ts';

export type RateLimitName =
  | 'codes'
  | 'verifications'
  | 'signIn'
  | 'pins'
  | 'names'
  | 'questions'
  | 'usefulness';

type Numbers = {
  perBlock: number;
  total?: number;
  /** At one badge or code, by whoever, in an hour. Only where there is a total, which bounds what is remembered. */
  perTargetHour?: number;
};

/** A name is guessed at one badge; somebody who mistypes it needs three tries, not thirty. */
const namesPerTargetHour = 10;
/** Tries, also those that have to be mended; what is kept of them is limited in domain/questions.ts. */
const questionsPerTargetHour = 20;

const limits: Record<RateLimitName, (numbers: Settings['rateLimits']) => Numbers> = {
  codes: ({ codesPerMinute, codesTotalPerMinute }) => ({
    perBlock: codesPerMinute,
    total: codesTotalPerMinute,
  }),
  verifications: ({ verificationsPerMinute }) => ({ perBlock: verificationsPerMinute }),
  signIn: ({ signInsPerMinute }) => ({ perBlock: signInsPerMinute }),
  // Several tablets behind one address, each with people who take turns; a PIN locks by itself (domain/pins.ts).
  pins: ({ signInsPerMinute }) => ({ perBlock: 6 * signInsPerMinute }),
  // Guessing the name on a badge is like guessing a code.
  names: ({ codesPerMinute, codesTotalPerMinute }) => ({
    perBlock: codesPerMinute,
    total: codesTotalPerMinute,
    perTargetHour: namesPerTargetHour,
  }),
  // A question takes somebody's time: whoever sends many is heard less.
  questions: ({ codesPerMinute, codesTotalPerMinute }) => ({
    perBlock: Math.ceil(codesPerMinute / 4),
    total: Math.ceil(codesTotalPerMinute / 10),
    perTargetHour: questionsPerTargetHour,
  }),
  // Who looks at a code says once whether it was of use.
  usefulness: ({ codesPerMinute, codesTotalPerMinute }) => ({
    perBlock: Math.ceil(codesPerMinute / 4),
    total: codesTotalPerMinute,
  }),
};

const timeWindow = 60_000;
const hour = 3_600_000;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/** Makes `app.countAttempt`, and counts on every route that names a limit in its `config`. */
export function addRateLimits(app: FastifyInstance, settings: Settings): void {
  app.register(rateLimit, { global: false });
  app.after(() => {
    const limiters = buildLimiters(app, settings.rateLimits);
    app.decorate('countAttempt', async (request: FastifyRequest, name: RateLimitName) => {
      // In this order: whoever is over their own limit does not use up everybody's.
      for (const limiter of limiters[name]) {
        await checkLimiter(limiter, request);
      }
    });
    addTargets(app, settings.rateLimits);
    app.addHook('onRequest', async (request) => {
      const { limit } = request.routeOptions.config;
      if (limit !== undefined) {
        await app.countAttempt(request, limit);
      }
    });
  });
}

function addTargets(app: FastifyInstance, numbers: Settings['rateLimits']): void {
  const targets = new WeakMap<FastifyRequest, string>();
  // As many as may be asked about in that time by everybody together: nobody makes room by asking about others.
  const buildTarget = (max: number, total: number) => {
    const keyGenerator = (request: FastifyRequest) => targets.get(request) ?? '';
    const options = { max, timeWindow: hour, cache: total * (hour / timeWindow), keyGenerator };
    return app.createRateLimit(options);
  };
  const limiters = new Map<RateLimitName, Limiter>();
  for (const name of Object.keys(limits) as RateLimitName[]) {
    const { perTargetHour, total } = limits[name](numbers);
    if (perTargetHour !== undefined && total !== undefined)
      limiters.set(name, buildTarget(perTargetHour, total));
  }
  app.decorate('countTarget', async (request: FastifyRequest, name: RateLimitName, target: string) => {
    targets.set(request, target);
    const limiter = limiters.get(name);
    if (limiter) await checkLimiter(limiter, request);
  });
}

function buildLimiters(
  app: FastifyInstance,
  numbers: Settings['rateLimits'],
): Record<RateLimitName, Limiter[]> {
  const build = (name: RateLimitName): Limiter[] => {
    const { perBlock, total } = limits[name](numbers);
    const block = app.createRateLimit({ max: perBlock, timeWindow });
    return total === undefined
      ? [block]
      : [block, app.createRateLimit({ max: total, timeWindow, keyGenerator: () => 'everybody' })];
  };
  return {
    codes: build('codes'),
    verifications: build('verifications'),
    signIn: build('signIn'),
    pins: build('pins'),
    names: build('names'),
    questions: build('questions'),
    usefulness: build('usefulness'),
  };
}

async function checkLimiter(limiter: Limiter, request: FastifyRequest): Promise<void> {
  const count = await limiter(request);
  if (!count.isAllowed && count.isExceeded) {
    throw new Problem('too-many-requests', { retryAfterSeconds: Math.max(1, count.ttlInSeconds) });
  }
}
