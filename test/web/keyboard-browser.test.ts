// By keyboard alone, beyond the journeys of journeys-browser.test.ts: on each kind of page Tab reaches all there is, in
// sight, and finds the way out; the first stop leads past the menu; after a form that comes back, and after each step
// without network, the focus is where the reading goes on (WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11).
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import t from 'tap';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { fillWorld, type Known, type Reader } from './page-list.ts';
import { openPerson, walk } from './person.ts';
import { openSite, type Site } from './site.ts';

t.setTimeout(600_000);

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, locale: 'nl-NL' };

/** Of each kind one; what stands on more pages is the same piece. */
const walked: [Reader, (known: Known) => string[]][] = [
  ['anybody', ({ code }) => ['/', '/controleer', `/c/${code}`, `/c/${code}/vraag`, '/badges', '/inloggen']],
  [
    'staff',
    ({ person }) => [
      '/',
      `/beoordelen/${person}/bar`,
      '/beoordelen/groep',
      `/deelnemers/${person}`,
      `/deelnemers/${person}/inlogkaart`,
      '/ik',
      '/wachtrij',
      '/bladen/bar',
    ],
  ],
  [
    'holder',
    ({ badge, share }) => [
      '/mijn',
      `/mijn/codes/${share}`,
      `/mijn/badges/${badge}/bewaren`,
      '/mijn/gegevens',
    ],
  ],
];

const readFocus = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement.className || document.activeElement.tagName + ' ' + document.activeElement.id",
  );

t.test('by keyboard', { skip: skipWithoutBrowser }, async (t) => {
  // On localhost, where a browser allows what it else allows over https only.
  const site: Site = await openSite(t, { host: 'localhost', now: new Date().toISOString() });
  const { base, world } = site;
  const known = await fillWorld(world);
  const browser: Browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const enter = async (name?: 'ruud' | 'kees', options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ ...phone, ...options });
    const person = openPerson(await context.newPage(), 'keys');
    if (name !== undefined) {
      await person.open(await site.findLink(name));
      await person.go('Ga verder');
    }
    return person;
  };

  for (const [who, listPaths] of walked) {
    await t.test(`all there is can be reached, and left: ${who}`, async (t) => {
      const { page } = await enter(who === 'staff' ? 'ruud' : who === 'holder' ? 'kees' : undefined);
      for (const path of listPaths(known)) {
        await page.goto(base + path);
        await page.keyboard.press('Tab');
        t.equal(await readFocus(page), 'k-skip', `${path}: the first stop leads past the menu`);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        const isInside = await page.evaluate<boolean>(
          "document.querySelector('main').contains(document.activeElement) || document.querySelector('main :is(a[href], button, input)') === null",
        );
        t.ok(isInside, `${path}: and on into what the page is about`);
        await page.goto(base + path);
        const { stops, faults, unreached } = await walk(page);
        t.ok(stops > 3, `${path}: ${stops} stops`);
        t.strictSame([...faults, ...unreached], [], path);
      }
      await page.context().close();
    });
  }

  await t.test('a fault would be found', async (t) => {
    const { page } = await enter();
    const walkWith = async (change: string) => {
      await page.goto(`${base}/controleer`);
      await page.evaluate(`${change}; 0`);
      const { faults, unreached } = await walk(page);
      return [...faults, ...unreached].join('\n');
    };
    const field = "document.querySelector('#subject')";
    t.match(await walkWith(`${field}.style.outline = 'none'`), /INPUT subject: the focus does not show/);
    t.match(await walkWith(`${field}.tabIndex = -1`), /^$/, 'what is left out on purpose is no stop');
    t.match(
      await walkWith(`Object.assign(${field}.style, { position: 'fixed', left: '-9999px' })`),
      /not on the screen/,
    );
    t.match(
      await walkWith(
        "Object.assign(document.body.appendChild(document.createElement('div')).style, { position: 'fixed', inset: '0' })",
      ),
      /the focus is behind something/,
    );
    t.match(
      await walkWith(`${field}.addEventListener('keydown', (event) => event.preventDefault())`),
      /button/i,
      'who is held fast misses the rest',
    );
    await page.context().close();
  });

  await t.test(
    'a form that comes back: the focus is on what to look at, and leads to the field',
    async (t) => {
      for (const javaScriptEnabled of [true, false]) {
        const ruud = await enter('ruud', { javaScriptEnabled });
        await ruud.open(`${base}/beoordelen/${known.person}/op-tijd-komen`);
        await ruud.go('Verder');
        await ruud.sees('Kijk dit nog even na');
        t.equal(await readFocus(ruud.page), 'k-errors');
        await ruud.page.keyboard.press('Tab');
        await ruud.page.keyboard.press('Enter');
        await ruud.page.keyboard.press('Tab');
        t.match(
          await ruud.page.evaluate('document.activeElement.name'),
          /^results\./,
          'the link in it leads to the first criterion',
        );
        await ruud.open(`${base}/deelnemers`);
        // What a browser itself finds missing it does not send.
        await ruud.write('givenName', ' ');
        await ruud.write('familyName', ' ');
        await ruud.go('Toevoegen');
        t.equal(await readFocus(ruud.page), 'k-errors');
        await ruud.page.keyboard.press('Tab');
        await ruud.page.keyboard.press('Enter');
        t.equal(await readFocus(ruud.page), 'k-input', 'a field takes the focus itself');
        t.strictSame(ruud.faults, []);
        await ruud.page.context().close();
      }
    },
  );

  await t.test('a wrong PIN leaves the focus in its field', async (t) => {
    const tablet = await enter('ruud');
    await tablet.open(`${base}/ik`);
    await tablet.go('Maak dit een gedeelde tablet');
    await tablet.go('Ruud Verbeek');
    await tablet.page.keyboard.type('1111');
    await Promise.all([tablet.page.waitForEvent('load'), tablet.page.keyboard.press('Enter')]);
    await tablet.page.locator('[role=alert]').waitFor();
    t.equal(await tablet.page.evaluate('document.activeElement.id'), 'pin');
    await tablet.page.keyboard.type('2580');
    await Promise.all([tablet.page.waitForEvent('load'), tablet.page.keyboard.press('Enter')]);
    await tablet.sees('Dag Ruud');
    t.strictSame(tablet.faults, []);
    await tablet.page.context().close();
  });

  await t.test('without network each step takes the focus along', async (t) => {
    const ruud = await enter('ruud');
    const { page } = ruud;
    await ruud.open(`${base}/beoordelen`);
    await page.locator('html[data-ready=offline]').waitFor();
    await page.context().setOffline(true);
    await ruud.open(`${base}/beoordelen`);
    await ruud.sees('Geen netwerk.');
    await ruud.go('Samira B.');
    await ruud.go('Communicatie');
    await ruud.sees('Wat heb je Samira zien doen?');
    await ruud.touch('Verder');
    await ruud.sees('Kijk dit nog even na');
    t.equal(await readFocus(page), 'k-errors', 'what is missing');
    await ruud.chooseAll('independent');
    await ruud.touch('Verder');
    await ruud.sees('Klopt dit, Samira?');
    t.match(await readFocus(page), /^H1/, 'the next step');
    await ruud.touch('Iets veranderen');
    await ruud.sees('Wat heb je Samira zien doen?');
    t.match(await readFocus(page), /^H1/, 'and the one before');
    await ruud.touch('Verder');
    await ruud.sees('Klopt dit, Samira?');
    await ruud.touch('Ja, klopt');
    await ruud.sees('Bewaard, nog niet verstuurd');
    await page.context().setOffline(false);
    await ruud.sees('heeft de badge gekregen');
    t.strictSame(ruud.faults, []);
    await page.context().close();
  });
});
