// Signing in at the provider of an organisation: going there by a link, since our forms lead nowhere else, and coming
// back. What went wrong is told on the page that has the other ways in.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '../../base/problem.ts';
import { problemCodes } from '../../base/problem-codes.ts';
import { type Asker, askIdentity, callbackPath, signInByIdentity } from '../../domain/identities.ts';
import type { Services } from '../../services.ts';
import { buildHolderView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import { takeReturn } from '../return-paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { closeSession, keepBrowserKey, startSession } from '../sessions.ts';
import { identityFaults, renderEntry } from './sign-in.ts';

const config = { limit: 'signIn' } as const;

function registerIdentities(app: App, services: Services): void {
  const findAsker = (request: FastifyRequest, reply: FastifyReply): Asker => ({
    browserKey: keepBrowserKey(request, reply, services),
    post: request.post,
  });
  app.get(paths.identity, { config }, async (request, reply) => {
    try {
      const asker = findAsker(request, reply);
      const address = await askIdentity(services, { ...asker, language: request.language });
      return reply.redirect(address, 303);
    } catch (error) {
      return sendFault(services, { request, reply, error });
    }
  });
  app.get(callbackPath, { config }, async (request, reply) => {
    const [, query = ''] = request.url.split('?', 2);
    try {
      const session = await signInByIdentity(services, findAsker(request, reply), query);
      if (request.session !== null) await closeSession(request, reply, services);
      startSession(reply, services, session);
      return reply.redirect(takeReturn(request, reply, services, session.actor), 303);
    } catch (error) {
      return sendFault(services, { request, reply, error });
    }
  });
}

type Fault = { request: FastifyRequest; reply: FastifyReply; error: unknown };

function sendFault(services: Services, { request, reply, error }: Fault): FastifyReply {
  const code = identityFaults.find((code) => isProblem(error, code));
  if (!code || !isProblem(error)) throw error;
  const { reason, address } = error.facts;
  request.problemCode = code;
  // A code: what a provider says in words may name somebody.
  request.log.warn({ problem: code, reason }, 'no sign-in by the identity provider');
  const view = buildHolderView(request, services.settings);
  const isCancelled = reason === 'access_denied';
  const fault = { code, isCancelled, address: typeof address === 'string' ? address : null };
  return sendPage(reply.code(problemCodes[code].status), view, renderEntry(view, { services, fault }));
}

export const identityPages: RouteModule = { noun: 'identities', register: registerIdentities };
