// The pages that are no address (page-states.ts) and those of the form without network, looked at like every other
// page: see care.ts. What a form answers is shown in the browser as it came, with the styles and scripts of the site.
// With KUNDIG_PICTURES it makes pictures of them instead (pictures.ts).
import { type Browser, type Page as BrowserPage, chromium } from 'playwright-core';
import t from 'tap';
import { retireBadgeClassAsOperator } from '../../src/domain/badge-classes.ts';
import { updateParticipant } from '../../src/domain/participants.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { findHeavy, lookFromAllSides, lookOnce, weigh } from './care.ts';
import { fillWorld } from './page-list.ts';
import { openStates, states } from './page-states.ts';
import { openPerson } from './person.ts';
import { isForPictures, takePictures } from './pictures.ts';
import { openSite } from './site.ts';
import type { Page } from './visitor.ts';

t.setTimeout(600_000);

/** Shows in the browser what was answered to somebody without one. */
async function showAnswer(page: BrowserPage, base: string, { html, headers }: Page): Promise<void> {
  const policy = String(headers['content-security-policy']);
  await page.route(`${base}/answered`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
      body: html,
    }),
  );
  await page.goto(`${base}/answered`);
  await page.evaluate('document.fonts.ready');
  await page.unroute(`${base}/answered`);
}

/** Links in a list of faults that lead to no field. */
const lostScript = `[...document.querySelectorAll('.k-errors a')]
  .filter(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))) === null)
  .map(({ outerHTML }) => 'leads to no field: ' + outerHTML)`;

t.test('what comes back, what is empty and what was done', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t);
  const known = await fillWorld(site.world);
  const house = await openStates(t, site, known);
  const browser: Browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 320, height: 740 }, serviceWorkers: 'block' });
  const scale = await weigh(page, site.base);
  for (const { name, status, isForHolders, says, show } of states) {
    for (const language of ['nl', 'en', 'ar']) {
      const answer = await show(house, async (visitor, act) => {
        visitor.cookies.set('taal', language);
        const answer = await act(visitor);
        visitor.cookies.set('taal', 'nl');
        return answer;
      });
      const spoken = language === 'ar' && !isForHolders ? 'nl' : language;
      const direction = spoken === 'ar' ? 'rtl' : 'ltr';
      t.match(answer.html, `<html lang="${spoken}" dir="${direction}"`, `${name} in ${language}`);
      // Where Arabic is not offered the page is the Dutch one.
      if (spoken !== language) continue;
      t.equal(answer.status, status, name);
      if (says !== undefined && language === 'nl') t.match(answer.text, says, name);
      scale.reset();
      await showAnswer(page, site.base, answer);
      if (isForPictures) {
        await takePictures(page, language, name);
        continue;
      }
      // Before the looks: a wider screen or larger letters may fetch more.
      const heavy = findHeavy(await scale.count());
      const faults = [
        ...heavy,
        ...(await (language === 'nl' ? lookFromAllSides(page, scale.session) : lookOnce(page))),
        ...(await page.evaluate<string[]>(lostScript)),
      ];
      t.strictSame(faults, [], `${name} in ${language}`);
    }
  }
  t.strictSame(scale.elsewhere, []);
});

t.test('the form without network', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t, { host: 'localhost', now: new Date().toISOString() });
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  for (const [language, button] of [
    ['nl', 'Ga verder'],
    ['en', 'Go on'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 320, height: 740 }, hasTouch: true });
    await context.addCookies([{ name: 'taal', value: language, url: site.base }]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const ruud = openPerson(page, 'finger');
    const look = async (where: string) =>
      isForPictures
        ? takePictures(page, language, `without network ${where}`)
        : t.strictSame(await lookFromAllSides(page, session), [], `${where} in ${language}`);
    // In the second round the screen is turned to somebody who reads Arabic.
    const { services, staff, participants } = site.world;
    const changes = { language: 'ar' } as const;
    await updateParticipant(services, staff.ruud, { participantId: participants.kees.id, changes });
    await ruud.open(await site.findLink('ruud'));
    await ruud.go(button);
    await ruud.open(`${site.base}/beoordelen`);
    await page.locator('html[data-ready=offline]').waitFor();
    await context.setOffline(true);
    await ruud.open(`${site.base}/beoordelen`);
    await page.locator('.k-tiles a').first().waitFor();
    await look('who');
    await ruud.go(language === 'nl' ? 'Samira B.' : 'Kees W.');
    await page.locator('.k-tiles a').first().waitFor();
    await look('what');
    await page.locator('.k-tiles a').nth(1).tap();
    await page.locator('.k-levels').first().waitFor();
    const slug = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.locator('button[value=look]').tap();
    await page.locator('.k-errors').waitFor();
    await look('nothing was tapped');
    await ruud.chooseAll('independent');
    await page.locator('button[value=look]').tap();
    await page.locator('button[value=yes]').waitFor();
    t.equal(await page.locator('h1[lang=ar], [lang=ar] h1').count(), language === 'nl' ? 0 : 1);
    await look('klopt dit');
    await page.locator('button[value=yes]').tap();
    await page.locator('.k-kept-row').waitFor();
    await look('kept');
    await retireBadgeClassAsOperator(site.world.services, { slug, retired: true });
    await context.setOffline(false);
    await page.reload();
    await page.locator('.k-kept-row [data-act=drop]').waitFor();
    await look('refused');
    await retireBadgeClassAsOperator(site.world.services, { slug, retired: false });
    await context.close();
  }
});
