// @ts-check
// What the form needs without network: whom somebody may assess and which badges there are, sealed for one assessor.
// Gone when the screen is locked, when they sign out, when their session ends, or when somebody else signs in; on a
// shared tablet also when nobody touched it for so long that it would have locked.
import { canKeep, changeStore, hasStore, readStore, seal, unseal } from './device-store.js';

/**
 * `language`: null until it was chosen. Names that an older version kept have none, and no `words` and `screens`.
 * @typedef {{ id: string, name: string, givenName: string, initials: string, tint: string,
 *   language?: string | null }} Person
 */
/** @typedef {{ key: string, text: string }} Criterion */
/** What is translated of a badge. @typedef {{ name?: string, criteria: Record<string, string> }} Words */
/**
 * `words`: by language, besides that of the page.
 * @typedef {{ slug: string, name: string, image: string, criteria: Criterion[], perWeek: number | null,
 *   words?: Record<string, Words> }} Badge
 */
/** The words of the screen that is turned to somebody, by their language. @typedef {Record<string, ScreenWords>} Screens */
/** @typedef {{ [name: string]: string | undefined }} ScreenWords */
/**
 * `idleSeconds`: 0 where this is no shared tablet.
 * @typedef {{ assessorId: string, formKey: string, expiresAt: number, idleSeconds: number, people: Person[],
 *   groups: { title: string, badges: Badge[] }[], screens?: Screens }} Names
 */

const source = '/beoordelen/meenemen';
const place = 'names';
const channelName = 'kundig-names';

/** Forgets whom this device may assess. What waits to be sent stays: it holds no names. */
export async function clearNames() {
  if (!canKeep || !(await hasStore())) return;
  await changeStore('names', (store) => void store.clear());
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('cleared');
  channel.close();
}

/** @param {() => void} listener called when the names are gone, in this tab or another */
export function watchCleared(listener) {
  new BroadcastChannel(channelName).addEventListener('message', listener);
}

/**
 * Fetches the names of whoever is signed in and keeps them; forgets them when nobody is.
 * @returns {Promise<Names | undefined>} undefined when they could not be fetched
 */
export async function takeNames() {
  if (!canKeep) return undefined;
  try {
    const answer = await fetch(source, { headers: { accept: 'application/json' }, redirect: 'error' });
    if (answer.status === 401 || answer.status === 403) await clearNames();
    if (!answer.ok) return undefined;
    /** @type {Names} */
    const names = await answer.json();
    const sealed = await seal(names.assessorId, place, names);
    const { assessorId, expiresAt, idleSeconds } = names;
    const row = { assessorId, expiresAt, idleSeconds, touchedAt: Date.now(), sealed };
    await changeStore('names', (store) => void store.put(row, place));
    return names;
  } catch {
    // No network is no fault here, and a device that has no room still has the form of the server.
    return undefined;
  }
}

/** Somebody is there: the names stay. */
export async function touchNames() {
  if (!canKeep || !(await hasStore())) return;
  await changeStore('names', (store) => {
    const asked = store.get(place);
    asked.onsuccess = () => asked.result && store.put({ ...asked.result, touchedAt: Date.now() }, place);
  });
}

/** @param {{ expiresAt: number, idleSeconds: number, touchedAt: number }} row */
function isAwake({ expiresAt, idleSeconds, touchedAt }) {
  const now = Date.now();
  return expiresAt > now && !(idleSeconds > 0 && touchedAt + idleSeconds * 1000 < now);
}

/** @returns {Promise<Names | undefined>} what this device knows, while the session of its owner lasts */
export async function findNames() {
  if (!canKeep) return undefined;
  const row = await readStore('names', (store) => store.get(place));
  if (!row) return undefined;
  const names = isAwake(row) ? await unseal(row.assessorId, place, row.sealed) : undefined;
  if (names === undefined) await clearNames();
  return /** @type {Names | undefined} */ (names);
}
