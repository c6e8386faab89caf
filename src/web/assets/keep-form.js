// @ts-check
// The form on the floor without network, on the page /bewaard. Each address shows the same step as the server's page
// would, so that links and forms that were on their way work on. What is tapped is kept here, and sent when it can be.
import { keepAwards, listAwards, sendAwards } from './award-queue.js';
import { clearNames, findNames, takeNames, touchNames, watchCleared } from './device-names.js';
import { canKeep } from './device-store.js';
import {
  askConfirmation,
  readDraft,
  show,
  showFault,
  showGroup,
  showSeen,
  showWhat,
  showWho,
} from './keep-steps.js';
import { showKept } from './kept-list.js';
import { markLocked, watchTouches } from './tablet-lock.js';
import { build } from './templates.js';

/** @typedef {import('./device-names.js').Names} Names */
/** @typedef {import('./device-names.js').Person} Person */
/** @typedef {import('./keep-steps.js').Sheet} Sheet */
/** @typedef {import('./keep-steps.js').Draft} Draft */
/** @typedef {import('./keep-steps.js').Answers} Answers */

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const isOffline = main.dataset.offline !== undefined;
const query = new URLSearchParams(location.search);
/** How long a screen waits for the network before it says that it will be sent later. */
const sendPatience = 5_000;

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {Names} names @param {Person[]} people @param {string} slug @returns {Sheet | undefined} */
function findSheet(names, people, slug) {
  const badge = names.groups.flatMap(({ badges }) => badges).find((one) => one.slug === slug);
  if (badge === undefined || people.length === 0) return undefined;
  /** @type {Sheet} */
  const sheet = {
    people,
    badge,
    screens: names.screens,
    keep: (draft, answers) => keep(names, sheet, draft, answers),
  };
  return sheet;
}

/**
 * Keeps what was seen of each person, tries to send it at once, and goes to what came of it.
 * @param {Names} names
 * @param {Sheet} sheet
 * @param {Draft} draft
 * @param {Answers} answers
 */
async function keep(names, { people, badge, mends }, { results, date, days }, answers) {
  const seen = people.map(({ id }) => ({
    participantId: id,
    badgeClass: badge.slug,
    observedOn: date,
    results,
    ...(days === '' ? {} : { days: Number(days) }),
    hold: answers.get('step') === 'talk' || answers.get(`answer.${id}`) === 'talk',
  }));
  try {
    const ids = await keepAwards(names.assessorId, seen, { inPlaceOf: mends });
    show(build('keeping'));
    await Promise.race([sendAwards(names), pause(sendPatience)]);
    location.replace(await findNext(names, ids));
  } catch {
    // Nothing is kept, so the screen with what was tapped stays.
    showFault('fault-full');
  }
}

/** The page of what was sent, or the list of what waits. @param {Names} names @param {string[]} ids */
async function findNext({ assessorId }, ids) {
  const awards = (await listAwards(assessorId)).filter(({ id }) => ids.includes(id));
  const sent = awards.flatMap(({ assessmentId }) => assessmentId ?? []);
  if (sent.length < ids.length) return `/bewaard?nieuw=${ids.join('.')}`;
  return sent.length === 1 ? `/beoordelingen/${sent[0]}` : `/beoordelingen?bij=${sent.join('&bij=')}`;
}

/** Goes on with a form that was on its way when the network went. @param {Sheet} sheet @param {string} sent */
function goOn(sheet, sent) {
  const fields = new URLSearchParams(decodeURIComponent(sent));
  const draft = readDraft(fields);
  const step = fields.get('step');
  // So that reloading does not send the form once more.
  history.replaceState(null, '', location.href);
  if (step === 'yes' || step === 'talk') return sheet.keep(draft, fields);
  return step === 'look' ? askConfirmation(sheet, draft) : showSeen(sheet, draft);
}

/** @param {Names} names */
async function showMending(names) {
  const award = (await listAwards(names.assessorId)).find(({ id }) => id === query.get('aanpassen'));
  if (award?.seen === undefined) return showKept(names);
  const { seen } = award;
  const people = names.people.filter(({ id }) => id === seen.participantId);
  const sheet = findSheet(names, people, seen.badgeClass);
  if (sheet === undefined) return showKept(names);
  sheet.mends = award.id;
  showSeen(sheet, { results: seen.results, date: seen.observedOn, days: String(seen.days ?? '') });
}

/** @param {Names} names */
function showStep(names) {
  const [, , who = '', slug = ''] = location.pathname.split('/');
  const ids = who === 'groep' ? query.getAll('wie') : [who];
  const people = names.people.filter(({ id }) => ids.includes(id));
  const sheet = findSheet(names, people, slug);
  const { sent } = main.dataset;
  if (sheet) return sent === undefined ? showSeen(sheet) : goOn(sheet, sent);
  if (people.length > 0) return showWhat(names, people);
  if (who !== 'groep') return showWho(names);
  showGroup(names);
  if (query.has('stap')) showFault('fault-nobody');
}

/** Where this screen goes when the names are gone. */
let next = '/bewaard';

/** A shared tablet locks without network too: the names go, and the server hears of it when there is one. */
async function lock() {
  next = '/post';
  markLocked();
  await clearNames();
  location.replace(next);
}

/** @param {Names} names */
function guardTablet({ idleSeconds }) {
  if (!(idleSeconds > 0)) return;
  const way = /** @type {HTMLElement} */ (document.querySelector('#kept-lock'));
  way.hidden = false;
  way.querySelector('button')?.addEventListener('click', lock);
  watchTouches(idleSeconds, { touched: () => touchNames(), idle: lock });
}

async function open() {
  if (!canKeep) return show(build('unable'));
  const names = (isOffline ? undefined : await takeNames()) ?? (await findNames());
  if (names === undefined) {
    // Nobody is known to keep for, so what was on its way can not be kept either.
    return show(build(main.dataset.sent === undefined ? 'signed-out' : 'not-kept'));
  }
  // Locked or signed out elsewhere: no name stays on this screen.
  watchCleared(() => location.replace(next));
  guardTablet(names);
  const [, page] = location.pathname.split('/');
  if (page === 'beoordelen') return showStep(names);
  if (page !== 'bewaard') return show(build('no-page'));
  return query.has('aanpassen') ? showMending(names) : showKept(names);
}

await open();
