// @ts-check
// Which days somebody can choose, counted on this device: the page may have been kept for a while.

const floorTimeZone = 'Europe/Amsterdam';
const daysBack = 30;

/** @param {number} ago @returns {string} yyyy-mm-dd on the floor */
function findDay(ago) {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: floorTimeZone, dateStyle: 'short' }).format();
  return new Date(Date.parse(`${today}T12:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10);
}

/**
 * "woensdag 18 november", or "wo 18 nov" for a button.
 * @param {string} day yyyy-mm-dd
 * @param {'long' | 'short'} [length]
 */
export function renderDay(day, length = 'long') {
  const { lang } = document.documentElement;
  const words = { weekday: length, day: 'numeric', month: length, timeZone: 'UTC' };
  const format = new Intl.DateTimeFormat(lang, /** @type {Intl.DateTimeFormatOptions} */ (words));
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/**
 * The same in the language of its place, which brings its own words; else in that of the page.
 * @param {HTMLElement} place
 * @param {string} day yyyy-mm-dd
 */
function sayDay({ dataset: { pattern, weekdays = '', months = '' } }, day) {
  if (pattern === undefined) return renderDay(day);
  const date = new Date(`${day}T00:00:00Z`);
  return pattern
    .replace('{weekday}', weekdays.split('|')[date.getUTCDay()] ?? '')
    .replace('{number}', String(date.getUTCDate()))
    .replace('{month}', months.split('|')[date.getUTCMonth()] ?? '');
}

/**
 * Fills in the days of a step, and chooses one.
 * @param {DocumentFragment} piece
 * @param {string} [chosen] default today
 */
export function fillDays(piece, chosen = findDay(0)) {
  for (const place of piece.querySelectorAll('[data-day]')) {
    if (!(place instanceof HTMLElement)) continue;
    const { day = '' } = place.dataset;
    place.textContent = day === 'chosen' ? sayDay(place, chosen) : renderDay(findDay(Number(day)), 'short');
  }
  const list = piece.querySelector('select[name=date]');
  if (!(list instanceof HTMLSelectElement)) return;
  for (let ago = 2; ago <= daysBack; ago += 1) {
    const day = findDay(ago);
    list.append(new Option(renderDay(day), day, false, day === chosen));
  }
  const choice = chosen === findDay(0) ? 'today' : chosen === findDay(1) ? 'yesterday' : 'other';
  const input = piece.querySelector(`input[name=day][value=${choice}]`);
  if (input instanceof HTMLInputElement) input.checked = true;
}

/** @param {FormData | URLSearchParams} fields @returns {string} yyyy-mm-dd */
export function findDate(fields) {
  const day = fields.get('day');
  if (day === 'yesterday') return findDay(1);
  const date = String(fields.get('date') ?? '');
  return day === 'today' || date === '' ? findDay(0) : date;
}
