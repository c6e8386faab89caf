// The description of the API, made of the schemas of its routes. Adds what holds for every route: the API-Version
// header, the problems, the sign-in. Spec: OpenAPI 3.1; NL GOV ADR 2.2.0 doc-*, version-header, publish-openapi.
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { problemCodes } from '../base/problem-codes.ts';
import type { Settings } from '../services.ts';
import { webProblemCodes } from './problems.ts';
import type { App } from './route-module.ts';

export const apiVersion = '1.0.0';

type Json = Record<string, unknown>;
type Operation = {
  security?: unknown;
  parameters?: ({ in: string } | Json)[];
  requestBody?: unknown;
  responses: Record<string, Json>;
};

/** Collects the routes of the app. To be called before any route is made. */
export function addOpenapi(app: FastifyInstance, settings: Settings): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kundig',
        version: apiVersion,
        summary: 'Issue, verify and combine Open Badges 3.0',
        description:
          'Record what a participant was seen doing at work, award badges as signed Open Badges 3.0 credentials, ' +
          'verify credentials of any issuer, and ask which superbadges a shared CV code stands for.\n\n' +
          'Requests carry a bearer token, but for the public routes. A POST may carry an `Idempotency-Key`. Lists ' +
          'are paged by cursor: send `next` of one page as `cursor` of the following request. Faults are RFC 9457 ' +
          'problem details with all faults at once.',
        contact: { name: 'The operator of this Kundig', url: settings.publicUrl, email: findEmail(settings) },
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: `${settings.publicUrl}/v1` }],
      security: [{ bearer: [] }],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'A token of a person or a system with a role.',
          },
        },
      },
      tags: [...tags],
    },
    transform: (route) =>
      route.url.startsWith('/v1/') && route.schema?.summary !== undefined
        ? jsonSchemaTransform({ ...route, schema: addPublic(route.schema, route.route) })
        : { schema: { hide: true }, url: route.url },
    transformObject: (document) => finishDocument(jsonSchemaTransformObject(document) as Json) as never,
  });
}

/** The design rules ask for an address; an installation that gave none shows one that reaches nobody. */
function findEmail({ securityContact }: Settings): string {
  return securityContact?.startsWith('mailto:')
    ? securityContact.slice('mailto:'.length)
    : 'operator@example.org';
}

/** One tag per noun, in the order in which somebody meets them. */
const tags = [
  { name: 'badge-classes', description: 'What can be earned: criteria, levels and award rules.' },
  { name: 'participants', description: 'People who earn badges.' },
  { name: 'assessments', description: 'What was seen at work, and the badge that it completes.' },
  { name: 'approvals', description: 'Badges that wait for a second look.' },
  { name: 'credentials', description: 'Awarded badges and their withdrawal.' },
  { name: 'shares', description: 'CV codes: a chosen set of badges under a chosen name.' },
  { name: 'superbadges', description: 'Badges that rest on badges.' },
  { name: 'staff', description: 'Who assesses, approves and keeps things, and how they get in.' },
  { name: 'locations', description: 'Where people work and learn.' },
  { name: 'verifications', description: 'Checks of a credential, a link or a code, of any issuer.' },
] as const;

/** Serves the document without sign-in, to any site. */
export function registerOpenapi(app: App): void {
  let document: Buffer | undefined;
  app.get('/openapi.json', { config: { public: true } }, (_request, reply) => {
    document ??= Buffer.from(renderDocument(app));
    return reply.type('application/json').send(document);
  });
}

/** The document as text, as `openapi.json` holds it. */
export function renderDocument(app: FastifyInstance): string {
  return `${JSON.stringify(app.swagger(), null, 2)}\n`;
}

function addPublic<T extends object>(schema: T, route: { config?: { public?: boolean } | undefined }): T {
  return route.config?.public ? { ...schema, security: [] } : schema;
}

/** Adds to the collected document what no single route should have to say. */
export function finishDocument(document: Json): Json {
  const paths = Object.values((document.paths ?? {}) as Record<string, Record<string, Operation>>);
  const methods = paths.flatMap((path) => Object.entries(path));
  const operations = methods.map(([, operation]) => operation);
  for (const [method, operation] of methods) {
    addProblemResponses(method, operation);
    if (method === 'post' && !isPublic(operation)) {
      operation.parameters = [...(operation.parameters ?? []), reference('parameters', 'IdempotencyKey')];
    }
    for (const response of Object.values(operation.responses)) {
      response.headers = {
        'API-Version': reference('headers', 'ApiVersion'),
        ...(response.headers ?? {}),
      };
    }
  }
  const components = (document.components ?? {}) as Record<string, Json>;
  const schemas = { ...components.schemas, ...sharedSchemas };
  const complete = {
    ...document,
    components: { ...components, schemas, headers: sharedHeaders, parameters: sharedParameters },
    tags: listUsedTags(document, operations),
  };
  return { ...complete, components: { ...complete.components, schemas: keepUsed(complete, schemas) } };
}

const sharedHeaders = {
  ApiVersion: {
    description: 'The full version of the API that answered.',
    schema: { type: 'string', examples: [apiVersion] },
  },
  RetryAfter: {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', minimum: 1, maximum: 3600, examples: [5] },
  },
};

const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Sent again with the same key and body, the request gets its first answer again, for 31 days.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$', examples: ['6b1a2c9e-8f4d-4b7a'] },
  },
};

const sharedSchemas = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details.',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string', format: 'uri', description: 'A page that explains the problem.' },
      title: { type: 'string' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string' },
      code: { type: 'string', enum: webProblemCodes, description: 'Stable; never used for anything else.' },
      instance: {
        type: 'string',
        format: 'uri',
        description: 'This request, to be found in the log by the operator. Not with `not-found`.',
      },
      invalidParams: {
        type: 'array',
        description: 'Each field that is missing or wrong.',
        items: {
          type: 'object',
          required: ['name', 'reason'],
          properties: { name: { type: 'string' }, reason: { type: 'string' } },
        },
      },
    },
    examples: [
      {
        type: 'https://badges.example.org/problems/invalid-request',
        title: problemCodes['invalid-request'].title,
        status: 400,
        detail: problemCodes['invalid-request'].meaning,
        code: 'invalid-request',
        instance: 'urn:uuid:6b1a2c9e-8f4d-4b7a-9c3e-2d5f8a1b7c60',
        invalidParams: [
          { name: 'results.snijden', reason: 'must be one of with-help, independent, teaches' },
        ],
      },
    ],
  },
};

function isPublic({ security }: Operation): boolean {
  return Array.isArray(security) && security.length === 0;
}

/** The problems that follow from what a route takes; a route declares the others itself. */
function addProblemResponses(method: string, operation: Operation): void {
  const isOpen = isPublic(operation);
  const takes = (place: string) => operation.parameters?.some((parameter) => parameter.in === place) ?? false;
  const hasBody = operation.requestBody !== undefined;
  const statuses: [number, boolean, string][] = [
    [400, hasBody || takes('query'), 'The request is not valid.'],
    [401, !isOpen, 'There is no bearer token, or it is not known.'],
    [403, !isOpen, 'The role of the token does not have this act.'],
    [404, takes('path') || hasBody, 'Not there, or not to be seen by whoever asks.'],
    [409, !isOpen && method !== 'get', 'It can not be done (any more) as things stand.'],
    [413, hasBody, 'The body is too large.'],
    [415, hasBody, 'The media type of the body is not accepted.'],
    [429, true, 'Too many requests.'],
    [500, true, 'A fault on our side.'],
    [503, true, 'The database or the signing key can not be reached right now.'],
  ];
  for (const [status, applies, description] of statuses) {
    if (applies && operation.responses[status] === undefined) {
      operation.responses[status] = buildProblemResponse(status, description);
    }
  }
}

function buildProblemResponse(status: number, description: string): Json {
  return {
    description,
    ...(status === 429 || status >= 500
      ? { headers: { 'Retry-After': reference('headers', 'RetryAfter') } }
      : {}),
    content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
  };
}

function reference(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** The provider emits a component for input and output of each named schema; those that nothing names are dropped. */
function keepUsed(document: Json, schemas: Json): Json {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    const names = JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name] of names) {
      if (name !== undefined && !used.has(name)) {
        used.add(name);
        visit(schemas[name] ?? null);
      }
    }
  };
  visit({ ...document, components: null });
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

function listUsedTags(document: Json, operations: Operation[]): unknown[] {
  const used = new Set(operations.flatMap((operation) => (operation as { tags?: string[] }).tags ?? []));
  return ((document.tags ?? []) as { name: string }[]).filter(({ name }) => used.has(name));
}
