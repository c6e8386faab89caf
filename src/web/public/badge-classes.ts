// The address of an achievement, which is its id: a badge class in one version, as JSON-LD or as a page, and its
// artwork. A version never changes. Spec: OB 3.0 Achievement; checklist B-05 (SVG without scripts).
import { z } from 'zod';
import { loadAchievement } from '../../domain/achievements.ts';
import { loadBadgeClass, loadBadgeImage } from '../../domain/badge-classes.ts';
import type { Services } from '../../services.ts';
import { compressText } from '../compression.ts';
import { addVary, buildEtag, hasCurrent } from '../negotiation.ts';
import { renderBadgeClassPage } from '../pages/badge-classes.ts';
import type { App, RouteModule } from '../route-module.ts';
import {
  addressNumber,
  imagePolicy,
  linkedDataMediaTypes,
  publicCacheControl,
  renderLinkedData,
  sendNegotiated,
} from './documents.ts';

function registerBadgeClasses(app: App, services: Services): void {
  const schema = { params: z.object({ slug: z.string(), version: addressNumber }) };
  app.get('/achievements/:slug/:version', { schema }, async (request, reply) => {
    const { slug, version } = request.params;
    const badgeClass = await loadBadgeClass(services, slug, version);
    return sendNegotiated(request, reply, {
      services,
      forms: {
        mediaTypes: linkedDataMediaTypes,
        document: async () => ({
          body: renderLinkedData(await loadAchievement(services, badgeClass)),
          cacheControl: publicCacheControl,
        }),
        page: (context) => renderBadgeClassPage(badgeClass, context),
      },
    });
  });
  app.get('/achievements/:slug/:version/image.svg', { schema }, async (request, reply) => {
    const { slug, version } = request.params;
    const image = await loadBadgeImage(services, slug, version);
    const { body, encoding } = await compressText(image)(request.headers['accept-encoding']);
    const etag = buildEtag(body);
    addVary(reply, 'Accept-Encoding');
    reply
      .header('etag', etag)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', imagePolicy)
      .header('cross-origin-resource-policy', 'cross-origin');
    if (hasCurrent(request, etag)) return reply.code(304).send();
    if (encoding) reply.header('content-encoding', encoding);
    return reply.type('image/svg+xml').send(body);
  });
}

export const publicBadgeClasses: RouteModule = { noun: 'badge-classes', register: registerBadgeClasses };
