// The browser of the tests: that of CHROMIUM_PATH, else the one that npm brought, else that of the machine. The one of
// npm comes first because it is one and the same for everybody and has no windows to draw behind the page: the
// journeys take 81 s of processor with it, and 191 s with Debian's. The long suite turns the order. Where none
// can be had, tests that need one are skipped and say so in a loud line; in CI they fail instead.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import npmChromium from '@sparticuz/chromium';

/** The Chrome or Chromium that somebody named, or that is where they usually are. */
export function findMachineBrowser(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return places.find((path) => path !== undefined && existsSync(path));
}

/** Only for Linux on x64. Unpacked when it is first needed, which only one process may do at once. */
async function findNpmBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const unpacked = await npmChromium.executablePath();
  // The package takes what lies there already, also when an older one of its kind had unpacked it.
  if (await isOther(unpacked)) {
    rmSync(unpacked);
    await npmChromium.executablePath();
  }
  // A very bare machine lacks libraries that it loads (libnss3 and what belongs to it).
  return askVersion(unpacked) === undefined ? undefined : unpacked;
}

/** `153`, or nothing when it does not start. */
function askVersion(browser: string): string | undefined {
  return /(\d+)\./.exec(spawnSync(browser, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
}

async function isOther(browser: string): Promise<boolean> {
  const manifest = await readFile(
    new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url),
    'utf8',
  );
  const { version } = JSON.parse(manifest) as { version: string };
  const found = askVersion(browser);
  return found !== undefined && found !== version.split('.')[0];
}

/** Where the browser is; scripts/check.ts looks for it once for all files, and tells them in KUNDIG_TEST_BROWSER. */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = process.env.CHROMIUM_PATH ?? process.env.KUNDIG_TEST_BROWSER;
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  return (await findNpmBrowser()) ?? findMachineBrowser();
}

const executablePath = await findBrowser();

/** For `chromium.launch` of playwright-core. */
export const launchOptions = {
  executablePath: executablePath ?? 'no browser was found: set CHROMIUM_PATH',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** For the tests that need it. */
export const skipWithoutBrowser =
  executablePath === undefined && process.env.CI !== 'true' ? 'no browser' : false;

if (skipWithoutBrowser) {
  console.error(
    '\nNO BROWSER STARTS: the tests with a real browser are SKIPPED. Install Chromium or set CHROMIUM_PATH.\n',
  );
}
