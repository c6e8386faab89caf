// Papers and pictures are drawn in threads: the same bytes as in this process, nobody else waits for them, and whoever
// is one too many is told when to come back.
import t, { type Test } from 'tap';
import { drawRendering } from '../src/domain/renderings.ts';
import { createShare } from '../src/domain/shares.ts';
import { buildRenderingThreads, type RenderingOrder } from '../src/rendering-threads.ts';
import { buildServer } from '../src/web/server.ts';
import { awardBadge, openWorld } from './world.ts';

const ordinary = { threads: 1, queue: 32, waitSeconds: 30, memoryMegabytes: 512, seconds: 30 };

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

function openThreads(t: Test, changes: Partial<typeof ordinary> = {}) {
  const threads = buildRenderingThreads({ ...ordinary, ...changes });
  t.teardown(() => threads.close());
  return threads;
}

async function openHouse(t: Test) {
  const world = await openWorld(t);
  const { services, staff, participants, tokens } = world;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const participantId = participants.samira.id;
  const wish = { participantId, credentialIds: [credentialId], displayName: 'full' as const };
  const { code } = await createShare(services, staff.ruud, wish);
  const app = buildServer({ services });
  t.teardown(() => app.close());
  const get = (url: string, accept = '*/*') =>
    app.inject({ url, headers: { accept, authorization: `Bearer ${tokens.ruud}` } });
  const ownPaper = `/v1/credentials/${credentialId}/certificate?displayName=full`;
  const papers = {
    certificate: ownPaper,
    card: `${ownPaper}&size=card&language=en`,
    sheet: `/c/${code}/badges.pdf`,
    'fridge card': `/v1/participants/${participantId}/fridge-card`,
    picture: `/credentials/${credentialId}/share.png`,
    badge: `/credentials/${credentialId}/badge.png`,
    icon: '/icons/any-192.png',
  };
  return { world, services, app, get, papers, ownPaper, credentialId };
}

t.test('a thread draws what this process draws, byte for byte', async (t) => {
  const here = await openHouse(t);
  const drawnHere = new Map<string, Buffer>();
  for (const [name, url] of Object.entries(here.papers)) {
    const response = await here.get(url);
    t.equal(response.statusCode, 200, name);
    drawnHere.set(name, response.rawPayload);
  }
  const orders: string[] = [];
  const { runRendering } = openThreads(t);
  here.services.runRendering = (order) => {
    orders.push(order.name);
    return runRendering(order);
  };
  // Without a name they are kept in memory, per language.
  for (const [name, url] of Object.entries(here.papers)) {
    t.ok((await here.get(url)).rawPayload.equals(drawnHere.get(name)!), name);
  }
  await here.get(`${here.papers.picture}?taal=en`);
  t.same(new Set(orders), new Set(['certificate', 'share-sheet', 'fridge-card', 'picture']));
  const order = { name: 'png', facts: { svg: svg('<circle r="9"/>'), width: 64 } };
  t.same(await runRendering(order), await drawRendering(order));
});

t.test('whoever is one too many gets 503 and when to come back; a page does not wait', async (t) => {
  const { services, get, ownPaper, credentialId } = await openHouse(t);
  const { runRendering } = openThreads(t, { queue: 2 });
  services.runRendering = runRendering;
  t.equal((await get(ownPaper)).statusCode, 200);
  const answers = Array.from({ length: 8 }, () => get(ownPaper));
  let isDone = false;
  const all = Promise.all(answers).then((done) => {
    isDone = true;
    return done;
  });
  const page = await get(`/credentials/${credentialId}`, 'text/html');
  t.equal(page.statusCode, 200);
  t.notOk(isDone, 'the page came before the papers');
  const done = await all;
  const busy = done.filter(({ statusCode }) => statusCode !== 200);
  t.equal(busy.length, 5, 'one is drawn and two wait');
  t.match(busy[0]?.headers, { 'retry-after': '5', 'content-type': /^application\/problem\+json/ });
  t.match(busy[0]?.json(), { status: 503, code: 'rendering-busy' });
  t.equal((await get(ownPaper)).statusCode, 200, 'and later it goes again');
});

t.test('a drawing that breaks is a bug of ours, and the next one is drawn', async (t) => {
  const { services, get, ownPaper } = await openHouse(t);
  const { runRendering } = openThreads(t);
  const order = (changes: object): RenderingOrder => ({
    name: 'png',
    facts: { svg: svg(''), width: 10, ...changes },
  });
  await t.rejects(runRendering(order({ svg: 'no drawing' })), /png was not drawn:\n/);
  await t.rejects(runRendering({ name: 'nothing', facts: {} }), /nothing was not drawn:\n.*not a function/);
  services.runRendering = (real) => runRendering({ ...real, facts: null });
  t.match((await get(ownPaper)).json(), { status: 500, code: 'internal-error' });
  services.runRendering = runRendering;
  t.equal((await get(ownPaper)).statusCode, 200);
});
