// A real browser on a phone of 360 px: from the sign-in link to the badge on the screen, with scripts and without, and
// every kind of page for whether it fits, can be tapped and has no fault that axe would name first. Which browser: see
// ../browser.ts.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import t from 'tap';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { awardBadge, openWorld } from '../world.ts';

const phone = { width: 360, height: 740 };
const smallestTarget = 44;

t.setTimeout(240_000);

/** A port that is free now: the public address has to be known before anything is signed under it. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function openSite() {
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}`;
  const world = await openWorld(t, { settings: { publicUrl: base } });
  const app = buildServer({ services: world.services });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  return { world, base };
}

/** Runs in the page. A link in a sentence may be as low as its line. */
const misfitScript = (smallest: number) => `(() => {
  const root = document.documentElement;
  const misfits = [];
  if (root.scrollWidth > root.clientWidth) misfits.push(root.scrollWidth + ' px wide');
  for (const element of document.querySelectorAll('a, button, summary, input, select, textarea')) {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    const isInLine = element.closest('p:not(.k-links), dd, h3, li:not(.k-nav li, .k-tiles li)') !== null;
    const isHidden = width === 0 || element.classList.contains('k-skip') || element.type === 'hidden';
    if (!isHidden && !isInLine && (height < ${smallest} || width < ${smallest})) {
      misfits.push(element.tagName + ' ' + element.textContent.trim() + ' ' + Math.round(width) + ' x ' + Math.round(height));
    }
  }
  return misfits;
})()`;

/** What does not fit on the screen, and what is too small for a finger. */
function findMisfits(page: Page, smallest: number): Promise<string[]> {
  return page.evaluate<string[]>(misfitScript(smallest));
}

t.test('a phone with a real browser', { skip: skipWithoutBrowser }, async (t) => {
  const { world, base } = await openSite();
  const { services, staff, participants } = world;
  const browser: Browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());

  for (const javaScriptEnabled of [false, true]) {
    const badge = javaScriptEnabled ? 'Bediening' : 'Receptie';
    await t.test(
      `from the sign-in link to the badge on the screen, scripts ${javaScriptEnabled ? 'on' : 'off'}`,
      async (t) => {
        const context = await browser.newContext({
          viewport: phone,
          hasTouch: true,
          javaScriptEnabled,
          locale: 'nl-NL',
        });
        const page = await context.newPage();
        const problems: string[] = [];
        page.on('console', (message) => problems.push(message.text()));
        page.on('requestfailed', (request) => {
          // What a page still asks for when somebody goes on to the next has not failed.
          const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
          if (!isLeft) problems.push(`failed: ${request.url()}`);
        });
        let taps = 0;
        const tap = async (selector: string) => {
          const loaded = page.waitForEvent('load');
          await page.locator(selector).first().tap();
          await loaded;
          taps += 1;
        };
        const looksRight = async (where: string) =>
          t.strictSame(await findMisfits(page, smallestTarget), [], where);
        await page.goto((await createStaffSignInLink(services, staff.ruud.id)).link);
        await looksRight('signing in');
        await tap('text=Ga verder');
        await looksRight('start');
        await tap('text=Samira B.');
        await looksRight('what');
        await tap(`.k-tile:has-text("${badge}")`);
        await looksRight('seen');
        const once = page.locator('.k-levels').first();
        await once.locator('.k-level').nth(1).tap();
        t.equal(await once.locator('input:checked').getAttribute('value'), 'independent');
        await once.locator('.k-level').nth(1).tap();
        t.equal(await once.locator('input:checked').getAttribute('value'), '', 'a second tap clears');
        for (const row of await page.locator('.k-levels').all()) {
          await row.locator('input[value=independent]').tap();
          taps += 1;
        }
        await tap('text=Verder');
        await looksRight('confirmation');
        await tap('text=Ja, klopt');
        await page.waitForSelector(`text=Je hebt de badge ${badge}.`);
        await looksRight('badge');
        t.ok(taps <= 12, `${taps} taps`);
        const picture = page.locator('.k-award img');
        t.ok(
          await page.evaluate<boolean>("document.querySelector('.k-award img').naturalWidth > 0"),
          'the picture is there',
        );
        t.ok((await picture.boundingBox())?.y ?? 999 < phone.height, 'and on the first screen');
        await page.goto(
          `${base}${new URL((await page.locator('.k-link a').getAttribute('href')) ?? '', base).pathname}`,
        );
        await looksRight('credential');
        t.ok(await page.locator('text=Geldig').first().isVisible());
        t.strictSame(problems, []);
        await context.close();
      },
    );
  }

  await t.test(
    'a block is read aloud in the voices of its languages, and stops at a second tap',
    async (t) => {
      await awardBadge(world, { to: 'noor', badgeClass: 'afwas' });
      const { link } = await createParticipantSignInLink(services, staff.beheer, participants.noor.id);
      const context = await browser.newContext({ viewport: phone, hasTouch: true });
      await context.addCookies([{ name: 'taal', value: 'ar', url: base }]);
      // The voices of this machine's browser are not those of a phone.
      const setVoices = (...voices: string[]) => `
      const said = [];
      const spoken = [];
      const voices = ${JSON.stringify(voices)}.map((lang) => ({ lang, localService: true }));
      window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
      };
      Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
        getVoices: () => voices,
        speak: (utterance) => { said.push(utterance.lang + ' ' + utterance.text.trim()); spoken.push(utterance); },
        cancel: () => { said.push('cancel'); },
      }) });
      window.said = said;
      window.finish = () => spoken.at(-1).dispatchEvent(new Event('end'));`;
      const page = await context.newPage();
      await page.addInitScript(setVoices('en-GB', 'nl-NL'));
      await page.goto(link);
      await page.locator('main button').tap();
      await page.waitForURL('**/mijn');
      const button = page.locator('article .k-listen');
      t.equal(await button.textContent(), 'استمع');
      await button.tap();
      t.match(
        await page.evaluate<string[]>('said'),
        ['cancel', /^nl-NL Je doet de afwas/],
        'Dutch words, Dutch voice',
      );
      t.equal(await button.textContent(), 'توقّف');
      await button.tap();
      t.equal(await page.evaluate<string>('said.at(-1)'), 'cancel', 'a second tap stops it');
      t.equal(await button.textContent(), 'استمع');
      await button.tap();
      await page.evaluate('finish()');
      t.equal(await button.textContent(), 'استمع', 'at the end the button is as it was');
      const deaf = await context.newPage();
      await deaf.addInitScript(setVoices('fr-FR'));
      await deaf.goto(`${base}/mijn`);
      await deaf.waitForLoadState('networkidle');
      t.notOk(await deaf.locator('article .k-listen').isVisible(), 'no button where no voice fits');
      await context.close();
    },
  );

  await t.test('every kind of page fits on a phone, narrow and wide, light and dark', async (t) => {
    const first = await awardBadge(world, { to: 'kees', badgeClass: 'snijtechnieken' });
    const credentialIds = [first.credentialId];
    const participantId = participants.kees.id;
    const share = await createShare(services, staff.ruud, {
      participantId,
      credentialIds,
      displayName: 'full',
    });
    const anybody = [
      '/',
      '/uitleg',
      '/badges',
      '/controleer',
      `/controleer?code=${share.code}`,
      `/c/${share.code}`,
      `/credentials/${first.credentialId}`,
      '/achievements/gastvrouw-gastheer/1',
      '/issuers/gouden-lepel',
      '/inloggen',
      '/nergens',
      '/problems',
    ];
    const ruud = [
      '/',
      '/beoordelen',
      `/beoordelen/${participantId}`,
      `/beoordelen/${participantId}/op-tijd-komen`,
      '/beoordelen/groep',
      `/beoordelen/groep?wie=${participantId}&wie=${participants.samira.id}`,
      `/beoordelen/groep/bar?wie=${participantId}&wie=${participants.samira.id}`,
      `/beoordelingen/${first.id}`,
      `/beoordelingen?bij=${first.id}`,
      '/bewaard',
      '/deelnemers',
      `/deelnemers/${participantId}`,
      `/deelnemers/${participantId}/codes`,
      `/deelnemers/${participantId}/codes/${share.id}`,
      `/deelnemers/${participantId}/badges/${first.credentialId}`,
      `/deelnemers/${participantId}/badges/${first.credentialId}/intrekken`,
      `/deelnemers/${participantId}/inlogkaart`,
      '/wachtrij',
    ];
    const kees = [
      '/mijn',
      '/mijn/codes',
      `/mijn/codes/${share.id}`,
      `/mijn/badges/${first.credentialId}`,
      `/mijn/badges/${first.credentialId}/weg`,
    ];
    for (const [width, colorScheme, language] of [
      [320, 'light', 'nl'],
      [360, 'dark', 'en'],
      [1280, 'light', 'en'],
    ] as const) {
      const visits: [string[], string | null][] = [
        [anybody, null],
        [ruud, (await createStaffSignInLink(services, staff.ruud.id)).link],
        [kees, (await createParticipantSignInLink(services, staff.beheer, participantId)).link],
      ];
      for (const [paths, link] of visits) {
        const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme });
        await context.addCookies([{ name: 'taal', value: language, url: base }]);
        const page = await context.newPage();
        if (link !== null) {
          await page.goto(link);
          await page.locator('main button').click();
        }
        for (const path of paths) {
          await page.goto(base + path);
          const misfits = await findMisfits(page, width > 400 ? 24 : smallestTarget);
          t.strictSame(misfits, [], `${path} at ${width} px`);
        }
        await context.close();
      }
    }
  });
});
