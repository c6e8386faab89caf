// Withdrawing credentials over the API: a request, a second person's decision, and the list of what waits for one.
import { z } from 'zod';
import {
  buildPage,
  isTimestamp,
  isUuid,
  type Page,
  type PageRequest,
  parseCursor,
} from '../../domain/pages.ts';
import {
  decideRevocation,
  listRevocationRequests,
  type Revocation,
  requestRevocation,
  staffReasons,
  type WaitingRevocation,
} from '../../domain/revocations.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialParams } from './credentials.ts';
import { credentialId, instant, renderInstant, renderOptionalInstant, slug, uuid } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';

const tags = ['credentials'];

const revocation = z
  .object({
    id: uuid('The revocation.'),
    credentialId,
    reason: z
      .enum([...staffReasons, 'holder-request', 'support-withdrawn'])
      .describe('Told to staff only; the public sees that it was revoked.'),
    state: z.enum(['requested', 'confirmed', 'declined']),
    requestedAt: instant('When it was asked for.'),
    decidedAt: instant('When it was decided.').nullable(),
  })
  .meta({ id: 'Revocation' });

const waitingRevocation = revocation
  .extend({ participantId: uuid('Whose credential it is.'), badgeClass: slug('What it was awarded for.') })
  .meta({ id: 'WaitingRevocation' });

function render({ requestedAt, decidedAt, ...rest }: Revocation): z.input<typeof revocation> {
  return {
    ...rest,
    requestedAt: renderInstant(requestedAt),
    decidedAt: renderOptionalInstant(decidedAt),
  };
}

function renderWaiting(waiting: WaitingRevocation): z.input<typeof waitingRevocation> {
  const { participantId, badgeClass, ...found } = waiting;
  return { ...render(found), participantId, badgeClass };
}

/** Requests are few and decided within days, so a page is cut from all of them. */
function cutPage(waiting: WaitingRevocation[], { cursor, limit }: PageRequest): Page<WaitingRevocation> {
  const [at, id] = parseCursor(cursor, [isTimestamp, isUuid]) ?? ['', ''];
  const position = (row: WaitingRevocation) => [renderInstant(row.requestedAt), row.id];
  const rest = waiting.filter((row) => {
    const [rowAt, rowId] = position(row) as [string, string];
    return rowAt > at! || (rowAt === at && rowId > id!);
  });
  return buildPage(rest.slice(0, limit + 1), limit, position);
}

function registerList(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'listRevocationRequests',
    summary: 'List the withdrawals that wait for a second person',
    description: 'Oldest first. Roles: manager (own locations), admin.',
    querystring: pageQuery,
    response: { 200: pageOf(waitingRevocation).describe('One page of requests.') },
  };
  app.get('/revocation-requests', { schema }, async (request, reply) => {
    const waiting = await listRevocationRequests(services, requireActor(request));
    const page = cutPage(waiting, request.query);
    return sendList(request, reply, { ...page, items: page.items.map(renderWaiting) });
  });
}

function registerRequests(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'requestRevocation',
    summary: 'Withdraw a credential, or ask for it',
    description:
      'A manager or admin withdraws at once; the request of an assessor waits for one of them. A request that waits ' +
      'already is given again.',
    params: credentialParams,
    body: z
      .strictObject({ reason: z.enum(staffReasons).describe('Told to staff only.') })
      .meta({ id: 'NewRevocation' }),
    response: { 201: revocation.describe('The revocation: confirmed, or waiting for a second person.') },
  };
  app.post('/credentials/:id/revocations', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { credentialId: request.params.id, reason: request.body.reason };
        const requested = await requestRevocation(services, requireActor(request), input);
        return { status: 201, body: render(requested) };
      },
    }),
  );
}

function registerDecisions(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'decideRevocation',
    summary: 'Confirm or decline a withdrawal',
    description: 'Confirmed, the status list says so within 5 seconds. Roles: manager, admin.',
    params: credentialParams.extend({ revocationId: uuid('The revocation.') }),
    body: z.strictObject({ decision: z.enum(['confirm', 'decline']) }).meta({ id: 'RevocationDecision' }),
    response: { 201: revocation.describe('The revocation as it was decided.') },
  };
  app.post('/credentials/:id/revocations/:revocationId/decisions', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { params, body } = request;
        const input = { credentialId: params.id, revocationId: params.revocationId, ...body };
        const decided = await decideRevocation(services, requireActor(request), input);
        return { status: 201, body: render(decided) };
      },
    }),
  );
}

function registerRevocations(app: App, services: Services): void {
  registerList(app, services);
  registerRequests(app, services);
  registerDecisions(app, services);
}

export const revocations: RouteModule = { noun: 'revocations', register: registerRevocations };
