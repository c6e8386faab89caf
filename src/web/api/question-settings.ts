// Whether questions may be asked about a participant, over the API; chosen by the participant, off until then.
import { z } from 'zod';
import { loadQuestionSettings, setQuestionsOpen } from '../../domain/question-settings.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { uuid } from './fields.ts';
import { participantParams } from './participants.ts';
import { code } from './shares.ts';

const tags = ['questions'];

const settings = z
  .object({
    isOpen: z.boolean().describe('Whether anything may be asked. False until the participant chose.'),
    shares: z
      .array(z.object({ id: uuid('The share.'), code, isOpen: z.boolean() }))
      .describe('Open codes; each can be taken out.'),
  })
  .meta({ id: 'QuestionSettings' });

const body = z.strictObject({ isOpen: z.boolean() }).meta({ id: 'QuestionSetting' });
const response = { 200: settings.describe('The settings as they are now.') };
const together = 'Together with the participant. Roles: assessor, manager.';

function registerQuestionSettings(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getQuestionSettings',
    summary: 'Show whether questions may be asked about a participant',
    description: 'Roles: assessor, manager.',
    params: participantParams,
    response,
  };
  app.get('/participants/:id/question-settings', { schema: load }, (request) =>
    loadQuestionSettings(services, requireActor(request), request.params.id),
  );
  const change = {
    tags,
    operationId: 'setQuestionSettings',
    summary: 'Allow questions about a participant, or not',
    description: together,
    params: participantParams,
    body,
    response,
  };
  app.put('/participants/:id/question-settings', { schema: change }, (request) => {
    const { isOpen } = request.body;
    return setQuestionsOpen(services, requireActor(request), { participantId: request.params.id, isOpen });
  });
  const changeShare = {
    ...change,
    operationId: 'setShareQuestionSettings',
    summary: 'Take one CV code out of questions, or back in',
    params: participantParams.extend({ shareId: uuid('The share.') }),
  };
  app.put('/participants/:id/shares/:shareId/question-settings', { schema: changeShare }, (request) => {
    const { id: participantId, shareId } = request.params;
    const { isOpen } = request.body;
    return setQuestionsOpen(services, requireActor(request), { participantId, shareId, isOpen });
  });
}

export const questionSettingRoutes: RouteModule = {
  noun: 'question-settings',
  register: registerQuestionSettings,
};
