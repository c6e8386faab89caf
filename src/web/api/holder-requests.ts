// What participants ask to be done with what is kept of them, over the API: a correction of their name, everything in
// one answer, or everything erased. Asked by floor staff together with them; done by who may.
import { z } from 'zod';
import {
  createHolderRequest,
  decideHolderRequest,
  type HolderRequest,
  type HolderWish,
  listHolderRequests,
  listRequestsToDo,
  withdrawHolderRequest,
} from '../../domain/holder-requests.ts';
import { loadPersonalData } from '../../domain/personal-data.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { instant, noFields, renderInstant, renderOptionalInstant, uuid } from './fields.ts';
import { participantParams } from './participants.ts';

const tags = ['participants'];

const holderRequest = z
  .object({
    id: uuid('The request.'),
    participantId: uuid('Whose request it is.'),
    kind: z.enum(['correct-name', 'erase']),
    givenName: z.string().nullable().describe('The right name; null for an erasure.'),
    familyName: z.string().nullable(),
    state: z.enum(['waiting', 'done', 'declined', 'withdrawn']),
    requestedAt: instant('When it was asked.'),
    decidedAt: instant('When it was done, declined or taken back.').nullable(),
  })
  .meta({ id: 'HolderRequest' });

const newRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('correct-name'), givenName: z.string(), familyName: z.string() }),
    z.strictObject({ kind: z.literal('erase') }),
  ])
  .meta({ id: 'NewHolderRequest' });

const table = z.array(z.record(z.string(), z.unknown()));

const personalData = z
  .object({
    savedOn: z.string().meta({ format: 'date', description: 'The day of this answer.' }),
    tables: z.record(z.string(), table).describe('Every row that is kept, by table.'),
    auditLines: table.describe('Who did what, and when.'),
    staff: table.describe('Who of staff occurs in it.'),
  })
  .meta({ id: 'PersonalData' });

function render({ requestedAt, decidedAt, ...rest }: HolderRequest): z.input<typeof holderRequest> {
  return { ...rest, requestedAt: renderInstant(requestedAt), decidedAt: renderOptionalInstant(decidedAt) };
}

const list = (requests: HolderRequest[]) => ({ items: requests.map(render) });
const answer = z.object({ items: z.array(holderRequest) });

function registerOfOne(app: App, services: Services): void {
  const waiting = {
    tags,
    operationId: 'listHolderRequests',
    summary: 'What a participant asked and what waits',
    description: 'The oldest first. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: answer.describe('What waits.') },
  };
  app.get('/participants/:id/requests', { schema: waiting }, async (request) =>
    list(await listHolderRequests(services, requireActor(request), request.params.id)),
  );
  const create = {
    tags,
    operationId: 'createHolderRequest',
    summary: 'Ask for another name, or to be erased',
    description:
      'Together with the participant; staff who may do it find it in `GET /requests`. The same again gives the one that ' +
      'waits. Roles: assessor, manager.',
    params: participantParams,
    body: newRequest,
    response: { 201: holderRequest.describe('The request.') },
  };
  app.post('/participants/:id/requests', { schema: create }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { participantId: request.params.id, wish: request.body as HolderWish };
        return {
          status: 201,
          body: render(await createHolderRequest(services, requireActor(request), input)),
        };
      },
    }),
  );
  const data = {
    tags,
    operationId: 'getPersonalData',
    summary: 'Everything that is kept of a participant',
    description:
      'For the participant to take along. Written down in the audit lines. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: personalData.describe('Everything, but for keys that open something.') },
  };
  app.get('/participants/:id/personal-data', { schema: data }, async (request) =>
    loadPersonalData(services, requireActor(request), request.params.id),
  );
}

function registerDecisions(app: App, services: Services): void {
  const withdraw = {
    tags,
    operationId: 'withdrawHolderRequest',
    summary: 'Take a request back',
    description: 'Together with the participant. Roles: assessor, manager.',
    params: participantParams.extend({ requestId: uuid('The request.') }),
    body: noFields,
    response: { 201: holderRequest.describe('The request, taken back.') },
  };
  app.post('/participants/:id/requests/:requestId/withdrawals', { schema: withdraw }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { id, requestId } = request.params;
        const input = { participantId: id, requestId };
        const withdrawn = await withdrawHolderRequest(services, requireActor(request), input);
        return { status: 201, body: render(withdrawn) };
      },
    }),
  );
  const todo = {
    tags,
    operationId: 'listRequestsToDo',
    summary: 'What participants asked and what waits for you',
    description:
      'The oldest first. Roles: assessor, manager (own locations), admin; erasures for manager and admin.',
    response: { 200: answer.describe('What waits.') },
  };
  app.get('/requests', { schema: todo }, async (request) =>
    list(await listRequestsToDo(services, requireActor(request))),
  );
  const decide = {
    tags,
    operationId: 'decideHolderRequest',
    summary: 'Do what a participant asked',
    description:
      'A corrected name shows at once. Erased means: badges withdrawn, links and codes answer like those that never ' +
      'were, every row gone. An erasure can not be declined. Roles: assessor, manager, admin; erasures: manager, admin.',
    params: z.object({ requestId: uuid('The request.') }),
    body: z.strictObject({ decision: z.enum(['confirm', 'decline']) }).meta({ id: 'HolderRequestDecision' }),
    response: { 201: holderRequest.describe('The request as it was decided.') },
  };
  app.post('/requests/:requestId/decisions', { schema: decide }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { requestId: request.params.requestId, ...request.body };
        return {
          status: 201,
          body: render(await decideHolderRequest(services, requireActor(request), input)),
        };
      },
    }),
  );
}

function registerHolderRequests(app: App, services: Services): void {
  registerOfOne(app, services);
  registerDecisions(app, services);
}

export const holderRequests: RouteModule = { noun: 'holder-requests', register: registerHolderRequests };
