// The address of a credential, which is its id: the exact signed bytes for programs, a page for people. Open to
// whoever holds it; closed and unknown are one answer (decision 14). Spec: OB 3.0 Serialization; VCDM 2.0 6.1.3
import { z } from 'zod';
import { loadPublicCredential } from '../../domain/credential-views.ts';
import type { Services } from '../../services.ts';
import { credentialMediaTypes } from '../negotiation.ts';
import { renderCredentialPage } from '../pages/credentials.ts';
import type { App, RouteModule } from '../route-module.ts';
import { sendNegotiated } from './documents.ts';

function registerCredentials(app: App, services: Services): void {
  const schema = { params: z.object({ id: z.string() }) };
  app.get('/credentials/:id', { schema }, async (request, reply) => {
    // Before the form is chosen, so that every form of a closed one answers like an unknown one.
    const credential = await loadPublicCredential(services, request.params.id);
    const { document, digest } = credential;
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: credentialMediaTypes,
        document: () => ({ body: document, etag: `"${digest}"` }),
        page: (context) => renderCredentialPage(credential, context),
      },
    });
  });
}

export const publicCredentials: RouteModule = { noun: 'credentials', register: registerCredentials };
