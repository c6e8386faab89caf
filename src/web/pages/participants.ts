// Participants as floor staff see them: the list, adding somebody by name only, one person with their badges and
// codes. What a role may not see is not on the page; another location is not found.
import { type Act, mayAct, type Staff } from '../../domain/actors.ts';
import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import { listParticipants, loadParticipant, type Participant } from '../../domain/participants.ts';
import { loadProgress } from '../../domain/progress.ts';
import { listShares } from '../../domain/shares.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { badgeTile, buttonLink, linkList, personTile, tileGrid } from '../components.ts';
import { errorSummary, type FieldError } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderClaimsOf } from './claims.ts';
import { buildTileProgress, isStarted } from './next-steps.ts';
import { renderNotesOf } from './notes.ts';
import { renderNotice } from './notices.ts';
import { addParticipant, type NewPerson, readNewPerson, renderAddForm } from './participant-forms.ts';
import { renderNames } from './people-names.ts';
import { renderShares } from './shares.ts';
import { findImagePath, findName, translateNames } from './shown-classes.ts';
import { renderLatestSteps } from './small-steps.ts';
import { renderWaitingBadges } from './waiting-badges.ts';

const peoplePerPage = 48;
const listMaximum = 100;

function registerParticipants(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown } }>(paths.people, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const { cursor } = request.query;
    const shown = { actor, cursor: typeof cursor === 'string' ? cursor : undefined, errors: [] };
    const body = html`${renderNotice(view, request.query)}${await renderList(view, services, shown)}`;
    return sendPage(reply, view, { title: view.texts.people.title, body, width: 'wide' });
  });
  app.post(paths.people, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const draft = readNewPerson(request.body);
    const added = await addParticipant(view, services, { actor, draft });
    if (typeof added === 'string') return reply.redirect(`${paths.people}/${added}`, 303);
    const body = await renderList(view, services, { actor, cursor: undefined, errors: added, draft });
    return sendPage(reply.code(400), view, { title: view.texts.people.title, body, width: 'wide' });
  });
  app.get<{ Params: { participantId: string } }>(`${paths.people}/:participantId`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const participant = await loadParticipant(services, actor, request.params.participantId);
    const body = html`${renderNotice(view, request.query)}${await renderPerson(view, services, { actor, participant })}`;
    return sendPage(reply, view, {
      title: participant.givenName,
      body,
      styles: ['start.css'],
    });
  });
}

type List = { actor: Staff; cursor: string | undefined; errors: FieldError[]; draft?: NewPerson };

async function renderList(view: View, services: Services, list: List): Promise<Html> {
  const { people } = view.texts;
  const { actor, cursor } = list;
  const page = await listParticipants(services, actor, { cursor, limit: peoplePerPage });
  const names = renderNames(page.items);
  const tiles = page.items.map(({ id, givenName }) =>
    personTile({ name: names.get(id) ?? givenName, href: `${paths.people}/${id}` }),
  );
  const isOpen = list.errors.length > 0 || page.items.length === 0;
  return html`<h1>${people.title}</h1>
${errorSummary(view.texts, list.errors)}
${tiles.length > 0 ? tileGrid(tiles) : html`<p>${people.nobody}</p>`}
${page.next && html`<div class="k-actions">${buttonLink(`${paths.people}?cursor=${page.next}`, people.more, 'secondary')}</div>`}
${mayAct(actor, 'add-many-participants') && renderMany(view)}
${
  mayAct(actor, 'edit-participants') &&
  html`<details class="k-card" id="nieuw"${isOpen && html` open`}><summary>${people.addTitle}</summary>
${await renderAddForm(view, services, list)}</details>`
}`;
}

/** For those who bring in many people at once. */
function renderMany({ texts }: View): Html {
  const list = buttonLink(`${paths.people}/lijst`, texts.peopleList.title, 'secondary');
  return html`<div class="k-actions">${list}${buttonLink(`${paths.people}/kaarten`, texts.peopleCards.title, 'secondary')}</div>`;
}

type Person = { actor: Staff; participant: Participant };

async function renderPerson(view: View, services: Services, person: Person): Promise<Html> {
  const { actor, participant } = person;
  const { people } = view.texts;
  const name = participant.givenName;
  const own = `${paths.people}/${participant.id}`;
  const sections: [Act, (view: View, services: Services, person: Person) => Promise<Html | null>][] = [
    ['assess', renderClaimsOf],
    ['see-credentials', renderBadges],
    ['see-progress', renderWaitingOf],
    ['see-progress', renderUnderWay],
    ['give-small-steps', renderStepsOf],
    ['assess', renderNotes],
    ['share-with-participant', renderCodes],
  ];
  const allowed = sections.filter(([act]) => mayAct(actor, act));
  const rendered = await Promise.all(allowed.map(([, render]) => render(view, services, person)));
  return html`<h1>${name} ${participant.familyName}</h1>
${
  mayAct(actor, 'assess') &&
  html`<div class="k-actions">${buttonLink(`${paths.award}/${participant.id}`, people.give({ name }))}</div>
${linkList([
  [`${own}/kan-ik-al`, view.texts.claimsOf({ name }).title],
  [`${own}/doel`, view.texts.goals.choose],
  [`${own}/gespreksblad`, view.texts.talkSheet.open],
  [`${paths.paper}?wie=${participant.id}`, view.texts.paper.forOne],
  [`${own}/afronden`, view.texts.completions.open],
])}`
}
${rendered}
${
  mayAct(actor, 'give-sign-in') &&
  html`<section class="k-card"><h2>${people.cardTitle}</h2><p>${people.cardLead({ name })}</p>
<div class="k-actions">${buttonLink(`${own}/inlogkaart`, people.makeCard, 'secondary')}</div></section>`
}
${
  mayAct(actor, 'edit-participants') &&
  html`<p><a href="${`${own}/wijzigen`}">${view.texts.person.change}</a></p>`
}`;
}

async function renderBadges(view: View, services: Services, { actor, participant }: Person): Promise<Html> {
  const { people } = view.texts;
  const { id: participantId, givenName: name } = participant;
  const { items } = await listCredentials(services, actor, { participantId, limit: listMaximum });
  const names = await translateNames(services, items, view.language);
  return html`<h2>${people.badgesTitle}</h2>
${
  items.length === 0
    ? html`<p>${people.noBadges({ name })}</p>`
    : tileGrid(
        items.map((credential) =>
          badgeTile({
            name: names.get(credential.id) ?? credential.name,
            image: findImagePath({ slug: credential.badgeClass, version: credential.version }),
            note: renderCredentialNote(view, credential),
            href: `${paths.people}/${participantId}/badges/${credential.id}`,
          }),
        ),
      )
}`;
}

function renderWaitingOf(view: View, services: Services, person: Person): Promise<Html | null> {
  return renderWaitingBadges(view, services, { ...person, isOwn: false });
}

function renderStepsOf(view: View, services: Services, person: Person): Promise<Html | null> {
  const base = `${paths.people}/${person.participant.id}`;
  return renderLatestSteps(view, services, { ...person, base, isOwn: false });
}

function renderNotes(view: View, services: Services, person: Person): Promise<Html | null> {
  return renderNotesOf(view, services, { ...person, limit: listMaximum });
}

/** "november 2026", or what is the matter with it. */
export function renderCredentialNote(
  { texts, language }: View,
  { status, isOpen, month }: Pick<CredentialView, 'status' | 'isOpen' | 'month'>,
): string {
  if (status === 'revoked') return texts.people.revoked;
  return isOpen ? renderMonth(month, language) : texts.people.closed;
}

async function renderUnderWay(view: View, services: Services, { actor, participant }: Person): Promise<Html> {
  const { people } = view.texts;
  const { badges } = await loadProgress(services, actor, participant.id);
  const underWay = badges.filter(({ link, progress }) => link === null && isStarted(progress));
  return underWay.length === 0
    ? html``
    : html`<h2>${people.progressTitle}</h2>${tileGrid(
        underWay.map((badge) =>
          badgeTile({
            name: findName(badge.badgeClass, view.language),
            image: findImagePath(badge.badgeClass),
            href: `${paths.award}/${participant.id}/${badge.badgeClass.slug}`,
            ...buildTileProgress(view, badge),
          }),
        ),
      )}`;
}

async function renderCodes(view: View, services: Services, { actor, participant }: Person): Promise<Html> {
  const { people, shares } = view.texts;
  const request = { participantId: participant.id, isOpen: true, limit: listMaximum } as const;
  const { items: open } = await listShares(services, actor, request);
  const base = `${paths.people}/${participant.id}`;
  return html`<h2>${people.codesTitle}</h2>
<p><a href="${`${paths.people}/${participant.id}/wie-ziet-wat`}">${view.texts.control.title}</a></p>
${open.length === 0 ? html`<p>${people.noCodes}</p>` : renderShares(view, base, open)}
<div class="k-actions">${buttonLink(`${base}/codes`, html`${actIcons.code}${shares.makeNew}`, 'secondary')}
${buttonLink(`${base}/vragen`, view.texts.ownQuestions.title, 'secondary')}</div>`;
}

export const participantPages: RouteModule = { noun: 'participants', register: registerParticipants };
