// The letters of pages: which characters they cover, how they are served, and that a browser really writes with them.
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { type BrowserContext, chromium } from 'playwright-core';
import t from 'tap';
import { cutWebFont, webFonts } from '../../src/base/web-fonts.ts';
import { readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import { listBadgeTexts } from '../../src/domain/badge-words.ts';
import { createParticipantSignInLink } from '../../src/domain/sign-in.ts';
import { type HolderLanguage, holderLanguageCodes, holderLanguages } from '../../src/text/languages.ts';
import { findAssetHref, readAsset } from '../../src/web/assets.ts';
import { listFontSheets, listSureFonts } from '../../src/web/fonts.ts';
import { buildServer } from '../../src/web/server.ts';
import { launchOptions, skipWithoutBrowser } from '../browser.ts';
import { awardBadge } from '../world.ts';
import { openSite } from './site.ts';

t.setTimeout(300_000);

const heaviest = 100_000;

/** What the texts of a language are written with: values, and the texts in the functions that fill in numbers. */
function listCharacters(texts: unknown): string[] {
  if (typeof texts === 'string') return [...texts];
  if (typeof texts === 'function') return [...texts.toString()];
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(listCharacters) : [];
}

/** The letters that the style sheets of a language offer, as their unicode-range says. */
function listOffered(language: HolderLanguage): Set<number> {
  const css = listFontSheets([language]).map((name) => readAsset(name).body.toString('utf8'));
  const ranges = [...css.join('').matchAll(/U\+([\da-f]+)(?:-([\da-f]+))?/g)];
  return new Set(
    ranges.flatMap(([, from = '', to = from]) => {
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    }),
  );
}

t.test('every character of every text is in the letters that its page gets', async (t) => {
  const reading = await readBadgeTemplates(join(import.meta.dirname, '..', '..', 'badge-templates'));
  const catalogue = reading.ok ? reading.templates : [];
  const lacking = (texts: unknown, language: HolderLanguage) => {
    const offered = listOffered(language);
    const isOffered = (character: string) => character === '\n' || offered.has(character.codePointAt(0) ?? 0);
    return [...new Set(listCharacters(texts))].filter((character) => !isOffered(character));
  };
  for (const language of holderLanguageCodes) {
    t.strictSame(lacking(holderLanguages[language].texts, language), [], language);
    const badges = catalogue.flatMap((badge) => listBadgeTexts(badge, language)).map(({ text }) => text);
    t.ok(badges.length > 100, `${language}: the words of badges were read`);
    t.strictSame(lacking(badges, language), [], `badges in ${language}`);
    const months = Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2026, month, month + 7)),
      ),
    );
    t.strictSame(lacking(months, language), [], `dates in ${language}`);
  }
  t.strictSame(
    lacking('Łukasz Żółć, İpek Çağlar, Şerban Țîrlea', 'nl'),
    [],
    'names of Europe are for everybody',
  );
  t.strictSame(lacking('ሰላም', 'nl'), ['ሰ', 'ላ', 'ም'], 'and other letters come with their language');
});

t.test('a font holds what it says, joined as it should be, and is light', async (t) => {
  for (const font of webFonts) {
    const bytes = await cutWebFont(font);
    t.ok(bytes.length < 12_000, `${font.file}: ${bytes.length} bytes`);
    const cut = create(Buffer.from(bytes)) as Font;
    const promised = font.range.split(',').flatMap((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    });
    const missing = promised.filter((code) => !cut.hasGlyphForCodePoint(code));
    t.strictSame(
      missing.map((code) => code.toString(16)),
      [],
      `${font.script} ${font.weight}`,
    );
    if (font.script === 'arabic') {
      const alone = cut.glyphForCodePoint('ب'.codePointAt(0) ?? 0).id;
      t.notOk(
        cut.layout('ببب').glyphs.some(({ id }) => id === alone),
        'letters take their joined forms',
      );
    }
  }
});

const { world, base, app } = await openSite(t);
const browser = skipWithoutBrowser ? undefined : await chromium.launch(launchOptions);
t.teardown(() => browser?.close());

t.test('fonts and style sheets are kept for good, and come over the wire small', async (t) => {
  const [href = ''] = listSureFonts('nl');
  const font = await app.inject(href);
  t.match(font.headers, {
    'content-type': 'font/woff2',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  t.equal(font.rawPayload.subarray(0, 4).toString('latin1'), 'wOF2');
  t.equal((await app.inject(href.replace(/[\da-f]{12}/, '000000000000'))).statusCode, 404);
  const css = findAssetHref('kundig.css');
  const ask = (encodings?: string) =>
    app.inject({ url: css, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } });
  const plain = await ask();
  t.equal(plain.headers['content-encoding'], undefined);
  t.match(plain.headers.vary, 'Accept-Encoding');
  const brotli = await ask('gzip, deflate, br');
  t.equal(brotli.headers['content-encoding'], 'br');
  t.strictSame(brotliDecompressSync(brotli.rawPayload), plain.rawPayload);
  const gzip = await ask('gzip, deflate, br;q=0');
  t.equal(gzip.headers['content-encoding'], 'gzip');
  t.strictSame(gunzipSync(gzip.rawPayload), plain.rawPayload);
  t.ok(gzip.rawPayload.length < 4000, `${gzip.rawPayload.length} bytes`);
});

t.test('a theme of the operator may bring letters of its own', async (t) => {
  const page = async (settings: object) => {
    const server = buildServer({
      services: { ...world.services, settings: { ...world.services.settings, ...settings } },
    });
    t.teardown(() => server.close());
    return (await server.inject({ url: '/', headers: { accept: 'text/html' } })).body;
  };
  t.equal(
    (await page({})).match(/rel="preload"/g)?.length,
    2,
    'what is sure to be needed is asked for at once',
  );
  t.notMatch(await page({ theme: { css: 'body{}' } }), 'rel="preload"', 'but not when it may not be used');
  t.match(readAsset('kundig.css').body.toString('utf8'), '--utrecht-document-font-family,"Noto Sans",');
});

/** The fonts in which a browser wrote a part of the page, and whether they came with it. */
async function findFontsOf(context: BrowserContext, page: import('playwright-core').Page, selector: string) {
  const session = await context.newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return [...new Set(fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? 'ours' : familyName)))];
}

t.test('a browser writes with them in every language', { skip: skipWithoutBrowser }, async (t) => {
  const person = world.participants.kees.id;
  await awardBadge(world, { to: 'kees', badgeClass: 'snijtechnieken' });
  for (const language of holderLanguageCodes) {
    const context = await browser!.newContext({ viewport: { width: 360, height: 740 } });
    await context.addCookies([{ name: 'taal', value: language, url: base }]);
    const page = await context.newPage();
    const sizes: Promise<{ responseBodySize: number }>[] = [];
    const asked: string[] = [];
    const { link } = await createParticipantSignInLink(world.services, world.staff.beheer, person);
    await page.goto(link);
    await page.locator('main button[type=submit]').click();
    await page.waitForLoadState('load');
    await context.newCDPSession(page).then((session) => session.send('Network.clearBrowserCache'));
    page.on('requestfinished', (request) => {
      asked.push(request.url());
      if (!request.url().startsWith('data:')) sizes.push(request.sizes());
    });
    await page.goto(`${base}/mijn`, { waitUntil: 'networkidle' });
    await page.evaluate('document.fonts.ready');
    t.ok(await page.evaluate('document.fonts.check(\'16px "Noto Sans"\')'), `${language}: there`);
    for (const selector of ['h1', '.m-hello .k-lead + .k-lead']) {
      t.strictSame(await findFontsOf(context, page, selector), ['ours'], `${language}: ${selector}`);
    }
    const total = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    const fonts = asked.filter((url) => url.endsWith('.woff2'));
    t.ok(fonts.length >= 2 && fonts.length <= 6, `${language}: ${fonts.length} fonts`);
    t.ok(total > 30_000 && total < heaviest, `${language}: ${total} bytes with fonts`);
    t.strictSame(
      asked.filter((url) => !url.startsWith(base) && !url.startsWith('data:')),
      [],
      'nothing from elsewhere',
    );
    await context.close();
  }
});

t.test('the colours of a theme hold in light and in dark', { skip: skipWithoutBrowser }, async (t) => {
  const plain = ':root{--utrecht-document-background-color:#fff8e1;--utrecht-document-color:#102030}';
  const dark =
    '@media (prefers-color-scheme:dark){:root{--utrecht-document-background-color:#101010;color-scheme:dark}}';
  const look = async (css: string | undefined, colorScheme: 'light' | 'dark') => {
    const settings = {
      ...world.services.settings,
      theme: css === undefined ? undefined : { css, className: undefined },
    };
    const server = buildServer({ services: { ...world.services, settings } });
    const page = await browser!.newPage({ colorScheme });
    await page.goto(await server.listen({ host: '127.0.0.1', port: 0 }));
    const seen = await page.evaluate<string[]>(`(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const field = document.body.appendChild(document.createElement('input'));
      return [backgroundColor, color, getComputedStyle(field).backgroundColor, document.documentElement.className];
    })()`);
    await page.close();
    await server.close();
    return seen;
  };
  const [paper, ink, white] = ['rgb(255, 248, 225)', 'rgb(16, 32, 48)', 'rgb(255, 255, 255)'];
  t.strictSame(await look(plain, 'light'), [paper, ink, white, 'k-own']);
  t.strictSame(await look(plain, 'dark'), [paper, ink, white, 'k-own'], 'not half of it');
  t.strictSame((await look(plain + dark, 'dark')).slice(0, 2), ['rgb(16, 16, 16)', ink], 'or its own dark');
  const [ownPaper, ownInk, field] = await look(undefined, 'dark');
  t.strictSame([ownPaper, ownInk], ['rgb(27, 21, 24)', 'rgb(246, 238, 233)'], 'without one it is ours');
  t.not(field, white, 'in the dark fields are dark too');
});
