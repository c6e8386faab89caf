// Practising over the API: the same results as an assessment, about nobody; a badge that fails every check comes of it.
import { z } from 'zod';
import { levels } from '../../domain/award-rules.ts';
import { recordRehearsal } from '../../domain/rehearsals.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { link, parseSigned, signedCredential, slug } from './fields.ts';

const newRehearsal = z
  .strictObject({
    badgeClass: slug('The badge to practise with.'),
    results: z.record(z.string(), z.enum(levels)).describe('Criterion key to level.'),
  })
  .meta({ id: 'NewRehearsal' });

const rehearsal = z
  .object({
    link: link('Address of the practice badge. Null when a real badge would need more.').nullable(),
    credential: signedCredential.nullable(),
  })
  .meta({ id: 'Rehearsal' });

function registerRehearsals(app: App, services: Services): void {
  const schema = {
    tags: ['assessments'],
    operationId: 'rehearse',
    summary: 'Practise an award',
    description:
      'Nothing about a person is kept. The badge is signed by a key that is thrown away, and is over before it ' +
      'began: no verifier finds it good. Gone after 7 days. Roles: assessor, manager.',
    body: newRehearsal,
    response: { 201: rehearsal.describe('The practice badge.') },
  };
  app.post('/rehearsals', { schema }, async (request, reply) => {
    const given = await recordRehearsal(services, requireActor(request), request.body);
    const credential = given ? parseSigned(given.document) : null;
    return reply.code(201).send({ link: given?.link ?? null, credential });
  });
}

export const rehearsalRoutes: RouteModule = { noun: 'rehearsals', register: registerRehearsals };
