// The addresses of an issuer: its profile, and the DID document with every key that it ever signed with.
// Spec: OB 3.0 Profile; did:web Method, Read; DID Core 6 (media types); checklist I-13, I-14.
import { z } from 'zod';
import { loadDidDocument, loadIssuerProfile } from '../../domain/issuers.ts';
import type { Services } from '../../services.ts';
import type { MediaType } from '../negotiation.ts';
import { renderIssuerPage } from '../pages/issuers.ts';
import type { App, RouteModule } from '../route-module.ts';
import { linkedDataMediaTypes, publicCacheControl, renderLinkedData, sendNegotiated } from './documents.ts';

// A did.json in a static folder is served as application/json, so that is what every resolver takes.
const didMediaTypes = [
  'application/json',
  'application/did+ld+json',
  'application/did+json',
] as const satisfies MediaType[];

function registerIssuers(app: App, services: Services): void {
  const schema = { params: z.object({ slug: z.string() }) };
  app.get('/issuers/:slug', { schema }, async (request, reply) => {
    const profile = await loadIssuerProfile(services, request.params.slug);
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: linkedDataMediaTypes,
        document: () => ({ body: renderLinkedData(profile), cacheControl: publicCacheControl }),
        page: (context) => renderIssuerPage(profile, context),
      },
    });
  });
  app.get('/issuers/:slug/did.json', { schema }, async (request, reply) => {
    const body = JSON.stringify(await loadDidDocument(services, request.params.slug));
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: didMediaTypes,
        document: () => ({ body, cacheControl: publicCacheControl }),
      },
    });
  });
}

export const publicIssuers: RouteModule = { noun: 'issuers', register: registerIssuers };
