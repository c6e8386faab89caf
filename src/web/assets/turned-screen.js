// @ts-check
// The screen that is turned to somebody without network: in the language that they chose, as the server would show it.
// Words of a badge that are not translated are those of the language that stands in, and marked as that.
import { offerReading } from './read-aloud.js';
import { build, place } from './templates.js';

export { offerReading };

/** @typedef {import('./device-names.js').Person} Person */
/** @typedef {import('./device-names.js').Badge} Badge */
/** @typedef {import('./device-names.js').Screens} Screens */
/** @typedef {{ results: Record<string, string>, days: string }} Draft */
/** What a reader gets: the words of their screen and what stands in for a badge. @typedef {Screens[string]} Words */

const findPageLanguage = () => document.documentElement.lang;

/**
 * Theirs, where its words came along; else that of the page, as for a group.
 * @param {Screens | undefined} screens
 * @param {Person | undefined} person
 * @returns {Words}
 */
export function findTurnedWords(screens, person) {
  const words = screens?.[person?.language ?? ''];
  if (words) {
    loadLetters(words);
    return { ...words, ...nameIn(words, person) };
  }
  const { dataset } = /** @type {HTMLElement} */ (document.querySelector('#turned-words'));
  const own = /** @type {Words} */ ({ ...dataset });
  const { lang: language, dir: direction } = document.documentElement;
  return { ...own, ...nameIn(own, person), language, direction };
}

/** Of a language that the page is not written in. @param {Words} words */
function loadLetters({ language }) {
  const letters = document.querySelector(`#t-letters-${language}`);
  if (letters === null) return;
  document.head.append(build(`letters-${language}`));
  letters.remove();
}

/** @param {Words} words @param {Person | undefined} person */
function nameIn({ title = '', kept = '' }, person) {
  const put = (/** @type {string} */ text) => text.replace('{name}', () => person?.givenName ?? '');
  return { title: put(title), kept: put(kept) };
}

/**
 * Finds words of a badge in a language, without looking elsewhere.
 * @param {Badge} badge
 * @param {string | undefined} language
 * @param {string} [key] of a criterion; else its name
 */
function findText({ name, criteria, words }, language = '', key) {
  const isOfPage = language === findPageLanguage();
  if (key === undefined) return isOfPage ? name : words?.[language]?.name;
  const criterion = criteria.find((one) => one.key === key);
  return isOfPage ? criterion?.text : words?.[language]?.criteria[key];
}

/**
 * Puts the question in a step `confirm` or `group-confirm`.
 * @param {DocumentFragment} page
 * @param {{ badge: Badge, draft: Draft, words: Words }} shown
 */
export function placeQuestion(page, { badge, draft, words }) {
  place(page, 'question', [build('question', { ...words, image: badge.image.slice(1) })]);
  place(page, 'badge', [sayText(badge, words)]);
  place(page, 'said', sayNameOfOthers(badge, words));
  if (draft.days !== '')
    place(page, 'count', [new Text(` ${words.counts?.split('|')[Number(draft.days) - 1]}.`)]);
  const seen = badge.criteria.filter(({ key }) => draft.results[key] !== undefined);
  const rows = seen.map(({ key }) => buildSeen(badge, words, { key, level: draft.results[key] ?? '' }));
  place(page, 'seen', rows);
  // All of it alike is said once.
  const chips = page.querySelectorAll('.k-seen .k-chip');
  const [first] = chips;
  if (first === undefined || chips.length < 2) return;
  if (new Set(seen.map(({ key }) => draft.results[key])).size > 1) return;
  place(page, 'common', [build('common')]);
  for (const chip of chips) chip.remove();
  page.querySelector('.k-common')?.append(first);
}

const levels = ['with-help', 'independent', 'teaches'];

/** @param {Badge} badge @param {Words} words @param {{ key: string, level: string }} seen */
function buildSeen(badge, words, { key, level }) {
  const row = build(`seen-${level}`, { label: words.levels?.split('|')[levels.indexOf(level)] });
  place(row, 'text', [sayText(badge, words, key)]);
  return row;
}

/** @param {Badge} badge @param {Words} words @param {string} [key] @returns {Node} */
function sayText(badge, { language, elsewhere }, key) {
  const own = findText(badge, language, key);
  if (own !== undefined) return new Text(own);
  const other = findText(badge, elsewhere, key);
  return build('words', { language: elsewhere, text: other ?? findText(badge, findPageLanguage(), key) });
}

/** What others on the floor call the badge, under a name that is translated. @param {Badge} badge @param {Words} words */
function sayNameOfOthers(badge, { language, elsewhere }) {
  const text = findText(badge, elsewhere);
  if (language === elsewhere || text === undefined || findText(badge, language) === undefined) return [];
  return [build('said', { language: elsewhere, text })];
}
