// "Zeg het zelf" over the API: what participants say of themselves, beside what was seen. For the floor only.
import { z } from 'zod';
import { levels } from '../../domain/award-rules.ts';
import {
  listSelfAssessments,
  recordSelfAssessment,
  type SelfAssessment,
} from '../../domain/self-assessments.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { badgeOfParticipantParams } from './claims.ts';
import { instant, level, renderOptionalInstant, slug, uuid } from './fields.ts';
import { participantParams } from './participants.ts';

const tags = ['self-assessments'];

const selfAssessment = z
  .object({
    participantId: uuid('Who says it.'),
    badgeClass: slug('Of which badge.'),
    results: z.record(z.string(), level).describe('Criterion key to level; what was not said is left out.'),
    saidAt: instant('When it was said; null when nothing is.').nullable(),
    isTogether: z.boolean().describe('Tapped by floor staff together with the participant.'),
  })
  .meta({ id: 'SelfAssessment' });

function render({ saidAt, ...rest }: SelfAssessment): z.input<typeof selfAssessment> {
  return { ...rest, saidAt: renderOptionalInstant(saidAt) };
}

function registerSelfAssessments(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listSelfAssessments',
    summary: 'List what a participant says of themselves',
    description: 'Kept apart from observations; it counts towards nothing. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: z.object({ items: z.array(selfAssessment) }).describe('By badge.') },
  };
  app.get('/participants/:id/self-assessments', { schema: list }, async (request) => {
    const items = await listSelfAssessments(services, requireActor(request), request.params.id);
    return { items: items.map(render) };
  });
  const record = {
    tags,
    operationId: 'recordSelfAssessment',
    summary: 'Write down what a participant says of themselves',
    description:
      'Together with the participant. Takes the place of what was said of this badge before; no results clear it. ' +
      'Roles: assessor, manager.',
    params: badgeOfParticipantParams,
    body: z
      .strictObject({
        results: z.record(z.string(), z.string().meta({ enum: levels })).meta({
          description: 'Criterion key to level.',
          examples: [{ 'veilig-snijden': 'independent' }],
        }),
      })
      .meta({ id: 'NewSelfAssessment' }),
    response: { 200: selfAssessment.describe('What is said now.') },
  };
  app.put('/participants/:id/self-assessments/:badgeClass', { schema: record }, async (request) => {
    const { id: participantId, badgeClass } = request.params;
    const input = { participantId, badgeClass, ...request.body };
    return render(await recordSelfAssessment(services, requireActor(request), input));
  });
}

export const selfAssessments: RouteModule = { noun: 'self-assessments', register: registerSelfAssessments };
