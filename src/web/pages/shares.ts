// Cv-codes, by the participant or by floor staff together with them: choosing badges and a name, the code with its
// link and QR code, closing it, and making it anew. The same pages under /mijn and /deelnemers/{id}.
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../base/problem.ts';
import { type Actor, requireAct } from '../../domain/actors.ts';
import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import { renderDisplayName } from '../../domain/shared-sets.ts';
import {
  closeShare,
  createShare,
  type DisplayName,
  displayNames,
  listShares,
  regenerateShare,
  type Share,
  shareCredentialsMaximum,
} from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { badgeTile, codeDisplay, noticeBox, qrImage, tileGrid } from '../components.ts';
import {
  button,
  errorSummary,
  type FieldError,
  postForm,
  radioField,
  readField,
  readList,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireHolder, requireStaff } from '../sessions.ts';
import { loadNames } from './badge-words.ts';
import { renderNotice, withNotice } from './notices.ts';
import { renderNameChange } from './share-names.ts';
import { findImagePath, toPath } from './shown-classes.ts';
import { renderTakeCode } from './take-along.ts';

/** Whose codes, who looks after them, and under which address. */
type Owner = { actor: Actor; participant: Participant; base: string };

const listMaximum = 100;

function registerShares(app: App, services: Services): void {
  registerUnder(app, services, {
    prefix: paths.mine,
    loadOwner: async (request) => {
      const actor = requireHolder(request);
      const participant = await loadParticipant(services, actor, actor.participantId);
      return { actor, participant, base: paths.mine };
    },
  });
  registerUnder(app, services, {
    prefix: `${paths.people}/:participantId`,
    loadOwner: async (request) => {
      const actor = requireStaff(request);
      requireAct(actor, 'share-with-participant');
      const { participantId } = request.params as { participantId: string };
      const participant = await loadParticipant(services, actor, participantId);
      return { actor, participant, base: `${paths.people}/${participant.id}` };
    },
  });
}

type Place = { prefix: string; loadOwner: (request: FastifyRequest) => Promise<Owner> };

function registerUnder(app: App, services: Services, { prefix, loadOwner }: Place): void {
  app.get(`${prefix}/codes`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    return sendPage(reply, view, await renderNewShare(view, services, { owner, errors: [] }));
  });
  app.post(`${prefix}/codes`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    const draft = readDraft(request.body);
    const offered = await listOffered(services, owner);
    const errors = findErrors(view, draft, offered);
    if (errors.length > 0 || draft.displayName === undefined) {
      return sendPage(reply.code(400), view, await renderNewShare(view, services, { owner, draft, errors }));
    }
    const { credentialIds, displayName } = draft;
    const participantId = owner.participant.id;
    const share = await createShare(services, owner.actor, { participantId, credentialIds, displayName });
    return reply.redirect(`${owner.base}/codes/${share.id}`, 303);
  });
  registerOneShare(app, services, { prefix, loadOwner });
}

function registerOneShare(app: App, services: Services, { prefix, loadOwner }: Place): void {
  type Params = { Params: { shareId: string } };
  app.get<Params>(`${prefix}/codes/:shareId`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    const share = await loadShare(services, owner, request.params.shareId);
    const page = await renderShare(view, services, { owner, share });
    return sendPage(reply, view, { ...page, body: html`${renderNotice(view, request.query)}${page.body}` });
  });
  app.post<Params>(`${prefix}/codes/:shareId/dicht`, async (request, reply) => {
    const { actor, participant, base } = await loadOwner(request);
    await closeShare(services, actor, { participantId: participant.id, shareId: request.params.shareId });
    return reply.redirect(withNotice(base, 'code-dicht'), 303);
  });
  app.post<Params>(`${prefix}/codes/:shareId/nieuw`, async (request, reply) => {
    const { actor, participant, base } = await loadOwner(request);
    const { shareId } = request.params;
    const { id } = await regenerateShare(services, actor, { participantId: participant.id, shareId });
    return reply.redirect(withNotice(`${base}/codes/${id}`, 'code-nieuw'), 303);
  });
}

type Draft = { credentialIds: string[]; displayName: DisplayName | undefined };

function readDraft(body: unknown): Draft {
  const name = readField(body, 'displayName');
  return {
    credentialIds: readList(body, 'credentialIds').slice(0, shareCredentialsMaximum),
    displayName: displayNames.find((choice) => choice === name),
  };
}

/** What can be shared now: in force and open. */
async function listOffered(services: Services, { actor, participant }: Owner): Promise<CredentialView[]> {
  const request = { participantId: participant.id, limit: listMaximum };
  const { items } = await listCredentials(services, actor, request);
  return items.filter(({ status, isOpen }) => status === 'in-force' && isOpen);
}

function findErrors({ texts }: HolderView, draft: Draft, offered: readonly CredentialView[]): FieldError[] {
  const { faults } = texts.shares;
  const areOffered = draft.credentialIds.every((id) => offered.some((credential) => credential.id === id));
  const isChosen = draft.credentialIds.length > 0 && areOffered;
  return [
    ...(isChosen ? [] : [{ field: 'credentialIds', message: faults.credentialIds }]),
    ...(draft.displayName === undefined ? [{ field: 'displayName', message: faults.displayName }] : []),
  ];
}

async function loadShare(services: Services, { actor, participant }: Owner, shareId: string): Promise<Share> {
  let cursor: string | undefined;
  do {
    const request = { participantId: participant.id, cursor, limit: listMaximum };
    const page = await listShares(services, actor, request);
    const share = page.items.find(({ id }) => id === shareId);
    if (share) return share;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  throw new Problem('not-found');
}

type NewShare = { owner: Owner; draft?: Draft; errors: FieldError[] };

async function renderNewShare(view: HolderView, services: Services, form: NewShare): Promise<Page> {
  const { shares } = view.texts;
  const { owner, draft, errors } = form;
  const offered = await listOffered(services, owner);
  const title = shares.newTitle;
  if (offered.length === 0)
    return { title, body: html`<h1>${title}</h1><p class="k-lead">${shares.noBadges}</p>` };
  const names = await loadNames(view, services, offered);
  const tiles = offered.map((credential) =>
    badgeTile({
      name: names.get(credential.id),
      image: findImagePath({ slug: credential.badgeClass, version: credential.version }),
      note: renderMonth(credential.month, view.language),
      field: 'credentialIds',
      value: credential.id,
      type: 'checkbox',
      checked: draft === undefined || draft.credentialIds.includes(credential.id),
    }),
  );
  const options = displayNames.map((value) => {
    const example = renderDisplayName(value, owner.participant);
    return { value, label: shares.names[value], ...(example === null ? {} : { hint: example }) };
  });
  const body = html`<h1>${title}</h1>
${errorSummary(view.texts, errors)}
${postForm(
  view,
  `${owner.base}/codes`,
  html`<fieldset class="k-field" id="credentialIds"><legend>${shares.chooseBadges}</legend>
<p class="k-hint">${shares.chooseBadgesHint}</p>${tileGrid(tiles)}</fieldset>
${radioField({
  name: 'displayName',
  label: shares.chooseName,
  value: draft?.displayName,
  error: errors.find(({ field }) => field === 'displayName')?.message,
  options,
  isRequired: true,
})}
<div class="k-actions">${button(html`${actIcons.code}${shares.make}`)}</div>`,
)}`;
  return { title, body };
}

async function renderShare(
  view: HolderView,
  services: Services,
  { owner, share }: { owner: Owner; share: Share },
): Promise<Page> {
  const { shares, forms } = view.texts;
  const title = shares.madeTitle;
  const back = html`<p class="k-screen"><a href="${owner.base}">${forms.back}</a></p>`;
  if (!share.isOpen) {
    return { title, body: html`<h1>${title}</h1>${noticeBox(view.texts, 'info', shares.closed)}${back}` };
  }
  const url = `${owner.base}/codes/${share.id}`;
  const name = renderDisplayName(share.displayName, owner.participant);
  const body = html`<h1>${title}</h1>
<section class="k-card k-with-qr"><div><p>${shares.onCv}</p>
${codeDisplay(share.code.replaceAll('-', ''))}
<p class="k-link">${shares.cvLine({ link: share.link })}</p>
<p>${shares.orScan}</p></div>
${qrImage(share.link, forms.qrAlt)}</section>
<h2>${shares.shows}</h2>
<p>${name === null ? shares.noNameShown : shares.nameShown({ name })}</p>
${await renderContent(view, services, { owner, share })}
${renderNameChange(view, { share, base: owner.base, names: owner.participant })}
<p><a href="${toPath(services, share.link)}">${shares.seeAsOthers}</a></p>
${renderTakeCode(view, { link: share.link, base: owner.base })}
<div class="k-pair">${renderAct(view, `${url}/nieuw`, html`${actIcons.renew}${shares.renew}`, shares.renewHint)}
${renderAct(view, `${url}/dicht`, html`${actIcons.close}${shares.close}`, shares.closeHint)}</div>
${back}`;
  return { title, body, styles: ['take-along.css'], scripts: ['take-along.js'] };
}

function renderAct(view: HolderView, url: string, label: Html, hint: string): Html {
  return postForm(view, url, html`${button(label, 'secondary')}<p class="k-hint">${hint}</p>`);
}

async function renderContent(
  view: HolderView,
  services: Services,
  { owner, share }: { owner: Owner; share: Share },
): Promise<Html> {
  const offered = await listOffered(services, owner);
  const shown = offered.filter(({ id }) => share.credentialIds.includes(id));
  const names = await loadNames(view, services, shown);
  return tileGrid(
    shown.map((credential) =>
      badgeTile({
        name: names.get(credential.id),
        image: findImagePath({ slug: credential.badgeClass, version: credential.version }),
        note: renderMonth(credential.month, view.language),
      }),
    ),
  );
}

/** Open codes as a list that leads to each. */
export function renderShares({ texts }: HolderView, base: string, open: readonly Share[]): Html {
  const { shares } = texts;
  return html`<ul class="k-list">${open.map(
    ({ id, code, credentialIds, displayName }) =>
      html`<li><a class="k-row" href="${`${base}/codes/${id}`}"><code dir="ltr">${code}</code><span>${shares.badgesIn({ count: credentialIds.length })} · ${shares.names[displayName]}</span></a></li>`,
  )}</ul>`;
}

export const sharePages: RouteModule = { noun: 'shares', register: registerShares };
