// A participant's own page: their badges with what each means, the one next step, superbadges on the way, their
// codes, and who sees what. Nothing of anybody else.
import type { Holder } from '../../domain/actors.ts';
import type { SuperbadgeProgress } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import { type BadgeProgress, loadProgress, type ParticipantProgress } from '../../domain/progress.ts';
import { listShares, type Share } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink, readAloud } from '../components.ts';
import { type Html, html, type Piece } from '../html.ts';
import { badgeWords, buildHolderView, type HolderView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireHolder } from '../sessions.ts';
import { countProgress, isStarted, renderNextStep, renderProgress } from './next-steps.ts';
import { renderNotice } from './notices.ts';
import { renderShares } from './shares.ts';
import { findClassPath, findImagePath, findName, findTemplate, translateNames } from './shown-classes.ts';

const listMaximum = 100;

function registerMine(app: App, services: Services): void {
  app.get(paths.mine, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const mine = await loadMine(view, services, requireHolder(request));
    const title = view.texts.mine.hello({ name: mine.participant.givenName });
    const body = html`${renderNotice(view, request.query)}${renderMine(view, mine)}`;
    return sendPage(reply, view, {
      title: view.texts.shell.myBadges,
      body: html`<h1>${title}</h1>${body}`,
      scripts: ['read-aloud.js'],
    });
  });
}

type OwnBadge = { credential: CredentialView; name: string; uitleg: string };

type Mine = {
  participant: Participant;
  badges: OwnBadge[];
  revoked: OwnBadge[];
  progress: ParticipantProgress;
  shares: Share[];
};

async function loadMine(view: HolderView, services: Services, actor: Holder): Promise<Mine> {
  const { participantId } = actor;
  const request = { participantId, limit: listMaximum };
  const { items } = await listCredentials(services, actor, request);
  const names = await translateNames(services, items, view.badgeLanguage);
  const own = await Promise.all(
    items.map(async (credential) => ({
      credential,
      name: names.get(credential.id) ?? credential.name,
      uitleg: await findUitleg(view, services, credential),
    })),
  );
  return {
    participant: await loadParticipant(services, actor, participantId),
    badges: own.filter(({ credential }) => credential.status === 'in-force'),
    revoked: own.filter(({ credential }) => credential.status === 'revoked'),
    progress: await loadProgress(services, actor, participantId),
    shares: (await listShares(services, actor, request)).items.filter(({ isOpen }) => isOpen),
  };
}

async function findUitleg(
  { badgeLanguage }: HolderView,
  services: Services,
  credential: CredentialView,
): Promise<string> {
  const { badgeClass: slug, version } = credential;
  const template = await findTemplate(services, findClassPath({ slug, version }));
  return template?.uitleg[badgeLanguage] ?? '';
}

function renderMine(view: HolderView, mine: Mine): Html {
  const words = view.texts.mine;
  return html`${mine.badges.length === 0 && html`<p class="k-lead">${words.none}</p>`}
${mine.badges.map((badge) => renderBadge(view, badge))}
${renderNext(view, mine.progress)}
${renderSuperbadges(view, mine)}
${mine.badges.length > 0 && renderCodes(view, mine)}
<section class="k-card"><h2>${words.whoSeesTitle}</h2><ul>${words.whoSees.map((line) => html`<li>${line}</li>`)}</ul></section>
${mine.revoked.length > 0 && renderRevoked(view, mine.revoked)}`;
}

function renderBadge(view: HolderView, { credential, name, uitleg }: OwnBadge): Html {
  const { texts, language } = view;
  const image = findImagePath({ slug: credential.badgeClass, version: credential.version });
  const href = `${paths.mine}/badges/${credential.id}`;
  const note = credential.isOpen
    ? renderMonth(credential.month, language)
    : html`<strong class="k-flag">${texts.mine.closedNote}</strong>`;
  return html`<article class="k-card k-own"><div class="k-item"><img src="${image}" alt="" width="112" height="112">
<div><h2>${badgeWords(view, name)}</h2><p><small>${note}</small></p></div></div>
${readAloud(texts, html`<p class="k-lead">${badgeWords(view, uitleg)}</p>`)}
${buttonLink(href, texts.mine.openBadge, 'secondary')}</article>`;
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

function renderNext(view: HolderView, { badges }: ParticipantProgress): Html | null {
  const words = view.texts.mine;
  const nearest = findNearest(view, badges);
  const step = nearest?.progress.nextStep;
  return nearest && step
    ? html`<section class="k-card k-own"><div class="k-item"><img src="${findImagePath(nearest.badgeClass)}" alt="" width="112" height="112" class="k-faint">
<div><h2>${words.nextTitle}</h2><p>${words.nextFor} ${findWords(view, nearest.badgeClass)}</p></div></div>
${renderNextStep(view, nearest.badgeClass, step)}${renderProgress(view, nearest)}</section>`
    : null;
}

function renderSuperbadges(view: HolderView, { progress }: Mine): Html | null {
  const words = view.texts.mine;
  const underWay = progress.superbadges.filter(
    ({ link, progress }) => link === null && progress.supporting.length > 0,
  );
  return underWay.length === 0
    ? null
    : html`<section><h2>${words.superbadgesTitle}</h2><p>${words.superbadgesLead}</p>
${underWay.map(({ badgeClass, progress: standing }) => renderSuperbadge(view, { badgeClass, standing, progress }))}</section>`;
}

type SuperbadgeOnTheWay = {
  badgeClass: BadgeClass;
  standing: SuperbadgeProgress;
  progress: ParticipantProgress;
};

function renderSuperbadge(view: HolderView, { badgeClass, standing, progress }: SuperbadgeOnTheWay): Html {
  const words = view.texts.mine;
  const helping = standing.next.flatMap(
    (slug) => progress.badges.find((badge) => badge.badgeClass.slug === slug)?.badgeClass ?? [],
  );
  return html`<article class="k-card"><div class="k-item"><img src="${findImagePath(badgeClass)}" alt="" width="88" height="88" class="k-faint">
<div><h3><a href="${findClassPath(badgeClass)}">${findWords(view, badgeClass)}</a></h3>
<p><strong>${standing.complete ? words.complete : words.toGo({ count: standing.missing })}</strong></p>
${helping.length > 0 && html`<p>${words.helps} ${helping.map((helper, index) => [index > 0 && ', ', findWords(view, helper)])}</p>`}</div></div></article>`;
}

function renderCodes(view: HolderView, { shares }: Mine): Html {
  const { texts } = view;
  return html`<section class="k-card"><h2>${texts.mine.codesTitle}</h2><p>${texts.mine.codesLead}</p>
${shares.length > 0 && renderShares(view, paths.mine, shares)}
<div class="k-actions">${buttonLink(`${paths.mine}/codes`, texts.shares.makeNew)}</div></section>`;
}

function renderRevoked(view: HolderView, revoked: readonly OwnBadge[]): Html {
  return html`<details class="k-details"><summary>${view.texts.mine.revokedTitle}</summary><ul>${revoked.map(
    ({ credential, name }) =>
      html`<li><a href="${`${paths.mine}/badges/${credential.id}`}">${badgeWords(view, name)}</a></li>`,
  )}</ul></details>`;
}

function findWords(view: HolderView, badgeClass: BadgeClass): Piece {
  return badgeWords(view, findName(badgeClass, view.badgeLanguage));
}

export const holderPages: RouteModule = { noun: 'participants', register: registerMine };
