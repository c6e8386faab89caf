// A poster for the wall of a workplace: which badges can be earned here, three sentences, and a QR code. Made by floor
// staff for a place of theirs; says nothing of anybody. The choices stand in the address, so that it can be kept.
import { mayAct } from '../../domain/actors.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { listOwnLocations } from '../../domain/participants.ts';
import { listPlaceClasses } from '../../domain/recents.ts';
import type { Services } from '../../services.ts';
import { noticeBox, qrImage } from '../components.ts';
import { button, checkbox, radioField } from '../forms.ts';
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

type Query = { plek?: unknown; badge?: unknown; qr?: unknown };

function registerPosters(app: App, services: Services): void {
  app.get<{ Querystring: Query }>(paths.poster, async (request, reply) => {
    const actor = requireStaff(request);
    const { plek, badge, qr } = request.query;
    const locations = await listOwnLocations(services, actor);
    const classes = await listEveryBadgeClass(services);
    const offered = classes.filter(({ retired, kind }) => !retired && kind === 'badge');
    const asked = [badge].flat().filter((slug) => typeof slug === 'string');
    const used = mayAct(actor, 'assess') ? await listPlaceClasses(services, actor, badgesMaximum) : [];
    const here = offered.filter(({ id }) => used.includes(id));
    const poster = {
      locations,
      location: locations.find(({ id }) => id === plek) ?? locations[0],
      offered,
      chosen:
        asked.length > 0
          ? offered.filter(({ slug }) => asked.includes(slug))
          : here.length > 0
            ? here
            : offered,
      target: qr === 'vloer' ? ('vloer' as const) : ('uitleg' as const),
    };
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderPoster(view, services, poster));
  });
}

function renderPoster(view: View, services: Services, poster: Poster): Page {
  const words = view.texts.poster;
  const { chosen, location, target } = poster;
  const address = `${services.settings.publicUrl}${targets[target]}`;
  const shown = chosen.slice(0, badgesMaximum);
  const body = html`<div class="k-screen"><h1>${words.title}</h1><p class="k-lead">${words.lead}</p>
${renderChoices(view, poster)}
${noticeBox(view.texts, 'info', words.print)}</div>
<article class="k-poster" aria-label="${words.title}">
<p class="k-poster-place">${location?.name}</p>
<h2>${words.heading}</h2>
<ol class="k-pictures">${words.steps.map((step, at) => html`<li>${explanationIcons.deelnemer[at]}<p>${step}</p></li>`)}</ol>
${renderBadges(view, shown)}
<div class="k-with-qr"><div><p class="k-lead"><strong>${words.scan[target]}</strong></p><p class="k-link">${address}</p>
<p>${view.texts.badgeClasses.honest}</p></div>${qrImage(address, view.texts.forms.qrAlt)}</div>
</article>`;
  return { title: words.title, body, styles: ['explanation.css', 'poster.css'] };
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
<details class="k-card"><summary>${words.badges}</summary><fieldset class="k-field"><legend class="k-hidden">${words.badges}</legend>${boxes}</fieldset></details>
${button(words.show, 'secondary')}</form>`;
}

export const posterPages: RouteModule = { noun: 'explanations', register: registerPosters };
