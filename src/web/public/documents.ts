// What the public addresses have in common: a document for programs, a page for people who ask for one by name.
// The words and looks of the pages are in web/pages/.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { credentialsContextV2, openBadgesContext } from '../../openbadges/contexts.ts';
import type { Services } from '../../services.ts';
import { holderLanguages, type Language } from '../../text/languages.ts';
import { buildView, type Page, sendPage } from '../layout.ts';
import { addVary, type Document, findMediaType, type MediaType, sendDocument } from '../negotiation.ts';
import type { PageContext } from '../pages/credentials.ts';

/** Documents that name no person may be kept for as long as a status list. */
export const publicCacheControl = 'public, max-age=300';

/** The forms of a JSON-LD document that is not a credential. */
export const linkedDataMediaTypes = [
  'application/ld+json',
  'application/json',
] as const satisfies MediaType[];

/** A positive whole number as it stands in an address: without sign and leading zeros. */
export const addressNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** An image can hold scripts and styles; opened by itself it gets no rights at all. */
export const imagePolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

/** The language of papers and pictures: what a participant's own pages speak, papers for others may not. */
export function findPaperLanguage({ language }: FastifyRequest): Language {
  return holderLanguages[language].elsewhere;
}

type Forms = {
  /** Forms for programs, the default first. */
  mediaTypes: readonly MediaType[];
  document: (mediaType: MediaType) => Omit<Document, 'mediaType'> | Promise<Omit<Document, 'mediaType'>>;
  page?: (context: PageContext) => Page | Promise<Page>;
};

/** Answers in the form that was asked for; a page only when text/html is asked for by name (decision 16). */
export async function sendNegotiated(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, forms }: { services: Services; forms: Forms },
): Promise<FastifyReply> {
  addVary(reply, 'Accept');
  const { page } = forms;
  const offers: MediaType[] = page ? [...forms.mediaTypes, 'text/html'] : [...forms.mediaTypes];
  const mediaType = findMediaType(request, offers);
  if (page && mediaType === 'text/html') {
    const view = buildView(request, services.settings);
    const content = await page({ services, view });
    return sendPage(reply.header('cache-control', 'no-cache'), view, content);
  }
  return sendDocument(request, reply, { ...(await forms.document(mediaType)), mediaType });
}

/** A part of a credential as a document of its own. Spec: OB 3.0, Serialization */
export function renderLinkedData(value: object): string {
  return JSON.stringify({ '@context': [credentialsContextV2, openBadgesContext], ...value });
}
