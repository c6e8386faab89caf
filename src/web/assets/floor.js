// @ts-check
// On every page of a signed-in assessor: makes this device ready to work without network, sends what waits, and says
// how much that is. On pages where nobody is signed in it forgets the names. The form itself does without all of this.
import { listAwards, sendAwards, watchAwards } from './award-queue.js';
import { clearNames, findNames, takeNames } from './device-names.js';
import { canKeep } from './device-store.js';

const sendEvery = 30_000;
const prepareEvery = 300_000;
const preparedName = 'kundig-prepared';

const { assessor: assessorId, formKey } = document.body.dataset;

/** Whether this tab prepared the device a moment ago, for this very session. @param {string} formKey */
async function isPrepared(formKey) {
  const isRecent = Number(sessionStorage.getItem(preparedName)) > Date.now() - prepareEvery;
  return isRecent && (await findNames())?.formKey === formKey;
}

/** Fetches whom and what this assessor may award, and has the worker pack the form and its pictures. */
async function prepare() {
  const { active } = await navigator.serviceWorker.ready;
  const names = await takeNames();
  if (active === null || names === undefined) return;
  const images = names.groups.flatMap(({ badges }) => badges.map(({ image }) => image));
  const { port1, port2 } = new MessageChannel();
  /** @type {Promise<MessageEvent<boolean>>} */
  const packed = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  active.postMessage({ images }, [port2]);
  const { data: isPacked } = await packed;
  if (isPacked) sessionStorage.setItem(preparedName, String(Date.now()));
}

/** @param {string} owner */
async function showCount(owner) {
  const bar = document.querySelector('.k-kept');
  if (!(bar instanceof HTMLElement)) return;
  const awards = await listAwards(owner);
  const count = (/** @type {string} */ state) => awards.filter((award) => award.state === state).length;
  const sent = awards.filter((award) => award.state === 'sent' && !award.isRead).length;
  const [kind, number] = count('refused')
    ? ['refused', count('refused')]
    : count('waiting')
      ? ['waiting', count('waiting')]
      : ['sent', sent];
  const words = number === 1 ? bar.dataset[`${kind}One`] : bar.dataset[`${kind}Many`];
  bar.textContent = words?.replace('{count}', String(number)) ?? '';
  bar.hidden = number === 0;
  bar.className = `k-kept k-kept-${kind}`;
}

/** Signing out waits until the names are gone from this device. */
function forgetOnSignOut() {
  for (const form of document.querySelectorAll('form[data-forgets]')) {
    form.addEventListener('submit', async (event) => {
      if (!(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      await clearNames().catch(() => undefined);
      form.submit();
    });
  }
}

/** @param {{ assessorId: string, formKey: string }} session */
async function start(session) {
  const refresh = () => showCount(session.assessorId);
  const send = () => sendAwards(session).then(refresh);
  watchAwards(refresh);
  forgetOnSignOut();
  await refresh();
  addEventListener('online', send);
  document.addEventListener('visibilitychange', () => document.hidden || send());
  setInterval(send, sendEvery);
  await send();
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/offline-worker.js');
    if (!(await isPrepared(session.formKey))) await prepare();
    // Tests and people who look see here that the network may go.
    if (await isPrepared(session.formKey)) document.documentElement.dataset.ready = 'offline';
  }
}

if (canKeep) {
  if (assessorId !== undefined && formKey !== undefined) await start({ assessorId, formKey });
  else await clearNames();
}
