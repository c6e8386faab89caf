// The badge classes for who keeps them: which there are, at how many places they are used, retiring one and taking it up
// again. Counts no people.
import { requireAct, type Staff } from '../../domain/actors.ts';
import { listRuleSlugs } from '../../domain/award-rules.ts';
import {
  type BadgeClass,
  listEveryBadgeClass,
  loadBadgeClass,
  retireBadgeClass,
} from '../../domain/badge-classes.ts';
import { listClassUses } from '../../domain/recents.ts';
import { isSuperbadge } from '../../domain/superbadges.ts';
import type { Services } from '../../services.ts';
import { buttonLink } from '../components.ts';
import { button, postForm } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { groupByCategory } from './badge-classes.ts';
import { renderNotice, withNotice } from './notices.ts';
import { findClassPath, findImagePath, findName } from './shown-classes.ts';

type Params = { slug: string };

/** Classes by slug with the number of places that use them. */
type Uses = ReadonlyMap<string, number>;

async function countPlaces(services: Services, actor: Staff): Promise<Uses> {
  return new Map((await listClassUses(services, actor)).map(({ slug, locations }) => [slug, locations]));
}

function registerKeeping(app: App, services: Services): void {
  app.get(paths.keptBadges, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'define-badge-classes');
    return sendPage(reply, view, await renderList(view, services, actor));
  });
  const url = `${paths.keptBadges}/:slug`;
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'define-badge-classes');
    const badgeClass = await loadBadgeClass(services, request.params.slug);
    const { title, body } = await renderOne(view, services, { actor, badgeClass });
    return sendPage(reply, view, { title, body: html`${renderNotice(view, request.query)}${body}` });
  });
  for (const [path, retired] of Object.entries({ stoppen: true, weer: false })) {
    app.post<{ Params: Params }>(`${url}/${path}`, async (request, reply) => {
      const change = { slug: request.params.slug, retired };
      const { slug } = await retireBadgeClass(services, requireStaff(request), change);
      const notice = retired ? 'badge-gestopt' : 'badge-weer';
      return reply.redirect(withNotice(`${paths.keptBadges}/${slug}`, notice), 303);
    });
  }
}

async function renderList(view: View, services: Services, actor: Staff): Promise<Page> {
  const { badgeKeeping: words, categories, team } = view.texts;
  const classes = await listEveryBadgeClass(services);
  const uses = await countPlaces(services, actor);
  const list = (some: readonly BadgeClass[]) =>
    html`<ul class="k-list">${some.map((one) => renderRow(view, one, uses))}</ul>`;
  const retired = classes.filter((one) => one.retired);
  const body = html`<h1>${words.title}</h1>
<p class="k-lead">${words.lead}</p>
<div class="k-actions">${buttonLink(paths.newBadge, view.texts.badgeDefining.add.badge, 'secondary')}
${buttonLink(`${paths.newBadge}?soort=superbadge`, view.texts.badgeDefining.add.superbadge, 'secondary')}</div>
${groupByCategory(classes).map((group) => html`<h2>${categories[group.category]}</h2>${list(group.classes)}`)}
${retired.length > 0 && html`<h2>${words.retiredTitle}</h2>${list(retired)}`}
<p><a href="${paths.team}">${team.toTeam}</a></p>`;
  return { title: words.title, body };
}

function renderRow(view: View, badgeClass: BadgeClass, uses: Uses): Html {
  const { badgeKeeping: words } = view.texts;
  return html`<li class="k-item"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56" loading="lazy">
<div><p><a href="${`${paths.keptBadges}/${badgeClass.slug}`}"><strong>${findName(badgeClass, view.language)}</strong></a></p>
<p><small>${badgeClass.retired ? words.isRetired : words.isGiven} · ${words.places({ count: uses.get(badgeClass.slug) ?? 0 })}</small></p></div></li>`;
}

type Shown = { actor: Staff; badgeClass: BadgeClass };

async function renderOne(view: View, services: Services, { actor, badgeClass }: Shown): Promise<Page> {
  const { badgeKeeping: words, badgeClasses } = view.texts;
  const { language } = view;
  const { slug, retired, template } = badgeClass;
  const name = findName(badgeClass, language);
  const count = (await countPlaces(services, actor)).get(slug) ?? 0;
  const base = `${paths.keptBadges}/${slug}`;
  const body = html`<p class="k-face"><img src="${findImagePath(badgeClass)}" alt="${template.imageAlt[language]}" width="144" height="144"></p>
<h1>${name}</h1><p class="k-lead">${template.description[language]}</p>
<p>${retired ? words.isRetired : words.isGiven} · ${words.places({ count })} · ${badgeClasses.version(badgeClass)}</p>
<p><a href="${findClassPath(badgeClass)}">${words.toPublic}</a></p>
<div class="k-actions">${buttonLink(`${base}/versie`, view.texts.badgeDefining.toVersion, 'secondary')}</div>
${
  retired
    ? html`<section class="k-card"><h2>${words.againTitle}</h2><p>${words.againLead}</p>
${postForm(view, `${base}/weer`, html`<div class="k-actions">${button(words.again, 'secondary')}</div>`)}</section>`
    : html`<details class="k-card" id="stoppen"><summary>${words.stopTitle}</summary>
${words.stopLead.map((line) => html`<p>${line}</p>`)}
${renderSuperbadges(view, await listEveryBadgeClass(services), slug)}
${postForm(view, `${base}/stoppen`, html`<div class="k-actions">${button(words.stop, 'danger')}</div>`)}</details>`
}
<p><a href="${paths.keptBadges}">${words.back}</a></p>`;
  return { title: name, body };
}

/** Superbadges for which it counts: nobody new can complete those that need it. */
function renderSuperbadges({ texts, language }: View, classes: readonly BadgeClass[], slug: string) {
  const above = classes
    .filter(isSuperbadge)
    .filter(({ retired, template }) => !retired && listRuleSlugs(template.awardRule).includes(slug));
  if (above.length === 0) return null;
  const names = new Intl.ListFormat(language).format(above.map((one) => findName(one, language)));
  return html`<p>${texts.badgeKeeping.countsFor({ names })}</p>`;
}

export const badgeKeepingPages: RouteModule = { noun: 'badge-classes', register: registerKeeping };
