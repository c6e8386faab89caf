// Documents that a credential names (DID documents, status lists, components), through the caller's fetch alone:
// each address once per verification, with a limit in bytes and time, and read strictly. Must not know the network.
import { type JsonLimits, parseStrictJson } from './json.ts';

/**
 * Throws anything when the document cannot be had. `bytes`: as they came, where `body` is read from them. `url`: the
 * address that answered, after whatever forwarding.
 */
export type FetchDocument = (
  url: string,
  options: { accept: string; maxBytes: number; purpose: ReadPurpose },
) => Promise<{ body: string; bytes?: Uint8Array; url: string; fetchedAt: Date }>;

export type ReadAnswer =
  | { state: 'read'; value: unknown; url: string; fetchedAt: Date }
  | { state: 'unavailable' | 'unusable' };

/** `gone`: whoever kept it says that it is no longer there (an error whose message is `gone`). */
export type TextAnswer =
  | { state: 'read'; text: string; bytes: Uint8Array; url: string; fetchedAt: Date }
  | { state: 'unavailable' | 'gone' | 'unusable' };

/** `credential`: a component or a newer edition. `badge`: a document of an Open Badge 2.0. */
export type ReadPurpose = 'controller' | 'status-list' | 'credential' | 'badge';

export type ReadJson = (
  url: string,
  options: { accept: string; purpose: ReadPurpose },
) => Promise<ReadAnswer>;

export type ReadText = (
  url: string,
  options: { accept: string; purpose: ReadPurpose },
) => Promise<TextAnswer>;

export type ReadLimits = JsonLimits & {
  maxBytesOf: Record<ReadPurpose, number>;
  /** How many addresses one verification asks; all after that are `unavailable`. */
  maxDocuments: number;
  fetchMilliseconds: number;
};

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

/** Plain lists of revoked ids have many small parts, and are only looked through: their bytes are limit enough. */
const listLimits: JsonLimits = { maxDepth: 8, maxObjects: 50_000, maxValues: 300_000 };

/** How much of a document of this purpose is looked at. */
export function findJsonLimits(purpose: ReadPurpose, limits: JsonLimits): JsonLimits {
  return purpose === 'status-list' ? listLimits : limits;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.message === 'gone';
}

/** Remembers what was answered to an address, so that nobody is asked twice. */
function rememberBy<T>(load: (url: string, options: { accept: string; purpose: ReadPurpose }) => Promise<T>) {
  const answers = new Map<string, Promise<T>>();
  return (url: string, options: { accept: string; purpose: ReadPurpose }): Promise<T> => {
    const answer = answers.get(url) ?? load(url, options);
    answers.set(url, answer);
    return answer;
  };
}

/** Readers for one verification. They never throw: what cannot be had is `unavailable`. */
export function buildReader(
  fetchDocument: FetchDocument,
  limits: ReadLimits,
): { read: ReadJson; readText: ReadText } {
  let asked = 0;

  const readText = rememberBy<TextAnswer>(async (address, { accept, purpose }) => {
    asked += 1;
    if (asked > limits.maxDocuments) return { state: 'unavailable' };
    const maxBytes = limits.maxBytesOf[purpose];
    try {
      const { body, bytes, url, fetchedAt } = await withinTime(
        fetchDocument(address, { accept, maxBytes, purpose }),
        limits.fetchMilliseconds,
      );
      const all = bytes ?? Buffer.from(body);
      return all.length > maxBytes
        ? { state: 'unusable' }
        : { state: 'read', text: body, bytes: all, url, fetchedAt };
    } catch (error) {
      return { state: isGone(error) ? 'gone' : 'unavailable' };
    }
  });

  const read = rememberBy<ReadAnswer>(async (url, options) => {
    const answer = await readText(url, options);
    if (answer.state !== 'read') return { state: answer.state === 'unusable' ? 'unusable' : 'unavailable' };
    const parsed = parseStrictJson(answer.text, findJsonLimits(options.purpose, limits));
    if (parsed.fault) return { state: 'unusable' };
    return { state: 'read', value: parsed.value, url: answer.url, fetchedAt: answer.fetchedAt };
  });

  return { read, readText };
}
