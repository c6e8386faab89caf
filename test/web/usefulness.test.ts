// "Was dit nuttig?": one tap of a stranger, a number for the month, and nothing else; told to admins from five on.
import { chromium } from 'playwright-core';
import t, { type Test } from 'tap';
import { createShare } from '../../src/domain/shares.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { usefulness } from '../../src/store/tables/usefulness.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { findFreePort } from '../process/run-kundig.ts';
import { awardBadge, type WorldOptions } from '../world.ts';
import { openClient } from './api-client.ts';
import { openVisitor } from './visitor.ts';

t.setTimeout(120_000);

async function openHouse(t: Test, options: WorldOptions = {}) {
  const client = await openClient(t, options);
  const { services, staff, participants } = client.world;
  const { credentialId } = await awardBadge(client.world, { to: 'samira', badgeClass: 'bar' });
  const wish = {
    participantId: participants.samira.id,
    credentialIds: [credentialId],
    displayName: 'full' as const,
  };
  const { code } = await createShare(services, staff.ruud, wish);
  const places = [`/credentials/${credentialId}`, `/c/${code}`];
  const count = () => services.db.select().from(usefulness).orderBy(usefulness.month);
  return { ...client, places, count };
}

t.test('one tap is one more for the month, and nothing is kept of who or what', async (t) => {
  const house = await openHouse(t);
  for (const path of house.places) {
    const employer = openVisitor(house.app);
    const page = await employer.open(path);
    t.match(page.text, /Was dit nuttig\? Ja Nee Wij tellen alleen ja en nee, per maand/);
    const cookies = [...employer.cookies];
    await employer.press('Ja');
    t.match([employer.page.url, employer.page.text], ['/nuttig', /Dank je wel\./]);
    t.same([...employer.cookies], cookies, 'no cookie');
    await employer.open(path);
    await employer.press('Nee');
  }
  t.same(await house.count(), [{ month: '2026-11', yes: 2, no: 2 }]);
  const nonsense = openVisitor(house.app);
  await nonsense.open(house.places[0]!);
  await nonsense.press('Ja', { useful: 'perhaps' });
  t.same(await house.count(), [{ month: '2026-11', yes: 2, no: 2 }]);
  house.world.clock.move(20 * 24 * 3600);
  const said = await house.ask('/v1/usefulness', { method: 'POST', body: { isUseful: true } });
  t.same([said.status, said.headers['set-cookie']], [204, undefined]);
  t.equal((await house.ask('/v1/usefulness', { method: 'POST', body: { useful: true } })).status, 400);
  t.same(await house.count(), [
    { month: '2026-11', yes: 2, no: 2 },
    { month: '2026-12', yes: 1, no: 0 },
  ]);
});

t.test('admins see the numbers of all together, and none below five', async (t) => {
  const house = await openHouse(t);
  await house.world.services.db.insert(usefulness).values([
    { month: '2026-10', yes: 12, no: 5 },
    { month: '2026-11', yes: 7, no: 4 },
    { month: '2026-09', yes: 0, no: 0 },
  ]);
  t.same((await house.get('beheer', '/v1/usefulness')).json.items, [
    { month: '2026-11', yes: 7, no: null },
    { month: '2026-10', yes: 12, no: 5 },
    { month: '2026-09', yes: null, no: null },
  ]);
  const beheer = openVisitor(house.app);
  await beheer.open((await createStaffSignInLink(house.world.services, house.world.staff.beheer.id)).link);
  await beheer.press('Ga verder');
  await beheer.open('/team');
  await beheer.tap('Was het nuttig?');
  t.match(
    beheer.page.text,
    /november 2026 7 minder dan 5 oktober 2026 12 5 september 2026 minder dan 5 minder dan 5/,
  );
  const marloes = openVisitor(house.app);
  await marloes.open((await createStaffSignInLink(house.world.services, house.world.staff.marloes.id)).link);
  await marloes.press('Ga verder');
  t.notMatch((await marloes.open('/team')).text, /Was het nuttig/);
  t.equal((await marloes.open('/team/nuttig')).status, 403);
});

t.test('whoever taps very often is heard less', async (t) => {
  const rateLimits = {
    codesPerMinute: 8,
    codesTotalPerMinute: 100,
    verificationsPerMinute: 9,
    signInsPerMinute: 9,
  };
  const house = await openHouse(t, { settings: { rateLimits } });
  const statuses: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    statuses.push((await house.ask('/v1/usefulness', { method: 'POST', body: { isUseful: false } })).status);
  }
  t.same(statuses, [204, 204, 429]);
});

t.test('in a browser it says thanks without leaving the page', { skip: skipWithoutBrowser }, async (t) => {
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}`;
  const house = await openHouse(t, { settings: { publicUrl: base } });
  await house.app.listen({ host: '127.0.0.1', port });
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(base + house.places[1]);
    await page.locator('[data-useful] button', { hasText: 'Ja' }).click();
    await page.getByText('Dank je wel.').waitFor();
    t.equal(new URL(page.url()).pathname, javaScriptEnabled ? house.places[1] : '/nuttig');
    t.same(await context.cookies(), []);
    await context.close();
  }
  t.match(await house.count(), [{ yes: 2, no: 0 }]);
});
