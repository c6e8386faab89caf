// The form on the floor: Wie? Wat? Gezien? Klopt dit? One tap each and no typing; works without scripts, and shows
// nothing of anybody but the person at hand. Stores by domain/assessments.ts, like the API.
import type { Staff } from '../../domain/actors.ts';
import { recordAssessment } from '../../domain/assessments.ts';
import { createNewBadgeCode } from '../../domain/badge-codes.ts';
import {
  listParticipants,
  loadParticipant,
  type Participant,
  updateParticipant,
} from '../../domain/participants.ts';
import { type BadgeProgress, loadProgress } from '../../domain/progress.ts';
import { listRecentPeople, listTodaysPeople } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import { badgeTile, buttonLink, personTile, stepIndicator, tileGrid } from '../components.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { buildInput, findBadgeUrl } from './assessment-drafts.ts';
import { buildTileProgress } from './next-steps.ts';
import { renderNames } from './people-names.ts';
import { loadSheet, requireAssessor, sendSheet, sendSheetStep } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';
import { sortForFloor } from './workplace-badges.ts';

const peoplePerPage = 24;
const todaysPeopleMaximum = 12;
const recentPeopleMaximum = 6;
const steps = 4;

function registerAssessments(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown; klaar?: unknown } }>(paths.award, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { cursor, klaar } = request.query;
    const who = {
      actor: requireAssessor(request),
      cursor: typeof cursor === 'string' ? cursor : undefined,
    };
    const render = klaar === 'ja' ? renderFinished : renderWho;
    const body = await render(view, services, who);
    const title = view.texts.assessments.whoTitle;
    return sendPage(reply, view, { title, body, width: 'wide', styles: ['floor.css'] });
  });
  app.get<{ Params: { participantId: string } }>(`${paths.award}/:participantId`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const participant = await loadParticipant(services, actor, request.params.participantId);
    const body = await renderWhat(view, services, { actor, participant });
    const title = view.texts.assessments.whatTitle({ name: participant.givenName });
    return sendPage(reply, view, { title, body, width: 'wide', isStep: true, styles: ['floor.css'] });
  });
  registerSheet(app, services);
}

type SheetParams = { participantId: string; badgeClass: string };

function registerSheet(app: App, services: Services): void {
  const url = `${paths.award}/:participantId/:badgeClass`;
  const load = async (actor: Staff, { participantId, badgeClass }: SheetParams) => {
    const participant = await loadParticipant(services, actor, participantId);
    return loadSheet(services, actor, { people: [participant], slug: badgeClass });
  };
  app.get<{ Params: SheetParams; Querystring: { stap?: unknown } }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const sheet = await load(requireAssessor(request), request.params);
    return sendSheet(reply, view, { sheet, isToLook: request.query.stap === 'gezien' });
  });
  app.post<{ Params: SheetParams }>(url, async (request, reply) => {
    const actor = requireAssessor(request);
    const sheet = await load(actor, request.params);
    return sendSheetStep(request, reply, {
      services,
      sheet,
      chooseLanguage: async (language) => {
        const { participantId } = request.params;
        const person = await updateParticipant(services, actor, { participantId, changes: { language } });
        return { ...sheet, people: [person] };
      },
      record: async (draft, answer) => {
        const input = { ...buildInput(sheet, draft), hold: answer === 'talk' };
        const stored = await recordAssessment(services, actor, input);
        await createNewBadgeCode(services, actor, stored);
        return `${paths.assessments}/${stored.id}`;
      },
    });
  });
}

type Who = { actor: Staff; cursor: string | undefined };

async function renderWho(view: View, services: Services, who: Who): Promise<Html> {
  const { assessments, floor } = view.texts;
  const { cursor } = who;
  const { today, recent, others, next } = await listForFloor(services, who);
  const isEmpty = today.length + recent.length + others.length === 0;
  const finished = await listParticipants(services, who.actor, { limit: 1, standing: 'finished' });
  const hasFinished = finished.items.length > 0;
  const isSplit = today.length + recent.length > 0;
  return html`${stepIndicator(view.texts, { current: 1, total: steps })}
<h1>${assessments.whoTitle}</h1>
${isEmpty && html`<p>${assessments.nobody}</p>`}
${today.length > 0 && html`<h2>${floor.todaysPeople}</h2>${renderPeople(today)}`}
${recent.length > 0 && html`<h2>${assessments.recentPeople}</h2>${renderPeople(recent)}`}
${others.length > 0 && html`${isSplit && html`<h2>${assessments.everybody}</h2>`}${renderPeople(others)}`}
<div class="k-actions">${!isEmpty && buttonLink(paths.awardGroup, floor.group, 'secondary')}
${next && buttonLink(`${paths.award}?cursor=${next}`, assessments.morePeople, 'secondary')}
${cursor !== undefined && buttonLink(paths.award, assessments.firstPeople, 'secondary')}
<a class="k-button k-button-quiet" href="${paths.people}#nieuw">${assessments.addPerson}</a>
${hasFinished && html`<a class="k-button k-button-quiet" href="${finishedPath}">${assessments.finishedPeople}</a>`}</div>`;
}

const finishedPath = `${paths.award}?klaar=ja`;

/** What was seen of somebody before they finished can still be entered. */
async function renderFinished(view: View, services: Services, { actor, cursor }: Who): Promise<Html> {
  const { assessments } = view.texts;
  const wish = { cursor, limit: peoplePerPage, standing: 'finished' } as const;
  const { items, next } = await listParticipants(services, actor, wish);
  return html`${stepIndicator(view.texts, { current: 1, total: steps })}
<h1>${assessments.whoTitle}</h1><p class="k-lead">${assessments.finishedLead}</p>
${items.length > 0 ? renderPeople(items) : html`<p>${assessments.nobody}</p>`}
<div class="k-actions">${next && buttonLink(`${finishedPath}&cursor=${next}`, assessments.morePeople, 'secondary')}
${buttonLink(paths.award, assessments.firstPeople, 'secondary')}</div>`;
}

/** Today's people, those of the last days, and the others; everybody once. */
async function listForFloor(services: Services, { actor, cursor }: Who) {
  const page = await listParticipants(services, actor, { cursor, limit: peoplePerPage, standing: 'present' });
  if (cursor !== undefined) return { today: [], recent: [], others: page.items, next: page.next };
  const today = await listTodaysPeople(services, actor, todaysPeopleMaximum);
  const lately = await listRecentPeople(services, actor, todaysPeopleMaximum + recentPeopleMaximum);
  const recent = leaveOut(lately, today).slice(0, recentPeopleMaximum);
  const others = leaveOut(page.items, [...today, ...recent]);
  return { today, recent, others, next: page.next };
}

function leaveOut(people: readonly Participant[], known: readonly Participant[]): Participant[] {
  return people.filter(({ id }) => !known.some((person) => person.id === id));
}

/** People as tiles that lead to what they showed. */
export function renderPeople(
  people: readonly Participant[],
  findHref: (person: Participant) => string = ({ id }) => `${paths.award}/${id}`,
): Html {
  const names = renderNames(people);
  return tileGrid(
    people.map((person) =>
      personTile({ name: names.get(person.id) ?? person.givenName, href: findHref(person) }),
    ),
  );
}

async function renderWhat(
  view: View,
  services: Services,
  { actor, participant }: { actor: Staff; participant: Participant },
): Promise<Html> {
  const { assessments } = view.texts;
  const { badges } = await loadProgress(services, actor, participant.id);
  const open = badges.filter(({ badgeClass }) => !badgeClass.retired);
  const groups = await sortForFloor(view, services, {
    actor,
    classes: open.map(({ badgeClass }) => badgeClass),
  });
  return html`${stepIndicator(view.texts, { current: 2, total: steps })}
<h1>${assessments.whatTitle({ name: participant.givenName })}</h1>
${groups.map(({ title, classes }) => {
  const standings = classes.flatMap((badgeClass) => open.find((one) => one.badgeClass === badgeClass) ?? []);
  return html`<h2>${title}</h2>${tileGrid(standings.map((badge) => renderBadge(view, participant, badge)))}`;
})}
<p class="k-links"><a href="${paths.award}">${assessments.otherPerson}</a></p>`;
}

function renderBadge(view: View, participant: Participant, badge: BadgeProgress): Html {
  return badgeTile({
    name: findName(badge.badgeClass, view.language),
    image: findImagePath(badge.badgeClass),
    href: findBadgeUrl([participant], badge.badgeClass.slug),
    mark: badge.link === null ? undefined : view.texts.assessments.has,
    ...(badge.link === null ? buildTileProgress(view, badge) : {}),
  });
}

export const assessmentPages: RouteModule = { noun: 'assessments', register: registerAssessments };
