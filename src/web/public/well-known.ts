// Addresses that machines look for by convention: is it alive and ready, what may be indexed, where to report a vulnerability.
// Spec: RFC 9309 (robots.txt), RFC 9116 (security.txt).
import { addSeconds } from '../../base/clock.ts';
import { Problem } from '../../base/problem.ts';
import { listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { isSetUp } from '../../domain/setup.ts';
import type { Services } from '../../services.ts';
import { listExplanationPaths } from '../pages/explanations.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { publicCacheControl } from './documents.ts';

/** Under a year, as RFC 9116 2.5.5 recommends; counted from the moment of asking. */
const securityTxtSeconds = 180 * 24 * 3600;

// Only the catalogue and the explanation may be found by search engines: they name no person.
const renderRobots = ({ settings }: Services) => `User-agent: *
Allow: /badges
Allow: /achievements/
Allow: /uitleg
Allow: /assets/
Allow: /sitemap.xml
Disallow: /

Sitemap: ${settings.publicUrl}/sitemap.xml
`;

/** Spec: sitemaps.org protocol 0.9. The paths hold nothing that XML would have to escape. */
async function renderSitemap(services: Services): Promise<string> {
  const classes = (await listEveryBadgeClass(services)).filter(({ retired }) => !retired);
  const { publicUrl } = services.settings;
  const shown = [paths.catalogue, ...listExplanationPaths()].map((path) => `${publicUrl}${path}`);
  const urls = [...shown, ...classes.map(({ achievementUrl }) => achievementUrl)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => `<url><loc>${url}</loc></url>`).join('\n')}
</urlset>
`;
}

function registerWellKnown(app: App, services: Services): void {
  // Alive: only a restart could help when this fails. Ready: it can do its work; without the database it can not.
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const hasIssuer = await isSetUp(services);
    return reply.header('cache-control', 'no-store').send({ status: 'ok', hasIssuer });
  });
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(renderRobots(services)),
  );
  app.get('/sitemap.xml', async (_request, reply) => {
    const sitemap = await renderSitemap(services);
    return reply
      .header('cache-control', publicCacheControl)
      .type('application/xml; charset=utf-8')
      .send(sitemap);
  });
  app.get('/.well-known/security.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(renderSecurityTxt(services)),
  );
}

function renderSecurityTxt({ settings, clock }: Services): string {
  if (settings.securityContact === null) {
    throw new Problem('not-found');
  }
  const expires = addSeconds(clock.now(), securityTxtSeconds).toISOString().slice(0, 19);
  return [
    `Contact: ${settings.securityContact}`,
    `Expires: ${expires}Z`,
    'Preferred-Languages: nl, en',
    `Canonical: ${settings.publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}

export const wellKnown: RouteModule = { noun: 'well-known', register: registerWellKnown };
