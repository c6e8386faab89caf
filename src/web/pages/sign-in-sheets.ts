// Sign-in cards for many people on one sheet: chosen, made, printed, cut apart. As with one card, each link is shown
// this once and stands in no address and no log.
import { requireAct, type Staff } from '../../domain/actors.ts';
import { listParticipants, loadParticipant } from '../../domain/participants.ts';
import { createParticipantSignInLink } from '../../domain/sign-in.ts';
import { inTransaction, type Services } from '../../services.ts';
import { buttonLink } from '../components.ts';
import { button, checkField, errorSummary, type FieldError, postForm, readList } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { type Made, renderCard } from './sign-in-cards.ts';

const peopleMaximum = 100;
const url = `${paths.people}/kaarten`;

function registerSheets(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown } }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireKeeper(requireStaff(request));
    const { cursor } = request.query;
    const shown = { actor, errors: [], cursor: typeof cursor === 'string' ? cursor : undefined };
    const body = await renderChoice(view, services, shown);
    return sendPage(reply, view, { title: view.texts.peopleCards.title, body, styles: ['lists.css'] });
  });
  app.post(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireKeeper(requireStaff(request));
    const { peopleCards } = view.texts;
    const ids = [...new Set(readList(request.body, 'participantIds'))].slice(0, peopleMaximum);
    if (ids.length === 0) {
      const errors = [{ field: 'participantIds', message: peopleCards.whoFault }];
      const body = await renderChoice(view, services, { actor, errors });
      return sendPage(reply.code(400), view, { title: peopleCards.title, body });
    }
    const cards = await createCards(services, actor, ids);
    const body = renderSheet(view, cards);
    return sendPage(reply, view, { title: peopleCards.title, body, styles: ['lists.css'], width: 'wide' });
  });
}

/** @throws Problem forbidden, strong-sign-in-needed */
function requireKeeper(actor: Staff): Staff {
  requireAct(actor, 'add-many-participants');
  requireAct(actor, 'give-sign-in');
  return actor;
}

/** All or none: a card on paper that does not work is worse than none. */
function createCards(services: Services, actor: Staff, ids: string[]): Promise<Made[]> {
  return inTransaction(services, async (services) => {
    const cards: Made[] = [];
    for (const id of ids) {
      const participant = await loadParticipant(services, actor, id);
      const card = await createParticipantSignInLink(services, actor, id);
      cards.push({ participant, card, language: participant.language ?? 'nl' });
    }
    return cards;
  });
}

type Choice = { actor: Staff; errors: FieldError[]; cursor?: string | undefined };

async function renderChoice(
  view: View,
  services: Services,
  { actor, errors, cursor }: Choice,
): Promise<Html> {
  const { peopleCards, people } = view.texts;
  const { items, next } = await listParticipants(services, actor, { cursor, limit: peopleMaximum });
  const form = postForm(
    view,
    url,
    html`${checkField({
      name: 'participantIds',
      label: peopleCards.who,
      hint: peopleCards.old,
      error: errors[0]?.message,
      values: [],
      options: items.map(({ id, givenName, familyName }) => ({
        value: id,
        label: `${givenName} ${familyName}`,
      })),
    })}${button(peopleCards.make)}`,
  );
  return html`<h1>${peopleCards.title}</h1>${errorSummary(view.texts, errors)}
<p class="k-lead">${peopleCards.lead}</p>
${items.length > 0 ? form : html`<p>${people.nobody}</p>`}
${next && html`<div class="k-actions">${buttonLink(`${url}?cursor=${next}`, people.more, 'secondary')}</div>`}
<p><a href="${paths.people}">${people.back}</a></p>`;
}

function renderSheet(view: View, cards: Made[]): Html {
  const { peopleCards, people } = view.texts;
  return html`<div class="k-screen"><h1>${peopleCards.made({ count: cards.length })}</h1>
<p class="k-lead">${peopleCards.print}</p><p><a href="${paths.people}">${people.back}</a></p></div>
<div class="k-sheet">${cards.map((card) => renderCard(view, card))}</div>`;
}

export const signInSheetPages: RouteModule = { noun: 'participants', register: registerSheets };
