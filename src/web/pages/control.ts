// "Wie ziet wat?": what is open and how often it was looked at, who of staff looked, and the way to everything that
// is kept. For the participant, and for staff together with them.

import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import {
  findLookSubject,
  type Looks,
  listStaffViews,
  loadLooks,
  type StaffView,
} from '../../domain/looks.ts';
import { listShares, type Share } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import { button, postForm } from '../forms.ts';
import { type Html, html, type Piece } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildHolderView, type HolderView, sendPage } from '../layout.ts';
import type { App, RouteModule } from '../route-module.ts';
import { loadNames } from './badge-words.ts';
import { renderNotice } from './notices.ts';
import { type Owner, ownerPlaces } from './owners.ts';
import { findImagePath } from './shown-classes.ts';

const listMaximum = 100;
const viewsShown = 60;

function registerControl(app: App, services: Services): void {
  for (const { prefix, findOwner } of ownerPlaces) {
    app.get(`${prefix}/wie-ziet-wat`, async (request, reply) => {
      const view = buildHolderView(request, services.settings);
      const owner = findOwner(request);
      const { title, lead } = view.texts.control;
      const body = html`${renderNotice(view, request.query)}<h1>${title}</h1><p class="k-lead">${lead}</p>
${await renderOpen(view, services, owner)}
${await renderViews(view, services, owner)}
${renderOwnData(view, owner.base)}
<p><a href="${owner.base}">${view.texts.forms.back}</a></p>`;
      return sendPage(reply, view, { title, body, styles: ['control.css'] });
    });
  }
}

type Open = { credentials: CredentialView[]; shares: Share[]; looks: Map<string, Looks> };

async function loadOpen(services: Services, { actor, participantId }: Owner): Promise<Open> {
  const request = { participantId, limit: listMaximum };
  const credentials = (await listCredentials(services, actor, request)).items.filter(({ isOpen }) => isOpen);
  const shares = (await listShares(services, actor, { ...request, isOpen: true })).items;
  const subjects = [
    ...credentials.map(({ id }) => findLookSubject({ credentialId: id })),
    ...shares.map(({ code }) => findLookSubject({ code })),
  ];
  return { credentials, shares, looks: await loadLooks(services, actor, { participantId, subjects }) };
}

async function renderOpen(view: HolderView, services: Services, owner: Owner): Promise<Html> {
  const words = view.texts.control;
  const open = await loadOpen(services, owner);
  const names = await loadNames(view, services, open.credentials);
  if (open.credentials.length + open.shares.length === 0) {
    return html`<section><h2>${words.openTitle}</h2><p>${words.openNone}</p></section>`;
  }
  const shares = open.shares.map((share) =>
    renderShare(view, { share, looks: open.looks, base: owner.base }),
  );
  const credentials = open.credentials.map((credential) => {
    const name = names.get(credential.id);
    return renderCredential(view, { credential, name, looks: open.looks, base: owner.base });
  });
  return html`<section><h2>${words.openTitle}</h2><p>${words.looksHint}</p>
${shares.length > 0 && html`<h3>${words.codesTitle}</h3>${shares}`}
${credentials.length > 0 && html`<h3>${words.linksTitle}</h3>${credentials}`}</section>`;
}

type OpenShare = { share: Share; looks: Open['looks']; base: string };

function renderShare(view: HolderView, { share, looks, base }: OpenShare): Html {
  const { shares } = view.texts;
  const words = view.texts.control;
  const facts = `${shares.badgesIn({ count: share.credentialIds.length })} · ${shares.names[share.displayName]}`;
  return html`<div class="k-card k-open"><div><p class="k-open-name"><code dir="ltr">${share.code}</code></p><p>${facts}</p>
${renderLooks(view, looks.get(findLookSubject({ code: share.code })))}</div>
<div class="k-open-acts"><a class="k-button k-button-secondary" href="${base}/codes/${share.id}">${words.change}</a>
${postForm(view, `${base}/codes/${share.id}/dicht`, button(html`${actIcons.close}${shares.close}`, 'quiet'))}</div></div>`;
}

type OpenCredential = { credential: CredentialView; name: Piece; looks: Open['looks']; base: string };

function renderCredential(view: HolderView, { credential, name, looks, base }: OpenCredential): Html {
  const { ownBadge } = view.texts;
  const words = view.texts.control;
  const { id, badgeClass: slug, version } = credential;
  return html`<div class="k-card k-open"><div class="k-item"><img src="${findImagePath({ slug, version })}" alt="" width="56" height="56">
<div><p class="k-open-name">${name}</p>${renderLooks(view, looks.get(findLookSubject({ credentialId: id })))}</div></div>
<div class="k-open-acts"><a class="k-button k-button-secondary" href="${base}/badges/${id}">${words.change}</a>
${postForm(view, `${base}/badges/${id}/dicht`, button(html`${actIcons.close}${ownBadge.close}`, 'quiet'))}</div></div>`;
}

/** The sum, and the days behind one tap. */
function renderLooks(view: HolderView, looks: Looks | undefined): Html {
  const words = view.texts.control;
  if (!looks) return html`<p class="k-hint">${words.looksNone}</p>`;
  const days = looks.days.slice(0, 31).map(({ day, count }) => {
    return html`<li>${renderDay(day, view.language)}: ${words.times({ count })}</li>`;
  });
  return html`<details class="k-looks"><summary>${words.looks({ count: looks.total })}</summary><ul>${days}</ul></details>`;
}

async function renderViews(view: HolderView, services: Services, owner: Owner): Promise<Html> {
  const words = view.texts.control;
  const { actor, participantId } = owner;
  const views = await listStaffViews(services, actor, { participantId, limit: viewsShown });
  const list = html`<ul class="k-plain k-views">${views.map((seen) => renderView(view, seen))}</ul>`;
  return html`<section><h2>${words.viewsTitle}</h2><p>${words.viewsHint}</p>${views.length === 0 ? html`<p>${words.viewsNone}</p>` : list}</section>`;
}

function renderView(view: HolderView, { day, name, role, kinds }: StaffView): Html {
  const words = view.texts.control;
  const seen = new Intl.ListFormat(view.language === 'pap' ? 'nl' : view.language, { type: 'unit' });
  return html`<li><strong>${name}</strong>, ${words.roles[role]}<br><span>${renderDay(day, view.language)}</span>
<small>${seen.format(kinds.map((kind) => words.viewKinds[kind]))}</small></li>`;
}

function renderOwnData(view: HolderView, base: string): Html {
  const words = view.texts.control;
  return html`<section class="k-card"><h2>${words.dataTitle}</h2><p>${words.dataHint}</p>
<p><a class="k-button k-button-secondary" href="${base}/gegevens">${words.dataOpen}</a></p></section>`;
}

export const controlPages: RouteModule = { noun: 'looks', register: registerControl };
