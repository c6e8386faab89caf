// Awarding where there is no network, in a real browser: what is tapped stays on the device, sealed and bound to who
// tapped it, survives a restart, and becomes one badge however often and from however many devices it is sent.
// Which browser: see ../browser.ts.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { retireBadgeClassAsOperator } from '../../src/domain/badge-classes.ts';
import { updateParticipant } from '../../src/domain/participants.ts';
import { loadProgress } from '../../src/domain/progress.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { holderLanguages } from '../../src/text/languages.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { openWorld, type ParticipantName, type StaffName, type World } from '../world.ts';

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  locale: 'nl-NL',
};

t.setTimeout(240_000);

type Site = { world: World; base: string; sent: string[]; lose: { answers: boolean } };

/** A site on localhost, where a browser allows what it else allows over https only. */
async function openSite(t: Test): Promise<Site> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const base = `http://localhost:${port}`;
  const now = new Date().toISOString();
  const world = await openWorld(t, { settings: { publicUrl: base }, now });
  const app = buildServer({ services: world.services });
  const sent: string[] = [];
  const lose = { answers: false };
  app.addHook('onSend', async (request, reply) => {
    if (request.method === 'POST' && request.url === '/beoordelingen') {
      sent.push(String(request.headers['idempotency-key']));
    }
    if (lose.answers && request.method === 'POST') reply.raw.destroy();
  });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  return { world, base, sent, lose };
}

/** Signs in on this device, and waits until it can do without network. */
async function signIn({ world, base }: Site, context: BrowserContext, name: StaffName): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto((await createStaffSignInLink(world.services, world.staff[name].id)).link);
  await page.locator('main button').click();
  await page.goto(`${base}/beoordelen`);
  await page.locator('html[data-ready=offline]').waitFor();
  return page;
}

/** Taps the way from "Wie?" to "Klopt dit?"; gives the number of taps. */
async function tapAward(page: Page, who: string, badge: string): Promise<number> {
  let taps = 0;
  const tap = async (selector: string) => {
    await page.locator(selector).first().tap();
    taps += 1;
  };
  await tap(`.k-tile:has-text("${who}")`);
  await tap(`.k-tile:has-text("${badge}")`);
  await page.locator('.k-levels').first().waitFor();
  for (const row of await page.locator('.k-levels').all()) {
    await row.locator('input[value=independent]').tap();
    taps += 1;
  }
  await tap('button[value=look]');
  await page.locator('button[value=yes]').waitFor();
  return taps;
}

async function countBadges({ world }: Site, name: ParticipantName, slug: string): Promise<number> {
  const { badges } = await loadProgress(world.services, world.staff.ruud, world.participants[name].id);
  return badges.filter(({ badgeClass, link }) => badgeClass.slug === slug && link !== null).length;
}

/** Kees reads Arabic, or nothing is known of it. */
const speak = ({ world }: Site, language: 'ar' | null) =>
  updateParticipant(world.services, world.staff.ruud, {
    participantId: world.participants.kees.id,
    changes: { language },
  });

const firstOfWeek = 'op-tijd-beginnen';

/** The voices of a phone, which tell what they said. */
const voices = `
  window.said = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => ['nl-NL', 'ar-EG'].map((lang) => ({ lang, localService: true })),
    speak: ({ lang, text }) => { said.push(lang + ' ' + text.trim()); },
    cancel: () => undefined,
  }) });`;

/** Everything in IndexedDB that can be read, as text. */
const readDevice = `(async () => {
  const database = await new Promise((done) => { const ask = indexedDB.open('kundig-floor'); ask.onsuccess = () => done(ask.result); });
  const all = (name) => new Promise((done) => { const ask = database.transaction(name).objectStore(name).getAll(); ask.onsuccess = () => done(ask.result); });
  const [keys, names, awards] = [await all('keys'), await all('names'), await all('awards')];
  const texts = JSON.stringify({ names, awards }, (key, value) => value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value);
  database.close();
  return { texts, names: names.length, awards: awards.map(({ state }) => state), extractable: keys.map(({ extractable }) => extractable) };
})()`;

type Device = { texts: string; names: number; awards: string[]; extractable: boolean[] };

t.test('without network', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t);
  const { world, base } = site;
  const { participants, services } = world;
  const browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());

  await t.test(
    'the whole form works, says what waits, and becomes a badge when the network is back',
    async (t) => {
      const context = await browser.newContext(phone);
      const page = await signIn(site, context, 'ruud');
      await context.setOffline(true);
      await page.goto(`${base}/beoordelen`);
      await page.locator('text=Geen netwerk.').waitFor();
      await page.evaluate('document.fonts.ready');
      const letters = "[...document.fonts].filter(({ status }) => status === 'loaded').length";
      t.ok((await page.evaluate<number>(letters)) >= 2, 'our letters came along');
      const taps = await tapAward(page, 'Samira B.', 'Bediening');
      t.match(await page.locator('h1').textContent(), 'Klopt dit, Samira?');
      await page.locator('button[value=yes]').tap();
      await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
      t.ok(taps + 1 <= 12, `${taps + 1} taps`);
      t.match(await page.locator('.k-kept-row').textContent(), /Samira B\..*Bediening/s);
      t.equal(await countBadges(site, 'samira', 'bediening'), 0);

      const device = await page.evaluate<Device>(readDevice);
      t.strictSame(device.awards, ['waiting']);
      t.strictSame(device.extractable, [false], 'the key can be used and not be read');
      t.notMatch(device.texts, /Samira|Bensaid|bediening|independent/, 'nothing on the device can be read');
      t.notMatch(device.texts, participants.samira.id);

      await context.setOffline(false);
      await page.locator('h2:text-is("Verstuurd")').waitFor();
      t.match(await page.locator('.k-kept-row').textContent(), /heeft de badge gekregen/);
      t.equal(await countBadges(site, 'samira', 'bediening'), 1);
      await page.locator('text=Bekijk').tap();
      await page.locator('text=Je hebt de badge Bediening.').waitFor();
      await context.close();
    },
  );

  await t.test(
    'the turned screen speaks the language of who reads it, as it does with network',
    async (t) => {
      await speak(site, 'ar');
      const context = await browser.newContext(phone);
      await context.addInitScript(voices);
      const page = await signIn(site, context, 'ruud');
      const seen = { [`results.${firstOfWeek}`]: 'independent', days: '3', day: 'yesterday', step: 'look' };
      const readWords = `(page) => [...page.querySelectorAll('.k-turn [lang=ar][dir=rtl]')]
      .map(({ textContent }) => textContent.replace(/\\s/g, '')).join('')`;
      const wanted = await page.evaluate<string>(`(async () => {
      const parse = (text) => new DOMParser().parseFromString(text, 'text/html');
      const url = '/beoordelen/${participants.kees.id}/op-tijd-komen';
      const formKey = parse(await (await fetch(url)).text()).querySelector('[name=formKey]').value;
      const body = new URLSearchParams({ ...${JSON.stringify(seen)}, formKey });
      return (${readWords})(parse(await (await fetch(url, { method: 'POST', body })).text()));
    })()`);
      await context.setOffline(true);
      await page.goto(`${base}/beoordelen/${participants.kees.id}/op-tijd-komen`);
      await page.locator(`input[name="results.${firstOfWeek}"][value=independent]`).tap();
      await page.locator('input[name=days][value="3"]').tap();
      await page.locator('input[value=yesterday]').tap();
      await page.locator('button[value=look]').tap();
      await page.locator('button[value=yes]').waitFor();
      const { turnedScreen } = holderLanguages.ar.texts;
      t.equal(await page.locator('h1').textContent(), turnedScreen.confirmTitle({ name: 'Kees' }));
      t.equal(await page.evaluate<string>(`(${readWords})(document)`), wanted, 'word for word');
      t.match(wanted, turnedScreen.confirmDays({ days: 3 }).replaceAll(' ', ''));
      t.equal(await page.locator('.k-said bdi[lang=nl]').textContent(), 'Op tijd komen');
      await page.waitForFunction('[...document.styleSheets].some(({ href }) => /fonts-arabic/.test(href))');
      const isWritten = 'document.fonts.load("700 20px \\"Noto Sans\\"", "هل").then((faces) => faces.length)';
      t.equal(await page.evaluate<number>(isWritten), 1, 'in our own letters');
      // Back and forth: a screen that is made anew is read aloud like the first.
      await page.locator('button[value=change]').tap();
      await page.locator('button[value=look]').tap();
      await page.locator('.k-turn .k-listen').tap();
      t.match(await page.evaluate<string[]>('said'), [/^ar-EG هل هذا صحيح يا Kees؟/]);
      await page.locator('button[value=yes]').tap();
      const kept = page.locator('.k-kept-turned[lang=ar][dir=rtl]');
      t.equal(await kept.locator('strong').textContent(), turnedScreen.keptTitle({ name: 'Kees' }));
      await kept.locator('.k-listen').tap();
      t.match(await page.evaluate<string>('said.at(-1)'), `ar-EG ${turnedScreen.keptLead}`);
      await context.setOffline(false);
      await page.locator('h2:text-is("Verstuurd")').waitFor();
      t.equal(await kept.count(), 0);
      await context.close();
      await speak(site, null);
    },
  );

  await t.test('names that an older version kept work on, in the language of the page', async (t) => {
    await speak(site, 'ar');
    const context = await browser.newContext(phone);
    await context.route('**/beoordelen/meenemen', async (route) => {
      const { people, groups, screens, ...rest } = await (await route.fetch()).json();
      t.ok(screens.ar, 'this version brings more');
      const without = (all: object[], name: string) => all.map((one) => ({ ...one, [name]: undefined }));
      const older = groups.map((group: { badges: object[] }) => ({
        ...group,
        badges: without(group.badges, 'words'),
      }));
      await route.fulfill({ json: { ...rest, people: without(people, 'language'), groups: older } });
    });
    const page = await signIn(site, context, 'ruud');
    await context.setOffline(true);
    await page.goto(`${base}/beoordelen`);
    await tapAward(page, 'Kees W.', 'Afwassen');
    t.equal(await page.locator('h1').textContent(), 'Klopt dit, Kees?');
    t.equal(await page.locator('.k-turn .k-seen li').count(), 4);
    await page.locator('button[value=yes]').tap();
    await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
    await context.close();
    await speak(site, null);
  });

  await t.test('a network that goes while somebody taps takes nothing with it', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await page.goto(`${base}/beoordelen/${participants.kees.id}/bar`);
    for (const row of await page.locator('.k-levels').all()) await row.locator('input[value=teaches]').tap();
    await page.locator('input[value=yesterday]').tap();
    await context.setOffline(true);
    await page.locator('button[value=look]').tap();
    await page.locator('h1:has-text("Klopt dit, Kees?")').waitFor();
    t.equal(await page.locator('.k-seen li').count(), 5);
    t.match(await page.locator('.k-turn .k-common').textContent(), /doet het voor/, 'all alike is said once');
    await page.locator('button[value=change]').tap();
    t.equal(await page.locator('input[value=teaches]:checked').count(), 5, 'what was tapped is still there');
    t.equal(await page.locator('input[value=yesterday]:checked').count(), 1);
    await page.locator('button[value=look]').tap();
    await page.locator('button[value=talk]').tap();
    await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
    await context.setOffline(false);
    await page.locator('text=praat eerst nog even').waitFor();
    t.equal(await countBadges(site, 'kees', 'bar'), 0, 'who wants to talk first has no badge yet');
    await context.close();
  });

  await t.test('an answer that is lost on the way makes no second badge', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await tapAward(page, 'Kees W.', 'Receptie');
    site.lose.answers = true;
    await page.locator('button[value=yes]').tap();
    await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
    t.equal(await countBadges(site, 'kees', 'receptie'), 1, 'the server has it');
    site.lose.answers = false;
    await page.reload();
    await page.locator('h2:text-is("Verstuurd")').waitFor();
    t.equal(await countBadges(site, 'kees', 'receptie'), 1);
    const keys = site.sent.filter((key, at) => site.sent.indexOf(key) < at);
    t.ok(keys.length > 0, 'it was sent more than once');
    await context.close();
  });

  await t.test('two devices and two tabs make one badge', async (t) => {
    const contexts = [await browser.newContext(phone), await browser.newContext(phone)];
    const before = site.sent.length;
    const pages: Page[] = [];
    for (const context of contexts) {
      const page = await signIn(site, context, 'els');
      await context.setOffline(true);
      await page.goto(`${base}/beoordelen`);
      await tapAward(page, 'Samira B.', 'Afwassen');
      await page.locator('button[value=yes]').tap();
      await page.locator('h1:has-text("Bewaard")').waitFor();
      pages.push(page);
    }
    const [first, second] = contexts as [BrowserContext, BrowserContext];
    const tab = await first.newPage();
    await tab.goto(`${base}/bewaard`);
    await tab.locator('.k-kept-row').waitFor();
    await Promise.all([first.setOffline(false), second.setOffline(false)]);
    for (const page of [...pages, tab]) await page.locator('h2:text-is("Verstuurd")').waitFor();
    t.equal(await countBadges(site, 'samira', 'afwas'), 1);
    t.equal(site.sent.length - before, 2, 'each device sent once, though one had two tabs');
    for (const context of contexts) await context.close();
  });

  await t.test('several people at once, each with an answer of their own', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await context.setOffline(true);
    await page.goto(`${base}/beoordelen/groep`);
    await page.locator('main form button').tap();
    await page.locator('text=Tik minstens één persoon aan.').waitFor();
    for (const tile of await page.locator('.k-tile-choice input').all()) await tile.tap();
    await page.locator('main form button').tap();
    await page.locator('.k-tile:has-text("Communicatie")').first().tap();
    await page.locator('button[value=look]').tap();
    await page.locator('text=Tik bij minstens één punt aan wat je hebt gezien.').waitFor();
    for (const row of await page.locator('.k-levels').all())
      await row.locator('input[value=independent]').tap();
    await page.locator('button[value=look]').tap();
    await page.locator(`input[name="answer.${participants.kees.id}"][value=talk]`).tap();
    await page.locator('button:has-text("Bewaar voor 2 mensen")').tap();
    await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
    t.equal(await page.locator('.k-kept-row').count(), 2);
    await context.setOffline(false);
    await page.locator('text=praat eerst nog even').waitFor();
    await page.locator('text=heeft de badge gekregen').waitFor();
    t.equal(await countBadges(site, 'samira', 'communicatie'), 1);
    t.equal(await countBadges(site, 'kees', 'communicatie'), 0);
    await context.close();
  });

  await t.test("another assessor neither sees nor sends it, and nobody's names stay", async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await context.setOffline(true);
    await page.goto(`${base}/beoordelen`);
    await tapAward(page, 'Samira B.', 'Plannen');
    await page.locator('button[value=yes]').tap();
    await page.locator('h1:has-text("Bewaard")').waitFor();
    // The session ends while nobody has network.
    world.clock.move(13 * 3600);
    await context.setOffline(false);
    await page.goto(`${base}/beoordelen`);
    await page.waitForFunction(`(${readDevice}).then(({ names }) => names === 0)`);
    t.strictSame(
      (await page.evaluate<Device>(readDevice)).awards,
      ['waiting'],
      'what was kept is still there',
    );
    await context.setOffline(true);
    await page.goto(`${base}/beoordelen`);
    await page.locator('text=Je bent hier niet ingelogd').waitFor();
    t.notMatch(await page.locator('main').textContent(), /Samira|Kees/);
    await context.setOffline(false);

    const before = site.sent.length;
    await signIn(site, context, 'els');
    await page.goto(`${base}/`);
    await page.locator('html[data-ready=offline]').waitFor();
    t.equal(await page.locator('.k-kept').isVisible(), false, 'Els does not see what Ruud kept');
    await page.goto(`${base}/bewaard`);
    await page.locator('text=Er staat niets te wachten.').waitFor();
    t.equal(site.sent.length, before, 'nor sends it');
    await page.goto(`${base}/`);
    await page.locator('button:has-text("Uitloggen")').tap();
    await page.locator('.k-tools a:has-text("Controleren")').waitFor();
    t.equal((await page.evaluate<Device>(readDevice)).names, 0, 'signing out forgets the names');

    await signIn(site, context, 'ruud');
    await page.locator('.k-kept-sent').waitFor();
    t.equal(await countBadges(site, 'samira', 'plannen'), 1);
    await context.close();
  });

  await t.test('what the server does not take is told, and mended or thrown away', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await context.setOffline(true);
    for (const badge of ['Samenwerken', 'Gasten gastvrij ontvangen']) {
      await page.goto(`${base}/beoordelen`);
      await tapAward(page, 'Kees W.', badge.split(' ').at(-1) ?? '');
      if (badge !== 'Samenwerken') {
        await page.locator('button[value=change]').tap();
        await page.locator('input[value=other]').tap();
        await page.locator('select[name=date]').selectOption({ index: 28 });
        await page.locator('button[value=look]').tap();
      }
      await page.locator('button[value=yes]').tap();
      await page.locator('h1:has-text("Bewaard")').waitFor();
    }
    await page.locator('.k-kept-row:has-text("Gasten ontvangen")').waitFor();
    t.equal(await page.locator('.k-kept-row').count(), 1, 'who holds the screen sees nothing but their own');
    await page.locator('a:has-text("Bekijk alles op dit apparaat")').tap();
    // The list is read from the device, after the heading.
    await page.locator('.k-kept-row').nth(1).waitFor();
    t.equal(await page.locator('.k-kept-row').count(), 2);
    await retireBadgeClassAsOperator(services, { slug: 'samenwerken', retired: true });
    world.clock.move(2 * 24 * 3600);
    await context.setOffline(false);
    // Two days later nobody is signed in any more.
    await signIn(site, context, 'ruud');
    await page.locator('.k-kept-refused:has-text("2 konden niet worden verstuurd")').tap();
    await page.locator('text=Deze badge wordt niet meer gegeven.').waitFor();
    await page.locator('text=Een dag mag tot 30 dagen terug liggen.').waitFor();
    await page.locator('.k-kept-row:has-text("wordt niet meer") button:has-text("Weggooien")').tap();
    await page.locator('text=Deze badge wordt niet meer gegeven.').waitFor({ state: 'detached' });
    await page.locator('a:has-text("Aanpassen")').tap();
    await page.locator('input[value=independent]:checked').first().waitFor();
    await page.locator('input[value=yesterday]').tap();
    await page.locator('button[value=look]').tap();
    await page.locator('button[value=yes]').tap();
    await page.locator('text=Je hebt de badge').waitFor();
    t.strictSame((await page.evaluate<Device>(readDevice)).awards, ['sent'], 'the mended one took its place');
    await context.close();
  });

  await t.test('a device that was locked keeps nothing for nobody, and says so', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await page.goto(`${base}/beoordelen/${participants.kees.id}/plannen`);
    await page.locator('.k-level input[value=independent]').first().tap();
    // What a lock does: `clearNames` of device-names.js, under the name that this build gave it.
    await page.evaluate(`import([...performance.getEntriesByType('resource')].map(({ name }) => name)
      .find((name) => name.includes('/device-names.'))).then(({ clearNames }) => clearNames())`);
    await context.setOffline(true);
    await page.locator('button[value=look]').tap();
    await page.locator('text=Wat je net aantikte, is niet bewaard.').waitFor();
    t.notMatch(await page.locator('main').textContent(), /Kees/);
    await context.close();
  });

  await t.test('a full device says so and keeps the screen with what was tapped', async (t) => {
    const context = await browser.newContext(phone);
    const page = await signIn(site, context, 'ruud');
    await context.setOffline(true);
    await page.goto(`${base}/beoordelen`);
    await tapAward(page, 'Kees W.', 'Communicatie');
    await page.evaluate(`IDBObjectStore.prototype.put = function () { this.transaction.abort(); };`);
    await page.locator('button[value=yes]').tap();
    await page.locator('text=Het apparaat is vol. Dit is niet bewaard.').waitFor();
    t.equal(await page.locator('button[value=yes]').isVisible(), true);
    await context.close();
  });
});

t.test('a restart of the browser loses nothing', { skip: skipWithoutBrowser }, async (t) => {
  const site = await openSite(t);
  const { base } = site;
  const folder = t.testdir({});
  const first = await chromium.launchPersistentContext(folder, { ...launchOptions, ...phone });
  const page = await signIn(site, first, 'ruud');
  await first.setOffline(true);
  await page.goto(`${base}/beoordelen`);
  await tapAward(page, 'Samira B.', 'Bediening');
  await page.locator('button[value=yes]').tap();
  await page.locator('h1:has-text("Bewaard, nog niet verstuurd")').waitFor();
  await first.close();

  const second = await chromium.launchPersistentContext(folder, { ...launchOptions, ...phone });
  t.teardown(() => second.close());
  await second.setOffline(true);
  const again = second.pages()[0] ?? (await second.newPage());
  await again.goto(`${base}/bewaard`);
  await again.locator('.k-kept-row:has-text("Samira B.")').waitFor();
  t.equal(await countBadges(site, 'samira', 'bediening'), 0);
  await second.setOffline(false);
  await again.locator('text=heeft de badge gekregen').waitFor();
  t.equal(await countBadges(site, 'samira', 'bediening'), 1);
});
