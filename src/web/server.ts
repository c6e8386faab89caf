// Puts the shell around the routes: what every request and every answer has in common. Listens to nothing itself;
// main.ts does, and calls `close()`, which lets running requests finish.
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, {
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { Problem } from '../base/problem.ts';
import { rememberLanguage } from '../domain/participants.ts';
import type { Services, Settings } from '../services.ts';
import { findLanguage, isHolderLanguage } from '../text/languages.ts';
import { buildConnections, type Patience, requireOneHost } from './connections.ts';
import { logAnswer, serializers } from './logging.ts';
import { countNotedLook } from './looks.ts';
import { addOpenapi, apiVersion } from './openapi.ts';
import { addProblems, isApi, sendProblem } from './problems.ts';
import { addRateLimits } from './rate-limits.ts';
import type { App, RouteModule } from './route-module.ts';
import { routes as allRoutes, type Routes } from './routes.ts';
import { addCorsHeaders, addSecurityHeaders, isCrossSite, preflightHeaders } from './security-headers.ts';
import { checkForm, findPageSession, findRequestPost, loadTokenSession, obeyLock } from './sessions.ts';

export type ServerOptions = {
  services: Services;
  /** Default: the table in routes.ts. */
  routes?: Routes;
  /** Default: no log. `stream` takes JSON lines; without it they go to standard output. */
  log?: { level: string; stream?: { write(line: string): void } };
  /** PEM texts; without them plain http. */
  tls?: { certificate: string; key: string } | undefined;
  /** Shorter times for connections, for tests. */
  patience?: Partial<Patience>;
  /** Told of every method and address that is served. */
  onRoute?: (route: { method: string; url: string }) => void;
};

/** A route that takes more says so in its own `bodyLimit`. */
const bodyLimit = 65_536;
const languageCookie = 'taal';
const languageCookieSeconds = 365 * 24 * 3600;

/** Builds the app with all its routes. Ready after `await app.ready()`, which `listen` and `inject` do. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { services, routes = allRoutes, onRoute } = options;
  const { settings } = services;
  const app = buildFastify(options);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) onRoute?.({ method: one, url });
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('session', null);
  app.decorateRequest('post', null);
  app.decorateRequest('language', 'nl');
  app.decorateRequest('problemCode', null);
  app.decorateRequest('look', null);
  // Hooks run in the order in which they were added: cookies are read first, limits are counted last.
  app.register(cookie);
  app.after(() => addCommonHooks(app, services));
  addRateLimits(app, settings);
  addProblems(app, settings);
  addOpenapi(app, settings);
  registerGroup(app, { services, modules: routes.api, prefix: '/v1', prepare: prepareApi });
  registerGroup(app, { services, modules: routes.public, prefix: '', prepare: preparePublic });
  if (services.vcApi) {
    registerGroup(app, { services, modules: routes.trials ?? [], prefix: '/vc-api', prepare: () => {} });
  }
  registerGroup(app, { services, modules: routes.pages, prefix: '', prepare: preparePages });
  return app;
}

function buildFastify({ services: { settings }, log, tls, patience }: ServerOptions): FastifyInstance {
  const shared: FastifyServerOptions = {
    logger: log === undefined ? false : { ...log, serializers },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: buildTrust(settings.trustProxy),
    bodyLimit,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      // No hook ran before this.
      addSecurityHeaders(reply, settings.publicUrl);
      addVersion(request, reply);
      request.language = 'nl';
      request.session = null;
      request.post = null;
      return sendProblem(request, reply, { error, settings });
    },
  };
  return Fastify({ ...shared, ...buildConnections(tls, patience) }) as unknown as FastifyInstance;
}

type Group = {
  services: Services;
  modules: readonly RouteModule[];
  prefix: string;
  prepare: (app: App, services: Services) => void;
};

function registerGroup(app: FastifyInstance, { services, modules, prefix, prepare }: Group): void {
  app.register(
    async (scope: FastifyInstance) => {
      prepare(scope as App, services);
      for (const { register } of modules) {
        // Each in a scope of its own: a parser or hook of one file does not reach another.
        scope.register(async (inner: FastifyInstance) => register(inner as App, services));
      }
    },
    { prefix },
  );
}

function addCommonHooks(app: FastifyInstance, services: Services): void {
  const { settings } = services;
  app.addHook('onRequest', async (request, reply) => {
    dropOrigin(request);
    addSecurityHeaders(reply, settings.publicUrl);
    addVersion(request, reply);
    if (!isApi(request)) {
      const asked = findAskedLanguage(request);
      request.language = findLanguage({
        asked,
        remembered: request.cookies[languageCookie],
      });
      if (isHolderLanguage(asked)) {
        reply.setCookie(languageCookie, asked, {
          path: '/',
          sameSite: 'lax',
          httpOnly: true,
          secure: settings.publicUrl.startsWith('https:'),
          maxAge: languageCookieSeconds,
        });
      }
    }
  });
  app.addHook('onRequest', async (request) => requireOneHost(request));
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply));
  app.addHook('onResponse', async (request, reply) => countNotedLook(services, request, reply));
  addEmptyParameters(app);
  closeConnections(app);
}

/**
 * The router takes an address with an origin before its path (RFC 9112 3.2.2); whoever reads it afterwards is to see the
 * path alone, or the API is no API any more and a link of ours begins with somebody else's name.
 */
function dropOrigin({ raw }: FastifyRequest): void {
  if (!raw.url || raw.url.startsWith('/')) return;
  raw.url = raw.url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^(?!\/)/, '/');
}

/** An address with nothing where an id belongs is none of ours, whoever asks and whatever they may do. */
function addEmptyParameters(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ params }) => {
    if (Object.values(params ?? {}).includes('')) throw new Problem('not-found');
  });
}

/** A connection whose last answer comes after the closing began is not kept: closing would wait for it. */
function closeConnections(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) {
      reply.header('connection', 'close');
    }
  });
}

/** JSON for whoever has a token; `config: { public: true }` for whoever has none, from any site. */
function prepareApi(app: App, services: Services): void {
  addPreflights(app, (config) => config?.public === true);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.config.public) {
      addCorsHeaders(reply);
    } else {
      request.session = await loadTokenSession(services, request);
    }
  });
}

/** Documents and pages about persons are asked about anew each time, unless the route knows that it has none. */
function preparePublic(app: App): void {
  addPreflights(app, () => true);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    addCorsHeaders(reply);
  });
}

/** Pages: kept by no cache, with the session of the cookie, and forms that only our own pages can send. */
function preparePages(app: App, services: Services): void {
  app.register(formbody, { bodyLimit });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.config.signedOut) return;
    request.post = await findRequestPost(services, request);
    await obeyLock(services, request, reply);
    request.session = await findPageSession(services, request, reply);
    const asked = findAskedLanguage(request);
    const actor = request.session?.actor;
    // A link on another site shows the page in its language, and leaves that of the screen turned to them alone.
    if (
      actor?.kind === 'holder' &&
      isHolderLanguage(asked) &&
      !isCrossSite(request, services.settings.publicUrl)
    ) {
      await rememberLanguage(services, actor, asked);
    }
  });
  app.addHook('preValidation', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      checkForm(request, services.settings.publicUrl);
    }
  });
}

type RouteConfig = { public?: boolean } | undefined;

/** Answers the OPTIONS that a browser sends before a script of another site may use an open route. */
function addPreflights(app: App, isOpen: (config: RouteConfig) => boolean): void {
  const done = new Set<string>();
  app.addHook('onRoute', function addPreflight(route) {
    if (route.method === 'OPTIONS' || !isOpen(route.config) || done.has(route.url)) {
      return;
    }
    done.add(route.url);
    this.options(route.routePath, { config: { public: true }, schema: { hide: true } }, (_request, reply) =>
      reply.headers(preflightHeaders).code(204).send(),
    );
  });
}

function addVersion(request: FastifyRequest, reply: { header(name: string, value: string): unknown }): void {
  if (isApi(request)) {
    reply.header('api-version', apiVersion);
  }
}

/** Fastify itself believes no mere number of proxies; an operator who gives one has closed the way around them. */
function buildTrust(trust: Settings['trustProxy']): Exclude<FastifyServerOptions['trustProxy'], undefined> {
  return typeof trust === 'number' ? (_address, hop) => hop < trust : trust;
}

/** Read before validation, so that no page has to name it in its schema. */
function findAskedLanguage(request: FastifyRequest): unknown {
  const { query } = request;
  return typeof query === 'object' && query !== null && 'taal' in query ? query.taal : undefined;
}
