// The VC API for test suites, under /vc-api: JSON, no token, only where the switch for it is on. Every fault is
// answered with the problem details of W3C. Spec: VCALM 0.9; RFC 9457; docs/vc-api.md.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isProblem } from '../base/problem.ts';
import { buildDocumentSource } from '../domain/own-documents.ts';
import {
  checkIsTrial,
  deriveForTrial,
  issueForTrial,
  loadTrialStatusList,
  refuse,
  setTrialStatus,
  trialListTtlSeconds,
  verifyForTrial,
  verifyPresentationForTrial,
} from '../domain/vc-api.ts';
import { type JsonObject, parseStrictJson } from '../openbadges/json.ts';
import { type ProblemDetail, refuseWith } from '../openbadges/vc-api/problem-details.ts';
import type { Services } from '../services.ts';
import { findProblem, sendProblem } from './problems.ts';
import { sendNegotiated } from './public/documents.ts';
import { statusListMediaTypes } from './public/status-lists.ts';
import type { App, RouteModule } from './route-module.ts';
import { addCorsHeaders } from './security-headers.ts';

/** Several credentials in a presentation, each of which may have 64 kB. */
const bodyLimit = 262_144;
const bodyLimits = { maxDepth: 40, maxObjects: 1000, maxValues: 12_000 };

const params = z.object({ endpoint: z.string().max(50), tag: z.string().max(50).optional() });
const listParams = z.object({ endpoint: z.string().max(50), purpose: z.string().max(50) });

/** What went wrong in the words of W3C, the first of several on top. */
function sendRefusal(request: FastifyRequest, reply: FastifyReply, facts: Record<string, unknown>) {
  const code = 'vc-api-refused';
  request.problemCode = code;
  const [first] = facts.problemDetails as ProblemDetail[];
  const body = Buffer.from(JSON.stringify({ ...first, status: 400, code, ...facts }));
  return reply.code(400).header('cache-control', 'no-store').type('application/problem+json').send(body);
}

/** Suites that speak plain http take the answer as the credential; over https they look for it by name. */
function sendCredential(request: FastifyRequest, reply: FastifyReply, credential: JsonObject) {
  return reply
    .code(201)
    .send(request.protocol === 'https' ? { verifiableCredential: credential } : credential);
}

function prepare(app: App, services: Services): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = findProblem(error);
    if (isProblem(problem, 'vc-api-refused')) return sendRefusal(request, reply, problem.facts);
    return sendProblem(request, reply, { error: problem, settings: services.settings });
  });
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit },
    async (_request: FastifyRequest, text: string) => {
      const parsed = parseStrictJson(text, bodyLimits);
      return parsed.fault ? refuse(refuseWith('PARSING_ERROR', parsed.fault)) : parsed.value;
    },
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    await checkIsTrial(services);
  });
}

function registerIssuing(app: App, services: Services): void {
  for (const path of ['/:endpoint/credentials', '/:endpoint/:tag/credentials']) {
    app.post(`${path}/issue`, { schema: { params } }, async (request, reply) =>
      sendCredential(request, reply, await issueForTrial(services, request.params, request.body)),
    );
    app.post(`${path}/status`, { schema: { params } }, async (request) => {
      setTrialStatus(services, request.params, request.body);
      return {};
    });
  }
  app.post('/:endpoint/credentials/derive', { schema: { params } }, async (request, reply) =>
    sendCredential(request, reply, await deriveForTrial(request.params.endpoint, request.body)),
  );
}

function registerVerifying(app: App, services: Services): void {
  const asked = { services, fetchDocument: buildDocumentSource(services) };
  for (const path of ['/:endpoint', '/:endpoint/:tag']) {
    app.post(`${path}/credentials/verify`, { schema: { params } }, (request) =>
      verifyForTrial(asked, request.params, request.body),
    );
    app.post(`${path}/presentations/verify`, { schema: { params } }, (request) =>
      verifyPresentationForTrial(asked, request.params, request.body),
    );
  }
}

function registerLists(app: App, services: Services): void {
  app.get('/:endpoint/status-lists/:purpose', { schema: { params: listParams } }, async (request, reply) => {
    addCorsHeaders(reply);
    const body = await loadTrialStatusList(services, request.params);
    const cacheControl = `public, max-age=${trialListTtlSeconds}`;
    const forms = { mediaTypes: statusListMediaTypes, document: () => ({ body, cacheControl }) };
    return sendNegotiated(request, reply, { services, forms });
  });
}

function registerVcApi(app: App, services: Services): void {
  prepare(app, services);
  registerIssuing(app, services);
  registerVerifying(app, services);
  registerLists(app, services);
}

export const vcApi: RouteModule = { noun: 'vc-api', register: registerVcApi };
