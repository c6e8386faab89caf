// The words of badges are longer in some languages: on the narrowest phone they stay inside what they stand in.
import { chromium } from 'playwright-core';
import t from 'tap';
import { recordAssessment } from '../../src/domain/assessments.ts';
import { createParticipantSignInLink } from '../../src/domain/sign-in.ts';
import { translatedLanguageCodes } from '../../src/text/languages.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { findFreePort } from '../process/run-kundig.ts';
import { awardBadge, buildResults } from '../world.ts';
import { openClient } from './api-client.ts';

t.setTimeout(300_000);

/** What sticks out of the screen, or of the card around it; what is clipped away is only read out. */
const listOverflows = `(() => {
  const isInside = (element) => {
    const box = element.getBoundingClientRect();
    const around = (element.closest('.k-card, .k-levels, .k-tile') ?? document.body).getBoundingClientRect();
    return box.width === 0 || (box.left >= around.left - 1 && box.right <= around.right + 1);
  };
  const sticking = [...document.querySelectorAll('main *')]
    .filter((element) => !element.closest('.k-hidden, svg') && getComputedStyle(element).clipPath === 'none' && !isInside(element))
    .map((element) => element.outerHTML.slice(0, 120));
  const { scrollWidth } = document.documentElement;
  return scrollWidth > innerWidth ? ['the page is ' + scrollWidth, ...sticking] : sticking;
})()`;

t.test('nothing sticks out at 320 px in any language', { skip: skipWithoutBrowser }, async (t) => {
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}`;
  const { app, world } = await openClient(t, { settings: { publicUrl: base } });
  await app.listen({ host: '127.0.0.1', port });
  const { services, staff, participants } = world;
  const participantId = participants.samira.id;
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'hygiene-in-de-keuken' });
  const [first, ...others] = Object.keys(await buildResults(services, 'snijtechnieken'));
  await recordAssessment(services, staff.ruud, {
    participantId,
    badgeClass: 'snijtechnieken',
    observedOn: '2026-11-18',
    results: { [first!]: 'teaches', [others[0]!]: 'with-help' },
  });
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  for (const language of translatedLanguageCodes) {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    await context.addCookies([{ name: 'taal', value: language, url: base }]);
    const page = await context.newPage();
    const { link } = await createParticipantSignInLink(services, staff.beheer, participantId);
    await page.goto(link);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL(/\/mijn/);
    for (const path of ['', `/badges/${credentialId}`, '/kan-ik-al', '/kan-ik-al/snijtechnieken', '/codes']) {
      await page.goto(`${base}/mijn${path}`);
      t.same(await page.evaluate(listOverflows), [], `${language} /mijn${path}`);
    }
    await context.close();
  }
});
