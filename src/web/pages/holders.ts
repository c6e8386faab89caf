// "Mijn bewijzen", a participant's own page: their badges with what each means, the one next step, superbadges as a
// path, their codes, and who sees what. Nothing of anybody else, and nothing that somebody lacks.
import type { Holder } from '../../domain/actors.ts';
import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import {
  type BadgeProgress,
  loadProgress,
  type ParticipantProgress,
  type SuperbadgeStanding,
} from '../../domain/progress.ts';
import { listShares, type Share } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink, readAloud } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import { actIcons, iconNext, sendIcons } from '../icons.ts';
import { badgeWords, buildHolderView, type HolderView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireHolder } from '../sessions.ts';
import { findCredentialClass, showName, showUitleg } from './badge-words.ts';
import { findGoalStanding, renderGoal } from './goals.ts';
import { countProgress, isStarted, renderNextStep, renderProgress } from './next-steps.ts';
import { renderNotice } from './notices.ts';
import { renderShares } from './shares.ts';
import { findImagePath } from './shown-classes.ts';
import { renderSuperbadgePaths } from './superbadge-paths.ts';
import { renderVoice } from './voices.ts';

const listMaximum = 100;

type OwnBadge = { credential: CredentialView; name: Piece; uitleg: Piece };

/** What the sections are made of. One that needs more asks `services` for it, as `actor`. */
export type Mine = {
  services: Services;
  actor: Holder;
  participant: Participant;
  /** In force, the newest first. */
  badges: OwnBadge[];
  revoked: OwnBadge[];
  progress: ParticipantProgress;
  /** The superbadge that they go for. */
  goal: SuperbadgeStanding | undefined;
  /** Open ones. */
  shares: Share[];
};

type Section = (view: HolderView, mine: Mine) => Piece | Promise<Piece>;

/** The page from top to bottom: one row per section. Each leaves itself out when it has nothing to say. */
const sections: readonly Section[] = [
  renderHello,
  (view, { goal }) => renderGoal(view, goal),
  renderBadges,
  renderNext,
  renderVoice,
  (view, { progress }) => renderSuperbadgePaths(view, progress),
  renderCodes,
  renderWhoSees,
  renderRevoked,
];

function registerMine(app: App, services: Services): void {
  app.get(paths.mine, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const mine = await loadMine(view, services, requireHolder(request));
    const rendered = await Promise.all(sections.map((render) => render(view, mine)));
    return sendPage(reply, view, {
      title: view.texts.shell.myBadges,
      body: html`${renderNotice(view, request.query)}${rendered}`,
      styles: ['mine.css'],
      scripts: ['read-aloud.js'],
    });
  });
}

async function loadMine(view: HolderView, services: Services, actor: Holder): Promise<Mine> {
  const { participantId } = actor;
  const request = { participantId, limit: listMaximum };
  const { items } = await listCredentials(services, actor, request);
  const own = await Promise.all(
    items.map(async (credential) => {
      const badge = await findCredentialClass(services, credential);
      return badge
        ? { credential, name: showName(view, badge), uitleg: showUitleg(view, badge) }
        : { credential, name: badgeWords(view, credential.name), uitleg: '' };
    }),
  );
  const progress = await loadProgress(services, actor, participantId);
  return {
    services,
    actor,
    participant: await loadParticipant(services, actor, participantId),
    badges: own.filter(({ credential }) => credential.status === 'in-force'),
    revoked: own.filter(({ credential }) => credential.status === 'revoked'),
    progress,
    goal: await findGoalStanding(services, actor, progress),
    shares: (await listShares(services, actor, { ...request, isOpen: true })).items,
  };
}

function renderHello(view: HolderView, { participant, badges }: Mine): Html {
  const words = view.texts.mine;
  const said =
    badges.length === 0
      ? html`<p class="k-lead"><strong>${words.none}</strong></p><p class="k-lead">${words.noneHint}</p>`
      : html`<p class="k-lead"><strong>${words.count({ count: badges.length })}</strong></p><p class="k-lead">${words.proud}</p>`;
  return html`<div class="m-hello">${readAloud(
    view.texts,
    html`<h1>${words.hello({ name: participant.givenName })}</h1>${said}`,
  )}
${badges.length === 0 && html`<div class="k-actions">${buttonLink(paths.catalogue, view.texts.shell.catalogue)}</div>`}</div>`;
}

/** The newest fills the width; the others stand under it. */
function renderBadges(view: HolderView, { badges }: Mine): Html | null {
  const [newest, ...others] = badges;
  if (newest === undefined) return null;
  const words = view.texts.mine;
  return html`<section aria-labelledby="badges"><h2 id="badges">${words.badgesTitle}</h2>
${renderBadge(view, newest, others.length > 0 ? words.newest : null)}
${others.length > 0 && html`<ul class="m-badges">${others.map((badge) => html`<li>${renderBadge(view, badge)}</li>`)}</ul>`}</section>`;
}

function renderBadge(view: HolderView, badge: OwnBadge, kicker?: string | null): Html {
  const { texts, language } = view;
  const { credential, name, uitleg } = badge;
  const image = findImagePath({ slug: credential.badgeClass, version: credential.version });
  const note = credential.isOpen
    ? renderMonth(credential.month, language)
    : html`<strong class="k-flag">${texts.mine.closedNote}</strong>`;
  return html`<article class="k-card m-badge${kicker !== undefined && ' m-newest'}"><div class="m-plate"><img src="${image}" alt="" width="240" height="240"></div>
<div class="m-words">${kicker && html`<p class="k-kicker">${kicker}</p>`}<h3>${name}</h3><p class="m-note">${note}</p></div>
<div class="m-rest">${readAloud(texts, html`<p>${uitleg}</p>`)}
${buttonLink(`${paths.mine}/badges/${credential.id}`, html`${sendIcons.share}${texts.mine.openBadge}`, 'secondary')}</div></article>`;
}

/** Of what was begun, the badge that is nearest: most of its dots filled. */
function findNearest(view: HolderView, badges: readonly BadgeProgress[]): BadgeProgress | undefined {
  const open = badges.filter(({ link, progress }) => link === null && !progress.met && isStarted(progress));
  const share = (badge: BadgeProgress) => {
    const { done, total } = countProgress(view, badge);
    return done / total;
  };
  return open.toSorted((a, b) => share(b) - share(a))[0];
}

/** One step and no more: a list of all that is left would be a list of what somebody lacks. */
function renderNext(view: HolderView, { progress: { badges }, goal }: Mine): Html | null {
  const words = view.texts.mine;
  const wanted = badges.filter(({ badgeClass }) => goal?.progress.next.includes(badgeClass.slug));
  // What they want goes first, also when nothing of it was begun.
  const nearest =
    findNearest(view, wanted) ?? wanted.find(({ link }) => link === null) ?? findNearest(view, badges);
  const step = nearest?.progress.nextStep;
  if (!nearest || !step) return null;
  const name = showName(view, nearest.badgeClass);
  return html`<section class="m-next" aria-labelledby="stap"><h2 id="stap">${iconNext}${words.nextTitle}</h2>
${readAloud(view.texts, html`<div class="m-step">${renderNextStep(view, nearest.badgeClass, step)}</div>`)}
<div class="m-for"><img src="${findImagePath(nearest.badgeClass)}" alt="" width="88" height="88">
<div><p>${words.nextFor}<br><strong>${name}</strong></p>${renderProgress(view, nearest)}</div></div></section>`;
}

function renderCodes(view: HolderView, { shares, badges }: Mine): Html | null {
  const { texts } = view;
  if (badges.length === 0) return null;
  return html`<section class="k-card">${readAloud(texts, html`<h2>${texts.mine.codesTitle}</h2><p>${texts.mine.codesLead}</p>`)}
${shares.length > 0 && renderShares(view, paths.mine, shares)}
<div class="k-actions">${buttonLink(`${paths.mine}/codes`, html`${actIcons.code}${texts.shares.makeNew}`)}</div></section>`;
}

function renderWhoSees({ texts }: HolderView): Html {
  const { whoSeesTitle, whoSees } = texts.mine;
  return html`<section class="k-card">${readAloud(
    texts,
    html`<h2>${whoSeesTitle}</h2><ul class="m-lines">${whoSees.map((line) => html`<li>${line}</li>`)}</ul>`,
  )}
<p class="k-links"><a href="${`${paths.mine}/vragen`}">${texts.ownQuestions.title}</a></p>
<div class="k-actions">${buttonLink(`${paths.mine}/wie-ziet-wat`, html`${actIcons.see}${texts.control.change}`, 'secondary')}</div></section>`;
}

function renderRevoked(view: HolderView, { revoked }: Mine): Html | null {
  if (revoked.length === 0) return null;
  return html`<details class="k-details"><summary>${view.texts.mine.revokedTitle}</summary><ul>${revoked.map(
    ({ credential, name }) => html`<li><a href="${`${paths.mine}/badges/${credential.id}`}">${name}</a></li>`,
  )}</ul></details>`;
}

export const holderPages: RouteModule = { noun: 'participants', register: registerMine };
