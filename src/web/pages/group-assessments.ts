// "Groepsmodus": the floor form for many people and one badge. Who they are stands in the address, so that every step
// can be opened again. Stores by domain/group-assessments.ts, like the API.
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../base/problem.ts';
import type { Staff } from '../../domain/actors.ts';
import { listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { createNewBadgeCode } from '../../domain/badge-codes.ts';
import { groupMaximum, recordGroupAssessment } from '../../domain/group-assessments.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import { isSuperbadge } from '../../domain/superbadges.ts';
import type { Services } from '../../services.ts';
import { badgeTile, personTile, stepIndicator, tileGrid } from '../components.ts';
import { button, errorSummary, hiddenField, readField, readList } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { buildFirstDraft, buildGroupInput, findBadgeUrl, type Sheet } from './assessment-drafts.ts';
import { renderSeenForm } from './assessment-sheets.ts';
import { listPeople } from './kept-assessments.ts';
import { renderNames } from './people-names.ts';
import { loadSheet, requireAssessor, sendSheetStep } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';
import { sortForFloor } from './workplace-badges.ts';

const steps = 4;

type Group = Sheet['people'];

function registerGroup(app: App, services: Services): void {
  app.get(paths.awardGroup, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const wanted = readGroup(request);
    const isSent = readField(request.query, 'stap') === 'wat';
    const { floor } = view.texts;
    if (wanted.length === 0 || wanted.length > groupMaximum) {
      const fault = wanted.length === 0 ? floor.groupNobody : floor.groupTooMany({ count: groupMaximum });
      const body = await renderWho(view, services, { actor, wanted, fault: isSent ? fault : undefined });
      const page = { title: floor.groupTitle, body, width: 'wide', styles: ['floor.css'] } as const;
      return sendPage(reply.code(isSent ? 400 : 200), view, page);
    }
    const people = await loadGroup(services, actor, wanted);
    if (people.length === 1) return reply.redirect(findBadgeUrl(people), 303);
    const title = floor.groupWhat({ count: people.length });
    const body = await renderWhat(view, services, { actor, people });
    return sendPage(reply, view, { title, body, width: 'wide', isStep: true, styles: ['floor.css'] });
  });
  registerSheet(app, services);
}

function registerSheet(app: App, services: Services): void {
  const url = `${paths.awardGroup}/:badgeClass`;
  type Params = { badgeClass: string };
  const load = async (request: FastifyRequest<{ Params: Params }>, actor: Staff) => {
    const people = await loadGroup(services, actor, readGroup(request));
    return loadSheet(services, actor, { people, slug: request.params.badgeClass });
  };
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const sheet = await load(request, requireAssessor(request));
    return sendPage(reply, view, renderSeenForm(view, sheet, { draft: buildFirstDraft(sheet), faults: [] }));
  });
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const actor = requireAssessor(request);
    const sheet = await load(request, actor);
    return sendSheetStep(request, reply, {
      services,
      sheet,
      record: async (draft) => {
        const ids = sheet.people.map(({ id }) => id);
        const holdFor = ids.filter((id) => readField(request.body, `answer.${id}`) === 'talk');
        const input = buildGroupInput(sheet, draft, holdFor);
        const stored = await recordGroupAssessment(services, actor, input);
        for (const assessment of stored) await createNewBadgeCode(services, actor, assessment);
        return `${paths.assessments}?bij=${stored.map(({ id }) => id).join('&bij=')}`;
      },
    });
  });
}

function readGroup({ query }: FastifyRequest): string[] {
  return [...new Set(readList(query, 'wie'))];
}

/** @throws Problem not-found when one of them is out of reach, or there are none or too many */
async function loadGroup(services: Services, actor: Staff, ids: readonly string[]): Promise<Group> {
  if (ids.length > groupMaximum) throw new Problem('not-found');
  const people: Participant[] = [];
  for (const id of ids) people.push(await loadParticipant(services, actor, id));
  const [first, ...others] = people;
  if (first === undefined) throw new Problem('not-found');
  return [first, ...others];
}

type Choosing = { actor: Staff; wanted: readonly string[]; fault: string | undefined };

async function renderWho(view: View, services: Services, { actor, wanted, fault }: Choosing): Promise<Html> {
  const { assessments, floor, forms } = view.texts;
  const people = await listPeople(services, actor);
  const names = renderNames(people);
  const tiles = people.map(({ id, givenName }) =>
    personTile({
      name: names.get(id) ?? givenName,
      field: 'wie',
      value: id,
      type: 'checkbox',
      checked: wanted.includes(id),
    }),
  );
  return html`${stepIndicator(view.texts, { current: 1, total: steps })}
<div class="k-top"><h1>${floor.groupTitle}</h1>
<a class="k-button k-button-secondary" href="${paths.award}">${floor.onePerson}</a></div>
<p class="k-hint">${floor.groupLead}</p>
${errorSummary(view.texts, fault === undefined ? [] : [{ field: 'mensen', message: fault }])}
${people.length === 0 && html`<p>${assessments.nobody}</p>`}
<form method="get" action="${paths.awardGroup}" class="k-form" id="mensen">${hiddenField('stap', 'wat')}${tileGrid(tiles)}
<div class="k-actions k-actions-stay">${button(forms.next)}</div></form>`;
}

async function renderWhat(
  view: View,
  services: Services,
  { actor, people }: { actor: Staff; people: Group },
): Promise<Html> {
  const { floor } = view.texts;
  const classes = (await listEveryBadgeClass(services)).filter((one) => !one.retired && !isSuperbadge(one));
  const groups = await sortForFloor(view, services, { actor, classes });
  const names = [...renderNames(people).values()];
  return html`${stepIndicator(view.texts, { current: 2, total: steps })}
<h1>${floor.groupWhat({ count: people.length })}</h1>
<ul class="k-group">${names.map((name) => html`<li>${name}</li>`)}</ul>
${groups.map(
  ({ title, classes }) =>
    html`<h2>${title}</h2>${tileGrid(
      classes.map((badgeClass) =>
        badgeTile({
          name: findName(badgeClass, view.language),
          image: findImagePath(badgeClass),
          href: findBadgeUrl(people, badgeClass.slug),
        }),
      ),
    )}`,
)}
<p class="k-links"><a href="${paths.awardGroup}">${floor.groupOthers}</a></p>`;
}

export const groupAssessmentPages: RouteModule = { noun: 'group-assessments', register: registerGroup };
