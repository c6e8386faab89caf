// Credentials over the API, for staff: the signed thing, what is told about it, and whether its link answers.
import { z } from 'zod';
import { loadCredential, setCredentialOpen } from '../../domain/credential-views.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialView, renderView } from './credential-views.ts';
import { credentialId, signedCredential } from './fields.ts';

const tags = ['credentials'];
export const credentialParams = z.object({ id: credentialId });

const fullCredential = credentialView
  .extend({ credential: signedCredential })
  .meta({ id: 'CredentialWithDocument' });

function registerCredentials(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getCredential',
    summary: 'Show a credential',
    description: 'Closed ones too: whoever has the token is not whoever has the link. All roles.',
    params: credentialParams,
    response: { 200: fullCredential.describe('The credential.') },
  };
  app.get('/credentials/:id', { schema: load }, async (request) => {
    const { document, ...view } = await loadCredential(services, requireActor(request), request.params.id);
    return { ...renderView(view), credential: document as Record<string, unknown> };
  });
  const show = {
    tags,
    operationId: 'setCredentialVisibility',
    summary: 'Close or open the link of a credential',
    description:
      'Closed, it answers like an address that never was, and is left out of every share at once. Together with ' +
      'the participant. Roles: assessor, manager.',
    params: credentialParams,
    body: z.strictObject({ isOpen: z.boolean() }).meta({ id: 'Visibility' }),
    response: { 200: credentialView.describe('The credential after the change.') },
  };
  app.put('/credentials/:id/visibility', { schema: show }, async (request) => {
    const change = { credentialId: request.params.id, isOpen: request.body.isOpen };
    return renderView(await setCredentialOpen(services, requireActor(request), change));
  });
}

export const credentials: RouteModule = { noun: 'credentials', register: registerCredentials };
