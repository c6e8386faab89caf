// What makes the floor form an app on the home screen that opens without network: the manifest, its icons, and the
// script that answers in place of the network. Spec: W3C Web Application Manifest, Service Workers.
import { Problem } from '../../base/problem.ts';
import { drawImage } from '../../domain/credential-images.ts';
import type { Services } from '../../services.ts';
import { readAsset } from '../assets.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';

const sizes = [192, 512];
const plate = '#6b2b52';
const paper = '#fbf6ee';

const manifest = {
  id: paths.award,
  name: 'Kundig',
  short_name: 'Kundig',
  lang: 'nl',
  start_url: paths.award,
  scope: '/',
  display: 'standalone',
  theme_color: plate,
  background_color: paper,
  icons: ['any', 'maskable'].flatMap((purpose) =>
    sizes.map((size) => ({
      src: `/icons/${purpose}-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  ),
};

/** The mark alone, and on a full plate of which a phone may cut off the rim. */
function drawIcon(purpose: string): string {
  const { body } = readAsset('icon.svg');
  const mark = body.toString('utf8');
  if (purpose === 'any') return mark;
  return mark
    .replace('viewBox="0 0 24 24"', 'viewBox="-4 -4 32 32"')
    .replace('<circle', `<rect x="-4" y="-4" width="32" height="32" fill="${plate}"/><circle`);
}

/** Each is drawn when it is first asked for. */
function findIcon(services: Services, name: string): Promise<Uint8Array> {
  const [, purpose = '', size = ''] = /^(any|maskable)-(\d+)\.png$/.exec(name) ?? [];
  if (!sizes.includes(Number(size))) throw new Problem('not-found');
  return drawImage(services, drawIcon(purpose), Number(size));
}

function registerInstallation(app: App, services: Services): void {
  app.get(paths.manifest, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/manifest+json')
      .send(JSON.stringify(manifest)),
  );
  app.get<{ Params: { icon: string } }>('/icons/:icon', async (request, reply) => {
    const icon = await findIcon(services, request.params.icon);
    return reply.header('cache-control', 'public, max-age=86400').type('image/png').send(Buffer.from(icon));
  });
  // At the root, so that it may answer for every page; asked about anew each time, so that a new one reaches devices.
  app.get(paths.worker, (_request, reply) => {
    const { body, mediaType } = readAsset('offline-worker.js');
    return reply.header('cache-control', 'no-cache').type(mediaType).send(body);
  });
}

export const installation: RouteModule = { noun: 'installation', register: registerInstallation };
