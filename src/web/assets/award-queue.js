// @ts-check
// Awards that wait on this device until they can be sent. Each is sealed for its assessor, holds no name, and has a key
// of its own, so that sending it twice stores it once. Only its own assessor sees it, and sends it.
import { canKeep, changeStore, readStore, seal, unseal } from './device-store.js';

/**
 * @typedef {{ participantId: string, badgeClass: string, observedOn: string, results: Record<string, string>,
 *   days?: number, hold: boolean }} Seen
 */
/**
 * @typedef {{ id: string, assessorId: string, keptAt: number, state: 'waiting' | 'refused' | 'sent',
 *   sealed: import('./device-store.js').Sealed, fault?: string, assessmentId?: string, outcome?: string,
 *   isRead?: boolean }} Row
 */
/** @typedef {Omit<Row, 'sealed'> & { seen: Seen | undefined }} Award */

const target = '/beoordelingen';
const sendTimeout = 20_000;
const sentMilliseconds = 24 * 3600 * 1000;
const doubleTapMilliseconds = 60_000;
const channelName = 'kundig-awards';

/** Problems that end when somebody signs in or the network is back; all others are told to the assessor. */
const passing = ['not-authenticated', 'form-expired', 'too-many-requests'];

function tellChange() {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/** @param {() => void} listener called after each change, in this tab or another */
export function watchAwards(listener) {
  new BroadcastChannel(channelName).addEventListener('message', listener);
}

/** @param {Row[]} rows @param {string[]} [gone] */
async function storeRows(rows, gone = []) {
  await changeStore('awards', (store) => {
    for (const row of rows) store.put(row, row.id);
    for (const id of gone) store.delete(id);
  });
  tellChange();
}

/** @param {string} assessorId @returns {Promise<Row[]>} theirs, oldest first */
async function listRows(assessorId) {
  /** @type {Row[]} */
  const rows = await readStore('awards', (store) => store.getAll());
  return rows.filter((row) => row.assessorId === assessorId).sort((a, b) => a.keptAt - b.keptAt);
}

/** @param {string} assessorId @returns {Promise<Award[]>} */
export async function listAwards(assessorId) {
  if (!canKeep) return [];
  const rows = await listRows(assessorId);
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const seen = /** @type {Seen | undefined} */ (await unseal(assessorId, row.id, sealed));
      return { ...row, seen };
    }),
  );
}

/**
 * Keeps what was seen, all of it or nothing; the same tap twice within a minute is kept once.
 * @param {string} assessorId
 * @param {Seen[]} seen
 * @param {{ inPlaceOf?: string | undefined }} [options] an award that this one mends
 * @returns {Promise<string[]>} ids
 * @throws when the device has no room
 */
export async function keepAwards(assessorId, seen, { inPlaceOf } = {}) {
  const since = Date.now() - doubleTapMilliseconds;
  const twins = (await listAwards(assessorId)).filter(
    ({ keptAt, state, id }) => keptAt > since && state === 'waiting' && id !== inPlaceOf,
  );
  const findTwin = (/** @type {Seen} */ one) =>
    twins.find((twin) => JSON.stringify(twin.seen) === JSON.stringify(one))?.id;
  const rows = await Promise.all(
    seen.map(async (one) => {
      const id = findTwin(one) ?? crypto.randomUUID();
      const sealed = await seal(assessorId, id, one);
      return /** @type {Row} */ ({ id, assessorId, keptAt: Date.now(), state: 'waiting', sealed });
    }),
  );
  await storeRows(rows, inPlaceOf === undefined ? [] : [inPlaceOf]);
  // Asks the browser not to clean up what is not sent yet; some ask the user, and nobody waits for that.
  navigator.storage?.persist?.();
  return rows.map(({ id }) => id);
}

/** @param {string} id */
export const dropAward = (id) => storeRows([], [id]);

/** @param {string} assessorId @param {string} id */
export async function retryAward(assessorId, id) {
  const row = (await listRows(assessorId)).find((one) => one.id === id);
  if (row) await storeRows([{ ...row, state: 'waiting' }]);
}

/** What was sent has been looked at; after a day it goes. @param {string} assessorId */
export async function markRead(assessorId) {
  const sent = (await listRows(assessorId)).filter(({ state }) => state === 'sent');
  const old = sent.filter(({ keptAt }) => keptAt < Date.now() - sentMilliseconds);
  const fresh = sent.filter((row) => !old.includes(row) && !row.isRead);
  if (old.length + fresh.length === 0) return;
  await storeRows(
    fresh.map((row) => ({ ...row, isRead: true })),
    old.map(({ id }) => id),
  );
}

/**
 * Sends one award. An answer that is not ours, such as the sign-in page of a hotel network, counts as no network.
 * @param {Row} row
 * @param {string} formKey
 * @returns {Promise<Partial<Row> | 'later'>} what changes of it; `later` when something is amiss with the server
 * @throws when there is no network, or its assessor is not signed in: then nothing else can be sent either
 */
async function sendAward(row, formKey) {
  const seen = /** @type {Seen | undefined} */ (await unseal(row.assessorId, row.id, row.sealed));
  if (seen === undefined) return { state: 'refused', fault: 'unreadable' };
  const answer = await fetch(target, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': row.id,
    },
    body: JSON.stringify({ ...seen, assessorId: row.assessorId, formKey }),
    redirect: 'error',
    signal: AbortSignal.timeout?.(sendTimeout) ?? null,
  });
  const body = await answer.json();
  if (answer.ok && typeof body.id === 'string') {
    return { state: 'sent', assessmentId: body.id, outcome: body.state };
  }
  const isOurs = answer.headers.get('content-type') === 'application/problem+json';
  if (!isOurs || passing.includes(body.code)) throw new Error('not now');
  return answer.status >= 500 ? 'later' : { state: 'refused', fault: body.code };
}

/** @param {{ assessorId: string, formKey: string }} session */
async function sendWaiting({ assessorId, formKey }) {
  for (const row of await listRows(assessorId)) {
    if (row.state !== 'waiting') continue;
    const change = await sendAward(row, formKey).catch(() => undefined);
    if (change === undefined) return;
    if (change !== 'later') await storeRows([{ ...row, ...change }]);
  }
}

/**
 * Sends what waits of whoever is signed in, oldest first; one tab at a time. What fails waits on.
 * @param {{ assessorId: string, formKey: string }} session
 */
export async function sendAwards(session) {
  if (!canKeep) return;
  // Without locks two tabs may send the same: the key of each award makes that harmless.
  if (navigator.locks === undefined) return sendWaiting(session);
  await navigator.locks.request('kundig-send-awards', () => sendWaiting(session));
}
