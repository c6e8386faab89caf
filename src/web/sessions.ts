// Who asks: a person with a cookie on pages, a bearer token on /v1, and never the one in place of the other.
// Tokens are looked up in domain/sign-in.ts; here are only the cookie, the header and the form's key.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Actor, Holder, Staff } from '../domain/actors.ts';
import { findPost, type Post } from '../domain/posts.ts';
import { endSession, extendSession, findSession } from '../domain/sessions.ts';
import { findActorByToken, type NewSession } from '../domain/sign-in.ts';
import type { Services } from '../services.ts';
import { isCrossSite } from './security-headers.ts';

/** `formKey` and `expiresAt` are null for a bearer token: the API has no forms, and a token no end. */
export type Session = {
  actor: Actor;
  formKey: string | null;
  expiresAt: Date | null;
  /** The shared tablet that it is on. */
  postId: string | null;
};

/** `__Host-` binds the cookie to this very host, but a browser takes it over https only. */
export function findCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-kundig' : 'kundig';
}

/** The cookie of a shared tablet, beside that of whoever acts on it. */
export function findPostCookieName(publicUrl: string): string {
  return `${findCookieName(publicUrl)}-post`;
}

/** The shift of the tablet that a page request comes from, or null. */
export async function findRequestPost(services: Services, request: FastifyRequest): Promise<Post | null> {
  const token = request.cookies[findPostCookieName(services.settings.publicUrl)];
  return (token ? await findPost(services, token) : undefined) ?? null;
}

/** Set by assets/tablet-lock.js when a shared tablet locks, perhaps without network. */
const lockMark = 'kundig-locked';

/** Does what the tablet could not say: whoever acted on it when it was locked does not any more. */
export async function obeyLock(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.post === null || request.cookies[lockMark] === undefined) return;
  const { [findCookieName(services.settings.publicUrl)]: token } = request.cookies;
  const session = token ? await findSession(services, token, request.post) : undefined;
  if (session && session.postId !== null) await closeSession(request, reply, services);
  reply.clearCookie(lockMark, { path: '/' });
}

/** The session behind the cookie of a page request, or null. One that lasts is made longer by the visit. */
export async function findPageSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session | null> {
  const token = request.cookies[findCookieName(services.settings.publicUrl)];
  const session = token ? await findSession(services, token, request.post) : undefined;
  if (!token || !session) return null;
  if (session.postId !== null) return session;
  const expiresAt = await extendSession(services, token, session);
  if (expiresAt) startSession(reply, services, { sessionToken: token, expiresAt });
  return session;
}

/**
 * A random name of the browser that asks, so that who began signing in elsewhere is also who comes back. Several tabs
 * share it.
 */
export function keepBrowserKey(request: FastifyRequest, reply: FastifyReply, services: Services): string {
  const { publicUrl } = services.settings;
  const name = `${findCookieName(publicUrl)}-in`;
  const kept = request.cookies[name] || services.ids.token();
  reply.setCookie(name, kept, { ...buildCookieOptions(publicUrl), maxAge: browserKeySeconds });
  return kept;
}

/** Makes the browser that asks a shared tablet. */
export function startPost(
  reply: FastifyReply,
  services: Services,
  { postToken, expiresAt }: { postToken: string; expiresAt: Date },
): void {
  const { publicUrl } = services.settings;
  reply.setCookie(findPostCookieName(publicUrl), postToken, {
    ...buildCookieOptions(publicUrl),
    maxAge: Math.floor((expiresAt.getTime() - services.clock.now().getTime()) / 1000),
  });
}

export function closePost(reply: FastifyReply, { settings: { publicUrl } }: Services): void {
  reply.clearCookie(findPostCookieName(publicUrl), buildCookieOptions(publicUrl));
}

const browserKeySeconds = 3600;

/** A session that ends so soon is for a device of many: the cookie goes when the browser is closed. */
const briefSeconds = 3600;

/** Sets the cookie of a session that `redeemSignInLink` made. */
export function startSession(
  reply: FastifyReply,
  services: Services,
  session: Pick<NewSession, 'sessionToken' | 'expiresAt'>,
): void {
  const { publicUrl } = services.settings;
  const maxAge = Math.floor((session.expiresAt.getTime() - services.clock.now().getTime()) / 1000);
  reply.setCookie(findCookieName(publicUrl), session.sessionToken, {
    ...buildCookieOptions(publicUrl),
    ...(maxAge > briefSeconds && { maxAge }),
  });
}

/** Ends the session of this request, here and in the browser. */
export async function closeSession(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<void> {
  const { publicUrl } = services.settings;
  const name = findCookieName(publicUrl);
  const token = request.cookies[name];
  if (token) {
    await endSession(services, token);
  }
  reply.clearCookie(name, buildCookieOptions(publicUrl));
}

/**
 * The owner of the bearer token of an API request.
 * @throws Problem not-authenticated
 */
export async function loadTokenSession(services: Services, request: FastifyRequest): Promise<Session> {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.headers.authorization ?? '') ?? [];
  const actor = token === undefined ? undefined : await findActorByToken(services, token);
  if (actor === undefined) {
    throw new Problem('not-authenticated');
  }
  return { actor, formKey: null, expiresAt: null, postId: null };
}

/**
 * Lets a sent form through when it was made for this session, and not by another site.
 * The key is taken out of the body, so that the route's own schema does not meet it.
 * @throws Problem form-expired
 */
export function checkForm(request: FastifyRequest, publicUrl: string): void {
  if (isCrossSite(request, publicUrl)) {
    throw new Problem('form-expired');
  }
  const { body, session } = request;
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { formKey } = fields;
  delete fields.formKey;
  if (session !== null && !isSameText(formKey, session.formKey)) {
    throw new Problem('form-expired');
  }
}

/** @throws Problem not-authenticated when nobody is signed in */
export function requireActor(request: FastifyRequest): Actor {
  if (request.session === null) {
    throw new Problem('not-authenticated');
  }
  return request.session.actor;
}

/** @throws Problem not-authenticated; forbidden for a participant */
export function requireStaff(request: FastifyRequest): Staff {
  const actor = requireActor(request);
  if (actor.kind !== 'staff') {
    throw new Problem('forbidden');
  }
  return actor;
}

/** @throws Problem not-authenticated; forbidden for staff */
export function requireHolder(request: FastifyRequest): Holder {
  const actor = requireActor(request);
  if (actor.kind !== 'holder') {
    throw new Problem('forbidden');
  }
  return actor;
}

export function buildCookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) } as const;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

function isSameText(given: unknown, expected: string | null): boolean {
  if (typeof given !== 'string' || expected === null) {
    return false;
  }
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
