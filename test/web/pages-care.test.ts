// Every kind of page as people with other eyes, hands and machines meet it, in a real browser (care.ts), in every
// language that it speaks, from all sides in Dutch and Arabic; no movement for who wants none, black on white in print.
// Which pages there are: page-list.ts.
// With KUNDIG_PICTURES it makes pictures of them all instead (pictures.ts).
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import t from 'tap';
import { createStaff } from '../../src/domain/setup.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { findHeavy, lookFromAllSides, lookOnce, weigh } from './care.ts';
import { fillWorld, listUnlooked, pages, type Reader, readers } from './page-list.ts';
import { isForPictures, namePicture, pictureColors, pictureWidths, takePicture } from './pictures.ts';
import { openSite } from './site.ts';

t.setTimeout(600_000);

type Look = { width: number; colorScheme: 'light' | 'dark' };
type Round = { who: Reader; paths: string[]; language: string } & Look;

const looks: (Look & { language: string })[] = pictureWidths.flatMap((width) =>
  ['nl', 'en'].map((language) => ({ width, colorScheme: pictureColors(language), language })),
);

/** A round is a reader and a language. */
function listRounds(listPaths: (who: Reader) => string[]): Round[] {
  const narrow = { width: 320, colorScheme: 'light' } as const;
  const arabic: Round = { who: 'holder', paths: listPaths('holder'), language: 'ar', ...narrow };
  const all = (look: Look & { language: string }): Round[] =>
    readers.map((who) => ({ who, paths: listPaths(who), ...look }));
  if (isForPictures) return [...looks.flatMap(all), { ...arabic, width: 360 }];
  return [
    ...['nl', 'en'].flatMap((language) => all({ ...narrow, language })),
    arabic,
    // Who is not signed in yet meets these in any language.
    {
      ...arabic,
      who: 'anybody',
      paths: listPaths('anybody').filter((path) => /^\/(uitleg(\/deelnemer)?|inloggen(\/.*)?)$/.test(path)),
    },
    ...['tr', 'pl', 'uk', 'ti', 'pap'].map((language) => ({ ...arabic, paths: ['/mijn'], language })),
  ];
}

t.test('every kind of page', { skip: skipWithoutBrowser }, async (t) => {
  const routes: string[] = [];
  const { world, base } = await openSite(t, {
    onRoute: ({ method, url }) => {
      if (method === 'GET') routes.push(url);
    },
  });
  const known = await fillWorld(world);
  t.strictSame(listUnlooked(routes, known), [], 'every page is in a list');
  t.strictSame(listUnlooked([...routes, '/nieuw'], known), ['/nieuw'], 'and a new one would be missed');
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const { services, staff } = world;
  const reader = await createStaff(services, {
    issuerId: world.issuer.id,
    name: 'Lotte de Boer',
    kind: 'person',
    role: 'reader',
    locationIds: [],
  });
  const staffLink = async (id: string) => (await createStaffSignInLink(services, id)).link;
  const links: Record<Reader, () => Promise<string | null>> = {
    anybody: async () => null,
    staff: () => staffLink(staff.ruud.id),
    manager: () => staffLink(staff.marloes.id),
    approver: () => staffLink(staff.joke.id),
    reader: () => staffLink(reader.id),
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

  for (const { who, paths, language, width, colorScheme } of listRounds((who) => pages[who](known))) {
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
          await takePicture(page, namePicture(who, language, colorScheme, width, path));
          continue;
        }
        const heavy = findHeavy(await scale.count());
        // Colours are the same in every language, and Arabic is the other way round on every screen.
        const isFull = ['nl', 'ar'].includes(language);
        const look = isFull ? lookFromAllSides(page, scale.session) : lookOnce(page);
        t.strictSame([...heavy, ...(await look)], [], path);
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
    const faults = await lookFromAllSides(page, await page.context().newCDPSession(page));
    t.match(faults.slice(0, 3), [/^image-alt/, /^k-outcome: its style/, /^320 px: \d+ px too wide/]);
    t.match(findHeavy({ bytes: 100_001, wire: 100_001, styles: 22_001 }), [
      '100001 bytes',
      '100001 bytes over the wire',
      '22001 bytes of styles',
    ]);
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
