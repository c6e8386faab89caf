// @ts-check
// The steps of the form without network as they are shown: who, what, seen, "Klopt dit?". Words and markup are templates
// of the page. Keeps nothing itself.
import { fillDays, findDate } from './keep-days.js';
import { build, place } from './templates.js';

/** @typedef {import('./device-names.js').Names} Names */
/** @typedef {import('./device-names.js').Person} Person */
/** @typedef {import('./device-names.js').Badge} Badge */
/** @typedef {{ results: Record<string, string>, date: string, days: string }} Draft */
/** What was answered for each person: `step` for all, `answer.ID` for one. @typedef {FormData | URLSearchParams} Answers */
/**
 * @typedef {{ people: Person[], badge: Badge, screens: Names['screens'], mends?: string | undefined,
 *   keep: (draft: Draft, answers: Answers) => unknown }} Sheet
 */

const start = '/beoordelen';

const findStage = () => /** @type {HTMLElement} */ (document.querySelector('#kept-stage'));

/** @param {ParentNode} parent @param {string} selector */
function focusOn(parent, selector) {
  const target = parent.querySelector(selector);
  if (!(target instanceof HTMLElement)) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/**
 * A step in the place of another. Whoever pressed a button of the one before goes on from the heading of this one: with
 * the button their place on the page would be gone.
 * @param {Node[]} nodes
 */
export function show(...nodes) {
  const stage = findStage();
  const isFollowed = stage.contains(document.activeElement);
  stage.replaceChildren(...nodes);
  showWays(stage.querySelector('.k-turn') === null);
  scrollTo(0, 0);
  if (isFollowed) focusOn(stage, stage.querySelector('h1') ? 'h1' : 'p');
}

/**
 * The ways to other pages, which go while the screen is in somebody else's hands.
 * @param {boolean} isOurs
 */
function showWays(isOurs) {
  for (const element of document.querySelectorAll('.k-bar, .k-footer'))
    element.toggleAttribute('hidden', !isOurs);
}

/** A message at the top of the step, which stays as it is. @param {string} name of a template */
export function showFault(name) {
  const stage = findStage();
  const piece = build(name);
  // Works when a page comes in, and no more after that.
  piece.querySelector('[autofocus]')?.removeAttribute('autofocus');
  place(stage, 'fault', [piece]);
  scrollTo(0, 0);
  focusOn(stage, '[role=alert]');
}

/** @param {Names} names */
export function showWho({ people }) {
  const page = build('who');
  const tiles = people.map((person) => build('person', person));
  place(page, 'people', tiles);
  show(page);
}

/** @param {Names} names */
export function showGroup({ people }) {
  const page = build('group');
  const tiles = people.map((person) => build('member', person));
  place(page, 'people', tiles);
  show(page);
}

/** The words for one person or many. @param {Person[]} people @param {Badge} [badge] */
function describe(people, badge) {
  const image = badge?.image.slice(1) ?? '';
  return {
    name: people[0]?.givenName ?? '',
    count: String(people.length),
    names: people.map(({ name }) => name).join(' · '),
    badge: badge?.name ?? '',
    image,
  };
}

/** @param {string} name of a step @param {Person[]} people */
const chooseStep = (name, people) => (people.length === 1 ? name : `group-${name}`);

/** @param {Person[]} people @param {string} slug */
function findSheetUrl(people, slug) {
  if (people.length === 1) return `${start}/${people[0]?.id}/${slug}`;
  return `${start}/groep/${slug}?${people.map(({ id }) => `wie=${id}`).join('&')}`;
}

/** @param {Names} names @param {Person[]} people */
export function showWhat({ groups }, people) {
  const page = build(chooseStep('what', people), describe(people));
  const sections = groups.map(({ title, badges }) => {
    const section = build('badges', { title });
    const tiles = badges.map((badge) => {
      const tile = build('badge', describe([], badge));
      tile.querySelector('a')?.setAttribute('href', findSheetUrl(people, badge.slug));
      return tile;
    });
    place(section, 'badges', tiles);
    return section;
  });
  place(page, 'sections', sections);
  show(page);
}

/** @param {Sheet} sheet @param {Draft} [draft] */
export function showSeen(sheet, draft) {
  const { people, badge } = sheet;
  const page = build(chooseStep('seen', people), describe(people, badge));
  const rows = badge.criteria.map(({ key, text }) => build('criterion', { key, label: text }));
  place(page, 'criteria', rows);
  place(page, 'days', badge.perWeek === null ? [] : [build(`days-${badge.perWeek}`)]);
  fillDays(page, draft?.date);
  const form = /** @type {HTMLFormElement} */ (page.querySelector('form'));
  if (draft) checkDraft(form, draft);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    askConfirmation(sheet, readDraft(new FormData(form)));
  });
  show(page);
}

/** @param {HTMLFormElement} form @param {Draft} draft */
function checkDraft(form, { results, days }) {
  /** @type {Record<string, string>} */
  const wanted = { days };
  for (const [key, level] of Object.entries(results)) wanted[`results.${key}`] = level;
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'radio' && wanted[input.name] === input.value) input.checked = true;
  }
}

/** @param {Answers} fields @returns {Draft} */
export function readDraft(fields) {
  /** @type {Record<string, string>} */
  const results = {};
  for (const [name, value] of fields) {
    if (name.startsWith('results.') && value !== '') results[name.slice('results.'.length)] = String(value);
  }
  return { results, date: findDate(fields), days: String(fields.get('days') ?? '') };
}

/** Klopt dit? When something was tapped; else what to look at again. @param {Sheet} sheet @param {Draft} draft */
export function askConfirmation(sheet, draft) {
  const fault =
    Object.keys(draft.results).length === 0
      ? 'fault-results'
      : sheet.badge.perWeek !== null && draft.days === ''
        ? 'fault-days'
        : undefined;
  if (fault === undefined) return showConfirmation(sheet, draft);
  showSeen(sheet, draft);
  showFault(fault);
}

/** @param {Sheet} sheet @param {Draft} draft */
async function showConfirmation(sheet, draft) {
  const { people, badge, screens } = sheet;
  const turned = await import('./turned-screen.js');
  const words = turned.findTurnedWords(screens, people.length === 1 ? people[0] : undefined);
  const page = build(chooseStep('confirm', people), describe(people, badge));
  const title = people.length === 1 ? words.title : words.everybody;
  turned.placeQuestion(page, { badge, draft, words: { ...words, title } });
  const answers =
    people.length === 1 ? [build('answers', words)] : people.map((person) => build('answer', person));
  place(page, 'answers', answers);
  fillDays(page, draft.date);
  const form = /** @type {HTMLFormElement} */ (page.querySelector('form'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const step = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'yes';
    given.set('step', step);
    return step === 'change' ? showSeen(sheet, draft) : sheet.keep(draft, given);
  });
  show(page);
  turned.offerReading();
}
