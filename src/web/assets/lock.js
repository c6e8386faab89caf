// @ts-check
// Locks the screen of a shared tablet when nobody touches it, and at once when somebody taps the lock. Whatever a page
// keeps on the device listens to `kundig:lock` on the document and forgets it. The server locks too, by itself.
import { clearNames, touchNames } from './device-names.js';
import { markLocked, watchLocked, watchTouches } from './tablet-lock.js';

const { lockAfter, lockOffline = '', lockRetry = '' } = document.body.dataset;
const idleSeconds = Number(lockAfter);
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-lock]'));

function announce() {
  clearNames().catch(() => undefined);
  document.dispatchEvent(new CustomEvent('kundig:lock'));
}

/** Takes everything off the screen first: the network may take its time, or not be there. */
function hide() {
  announce();
  const main = document.createElement('main');
  main.className = 'k-main';
  const words = document.createElement('p');
  words.className = 'k-lead';
  words.textContent = lockOffline;
  const again = document.createElement('button');
  again.className = 'k-button k-button-primary';
  again.textContent = lockRetry;
  again.addEventListener('click', lock);
  main.append(words, again);
  main.hidden = true;
  document.title = 'Kundig';
  document.body.replaceChildren(main);
  return main;
}

/** @type {HTMLElement | undefined} */
let screen;

async function lock() {
  if (form === null) return;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  screen ??= hide();
  // Before the network is asked: without one the server hears of it later.
  markLocked();
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    location.replace(new URL(answer.url).pathname);
  } catch {
    screen.hidden = false;
  }
}

/** The server hears now and then that somebody is there. @param {HTMLFormElement} form */
function watch(form) {
  const touched = () => {
    touchNames().catch(() => undefined);
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    fetch('/post/wakker', { method: 'POST', body }).then(
      (answer) => {
        if (answer.status === 401) lock();
      },
      () => {},
    );
  };
  watchTouches(idleSeconds, { touched, idle: () => screen === undefined && lock() });
}

if (document.body.dataset.locked !== undefined) announce();
if (form !== null && idleSeconds > 0) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    lock();
  });
  watch(form);
  // Locked in another tab: what stands here was of whoever acted then. This tab hears its own word too.
  watchLocked(() => screen === undefined && location.reload());
}
// A page that the browser kept for its back button was of whoever acted then.
addEventListener('pageshow', (event) => event.persisted && location.reload());
