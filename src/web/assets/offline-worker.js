// @ts-check
// Answers for the network when there is none: with the page that keeps awards on this device (see keep-form.js), and
// with the files that page needs. Packs them when a page asks (see floor.js). Holds no names.

/**
 * @typedef {Event & { request: Request, waitUntil(work: Promise<unknown>): void,
 *   respondWith(answer: Promise<Response>): void }} WorkerEvent
 */
/** @typedef {MessageEvent<{ images: string[] }> & { waitUntil(work: Promise<unknown>): void }} PackEvent */

const cacheName = 'kundig-floor';
const keepPage = '/bewaard';
const awarding = /^\/beoordelen(\/|$)/;
/** A kitchen network that hangs is no network. A form gets longer: what was stored twice is one badge anyway. */
const patience = { GET: 6_000, POST: 15_000 };

const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {WorkerEvent} */ event) =>
  event.waitUntil(worker.clients.claim()),
);
worker.addEventListener('message', (/** @type {PackEvent} */ event) =>
  event.waitUntil(pack(event.data.images).then((isPacked) => event.ports[0]?.postMessage(isPacked))),
);
worker.addEventListener('fetch', (/** @type {WorkerEvent} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') {
    const isForm = request.method === 'POST' && awarding.test(pathname);
    if (request.method === 'GET' || isForm) event.respondWith(openPage(request, pathname));
  } else if (request.method === 'GET' && /^\/(assets|icons|achievements)\//.test(pathname)) {
    event.respondWith(findFile(request));
  }
});

/**
 * The page from the network; without one the page that keeps awards, with what was sent.
 * @param {Request} request
 * @param {string} pathname
 */
async function openPage(request, pathname) {
  const copy = request.clone();
  try {
    const answer = await Promise.race([fetch(request), waitFor(request.method)]);
    const isDown = answer.status >= 502 && answer.status <= 504;
    if (!isDown || !awarding.test(pathname)) return answer;
  } catch {
    // No network, or none that answers. A server that is down is no other thing to somebody in a kitchen.
  }
  return openKeepPage(copy);
}

/** @param {string} method @returns {Promise<Response>} */
function waitFor(method) {
  const milliseconds = method === 'POST' ? patience.POST : patience.GET;
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), milliseconds));
}

/** @param {Request} request */
async function openKeepPage(request) {
  const cache = await caches.open(cacheName);
  const page = await cache.match(keepPage);
  if (page === undefined) return Response.error();
  const fields = request.method === 'POST' ? new URLSearchParams(await request.text()) : undefined;
  fields?.delete('formKey');
  const sent = fields && encodeURIComponent(fields.toString());
  const body = (await page.text()).replace(
    '<main ',
    `<main data-offline${sent === undefined ? '' : ` data-sent="${sent}"`} `,
  );
  return new Response(body, { headers: page.headers });
}

/** Names of files hold their content, so what is in the cache is right. @param {Request} request */
async function findFile(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request.url)) ?? fetch(request);
}

/**
 * Puts the page that works without network in the cache, with all that it loads; what it no longer loads goes.
 * @param {string[]} images
 * @returns {Promise<boolean>} false when the network did not give it all; what was there stays
 */
async function pack(images) {
  try {
    await packAll(images);
    return true;
  } catch {
    return false;
  }
}

/** Addresses of our files in a page or a style sheet. @param {string} [text] @returns {string[]} */
function listFiles(text = '') {
  return text.match(/\/assets\/[\w.-]+/g) ?? [];
}

/** @param {string[]} images */
async function packAll(images) {
  const answer = await fetch(keepPage, { redirect: 'error' });
  if (!answer.ok) throw new Error('not now');
  const cache = await caches.open(cacheName);
  const files = listFiles(await answer.clone().text());
  for (const file of new Set([...files, ...images])) {
    if (!(await cache.match(file))) await cache.add(file);
  }
  // The letters are named in style sheets.
  for (const sheet of files.filter((file) => file.endsWith('.css'))) {
    for (const file of listFiles(await (await cache.match(sheet))?.text())) {
      if (!(await cache.match(file))) await cache.add(file);
      files.push(file);
    }
  }
  // Last, so that the page is never there without its files.
  await cache.put(keepPage, answer);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith('/assets/') && !files.includes(pathname)) await cache.delete(url);
  }
}
