// The signed status lists: one address for all who hold a badge in it, so that asking tells nothing about anybody.
// Spec: Bitstring Status List 1.0; checklist S-03, S-06.
import { z } from 'zod';
import { loadSignedStatusList, statusListTtlSeconds } from '../../domain/status-lists.ts';
import type { Services } from '../../services.ts';
import type { MediaType } from '../negotiation.ts';
import type { App, RouteModule } from '../route-module.ts';
import { addressNumber, sendNegotiated } from './documents.ts';

/** The forms of a signed list. */
export const statusListMediaTypes = [
  'application/vc',
  'application/vc+ld+json',
  'application/ld+json',
  'application/json',
] as const satisfies MediaType[];

function registerStatusLists(app: App, services: Services): void {
  const schema = { params: z.object({ number: addressNumber }) };
  app.get('/status-lists/:number', { schema }, async (request, reply) => {
    const { document } = await loadSignedStatusList(services, request.params.number);
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: statusListMediaTypes,
        document: () => ({ body: document, cacheControl: `public, max-age=${statusListTtlSeconds}` }),
      },
    });
  });
}

export const publicStatusLists: RouteModule = { noun: 'status-lists', register: registerStatusLists };
