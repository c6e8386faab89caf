// How a page meets people with other eyes, hands and machines, asked of a real browser. The page is open when it is
// looked at; what is found is a line per fault.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { findHardWords, findLongSentences } from '../text/plain-words.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const assetFolder = join(import.meta.dirname, '..', '..', 'src', 'web', 'assets');
/** Which sheet has rules for a class; those of several are pieces that a page adapts. */
const homes = findHomes();

/** By class, the sheets that have rules for it. */
function findHomes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(assetFolder).filter((name) => name.endsWith('.css'))) {
    const css = readFileSync(join(assetFolder, file), 'utf8');
    for (const [, name = ''] of new Set(css.matchAll(/\.(k-[\w-]+)/g))) {
      found.set(name, [...(found.get(name) ?? []), file.replace('.css', '')]);
    }
  }
  return found;
}

/** Pieces on a page that came without any sheet that has rules for them. */
async function findUnstyled(page: Page): Promise<string[]> {
  const { classes, sheets } = await page.evaluate<{ classes: string[]; sheets: string[] }>(`({
    classes: [...new Set([...document.querySelectorAll('body *')].flatMap((element) => [...element.classList]))],
    sheets: [...document.styleSheets].map(({ href }) => href.split('/').at(-1).split('.')[0]),
  })`);
  return classes
    .filter((name) => homes.has(name) && !homes.get(name)?.some((sheet) => sheets.includes(sheet)))
    .map((name) => `${name}: its style sheet is not loaded`);
}

type Finding = { id: string; nodes: { target: string[]; failureSummary: string }[] };

/** What axe finds against WCAG 2.2 AA; `rules` names some of its rules, else all of those tags. */
export async function findFaults(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(`window.axe === undefined && ${axe}; 0`);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
  // Without preload: that is for films and sounds, of which there are none.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false });
  const found = await page.evaluate<Finding[]>(`axe.run(document, ${options}).then((all) => all.violations)`);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * What does not fit on the screen or in its button, and what is too small for a finger. A link in a sentence may be as
 * low as its line.
 */
const misfitScript = (smallest: number) => `(() => {
  const root = document.documentElement;
  const misfits = [];
  if (root.scrollWidth > root.clientWidth) misfits.push(root.scrollWidth - root.clientWidth + ' px too wide');
  for (const element of document.querySelectorAll('a, button, summary, input, select, textarea')) {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    const isInLine = element.closest('p:not(.k-links), dd, h3, li:not(.k-nav li, .k-tiles li)') !== null;
    const isHidden = width === 0 || element.classList.contains('k-skip') || !element.checkVisibility({ visibilityProperty: true });
    if (!isHidden && !isInLine && (height < ${smallest} || width < ${smallest})) {
      misfits.push(element.tagName + ' ' + element.textContent.trim() + ' ' + Math.round(width) + ' x ' + Math.round(height));
    }
  }
  for (const element of document.querySelectorAll('.k-level span, .k-button:not(.k-button-quiet)')) {
    const { left, right } = element.getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(element.lastChild);
    const lines = [...words.getClientRects()].filter(({ width }) => width > 0);
    if (lines.some((line) => line.left < left + 5.5 || line.right > right - 5.5)) {
      misfits.push(element.textContent.trim() + ' touches its border');
    }
  }
  return misfits;
})()`;

/** `smallest`: of what can be tapped, in px; without it only whether all is on the screen. */
export function findMisfits(page: Page, smallest = 0): Promise<string[]> {
  return page.evaluate<string[]>(misfitScript(smallest));
}

/**
 * What is wider than the box that it stands in, which cuts it off or lets it lie over something else. A field and a
 * sheet of paper can be pushed aside; what only a voice says is nowhere.
 */
const cutScript = `[...document.querySelectorAll('header *, main *')]
  .filter((element) => !element.closest('input, select, textarea, svg, .p-sheet, .k-hidden, .k-listen'))
  .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
  .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
  .map((element) => element.tagName + ' ' + element.textContent.trim() + ' cut off')`;

/** Each block of words as it stands on the page, and what is read aloud of pictures and fields; nothing for machines. */
const blocksScript = `(() => {
  const blocks = [document.title];
  const walk = (block) => {
    let line = '';
    const end = () => {
      blocks.push(line);
      line = '';
    };
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) line += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches('script, style, svg, code, textarea, [lang]')) return;
      for (const name of ['alt', 'aria-label', 'placeholder', 'title']) blocks.push(node.getAttribute(name) ?? '');
      if (node.tagName !== 'BR' && getComputedStyle(node).display === 'inline') {
        line += ' ';
        node.childNodes.forEach(read);
        line += ' ';
      } else {
        end();
        walk(node);
      }
    };
    block.childNodes.forEach(read);
    end();
  };
  walk(document.body);
  return blocks.map((text) => text.replace(/\\S*:\\/\\/\\S*/g, '').replace(/\\s+/g, ' ').trim()).filter(Boolean);
})()`;

/** What is hard to read of a Dutch page, put together as it is: with names, numbers and words of badges. */
export async function findHardToRead(page: Page): Promise<string[]> {
  if ((await page.evaluate<string>('document.documentElement.lang')) !== 'nl') return [];
  const blocks = await page.evaluate<string[]>(blocksScript);
  return blocks.flatMap((text) => [
    ...findLongSentences(text, 15).map((sentence) => `more than 15 words: ${sentence}`),
    ...findHardWords(text).map((word) => `hard word: ${word}: ${text}`),
    ...findForbiddenWords(text).map((word) => `forbidden word: ${word}: ${text}`),
  ]);
}

/** Words of at most nine letters that stand on two lines: long ones may be cut, with a hyphen where the browser can. */
const brokenScript = `(() => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!parentElement.checkVisibility() || parentElement.closest('code, .k-link, .k-hidden, .k-listen, .k-trap, .p-sheet')) continue;
    for (const { 0: word, index } of data.matchAll(/(?<![^\\s("])[\\p{L}\\p{M}]{2,9}(?![^\\s.,:;?!)"])/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word + ' in two');
    }
  }
  return broken;
})()`;

type Screen = { title: string; width: number; pixels?: number; text?: string; smallest?: number };

/**
 * A finger wants 44 px (WCAG 2.5.5), a mouse 24 (2.5.8). A window of 1280 px at 200% is 640 px wide (1.4.4, 1.4.10).
 * Who sets the letters of a phone twice as big gets ours twice as big too: 225% of what the browser has, for 112.5%.
 */
const screens: Screen[] = [
  { title: '320 px', width: 320, smallest: 44 },
  { title: '640 px, two to a dot', width: 640, pixels: 2 },
  { title: '1280 px', width: 1280, smallest: 24 },
  { title: '360 px with letters twice as big', width: 360, text: '225%' },
];

/**
 * Looks at the page from all sides: axe in light and dark, and each screen. The page is left as it was, 320 px wide.
 * @param session of this page, for screens with smaller dots
 */
export async function lookFromAllSides(page: Page, session: CDPSession): Promise<string[]> {
  // Colours that are still on their way from light to dark are nobody's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults = [
    ...(await findFaults(page)),
    ...(await findUnstyled(page)),
    ...(await findHardToRead(page)),
  ];
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findFaults(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: null });
  faults.push(...dark.map((fault) => `dark: ${fault}`));
  for (const { title, width, pixels = 1, text = '', smallest } of screens) {
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...{ width, height: 740, deviceScaleFactor: pixels, mobile: false },
    });
    await page.evaluate(`document.documentElement.style.fontSize = '${text}'; 0`);
    const misfits = await findMisfits(page, smallest);
    if (text !== '') {
      for (const script of [cutScript, brokenScript])
        misfits.push(...(await page.evaluate<string[]>(script)));
    }
    faults.push(...misfits.map((misfit) => `${title}: ${misfit}`));
  }
  await page.evaluate("document.documentElement.style.fontSize = ''; 0");
  await session.send('Emulation.clearDeviceMetricsOverride');
  return faults;
}

/** As it stands, in light and 320 px wide: what another language can change of a page that was seen from all sides. */
export async function lookOnce(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return [...(await findFaults(page)), ...(await findUnstyled(page)), ...(await findMisfits(page, 44))];
}

/** Counts what a page fetches. Each page is asked for anew, with nothing kept from the page before. */
export async function weigh(page: Page, base: string) {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  let wire = 0;
  // Letters that the page before still waits for are no weight of this one. A document is its own loader.
  let shown = '';
  const loaders = new Map<string, string>();
  network.on('Network.requestWillBeSent', ({ requestId, loaderId }) => {
    if (requestId === loaderId) shown = loaderId;
    loaders.set(requestId, loaderId);
  });
  // Headers count too.
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (loaders.get(requestId) === shown) wire += encodedDataLength;
  });
  let bodies: Promise<number>[] = [];
  let styles: Promise<number>[] = [];
  const elsewhere: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(base) && !response.url().startsWith('data:'))
      elsewhere.push(response.url());
    // Without a body: a redirect.
    const bytes = response.body().then(
      ({ length }) => length,
      () => 0,
    );
    // Letters are compressed already.
    if (!response.url().endsWith('.woff2')) bodies.push(bytes);
    if (response.url().endsWith('.css')) styles.push(bytes);
  });
  const add = async (all: Promise<number>[]) =>
    (await Promise.all(all)).reduce((total, bytes) => total + bytes, 0);
  return {
    reset: () => {
      bodies = [];
      styles = [];
      wire = 0;
    },
    /** Unpacked but without letters; over the wire, with letters; the style sheets alone, unpacked. */
    count: async () => ({ bytes: await add(bodies), wire, styles: await add(styles) }),
    elsewhere,
    session: network,
  };
}

const heaviest = 100_000;
/** All style sheets of a page together, as they are served. */
const mostStyles = 22_000;
const isWeighed = (bytes: number, most: number) => bytes > 5000 && bytes < most;

/** Which of the weights of a page is too much, or so little that it was not weighed. */
export function findHeavy({
  bytes,
  wire,
  styles,
}: {
  bytes: number;
  wire: number;
  styles: number;
}): string[] {
  return [
    ...(isWeighed(bytes, heaviest) ? [] : [`${bytes} bytes`]),
    ...(isWeighed(wire, heaviest) ? [] : [`${wire} bytes over the wire`]),
    ...(isWeighed(styles, mostStyles) ? [] : [`${styles} bytes of styles`]),
  ];
}
