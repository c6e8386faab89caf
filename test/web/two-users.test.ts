// One tablet, two colleagues, in a real browser: what the one leaves behind when the screen locks, with and without
// network, and that the other can neither see nor send it. And a screen in the hands of a participant.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { setPin } from '../../src/domain/pins.ts';
import { loadProgress } from '../../src/domain/progress.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { openWorld, type World } from '../world.ts';
import { openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

t.setTimeout(300_000);

type Tablet = { world: World; base: string; context: BrowserContext; page: Page; sent: string[] };

/** A tablet of De Linde that Ruud made one, locked. Ruud and Els have PINs. */
async function openTablet(t: Test, { idleSeconds = 600 } = {}): Promise<Tablet> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const base = `http://localhost:${port}`;
  const posts = { idleSeconds, shiftSeconds: 36_000 };
  const world = await openWorld(t, { settings: { publicUrl: base, posts }, now: new Date().toISOString() });
  const { services, staff } = world;
  const app = buildServer({ services });
  const sent: string[] = [];
  app.addHook('onSend', async (request, reply) => {
    if (request.method !== 'POST' || request.url !== '/beoordelingen') return;
    sent.push(`${reply.statusCode} ${request.headers['idempotency-key']}`);
  });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  await setPin(services, staff.ruud, '2580');
  await setPin(services, staff.els, '1470');
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true });
  await context.addCookies([{ name: 'taal', value: 'nl', url: base }]);
  const page = await context.newPage();
  await page.goto((await createStaffSignInLink(services, staff.ruud.id)).link);
  await page.tap('main button');
  await page.waitForSelector('text=Dag Ruud');
  await page.goto(`${base}/ik`);
  await page.tap('button:has-text("Maak dit een gedeelde tablet")');
  await page.waitForURL('**/post');
  return { world, base, context, page, sent };
}

async function unlock({ world, base, page }: Tablet, name: 'ruud' | 'els'): Promise<void> {
  await page.goto(`${base}/post/${world.staff[name].id}`);
  await page.fill('#pin', name === 'ruud' ? '2580' : '1470');
  await page.tap('text=Open');
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/post'));
}

/** Opens the form for Samira and waits until it can do without network. */
async function prepare({ base, page }: Tablet): Promise<void> {
  await page.goto(`${base}/beoordelen`);
  await page.locator('html[data-ready=offline]').waitFor();
}

async function awardOffline({ base, page }: Tablet): Promise<void> {
  await page.goto(`${base}/beoordelen`);
  await page.locator('.k-tile:has-text("Samira B.")').tap();
  await page.locator('.k-tile:has-text("Bediening")').first().tap();
  await page.locator('.k-levels').first().waitFor();
  for (const row of await page.locator('.k-levels').all())
    await row.locator('input[value=independent]').tap();
  await page.locator('button[value=look]').tap();
  await page.locator('button[value=yes]').waitFor();
  t.equal(await page.locator('a:visible:not(.k-skip)').count(), 0, 'turned, it leads nowhere');
  await page.locator('button[value=change]').tap();
  t.ok(await page.locator('.k-mark').isVisible(), 'turned back, the ways are there again');
  await page.locator('button[value=look]').tap();
  await page.locator('button[value=yes]').tap();
  await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
}

const countNames = `(async () => {
  const database = await new Promise((done) => { const ask = indexedDB.open('kundig-floor'); ask.onsuccess = () => done(ask.result); });
  const names = await new Promise((done) => { const ask = database.transaction('names').objectStore('names').count(); ask.onsuccess = () => done(ask.result); });
  database.close();
  return names;
})()`;

async function isAwarded({ services, staff, participants }: World): Promise<boolean> {
  const { badges } = await loadProgress(services, staff.ruud, participants.samira.id);
  return badges.some(({ badgeClass, link }) => badgeClass.slug === 'bediening' && link !== null);
}

t.test('what one keeps without network the other does not get', { skip: skipWithoutBrowser }, async (t) => {
  const tablet = await openTablet(t);
  const { world, base, context, page, sent } = tablet;
  await unlock(tablet, 'ruud');
  await prepare(tablet);
  await context.setOffline(true);
  await awardOffline(tablet);
  await page.locator('#kept-lock button').tap();
  await page.locator('text=Je bent hier niet ingelogd').waitFor();
  t.equal(await page.evaluate(countNames), 0, 'the names are gone from the device');
  t.notMatch(await page.content(), /Samira|Kees/);
  await page.goto(`${base}/beoordelen`);
  await page.locator('text=Je bent hier niet ingelogd').waitFor();

  await context.setOffline(false);
  await page.goto(`${base}/deelnemers`);
  t.match(page.url(), '/post', 'what was locked without network is locked when it is back');
  t.notOk((await context.cookies()).some(({ name }) => name === 'kundig-locked'));

  await unlock(tablet, 'els');
  await page.goto(`${base}/beoordelen`);
  t.notOk(await page.locator('.k-kept').isVisible(), 'Els is not told of what waits of Ruud');
  await page.goto(`${base}/bewaard`);
  await page.locator('text=Er staat niets te wachten.').waitFor();
  t.same(sent, [], 'nothing was sent as Els');
  await page.goto(`${base}/deelnemers`);
  await page.waitForSelector('text=Samira');
  await page.goto(`${base}/wachtrij`);
  await page.tap('text=Vergrendel');
  await page.waitForSelector('text=Wie ben jij?');
  await page.goBack();
  await page.waitForURL('**/post');
  t.notMatch(await page.content(), /Samira|Kees/, 'the way back leads to the lock');
  t.notOk(await isAwarded(world));

  await unlock(tablet, 'ruud');
  await page.goto(`${base}/beoordelen`);
  for (let tries = 0; tries < 100 && !(await isAwarded(world)); tries += 1) await page.waitForTimeout(100);
  t.ok(await isAwarded(world), 'it goes when Ruud is back');
  t.equal(new Set(sent).size, 1, 'once, or more often under one key');
  t.match(sent[0], /^201 /);
});

t.test('a tablet without network locks by itself', { skip: skipWithoutBrowser }, async (t) => {
  const tablet = await openTablet(t, { idleSeconds: 6 });
  const { base, context, page } = tablet;
  await unlock(tablet, 'ruud');
  await prepare(tablet);
  await context.setOffline(true);
  await page.goto(`${base}/beoordelen`);
  await page.locator('.k-tile:has-text("Samira B.")').waitFor();
  await page.locator('text=Je bent hier niet ingelogd').waitFor();
  t.equal(await page.evaluate(countNames), 0);
  await context.setOffline(false);

  await unlock(tablet, 'ruud');
  await prepare(tablet);
  await page.goto('about:blank');
  await page.waitForTimeout(7000);
  await context.setOffline(true);
  await page.goto(`${base}/beoordelen`);
  await page.locator('text=Je bent hier niet ingelogd').waitFor();
  t.notMatch(await page.content(), /Samira|Kees/, 'nor are they there when it was left on another page');
});

t.test('locking in one tab empties the others', { skip: skipWithoutBrowser }, async (t) => {
  const tablet = await openTablet(t);
  const { base, context, page } = tablet;
  await unlock(tablet, 'ruud');
  await page.goto(`${base}/deelnemers`);
  await page.waitForSelector('text=Samira');
  const second = await context.newPage();
  await second.goto(`${base}/deelnemers`);
  const key = await second.locator('input[name=formKey]').first().inputValue();
  await second.tap('text=Vergrendel');
  await second.waitForSelector('text=Wie ben jij?');
  await page.waitForURL('**/post');
  t.notMatch(await page.content(), /Samira|Kees/);

  await unlock(tablet, 'els');
  const status = await page.evaluate(
    `fetch('/deelnemers', { method: 'POST', body: new URLSearchParams({ formKey: '${key}', givenName: 'Ab', familyName: 'Cd' }) }).then(({ status }) => status)`,
  );
  t.equal(status, 403, 'a form that Ruud opened is not sent as Els');
});

t.test('no browser keeps a PIN for who comes after', async (t) => {
  const { app, world } = await openClient(t);
  const { services, staff } = world;
  await setPin(services, staff.ruud, '2580');
  const visitor = openVisitor(app);
  await visitor.open((await createStaffSignInLink(services, staff.ruud.id)).link);
  await visitor.press('Ga verder');
  await visitor.open('/ik');
  const pins = () => [...visitor.page.html.matchAll(/<input[^>]*type="password"[^>]*>/g)].map(([tag]) => tag);
  t.equal(pins().length, 2);
  for (const tag of pins()) t.match(tag, 'autocomplete="one-time-code"');
  await visitor.press('Maak dit een gedeelde tablet');
  await visitor.open(`/post/${staff.ruud.id}`);
  t.equal(pins().length, 1);
  for (const tag of pins()) t.match(tag, 'autocomplete="one-time-code"');
});

t.test('a screen that is turned to a participant leads to nothing of staff', async (t) => {
  const { app, world } = await openClient(t);
  const { services, staff, participants } = world;
  const visitor = openVisitor(app);
  await visitor.open((await createStaffSignInLink(services, staff.ruud.id)).link);
  await visitor.press('Ga verder');
  await visitor.open(`/beoordelen/${participants.samira.id}/bediening`);
  const keys = new Set(visitor.page.forms.flatMap(({ fields }) => fields.map(({ name }) => name)));
  for (const name of keys) if (name.startsWith('results.')) visitor.choose(name, 'independent');
  await visitor.press('Verder');
  const look = (where: string) => {
    t.match(visitor.page.text, 'Klopt dit, Samira?', where);
    const links = visitor.page.links.filter(({ href }) => !href.startsWith('#'));
    t.same(links, [], `${where}: no link at all, not home, not to what waits`);
    t.notMatch(visitor.page.html, /k-footer|action="\/uitloggen"/, where);
  };
  look('after the sheet');
  await visitor.press('Even praten');
  await visitor.open(`/beoordelen/${participants.samira.id}/bediening`);
  look('all of it was seen before');
});
