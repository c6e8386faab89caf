// What participants asked to be done with their data, for staff who can do it: correct a name, erase everything.
import { decideHolderRequest, listRequestsToDo, type WaitingRequest } from '../../domain/holder-requests.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderNotice, withNotice } from './notices.ts';

type Params = { Params: { requestId: string } };

function registerHolderRequests(app: App, services: Services): void {
  app.get(paths.requests, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { requests } = view.texts;
    const waiting = await listRequestsToDo(services, requireStaff(request));
    const today = services.clock.now().toISOString().slice(0, 10);
    const body = html`${renderNotice(view, request.query)}<h1>${requests.title}</h1><p>${requests.lead}</p>
${waiting.length === 0 && html`<p class="k-lead">${requests.none}</p>`}
${waiting.map((asked) => renderRequest(view, asked, today))}`;
    return sendPage(reply, view, { title: requests.title, body });
  });
  app.get<Params>(`${paths.requests}/:requestId/wissen`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const waiting = await listRequestsToDo(services, requireStaff(request));
    const asked = waiting.find(({ id, kind }) => id === request.params.requestId && kind === 'erase');
    if (!asked) return reply.redirect(paths.requests, 303);
    return sendPage(reply, view, { title: view.texts.requests.eraseSure, body: renderSure(view, asked) });
  });
  app.post<Params>(`${paths.requests}/:requestId`, async (request, reply) => {
    const { requestId } = request.params;
    const decision = readField(request.body, 'decision') === 'confirm' ? 'confirm' : 'decline';
    const { kind } = await decideHolderRequest(services, requireStaff(request), { requestId, decision });
    const done = kind === 'erase' ? 'gewist' : 'naam-veranderd';
    return reply.redirect(withNotice(paths.requests, decision === 'confirm' ? done : 'naam-gelaten'), 303);
  });
}

const renderName = ({ givenName, familyName }: { givenName: string | null; familyName: string | null }) =>
  `${givenName} ${familyName}`;

function renderRequest(view: View, asked: WaitingRequest, today: string): Html {
  const { requests } = view.texts;
  const age = renderAge(asked.requestedAt.toISOString().slice(0, 10), today, view.language);
  const address = `${paths.requests}/${asked.id}`;
  const head = html`<h2><a href="${paths.people}/${asked.participantId}">${renderName(asked.name)}</a></h2>
<p><small>${age}</small></p>`;
  if (asked.kind === 'erase') {
    return html`<article class="k-card">${head}<p>${requests.asksErase}</p>
<p><a class="k-button k-button-secondary" href="${address}/wissen">${requests.erase}</a></p></article>`;
  }
  const choose = (decision: string, label: string, kind: 'primary' | 'quiet') =>
    button(label, kind, { name: 'decision', value: decision });
  return html`<article class="k-card">${head}<p>${requests.asksName({ name: renderName(asked) })}</p>
${postForm(view, address, html`<div class="k-actions">${choose('confirm', requests.changeName, 'primary')}${choose('decline', requests.leaveName, 'quiet')}</div>`)}</article>`;
}

function renderSure(view: View, asked: WaitingRequest): Html {
  const { requests, forms } = view.texts;
  return html`<h1>${requests.eraseSure}</h1><p class="k-lead">${renderName(asked.name)}</p>
<ul>${requests.eraseLead.map((line) => html`<li>${line}</li>`)}</ul>
${postForm(view, `${paths.requests}/${asked.id}`, button(requests.eraseYes, 'danger', { name: 'decision', value: 'confirm' }))}
<p><a href="${paths.requests}">${forms.back}</a></p>`;
}

export const holderRequestPages: RouteModule = { noun: 'holder-requests', register: registerHolderRequests };
