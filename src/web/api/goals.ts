// Which superbadge a participant wants, over the API.
import { z } from 'zod';
import { chooseGoal, loadGoal } from '../../domain/goals.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { slug, uuid } from './fields.ts';
import { participantParams } from './participants.ts';

const tags = ['participants'];

const goal = z
  .object({
    participantId: uuid('Whose goal.'),
    badgeClass: slug('The superbadge.').nullable().describe('Null: none was chosen.'),
  })
  .meta({ id: 'Goal' });

const choice = z
  .strictObject({ badgeClass: slug('The superbadge.').nullable().describe('Null: none any more.') })
  .meta({ id: 'GoalChoice' });

function registerGoals(app: App, services: Services): void {
  const load = {
    tags,
    operationId: 'getGoal',
    summary: 'Read which superbadge a participant wants',
    description: 'Roles: assessor, manager.',
    params: participantParams,
    response: { 200: goal.describe('The goal.') },
  };
  app.get('/participants/:id/goal', { schema: load }, (request) =>
    loadGoal(services, requireActor(request), request.params.id),
  );
  const choose = {
    tags,
    operationId: 'chooseGoal',
    summary: 'Choose which superbadge a participant wants',
    description: 'Together with the participant. It counts towards nothing. Roles: assessor, manager.',
    params: participantParams,
    body: choice,
    response: { 200: goal.describe('The goal now.') },
  };
  app.put('/participants/:id/goal', { schema: choose }, (request) => {
    const { badgeClass } = request.body;
    return chooseGoal(services, requireActor(request), { participantId: request.params.id, badgeClass });
  });
}

export const goalRoutes: RouteModule = { noun: 'goals', register: registerGoals };
