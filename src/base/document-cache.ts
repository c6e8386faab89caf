// Copies of documents that were fetched, for a while and up to so many bytes: the least used goes first. Each copy
// knows when it was fetched. It must not know the network, nor what the documents are. RFC 9111.
import { addSeconds, type Clock, systemClock } from './clock.ts';
import type { FetchDocument, FetchedDocument, FetchOptions } from './fetch-document.ts';

export type CacheLimits = {
  /** Longest time that a copy is used without asking, whatever its server allows. */
  maxSeconds: number;
  /** Of all copies together; 0 keeps none. */
  maxBytes: number;
};

/** Of a document whose server does not say how long it may be kept. */
const unsaidSeconds = 60;
/** What keeping a copy costs besides its text, which is there twice. */
const overheadBytes = 1024;

type Copy = { document: FetchedDocument; freshUntil: Date };

function findWeight({ document }: Copy): number {
  return 2 * document.bytes.length + overheadBytes;
}

function isUnchanged(error: unknown): boolean {
  return error instanceof Error && error.message === 'unchanged';
}

/** Copies in the order of their last use. */
function buildShelf(maxBytes: number) {
  const copies = new Map<string, Copy>();
  let bytes = 0;
  const remove = (key: string): void => {
    const copy = copies.get(key);
    if (!copy) return;
    bytes -= findWeight(copy);
    copies.delete(key);
  };
  const add = (key: string, copy: Copy): void => {
    remove(key);
    copies.set(key, copy);
    bytes += findWeight(copy);
    for (const oldest of copies.keys()) {
      if (bytes <= maxBytes) break;
      remove(oldest);
    }
  };
  const find = (key: string): Copy | undefined => {
    const copy = copies.get(key);
    if (copy) add(key, copy);
    return copy;
  };
  return { add, find, remove };
}

/**
 * The same GET with a memory for documents that may be kept: a fresh copy is given as it is, an older one after
 * asking whether it still holds. Asked for at once by many, a document is fetched once.
 */
export function buildDocumentCache(
  fetchDocument: FetchDocument,
  limits: CacheLimits,
  clock: Clock = systemClock,
): FetchDocument {
  const shelf = buildShelf(limits.maxBytes);
  const underWay = new Map<string, Promise<FetchedDocument>>();

  const keep = (key: string, document: FetchedDocument): FetchedDocument => {
    const { keepSeconds } = document;
    const seconds = Math.min(keepSeconds ?? unsaidSeconds, limits.maxSeconds);
    if (keepSeconds === null || (seconds === 0 && document.etag === undefined)) shelf.remove(key);
    else shelf.add(key, { document, freshUntil: addSeconds(document.fetchedAt, seconds) });
    return document;
  };

  const load = async (key: string, url: string, options: FetchOptions): Promise<FetchedDocument> => {
    const copy = shelf.find(key);
    if (copy && clock.now() < copy.freshUntil) return copy.document;
    try {
      return keep(key, await fetchDocument(url, { ...options, etag: copy?.document.etag }));
    } catch (error) {
      if (!copy || !isUnchanged(error)) throw error;
      return keep(key, { ...copy.document, fetchedAt: clock.now() });
    }
  };

  return (url, options) => {
    if (!options.mayKeep || limits.maxBytes === 0) return fetchDocument(url, options);
    const key = JSON.stringify([url, options.accept, options.maxBytes]);
    const loading = underWay.get(key) ?? load(key, url, options).finally(() => underWay.delete(key));
    underWay.set(key, loading);
    return loading;
  };
}
