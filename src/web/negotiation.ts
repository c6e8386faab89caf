// Which form of an answer a caller asked for, and whether they have it already. Decision 16: HTML only when
// text/html is asked for by name; a JWT as text too. Spec: RFC 9110 12.5.1 (Accept), 13.1.2 (If-None-Match).
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type MediaType =
  | 'text/html'
  | 'application/json'
  | 'application/vc'
  | 'application/vc+ld+json'
  | 'application/ld+json'
  | 'application/did+json'
  | 'application/did+ld+json'
  | 'application/vc+jwt'
  | 'application/jwk+json'
  | 'application/pdf'
  | 'application/jwk-set+json'
  | 'text/plain'
  | 'image/png'
  | 'image/svg+xml';

/** The forms of a credential, ours first. Spec: OB 3.0 docformat, VCDM 2.0 6.1.3 */
export const credentialMediaTypes = [
  'application/vc+ld+json',
  'application/vc',
  'application/ld+json',
  'application/json',
] as const satisfies MediaType[];

/** The answers for headers that came before: browsers send the same few all day. */
const chosen = new Map<string, MediaType>();
const chosenMaximum = 1000;
const headerMaximum = 1000;

type Range = { type: string; quality: number; position: number };
type Match = { offer: MediaType; quality: number; specificity: number; position: number; rank: number };

/**
 * The offered media type that the caller likes best; the first machine form when they ask for nothing that we
 * have. `text/html` is chosen only when it is named.
 */
export function findMediaType(request: FastifyRequest, offers: readonly MediaType[]): MediaType {
  const { accept = '*/*' } = request.headers;
  if (accept.length > headerMaximum) {
    return chooseMediaType(accept, offers);
  }
  const key = `${offers.join()}\n${accept}`;
  const known = chosen.get(key);
  if (known !== undefined) {
    return known;
  }
  const mediaType = chooseMediaType(accept, offers);
  if (chosen.size >= chosenMaximum) {
    chosen.clear();
  }
  chosen.set(key, mediaType);
  return mediaType;
}

function chooseMediaType(accept: string, offers: readonly MediaType[]): MediaType {
  const ranges = parseAccept(accept);
  const matches = offers
    .flatMap((offer, rank) => matchOffer(offer, rank, ranges) ?? [])
    .filter((match) => match.quality > 0)
    .sort(
      (a, b) =>
        b.quality - a.quality || b.specificity - a.specificity || a.position - b.position || a.rank - b.rank,
    );
  return matches[0]?.offer ?? offers.find((offer) => offer !== 'text/html') ?? 'application/json';
}

/** Whether text/html is asked for, and liked better than JSON. */
export function isHtmlWanted(request: FastifyRequest): boolean {
  return findMediaType(request, ['application/json', 'text/html']) === 'text/html';
}

/** Adds a field to `Vary` without losing those that are there. */
export function addVary(reply: FastifyReply, ...fields: string[]): void {
  const present = reply.getHeader('vary');
  const earlier = present === undefined ? [] : String(present).split(', ');
  const added = fields.filter((field) => !earlier.includes(field));
  if (added.length > 0) {
    reply.header('vary', [...earlier, ...added].join(', '));
  }
}

/** A strong entity tag of these bytes. */
export function buildEtag(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/**
 * Whether the caller holds this very form already, so that 304 is enough. Weak comparison, as RFC 9110 13.1.2 asks:
 * a proxy that compresses makes our strong tags weak.
 */
export function hasCurrent(request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) {
    return false;
  }
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

export type Document = {
  body: string | Uint8Array;
  mediaType: string;
  /** Default `no-cache`: kept only to be asked about again. Documents about persons never say more. */
  cacheControl?: string;
  /** Of this very form. Default: made of the body. */
  etag?: string;
};

/** Answers 200 with a document and its tag, or 304 when the caller has it. */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, document: Document): FastifyReply {
  // As bytes: fastify adds a charset to JSON that it gets as text, and these media types know none.
  const bytes = Buffer.from(document.body as Uint8Array);
  const etag = document.etag ?? buildEtag(Buffer.concat([Buffer.from(`${document.mediaType}\n`), bytes]));
  addVary(reply, 'Accept');
  reply.header('etag', etag).header('cache-control', document.cacheControl ?? 'no-cache');
  if (hasCurrent(request, etag)) {
    return reply.code(304).send();
  }
  return reply.type(withCharset(document.mediaType)).send(bytes);
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

function parseAccept(header: string): Range[] {
  return header.split(',').flatMap((item, position) => {
    const [type, ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return type === undefined || type === '' || !(quality >= 0 && quality <= 1)
      ? []
      : [{ type, quality, position }];
  });
}

/** The most specific range decides about an offer, also when that range is `q=0`. */
function matchOffer(offer: MediaType, rank: number, ranges: Range[]): Match | undefined {
  const group = `${offer.split('/')[0]}/*`;
  const found = [offer, group, '*/*']
    .map((type, index) => ({ range: ranges.find((range) => range.type === type), specificity: 2 - index }))
    .find(({ range }) => range !== undefined);
  if (found?.range === undefined || (offer.startsWith('text/') && found.specificity < 2)) {
    return undefined;
  }
  const { quality, position } = found.range;
  return { offer, quality, position, rank, specificity: found.specificity };
}
