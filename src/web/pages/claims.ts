// "Dit kan ik al": the badges that somebody can say it of, and for the floor the list of who said it, which leads
// straight to looking. Nobody is ever answered with no.
import { findDay } from '../../base/clock.ts';
import { type Act, requireAct, type Staff } from '../../domain/actors.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { type Claim, listClaims, listOwnClaims, planJointLook, recordClaim } from '../../domain/claims.ts';
import { loadProgress } from '../../domain/progress.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { badgeTile, buttonLink, tileGrid } from '../components.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons, answerIcons } from '../icons.ts';
import { buildHolderView, buildView, type HolderView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { findLookUrl } from './assessment-drafts.ts';
import { groupByCategory } from './badge-classes.ts';
import { showName } from './badge-words.ts';
import { renderNotice, withNotice } from './notices.ts';
import { renderNames } from './people-names.ts';
import { buildPlaces, findVoice, type Owner, type Place } from './places.ts';
import { findImagePath, findName } from './shown-classes.ts';

const perPage = 50;
const onStartMaximum = 4;
const speak: Act = 'speak-with-participant';

function registerClaims(app: App, services: Services): void {
  for (const place of buildPlaces(services, speak)) registerSaying(app, services, place);
  registerLooking(app, services);
}

function registerSaying(app: App, services: Services, { prefix, loadOwner }: Place): void {
  app.get(`${prefix}/kan-ik-al`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    return sendPage(reply, view, await renderChoice(view, services, await loadOwner(request)));
  });
  app.post<{ Params: { badgeClass: string } }>(`${prefix}/kan-ik-al/:badgeClass`, async (request, reply) => {
    const owner = await loadOwner(request);
    const { badgeClass } = request.params;
    const isClaimed = readField(request.body, 'claim') === 'yes';
    await recordClaim(services, owner.actor, { participantId: owner.participant.id, badgeClass, isClaimed });
    const notice = !isClaimed ? 'teruggenomen' : owner.isOwn ? 'gezegd' : 'kan-ik-al';
    return reply.redirect(withNotice(`${owner.base}/kan-ik-al/${badgeClass}`, notice), 303);
  });
}

function registerLooking(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown } }>(paths.claims, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'assess');
    const { cursor } = request.query;
    const page = await listClaims(services, actor, {
      cursor: typeof cursor === 'string' ? cursor : undefined,
      limit: perPage,
    });
    const words = view.texts.claimQueue;
    const body = html`${renderNotice(view, request.query)}<h1>${words.title}</h1>
<p>${page.items.length === 0 ? words.none : words.lead}</p>
${await renderClaimList(view, services, page.items)}
${page.next && html`<div class="k-actions">${buttonLink(`${paths.claims}?cursor=${page.next}`, words.more, 'secondary')}</div>`}`;
    return sendPage(reply, view, { title: words.title, body });
  });
  type Params = { participantId: string; badgeClass: string };
  const url = `${paths.people}/:participantId/kan-ik-al/:badgeClass/samen`;
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const isPlanned = readField(request.body, 'plan') === 'yes';
    await planJointLook(services, requireStaff(request), { ...request.params, isPlanned });
    return reply.redirect(withNotice(paths.claims, isPlanned ? 'samen-kijken' : 'niet-samen'), 303);
  });
}

/** The badges as tiles, each leading to the page where it can be said. */
async function renderChoice(view: HolderView, services: Services, owner: Owner): Promise<Page> {
  const { actor, participant, base } = owner;
  const words = findVoice(view, owner, 'claims');
  const { badges } = await loadProgress(services, actor, participant.id);
  const claimed = await listOwnClaims(services, actor, participant.id);
  const open = badges.filter(({ badgeClass }) => !badgeClass.retired);
  const findMark = ({ slug, id }: BadgeClass) => {
    if (open.some(({ badgeClass, link }) => badgeClass.id === id && link !== null)) return words.has;
    return claimed.some((claim) => claim.badgeClass === slug) ? words.said : undefined;
  };
  const body = html`<h1>${words.title}</h1><p class="k-lead">${words.lead}</p>
${groupByCategory(open.map(({ badgeClass }) => badgeClass)).map(
  ({ category, classes }) =>
    html`<h2>${view.texts.categories[category]}</h2>${tileGrid(
      classes.map((badgeClass) =>
        badgeTile({
          name: showName(view, badgeClass),
          image: findImagePath(badgeClass),
          href: `${base}/kan-ik-al/${badgeClass.slug}`,
          mark: findMark(badgeClass),
        }),
      ),
    )}`,
)}
<p><a href="${base}">${view.texts.forms.back}</a></p>`;
  return { title: words.title, body, width: 'wide' };
}

type Said = { badgeClass: BadgeClass; claim: Claim | undefined };

/** The one tap on the page of a badge. */
export function renderClaimButton(view: HolderView, owner: Owner, { badgeClass, claim }: Said): Html {
  const words = findVoice(view, owner, 'claims');
  const url = `${owner.base}/kan-ik-al/${badgeClass.slug}`;
  if (!claim) {
    return html`<section class="k-card"><h2>${words.canTitle}</h2>
<p>${words.canHint}</p>
${postForm(view, url, button(html`${answerIcons.yes}${words.can}`, 'primary', { name: 'claim', value: 'yes' }))}</section>`;
  }
  return html`<section class="k-card"><h2>${words.claimed}</h2>
<p>${claim.togetherAt === null ? words.claimedHint : words.together}</p>
${postForm(view, url, button(words.takeBack, 'secondary', { name: 'claim', value: 'no' }))}</section>`;
}

/** A participant's own line on their page: what they said, and the way to say more. */
export async function renderOwnClaims(view: HolderView, services: Services, owner: Owner): Promise<Html> {
  const words = findVoice(view, owner, 'claims');
  const claimed = await listOwnClaims(services, owner.actor, owner.participant.id);
  const classes = await listEveryBadgeClass(services);
  const lines = claimed.map((claim) => {
    const badgeClass = classes.find(({ slug }) => slug === claim.badgeClass);
    return (
      badgeClass &&
      html`<li><a class="k-part" href="${`${owner.base}/kan-ik-al/${claim.badgeClass}`}"><img src="${findImagePath(badgeClass)}" alt="" width="48" height="48">${showName(view, badgeClass)}</a>${claim.togetherAt !== null && html` <small>${words.together}</small>`}</li>`
    );
  });
  return html`<section class="k-card"><h2>${words.title}</h2><p>${words.lead}</p>
${claimed.length > 0 && html`<p>${words.said}:</p><ul class="k-plain">${lines}</ul>`}
<div class="k-actions">${buttonLink(`${owner.base}/kan-ik-al`, html`${actIcons.see}${words.open}`, claimed.length > 0 ? 'secondary' : 'primary')}</div></section>`;
}

/** What waits for the floor, on their first page: the oldest few. Nothing when nothing waits. */
export async function renderWaitingClaims(
  view: View,
  services: Services,
  actor: Staff,
): Promise<Html | null> {
  const { items, next } = await listClaims(services, actor, { limit: onStartMaximum });
  const words = view.texts.claimQueue;
  return items.length === 0
    ? null
    : html`<section><h2>${words.title}</h2>${await renderClaimList(view, services, items)}
${next && html`<div class="k-actions">${buttonLink(paths.claims, words.all, 'secondary')}</div>`}</section>`;
}

/** The same of one person, on their page. */
export async function renderClaimsOf(
  view: View,
  services: Services,
  { actor, participant }: Pick<Owner, 'actor' | 'participant'>,
): Promise<Html | null> {
  const claimed = await listOwnClaims(services, actor, participant.id);
  const title = view.texts.claimQueue.titleOf({ name: participant.givenName });
  return claimed.length === 0
    ? null
    : html`<h2>${title}</h2>${await renderClaimList(view, services, claimed)}`;
}

async function renderClaimList(view: View, services: Services, claimed: readonly Claim[]): Promise<Html> {
  const classes = await listEveryBadgeClass(services);
  const today = findFloorDay(services);
  const names = renderNames(claimed.map(({ participantId: id, ...rest }) => ({ ...rest, id })));
  return html`${claimed.map((claim) => {
    const badgeClass = classes.find(({ slug }) => slug === claim.badgeClass);
    const name = names.get(claim.participantId) ?? claim.givenName;
    return badgeClass && renderClaim(view, { claim, name, badgeClass, today });
  })}`;
}

function renderClaim(
  view: View,
  { claim, name, badgeClass, today }: { claim: Claim; name: string; badgeClass: BadgeClass; today: string },
): Html {
  const words = view.texts.claimQueue;
  const isPlanned = claim.togetherAt !== null;
  const age = renderAge(findDay(claim.claimedAt), today, view.language);
  return html`<article class="k-card"><div class="k-item"><img src="${findImagePath(badgeClass)}" alt="" width="72" height="72" loading="lazy">
<div><h3>${name}</h3><p>${findName(badgeClass, view.language)}</p>
<p><small>${words.since({ age })}</small>${isPlanned && html` <strong class="k-chip">${words.planned}</strong>`}</p></div></div>
<div class="k-actions">${buttonLink(findLookUrl(claim.participantId, claim.badgeClass), words.look)}
${postForm(
  view,
  `${paths.people}/${claim.participantId}/kan-ik-al/${claim.badgeClass}/samen`,
  button(isPlanned ? words.unplan : words.plan, isPlanned ? 'quiet' : 'secondary', {
    name: 'plan',
    value: isPlanned ? 'no' : 'yes',
  }),
)}</div></article>`;
}

export const claimPages: RouteModule = { noun: 'claims', register: registerClaims };
