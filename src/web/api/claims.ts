// "Dit kan ik al" over the API: what waits for the floor, and saying it together with the participant.
import { z } from 'zod';
import {
  type Claim,
  type ClaimStanding,
  listClaims,
  listOwnClaims,
  planJointLook,
  recordClaim,
} from '../../domain/claims.ts';
import { mapPage } from '../../domain/pages.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { instant, renderInstant, renderOptionalInstant, slug, uuid } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';
import { participantParams } from './participants.ts';

const tags = ['claims'];
export const badgeOfParticipantParams = participantParams.extend({
  badgeClass: slug('A badge; no superbadge.'),
});

const claim = z
  .object({
    participantId: uuid('Who says it.'),
    givenName: z.string(),
    familyName: z.string(),
    badgeClass: slug('What they say they can do already.'),
    claimedAt: instant('Since when it waits.'),
    togetherAt: instant('Since when an assessor means to look together with them.').nullable(),
  })
  .meta({ id: 'Claim' });

const standing = z
  .object({
    participantId: uuid('Whom it is about.'),
    badgeClass: slug('Which badge.'),
    claim: claim.nullable().describe('Null when nothing is said, or when it was looked at already.'),
  })
  .meta({ id: 'ClaimStanding' });

function render({ claimedAt, togetherAt, id: _id, ...rest }: Claim): z.input<typeof claim> {
  return { ...rest, claimedAt: renderInstant(claimedAt), togetherAt: renderOptionalInstant(togetherAt) };
}

function renderStanding({ claim, ...rest }: ClaimStanding): z.input<typeof standing> {
  return { ...rest, claim: claim && render(claim) };
}

function registerLists(app: App, services: Services): void {
  const all = {
    tags,
    operationId: 'listClaims',
    summary: 'List what participants say they can do already',
    description:
      'What nobody looked at yet, oldest first. It goes when something is recorded for it. Roles: assessor, manager ' +
      '(own locations).',
    querystring: pageQuery,
    response: { 200: pageOf(claim).describe('One page of claims.') },
  };
  app.get('/claims', { schema: all }, async (request, reply) =>
    sendList(
      request,
      reply,
      mapPage(await listClaims(services, requireActor(request), request.query), render),
    ),
  );
  const own = {
    tags,
    operationId: 'listParticipantClaims',
    summary: 'List what a participant says they can do already',
    description: 'Roles: assessor, manager.',
    params: participantParams,
    response: { 200: z.object({ items: z.array(claim) }).describe('All that nobody looked at yet.') },
  };
  app.get('/participants/:id/claims', { schema: own }, async (request) => {
    const items = await listOwnClaims(services, requireActor(request), request.params.id);
    return { items: items.map(render) };
  });
}

function registerSaying(app: App, services: Services): void {
  const say = {
    tags,
    operationId: 'recordClaim',
    summary: 'Say that a participant can do a badge already, or take it back',
    description: 'Together with the participant. It counts towards nothing. Roles: assessor, manager.',
    params: badgeOfParticipantParams,
    body: z.strictObject({ isClaimed: z.boolean() }).meta({ id: 'NewClaim' }),
    response: { 200: standing.describe('How it stands now.') },
  };
  app.put('/participants/:id/claims/:badgeClass', { schema: say }, async (request) => {
    const { id: participantId, badgeClass } = request.params;
    const input = { participantId, badgeClass, ...request.body };
    return renderStanding(await recordClaim(services, requireActor(request), input));
  });
  const plan = {
    tags,
    operationId: 'planJointLook',
    summary: 'Say that you will look together',
    description: 'The claim stays until something was recorded for it. Roles: assessor, manager.',
    params: badgeOfParticipantParams,
    body: z.strictObject({ isPlanned: z.boolean() }).meta({ id: 'JointLook' }),
    response: { 200: standing.describe('How it stands now.') },
  };
  app.put('/participants/:id/claims/:badgeClass/joint-look', { schema: plan }, async (request) => {
    const { id: participantId, badgeClass } = request.params;
    const input = { participantId, badgeClass, ...request.body };
    return renderStanding(await planJointLook(services, requireActor(request), input));
  });
}

function registerClaims(app: App, services: Services): void {
  registerLists(app, services);
  registerSaying(app, services);
}

export const claims: RouteModule = { noun: 'claims', register: registerClaims };
