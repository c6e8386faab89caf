// Which requests are looks by strangers. A page says what it showed; once the answer is away it is counted, unless the
// owner looked, or staff, or a program. Nothing of who it was goes further than here.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { countLook, isOwnLook } from '../domain/looks.ts';
import { findSession } from '../domain/sessions.ts';
import type { Services } from '../services.ts';
import { findCookieName, findRequestPost } from './sessions.ts';

/** Programs say so themselves; chat programs look at a link before people do. */
const programs =
  /bot\b|bot\/|crawl|spider|preview|facebookexternalhit|whatsapp|telegram|slack|discord|curl|wget|python|headless|lighthouse|monitor|^$/i;

/** Says that a page shows what is open; see `findLookSubject`. */
export function noteLook(request: FastifyRequest, subject: string): void {
  request.look = subject;
}

function isByPerson({ method, headers }: FastifyRequest): boolean {
  const purpose = String(headers['sec-purpose'] ?? headers.purpose ?? '');
  return method === 'GET' && !purpose.includes('prefetch') && !programs.test(headers['user-agent'] ?? '');
}

/** After the answer went out. A fault is nobody's: the page was shown. */
export async function countNotedLook(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { look } = request;
  if (look === null || reply.statusCode !== 200 || !isByPerson(request)) return;
  try {
    // Only looked up: the answer with its cookies is away.
    const token = request.cookies[findCookieName(services.settings.publicUrl)];
    const session = request.session ?? (token ? await findSession(services, token) : undefined);
    // A shared tablet is of the house, also while it is locked.
    if (await findRequestPost(services, request)) return;
    if (session && (await isOwnLook(services, session.actor, look))) return;
    countLook(services, look);
  } catch {
    // Without the database nobody knows whose look it was.
  }
}
