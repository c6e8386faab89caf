// Locations over the API: the list, opening, renaming, closing.
import { z } from 'zod';
import {
  type Location,
  listLocations,
  loadLocation,
  openLocation,
  updateLocation,
} from '../../domain/locations.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, instant, renderInstant, uuid } from './fields.ts';

const tags = ['locations'];
const params = z.object({ id: uuid('The location.') });

const name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100)
  .meta({
    description: 'For staff. Neutral: no word that a badge may not say.',
    examples: ['Eethuis De Linde'],
  });

const newLocation = z.strictObject({ name }).meta({ id: 'NewLocation' });
const changedLocation = z
  .strictObject({
    name: name.optional(),
    isOpen: z
      .boolean()
      .optional()
      .describe('False closes it: nothing new is awarded there, and its shared tablets sign everybody out.'),
    reminderWeeks: z
      .number()
      .nullish()
      .meta({
        description: 'After so many weeks the floor is reminded to look together; null for never.',
        examples: [6],
      }),
  })
  .meta({ id: 'ChangedLocation', description: 'What is left out stays as it is.' });

const location = z
  .object({
    id: uuid('The location.'),
    name: z.string(),
    isOpen: z.boolean(),
    reminderWeeks: z
      .int()
      .min(1)
      .max(52)
      .nullable()
      .describe(
        'After so many weeks in which nothing was seen of somebody the floor is reminded; null for never.',
      ),
    participants: count.describe('How many participants are there now, also after closing.'),
    staff: count.describe('How many of the staff work there.'),
    createdAt: instant('When it was opened first.'),
  })
  .meta({ id: 'Location' });

function render({ createdAt, ...rest }: Location): z.input<typeof location> {
  return { ...rest, createdAt: renderInstant(createdAt) };
}

function registerLocations(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listLocations',
    summary: 'List locations',
    description: 'By name, closed ones too; managers see their own. All on one page. Roles: manager, admin.',
    response: { 200: z.object({ items: z.array(location) }).describe('Every location.') },
  };
  app.get('/locations', { schema: list }, async (request) => ({
    items: (await listLocations(services, requireActor(request))).map(render),
  }));
  const open = {
    tags,
    operationId: 'openLocation',
    summary: 'Open a location',
    description: 'Role: admin.',
    body: newLocation,
    response: { 201: location.describe('The new location.') },
  };
  app.post('/locations', { schema: open }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const opened = await openLocation(services, requireActor(request), request.body);
        return { status: 201, location: `/v1/locations/${opened.id}`, body: render(opened) };
      },
    }),
  );
  const load = {
    tags,
    operationId: 'getLocation',
    summary: 'Show a location',
    description: 'Roles: manager (own locations), admin.',
    params,
    response: { 200: location.describe('The location.') },
  };
  app.get('/locations/:id', { schema: load }, async (request) =>
    render(await loadLocation(services, requireActor(request), request.params.id)),
  );
  const change = {
    tags,
    operationId: 'changeLocation',
    summary: 'Rename, close or open a location again',
    description: 'Changes what is given and nothing else. Roles: manager (own locations), admin.',
    params,
    body: changedLocation,
    response: { 200: location.describe('The location after the change.') },
  };
  app.patch('/locations/:id', { schema: change }, async (request) => {
    const input = { locationId: request.params.id, changes: request.body };
    return render(await updateLocation(services, requireActor(request), input));
  });
}

export const locations: RouteModule = { noun: 'locations', register: registerLocations };
