// The list of a week for the talk on the floor: what was seen, by whom and for whom. To look at and to print.
import type { Staff } from '../../domain/actors.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import {
  findOtherWeek,
  findThisWeek,
  loadWeek,
  type SeenBadge,
  type Week,
  type WeekOfPerson,
} from '../../domain/weeks.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import { buttonLink, seenList } from '../components.ts';
import { type Html, html } from '../html.ts';
import { actIcons, resultIcons } from '../icons.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderNames } from './people-names.ts';
import { requireAssessor } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';

function registerWeeks(app: App, services: Services): void {
  app.get<{ Querystring: { week?: unknown; plek?: unknown } }>(paths.week, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const { week, plek } = request.query;
    const words = view.texts.weeks;
    if ((await listOwnLocations(services, actor)).length === 0) {
      return sendPage(reply, view, {
        title: words.title,
        body: html`<h1>${words.title}</h1><p>${words.noPlace}</p>`,
      });
    }
    const found = await loadWeek(services, actor, {
      week: typeof week === 'string' ? week : findThisWeek(services),
      locationId: typeof plek === 'string' ? plek : undefined,
    });
    const body = await renderWeek(view, services, { actor, week: found });
    return sendPage(reply, view, {
      title: words.title,
      body,
      width: 'wide',
      styles: ['weeks.css', 'print.css'],
      scripts: ['print.js'],
    });
  });
}

async function renderWeek(
  view: View,
  services: Services,
  { actor, week }: { actor: Staff; week: Week },
): Promise<Html> {
  const words = view.texts.weeks;
  const classes = await listEveryBadgeClass(services);
  const names = renderNames(week.people.map(({ participantId: id, ...name }) => ({ id, ...name })));
  const thisWeek = findThisWeek(services);
  const span = words.span({
    from: renderDay(week.from, view.language),
    to: renderDay(week.to, view.language),
  });
  const isEmpty = week.people.length === 0;
  return html`<h1>${words.title}</h1>
<p class="k-lead">${week.location.name} · ${span}</p>
${await renderPlaces(view, services, { actor, week })}
<nav class="k-actions k-screen" aria-label="${words.navigation}">${buttonLink(findUrl(week, findOtherWeek(week.week, -1)), words.before, 'secondary')}
${week.week < thisWeek && buttonLink(findUrl(week, findOtherWeek(week.week, 1)), words.after, 'secondary')}
${week.week !== thisWeek && html`<a class="k-button k-button-quiet" href="${findUrl(week, thisWeek)}">${words.now}</a>`}</nav>
${isEmpty ? html`<p>${week.week === thisWeek ? words.nothingYet : words.nothing}</p>` : html`<p class="k-hint">${words.lead}</p>`}
<div class="w-people">${week.people.map((person) => renderPerson(view, { person, name: names.get(person.participantId) ?? person.givenName, classes }))}</div>
${!isEmpty && html`<p class="k-screen"><button type="button" class="k-button k-button-secondary" data-print hidden>${actIcons.print}${view.texts.forms.print}</button></p>`}`;
}

function findUrl({ location }: Week, week: string): string {
  return `${paths.week}?week=${week}&plek=${location.id}`;
}

/** The locations of who looks, where there are more than one. */
async function renderPlaces(
  view: View,
  services: Services,
  { actor, week }: { actor: Staff; week: Week },
): Promise<Html | null> {
  const locations = await listOwnLocations(services, actor);
  return locations.length < 2
    ? null
    : html`<nav class="k-links k-screen" aria-label="${view.texts.weeks.places}">${locations.map(
        ({ id, name }) =>
          html`<a href="${`${paths.week}?week=${week.week}&plek=${id}`}"${id === week.location.id && html` aria-current="page"`}>${name}</a>`,
      )}</nav>`;
}

type Shown = { person: WeekOfPerson; name: string; classes: readonly BadgeClass[] };

/** Each badge once: with its picture, whether it is new, and what was seen of it. */
function renderPerson(view: View, { person, name, classes }: Shown): Html {
  const slugs = [...new Set([...person.awarded, ...person.seen.map(({ badgeClass }) => badgeClass)])];
  return html`<article class="k-card p-keep"><h2><a href="${`${paths.people}/${person.participantId}`}">${name}</a></h2>
${slugs.map((slug) => {
  const badgeClass = classes.find((one) => one.slug === slug);
  const seen = person.seen.find((one) => one.badgeClass === slug);
  return badgeClass && renderBadge(view, badgeClass, { seen, isNew: person.awarded.includes(slug) });
})}</article>`;
}

function renderBadge(
  view: View,
  badgeClass: BadgeClass,
  { seen, isNew }: { seen: SeenBadge | undefined; isNew: boolean },
): Html {
  const mark =
    isNew && html` <span class="k-tile-mark">${resultIcons.passed}${view.texts.weeks.newBadge}</span>`;
  return html`<section class="w-badge"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">
<div><h3>${findName(badgeClass, view.language)}${mark}</h3>
${seen && renderSeen(view, seen, badgeClass)}</div></section>`;
}

function renderSeen(view: View, { results, seenBy, days }: SeenBadge, badgeClass: BadgeClass): Html {
  const { template } = badgeClass;
  const criteria = template.kind === 'badge' ? template.criteria : [];
  const seen = criteria.flatMap(({ key, text }) => {
    const level = results[key];
    return level ? [{ text: text[view.language], level }] : [];
  });
  const when = days.map((day) => renderDay(day, view.language)).join(', ');
  return html`<p class="w-when">${view.texts.weeks.seenBy({ names: seenBy.join(', ') })} · ${when}</p>
${seenList(view.texts, seen)}`;
}

export const weekPages: RouteModule = { noun: 'weeks', register: registerWeeks };
