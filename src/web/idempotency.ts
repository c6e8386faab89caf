// A POST with an Idempotency-Key gets its first answer again, whatever happened to the line in between.
// The storing is done in domain/idempotency.ts, in the transaction of the work.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rejectRequest } from '../base/problem.ts';
import { answerOnce } from '../domain/idempotency.ts';
import type { Services } from '../services.ts';
import { requireStaff } from './sessions.ts';

export type Answer = { status: number; location?: string; body: unknown };

/**
 * Does the work of a POST and sends its answer; with an Idempotency-Key at most once for that key.
 * The body passes the response schema of the route. `work` has to use the `services` that it is given: they stand in
 * the transaction that also stores the answer. Typed `never` so that a handler of any response may return it.
 * @throws Problem idempotency-key-reused; invalid-request for a malformed key; whatever `work` throws
 */
export async function sendOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, work }: { services: Services; work: (services: Services) => Promise<Answer> },
): Promise<never> {
  const key = parseKey(request.headers['idempotency-key']);
  if (key === undefined) {
    const { status, location, body } = await work(services);
    return addLocation(reply, location).code(status).send(body) as never;
  }
  const answer = await answerOnce(
    services,
    { staffId: requireStaff(request).id, key, requestDigest: buildDigest(request) },
    async (services) => {
      const { status, location, body } = await work(services);
      const text = String(reply.code(status).serialize(body));
      return { status, location: location ?? null, body: text };
    },
  );
  if (answer.replayed) {
    reply.header('idempotency-replayed', 'true');
  }
  return addLocation(reply, answer.location)
    .code(answer.status)
    .type('application/json')
    .send(answer.body) as never;
}

function addLocation(reply: FastifyReply, location: string | null | undefined): FastifyReply {
  return location ? reply.header('location', location) : reply;
}

/** Of the parsed body: spaces and the order of fields make no other request. */
function buildDigest({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('hex');
}

function parseKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) {
    return undefined;
  }
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) {
    return rejectRequest([{ name: 'Idempotency-Key', reason: 'must be 1 to 200 visible ASCII characters' }]);
  }
  return header;
}
