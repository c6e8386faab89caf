// CV codes over the API: made by floor staff together with the participant, read by anybody who was given one.
import { z } from 'zod';
import { mapPage } from '../../domain/pages.ts';
import {
  changeShareName,
  closeShare,
  createShare,
  displayNames,
  listShares,
  regenerateShare,
  type Share,
  shareCredentialsMaximum,
} from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialId, instant, link, noFields, renderInstant, uuid } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';
import { participantParams } from './participants.ts';

const tags = ['shares'];

export const code = z.string().meta({ description: 'CV code.', examples: ['7K3M-9QXT-2ABC'] });

const share = z
  .object({
    link: link('Where people open it.'),
    id: uuid('The share.'),
    code,
    displayName: z.enum(displayNames).describe('Which name it shows.'),
    credentialIds: z.array(credentialId),
    createdAt: instant('When the code was made.'),
    isOpen: z.boolean().describe('A closed code never opens again; make a new one.'),
  })
  .meta({ id: 'Share' });

const newShare = z
  .strictObject({
    credentialIds: z
      .array(credentialId)
      .meta({ minItems: 1, maxItems: shareCredentialsMaximum, description: 'Chosen by the participant.' }),
    displayName: z.enum(displayNames).describe('Which name it shows; chosen by the participant.'),
  })
  .meta({ id: 'NewShare' });

function render({ createdAt, ...rest }: Share): z.input<typeof share> {
  return { ...rest, createdAt: renderInstant(createdAt) };
}

function registerCollection(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listShares',
    summary: 'List the CV codes of a participant',
    description: 'Newest first; closed ones too. Roles: assessor, manager.',
    params: participantParams,
    querystring: pageQuery,
    response: { 200: pageOf(share).describe('One page of shares.') },
  };
  app.get('/participants/:id/shares', { schema: list }, async (request, reply) => {
    const input = { participantId: request.params.id, ...request.query };
    return sendList(
      request,
      reply,
      mapPage(await listShares(services, requireActor(request), input), render),
    );
  });
  const create = {
    tags,
    operationId: 'createShare',
    summary: 'Make a CV code',
    description:
      'For chosen badges and a chosen name, together with the participant. Roles: assessor, manager.',
    params: participantParams,
    body: newShare,
    response: { 201: share.describe('The new share.') },
  };
  app.post('/participants/:id/shares', { schema: create }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { participantId: request.params.id, ...request.body };
        return { status: 201, body: render(await createShare(services, requireActor(request), input)) };
      },
    }),
  );
}

function registerChanges(app: App, services: Services): void {
  const changes = [
    {
      path: 'closures',
      operationId: 'closeShare',
      summary: 'Close a CV code',
      description: 'At once and for ever: it answers like a code that never was. Roles: assessor, manager.',
      done: 'The share, closed.',
      change: closeShare,
    },
    {
      path: 'regenerations',
      operationId: 'regenerateShare',
      summary: 'Replace a CV code by a new one',
      description: 'The old code closes; the same badges and name get a new one. Roles: assessor, manager.',
      done: 'The share with the new code.',
      change: regenerateShare,
    },
  ];
  const params = participantParams.extend({ shareId: uuid('The share.') });
  for (const { path, change, done, ...words } of changes) {
    const schema = { tags, ...words, params, body: noFields, response: { 201: share.describe(done) } };
    app.post(`/participants/:id/shares/:shareId/${path}`, { schema }, (request, reply) =>
      sendOnce(request, reply, {
        services,
        work: async (services) => {
          const { id, shareId } = request.params;
          const changed = await change(services, requireActor(request), { participantId: id, shareId });
          return { status: 201, body: render(changed) };
        },
      }),
    );
  }
}

function registerName(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'changeShareName',
    summary: 'Show another name with a CV code',
    description:
      'From now on, to everybody who has the code; chosen by the participant. Roles: assessor, manager.',
    params: participantParams.extend({ shareId: uuid('The share.') }),
    body: z.strictObject({ displayName: newShare.shape.displayName }).meta({ id: 'ChangedShare' }),
    response: { 200: share.describe('The share after the change.') },
  };
  app.patch('/participants/:id/shares/:shareId', { schema }, async (request) => {
    const { params, body } = request;
    const input = { participantId: params.id, shareId: params.shareId, ...body };
    return render(await changeShareName(services, requireActor(request), input));
  });
}

function registerShares(app: App, services: Services): void {
  registerCollection(app, services);
  registerChanges(app, services);
  registerName(app, services);
}

export const shares: RouteModule = { noun: 'shares', register: registerShares };
