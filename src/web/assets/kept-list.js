// @ts-check
// The list on /bewaard: what waits on this device, what could not be stored and why, and what was sent just now.
import { dropAward, listAwards, markRead, retryAward, sendAwards, watchAwards } from './award-queue.js';
import { renderDay } from './keep-days.js';
import { show } from './keep-steps.js';
import { build, place } from './templates.js';

/** @typedef {import('./device-names.js').Names} Names */
/** @typedef {import('./award-queue.js').Award} Award */

const sendEvery = 30_000;
/** What was kept just now: the screen is still turned to whom it is about, and shows nobody else. */
const fresh = (new URLSearchParams(location.search).get('nieuw') ?? '').split('.').filter(Boolean);

/** @param {Names} names @param {Award} award */
function buildRow({ people, groups, assessorId }, award) {
  const { seen } = award;
  const badge = groups.flatMap(({ badges }) => badges).find(({ slug }) => slug === seen?.badgeClass);
  const person = people.find(({ id }) => id === seen?.participantId);
  const row = build(`row-${award.state}`, {
    id: award.id,
    badge: badge?.name ?? seen?.badgeClass ?? '',
    image: badge?.image.slice(1) ?? '',
    day: seen ? renderDay(seen.observedOn) : '',
    assessment: award.assessmentId ?? '',
  });
  place(row, 'name', [person ? new Text(person.name) : build('somebody')]);
  if (!badge) row.querySelector('img')?.remove();
  if (!badge || !person) row.querySelector('[data-act=mend]')?.remove();
  place(row, 'outcome', [build(findOutcome(award))]);
  const acts = { drop: () => dropAward(award.id), retry: () => retryAward(assessorId, award.id) };
  for (const [act, work] of Object.entries(acts)) {
    row.querySelector(`[data-act=${act}]`)?.addEventListener('click', work);
  }
  return row;
}

/** @param {Award} award @returns {string} name of a template */
function findOutcome({ state, fault, outcome }) {
  const name =
    state === 'sent' ? `outcome-${outcome}` : state === 'refused' ? `fault-${fault}` : 'outcome-kept';
  return document.querySelector(`#t-${name}`) === null
    ? `${state === 'sent' ? 'outcome' : 'fault'}-other`
    : name;
}

/** @param {Names} names */
async function render(names) {
  const all = await listAwards(names.assessorId);
  const awards = all.filter(({ id }) => fresh.length === 0 || fresh.includes(id));
  const rows = (/** @type {string} */ state) => awards.filter((award) => award.state === state);
  const kept = fresh.length > 0 ? rows('waiting') : [];
  const page = build('kept', { count: String(rows('waiting').length) });
  place(page, 'top', [build(kept.length > 0 ? 'top-kept' : 'top-list')]);
  for (const state of ['refused', 'waiting', 'sent']) {
    const items = rows(state).map((award) => buildRow(names, award));
    const section = items.length > 0 ? [build(`list-${state}`)] : [];
    for (const piece of section) place(piece, 'rows', items);
    place(page, state, section);
  }
  if (awards.length === 0) place(page, 'waiting', [build('list-none')]);
  if (all.length > awards.length) place(page, 'others', [build('list-others')]);
  show(page);
  if (kept.length > 0) await showTurned(names, kept);
}

/**
 * The same for whoever just put their thumb up, in their language. A group reads that of the page.
 * @param {Names} names
 * @param {Award[]} kept what was kept just now
 */
async function showTurned({ people, screens }, kept) {
  const person = people.find(({ id }) => id === kept[0]?.seen?.participantId);
  if (fresh.length !== 1 || !person?.language) return;
  const { findTurnedWords, offerReading } = await import('./turned-screen.js');
  const words = findTurnedWords(screens, person);
  const stage = document.querySelector('[data-place=turned]');
  if (stage === null || words.language === document.documentElement.lang) return;
  stage.replaceChildren(build('kept-turned', words));
  offerReading();
}

/** @param {Names} names */
export async function showKept(names) {
  const refresh = () => render(names);
  const send = () => sendAwards(names);
  await refresh();
  await markRead(names.assessorId);
  watchAwards(refresh);
  addEventListener('online', send);
  setInterval(send, sendEvery);
  await send();
}
