// The address of a practice badge: its document for programs, a page for people, its marked picture; and the document
// of its issuer, which lists no key, so that no verifier can find it good.
import { z } from 'zod';
import { buildRehearsalDidDocument } from '../../domain/rehearsal-issuer.ts';
import { loadRehearsal, loadRehearsalImage } from '../../domain/rehearsals.ts';
import type { Services } from '../../services.ts';
import { credentialMediaTypes } from '../negotiation.ts';
import { renderRehearsalPage } from '../pages/rehearsals.ts';
import type { App, RouteModule } from '../route-module.ts';
import { imagePolicy, publicCacheControl, sendNegotiated } from './documents.ts';

function registerRehearsals(app: App, services: Services): void {
  const schema = { params: z.object({ id: z.string() }) };
  app.get('/oefenbadges/:id', { schema }, async (request, reply) => {
    const rehearsal = await loadRehearsal(services, request.params.id);
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: credentialMediaTypes,
        document: () => ({ body: rehearsal.document }),
        page: (context) => renderRehearsalPage(rehearsal, context),
      },
    });
  });
  app.get('/oefenbadges/:id/image.svg', { schema }, async (request, reply) => {
    const image = await loadRehearsalImage(services, request.params.id);
    reply
      .header('content-security-policy', imagePolicy)
      .header('cross-origin-resource-policy', 'cross-origin');
    return reply.type('image/svg+xml').send(image);
  });
  app.get('/oefenen/did.json', async (request, reply) => {
    const body = JSON.stringify(buildRehearsalDidDocument(services));
    const document = () => ({ body, cacheControl: publicCacheControl });
    const forms = { mediaTypes: ['application/json', 'application/did+json'] as const, document };
    return sendNegotiated(request, reply, { services, forms });
  });
}

export const publicRehearsals: RouteModule = { noun: 'rehearsals', register: registerRehearsals };
