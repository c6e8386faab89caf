// A site for a real browser: the whole app on a free port of this machine, with a world behind it.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Test } from 'tap';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer, type ServerOptions } from '../../src/web/server.ts';
import { openWorld, type ParticipantName, type StaffName, type World, type WorldOptions } from '../world.ts';

export type Site = {
  world: World;
  /** Its public address, without a slash at the end. */
  base: string;
  app: ReturnType<typeof buildServer>;
  /** A one-time link for somebody of the world. */
  findLink(name: StaffName | ParticipantName): Promise<string>;
};

export type SiteOptions = WorldOptions & {
  /** `localhost` where a name is needed: a passkey belongs to a name, never to a number. */
  host?: '127.0.0.1' | 'localhost';
  onRoute?: ServerOptions['onRoute'];
  /** Before the server listens: hooks of a test. */
  prepare?: (app: Site['app']) => void;
};

/** A port that is free now: the public address has to be known before anything is signed under it. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Opens a site, gone after the test. */
export async function openSite(t: Test, options: SiteOptions = {}): Promise<Site> {
  const { host = '127.0.0.1', onRoute, prepare, settings, ...rest } = options;
  const port = await findFreePort();
  const base = `http://${host}:${port}`;
  const world = await openWorld(t, { ...rest, settings: { ...settings, publicUrl: base } });
  const app = buildServer({ services: world.services, ...(onRoute && { onRoute }) });
  prepare?.(app);
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  const { services, staff, participants } = world;
  const isStaff = (name: StaffName | ParticipantName): name is StaffName => name in staff;
  return {
    world,
    base,
    app,
    async findLink(name) {
      const { link } = isStaff(name)
        ? await createStaffSignInLink(services, staff[name].id)
        : await createParticipantSignInLink(services, staff.beheer, participants[name].id);
      return link;
    },
  };
}
