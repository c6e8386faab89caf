// The style sheets as they are served: small, nothing in them that no page has, the token names of NL Design System.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { readAsset } from '../../src/web/assets.ts';

const root = join(import.meta.dirname, '..', '..', 'src');
const sheets = readdirSync(join(root, 'web', 'assets')).filter((name) => name.endsWith('.css'));
const readSheet = (name: string) => readAsset(name).body.toString('utf8');

/** Everything that can put a class on a page: the pages, and the scripts that they load. */
const sources = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|js)$/.test(name))
  .map((name) => readFileSync(join(root, 'web', name), 'utf8'))
  .join('\n');

/** Also the first part of a name that is put together, such as `k-notice-${kind}`. */
function isUsed(name: string): boolean {
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(sources)) return true;
  const start = name.replace(/\w+$/, '').replace(/(not-in-|not-)$/, '');
  return sources.includes(`${start}\${`);
}

t.test('what every page loads is small as it is served, and so is all that a page can load', async (t) => {
  const base = readSheet('kundig.css');
  const letters = readSheet('fonts.css');
  t.ok(base.length + letters.length < 15_000, `${base.length} bytes on every page`);
  for (const name of sheets.filter((name) => name !== 'kundig.css')) {
    t.ok(readSheet(name).length < 5000, `${name}: ${readSheet(name).length} bytes on the pages that need it`);
  }
});

t.test('no rule is for something that no page has', async (t) => {
  const dead = (css: string) =>
    [...new Set(css.match(/\.[a-z]-[\w-]+/g))].map((found) => found.slice(1)).filter((name) => !isUsed(name));
  for (const name of sheets) t.strictSame(dead(readSheet(name)), [], name);
  t.strictSame(dead('.k-nowhere{color:red}'), ['k-nowhere'], 'and one would be found');
});

t.test('the sheets keep what they say when they are shrunk', async (t) => {
  const css = readSheet('kundig.css');
  t.notMatch(css, /\/\*|\n| {2}|;}/);
  t.match(css, 'var(--utrecht-link-color,');
  t.match(css, ':root:not(.k-own){');
  t.match(css, '@media (max-width:26rem){');
});
