// A poster for the wall of a workplace: which badges can be earned here, three sentences, and a QR code. Made by floor
// staff for a place of theirs; says nothing of anybody. The choices stand in the address, so that it can be kept.
import { mayAct, type Staff } from '../../domain/actors.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import { listPlaceClasses } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import { noticeBox, qrImage } from '../components.ts';
import { button, checkbox, errorSummary, hiddenField, radioField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { explanationIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { findImagePath, findName } from './shown-classes.ts';

const badgesMaximum = 12;

type Target = 'uitleg' | 'vloer';
const targets: Record<Target, string> = { uitleg: paths.explanation, vloer: paths.award };

type Location = { id: string; name: string };
type Poster = {
  locations: Location[];
  location: Location | undefined;
  offered: BadgeClass[];
  chosen: BadgeClass[];
  target: Target;
};

/** `voor`: the place that the ticks were shown for. */
type Query = { plek?: unknown; voor?: unknown; badge?: unknown; qr?: unknown };

function registerPosters(app: App, services: Services): void {
  app.get<{ Querystring: Query }>(paths.poster, async (request, reply) => {
    const poster = await loadPoster(services, requireStaff(request), request.query);
    const view = buildView(request, services.settings);
    const isEmpty = poster.chosen.length === 0 && poster.offered.length > 0;
    return sendPage(isEmpty ? reply.code(400) : reply, view, renderPoster(view, services, poster));
  });
}

async function loadPoster(services: Services, actor: Staff, query: Query): Promise<Poster> {
  const { plek, voor, badge, qr } = query;
  const locations = await listOwnLocations(services, actor);
  const classes = await listEveryBadgeClass(services);
  const offered = classes.filter(({ retired, kind }) => !retired && kind === 'badge');
  const location = locations.find(({ id }) => id === plek) ?? locations[0];
  const asked = offered.filter(({ slug }) => [badge].flat().includes(slug));
  const before = voor === location?.id ? undefined : locations.find(({ id }) => id === voor);
  // Ticks that nobody touched belong to the place they were shown for, and give way to those of another place.
  const isUntouched =
    before && isSame(asked, await listUsual(services, actor, { offered, location: before }));
  const isChosen = (asked.length > 0 || qr !== undefined) && !isUntouched;
  return {
    locations,
    location,
    offered,
    chosen: isChosen ? asked : await listUsual(services, actor, { offered, location }),
    target: qr === 'vloer' ? 'vloer' : 'uitleg',
  };
}

function isSame(one: readonly BadgeClass[], other: readonly BadgeClass[]): boolean {
  return one.length === other.length && one.every((badgeClass) => other.includes(badgeClass));
}

/** What is in use at the place, else the first; never more than fit on the paper. */
async function listUsual(
  services: Services,
  actor: Staff,
  { offered, location }: Pick<Poster, 'offered' | 'location'>,
): Promise<BadgeClass[]> {
  const place = { limit: badgesMaximum, locationId: location?.id };
  const used = mayAct(actor, 'assess') ? await listPlaceClasses(services, actor, place) : [];
  const here = offered.filter(({ id }) => used.includes(id));
  return here.length > 0 ? here : offered.slice(0, badgesMaximum);
}

function renderPoster(view: View, services: Services, poster: Poster): Page {
  const words = view.texts.poster;
  const { chosen, target } = poster;
  const address = `${services.settings.publicUrl}${targets[target]}`;
  const count = chosen.length;
  const tooMany = words.tooMany({ maximum: badgesMaximum, count });
  const body = html`<div class="k-screen"><h1>${words.title}</h1>
${count === 0 && errorSummary(view.texts, [{ field: 'badge', message: words.none }])}
<p class="k-lead">${words.lead}</p>
${renderChoices(view, poster)}
${count > badgesMaximum && noticeBox(view.texts, 'warning', tooMany)}
${count > 0 && noticeBox(view.texts, 'info', words.print)}</div>
${count > 0 && renderSheet(view, poster, address)}`;
  return { title: words.title, body, styles: ['explanation.css', 'poster.css'] };
}

function renderSheet(view: View, { chosen, location, target }: Poster, address: string): Html {
  const words = view.texts.poster;
  return html`<article class="k-poster" aria-label="${words.title}">
<p class="k-poster-place">${location?.name}</p>
<h2>${words.heading}</h2>
<ol class="k-pictures">${words.steps.map((step, at) => html`<li>${explanationIcons.deelnemer[at]}<p>${step}</p></li>`)}</ol>
${renderBadges(view, chosen.slice(0, badgesMaximum))}
<div class="k-with-qr"><div><p class="k-lead"><strong>${words.scan[target]}</strong></p><p class="k-link">${address}</p>
<p>${view.texts.badgeClasses.honest}</p></div>${qrImage(address, view.texts.forms.qrAlt)}</div>
</article>`;
}

/** Loaded at once: a picture that waits to be seen is not on the paper. */
function renderBadges({ language }: View, classes: readonly BadgeClass[]): Html {
  return html`<ul class="k-tiles">${classes.map(
    (badgeClass) =>
      html`<li><div class="k-tile"><img class="k-tile-image" src="${findImagePath(badgeClass)}" alt="" width="96" height="96"><span class="k-tile-name">${findName(badgeClass, language)}</span></div></li>`,
  )}</ul>`;
}

function renderChoices(view: View, { locations, location, offered, chosen, target }: Poster): Html {
  const words = view.texts.poster;
  const isEmpty = chosen.length === 0;
  const boxes = offered.map((badgeClass) =>
    checkbox({
      name: 'badge',
      value: badgeClass.slug,
      label: findName(badgeClass, view.language),
      checked: chosen.includes(badgeClass),
    }),
  );
  return html`<form method="get" action="${paths.poster}" class="k-form">
${
  locations.length > 1 &&
  radioField({
    name: 'plek',
    label: words.place,
    value: location?.id,
    options: locations.map(({ id, name }) => ({ value: id, label: name })),
  })
}
${radioField({
  name: 'qr',
  label: words.target,
  value: target,
  options: (Object.keys(targets) as Target[]).map((value) => ({ value, label: words.targets[value] })),
})}
${location && hiddenField('voor', location.id)}
<details class="k-card"${isEmpty && html` open`}><summary>${words.badges}</summary><fieldset class="k-field" id="badge"${isEmpty && html` aria-describedby="badge-error"`}><legend class="k-hidden">${words.badges}</legend>
${isEmpty && html`<p class="k-error" id="badge-error">${words.none}</p>`}${boxes}</fieldset></details>
${button(words.show, 'secondary')}</form>`;
}

export const posterPages: RouteModule = { noun: 'explanations', register: registerPosters };
