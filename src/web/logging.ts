// What is written in the log: route patterns, never addresses (codes and links are keys), no bodies, no queries, no
// names. An error's message is kept only where it can hold no input.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '../base/problem.ts';
import { describeDatabaseError } from '../services.ts';

export type ErrorLine = {
  type: string;
  message: string;
  /** Where it happened: the frames without the message, which stands above them in a stack. */
  stack: string;
  [fact: string]: unknown;
};

/**
 * What the engine says with names of the source in it. Most of its other messages quote a value, such as "Invalid language
 * tag: ..." or "Received type string (...)".
 */
const quotesNoInput = [
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[a-z]\w{0,40}'\)$/,
  /^[\w$.()[\]]{1,80} is not (?:a function|a constructor|iterable|defined)$/,
  /^(?:Invalid time value|Invalid array length|Maximum call stack size exceeded)$/,
];

function findMessage(error: Error): string {
  const isSafe = isProblem(error) || quotesNoInput.some((said) => said.test(error.message));
  return isSafe ? error.message : '(left out: it may quote input)';
}

/** An error without what it may quote: SQL parameters, rows, snippets of input. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: 'thrown, but not an error', stack: '' };
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const database = describeDatabaseError(error);
  return {
    type: error.name,
    message: findMessage(error),
    stack: frames.map((line) => line.trim()).join('\n'),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(database === undefined ? {} : { database }),
    ...(error.cause === undefined || database !== undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** One line per answer. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    ...(request.problemCode === null ? {} : { problem: request.problemCode }),
  };
  request.log.info(line, 'answered');
}

/** Replaces the serializers of fastify, which would write addresses and messages. */
export const serializers = {
  req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? 'none' }),
  res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  err: describeError,
  error: describeError,
};
