// @ts-check
// What this device keeps in IndexedDB, sealed: with a key per owner that scripts may use and nobody can read, and bound
// to owner and place, so that nothing opens as somebody else's. Knows not what it keeps.

/** @typedef {'keys' | 'names' | 'awards'} StoreName */
/** @typedef {{ iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer }} Sealed */

const databaseName = 'kundig-floor';
/** @type {readonly StoreName[]} */
const storeNames = ['keys', 'names', 'awards'];

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** Whether this browser can keep anything: only a secure address may. */
export const canKeep = isSecureContext && 'indexedDB' in window && crypto.subtle !== undefined;

/** Whether this device ever kept something: a phone of a participant did not, and should not begin to. */
export async function hasStore() {
  const databases = await indexedDB.databases?.();
  return databases === undefined || databases.some(({ name }) => name === databaseName);
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      for (const name of storeNames) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opening = undefined;
      reject(request.error);
    };
  });
  return opening;
}

/**
 * Changes a store in one transaction; done when it is on the disk, all of it or nothing.
 * @param {StoreName} name
 * @param {(store: IDBObjectStore) => void} work
 * @returns {Promise<void>}
 */
export async function changeStore(name, work) {
  const database = await openDatabase();
  await new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve(undefined);
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    work(transaction.objectStore(name));
  });
}

/**
 * @template T
 * @param {StoreName} name
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
export async function readStore(name, ask) {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(name).objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {string} owner @returns {Promise<CryptoKey>} */
async function findKey(owner) {
  /** @type {CryptoKey | undefined} */
  const known = await readStore('keys', (store) => store.get(owner));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Of two tabs that make one at once, the first one's key stays.
  await changeStore('keys', (store) => void store.add(made, owner)).catch(() => undefined);
  return readStore('keys', (store) => store.get(owner));
}

/** @param {string} owner @param {string} place */
const bindTo = (owner, place) => new TextEncoder().encode(`${owner} ${place}`);

/**
 * @param {string} owner id of the assessor
 * @param {string} place what it is kept as
 * @param {unknown} value anything that JSON holds
 * @returns {Promise<Sealed>}
 */
export async function seal(owner, place, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: bindTo(owner, place) };
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm, await findKey(owner), text) };
}

/**
 * @param {string} owner
 * @param {string} place
 * @param {Sealed} sealed
 * @returns {Promise<unknown>} undefined when it is not theirs, or was touched
 */
export async function unseal(owner, place, { iv, bytes }) {
  const algorithm = { name: 'AES-GCM', iv, additionalData: bindTo(owner, place) };
  try {
    const text = await crypto.subtle.decrypt(algorithm, await findKey(owner), bytes);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}
