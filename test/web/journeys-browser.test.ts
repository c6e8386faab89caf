// The journeys of the supervisor, the participant and the employer, in a real browser on a screen of 360 px: each by
// finger with scripts, by finger without scripts, and by keyboard alone. How many taps each may cost stands in the table.
// An award is timed, on a network as slow as a kitchen's.
// Without network: offline.test.ts. Every page by itself: pages-care.test.ts. Which browser: ../browser.ts.
import { chromium } from 'playwright-core';
import t from 'tap';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { type Journey, openHouse, phone, type Way } from './journeys.ts';
import { employerJourneys } from './journeys-employer.ts';
import { floorJourneys } from './journeys-floor.ts';
import { holderJourneys } from './journeys-holder.ts';
import { officeJourneys } from './journeys-office.ts';
import { openPerson } from './person.ts';
import { openSite } from './site.ts';

t.setTimeout(600_000);

const ways: Way[] = [
  { name: 'by finger', hand: 'finger', javaScriptEnabled: true },
  { name: 'by finger, without scripts', hand: 'finger', javaScriptEnabled: false },
  { name: 'by keyboard', hand: 'keys', javaScriptEnabled: true },
];

/** Closing a place comes last: the others work there. */
const journeys: Journey[] = [...floorJourneys, ...holderJourneys, ...employerJourneys, ...officeJourneys];

/** Seconds that people take besides the machine: added to what is measured, so that the test need not sit them out. */
const pauses = {
  /** Finds the person among the tiles, and then the badge. */
  choice: 3,
  /** Reads a criterion and thinks of what was seen. */
  criterion: 3,
  /** The screen is turned; the participant reads or listens, and answers. */
  question: 10,
};

/** A telephone in a kitchen: half a megabit, and 400 ms there and back (what WebPageTest calls slow 3G). */
const slowNetwork = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

t.test('an award takes less than a minute on a slow network', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t);
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const context = await browser.newContext({ ...phone, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowNetwork);
  const ruud = openPerson(page, 'finger');
  await ruud.open(await site.findLink('ruud'));
  await ruud.go('Ga verder');
  // The shift has begun; nothing of the form is on the telephone yet.
  await session.send('Network.clearBrowserCache');
  Object.assign(ruud.counts, { taps: 0 });
  const began = performance.now();
  await ruud.open(`${site.base}/`);
  await ruud.go('Samira B.');
  await ruud.go('Bediening');
  const criteria = await page.locator('.k-levels').count();
  await ruud.chooseAll('independent');
  await ruud.go('Verder');
  await ruud.sees('Klopt dit, Samira?');
  await ruud.go('Ja, klopt');
  await ruud.sees('Je hebt de badge Bediening.');
  await page.waitForFunction("document.querySelector('.k-award img').naturalWidth > 0");
  const measured = (performance.now() - began) / 1000;
  const paused = 2 * pauses.choice + criteria * pauses.criterion + pauses.question;
  t.equal(criteria, 5);
  t.ok(measured > 2, `the network was slow: ${measured} s`);
  t.ok(measured + paused < 60, `${measured.toFixed(1)} s of machine and ${paused} s of people`);
  t.ok(ruud.counts.taps <= 12, `${ruud.counts.taps} taps`);
  t.comment(`an award: ${measured.toFixed(1)} s of machine, ${paused} s of people, ${ruud.counts.taps} taps`);
});

t.test('journeys', { skip: skipWithoutBrowser }, async (t) => {
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  for (const way of ways) {
    await t.test(way.name, async (t) => {
      const site = await openSite(t);
      for (const { name, mostTaps, mostTyped, make } of journeys) {
        await t.test(name, async (t) => {
          const house = openHouse(t, { site, browser, way });
          const { taps, typed, keys } = await make(house);
          t.ok(taps <= mostTaps, `${taps} taps, ${keys} keys`);
          t.ok(typed <= mostTyped, `${typed} fields typed in`);
          t.strictSame([...new Set(house.people.flatMap(({ faults }) => faults))], []);
        });
      }
    });
  }
});
