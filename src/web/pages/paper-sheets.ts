// Sheets of paper: one A4 for each badge, of one person or with lines for several, to tick with a pen and to enter
// later. The code on it leads to the form for that badge and person. Neutral words: paper is left lying about.

import { Problem } from '../../base/problem.ts';
import { type BadgeClass, listEveryBadgeClass, loadBadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeOnlyTemplate } from '../../domain/badge-templates.ts';
import {
  listOwnLocations,
  listParticipants,
  loadParticipant,
  type Participant,
} from '../../domain/participants.ts';
import { listRecentPeople } from '../../domain/recents.ts';
import { isSuperbadge } from '../../domain/superbadges.ts';
import type { Services } from '../../services.ts';
import { badgeTile, buttonLink, qrImage, tileGrid } from '../components.ts';
import { type Html, html } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { findLookUrl } from './assessment-drafts.ts';
import { renderPeople } from './assessments.ts';
import { groupByCategory } from './badge-classes.ts';
import { renderNames, renderShortName } from './people-names.ts';
import { requireAssessor } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';

/** Lines for names on a sheet; more do not fit on the page. */
const linesMaximum = 8;
const peoplePerPage = 50;
const levels = ['with-help', 'independent', 'teaches'] as const;

type Query = { Querystring: { wie?: unknown; namen?: unknown } };
type Params = { Params: { badgeClass: string } };

function registerPaper(app: App, services: Services): void {
  app.get<Query>(paths.paper, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const { wie } = request.query;
    const person = typeof wie === 'string' ? await loadParticipant(services, actor, wie) : undefined;
    return sendPage(reply, view, await renderChoice(view, services, person));
  });
  app.get<Query & Params>(`${paths.paper}/:badgeClass`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const { badgeClass, template } = await loadBadge(services, request.params.badgeClass);
    const { wie, namen } = request.query;
    const person = typeof wie === 'string' ? await loadParticipant(services, actor, wie) : undefined;
    const isNamed = namen === 'ja';
    const people = isNamed ? await listRecentPeople(services, actor, linesMaximum) : [];
    const [location, ...others] = await listOwnLocations(services, actor);
    const place = others.length === 0 ? location?.name : undefined;
    const sheet: Sheet = { badgeClass, template, person, people, isNamed, place, supervisor: actor.name };
    const page = renderPage(view, services, sheet);
    return sendPage(reply, view, { ...page, styles: ['print.css'], scripts: ['print.js'] });
  });
  app.get<{ Querystring: { cursor?: unknown } } & Params>(
    `${paths.paper}/:badgeClass/invoeren`,
    async (request, reply) => {
      const view = buildView(request, services.settings);
      const actor = requireAssessor(request);
      const { badgeClass } = await loadBadge(services, request.params.badgeClass);
      const { cursor } = request.query;
      const wish = { cursor: typeof cursor === 'string' ? cursor : undefined, limit: peoplePerPage };
      const people = await listParticipants(services, actor, wish);
      return sendPage(reply, view, renderEntry(view, badgeClass, people));
    },
  );
}

/** Who is on the sheet, a page at a time. */
function renderEntry(
  view: View,
  badgeClass: BadgeClass,
  { items, next }: { items: readonly Participant[]; next: string | null },
): Page {
  const { paper, assessments } = view.texts;
  const title = paper.enterTitle({ badge: findName(badgeClass, view.language) });
  const more = `${paths.paper}/${badgeClass.slug}/invoeren?cursor=${next}`;
  const body = html`<h1>${title}</h1><p>${paper.enterLead}</p>
${renderPeople(items, ({ id }) => findLookUrl(id, badgeClass.slug))}
<div class="k-actions">${next && buttonLink(more, assessments.morePeople, 'secondary')}
${buttonLink(paths.awardGroup, paper.enterGroup, 'secondary')}</div>`;
  return { title, body, width: 'wide' };
}

/** @throws Problem not-found, badge-class-retired */
async function loadBadge(services: Services, slug: string) {
  const badgeClass = await loadBadgeClass(services, slug);
  if (badgeClass.template.kind !== 'badge') throw new Problem('not-found');
  if (badgeClass.retired) throw new Problem('badge-class-retired');
  return { badgeClass, template: badgeClass.template };
}

async function renderChoice(view: View, services: Services, person: Participant | undefined): Promise<Page> {
  const words = view.texts.paper;
  const open = (await listEveryBadgeClass(services)).filter(
    (badgeClass) => !badgeClass.retired && !isSuperbadge(badgeClass),
  );
  const query = person ? `?wie=${person.id}` : '';
  const body = html`<h1>${words.title}</h1><p>${words.lead}</p>
<p class="k-lead">${person ? words.chooseFor({ name: person.givenName }) : words.choose}</p>
${groupByCategory(open).map(
  ({ category, classes }) =>
    html`<h2>${view.texts.categories[category]}</h2>${tileGrid(
      classes.map((badgeClass) =>
        badgeTile({
          name: findName(badgeClass, view.language),
          image: findImagePath(badgeClass),
          href: `${paths.paper}/${badgeClass.slug}${query}`,
        }),
      ),
    )}`,
)}`;
  return { title: words.title, body, width: 'wide' };
}

type Sheet = {
  badgeClass: BadgeClass;
  template: BadgeOnlyTemplate;
  /** One person, or lines for several. */
  person: Participant | undefined;
  people: readonly Participant[];
  isNamed: boolean;
  place: string | undefined;
  supervisor: string;
};

function renderPage(view: View, services: Services, sheet: Sheet): Page {
  const { texts, language } = view;
  const words = texts.paper;
  const { badgeClass, person, isNamed } = sheet;
  const name = findName(badgeClass, language);
  const base = `${paths.paper}/${badgeClass.slug}`;
  const { publicUrl } = services.settings;
  const entry = person ? findLookUrl(person.id, badgeClass.slug) : `${base}/invoeren`;
  const body = html`<div class="k-actions k-screen"><button type="button" class="k-button k-button-primary" data-print hidden>${actIcons.print}${texts.forms.print}</button>
${!person && buttonLink(isNamed ? base : `${base}?namen=ja`, isNamed ? words.withoutNames : words.withNames, 'secondary')}
<a class="k-button k-button-quiet" href="${person ? `${paths.paper}?wie=${person.id}` : paths.paper}">${words.other}</a></div>
<article class="p-sheet p-pen" tabindex="0">
<header class="p-head"><img src="${findImagePath(badgeClass)}" alt="" width="88" height="88"><h1>${name}</h1></header>
<p class="p-lines">${person && html`<span>${words.for}: <strong>${person.givenName} ${person.familyName}</strong></span>`}
<span>${words.supervisor}: <i></i></span>${sheet.place && html`<span>${words.place}: <strong>${sheet.place}</strong></span>`}</p>
<ul class="p-how">${words.how.map((line) => html`<li>${line}</li>`)}</ul>
${person ? renderOne(view, sheet) : renderSeveral(view, sheet)}
<footer class="p-foot">${qrImage(`${publicUrl}${entry}`, words.qrAlt)}
<div><p><strong>${words.scan}</strong></p><p>${words.scanHint}</p></div></footer>
</article>`;
  return { title: `${words.sheet}: ${name}`, body };
}

const box = html`<span class="p-box"></span>`;

/** A row for each criterion; beside each level as many lines for a date as the rule asks days, up to three. */
function renderOne(view: View, { template }: Sheet): Html {
  const { texts, language } = view;
  const words = texts.paper;
  const { awardRule } = template;
  const times = awardRule.type === 'every-criterion' ? Math.min(3, awardRule.days) : 1;
  const cell = html`<td>${Array.from({ length: times }, () => html`<span class="p-tick">${box}<i></i></span>`)}</td>`;
  return html`<table class="p-table"><thead><tr><th scope="col">${words.criterion}</th>${levels.map((level) => html`<th scope="col">${texts.levels[level]}</th>`)}</tr></thead>
<tbody>${template.criteria.map(({ text }) => html`<tr><th scope="row">${text[language]}</th>${levels.map(() => cell)}</tr>`)}</tbody></table>
${awardRule.type === 'days' && renderWeeks(view, awardRule)}`;
}

/** For a rule that counts days: a line for each week. */
function renderWeeks({ texts }: View, { days, perWeek }: { days: number; perWeek: number }): Html {
  const words = texts.paper;
  const weeks = Math.min(6, Math.ceil(days / perWeek));
  const numbers = Array.from({ length: perWeek }, (_, index) => html`<td>${box} ${index + 1}</td>`);
  return html`<table class="p-table p-weeks"><thead><tr><th scope="col">${words.week}</th><th scope="col" colspan="${perWeek}">${words.days}</th></tr></thead>
<tbody>${Array.from({ length: weeks }, () => html`<tr><td class="p-wide"></td>${numbers}</tr>`)}</tbody></table>`;
}

/** A line for each person; a column for each criterion, with a box for each level. */
function renderSeveral(view: View, sheet: Sheet): Html {
  const { texts, language } = view;
  const words = texts.paper;
  const { criteria, awardRule } = sheet.template;
  const names = renderNames(sheet.people);
  const lines = Array.from({ length: linesMaximum }, (_, index) => {
    const person = sheet.people[index];
    return person ? (names.get(person.id) ?? renderShortName(person)) : '';
  });
  const boxes = html`<td class="p-three">${levels.map((level) => html`<span>${box}<small>${words.short[level]}</small></span>`)}</td>`;
  return html`<ol class="p-legend">${criteria.map(({ text }) => html`<li>${text[language]}</li>`)}</ol>
<p class="p-key">${levels.map((level) => html`<span><strong>${words.short[level]}</strong> ${texts.levels[level]}</span>`)}</p>
<table class="p-table p-several"><thead><tr><th scope="col">${words.name}</th>${criteria.map((_, index) => html`<th scope="col">${index + 1}</th>`)}${awardRule.type === 'days' && html`<th scope="col">${words.days}</th>`}<th scope="col">${words.date}</th></tr></thead>
<tbody>${lines.map((name) => html`<tr><th scope="row">${name}</th>${criteria.map(() => boxes)}${awardRule.type === 'days' && html`<td></td>`}<td></td></tr>`)}</tbody></table>`;
}

export const paperPages: RouteModule = { noun: 'assessments', register: registerPaper };
