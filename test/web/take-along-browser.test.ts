// What the telephone itself does, in a real browser: its own way to share, copying a link, reading aloud. Each as it
// is on many phones: there, missing, refused, late or silent.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import t from 'tap';
import { createShare } from '../../src/domain/shares.ts';
import { createParticipantSignInLink, createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { findFreePort } from '../process/run-kundig.ts';
import { readPdf } from '../read-pdf.ts';
import { awardBadge, openWorld, type ParticipantName } from '../world.ts';

t.setTimeout(240_000);

/** A telephone that shares: what was shared is in `shared`; `outcome` is how it ends. */
const sharing = (outcome: 'done' | 'AbortError' | 'NotAllowedError', takesFiles = true) => `
  window.shared = [];
  navigator.canShare = ({ files }) => ${takesFiles} && files.length > 0;
  navigator.share = async ({ text, files }) => {
    window.shared.push({ text, files: (files ?? []).map(({ name, type, size }) => [name, type, size > 1000].join(' ')) });
    if ('${outcome}' !== 'done') throw new DOMException('', '${outcome}');
  };`;
const noSharing = 'delete Navigator.prototype.share; delete Navigator.prototype.canShare;';
const copying = (isAllowed: boolean) => `
  window.copied = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => {
    if (!${isAllowed}) throw new DOMException('', 'NotAllowedError');
    window.copied.push(text);
  } } });`;

/** What a browser can speak. `silent`: it says that it can, and nothing is to be heard. */
type Speech = { voices: string[]; lateVoices?: string[]; ends?: 'error' | 'silent' };
const speaking = ({ voices, lateVoices, ends }: Speech) => `
  const list = (langs) => langs.map((lang) => ({ lang, localService: true }));
  let voices = list(${JSON.stringify(voices)});
  window.said = [];
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => {},
    speak: (utterance) => {
      window.said.push(utterance.lang + ' ' + utterance.text.trim());
      const event = ${JSON.stringify(ends ?? 'start')};
      if (event === 'silent') return;
      setTimeout(() => utterance.dispatchEvent(Object.assign(new Event(event), { error: 'synthesis-failed' })), 10);
    },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.addVoices = () => {
    voices = list(${JSON.stringify(lateVoices ?? [])});
    speech.dispatchEvent(new Event('voiceschanged'));
  };`;

/** Asks again and again: the pages allow nothing that waits inside of them. */
async function waitFor(page: Page, condition: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await page.evaluate<boolean>(condition)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`waited 15 s in vain for ${condition}`);
}

t.test('what the telephone does itself', { skip: skipWithoutBrowser }, async (t) => {
  const port = await findFreePort();
  const base = `http://127.0.0.1:${port}`;
  const world = await openWorld(t, { settings: { publicUrl: base } });
  const app = buildServer({ services: world.services });
  await app.listen({ host: '127.0.0.1', port });
  t.teardown(() => app.close());
  const browser: Browser = await chromium.launch(launchOptions);
  t.teardown(() => browser.close());
  const { credentialId } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const link = `${base}/credentials/${credentialId}`;

  const openContext = async (language = 'nl'): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
    await context.addCookies([{ name: 'taal', value: language, url: base }]);
    return context;
  };
  const signIn = async (context: BrowserContext, name: ParticipantName): Promise<void> => {
    const { services, staff, participants } = world;
    const page = await context.newPage();
    await page.goto((await createParticipantSignInLink(services, staff.beheer, participants[name].id)).link);
    await page.locator('main button').tap();
    await page.waitForURL('**/mijn');
    await page.close();
  };
  const open = async (context: BrowserContext, path: string, script: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => t.fail(`${path}: ${error.message}`));
    await page.addInitScript(script);
    await page.goto(base + path);
    await page.waitForLoadState('networkidle');
    return page;
  };

  await t.test('the way of the telephone to share: there, thought better of, and missing', async (t) => {
    const context = await openContext();
    await signIn(context, 'samira');
    const path = `/mijn/badges/${credentialId}/bewaren`;
    const other = 'button[data-share]:not([data-picture])';
    for (const outcome of ['done', 'AbortError', 'NotAllowedError'] as const) {
      const page = await open(context, path, sharing(outcome));
      await page.locator(other).tap();
      const shared = await page.evaluate<{ text: string; files: string[] }[]>('shared');
      t.equal(shared.length, 1, outcome);
      t.match(shared[0]?.text, link);
      t.notMatch(shared[0]?.text, /Samira|Bensaid/, 'no name goes along');
      t.ok(await page.locator(other).isVisible(), 'and it can be done again');
      await page.close();
    }
    const page = await open(context, path, sharing('done'));
    await page.locator('summary:has-text("Een plaatje")').tap();
    await page.waitForLoadState('networkidle');
    await page.locator('button[data-picture]').tap();
    await waitFor(page, 'shared.length === 1');
    t.match(
      await page.evaluate('shared'),
      [{ files: ['badge.png image/png true'] }],
      'a picture, with a neutral name',
    );
    await page.close();
    for (const [why, script, prepare] of [
      ['takes no files', sharing('done', false), async () => {}],
      [
        'the picture can not be had',
        sharing('done'),
        (page: Page) => page.route('**/share.png', (route) => route.fulfill({ status: 503 })),
      ],
    ] as const) {
      const page = await context.newPage();
      await page.addInitScript(script);
      await prepare(page);
      await page.goto(base + path);
      await page.locator('summary:has-text("Een plaatje")').tap();
      await page.locator('button[data-picture]').tap();
      await waitFor(page, 'shared.length === 1');
      t.match(
        await page.evaluate('shared'),
        [{ files: [], text: /credentials/ }],
        `${why}: the words go alone`,
      );
      await page.close();
    }
    const without = await open(context, path, noSharing);
    t.equal(await without.locator('button[data-share]:visible').count(), 0, 'no button that does nothing');
    t.ok(await without.locator('text=WhatsApp').isVisible(), 'the links do the same');
    await context.close();
  });

  await t.test('a link is copied, or stands there to be copied by hand', async (t) => {
    const context = await openContext();
    await signIn(context, 'samira');
    const path = `/mijn/badges/${credentialId}/bewaren`;
    const page = await open(context, path, copying(true));
    await page.locator('button[data-copy]').tap();
    t.same(await page.evaluate('copied'), [link]);
    t.match(
      await page.locator('.k-take [role=status]').first().textContent(),
      /De link is gekopieerd|gekopieerd/i,
    );
    const refused = await open(context, path, copying(false));
    await refused.locator('button[data-copy]').tap();
    const field = refused.locator('[role=status] input');
    t.equal(await field.inputValue(), link);
    t.equal(
      await refused.evaluate('getSelection().toString() || document.activeElement.value'),
      link,
      'selected',
    );
    const scroll = await refused.evaluate('document.documentElement.scrollWidth <= innerWidth');
    t.ok(scroll, 'and it fits');
    const none = await open(
      context,
      path,
      "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });",
    );
    t.equal(await none.locator('button[data-copy]:visible').count(), 0);
    await context.close();
  });

  await t.test(
    'read-aloud shows where there is a voice for it, and goes where nothing is to be heard',
    async (t) => {
      const buttons = (page: Page) => page.locator('main .k-listen:visible');
      const visit = async (language: string, speech: Speech) => {
        const context = await openContext(language);
        const page = await open(context, '/uitleg/deelnemer', speaking(speech));
        return { page, end: () => context.close() };
      };
      const cases: [language: string, speech: Speech, shown: number][] = [
        ['nl', { voices: ['nl-NL', 'en-GB'] }, 2],
        ['nl', { voices: ['fr-FR'] }, 0],
        ['nl', { voices: [] }, 2],
        ['ar', { voices: [] }, 2],
        ['ar', { voices: ['ar-SA'] }, 2],
        ['ar', { voices: ['nl-NL'] }, 0],
        ['ti', { voices: [] }, 0],
        ['ti', { voices: ['nl-NL', 'am-ET'] }, 0],
        ['ti', { voices: ['ti-ER'] }, 2],
        ['pap', { voices: [] }, 0],
        ['pap', { voices: ['nl-NL', 'es-ES', 'pt-BR'] }, 0],
      ];
      for (const [language, speech, shown] of cases) {
        const { page, end } = await visit(language, speech);
        t.equal(await buttons(page).count(), shown, `${language} with ${speech.voices.join() || 'no list'}`);
        await end();
      }
      const late = await visit('ti', { voices: ['en-US'], lateVoices: ['en-US', 'ti-ET'] });
      t.equal(await buttons(late.page).count(), 0);
      await late.page.evaluate('addVoices()');
      await buttons(late.page).first().tap();
      t.match(await late.page.evaluate('said'), [/^ti-ET ባጅታት እረክብ/], 'in its own voice, when it came late');
      await late.end();
      const gone = await visit('tr', { voices: [], lateVoices: ['en-US'] });
      t.equal(await buttons(gone.page).count(), 2);
      await gone.page.evaluate('addVoices()');
      t.equal(await buttons(gone.page).count(), 0, 'the list came and has no Turkish');
      await gone.end();
      const broken = await visit('pl', { voices: [], ends: 'error' });
      await buttons(broken.page).first().tap();
      await waitFor(broken.page, "document.querySelector('main .k-listen').hidden");
      t.equal(await buttons(broken.page).count(), 1, 'the other block may still be tried');
      await broken.end();
      const silent = await visit('uk', { voices: [], ends: 'silent' });
      await buttons(silent.page).first().tap();
      await waitFor(silent.page, "document.querySelector('main .k-listen').hidden");
      t.equal(await buttons(silent.page).count(), 1);
      await silent.end();
      const narrow = await visit('nl', { voices: ['nl-NL'] });
      const first = buttons(narrow.page).first();
      t.match(await first.boundingBox(), { width: 48, height: 48 }, 'beside a heading only its picture');
      t.equal(await first.getAttribute('aria-label'), null);
      t.ok(await narrow.page.getByRole('button', { name: 'Luister' }).first().isVisible(), 'by its name');
      await narrow.end();
      const deaf = await openContext();
      const page = await open(
        deaf,
        '/uitleg',
        "Object.defineProperty(window, 'speechSynthesis', { value: undefined }); delete window.speechSynthesis;",
      );
      t.equal(await buttons(page).count(), 0);
      await deaf.close();
    },
  );

  await t.test('what is printed from a page is one sheet of A4', async (t) => {
    const { services, staff, participants } = world;
    const person = participants.samira.id;
    const { credentialId: other } = await awardBadge(world, { to: 'samira', badgeClass: 'snijtechnieken' });
    const credentialIds = [credentialId, other];
    const wish = { participantId: person, credentialIds, displayName: 'full' as const };
    const { code } = await createShare(services, staff.ruud, wish);
    const context = await openContext();
    const page = await context.newPage();
    const press = async (path: string, words: string) => {
      await page.goto(base + path);
      await page.getByRole('button', { name: words }).click();
      await page.waitForLoadState('load');
    };
    await press(new URL((await createStaffSignInLink(services, staff.ruud.id)).link).pathname, 'Ga verder');
    const papers: [what: string, show: () => Promise<unknown>, says: string][] = [
      ...credentialIds.map((id): (typeof papers)[number] => [
        `badge ${id}`,
        () => page.goto(`${base}/credentials/${id}`),
        'Deze badge is echt',
      ]),
      ['code', () => page.goto(`${base}/c/${code}`), code],
      ['sheet', () => page.goto(`${base}/bladen/snijtechnieken`), 'Snijtechnieken'],
      ['talk', () => page.goto(`${base}/deelnemers/${person}/gespreksblad`), 'Samira'],
      ['poster', () => page.goto(`${base}/poster`), 'badge'],
      ['card', () => press(`/deelnemers/${person}/inlogkaart`, 'Maak een inlogkaart'), 'Voor Samira'],
    ];
    for (const [what, show, says] of papers) {
      await show();
      const pdf = await readPdf(await page.pdf({ format: 'A4' }));
      t.match(pdf.text, says, what);
      t.equal(pdf.pages, 1, `${what}: pages`);
    }
    await context.close();
  });
});
