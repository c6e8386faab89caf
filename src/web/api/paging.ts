// Lists, a page at a time: `{ items, next }`, and the way to the next page as a Link header too (RFC 8288).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Page } from '../../domain/pages.ts';

/** Spread into the query of a list. */
export const pageFields = {
  cursor: z.string().max(2000).optional().describe('`next` of the page before; the first page without it.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: 'Most items on a page.', examples: [50] }),
};

export const pageQuery = z.strictObject(pageFields);

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
  });

/** Sends a page, with a Link header to the next when there is one. */
export function sendList<Item>(request: FastifyRequest, reply: FastifyReply, page: Page<Item>): FastifyReply {
  if (page.next !== null) {
    const [path] = request.url.split('?');
    const query = new URLSearchParams(request.query as Record<string, string>);
    query.set('cursor', page.next);
    reply.header('link', `<${path}?${query}>; rel="next"`);
  }
  return reply.send(page);
}
