// A real browser on a phone of 360 px: from the sign-in link to the badge on the screen, with scripts and without, and
// a badge read aloud. Which browser: see ../browser.ts.
import { type Browser, chromium } from 'playwright-core';
import t from 'tap';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { awardBadge } from '../world.ts';
import { findMisfits } from './care.ts';
import { openSite } from './site.ts';

const phone = { width: 360, height: 740 };
const smallestTarget = 44;
/** What is tapped on the floor, with wet hands. */
const smallestOnFloor = 48;
/** Capitals of 20 px are 3.6 mm on a phone; who sees well reads 2.9 mm from two metres (5 minutes of arc). */
const smallestFromAfar = 28;

/** Runs in the page: what an assessor taps that is too small. */
const smallScript = `[...document.querySelectorAll('main :is(.k-tile, .k-level, button, a.k-button)')]
  .filter((element) => element.checkVisibility())
  .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < ${smallestOnFloor})
  .map(([words, { width, height }]) => words + ' ' + width + ' x ' + height)`;

const letterScript = "parseFloat(getComputedStyle(document.querySelector('main h1')).fontSize)";

t.setTimeout(240_000);

t.test('a phone with a real browser', { skip: skipWithoutBrowser }, async (t) => {
  const { world, base } = await openSite(t);
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
        const looksRightOnFloor = async (where: string) => {
          await looksRight(where);
          t.strictSame(
            await page.evaluate<string[]>(smallScript),
            [],
            `${where}: large enough for wet hands`,
          );
        };
        const isReadFromAfar = async () =>
          t.ok((await page.evaluate<number>(letterScript)) >= smallestFromAfar, 'readable at two metres');
        await page.goto((await createStaffSignInLink(services, staff.ruud.id)).link);
        await looksRight('signing in');
        await tap('text=Ga verder');
        await looksRight('start');
        await tap('text=Samira B.');
        await looksRightOnFloor('what');
        await tap(`.k-tile:has-text("${badge}")`);
        await looksRightOnFloor('seen');
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
        await looksRightOnFloor('confirmation');
        await isReadFromAfar();
        await tap('text=Ja, klopt');
        await page.waitForSelector(`text=Je hebt de badge ${badge}.`);
        await looksRightOnFloor('badge');
        await isReadFromAfar();
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
      await page.addInitScript(setVoices('en-GB', 'ar-EG'));
      await page.goto(link);
      await page.locator('main button').tap();
      await page.waitForURL('**/mijn');
      const button = page.locator('article .k-listen');
      t.equal(await button.textContent(), 'استمع');
      await button.tap();
      t.match(
        await page.evaluate<string[]>('said'),
        ['cancel', /^ar-EG تغسل الصحون/],
        'Arabic words, Arabic voice',
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
});
