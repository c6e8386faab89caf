// Superbadges over the API: what they are and which badges they rest on. Open to anybody; names no person.
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { listComponents } from '../../domain/achievements.ts';
import { listBadgeClasses, loadBadgeClass } from '../../domain/badge-classes.ts';
import { mapPage } from '../../domain/pages.ts';
import { isSuperbadge } from '../../domain/superbadges.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { badgeClassAnswer, renderBadgeClass } from './badge-classes.ts';
import { slug } from './fields.ts';
import { pageOf, pageQuery, sendList } from './paging.ts';

const tags = ['superbadges'];

const superbadge = badgeClassAnswer
  .extend({
    components: z
      .array(
        z.object({ slug: slug('A badge that its rule names.'), name: z.string(), achievement: z.string() }),
      )
      .describe('Each badge that the rule names, in its current version.'),
  })
  .meta({ id: 'Superbadge' });

function registerSuperbadges(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listSuperbadges',
    summary: 'List superbadges',
    description: 'By slug. The rule stands in `template.awardRule`: all of, at least n of, nested.',
    querystring: pageQuery,
    response: { 200: pageOf(badgeClassAnswer).describe('One page of superbadges.') },
  };
  app.get('/superbadges', { schema: list, config: { public: true } }, async (request, reply) => {
    const page = await listBadgeClasses(services, { ...request.query, kind: 'superbadge' });
    return sendList(request, reply, mapPage(page, renderBadgeClass));
  });
  const load = {
    tags,
    operationId: 'getSuperbadge',
    summary: 'Show a superbadge and what it rests on',
    params: z.object({ slug: slug('The superbadge.') }),
    response: { 200: superbadge.describe('The superbadge.') },
  };
  app.get('/superbadges/:slug', { schema: load, config: { public: true } }, async (request) => {
    const found = await loadBadgeClass(services, request.params.slug);
    if (!isSuperbadge(found)) throw new Problem('not-found');
    const components = await listComponents(services, found.template);
    return {
      ...renderBadgeClass(found),
      components: components.map(({ slug, name, achievementUrl }) => ({
        slug,
        name,
        achievement: achievementUrl,
      })),
    };
  });
}

export const superbadges: RouteModule = { noun: 'superbadges', register: registerSuperbadges };
