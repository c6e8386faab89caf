// Every kind of page as people with other eyes, hands and machines meet it, in a real browser: no fault that axe knows
// (WCAG 2.2 AA), no sideways scrolling at 320 px (which is 200% zoom of 640), no more than 100 kB of which 22 kB are
// styles, every piece with its style sheet, nothing from elsewhere, no movement for who wants none, black on white in print. Which pages there are: page-list.ts.
// With KUNDIG_PICTURES it makes pictures of them all instead, in pictures/ (`npm run pictures`).
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { openWorld } from '../world.ts';
import { fillWorld, listUnlooked, pages, type Reader, readers } from './page-list.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const heaviest = 100_000;
/** All style sheets of a page together, as they are served. */
const mostStyles = 22_000;
const assetFolder = join(import.meta.dirname, '..', '..', 'src', 'web', 'assets');
/** Which sheet has rules for a class; those of several are pieces that a page adapts. */
const homes = findHomes();
const pictures = join(import.meta.dirname, '..', '..', 'pictures');
/** Makes pictures instead of looking for faults. */
const isForPictures = process.env.KUNDIG_PICTURES === '1';

t.setTimeout(600_000);

async function openSite(t: Test) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const base = `http://127.0.0.1:${port}`;
  const world = await openWorld(t, { settings: { publicUrl: base } });
  const routes: string[] = [];
  const onRoute = ({ method, url }: { method: string; url: string }) => {
    if (method === 'GET') routes.push(url);
  };
  const app = buildServer({ services: world.services, onRoute });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  return { world, base, routes };
}

/** By class, the sheets that have rules for it. */
function findHomes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(assetFolder).filter((name) => name.endsWith('.css'))) {
    const css = readFileSync(join(assetFolder, file), 'utf8');
    for (const [, name = ''] of new Set(css.matchAll(/\.(k-[\w-]+)/g))) {
      found.set(name, [...(found.get(name) ?? []), file.replace('.css', '')]);
    }
  }
  return found;
}

/** Pieces on a page that came without any sheet that has rules for them. */
async function findUnstyled(page: Page): Promise<string[]> {
  const { classes, sheets } = await page.evaluate<{ classes: string[]; sheets: string[] }>(`({
    classes: [...new Set([...document.querySelectorAll('body *')].flatMap((element) => [...element.classList]))],
    sheets: [...document.styleSheets].map(({ href }) => href.split('/').at(-1).split('.')[0]),
  })`);
  return classes
    .filter((name) => homes.has(name) && !homes.get(name)?.some((sheet) => sheets.includes(sheet)))
    .map((name) => `${name}: its style sheet is not loaded`);
}

type Finding = { id: string; nodes: { target: string[]; failureSummary: string }[] };

async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Finding[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] }).then((all) => all.violations)`,
  );
  const faults = found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
  faults.push(...(await findUnstyled(page)));
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return wide > 0 ? [...faults, `${wide} px too wide`] : faults;
}

/** Counts what a page fetches. Each page is asked for anew, with nothing kept from the page before. */
async function weigh(page: Page, base: string) {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  let wire = 0;
  // Headers count too.
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire += encodedDataLength;
  });
  let bodies: Promise<number>[] = [];
  let styles: Promise<number>[] = [];
  const elsewhere: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(base) && !response.url().startsWith('data:'))
      elsewhere.push(response.url());
    // Without a body: a redirect.
    const bytes = response.body().then(
      ({ length }) => length,
      () => 0,
    );
    // Letters are compressed already.
    if (!response.url().endsWith('.woff2')) bodies.push(bytes);
    if (response.url().endsWith('.css')) styles.push(bytes);
  });
  const add = async (all: Promise<number>[]) =>
    (await Promise.all(all)).reduce((total, bytes) => total + bytes, 0);
  return {
    reset: () => {
      bodies = [];
      styles = [];
      wire = 0;
    },
    /** Unpacked but without letters; over the wire, with letters; the style sheets alone, unpacked. */
    count: async () => ({ bytes: await add(bodies), wire, styles: await add(styles) }),
    elsewhere,
  };
}

type Round = [Reader, string[], 'light' | 'dark', number, string];

/** The narrowest screen in Dutch, a wide dark one in English, and what only participants have: other languages. */
function listRounds(listPaths: (who: Reader) => string[]): Round[] {
  const all = (colorScheme: 'light' | 'dark', width: number, language: string): Round[] =>
    readers.map((who) => [who, listPaths(who), colorScheme, width, language]);
  const holder = listPaths('holder');
  if (isForPictures) {
    const sizes = [360, 768, 1280].flatMap((width) => [
      ...all('light', width, 'nl'),
      ...all('dark', width, 'en'),
    ]);
    return [...sizes, ['holder', holder, 'light', 360, 'ar']];
  }
  return [
    ...all('light', 320, 'nl'),
    ...all('dark', 1280, 'en'),
    ['holder', holder, 'dark', 320, 'ar'],
    ['holder', ['/mijn'], 'light', 320, 'uk'],
    ['holder', ['/mijn'], 'light', 320, 'ti'],
  ];
}

/** Without the ids, so that the pictures of two rounds can be laid beside each other. */
const nameOf = (path: string) => path.replaceAll(/[\w-]{26,}/g, 'x').replaceAll(/\W+/g, '-');

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

t.test('every kind of page', { skip: skipWithoutBrowser }, async (t) => {
  const { world, base, routes } = await openSite(t);
  const known = await fillWorld(world);
  t.strictSame(listUnlooked(routes, known), [], 'every page is in a list');
  t.strictSame(listUnlooked([...routes, '/nieuw'], known), ['/nieuw'], 'and a new one would be missed');
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const { services, staff } = world;
  const staffLink = async (id: string) => (await createStaffSignInLink(services, id)).link;
  const links: Record<Reader, () => Promise<string | null>> = {
    anybody: async () => null,
    staff: () => staffLink(staff.ruud.id),
    admin: () => staffLink(staff.beheer.id),
    tablet: () => staffLink(staff.ruud.id),
    holder: async () => (await createParticipantSignInLink(services, staff.beheer, known.person)).link,
  };
  const enter = async (context: BrowserContext, who: Reader, language: string): Promise<Page> => {
    await context.addCookies([{ name: 'taal', value: language, url: base }]);
    const page = await context.newPage();
    const link = await links[who]();
    if (link) {
      await page.goto(link);
      await page.locator('main button[type=submit]').click();
      await page.waitForLoadState('load');
    }
    if (who === 'tablet') {
      await page.goto(`${base}/ik`);
      await page.locator('form[action="/ik/tablet"] button').click();
      await page.waitForURL(`${base}/post`);
    }
    return page;
  };

  for (const [who, paths, colorScheme, width, language] of listRounds((who) => pages[who](known))) {
    await t.test(`${who} in ${language}, ${colorScheme}, ${width} px`, async (t) => {
      // What a service worker or a cache keeps would weigh nothing.
      const context = await browser.newContext({
        viewport: { width, height: 740 },
        colorScheme,
        serviceWorkers: 'block',
      });
      const page = await enter(context, who, language);
      const scale = await weigh(page, base);
      for (const path of paths) {
        scale.reset();
        await page.goto(base + path);
        await page.evaluate('document.fonts.ready');
        if (isForPictures) {
          await takePicture(page, [who, language, colorScheme, width, nameOf(path)].join('-'));
          continue;
        }
        t.strictSame(await findFaults(page), [], path);
        const { bytes, wire, styles } = await scale.count();
        t.ok(bytes > 5000 && bytes < heaviest, `${path}: ${bytes} bytes`);
        t.ok(wire > 5000 && wire < heaviest, `${path}: ${wire} bytes over the wire`);
        t.ok(styles > 5000 && styles < mostStyles, `${path}: ${styles} bytes of styles`);
      }
      t.strictSame(scale.elsewhere, []);
      await context.close();
    });
  }
  if (isForPictures) return;

  await t.test('a fault would be found', async (t) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 740 } });
    await page.goto(`${base}/uitleg`);
    await page.evaluate(
      "document.querySelector('main').innerHTML = '<img src=/x class=k-outcome><pre>' + 'x'.repeat(200) + '</pre>'",
    );
    t.match(await findFaults(page), [/^image-alt/, /^k-outcome: its style/, /px too wide/]);
    await page.close();
  });

  await t.test('who wants no movement gets none; high contrast and paper keep what matters', async (t) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    const page = await enter(context, 'holder', 'nl');
    await page.goto(`${base}/mijn`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate<string[]>(
      `[...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none';
      }).map((element) => element.className)`,
    );
    t.strictSame(moving, []);

    await page.emulateMedia({ forcedColors: 'active', reducedMotion: null });
    const look = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    t.not(await look('.m-next .k-dot-on'), await look('.m-next .k-dot:not(.k-dot-on)'), 'dots still differ');

    await page.emulateMedia({ forcedColors: null, media: 'print' });
    const paper = await page.evaluate<Record<string, string>>(
      `(({ color, backgroundColor }) => ({ color, backgroundColor }))(getComputedStyle(document.body))`,
    );
    t.strictSame(paper, { color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
    for (const selector of ['.k-nav', '.k-tools']) t.notOk(await page.locator(selector).first().isVisible());
    t.ok(await page.locator('.m-badge h3').first().isVisible());
    await context.close();
  });
});
