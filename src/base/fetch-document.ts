// The only room with a way out to the network: a guarded GET for documents that somebody else names.
// It must not know what it fetches. https only; literal and resolved addresses are both checked, and the
// connection goes to the very address that was checked, so that a name cannot change its mind in between.
import { lookup } from 'node:dns/promises';
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type Clock, systemClock } from './clock.ts';

export type FetchedDocument = {
  bytes: Uint8Array;
  /** The bytes as UTF-8. */
  body: string;
  /** Where it was found after redirects. */
  url: string;
  /** When it was fetched, or last confirmed by whoever keeps it. */
  fetchedAt: Date;
  etag?: string | undefined;
  /** For how long whoever keeps it lets others keep it: 0 asks to be asked each time, null forbids keeping. */
  keepSeconds?: number | null | undefined;
};

export type FetchOptions = {
  accept: string;
  maxBytes: number;
  /** Whether a copy may be kept and used again: for documents that are about no person. */
  mayKeep?: boolean | undefined;
  /** Of a copy that is at hand; while it is current, the promise rejects with `unchanged`. */
  etag?: string | undefined;
};

export type FetchDocument = (url: string, options: FetchOptions) => Promise<FetchedDocument>;

/** `gone`: whoever kept it says that it is no longer there. `unchanged` is told only to who gave an etag. */
export type FetchFailure =
  | 'address-forbidden'
  | 'not-https'
  | 'unreachable'
  | 'timed-out'
  | 'too-large'
  | 'too-many-redirects'
  | 'gone'
  | 'unchanged'
  | 'answered-badly';

export type FetchLimits = {
  timeoutSeconds: number;
  maxBytes: number;
  maxRedirects: number;
  /** `host` or `host:port` that may be private or plain http: for trials and tests on one machine. */
  allowPrivate: string[];
};

/** The message of the error that a refused or failed fetch throws is always one of FetchFailure. */
function fail(reason: FetchFailure, cause?: unknown): never {
  throw new Error(reason, { cause });
}

/** The only part of IPv6 that is given out for the public internet. Spec: RFC 4291 2.4, IANA registry. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address may be connected to: public unicast only, so no private, loopback, link-local,
 * carrier-grade NAT, NAT64, mapped, documentation or reserved range, and nothing bound to an interface.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast);
}

function isAllowed(url: URL, allowPrivate: string[]): boolean {
  return allowPrivate.includes(url.host) || allowPrivate.includes(url.hostname);
}

/** Checks everything about a URL that needs no network. Throws a FetchFailure. */
export function checkUrl(text: string, allowPrivate: string[] = []): URL {
  if (!URL.canParse(text)) fail('answered-badly');
  const url = new URL(text);
  if (isAllowed(url, allowPrivate) && ['http:', 'https:'].includes(url.protocol)) return url;
  if (url.protocol !== 'https:' || url.username || url.password) fail('not-https');
  const host = findHost(url);
  if (isIP(host) && !isPublicAddress(host)) fail('address-forbidden');
  // A name without a dot or under these endings is never on the public internet.
  if (!isIP(host) && (!host.includes('.') || /\.(local|localhost|internal|home\.arpa)$/.test(host))) {
    fail('address-forbidden');
  }
  return url;
}

/** Without the brackets of IPv6 and without the dot that ends a full name: `localhost.` is `localhost`. */
function findHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Finds every address of a name. */
export type FindAddresses = (host: string) => Promise<{ address: string; family: number }[]>;

const findBySystem: FindAddresses = (host) => lookup(host, { all: true });

/** The system's own lookup can not be called off, and may take longer than the whole fetch may. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

async function findAddress(
  url: URL,
  {
    allowPrivate,
    signal,
    findAddresses,
  }: { allowPrivate: string[]; signal: AbortSignal; findAddresses: FindAddresses },
): Promise<{ address: string; family: number }> {
  const addresses = await Promise.race([findAddresses(findHost(url)), rejectOnAbort(signal)]).catch((cause) =>
    nameFailure(cause, signal),
  );
  const isEveryPublic = addresses.every((found) => isPublicAddress(found.address));
  if (addresses.length === 0 || !(isEveryPublic || isAllowed(url, allowPrivate))) fail('address-forbidden');
  return addresses[0]!;
}

type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Uint8Array };

function requestOnce(
  url: URL,
  options: FetchOptions & { signal: AbortSignal; address: string; family: number },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === 'http:' ? requestHttp : requestHttps)(
      url,
      {
        agent: false,
        signal: options.signal,
        headers: {
          accept: options.accept,
          'user-agent': 'Kundig',
          ...(options.etag !== undefined && { 'if-none-match': options.etag }),
        },
        // Node asks with or without `all`, and wants another shape for each.
        lookup: (_host, lookupOptions, answer) =>
          lookupOptions.all
            ? answer(null, [{ address: options.address, family: options.family }])
            : answer(null, options.address, options.family),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > options.maxBytes) incoming.destroy(new Error('too-large'));
          else chunks.push(chunk);
        });
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function nameFailure(error: unknown, signal: AbortSignal): never {
  if (signal.aborted) fail('timed-out', error);
  if (error instanceof Error && error.message === 'too-large') fail('too-large', error);
  fail('unreachable', error);
}

/** What a server lets others do with a copy. Spec: RFC 9111, 5.2.2. */
function findKeepSeconds({
  'cache-control': text = '',
  age = '0',
}: IncomingHttpHeaders): number | null | undefined {
  const directives = text.toLowerCase().split(',');
  const has = (name: string) => directives.some((directive) => directive.trim() === name);
  if (has('no-store')) return null;
  if (has('no-cache')) return 0;
  const maxAge = /(?:^|[\s,])max-age="?(\d{1,9})"?\s*(?:,|$)/.exec(text.toLowerCase())?.[1];
  if (maxAge === undefined) return undefined;
  return Math.max(0, Number(maxAge) - (/^\d{1,9}$/.test(age) ? Number(age) : 0));
}

function readAnswer({ bytes, headers }: Answer, url: URL, fetchedAt: Date): FetchedDocument {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const { etag } = headers;
  return { bytes, body, url: url.href, fetchedAt, etag, keepSeconds: findKeepSeconds(headers) };
}

/**
 * Builds the guarded GET. The promise rejects with an Error whose message is a FetchFailure.
 * Redirects are followed up to the limit, and each is checked like the first address.
 */
export function buildFetchDocument(
  limits: FetchLimits,
  clock: Clock = systemClock,
  findAddresses: FindAddresses = findBySystem,
): FetchDocument {
  return async (text, options) => {
    const signal = AbortSignal.timeout(limits.timeoutSeconds * 1000);
    const maxBytes = Math.min(options.maxBytes, limits.maxBytes);
    let url = checkUrl(text, limits.allowPrivate);
    for (let redirects = 0; redirects <= limits.maxRedirects; redirects++) {
      const address = await findAddress(url, { allowPrivate: limits.allowPrivate, signal, findAddresses });
      const answer = await requestOnce(url, { ...options, ...address, maxBytes, signal }).catch((error) =>
        nameFailure(error, signal),
      );
      const { status, headers } = answer;
      if (status === 200) return readAnswer(answer, url, clock.now());
      if (status === 304 && options.etag !== undefined) fail('unchanged');
      if (status === 410) fail('gone');
      if (![301, 302, 303, 307, 308].includes(status) || !headers.location) fail('answered-badly');
      url = checkUrl(URL.parse(headers.location, url.href)?.href ?? '', limits.allowPrivate);
    }
    return fail('too-many-redirects');
  };
}
