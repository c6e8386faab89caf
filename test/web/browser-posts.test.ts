// A shared tablet and a passkey in a real browser: an authenticator that the browser plays, big keys for the PIN, and a
// screen that is empty the moment it locks, with the network cut too.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import t from 'tap';
import { setPin } from '../../src/domain/pins.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { updateStaffMember } from '../../src/domain/staff.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { openWorld } from '../world.ts';

t.setTimeout(240_000);

async function openSite(idleSeconds: number) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  // A passkey belongs to a name, never to a number.
  const base = `http://localhost:${port}`;
  const posts = { idleSeconds, shiftSeconds: 36_000 };
  const world = await openWorld(t, { settings: { publicUrl: base, posts } });
  const app = buildServer({ services: world.services });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  return { world, base };
}

async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  return browser;
}

/** A device with a passkey in it, as the browser's own tools for developers make one. */
async function addAuthenticator(
  context: BrowserContext,
  page: Awaited<ReturnType<BrowserContext['newPage']>>,
) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

t.test(
  'a passkey is made after a link and signs in from then on',
  { skip: skipWithoutBrowser },
  async (t) => {
    const { world, base } = await openSite(180);
    const { services, staff } = world;
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' });
    const page = await context.newPage();
    await addAuthenticator(context, page);
    await page.goto((await createStaffSignInLink(services, staff.marloes.id)).link);
    await page.click('text=Ga verder');
    await page.waitForSelector('text=Dag Marloes');
    await page.goto(`${base}/ik`);
    await page.click('text=Maak een passkey');
    await page.waitForSelector('text=Je hebt een passkey.');
    await page.waitForSelector('text=Passkey van november 2026');
    await page.click('text=Uitloggen');
    await page.waitForSelector('text=Laat zien wat je kunt');
    await page.goto(`${base}/inloggen`);
    await page.click('text=Log in met een passkey');
    await page.waitForSelector('text=Dag Marloes');
    t.equal((await page.goto(`${base}/team`))?.status(), 200, 'and is a strong sign-in');

    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ attempt: 'never-asked', response: { id: 'x' } });
    const replay = await fetch(`${base}/inloggen/passkey`, { method: 'POST', headers, body });
    t.match(await replay.json(), { code: 'sign-in-failed' });

    await updateStaffMember(services, staff.beheer, {
      staffId: staff.marloes.id,
      changes: { isActive: false },
    });
    await page.goto(`${base}/inloggen`);
    await page.click('text=Log in met een passkey');
    await page.waitForSelector('text=Dat is niet gelukt.');
    t.ok(
      await page.locator('text=Dat is niet gelukt.').isVisible(),
      'who does not work here any more stays out',
    );
    await context.close();
  },
);

t.test('a tablet has big keys, and is empty the moment it locks', { skip: skipWithoutBrowser }, async (t) => {
  const { world, base } = await openSite(180);
  const { services, staff } = world;
  await setPin(services, staff.ruud, '2580');
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true });
  await context.addInitScript(() => {
    const scope = globalThis as unknown as { document: EventTarget; locks: number; sessionStorage: Storage };
    scope.document.addEventListener('kundig:lock', () => {
      const count = Number(scope.sessionStorage.getItem('locks') ?? 0);
      scope.sessionStorage.setItem('locks', String(count + 1));
    });
  });
  await context.addCookies([{ name: 'taal', value: 'nl', url: base }]);
  const page = await context.newPage();
  const countLocks = () => page.evaluate<number>("Number(sessionStorage.getItem('locks') ?? 0)");
  await page.goto((await createStaffSignInLink(services, staff.ruud.id)).link);
  await page.tap('text=Ga verder');
  await page.waitForSelector('text=Dag Ruud');
  await page.goto(`${base}/ik`);
  await page.tap('button:has-text("Maak dit een gedeelde tablet")');
  await page.tap('text=Ruud Verbeek');
  for (const digit of ['2', '5', '8', '1']) await page.tap(`.k-key:text-is("${digit}")`);
  await page.tap('.k-key:text-is("Wis")');
  for (const digit of ['2', '5', '8', '0']) await page.tap(`.k-key:text-is("${digit}")`);
  const box = await page.locator('.k-key').first().boundingBox();
  t.ok((box?.height ?? 0) >= 72 && (box?.width ?? 0) >= 72, 'keys for gloves');
  await page.tap('text=Open');
  await page.waitForSelector('text=Dag Ruud');
  const before = await countLocks();
  await page.goto(`${base}/deelnemers`);
  await page.tap('text=Vergrendel');
  await page.waitForSelector('text=Wie ben jij?');
  t.ok((await countLocks()) > before, 'whatever keeps names on the device is told');

  await page.tap('text=Ruud Verbeek');
  for (const digit of ['2', '5', '8', '0']) await page.tap(`.k-key:text-is("${digit}")`);
  await page.tap('text=Open');
  await page.waitForURL('**/deelnemers');
  await context.setOffline(true);
  await page.tap('text=Vergrendel');
  await page.waitForSelector('text=Het scherm is op slot.');
  t.notMatch(await page.content(), /Samira|Kees/, 'nothing is left on the screen without a network');
  await context.setOffline(false);
  await page.tap('text=Probeer opnieuw');
  await page.waitForSelector('text=Wie ben jij?');
  t.match((await page.goto(`${base}/deelnemers`))?.url(), '/post', 'and the server knows');
  await context.close();
});

t.test(
  'a tablet that nobody touches locks by itself, and not while somebody types',
  { skip: skipWithoutBrowser },
  async (t) => {
    const { world, base } = await openSite(3);
    const { services, staff } = world;
    await setPin(services, staff.ruud, '2580');
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true });
    await context.addCookies([{ name: 'taal', value: 'nl', url: base }]);
    const page = await context.newPage();
    await page.goto((await createStaffSignInLink(services, staff.ruud.id)).link);
    await page.tap('text=Ga verder');
    await page.waitForSelector('text=Dag Ruud');
    await page.goto(`${base}/ik`);
    await page.tap('button:has-text("Maak dit een gedeelde tablet")');
    await page.tap('text=Ruud Verbeek');
    await page.fill('#pin', '2580');
    await page.tap('text=Open');
    await page.waitForSelector('text=Dag Ruud');
    await page.goto(`${base}/deelnemers`);
    const told = page.waitForRequest((request) => request.url().endsWith('/post/wakker'));
    await page.evaluate("document.querySelector('#nieuw').open = true");
    await page.locator('#givenName').pressSequentially('Een lange naam die tijd kost', { delay: 150 });
    await told;
    t.equal(await page.inputValue('#givenName'), 'Een lange naam die tijd kost', 'typing is being there');
    await page.waitForSelector('text=Wie ben jij?');
    t.notMatch(await page.content(), /Samira|Kees/);
    await context.close();
  },
);
