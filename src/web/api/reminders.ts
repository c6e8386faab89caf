// With whom it is time to look together, over the API.
import { z } from 'zod';
import { listReminders } from '../../domain/reminders.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { instant, renderInstant, uuid } from './fields.ts';

const reminder = z
  .object({
    participantId: uuid('With whom.'),
    givenName: z.string(),
    familyName: z.string(),
    remindedAt: instant('When it came up.'),
  })
  .meta({ id: 'Reminder' });

function registerReminders(app: App, services: Services): void {
  const schema = {
    tags: ['assessments'],
    operationId: 'listReminders',
    summary: 'List with whom it is time to look together',
    description:
      'Nothing was seen for as many weeks as the location says; at most the first hundred. Goes when something is ' +
      'seen. Roles: assessor, manager.',
    response: { 200: z.object({ items: z.array(reminder) }).describe('Who waits longest first.') },
  };
  app.get('/reminders', { schema }, async (request) => {
    const items = await listReminders(services, requireActor(request));
    return {
      items: items.map(({ remindedAt, ...rest }) => ({ ...rest, remindedAt: renderInstant(remindedAt) })),
    };
  });
}

export const reminders: RouteModule = { noun: 'reminders', register: registerReminders };
