// @ts-check
// Locks the screen of a shared tablet when nobody touches it, and at once when somebody taps the lock. Whatever a page
// keeps on the device listens to `kundig:lock` on the document and forgets it. The server locks too, by itself.
import { clearNames } from './device-names.js';

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
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    location.replace(new URL(answer.url).pathname);
  } catch {
    screen.hidden = false;
  }
}

/** Reading and typing count as being there; the server hears of it now and then. */
function watch() {
  let touchedAt = Date.now();
  let toldAt = touchedAt;
  const touch = () => {
    touchedAt = Date.now();
    if (touchedAt - toldAt < (idleSeconds * 1000) / 3 || form === null) return;
    toldAt = touchedAt;
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    fetch('/post/wakker', { method: 'POST', body }).then(
      (answer) => {
        if (answer.status === 401) lock();
      },
      () => {},
    );
  };
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) {
    document.addEventListener(kind, touch, { passive: true, capture: true });
  }
  const look = () => Date.now() - touchedAt > idleSeconds * 1000 && screen === undefined && lock();
  setInterval(look, 1000);
  // A tablet that slept counted no seconds.
  document.addEventListener('visibilitychange', look);
}

if (document.body.dataset.locked !== undefined) announce();
if (form !== null && idleSeconds > 0) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    lock();
  });
  watch();
}
// A page that the browser kept for its back button was of whoever acted then.
addEventListener('pageshow', (event) => event.persisted && location.reload());
