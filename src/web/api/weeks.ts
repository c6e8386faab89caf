// The list of a week over the API: what was seen at a location, and nothing else.
import { z } from 'zod';
import { loadWeek } from '../../domain/weeks.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { day, level, slug, uuid } from './fields.ts';

const isoWeek = z.string().meta({ description: 'A week by ISO 8601.', examples: ['2026-W47'] });

const week = z
  .object({
    week: isoWeek,
    from: day('Monday.'),
    to: day('Sunday.'),
    location: z.object({ id: uuid('The location.'), name: z.string() }),
    people: z
      .array(
        z.object({
          participantId: uuid('Who was seen.'),
          givenName: z.string(),
          familyName: z.string(),
          awarded: z.array(slug('A badge that came in this week.')),
          seen: z.array(
            z.object({
              badgeClass: slug('The badge.'),
              results: z
                .record(z.string(), level)
                .describe('Criterion key to the highest level of this week.'),
              seenBy: z.array(z.string()).describe('First names.'),
              days: z.array(day('When.')),
            }),
          ),
        }),
      )
      .describe('By name; only who was seen or got a badge.'),
  })
  .meta({ id: 'Week' });

function registerWeeks(app: App, services: Services): void {
  const schema = {
    tags: ['assessments'],
    operationId: 'getWeek',
    summary: 'List what was seen in a week',
    description: 'At one location: what, by whom, for whom. Roles: assessor, manager.',
    params: z.object({ week: isoWeek }),
    querystring: z.strictObject({
      locationId: uuid('May be left out: then the first of your locations.').optional(),
    }),
    response: { 200: week.describe('The week.') },
  };
  app.get('/weeks/:week', { schema }, (request) =>
    loadWeek(services, requireActor(request), { ...request.params, ...request.query }),
  );
}

export const weeks: RouteModule = { noun: 'weeks', register: registerWeeks };
