// One badge of many people in one request ("groepsmodus"): all of it is stored, or nothing.
import { z } from 'zod';
import { type GroupInput, groupMaximum, recordGroupAssessment } from '../../domain/group-assessments.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { assessment, renderAssessment, seenFields } from './assessments.ts';
import { uuid } from './fields.ts';

const newGroupAssessment = z
  .strictObject({
    participantIds: z
      .array(uuid('Somebody who was seen at work.'))
      .meta({ description: `Who was seen at work: 1 to ${groupMaximum} people, each once.` }),
    ...seenFields,
    holdFor: z
      .array(uuid('Somebody of the group.'))
      .optional()
      .describe('Those who want to talk first: kept, nothing awarded until the hold is lifted.'),
  })
  .meta({ id: 'NewGroupAssessment' });

const groupAssessment = z
  .object({ assessments: z.array(assessment).describe('One for each person, in the order of the request.') })
  .meta({ id: 'GroupAssessment' });

function registerGroupAssessments(app: App, services: Services): void {
  const schema = {
    tags: ['assessments'],
    operationId: 'recordGroupAssessment',
    summary: 'Record the same for many people',
    description:
      'As one assessment for each of them, in one transaction: all are stored or none. `state` and `link` say per ' +
      'person what came of it. Somebody out of reach is named in `invalidParams`. Roles: assessor, manager.',
    body: newGroupAssessment,
    response: {
      200: groupAssessment.describe('Nothing new of anybody.'),
      201: groupAssessment.describe('Something new was recorded of somebody at least.'),
    },
  };
  app.post('/group-assessments', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = request.body as GroupInput;
        const recorded = await recordGroupAssessment(services, requireActor(request), input);
        const isNew = recorded.some(({ created, award }) => created && award.state !== 'already-held');
        return {
          status: isNew ? 201 : 200,
          body: { assessments: recorded.map((one) => renderAssessment(services, one)) },
        };
      },
    }),
  );
}

export const groupAssessments: RouteModule = {
  noun: 'group-assessments',
  register: registerGroupAssessments,
};
