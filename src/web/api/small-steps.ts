// Stapjes over the API: for the floor that gives them. No route shows one to anybody else.
import { z } from 'zod';
import { mapPage } from '../../domain/pages.ts';
import {
  giveSmallStep,
  kindSentences,
  listSmallSteps,
  type SmallStep,
  undoSmallStep,
} from '../../domain/small-steps.ts';
import type { Services } from '../../services.ts';
import { languages } from '../../text/languages.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { day, instant, noFields, renderInstant, textPair, uuid } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';
import { participantParams } from './participants.ts';

const tags = ['small-steps'];

const sentence = z.enum(kindSentences).describe('One of twelve; there is no free text.');

const smallStep = z
  .object({
    id: uuid('The small step.'),
    participantId: uuid('Whose it is.'),
    sentence,
    words: textPair('The same, for people.'),
    giverName: z.string().describe('First name of who gave it.'),
    givenOn: day('The day on the floor.'),
    undoUntil: instant('Until when who gave it can take it back.'),
  })
  .meta({ id: 'SmallStep' });

function render({ givenBy: _by, givenAt: _at, undoUntil, ...rest }: SmallStep): z.input<typeof smallStep> {
  const { nl, en } = languages;
  const find = ({ texts }: typeof nl) => texts.smallSteps.sentences[rest.sentence];
  return { ...rest, words: { nl: find(nl), en: find(en) }, undoUntil: renderInstant(undoUntil) };
}

function registerSmallSteps(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listSmallSteps',
    summary: 'List the small steps of a participant',
    description: 'Newest first. Roles: assessor, manager.',
    params: participantParams,
    querystring: pageQuery,
    response: { 200: pageOf(smallStep).describe('One page of small steps.') },
  };
  app.get('/participants/:id/small-steps', { schema: list }, async (request, reply) => {
    const input = { participantId: request.params.id, ...request.query };
    const page = await listSmallSteps(services, requireActor(request), input);
    return sendList(request, reply, mapPage(page, render));
  });
  const give = {
    tags,
    operationId: 'giveSmallStep',
    summary: 'Give a small step',
    description:
      'A kind sentence that only the participant and the floor see. The same sentence twice on a day is one small ' +
      'step. Roles: assessor, manager.',
    params: participantParams,
    body: z.strictObject({ sentence }).meta({ id: 'NewSmallStep' }),
    response: { 201: smallStep.describe('The small step.') },
  };
  app.post('/participants/:id/small-steps', { schema: give }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = { participantId: request.params.id, ...request.body };
        return { status: 201, body: render(await giveSmallStep(services, requireActor(request), input)) };
      },
    }),
  );
  registerUndo(app, services);
}

function registerUndo(app: App, services: Services): void {
  const undone = z.object({ id: uuid('The small step that is gone.') }).meta({ id: 'UndoneSmallStep' });
  const schema = {
    tags,
    operationId: 'undoSmallStep',
    summary: 'Take a small step back',
    description: 'Within 10 minutes, by who gave it. Roles: assessor, manager.',
    params: participantParams.extend({ smallStepId: uuid('The small step.') }),
    body: noFields,
    response: { 201: undone.describe('It is gone.') },
  };
  app.post('/participants/:id/small-steps/:smallStepId/undos', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { id: participantId, smallStepId } = request.params;
        await undoSmallStep(services, requireActor(request), { participantId, smallStepId });
        return { status: 201, body: { id: smallStepId } };
      },
    }),
  );
}

export const smallSteps: RouteModule = { noun: 'small-steps', register: registerSmallSteps };
