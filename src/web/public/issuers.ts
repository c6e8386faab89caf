// The addresses of an issuer: its profile, the DID document with every key that it ever signed with, and the same keys
// as JWKs. Spec: OB 3.0 Profile, JOSE Header; did:web Method, Read; DID Core 6 (media types); RFC 7517; checklist
// I-13, I-14.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  loadDidDocument,
  loadIssuerJwks,
  loadIssuerProfile,
  loadJwk,
  loadJwks,
} from '../../domain/issuers.ts';
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

const jwksMediaTypes = ['application/jwk-set+json', 'application/json'] as const satisfies MediaType[];
const jwkMediaTypes = ['application/jwk+json', 'application/json'] as const satisfies MediaType[];

function registerKeys(app: App, services: Services): void {
  const send = (request: FastifyRequest, reply: FastifyReply, keys: object) => {
    const mediaTypes = 'keys' in keys ? jwksMediaTypes : jwkMediaTypes;
    const document = () => ({ body: JSON.stringify(keys), cacheControl: publicCacheControl });
    return sendNegotiated(request, reply, { services, forms: { mediaTypes, document } });
  };
  const slug = z.string();
  app.get('/.well-known/jwks.json', async (request, reply) => send(request, reply, await loadJwks(services)));
  app.get('/issuers/:slug/jwks.json', { schema: { params: z.object({ slug }) } }, async (request, reply) =>
    send(request, reply, await loadIssuerJwks(services, request.params.slug)),
  );
  const params = z.object({ slug, thumbprint: z.string() });
  app.get('/issuers/:slug/keys/:thumbprint', { schema: { params } }, async (request, reply) =>
    send(request, reply, await loadJwk(services, request.params)),
  );
}

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

export const publicKeys: RouteModule = { noun: 'issuers', register: registerKeys };

export const publicIssuers: RouteModule = { noun: 'issuers', register: registerIssuers };
