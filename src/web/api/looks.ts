// How often what is open was looked at, and who of staff looked, over the API. A number for each day and no identity
// of strangers; of staff the name, as the participant reads it too.
import { z } from 'zod';
import { listCredentials } from '../../domain/credential-views.ts';
import { findLookSubject, listStaffViews, loadLooks } from '../../domain/looks.ts';
import { listShares } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, day } from './fields.ts';
import { participantParams } from './participants.ts';

const tags = ['participants'];
const listMaximum = 100;

const looked = z
  .object({
    kind: z.enum(['credential', 'share']),
    id: z.string().describe('Of the credential or the share.'),
    total: count.describe(
      'Looks in all; those of the participant, of staff and of programs are not counted.',
    ),
    days: z
      .array(z.object({ day: day('In the time zone of the workplace.'), count }))
      .describe('The newest first.'),
  })
  .meta({ id: 'Looked', description: 'How often something open was looked at.' });

const staffView = z
  .object({
    day: day('In the time zone of the workplace.'),
    name: z.string().meta({ examples: ['Ruud Verbeek'] }),
    role: z.enum(['assessor', 'manager', 'approver', 'admin', 'reader']),
    kinds: z
      .array(z.enum(['details', 'progress', 'badges', 'codes', 'everything']))
      .describe('What they saw: who somebody is, what was seen of them, their badges, their codes.'),
  })
  .meta({ id: 'StaffView' });

function registerLooks(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listLooks',
    summary: 'How often what is open was looked at',
    description: 'The open credentials and codes of a participant. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: z.object({ items: z.array(looked) }).describe('What is open.') },
  };
  app.get('/participants/:id/looks', { schema: list }, async (request) => {
    const actor = requireActor(request);
    const participantId = request.params.id;
    const page = { participantId, limit: listMaximum };
    const open = [
      ...(await listShares(services, actor, page)).items.map((share) => ({
        ...{ kind: 'share' as const, id: share.id, isOpen: share.isOpen },
        subject: findLookSubject({ code: share.code }),
      })),
      ...(await listCredentials(services, actor, page)).items.map(({ id, isOpen }) => ({
        ...{ kind: 'credential' as const, id, isOpen },
        subject: findLookSubject({ credentialId: id }),
      })),
    ].filter(({ isOpen }) => isOpen);
    const subjects = open.map(({ subject }) => subject);
    const looks = await loadLooks(services, actor, { participantId, subjects });
    const none = { total: 0, days: [] };
    return { items: open.map(({ kind, id, subject }) => ({ kind, id, ...(looks.get(subject) ?? none) })) };
  });
  const views = {
    tags,
    operationId: 'listStaffViews',
    summary: 'Who of staff looked at a participant',
    description:
      'One line for each person and day, the newest first. The participant sees it too. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: z.object({ items: z.array(staffView) }).describe('Who looked.') },
  };
  app.get('/participants/:id/staff-views', { schema: views }, async (request) => ({
    items: await listStaffViews(services, requireActor(request), {
      participantId: request.params.id,
      limit: listMaximum,
    }),
  }));
}

export const looks: RouteModule = { noun: 'looks', register: registerLooks };
