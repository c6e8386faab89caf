// Back to where one was, after signing in or unlocking. The device keeps a path of ours and whose it was, in a cookie
// that scripts do not see: an address would show it, and could be made by anybody. What is kept is judged again when it
// is used, and who may not see the page comes to the start instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../domain/actors.ts';
import type { Services, Settings } from '../services.ts';
import { paths } from './paths.ts';
import { buildCookieOptions, findCookieName } from './sessions.ts';

type Origin = Pick<Settings, 'publicUrl'>;

const keptSeconds = 3600;
/** Long enough for a browser to follow one redirect on a slow network. */
const triedSeconds = 30;
const longest = 400;

/** Where people who are signed in work. Addresses that are keys themselves, such as a code, are not among them. */
const places = [
  ...[paths.me, paths.award, paths.assessments, paths.people, paths.approvals, paths.requests, paths.team],
  ...[paths.locations, paths.questions, paths.claims, paths.week, paths.paper, paths.mine, paths.rehearse],
];

/** One of our own pages, with its query but without what just happened there; undefined for anything else. */
export function parseReturnPath(given: unknown): string | undefined {
  if (typeof given !== 'string' || given.length > longest || !/^\/[\x21-\x7b\x7d\x7e]*$/.test(given))
    return undefined;
  const url = URL.parse(given, 'https://here.invalid');
  if (url?.origin !== 'https://here.invalid' || given.includes('\\')) return undefined;
  const { pathname } = url;
  const isPlace = places.some((place) => pathname === place || pathname.startsWith(`${place}/`));
  // Files are taken away, and data is for scripts.
  if (!isPlace || /\.\w+$/.test(pathname) || pathname === paths.takeAlong) return undefined;
  if (url.searchParams.has('melding')) url.searchParams.delete('melding');
  return pathname + url.search;
}

const findNames = ({ publicUrl }: Origin) => ({
  kept: `${findCookieName(publicUrl)}-naar`,
  tried: `${findCookieName(publicUrl)}-terug`,
});

const findId = (actor: Actor): string => (actor.kind === 'staff' ? actor.id : actor.participantId);

/** What a form tells of where it stands and whose it is; see `keepReturn`. */
export function renderReturn(actor: Actor, path: string): string {
  return `${findId(actor)}|${path}`;
}

/** Keeps where somebody was. `given`: as `renderReturn` made it, or a path of nobody knows whom. */
export function keepReturn(reply: FastifyReply, settings: Origin, given: string): void {
  const [, who = '', rest = ''] = /^(?:([\w-]{36})\|)?(.*)$/.exec(given) ?? [];
  const path = parseReturnPath(rest);
  if (path === undefined) return;
  const options = { ...buildCookieOptions(settings.publicUrl), maxAge: keptSeconds };
  reply.setCookie(findNames(settings).kept, `${who}|${path}`, options);
}

const aboutSomebody = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i;

/**
 * Where whoever signed in goes on; used once. Somebody else than who was there does not come to a page about one
 * person: looking there is told to that person, and has to be chosen.
 */
export function takeReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  { settings }: Services,
  actor: Actor,
): string {
  const { kept, tried } = findNames(settings);
  const given = request.cookies[kept];
  const home = actor.kind === 'holder' ? paths.mine : paths.start;
  if (!given) return home;
  const options = buildCookieOptions(settings.publicUrl);
  reply.clearCookie(kept, options);
  const [who = '', rest] = given.split('|', 2);
  const path = parseReturnPath(rest);
  const isOwn = who === findId(actor) || (who === '' && request.post === null);
  if (path === undefined || (!isOwn && aboutSomebody.test(path))) return home;
  reply.setCookie(tried, path, { ...options, maxAge: triedSeconds });
  return path;
}

/**
 * Whether this very request came from `takeReturn`, so that a refusal is no answer to what somebody asked. Of the next
 * it says no.
 */
export function endReturn(request: FastifyRequest, reply: FastifyReply, settings: Origin): boolean {
  const { tried } = findNames(settings);
  // What the router itself refuses, such as an address with a very long name in it, comes here without its cookies.
  const cookies: Partial<FastifyRequest['cookies']> = request.cookies ?? {};
  const isReturning = request.method === 'GET' && cookies[tried] === request.url;
  if (isReturning) reply.clearCookie(tried, buildCookieOptions(settings.publicUrl));
  return isReturning;
}
