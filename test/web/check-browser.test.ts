// Checking in a real browser: a hint while a code is typed, a QR code held before the camera, a file that is dropped. The camera is
// a film that the test draws.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { encodeQR } from 'qr';
import t from 'tap';
import { createShare } from '../../src/domain/shares.ts';
import { createStaffSignInLink } from '../../src/domain/sign-in.ts';
import { updateParticipant } from '../../src/store/participants.ts';
import { findMachineBrowser, launchOptions, skipWithoutBrowser } from '../browser.ts';
import { awardBadge } from '../world.ts';
import { openSite } from './site.ts';

const width = 640;
const height = 480;

t.setTimeout(180_000);

/** Runs in the page: whether this browser plays a film as a camera. Not every headless one does. */
const cameraScript = `Promise.race([
  navigator.mediaDevices.getUserMedia({ video: true }).then(() => true, () => false),
  new Promise((resolve) => setTimeout(() => resolve(false), 10000)),
])`;

/** In CI a browser without a film is a fault; elsewhere it is one loud line. */
function skipWithoutFilm(hasFilm: boolean): string | false {
  if (hasFilm || process.env.CI === 'true') return false;
  console.error(
    '\nTHIS BROWSER SHOWS NO FILM: the test with a camera is SKIPPED. Install Chromium or set CHROMIUM_PATH.\n',
  );
  return 'no film';
}

/** A film of one picture in which somebody holds this QR code before the camera: YUV4MPEG2, dark on light. */
function drawFilm(text: string): Buffer {
  const rows = encodeQR(text, 'raw', { border: 4, ecc: 'medium' });
  const module = Math.floor((height - 60) / rows.length);
  const luma = Buffer.alloc(width * height, 200);
  const left = Math.floor((width - module * rows.length) / 2);
  for (const [y, row] of rows.entries()) {
    for (const [x, isDark] of row.entries()) {
      for (let line = 0; line < module; line += 1) {
        const at = (30 + y * module + line) * width + left + x * module;
        luma.fill(isDark ? 20 : 235, at, at + module);
      }
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, frame, frame, frame, frame]);
}

t.test('checking in a browser', { skip: skipWithoutBrowser }, async (t) => {
  const { world, base } = await openSite(t);
  const email = 'samira@keuken.example';
  await updateParticipant(world.services.db, world.participants.samira.id, {
    email,
    emailInCredentials: true,
  });
  const { credentialId, document } = await awardBadge(world, { to: 'samira', badgeClass: 'bar' });
  const { code, link } = await createShare(world.services, world.staff.ruud, {
    participantId: world.participants.samira.id,
    credentialIds: [credentialId],
    displayName: 'none',
  });
  const film = join(t.testdir({}), 'camera.y4m');
  writeFileSync(film, drawFilm(link));
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  // Not every browser without windows plays a film; the machine's own does.
  const executablePath = findMachineBrowser() ?? launchOptions.executablePath;
  const args = [...launchOptions.args, ...camera];
  const browser = await chromium.launch({ executablePath, args });
  t.teardown(() => browser.close());
  const look = async (
    options: BrowserContextOptions,
    journey: (page: Page, faults: string[]) => Promise<void>,
  ) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${base}/controleer`);
    await journey(page, faults);
    await context.close();
    return faults;
  };

  await t.test('a typing error shows while one types', async (t) => {
    const faults = await look({}, async (page) => {
      const hint = page.locator('.k-code-hint');
      const field = page.locator('#subject');
      const typed: [string, RegExp][] = [
        [code.toLowerCase(), /De code is compleet\./],
        [`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`, /Bijna goed\. Eén teken klopt niet/],
        [`${code.slice(0, 5)}U`, /Het teken U staat nooit in een code/],
        [`${code}77`, /Hier staan er 14/],
        [code.slice(0, 6), /^$/],
        ['https://elders.example/badge', /^$/],
      ];
      for (const [text, answer] of typed) {
        await field.fill(text);
        t.match(await hint.textContent(), answer, text);
      }
      await field.fill(code.slice(0, 6));
      await field.blur();
      t.match(await hint.textContent(), /Hier staan er 5\./, 'too short, once it is left');
    });
    t.strictSame(faults, []);
  });

  let hasFilm = false;
  await look({ permissions: ['camera'] }, async (page) => {
    hasFilm = await page.evaluate<boolean>(cameraScript);
  });
  const skip = skipWithoutFilm(hasFilm);
  await t.test('a QR code before the camera opens the badges', { skip }, async (t) => {
    if (!hasFilm) throw new Error('this browser shows no film: set CHROMIUM_PATH');
    const faults = await look({ permissions: ['camera'] }, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.locator('text=Scan een QR-code').click();
      await page.waitForURL(`${base}/c/${code}`, { timeout: 60_000 });
      t.match(await page.textContent('main'), /Geldig/);
      t.ok(
        asked.some((url) => /\/assets\/qr-decode\.\w+\.js$/.test(url)),
        'loaded only now',
      );
      t.ok(
        asked.every((url) => url.startsWith(base)),
        'and nothing from elsewhere',
      );
    });
    t.strictSame(faults, []);
  });

  const drop = (page: Page, file: { base64: string; name: string; type: string }) =>
    page.evaluate(
      `(({ base64, name, type }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], name, { type }));
        for (const kind of ['dragover', 'drop']) {
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        }
      })(${JSON.stringify(file)})`,
    );

  await t.test('a detector that the browser has is used, and ours is not fetched', async (t) => {
    const faults = await look({}, async (page) => {
      await page.addInitScript(`globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ['aztec', 'qr_code'];
        constructor({ formats }) { this.formats = formats.join(); }
        detect = async (source) => source instanceof ImageBitmap && this.formats === 'qr_code'
          ? [{ rawValue: '${link}' }]
          : [];
      }`);
      await page.reload();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      // A picture without a QR code: only the detector of this browser can have found one.
      const plain = (await page.locator('.k-mark').screenshot()).toString('base64');
      await drop(page, { base64: plain, name: 'foto.png', type: 'image/png' });
      await page.waitForURL(`${base}/c/${code}`);
      t.same(
        asked.filter((url) => url.includes('qr-decode')),
        [],
      );
    });
    t.strictSame(faults, []);
  });

  await t.test('without a camera, or when it is refused, the page says what to do', async (t) => {
    const faults = await look({ permissions: [] }, async (page) => {
      // Not every headless browser refuses by itself what was not allowed; this is how one that asks refuses.
      const refusal = "Promise.reject(new DOMException('', 'NotAllowedError'))";
      await page.evaluate(`navigator.mediaDevices.getUserMedia = () => ${refusal}; 0`);
      await page.locator('text=Scan een QR-code').click();
      await page.waitForSelector('text=De camera mag niet aan.');
      t.ok(await page.locator('text=Scan een QR-code').isVisible(), 'it can be tried again');
      t.equal(await page.evaluate('document.activeElement.id'), 'subject', 'ready to type');
      await page.evaluate("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })");
      await page.locator('text=Scan een QR-code').click();
      await page.waitForSelector('text=Wij vinden hier geen camera.');
    });
    t.strictSame(faults, []);
  });

  await t.test('an e-mail address is compared with the badge in the browser, and goes nowhere', async (t) => {
    const faults = await look({}, async (page) => {
      await page.goto(`${base}/controleer?code=${code}`);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const answer = page.locator('[data-identities] [role=status]');
      t.notOk(await page.locator('[data-plain]').count(), 'the sentence for who has no scripts is gone');
      const typed: [string, RegExp, string][] = [
        [` ${email.toUpperCase()}`, /^Dit adres hoort bij de badge\.$/, 'k-recipient-same'],
        ['kees@keuken.example', /^Dit adres staat niet in de badge\./, 'k-recipient-other'],
      ];
      for (const [text, words, look] of typed) {
        await page.getByLabel('E-mailadres').fill(text);
        t.equal(await answer.textContent(), '', 'no answer about another address');
        await page.getByLabel('E-mailadres').press('Enter');
        await page.waitForSelector(`.${look}`);
        t.match(await answer.textContent(), words);
      }
      t.match(await page.textContent('.k-verdict'), /Geldig/, 'the verdict stays');
      const others = asked.filter((url) => !url.startsWith(`${base}/assets/`));
      t.same(others, [], 'nothing was sent');
    });
    const plain = await look({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${base}/controleer?code=${code}`);
      t.match(await page.textContent('[data-plain]'), /Met JavaScript aan kun je hier een adres vergelijken/);
      t.notOk(await page.locator('[data-identities] form').isVisible());
    });
    t.strictSame([...faults, ...plain], []);
    const report = async (file: string) => {
      const body = new FormData();
      body.set('file', new Blob([file]));
      return await (await fetch(`${base}/controleer/bestand`, { method: 'POST', body })).text();
    };
    t.match(await report(document), 'data-identities');
    t.notMatch(await report(document.replace('Achter de bar', 'Achter de kar')), 'data-identities', 'forged');
    const { document: bare } = await awardBadge(world, { to: 'noor', badgeClass: 'bar' });
    t.notMatch(await report(bare), 'data-identities', 'a badge that is tied to no address');
  });

  await t.test(
    'the button for a file speaks our language and obeys the keyboard, without scripts too',
    async (t) => {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-US' });
      const { link } = await createStaffSignInLink(world.services, world.staff.beheer.id);
      const signIn = await context.newPage();
      await signIn.goto(link);
      await signIn.locator('main button').click();
      // Transparent: what a browser says in its own language where nothing was chosen.
      const colour = (page: Page) => page.evaluate("getComputedStyle(document.querySelector('#file')).color");
      const choose = async (page: Page, path: string) => {
        await page.goto(base + path);
        t.equal(await page.locator('label.k-button').textContent(), 'Kies een bestand');
        t.equal(await colour(page), 'rgba(0, 0, 0, 0)', path);
        for (const press of [
          () => page.press('#file', 'Space'),
          () => page.locator('label.k-button').click(),
        ]) {
          const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
          await chooser.setFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from('a') });
        }
        t.not(await colour(page), 'rgba(0, 0, 0, 0)', 'the name of the file shows');
      };
      await choose(signIn, '/deelnemers/lijst');
      await context.close();
      await look({ javaScriptEnabled: false }, (page) => choose(page, '/controleer'));
    },
  );

  await t.test('a dropped file is checked, and a dropped photo of a QR code opens the badges', async (t) => {
    const faults = await look({}, async (page) => {
      const base64 = Buffer.from(document).toString('base64');
      await drop(page, { base64, name: 'badge.json', type: 'application/json' });
      await page.waitForURL(`${base}/controleer/bestand`);
      t.match(await page.textContent('main'), /Geldig.*Achter de bar/s);
    });
    const others = await look({}, async (page) => {
      const picture = await fetch(`${base}/credentials/${credentialId}/badge.png`);
      const baked = Buffer.from(await picture.arrayBuffer()).toString('base64');
      await drop(page, { base64: baked, name: 'badge.png', type: 'image/png' });
      await page.waitForURL(`${base}/controleer/bestand`);
      t.match(
        await page.textContent('main'),
        /Geldig.*Achter de bar/s,
        'a picture with a badge in it goes to the server',
      );
      await page.goto(`${base}/c/${code}`);
      // On paper the page shows its own QR code.
      await page.emulateMedia({ media: 'print' });
      const photo = (await page.locator('.k-print .k-qr').screenshot()).toString('base64');
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${base}/controleer`);
      await drop(page, { base64: photo, name: 'foto.png', type: 'image/png' });
      await page.waitForURL(`${base}/c/${code}`);
    });
    t.strictSame([...faults, ...others], []);
  });
});
