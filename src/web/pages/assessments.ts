// The form on the floor: Wie? Wat? Gezien? Klopt dit? One tap each and no typing; works without scripts, and shows
// nothing of anybody but the person at hand. Stores by domain/assessments.ts, like the API.
import { isProblem, Problem } from '../../base/problem.ts';
import { requireAct, type Staff } from '../../domain/actors.ts';
import { checkAssessmentInput, findFloorDay } from '../../domain/assessment-input.ts';
import { recordAssessment } from '../../domain/assessments.ts';
import { type BadgeClass, loadBadgeClass } from '../../domain/badge-classes.ts';
import { listParticipants, loadParticipant, type Participant } from '../../domain/participants.ts';
import { type BadgeProgress, loadProgress } from '../../domain/progress.ts';
import { listRecentClasses, listRecentPeople } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import { badgeTile, buttonLink, personTile, stepIndicator, tileGrid } from '../components.ts';
import { readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import {
  buildInput,
  type Draft,
  emptyDraft,
  findFaults,
  readDraft,
  renderConfirmation,
  renderSeenForm,
  type Sheet,
} from './assessment-sheets.ts';
import { groupByCategory } from './badge-classes.ts';
import { buildTileProgress } from './next-steps.ts';
import { renderNames } from './people-names.ts';
import { findImagePath, findName } from './shown-classes.ts';

const peoplePerPage = 24;
const recentPeopleMaximum = 6;
const recentClassesMaximum = 4;
const steps = 4;

function registerAssessments(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown } }>(paths.award, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { cursor } = request.query;
    const body = await renderWho(view, services, {
      actor: requireAssessor(request),
      cursor: typeof cursor === 'string' ? cursor : undefined,
    });
    return sendPage(reply, view, { title: view.texts.assessments.whoTitle, body, width: 'wide' });
  });
  app.get<{ Params: { participantId: string } }>(`${paths.award}/:participantId`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const participant = await loadParticipant(services, actor, request.params.participantId);
    const body = await renderWhat(view, services, { actor, participant });
    const title = view.texts.assessments.whatTitle({ name: participant.givenName });
    return sendPage(reply, view, { title, body, width: 'wide' });
  });
  registerSheet(app, services);
}

type SheetParams = { participantId: string; badgeClass: string };

function registerSheet(app: App, services: Services): void {
  const url = `${paths.award}/:participantId/:badgeClass`;
  app.get<{ Params: SheetParams }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const sheet = await loadSheet(services, requireAssessor(request), request.params);
    return sendPage(reply, view, renderSeenForm(view, sheet, { draft: emptyDraft, faults: [] }));
  });
  app.post<{ Params: SheetParams }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const sheet = await loadSheet(services, actor, request.params);
    const draft = readDraft(request.body, sheet);
    const step = readField(request.body, 'step');
    if (step === 'change') return sendPage(reply, view, renderSeenForm(view, sheet, { draft, faults: [] }));
    const faults = await checkDraft(services, sheet, draft);
    if (faults.length > 0) {
      return sendPage(reply.code(400), view, renderSeenForm(view, sheet, { draft, faults }));
    }
    if (step !== 'yes' && step !== 'talk')
      return sendPage(reply, view, renderConfirmation(view, sheet, { draft }));
    try {
      const input = { ...buildInput(sheet, draft), hold: step === 'talk' };
      const { id } = await recordAssessment(services, actor, input);
      return reply.redirect(`${paths.assessments}/${id}`, 303);
    } catch (error) {
      if (!isProblem(error, 'signing-unavailable')) throw error;
      reply.code(503).header('retry-after', 60);
      return sendPage(reply, view, renderConfirmation(view, sheet, { draft, isRefused: true }));
    }
  });
}

/** By the same check as the API; only its words are for people. */
async function checkDraft(services: Services, sheet: Sheet, draft: Draft) {
  try {
    await checkAssessmentInput(services, buildInput(sheet, draft));
    return findFaults(sheet, draft, []);
  } catch (error) {
    if (!isProblem(error, 'invalid-request')) throw error;
    return findFaults(sheet, draft, error.facts.invalidParams as { name: string }[]);
  }
}

function requireAssessor(request: Parameters<typeof requireStaff>[0]): Staff {
  const actor = requireStaff(request);
  requireAct(actor, 'assess');
  return actor;
}

/** @throws Problem not-found, badge-class-retired */
async function loadSheet(services: Services, actor: Staff, params: SheetParams): Promise<Sheet> {
  const participant = await loadParticipant(services, actor, params.participantId);
  const badgeClass = await loadBadgeClass(services, params.badgeClass);
  if (badgeClass.template.kind !== 'badge') throw new Problem('not-found');
  if (badgeClass.retired) throw new Problem('badge-class-retired');
  const { badges } = await loadProgress(services, actor, participant.id);
  const standing = badges.find((badge) => badge.badgeClass.id === badgeClass.id);
  return {
    participant,
    badgeClass,
    template: badgeClass.template,
    progress: standing?.progress ?? null,
    isHeld: standing?.link !== null && standing?.link !== undefined,
    today: findFloorDay(services),
  };
}

async function renderWho(
  view: View,
  services: Services,
  { actor, cursor }: { actor: Staff; cursor: string | undefined },
): Promise<Html> {
  const { assessments } = view.texts;
  const page = await listParticipants(services, actor, { cursor, limit: peoplePerPage });
  const recent = cursor === undefined ? await listRecentPeople(services, actor, recentPeopleMaximum) : [];
  const others = page.items.filter(({ id }) => !recent.some((person) => person.id === id));
  const more = page.next && `${paths.award}?cursor=${page.next}`;
  return html`${stepIndicator(view.texts, { current: 1, total: steps })}
<h1>${assessments.whoTitle}</h1>
${page.items.length === 0 && cursor === undefined && html`<p>${assessments.nobody}</p>`}
${recent.length > 0 && html`<h2>${assessments.recentPeople}</h2>${renderPeople(recent)}`}
${others.length > 0 && html`${recent.length > 0 && html`<h2>${assessments.everybody}</h2>`}${renderPeople(others)}`}
<div class="k-actions">${more && buttonLink(more, assessments.morePeople, 'secondary')}
${cursor !== undefined && buttonLink(paths.award, assessments.firstPeople, 'secondary')}
<a class="k-button k-button-quiet" href="${paths.people}#nieuw">${assessments.addPerson}</a></div>`;
}

/** People as tiles that lead to what they showed. */
export function renderPeople(people: readonly Participant[]): Html {
  const names = renderNames(people);
  return tileGrid(
    people.map(({ id, givenName }) =>
      personTile({ name: names.get(id) ?? givenName, href: `${paths.award}/${id}` }),
    ),
  );
}

async function renderWhat(
  view: View,
  services: Services,
  { actor, participant }: { actor: Staff; participant: Participant },
): Promise<Html> {
  const { assessments, badgeClasses } = view.texts;
  const { badges } = await loadProgress(services, actor, participant.id);
  const open = badges.filter(({ badgeClass }) => !badgeClass.retired);
  const recent = (await listRecentClasses(services, actor, recentClassesMaximum)).flatMap(
    (id) => open.find(({ badgeClass }) => badgeClass.id === id) ?? [],
  );
  const groups = groupByCategory(open.map(({ badgeClass }) => badgeClass));
  const findStanding = (badgeClass: BadgeClass) => open.find((badge) => badge.badgeClass === badgeClass);
  return html`${stepIndicator(view.texts, { current: 2, total: steps })}
<h1>${assessments.whatTitle({ name: participant.givenName })}</h1>
${recent.length > 0 && html`<h2>${assessments.recentBadges}</h2>${renderBadges(view, participant.id, recent)}`}
${groups.map(
  ({ category, classes }) =>
    html`<h2>${badgeClasses.categories[category]}</h2>${renderBadges(
      view,
      participant.id,
      classes.flatMap((badgeClass) => findStanding(badgeClass) ?? []),
    )}`,
)}
<p><a href="${paths.award}">${assessments.otherPerson}</a></p>`;
}

function renderBadges(view: View, participantId: string, badges: readonly BadgeProgress[]): Html {
  return tileGrid(
    badges.map((badge) =>
      badgeTile({
        name: findName(badge.badgeClass, view.language),
        image: findImagePath(badge.badgeClass),
        href: `${paths.award}/${participantId}/${badge.badgeClass.slug}`,
        mark: badge.link === null ? undefined : view.texts.assessments.has,
        ...(badge.link === null ? buildTileProgress(view, badge) : {}),
      }),
    ),
  );
}

export const assessmentPages: RouteModule = { noun: 'assessments', register: registerAssessments };
