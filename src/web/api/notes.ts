// Notes over the API: for the floor that writes them. No other route gives one, and none is public.
import { z } from 'zod';
import { listNotes, type Note, noteMaximum, writeNote } from '../../domain/notes.ts';
import { mapPage } from '../../domain/pages.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { day, instant, renderInstant, slug, uuid } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';
import { participantParams } from './participants.ts';

const tags = ['notes'];

const note = z
  .object({
    assessmentId: uuid('The assessment.'),
    badgeClass: slug('The badge that it is about.'),
    observedOn: day('The day on the floor.'),
    text: z.string().describe('In the words of the assessor.'),
    writerName: z.string().describe('First name of the assessor.'),
    writtenAt: instant('When it was written.'),
  })
  .meta({ id: 'Note' });

function render({ writtenAt, ...rest }: Note): z.input<typeof note> {
  return { ...rest, writtenAt: renderInstant(writtenAt) };
}

function registerNotes(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listNotes',
    summary: 'List the notes about a participant',
    description: 'Newest first. Never public. Roles: assessor, manager.',
    params: participantParams,
    querystring: pageQuery,
    response: { 200: pageOf(note).describe('One page of notes.') },
  };
  app.get('/participants/:id/notes', { schema: list }, async (request, reply) => {
    const input = { participantId: request.params.id, ...request.query };
    return sendList(request, reply, mapPage(await listNotes(services, requireActor(request), input), render));
  });
  const text = z
    .string()
    .nullable()
    .describe(`At most ${noteMaximum} characters about the work; null takes the note away.`);
  const write = {
    tags,
    operationId: 'writeNote',
    summary: 'Write the note of an assessment, or take it away',
    description:
      'By its assessor, for colleagues at the same location; it is part of no badge and of nothing public. The ' +
      'participant finds it among all that is kept of them. Words about health, money, home or belief are asked ' +
      'about: send them again with `confirmed`. Roles: assessor, manager.',
    params: z.object({ id: uuid('The assessment.') }),
    body: z
      .strictObject({
        text,
        confirmed: z.boolean().default(false).describe('It was read once more, and is about the work.'),
      })
      .meta({ id: 'NewNote' }),
    response: { 200: z.object({ text }).meta({ id: 'WrittenNote' }).describe('What stands there now.') },
  };
  app.put('/assessments/:id/note', { schema: write }, async (request) => {
    const { text, confirmed: isConfirmed } = request.body;
    const input = { assessmentId: request.params.id, text, isConfirmed };
    return { text: await writeNote(services, requireActor(request), input) };
  });
}

export const notes: RouteModule = { noun: 'notes', register: registerNotes };
