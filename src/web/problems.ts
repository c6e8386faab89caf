// The one place where what went wrong becomes an answer: RFC 9457 problem details, or the same words as a page.
// Spec: RFC 9457; NL GOV ADR 2.2.0 error-handling/*. Nothing of frameworks, queries or stacks goes outward.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isProblem, Problem } from '../base/problem.ts';
import { type ProblemCode, problemCodes } from '../base/problem-codes.ts';
import { isDatabaseGone, isErasedMeanwhile, type Settings } from '../services.ts';
import type { HolderTexts, Texts } from '../text/languages.ts';
import { forgetNames } from './device.ts';
import { type Html, html } from './html.ts';
import { buildFaults } from './invalid-params.ts';
import { buildHolderView, buildView, type HolderView, sendPage } from './layout.ts';
import { addVary, isHtmlWanted } from './negotiation.ts';
import { paths } from './paths.ts';
import { endReturn, keepReturn } from './return-paths.ts';

/** The problems that a request can meet; the others belong to the command line. */
export type WebProblemCode = {
  [Code in ProblemCode]: (typeof problemCodes)[Code]['status'] extends null ? never : Code;
}[ProblemCode];

type ProblemWords = { title: string; advice: string };

/** Title and advice for people. A problem without words in Dutch and English does not compile. */
export const problemTexts = (texts: Texts): Record<WebProblemCode, ProblemWords> => texts.problems;

/** The words of a problem, where a language has them: of those that a participant meets. */
function findWords({ problems }: Pick<HolderTexts, 'problems'>, code: string): ProblemWords | undefined {
  return (problems as Record<string, ProblemWords | undefined>)[code];
}

export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: WebProblemCode;
  instance?: string;
  /** The facts of this problem that its caller may see. */
  [fact: string]: unknown;
};

/** Seconds to wait where the problem itself does not say. */
const retryAfterSeconds: Partial<Record<ProblemCode, number>> = {
  'database-unavailable': 5,
  'rendering-busy': 5,
  'signing-unavailable': 60,
  'internal-error': 60,
  'too-many-requests': 60,
};

/** Facts that go outward, per problem; all others stay inside. */
const openFacts: Partial<Record<ProblemCode, string[]>> = {
  'invalid-request': ['invalidParams'],
  'badge-template-invalid': ['faults'],
  'link-unreachable': ['reason'],
};

/** Headers that a route may have set for the answer that it did not come to give. */
const answerHeaders = [
  'etag',
  'last-modified',
  'link',
  'location',
  'content-disposition',
  'content-language',
];

export function isWebProblem(code: string): code is WebProblemCode {
  return Object.hasOwn(problemCodes, code) && problemCodes[code as ProblemCode].status !== null;
}

export const webProblemCodes = Object.keys(problemCodes).filter(isWebProblem);

/** Answers every error and every unknown address of the app. */
export function addProblems(app: FastifyInstance, settings: Settings): void {
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, { error, settings }));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { error: new Problem('not-found'), settings }),
  );
}

/** Turns any error into its answer. On /v1 it is always JSON; elsewhere a page for those who asked for one. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { error, settings }: { error: unknown; settings: Settings },
): FastifyReply {
  const problem = findProblem(error);
  const code = isWebProblem(problem.code) ? problem.code : 'internal-error';
  const definition = problemCodes[code];
  request.problemCode = code;
  if (definition.status >= 500) {
    request.log.error({ err: error, problem: code }, 'failed');
  }
  for (const name of answerHeaders) {
    reply.removeHeader(name);
  }
  reply.code(definition.status).header('cache-control', 'no-store');
  if (definition.retry) {
    reply.header('retry-after', findRetryAfter(problem));
  }
  const details = buildProblemDetails(problem, code, { settings, requestId: request.id });
  if (isApi(request)) {
    if (code === 'not-authenticated') {
      reply.header('www-authenticate', buildChallenge(request));
    }
    return sendDetails(reply, details);
  }
  addVary(reply, 'Accept', 'Cookie');
  if (!isHtmlWanted(request)) return sendDetails(reply, details);
  // Whoever signed in did not ask for the page of who was here before.
  if (endReturn(request, reply, settings) && definition.status < 500) return reply.redirect(paths.start, 303);
  if (code === 'not-authenticated' && request.method === 'GET') keepReturn(reply, settings, request.url);
  // A shared tablet that locked itself meanwhile shows its lock, whatever was asked of it.
  if (code === 'not-authenticated' && request.post !== null) return reply.redirect(paths.post, 303);
  const view = buildHolderView(request, settings);
  const isTold = findWords(view.texts, code) !== undefined;
  return sendProblemPage(reply, isTold ? view : buildView(request, settings), details);
}

/** Whether an address belongs to the API. */
export function isApi(request: FastifyRequest): boolean {
  return /^\/v1(?:[/?]|$)/.test(request.url);
}

/**
 * The body of an answer. A `not-found` says nothing about its request, so that closed, unknown, withdrawn and
 * erased are the same bytes.
 */
export function buildProblemDetails(
  problem: Problem,
  code: WebProblemCode,
  { settings, requestId }: { settings: Settings; requestId: string },
): ProblemDetails {
  const { title, status, meaning } = problemCodes[code];
  const facts = (openFacts[code] ?? []).map((name) => [name, problem.facts[name]]);
  return {
    type: `${settings.publicUrl}${paths.problems}/${code}`,
    title,
    status,
    detail: meaning,
    code,
    ...(code === 'not-found' ? {} : { instance: `urn:uuid:${requestId}` }),
    ...Object.fromEntries(facts.filter(([, value]) => value !== undefined)),
  };
}

/** The problem that an error stands for; `internal-error` for everything that nobody foresaw. */
export function findProblem(error: unknown): Problem {
  if (isProblem(error)) {
    return error;
  }
  if (isDatabaseGone(error)) {
    return new Problem('database-unavailable', {}, { cause: error });
  }
  if (isErasedMeanwhile(error)) {
    return new Problem('not-found', {}, { cause: error });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address that can not be is no other than one that is not there.
    return error.validationContext === 'params'
      ? new Problem('not-found')
      : new Problem('invalid-request', {
          invalidParams: buildFaults(error.validation, error.validationContext ?? 'body'),
        });
  }
  return findFrameworkProblem(error) ?? new Problem('internal-error', {}, { cause: error });
}

const bodyReasons: Record<string, string> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'is empty',
  FST_ERR_CTP_INVALID_JSON_BODY: 'is not valid JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'does not have the length that Content-Length says',
};

/** What fastify itself refuses, known by its code; a SyntaxError of status 400 comes from its JSON parser. */
function findFrameworkProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const code = 'code' in error ? String(error.code) : '';
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (!(code.startsWith('FST_') || error instanceof SyntaxError) || status < 400 || status > 499) {
    return undefined;
  }
  if (status === 404 || code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') {
    return new Problem('not-found');
  }
  if (status === 413) {
    return new Problem('request-too-large');
  }
  if (status === 415) {
    return new Problem('unsupported-media-type');
  }
  const reason = bodyReasons[code] ?? 'is not valid JSON';
  return new Problem('invalid-request', { invalidParams: [{ name: 'body', reason }] });
}

function findRetryAfter(problem: Problem): number {
  const given = problem.facts.retryAfterSeconds;
  return typeof given === 'number' ? given : (retryAfterSeconds[problem.code] ?? 60);
}

/** Spec: RFC 6750 3: no error code when no token was sent at all. */
function buildChallenge(request: FastifyRequest): string {
  return request.headers.authorization === undefined
    ? 'Bearer realm="kundig"'
    : 'Bearer realm="kundig", error="invalid_token"';
}

function sendDetails(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  // As bytes: fastify adds a charset to JSON that it gets as text, and these media types know none.
  return reply.type('application/problem+json').send(Buffer.from(JSON.stringify(details)));
}

function sendProblemPage(reply: FastifyReply, view: HolderView, details: ProblemDetails): FastifyReply {
  const { title, advice } = findWords(view.texts, details.code) ?? view.texts.problems['internal-error'];
  // Whose session ended has no business with the names any more that this device may have kept.
  const scripts = details.code === 'not-authenticated' ? [forgetNames] : [];
  return sendPage(reply, view, { title, body: renderProblem(view, { title, advice, details }), scripts });
}

type ToldProblem = ProblemWords & { details: ProblemDetails };

function renderProblem({ texts }: HolderView, { title, advice, details }: ToldProblem): Html {
  const { problemPage } = texts;
  const isSignedOut = details.code === 'not-authenticated';
  return html`<h1>${title}</h1>
<p class="k-lead">${advice}</p>
<p><a class="k-button k-button-primary" href="${isSignedOut ? paths.signIn : paths.start}">${isSignedOut ? texts.signIn.title : problemPage.toStart}</a></p>
<details class="k-details"><summary>${problemPage.details}</summary>
<dl class="k-facts"><div><dt>${problemPage.code}</dt><dd><a href="${`${paths.problems}/${details.code}`}"><code>${details.code}</code></a></dd></div>
${details.instance && html`<div><dt>${problemPage.id}</dt><dd><code>${details.instance.slice('urn:uuid:'.length)}</code></dd></div>`}</dl>
</details>`;
}
