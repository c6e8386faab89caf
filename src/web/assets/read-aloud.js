// @ts-check
// Reads a block of a page aloud when its button is tapped, and stops at a second tap. Each part is spoken by a voice of
// its own language. A button stays hidden where the browser has no voice for most of its block, and goes when
// nothing was to be heard: a button that does nothing helps nobody.

/** @typedef {{ text: string, language: string }} Part */

const breaks = 'p, li, h1, h2, h3, dt, dd, legend, label, summary, div';

/**
 * The texts of a block in reading order: one part per paragraph and language.
 * @param {Element} block
 * @returns {Part[]}
 */
function listParts(block) {
  /** @type {(Part & { place: Element | null })[]} */
  const parts = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = (node.textContent ?? '').replace(/\s+/g, ' ');
    if (text.trim() === '' || parent?.closest('button, [aria-hidden="true"], [hidden]')) continue;
    const language = parent?.closest('[lang]')?.getAttribute('lang') ?? 'nl';
    const place = parent?.closest(breaks) ?? null;
    const last = parts.at(-1);
    if (last && last.place === place && last.language === language) last.text += text;
    else parts.push({ text, language, place });
  }
  return parts;
}

/**
 * @param {string} language
 * @returns {SpeechSynthesisVoice | undefined}
 */
function findVoice(language) {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => lang.split(/[-_]/)[0] === language);
  return voices.find(({ localService }) => localService) ?? voices[0];
}

/** Languages that devices have a voice for, where a browser speaks but lists none. */
const usual = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];

/** The language of most of what stands in a block. @param {Element} block */
function findMainLanguage(block) {
  /** @type {Map<string, number>} */
  const lengths = new Map();
  for (const { text, language } of listParts(block)) {
    lengths.set(language, (lengths.get(language) ?? 0) + text.length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'nl';
}

/**
 * To read only the few Dutch words in a block in another language would tell nothing. Some browsers list no voices, or
 * list them late: they get the benefit of the doubt.
 * @param {Element} block
 */
function isReadable(block) {
  const language = findMainLanguage(block);
  if (speechSynthesis.getVoices().length === 0) return usual.includes(language);
  return findVoice(language) !== undefined;
}

/** Blocks that were not to be heard when they were tapped. @type {WeakSet<Element>} */
const silent = new WeakSet();
/** A voice from the network may take a while to begin. */
const patience = 5000;

/** @param {HTMLButtonElement} button @param {boolean} isReading */
function showState(button, isReading) {
  button.classList.toggle('k-listen-on', isReading);
  const label = button.querySelector('span');
  if (label) label.textContent = (isReading ? button.dataset.stop : button.dataset.listen) ?? '';
}

/** @type {HTMLButtonElement | null} */
let reading = null;

function stopReading() {
  speechSynthesis.cancel();
  if (reading) showState(reading, false);
  reading = null;
}

/** @param {HTMLButtonElement} button @param {Element} block */
function startReading(button, block) {
  const isUnlisted = speechSynthesis.getVoices().length === 0;
  const spoken = listParts(block).flatMap(({ text, language }) => {
    const voice = findVoice(language);
    if (!voice && !isUnlisted) return [];
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = voice?.lang ?? language;
    utterance.voice = voice ?? null;
    utterance.rate = 0.9;
    return [utterance];
  });
  const last = spoken.at(-1);
  if (!last) return;
  const finish = () => {
    if (reading === button) stopReading();
  };
  const giveUp = () => {
    if (reading !== button) return;
    stopReading();
    silent.add(block);
    button.hidden = true;
  };
  last.addEventListener('end', finish);
  const timer = setTimeout(giveUp, patience);
  spoken[0]?.addEventListener('start', () => clearTimeout(timer));
  for (const utterance of spoken) {
    utterance.addEventListener('error', ({ error }) => {
      clearTimeout(timer);
      if (error !== 'canceled' && error !== 'interrupted') giveUp();
    });
  }
  reading = button;
  showState(button, true);
  for (const utterance of spoken) speechSynthesis.speak(utterance);
}

/** @type {Map<HTMLButtonElement, Element>} */
const blocks = new Map();

function showButtons() {
  for (const [button, block] of blocks) button.hidden = silent.has(block) || !isReadable(block);
}

/** Makes the buttons work that are on the page now. A page that puts another step in place of the first asks again. */
export function offerReading() {
  if (!('speechSynthesis' in window)) return;
  if (reading?.isConnected === false) stopReading();
  for (const button of blocks.keys()) if (!button.isConnected) blocks.delete(button);
  for (const button of document.querySelectorAll('button.k-listen')) {
    const block = button.parentElement;
    if (!(button instanceof HTMLButtonElement) || block === null || blocks.has(button)) continue;
    blocks.set(button, block);
    button.addEventListener('click', () => {
      const isOn = reading === button;
      stopReading();
      if (!isOn) startReading(button, block);
    });
  }
  showButtons();
}

offerReading();
if ('speechSynthesis' in window) {
  speechSynthesis.addEventListener?.('voiceschanged', showButtons);
  addEventListener('pagehide', stopReading);
}
