// What a file of routes looks like to the table in routes.ts, and what a route may say about itself in `config`.
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Post } from '../domain/posts.ts';
import type { Services } from '../services.ts';
import type { HolderLanguage } from '../text/languages.ts';
import type { RateLimitName } from './rate-limits.ts';
import type { Session } from './sessions.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type RouteModule = {
  /** The column of the house that this file belongs to (architecture.md 2). */
  noun: string;
  register(app: App, services: Services): void;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On /v1 only: no token asked for, and open to scripts of any site (CORS). */
    public?: boolean;
    /** Counted before the body is read. */
    limit?: RateLimitName;
    /** A page for anybody: whoever is signed in is not looked at, and its forms carry no key. */
    signedOut?: boolean;
  }

  interface FastifyRequest {
    /** The signed-in person of a page, or the owner of the bearer token on /v1. */
    session: Session | null;
    /** The shared tablet that a page request comes from. */
    post: Post | null;
    /** As wished. A page that does not have it falls back: see `buildView` in layout.ts. */
    language: HolderLanguage;
    /** The code of the problem that was answered, for the log. */
    problemCode: string | null;
    /** What a page shows that is open to strangers, so that the look is counted: see looks.ts. */
    look: string | null;
  }

  interface FastifyInstance {
    /**
     * Counts one attempt where the route itself can not know that it is one.
     * @throws Problem too-many-requests
     */
    countAttempt(request: FastifyRequest, name: RateLimitName): Promise<void>;
    /**
     * Counts one attempt at one thing, whoever makes it. `target` is kept in memory for an hour.
     * @throws Problem too-many-requests
     */
    countTarget(request: FastifyRequest, name: RateLimitName, target: string): Promise<void>;
  }
}
