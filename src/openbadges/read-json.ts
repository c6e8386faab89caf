// Documents that a credential names (DID documents, status lists), through the caller's fetch alone: each address
// once per verification, with a limit in bytes and time, and read strictly. Must not know the network.
import { type JsonLimits, parseStrictJson } from './json.ts';

/** Throws anything when the document cannot be had. */
export type FetchDocument = (
  url: string,
  options: { accept: string; maxBytes: number },
) => Promise<{ body: string; url: string; fetchedAt: Date }>;

export type ReadAnswer =
  | { state: 'read'; value: unknown; fetchedAt: Date }
  | { state: 'unavailable' | 'unusable' };

export type ReadPurpose = 'controller' | 'status-list';

export type ReadJson = (
  url: string,
  options: { accept: string; purpose: ReadPurpose },
) => Promise<ReadAnswer>;

export type ReadLimits = JsonLimits & { maxBytesOf: Record<ReadPurpose, number>; fetchMilliseconds: number };

async function withinTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** A reader for one verification. It never throws: what cannot be had is `unavailable`. */
export function buildReader(fetchDocument: FetchDocument, limits: ReadLimits): ReadJson {
  const answers = new Map<string, Promise<ReadAnswer>>();

  async function readOnce(url: string, accept: string, purpose: ReadPurpose): Promise<ReadAnswer> {
    const maxBytes = limits.maxBytesOf[purpose];
    try {
      const { body, fetchedAt } = await withinTime(
        fetchDocument(url, { accept, maxBytes }),
        limits.fetchMilliseconds,
      );
      if (Buffer.byteLength(body) > maxBytes) return { state: 'unusable' };
      const parsed = parseStrictJson(body, limits);
      return parsed.fault ? { state: 'unusable' } : { state: 'read', value: parsed.value, fetchedAt };
    } catch {
      return { state: 'unavailable' };
    }
  }

  return (url, { accept, purpose }) => {
    const known = answers.get(url);
    if (known) return known;
    const answer = readOnce(url, accept, purpose);
    answers.set(url, answer);
    return answer;
  };
}
