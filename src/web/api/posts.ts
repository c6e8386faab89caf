// Shared tablets over the API: which are in use, and signing one out from afar. Working on one is for people: it takes
// a cookie and a PIN, so there is no route for it.
import { z } from 'zod';
import { endPostElsewhere, listPosts, type PostSummary } from '../../domain/posts.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { instant, renderInstant, uuid } from './fields.ts';

const tags = ['staff'];

const post = z
  .object({
    id: uuid('The tablet, for as long as its shift lasts.'),
    locationId: uuid('Where it stands.'),
    openedBy: z.object({ id: uuid('Who signed in.'), name: z.string() }),
    createdAt: instant('When the shift began.'),
    expiresAt: instant('When it ends by itself.'),
  })
  .meta({ id: 'Post' });

function render({ createdAt, expiresAt, ...rest }: PostSummary): z.input<typeof post> {
  return { ...rest, createdAt: renderInstant(createdAt), expiresAt: renderInstant(expiresAt) };
}

function registerPosts(app: App, services: Services): void {
  const list = {
    tags,
    operationId: 'listPosts',
    summary: 'List shared tablets in use',
    description:
      'The latest first, all on one page; managers see those of own locations. Roles: manager, admin.',
    response: { 200: z.object({ items: z.array(post) }).describe('Tablets whose shift lasts.') },
  };
  app.get('/posts', { schema: list }, async (request) => ({
    items: (await listPosts(services, requireActor(request))).map(render),
  }));
  const end = {
    tags,
    operationId: 'endPost',
    summary: 'Sign a shared tablet out',
    description:
      'For one that is lost: everybody on it is out at once. Roles: manager (own locations), admin.',
    params: z.object({ id: uuid('The tablet.') }),
    response: { 204: z.null().describe('It is a shared tablet no more.') },
  };
  app.delete('/posts/:id', { schema: end }, async (request, reply) => {
    await endPostElsewhere(services, requireActor(request), request.params.id);
    return reply.code(204).send(null);
  });
}

export const posts: RouteModule = { noun: 'posts', register: registerPosts };
