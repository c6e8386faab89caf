// @ts-check
// Locking a shared tablet from a page that the server may not hear: a mark in a cookie that the server obeys at the next
// request (see web/sessions.ts), so that a tablet that was locked without network does not come back unlocked; and the
// word to other tabs.
const channelName = 'kundig-lock';
/** Longer than any shift. */
const markSeconds = 24 * 3600;

/** From now on the server lets nobody act here who did before. */
export function markLocked() {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // The way for browsers of today: cookieStore is not in all of them.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `kundig-locked=1; Path=/; Max-Age=${markSeconds}; SameSite=Lax${secure}`;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('locked');
  channel.close();
}

/** @param {() => void} listener called when another tab locks */
export function watchLocked(listener) {
  new BroadcastChannel(channelName).addEventListener('message', listener);
}

/**
 * Tells of touches, and once when there was none for so long. Reading and typing count as being there.
 * @param {number} idleSeconds
 * @param {{ touched: () => void, idle: () => void }} tell `touched` at most three times in that time
 */
export function watchTouches(idleSeconds, { touched, idle }) {
  let touchedAt = Date.now();
  let toldAt = touchedAt;
  const touch = () => {
    touchedAt = Date.now();
    if (touchedAt - toldAt < (idleSeconds * 1000) / 3) return;
    toldAt = touchedAt;
    touched();
  };
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) {
    document.addEventListener(kind, touch, { passive: true, capture: true });
  }
  const look = () => Date.now() - touchedAt > idleSeconds * 1000 && idle();
  setInterval(look, 1000);
  // A tablet that slept counted no seconds.
  document.addEventListener('visibilitychange', look);
}
