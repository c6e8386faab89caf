// Every address that takes requests, as fastify itself tells them, and every field that some page reads.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '../../src/web/server.ts';
import type { World } from '../world.ts';
import type { Ask } from './api-client.ts';

export type Method = NonNullable<Ask['method']>;
export type Target = { method: Method; route: string };

/** Every route of the app that takes requests, pages and documents too; fastify itself tells them. */
export async function listTargets(world: World): Promise<Target[]> {
  const targets: Target[] = [];
  const app = buildServer({ services: world.services });
  app.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) {
      if (['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].includes(name))
        targets.push({ method: name as Method, route: url });
    }
  });
  await app.ready();
  await app.close();
  return targets;
}

/** Every name of a field that some page reads. */
export function listFieldNames(): string[] {
  const folder = join(import.meta.dirname, '../../src/web/pages');
  const sources = globSync('*.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = [...sources.join().matchAll(/read(?:Field|List)\([\w.]+, '([\w.-]+)'/g)].map(
    ([, name]) => name!,
  );
  return [...new Set([...names, 'rows.0.givenName', 'rows.0.familyName', 'rows.0.location'])];
}
