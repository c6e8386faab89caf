// What somebody sees who has a cv-code: the name as its owner chose it, superbadges first, and for each badge whether
// it is valid now. Unknown, closed and mistyped codes get one and the same answer.
import {
  findSharedSuperbadges,
  loadSharedSet,
  type SharedCredential,
  type SharedSuperbadge,
} from '../../domain/shared-sets.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink, statusPanel } from '../components.ts';
import { type Html, html } from '../html.ts';
import { resultIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { findImagePath, toPath, translateNames } from './shown-classes.ts';

function registerSharedSets(app: App, services: Services): void {
  const config = { limit: 'codes' } as const;
  app.get<{ Params: { code: string } }>(`${paths.share}/:code`, { config }, async (request, reply) => {
    const { code } = request.params;
    const set = await loadSharedSet(services, code);
    const { superbadges } = await findSharedSuperbadges(services, code);
    const view = buildView(request, services.settings);
    const names = await translateNames(services, set.credentials, view.language);
    const shown = { services, names, ...set, superbadges };
    return sendPage(reply, view, renderSet(view, shown));
  });
}

type Shown = {
  services: Services;
  code: string;
  displayName: string | null;
  credentials: SharedCredential[];
  superbadges: SharedSuperbadge[];
  /** By credential id, in the reader's language. */
  names: Map<string, string>;
};

function renderSet(view: View, shown: Shown): Page {
  const { sharedPage } = view.texts;
  const { displayName, credentials, superbadges } = shown;
  const heading = displayName === null ? sharedPage.title : sharedPage.titleOf({ name: displayName });
  // Those under a superbadge are shown there; a superbadge of its own stands among the superbadges.
  const nested = new Set(superbadges.flatMap(({ supporting }) => supporting.map(({ id }) => id)));
  const complete = new Set(superbadges.map(({ badgeClass }) => badgeClass));
  const others = credentials.filter(({ id, badgeClass }) => !nested.has(id) && !complete.has(badgeClass));
  const isAllValid = credentials.every(({ status }) => status === 'in-force');
  const body = html`<h1>${heading}</h1>
${
  isAllValid
    ? statusPanel('valid', { word: sharedPage.allValid, meaning: sharedPage.allValidMeaning })
    : statusPanel('not-in-force', { word: sharedPage.someRevoked, meaning: sharedPage.someRevokedMeaning })
}
${superbadges.length > 0 && html`<h2>${sharedPage.superbadgesTitle}</h2>${superbadges.map((superbadge) => renderSuperbadge(view, superbadge, shown))}`}
${others.length > 0 && html`<h2>${sharedPage.badgesTitle}</h2>${others.map((credential) => renderCredential(view, credential, shown))}`}
<p class="k-honest"><strong>${sharedPage.honest}</strong></p>
<div class="k-actions">${buttonLink(`${paths.check}?code=${shown.code}`, sharedPage.checkAgain, 'secondary')}</div>
<p class="k-hint">${sharedPage.code({ code: shown.code })}</p>`;
  // The title stands in histories and over shoulders: no name in it.
  return { title: sharedPage.title, body };
}

function renderStatus({ texts }: View, status: SharedCredential['status']): Html {
  const { sharedPage } = texts;
  return status === 'in-force'
    ? html`<span class="k-chip k-chip-good">${resultIcons.passed}${sharedPage.valid}</span>`
    : html`<span class="k-chip k-chip-mind">${resultIcons.failed}${sharedPage.revoked}</span>`;
}

function renderSuperbadge(view: View, superbadge: SharedSuperbadge, shown: Shown): Html {
  const { sharedPage } = view.texts;
  const { credential, supporting, name, description, imageUrl } = superbadge;
  const { language } = view;
  return html`<article class="k-card"><div class="k-item"><img src="${toPath(shown.services, imageUrl)}" alt="" width="88" height="88">
<div><h3>${credential ? html`<a href="${toPath(shown.services, credential.link)}">${name[language]}</a>` : name[language]}</h3>
<p>${credential ? renderStatus(view, credential.status) : sharedPage.complete}</p></div></div>
<p>${description[language]}</p>
<details><summary>${sharedPage.restsOn({ count: supporting.length })}</summary>${supporting.map((part) => renderCredential(view, part, shown))}</details></article>`;
}

function renderCredential(view: View, credential: SharedCredential, { services, names }: Shown): Html {
  const { language } = view;
  const image = findImagePath({ slug: credential.badgeClass, version: credential.version });
  return html`<div class="k-item k-item-line"><img src="${image}" alt="" width="64" height="64" loading="lazy">
<div><h3><a href="${toPath(services, credential.link)}">${names.get(credential.id) ?? credential.name}</a></h3>
<p>${credential.description[language]}</p>
<p>${renderStatus(view, credential.status)} <small>${renderMonth(credential.month, language)}</small></p></div></div>`;
}

export const sharedSetPages: RouteModule = { noun: 'shares', register: registerSharedSets };
