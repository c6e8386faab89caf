// Many participants at once over the API: all of a list, or the good ones, with what is wrong with the others.
import { z } from 'zod';
import { createParticipants, listMaximum } from '../../domain/participant-lists.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, uuid } from './fields.ts';
import { participant, renderParticipant } from './participants.ts';

const row = z.strictObject({
  givenName: z
    .string()
    .trim()
    .max(200)
    .meta({ examples: ['Samira'] }),
  familyName: z
    .string()
    .trim()
    .max(200)
    .meta({ examples: ['Bensaid'] }),
  location: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('Name or id of where they work; else `locationId` of the list.'),
  isOther: z
    .boolean()
    .default(false)
    .describe('This is another person than the one who is there already under this name.'),
});

const newList = z
  .strictObject({
    participants: z
      .array(row)
      .min(1)
      .max(listMaximum)
      .meta({ description: `1 to ${listMaximum} people.` }),
    locationId: uuid('For rows without a location. May be left out by staff of one location.').optional(),
    skipFaulty: z
      .boolean()
      .default(false)
      .describe('Add the good rows and tell what is wrong with the others; else it is all or nobody.'),
  })
  .meta({ id: 'NewParticipantList' });

const addedList = z
  .object({
    created: z.array(participant),
    faults: z
      .array(z.object({ row: count.describe('Counted from 0.'), field: z.string() }))
      .describe('Rows that were left out, with what to mend.'),
  })
  .meta({ id: 'ParticipantList' });

function registerParticipantLists(app: App, services: Services): void {
  const create = {
    tags: ['participants'],
    operationId: 'createParticipantList',
    summary: 'Add many participants',
    description:
      'All in one transaction. Faults are named per row, as `participants[3].familyName`. Roles: manager, admin.',
    body: newList,
    response: { 201: addedList.describe('Who was added, and which rows were not.') },
  };
  app.post('/participant-lists', { schema: create }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { participants: rows, locationId, skipFaulty } = request.body;
        const list = { rows, locationId, skipFaulty };
        const { created, faults } = await createParticipants(services, requireActor(request), list);
        return { status: 201, body: { created: created.map(renderParticipant), faults } };
      },
    }),
  );
}

export const participantLists: RouteModule = {
  noun: 'participant-lists',
  register: registerParticipantLists,
};
