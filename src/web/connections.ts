// What holds for a connection before and beside its requests: how long it may take, and the answer to what is no request.
// Knows no routes. Spec: RFC 9112 (HTTP/1.1).
import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { Problem } from '../base/problem.ts';

/** In milliseconds. What is over one of them is closed at the next look. */
export type Patience = {
  /** For the first line and the headers; also for a connection that says nothing. */
  headers: number;
  /** For a request as a whole. */
  request: number;
  /** Without a byte in either direction, as when somebody does not read their answer. Longer than any answer takes. */
  silence: number;
  /** For agreeing on TLS. */
  handshake: number;
  /** How often is looked. */
  look: number;
};

const patience: Patience = {
  headers: 15_000,
  request: 30_000,
  silence: 180_000,
  handshake: 10_000,
  look: 5_000,
};

type Connections = Pick<
  FastifyServerOptions,
  'requestTimeout' | 'connectionTimeout' | 'clientErrorHandler'
> & { http: object } & { https?: object };

/**
 * What the server has to know of connections. The headers are given their own time: Node takes the longer of both for
 * the whole request, and the time for headers that it has by itself is a minute.
 */
export function buildConnections(
  tls: { certificate: string; key: string } | undefined,
  changes: Partial<Patience> = {},
): Connections {
  const { headers, request, silence, handshake, look } = { ...patience, ...changes };
  const times = { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: look };
  return {
    requestTimeout: request,
    connectionTimeout: silence,
    clientErrorHandler: refuseConnection,
    http: times,
    ...(tls && { https: { ...times, handshakeTimeout: handshake, cert: tls.certificate, key: tls.key } }),
  };
}

/**
 * A request names one host (RFC 9112 3.2). Node reads the first of several and a proxy may read the last.
 * @throws Problem invalid-request
 */
export function requireOneHost({ raw: { rawHeaders } }: FastifyRequest): void {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length > 1)
    throw new Problem('invalid-request', { invalidParams: [{ name: 'Host', reason: 'there are several' }] });
}

/** A request that is not HTTP, too slow, or has too many headers: there is no request to answer with hooks. */
const refuseConnection: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 'request-too-large' : 'invalid-request';
  socket.end(renderRefusal(new Problem(status)));
  // Whoever does not hang up, or never agreed on TLS and can be told nothing, is hung up on.
  setTimeout(() => socket.destroy(), lingerMilliseconds).unref();
};

/** Long enough for an answer to arrive; closing at once could take it along. */
const lingerMilliseconds = 1000;

function renderRefusal(problem: Problem): string {
  const status = problem.code === 'request-too-large' ? '413 Content Too Large' : '400 Bad Request';
  const body = JSON.stringify({
    title: problem.message,
    status: Number.parseInt(status, 10),
    code: problem.code,
  });
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
