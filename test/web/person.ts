// Somebody at a real browser, by finger or by keyboard alone. Says what they want in words of the page; how they get
// there is the hand's business. By keyboard each stop is looked at: the focus shows, is on the screen and not behind
// something (WCAG 2.4.7, 2.4.11), and there is always a way on (2.1.2).
import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElementHandle, Page } from 'playwright-core';

export type Person = {
  page: Page;
  open(url: string): Promise<void>;
  /** Takes a link or a button that leads to another page. `within`: selectors of where it stands. */
  go(words: string, within?: string): Promise<void>;
  /** Takes something that stays on this page: a part that unfolds, a key. */
  touch(words: string): Promise<void>;
  /** A radio button, a check box or an option of a list. */
  choose(name: string, value: string): Promise<void>;
  /** A level for each criterion on the page. */
  chooseAll(value: string): Promise<void>;
  write(name: string, words: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  counts: { taps: number; typed: number; keys: number };
  /** What went wrong on the way: messages of the browser, a focus that cannot be seen. */
  faults: string[];
};

/** Takes hold of an element of the page, or presses it. */
type Hand = {
  press(target: ElementHandle): Promise<void>;
  choose(target: ElementHandle): Promise<void>;
  pick(target: ElementHandle, value: string): Promise<void>;
  write(target: ElementHandle, words: string): Promise<void>;
};

const patience = 20_000;
/** More stops than any page has. */
const mostStops = 250;

/** Runs in the page: the link or button with these words; the exact ones first, and what shows before what is folded up. */
const findScript = (words: string, within: string) => `(() => {
  const wanted = ${JSON.stringify(words)};
  const read = (element) => (element.getAttribute('aria-label') ?? element.textContent).replace(/\\s+/g, ' ').trim();
  const isFolded = (element) => element.closest('details:not([open])') !== null && element.tagName !== 'SUMMARY';
  const all = [...document.querySelectorAll(':is(${within}) :is(a, button, summary)')]
    .filter((element) => element.checkVisibility() || isFolded(element))
    .sort((a, b) => isFolded(a) - isFolded(b));
  return all.find((element) => read(element) === wanted) ?? all.find((element) => read(element).includes(wanted)) ?? null;
})()`;

/** What has to be unfolded before this shows. */
const foldScript =
  "element.tagName === 'SUMMARY' ? null : element.closest('details:not([open])')?.querySelector('summary')";

/** Runs in the page: what is wrong with where the focus is. Something small may show its ring on what is around it. */
const focusScript = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nowhere';
  const name = element.tagName + ' ' + (element.name || element.innerText || element.id).trim().slice(0, 40);
  const ringed = [element, element.nextElementSibling, element.closest('label'), element.parentElement].find((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  if (!ringed) return name + ': the focus does not show';
  const [box] = ringed.getClientRects();
  if (!box || box.width === 0 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return name + ': the focus is not on the screen';
  const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  // Over a level that is chosen lies a label that clears it; it can be seen through.
  const isOwn = (place) => place.tagName === 'LABEL' && place.control?.name === element.name;
  const isSeen = places.some((place) => place && (ringed.contains(place) || place.contains(element) || isOwn(place)));
  return isSeen ? '' : name + ': the focus is behind something';
})()`;

/** Asks something of an element in the page; `script` is an expression over `element`. */
const ask = <Answer>(target: ElementHandle, script: string): Promise<Answer> =>
  target.evaluate(new Function('element', `return ${script};`) as (element: unknown) => Answer);

const isFocused = (target: ElementHandle) => ask<boolean>(target, 'element === document.activeElement');

function buildFinger(): Hand {
  return {
    press: (target) => target.tap(),
    choose: (target) => target.tap({ force: true }),
    pick: async (target, value) => void (await target.selectOption(value)),
    async write(target, words) {
      await target.tap();
      await target.fill(words);
    },
  };
}

const isThereScript = `(element === document.activeElement || (element.type === 'radio' &&
  document.activeElement.type === 'radio' && document.activeElement.name === element.name))`;

/** Goes with Tab to an element; where it is a radio button, to its group. */
async function reach(
  person: Pick<Person, 'page' | 'counts' | 'faults'>,
  target: ElementHandle,
): Promise<void> {
  const { page, counts, faults } = person;
  const isThere = () => ask<boolean>(target, isThereScript);
  for (let stop = 0; !(await isThere()); stop += 1) {
    assert(stop < mostStops, `${await ask(target, 'element.outerHTML')}: no key leads to it`);
    await page.keyboard.press('Tab');
    counts.keys += 1;
    const fault = await page.evaluate<string>(focusScript);
    // After the last stop the focus leaves the page for the bars of the browser, and comes back.
    if (fault !== '' && fault !== 'nowhere') faults.push(`${new URL(page.url()).pathname}: ${fault}`);
  }
}

function buildKeys(person: Pick<Person, 'page' | 'counts' | 'faults'>): Hand {
  const { page, counts } = person;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    counts.keys += 1;
  };
  return {
    async press(target) {
      await reach(person, target);
      await press('Enter');
    },
    async choose(target) {
      await reach(person, target);
      if ((await ask(target, 'element.type')) === 'checkbox') return press('Space');
      for (let turn = 0; !(await isFocused(target)); turn += 1) {
        assert(turn < 50, 'the arrows lead to every choice');
        await press('ArrowDown');
      }
      if (!(await target.isChecked())) await press('Space');
      assert(await target.isChecked());
    },
    async pick(target, value) {
      await reach(person, target);
      for (let turn = 0; (await target.inputValue()) !== value; turn += 1) {
        assert(turn < 100, 'the arrows lead to every option');
        await press('ArrowDown');
      }
    },
    async write(target, words) {
      await reach(person, target);
      await press('Control+A');
      await page.keyboard.type(words);
    },
  };
}

/** What can be read on the page: what is folded up or hidden is not in it. */
export async function readShown(page: Page): Promise<string> {
  const text = await page.evaluate<string>('document.body.innerText').catch(() => '');
  return text.replace(/\s+/g, ' ');
}

/** A person at this page. Taps are counted, fields that are typed in, and keys. */
export function openPerson(page: Page, way: 'finger' | 'keys'): Person {
  const counts = { taps: 0, typed: 0, keys: 0 };
  const faults: string[] = [];
  page.on('console', (message) => {
    // A page that says "not found" is one that a journey looks for; [DOM] begins advice.
    if (!/^\[DOM\]|Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  const hand = way === 'finger' ? buildFinger() : buildKeys({ page, counts, faults });

  const find = async (script: string, what: string): Promise<ElementHandle> => {
    for (const end = Date.now() + patience; Date.now() < end; await pause(30)) {
      const found = (await page.evaluateHandle(script).catch(() => null))?.asElement();
      if (found) return found;
    }
    assert.fail(`there is no ${what} on ${page.url()}: ${await readShown(page)}`);
  };
  const findField = (name: string, value?: string) => {
    const selector = `[name="${name}"]${value === undefined ? ':not([type=hidden])' : `[value="${value}"]`}`;
    return find(`document.querySelector(${JSON.stringify(`main ${selector}`)})`, selector);
  };
  /** What is folded up is unfolded first, which is a tap more. */
  const unfold = async (target: ElementHandle): Promise<ElementHandle> => {
    const summary = (
      await target.evaluateHandle(new Function('element', `return ${foldScript};`) as () => unknown)
    ).asElement();
    if (summary) {
      counts.taps += 1;
      await hand.press(summary);
    }
    return target;
  };
  const press = async (words: string, within = 'main, header') => {
    const target = await unfold(await find(findScript(words, within), words));
    counts.taps += 1;
    return () => hand.press(target);
  };
  const person: Person = {
    page,
    counts,
    faults,
    open: async (url) => void (await page.goto(url)),
    async go(words, within) {
      const act = await press(words, within);
      await Promise.all([page.waitForEvent('load', { timeout: patience }), act()]);
    },
    touch: async (words) => (await press(words))(),
    async choose(name, value) {
      counts.taps += 1;
      const list = await page.$(`main select[name="${name}"]`);
      if (list) return hand.pick(list, value);
      return hand.choose(await unfold(await findField(name, value)));
    },
    async chooseAll(value) {
      await find("document.querySelector('.k-levels')", 'criterion');
      for (const row of await page.$$(`.k-levels input[value="${value}"]`)) {
        counts.taps += 1;
        await hand.choose(row);
      }
    },
    async write(name, words) {
      counts.typed += 1;
      await hand.write(await unfold(await findField(name)), words);
    },
    async sees(words) {
      const text = () => readShown(page);
      const isThere = async () => {
        const said = await text();
        return typeof words === 'string' ? said.includes(words) : words.test(said);
      };
      for (const end = Date.now() + patience; !(await isThere()); await pause(30)) {
        assert(Date.now() < end, `${words} is not on ${page.url()}: ${await text()}`);
      }
    },
  };
  return person;
}

/** Goes through a page with Tab, once: the stops that do not show, and what can be used and was not reached. */
export async function walk(page: Page): Promise<{ stops: number; faults: string[]; unreached: string[] }> {
  const faults: string[] = [];
  await page.evaluate('document.activeElement?.blur(); window.reached = new Set(); 0');
  let stops = 0;
  for (; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate<string>(focusScript);
    if (fault === 'nowhere') break;
    if (fault !== '') faults.push(fault);
    const isKnown = await page.evaluate<boolean>(
      '(window.reached.has(document.activeElement) || !window.reached.add(document.activeElement))',
    );
    if (isKnown) break;
  }
  const unreached = await page.evaluate<string[]>(`(() => {
    const groups = new Set([...window.reached].filter(({ type }) => type === 'radio').map(({ name }) => name));
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0 && !one.closest('[inert]') && !window.reached.has(one))
      .filter(({ type, name }) => type !== 'hidden' && !(type === 'radio' && groups.has(name)))
      .map((one) => one.outerHTML.slice(0, 100));
  })()`);
  return { stops, faults, unreached: stops === mostStops ? ['there is no way out'] : unreached };
}
