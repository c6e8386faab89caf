// Finishing over the API: what is met and not issued yet, issuing it, and that somebody finished.
import { z } from 'zod';
import { awardReady, type Completion, loadCompletion, recordCompletion } from '../../domain/completions.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { month, noFields, slug, uuid } from './fields.ts';
import { participantParams } from './participants.ts';

const tags = ['participants'];

const completion = z
  .object({
    participantId: uuid('Who finishes.'),
    finishedMonth: month.nullable().describe('Null for who is still here. No reason is kept, and no day.'),
    met: z
      .array(
        z.object({
          badgeClass: slug('A badge that is met.'),
          state: z.enum(['ready', 'held', 'waiting', 'look-again']).meta({
            description:
              '`ready` to be issued; `held` until it was talked about; `waiting` for an approval; `look-again` when it ' +
              'was sent back.',
          }),
          heldBy: z.string().nullable().describe('The assessment to talk about, where it is held.'),
        }),
      )
      .describe('Met and not issued yet.'),
  })
  .meta({ id: 'Completion' });

function render({ met, ...rest }: Completion): z.input<typeof completion> {
  return {
    ...rest,
    met: met.map(({ badgeClass, state, heldBy }) => ({ badgeClass: badgeClass.slug, state, heldBy })),
  };
}

function registerCompletions(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getCompletion',
    summary: 'Show what is met and not issued yet',
    description: 'For somebody who is about to go. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: completion.describe('How it stands.') },
  };
  app.get('/participants/:id/completion', { schema: load }, async (request) =>
    render(await loadCompletion(services, requireActor(request), request.params.id)),
  );
  const record = {
    tags,
    operationId: 'recordCompletion',
    summary: 'Write down that a participant finished',
    description: 'Keeps the month only; everything stays theirs. Roles: assessor, manager.',
    params: participantParams,
    body: z.strictObject({ isFinished: z.boolean() }).meta({ id: 'NewCompletion' }),
    response: { 200: completion.describe('How it stands, with what is still to be issued.') },
  };
  app.put('/participants/:id/completion', { schema: record }, async (request) => {
    const input = { participantId: request.params.id, ...request.body };
    return render(await recordCompletion(services, requireActor(request), input));
  });
  const award = {
    tags,
    operationId: 'awardReady',
    summary: 'Issue every badge that is ready',
    description: 'Roles: assessor, manager.',
    params: participantParams,
    body: noFields,
    response: { 201: completion.describe('How it stands then.') },
  };
  app.post('/participants/:id/completion/awards', { schema: award }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => ({
        status: 201,
        body: render(await awardReady(services, requireActor(request), request.params.id)),
      }),
    }),
  );
}

export const completions: RouteModule = { noun: 'completions', register: registerCompletions };
