// One badge for those who look after it: the participant, or staff of their location. Its link and QR code, closing
// and opening it, and asking for its withdrawal. The same page under /mijn and /deelnemers/{id}.
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../base/problem.ts';
import { type Actor, mayAct } from '../../domain/actors.ts';
import { type CredentialView, loadCredential, setCredentialOpen } from '../../domain/credential-views.ts';
import { requestRevocation, type StaffReason, staffReasons } from '../../domain/revocations.ts';
import type { Services } from '../../services.ts';
import { badgeHero, buttonLink, noticeBox, qrImage, readAloud } from '../components.ts';
import { button, errorSummary, postForm, radioField, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons } from '../icons.ts';
import {
  badgeWords,
  buildHolderView,
  buildView,
  type HolderView,
  type Page,
  sendPage,
  type View,
} from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireHolder, requireStaff } from '../sessions.ts';
import { findCredentialClass, sayName, showName, showNameOfOthers, showUitleg } from './badge-words.ts';
import { renderNotice, withNotice } from './notices.ts';
import { findImagePath, toPath } from './shown-classes.ts';

/** A badge, who looks at it, and the addresses of its page and of the page above it. */
type Kept = { actor: Actor; credential: CredentialView; base: string; above: string };
type Params = { Params: { credentialId: string } };
type Place = { prefix: string; load: (request: FastifyRequest) => Promise<Kept> };

function registerOwnBadges(app: App, services: Services): void {
  const load = async (request: FastifyRequest, actor: Actor, above: string): Promise<Kept> => {
    const { credentialId } = request.params as { credentialId: string };
    const credential = await loadCredential(services, actor, credentialId);
    return { actor, credential, above, base: `${above}/badges/${credential.id}` };
  };
  const own: Place = {
    prefix: `${paths.mine}/badges/:credentialId`,
    load: (request) => load(request, requireHolder(request), paths.mine),
  };
  const theirs: Place = {
    prefix: `${paths.people}/:participantId/badges/:credentialId`,
    load: async (request) => {
      const { participantId } = request.params as { participantId: string };
      const kept = await load(request, requireStaff(request), `${paths.people}/${participantId}`);
      if (kept.credential.participantId !== participantId) throw new Problem('not-found');
      return kept;
    },
  };
  for (const place of [own, theirs]) registerPlace(app, services, place);
  registerWithdrawal(app, services, own);
  registerRequest(app, services, theirs);
}

function registerPlace(app: App, services: Services, { prefix, load }: Place): void {
  app.get<Params>(prefix, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const page = await renderKept(view, services, await load(request));
    return sendPage(reply, view, { ...page, body: html`${renderNotice(view, request.query)}${page.body}` });
  });
  for (const isOpen of [true, false]) {
    const act = isOpen ? 'open' : 'dicht';
    app.get<Params>(`${prefix}/${act}`, async (request, reply) => {
      return reply.redirect((await load(request)).base, 303);
    });
    app.post<Params>(`${prefix}/${act}`, async (request, reply) => {
      const { actor, credential, base } = await load(request);
      await setCredentialOpen(services, actor, { credentialId: credential.id, isOpen });
      return reply.redirect(withNotice(base, `badge-${act}`), 303);
    });
  }
}

/** The participant's own: asked once more, calmly, because it can not be turned back. */
function registerWithdrawal(app: App, services: Services, { prefix, load }: Place): void {
  app.get<Params>(`${prefix}/weg`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const { credential, base } = await load(request);
    const { ownBadge } = view.texts;
    const body = html`<h1>${ownBadge.withdrawTitle}</h1>
${await renderTop(view, services, credential)}
${ownBadge.withdrawLead.map((line) => html`<p class="k-lead">${line}</p>`)}
<p>${ownBadge.withdrawOr}</p>
<div class="k-actions">${buttonLink(base, ownBadge.withdrawNo)}
${postForm(view, `${base}/weg`, button(ownBadge.withdrawYes, 'danger'))}</div>`;
    return sendPage(reply, view, { title: ownBadge.withdrawTitle, body });
  });
  app.post<Params>(`${prefix}/weg`, async (request, reply) => {
    const { actor, credential, above } = await load(request);
    await requestRevocation(services, actor, { credentialId: credential.id, reason: 'holder-request' });
    return reply.redirect(withNotice(above, 'badge-weg'), 303);
  });
}

/** Staff's: a reason from the list; who may not confirm it themselves, asks. */
function registerRequest(app: App, services: Services, { prefix, load }: Place): void {
  app.get<Params>(`${prefix}/intrekken`, async (request, reply) => {
    const view = buildView(request, services.settings);
    return sendPage(reply, view, await renderRequest(view, services, await load(request)));
  });
  app.post<Params>(`${prefix}/intrekken`, async (request, reply) => {
    const kept = await load(request);
    const reason = findReason(readField(request.body, 'reason'));
    if (reason === undefined) {
      const view = buildView(request, services.settings);
      const page = await renderRequest(view, services, kept, view.texts.ownBadge.reasonNeeded);
      return sendPage(reply.code(400), view, page);
    }
    const { actor, credential, above } = kept;
    const { state } = await requestRevocation(services, actor, { credentialId: credential.id, reason });
    return reply.redirect(
      withNotice(above, state === 'confirmed' ? 'ingetrokken' : 'intrekken-gevraagd'),
      303,
    );
  });
}

function findReason(text: string): StaffReason | undefined {
  return staffReasons.find((reason) => reason === text);
}

async function renderRequest(
  view: View,
  services: Services,
  { actor, credential, base }: Kept,
  error?: string,
): Promise<Page> {
  const { ownBadge, queue, people } = view.texts;
  const options = staffReasons.map((value) => ({ value, label: queue.reasons[value] }));
  const label = mayAct(actor, 'confirm-revocation') ? ownBadge.requestNow : ownBadge.request;
  const body = html`<h1>${ownBadge.requestTitle}</h1>
${error && errorSummary(view.texts, [{ field: 'reason', message: error }])}
${await renderTop(view, services, credential)}
<p>${ownBadge.requestLead}</p>
${postForm(
  view,
  `${base}/intrekken`,
  html`${radioField({ name: 'reason', label: ownBadge.requestReason, options, error, isRequired: true })}
${button(label, 'danger')}`,
)}
<p><a href="${base}">${people.back}</a></p>`;
  return { title: ownBadge.requestTitle, body };
}

async function renderTop(view: HolderView, services: Services, credential: CredentialView): Promise<Html> {
  const { badgeClass: slug, version } = credential;
  const badge = await findCredentialClass(services, credential);
  return html`<p class="k-subject"><img src="${findImagePath({ slug, version })}" alt="" width="56" height="56">${badge ? showName(view, badge) : badgeWords(view, credential.name)}</p>`;
}

async function renderKept(view: HolderView, services: Services, kept: Kept): Promise<Page> {
  const { credential, actor, above, base } = kept;
  const { forms, ownBadge } = view.texts;
  const { badgeClass: slug, version } = credential;
  const badge = await findCredentialClass(services, credential);
  const mayWithdraw = actor.kind === 'holder' && credential.status === 'in-force';
  const mayRequest = mayAct(actor, 'request-revocation') && credential.status === 'in-force';
  const body = html`${badgeHero({
    name: badge ? showName(view, badge) : badgeWords(view, credential.name),
    under: badge && showNameOfOthers(view, badge),
    image: findImagePath({ slug, version }),
    imageAlt: badge?.template.imageAlt[view.badgeLanguage] ?? '',
    imageLanguage: view.badgeLanguage,
    children: badge && readAloud(view.texts, html`<p class="k-lead">${showUitleg(view, badge)}</p>`),
  })}
${credential.status === 'revoked' && noticeBox(view.texts, 'warning', ownBadge.revokedNow)}
${credential.isOpen && renderLink(view, services, kept)}
${renderOpenness(view, kept)}
${mayWithdraw && html`<p><a href="${`${base}/weg`}">${ownBadge.withdraw}</a></p>`}
${mayRequest && html`<p><a href="${`${base}/intrekken`}">${ownBadge.requestTitle}</a></p>`}
<p><a href="${above}">${forms.back}</a></p>`;
  const title = badge ? sayName(view, badge) : credential.name;
  return { title, body, scripts: ['read-aloud.js'] };
}

function renderLink({ texts }: HolderView, services: Services, { actor, credential, base }: Kept): Html {
  const { ownBadge, forms } = texts;
  const { link, status } = credential;
  const mayShare = actor.kind === 'holder' || mayAct(actor, 'share-with-participant');
  const mayTake = mayShare && status === 'in-force';
  return html`<section class="k-card k-with-qr"><div><h2>${ownBadge.linkTitle}</h2><p>${ownBadge.linkHint}</p>
<p class="k-link" dir="ltr">${link}</p>
<p><a href="${toPath(services, link)}">${ownBadge.seeAsOthers}</a></p></div>
${qrImage(link, forms.qrAlt)}</section>
${mayTake && html`<p>${buttonLink(`${base}/bewaren`, html`${actIcons.keep}${ownBadge.takeAlong}`)}</p>`}`;
}

/** Whether others can see it, and the one button that changes that, for those who may. */
function renderOpenness(view: HolderView, { actor, credential, base }: Kept): Html | null {
  const { ownBadge } = view.texts;
  const { isOpen, status } = credential;
  const mayChange = actor.kind === 'holder' || mayAct(actor, 'share-with-participant');
  // What was withdrawn can be closed, but not opened again.
  if (status === 'revoked' && !isOpen) return null;
  const act = isOpen
    ? postForm(view, `${base}/dicht`, button(html`${actIcons.close}${ownBadge.close}`, 'secondary'))
    : postForm(view, `${base}/open`, button(html`${actIcons.open}${ownBadge.open}`));
  return html`<section class="k-card"><h2>${isOpen ? ownBadge.openNow : ownBadge.closedNow}</h2>
<p>${isOpen ? ownBadge.openMeaning : ownBadge.closedMeaning}</p>${mayChange && act}</section>`;
}

export const ownBadgePages: RouteModule = { noun: 'credentials', register: registerOwnBadges };
