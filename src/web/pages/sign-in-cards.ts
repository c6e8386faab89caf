// The card that a participant signs in with: a one-time link and its QR code, made by floor staff, shown once, to be
// scanned from the screen or printed. The link is a key: it stands in no address and no log.
import { findDay } from '../../base/clock.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import { loadParticipant } from '../../domain/participants.ts';
import { createParticipantSignInLink } from '../../domain/sign-in.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import { qrImage } from '../components.ts';
import { button, postForm } from '../forms.ts';
import { html } from '../html.ts';
import { buildView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';

type Params = { participantId: string };

function registerSignInCards(app: App, services: Services): void {
  const url = `${paths.people}/:participantId/inlogkaart`;
  const load = async (actor: Staff, { participantId }: Params) => {
    requireAct(actor, 'give-sign-in');
    return loadParticipant(services, actor, participantId);
  };
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const { id, givenName: name } = await load(requireStaff(request), request.params);
    const view = buildView(request, services.settings);
    const { people } = view.texts;
    const body = html`<h1>${people.cardMade({ name })}</h1>
<p class="k-lead">${people.cardLead({ name })}</p>
<p>${people.cardOld}</p>
${postForm(view, `${paths.people}/${id}/inlogkaart`, html`<div class="k-actions">${button(people.makeCard)}</div>`)}
<p><a href="${`${paths.people}/${id}`}">${people.back}</a></p>`;
    return sendPage(reply, view, { title: people.makeCard, body });
  });
  // Answered with the card itself and not with a redirect: an address that shows it would be a key that stays behind.
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const actor = requireStaff(request);
    const { id, givenName: name } = await load(actor, request.params);
    const { link, expiresAt } = await createParticipantSignInLink(services, actor, id);
    const view = buildView(request, services.settings);
    const { people, forms } = view.texts;
    const day = renderDay(findDay(expiresAt), view.language);
    const body = html`<h1>${people.cardMade({ name })}</h1>
<section class="k-card k-with-qr"><div><ol>${people.cardHow.map((line) => html`<li>${line}</li>`)}</ol>
<p class="k-link">${link}</p>
<p class="k-hint">${people.cardUntil({ day })}</p></div>
${qrImage(link, forms.qrAlt)}</section>
<p class="k-screen">${people.cardPrint} ${people.cardOld}</p>
<p class="k-screen"><a href="${`${paths.people}/${id}`}">${people.back}</a></p>`;
    return sendPage(reply, view, { title: people.cardTitle, body });
  });
}

export const signInCardPages: RouteModule = { noun: 'participants', register: registerSignInCards };
