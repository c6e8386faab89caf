// The browser of the tests: that of CHROMIUM_PATH, else of a usual place, else the one that npm brought. Where none
// can be had (not Linux on x64), tests that need one are skipped and say so in a loud line; in CI they fail instead.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import npmChromium from '@sparticuz/chromium';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Where the browser is; the one of npm is unpacked when it is first needed, which only one process may do at once. */
export async function findBrowser(): Promise<string | undefined> {
  const place = places.find((path) => path !== undefined && existsSync(path));
  if (place !== undefined) return place;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const unpacked = await npmChromium.executablePath();
  // A very bare machine lacks libraries that it loads (libnss3 and what belongs to it).
  return spawnSync(unpacked, ['--version']).status === 0 ? unpacked : undefined;
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
