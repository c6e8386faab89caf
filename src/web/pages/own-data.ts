// What is kept of a participant: to take along as a whole, to have their name corrected, or to have all of it erased.
// By the participant, or by staff together with them; what was asked stands there until staff did it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAct } from '../../domain/actors.ts';
import {
  createHolderRequest,
  type HolderRequest,
  type HolderWish,
  listHolderRequests,
  withdrawHolderRequest,
} from '../../domain/holder-requests.ts';
import { isPersonName } from '../../domain/participant-names.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import { buildPersonalArchive } from '../../domain/personal-data.ts';
import type { Services } from '../../services.ts';
import { buttonLink, noticeBox } from '../components.ts';
import { button, errorSummary, type FieldError, postForm, readField, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderNotice, withNotice } from './notices.ts';
import { type Owner, type OwnerPlace, ownerPlaces } from './owners.ts';

function registerOwnData(app: App, services: Services): void {
  for (const place of ownerPlaces) {
    registerOverview(app, services, place);
    registerWishes(app, services, place);
  }
}

function registerOverview(app: App, services: Services, { prefix, findOwner }: OwnerPlace): void {
  app.get(`${prefix}/gegevens`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const page = await renderOverview(view, services, { owner: findOwner(request), errors: [] });
    return sendPage(reply, view, { ...page, body: html`${renderNotice(view, request.query)}${page.body}` });
  });
  app.get(`${prefix}/gegevens.zip`, async (request, reply) => {
    const { actor, participantId } = findOwner(request);
    const bytes = await buildPersonalArchive(services, actor, participantId);
    reply.header('content-disposition', 'attachment; filename="kundig.zip"');
    return reply.type('application/zip').send(Buffer.from(bytes));
  });
  app.get(`${prefix}/gegevens/wissen`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = findOwner(request);
    await listHolderRequests(services, owner.actor, owner.participantId);
    return sendPage(reply, view, renderSure(view, owner));
  });
}

function registerWishes(app: App, services: Services, { prefix, findOwner }: OwnerPlace): void {
  app.post(`${prefix}/gegevens/naam`, async (request, reply) => {
    const owner = findOwner(request);
    const names = readNames(request.body);
    if (!isPersonName(names.givenName) || !isPersonName(names.familyName)) {
      return sendFault(request, reply, { services, owner, names });
    }
    return ask(reply, { services, owner, wish: { kind: 'correct-name', ...names }, notice: 'naam-gevraagd' });
  });
  app.post(`${prefix}/gegevens/wissen`, async (request, reply) => {
    const owner = findOwner(request);
    return ask(reply, { services, owner, wish: { kind: 'erase' }, notice: 'wissen-gevraagd' });
  });
  type Params = { Params: { requestId: string } };
  app.post<Params>(`${prefix}/gegevens/:requestId/terug`, async (request, reply) => {
    const { actor, participantId, base } = findOwner(request);
    const { requestId } = request.params;
    await withdrawHolderRequest(services, actor, { participantId, requestId });
    return reply.redirect(withNotice(`${base}/gegevens`, 'vraag-terug'), 303);
  });
}

type Names = { givenName: string; familyName: string };

function readNames(body: unknown): Names {
  return { givenName: readField(body, 'givenName'), familyName: readField(body, 'familyName') };
}

type Asking = {
  services: Services;
  owner: Owner;
  wish: HolderWish;
  notice: 'naam-gevraagd' | 'wissen-gevraagd';
};

async function ask(reply: FastifyReply, { services, owner, wish, notice }: Asking): Promise<FastifyReply> {
  const { actor, participantId, base } = owner;
  await createHolderRequest(services, actor, { participantId, wish });
  return reply.redirect(withNotice(`${base}/gegevens`, notice), 303);
}

type Faulty = { services: Services; owner: Owner; names: Names };

async function sendFault(
  request: FastifyRequest,
  reply: FastifyReply,
  faulty: Faulty,
): Promise<FastifyReply> {
  const { services, owner, names } = faulty;
  const view = buildHolderView(request, services.settings);
  const errors = [{ field: 'givenName', message: view.texts.control.nameFault }];
  return sendPage(reply.code(400), view, await renderOverview(view, services, { owner, names, errors }));
}

type Overview = { owner: Owner; names?: Names; errors: FieldError[] };

async function renderOverview(
  view: HolderView,
  services: Services,
  { owner, names, errors }: Overview,
): Promise<Page> {
  const { actor, participantId, base } = owner;
  const { control, forms } = view.texts;
  const participant = await loadParticipant(services, actor, participantId);
  const waiting = await listHolderRequests(services, actor, participantId);
  const find = (kind: HolderRequest['kind']) => waiting.find((request) => request.kind === kind);
  const body = html`<h1>${control.dataTitle}</h1>
${errorSummary(view.texts, errors)}
${renderKept(view, participant)}
${mayDownload(owner) && renderDownload(view, owner)}
${renderName(view, base, { waiting: find('correct-name'), names })}
${renderErase(view, base, find('erase'))}
<p><a href="${base}/wie-ziet-wat">${forms.back}</a></p>`;
  return { title: control.dataTitle, body };
}

/** Not on a shared tablet: the file would stay on it. */
function mayDownload({ actor }: Owner): boolean {
  return actor.kind === 'holder' || mayAct(actor, 'hand-out-data');
}

function renderDownload({ texts: { control } }: HolderView, { base }: Owner): Html {
  return html`<section class="k-card"><h2>${control.downloadTitle}</h2><p>${control.downloadHint}</p>
<p><a class="k-button k-button-secondary" href="${base}/gegevens.zip" download="kundig.zip">${control.download}</a></p></section>`;
}

function renderKept({ texts }: HolderView, { givenName, familyName, email }: Participant): Html {
  const { control } = texts;
  return html`<section><p class="k-lead">${control.dataLead}</p><ul>
<li>${control.nameIs({ name: `${givenName} ${familyName}` })}</li>
${email !== null && html`<li>${control.mailIs({ name: email })}</li>`}
<li>${control.alsoKept}</li></ul></section>`;
}

type Naming = { waiting: HolderRequest | undefined; names: Names | undefined };

function renderName(view: HolderView, base: string, { waiting, names }: Naming): Html {
  const { control } = view.texts;
  if (waiting) {
    const name = `${waiting.givenName} ${waiting.familyName}`;
    const stop = postForm(
      view,
      `${base}/gegevens/${waiting.id}/terug`,
      button(control.nameStop, 'secondary'),
    );
    return html`<section class="k-card"><h2>${control.nameTitle}</h2>${noticeBox(view.texts, 'info', control.nameWaiting({ name }))}${stop}</section>`;
  }
  const field = (name: keyof Names) =>
    textField(view.texts, { name, label: control[name], value: names?.[name], maxLength: 100 });
  const fields = html`${field('givenName')}${field('familyName')}${button(control.nameSend, 'secondary')}`;
  return html`<details class="k-details"${names && html` open`}><summary>${control.nameTitle}</summary><p>${control.nameHint}</p>
${postForm(view, `${base}/gegevens/naam`, fields)}</details>`;
}

function renderErase(view: HolderView, base: string, waiting: HolderRequest | undefined): Html {
  const { control } = view.texts;
  if (waiting) {
    const stop = postForm(
      view,
      `${base}/gegevens/${waiting.id}/terug`,
      button(control.eraseStop, 'secondary'),
    );
    return html`<section class="k-card"><h2>${control.eraseTitle}</h2>${noticeBox(view.texts, 'info', control.eraseWaiting)}${stop}</section>`;
  }
  return html`<details class="k-details"><summary>${control.eraseTitle}</summary><p>${control.eraseHint}</p>
<p><a href="${base}/gegevens/wissen">${control.eraseAsk}</a></p></details>`;
}

/** Asked once more, calmly, because it can not be turned back. */
function renderSure(view: HolderView, owner: Owner): Page {
  const { control } = view.texts;
  const { base } = owner;
  const body = html`<h1>${control.eraseSure}</h1>
<ul class="k-lead">${control.eraseLead.map((line) => html`<li>${line}</li>`)}</ul>
<p>${control.eraseStays}</p>
${mayDownload(owner) && html`<p>${control.eraseKeep} <a href="${base}/gegevens.zip" download="kundig.zip">${control.download}</a></p>`}
<p>${control.eraseOr}</p>
<div class="k-actions">${buttonLink(`${base}/gegevens`, control.eraseNo)}
${postForm(view, `${base}/gegevens/wissen`, button(control.eraseYes, 'danger'))}</div>`;
  return { title: control.eraseSure, body };
}

export const ownDataPages: RouteModule = { noun: 'holder-requests', register: registerOwnData };
