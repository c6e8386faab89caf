// "Was dit nuttig?" over the API: one more yes or no, and for admins the numbers of each month.
import { z } from 'zod';
import { leastShown, loadUsefulness, recordUsefulness } from '../../domain/usefulness.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';

const tags = ['usefulness'];

const count = z.int().min(leastShown).nullable();

const month = z
  .object({
    month: z.string().describe('yyyy-mm'),
    yes: count.describe(`Null: fewer than ${leastShown}.`),
    no: count.describe(`Null: fewer than ${leastShown}.`),
  })
  .meta({ id: 'Usefulness' });

const answer = z
  .strictObject({ isUseful: z.boolean().describe('Whether what was looked at was of use.') })
  .meta({ id: 'NewUsefulness' });

function registerUsefulness(app: App, services: Services): void {
  const record = {
    tags,
    operationId: 'recordUsefulness',
    summary: 'Say whether it was of use',
    description:
      'Counted for the month, for everybody together. Nothing is kept of who said it, nor of what.',
    body: answer,
    response: { 204: z.null().describe('It was counted.') },
  };
  const config = { public: true, limit: 'usefulness' } as const;
  app.post('/usefulness', { schema: record, config }, async (request, reply) => {
    await recordUsefulness(services, request.body.isUseful);
    return reply.code(204).send(null);
  });
  const list = {
    tags,
    operationId: 'listUsefulness',
    summary: 'List how often it was of use',
    description: 'By month, the last two years, newest first; everything together. Roles: admin.',
    response: { 200: z.object({ items: z.array(month) }).describe('The months.') },
  };
  app.get('/usefulness', { schema: list }, async (request) => ({
    items: await loadUsefulness(services, requireActor(request)),
  }));
}

export const usefulnessRoutes: RouteModule = { noun: 'usefulness', register: registerUsefulness };
