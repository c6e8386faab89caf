// What badges there are and what each means, for everybody: the catalogue, and the page of one version of a class
// (sent by web/public/achievements.ts). Says nothing of anybody who holds one.

import { listRuleSlugs, type SuperbadgeRule } from '../../domain/award-rules.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { type BadgeOnlyTemplate, categories, type SuperbadgeTemplate } from '../../domain/badge-templates.ts';
import type { Services } from '../../services.ts';
import { badgeHero, badgeTile, noticeBox, tileGrid } from '../components.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import type { PageContext } from './credentials.ts';
import { findClassPath, findImagePath, findName } from './shown-classes.ts';

/** One version of a class. */
export async function renderBadgeClassPage(
  badgeClass: BadgeClass,
  { view, services }: PageContext,
): Promise<Page> {
  const classes = await listEveryBadgeClass(services);
  const name = findName(badgeClass, view.language);
  const body = renderBadgeClass(view, badgeClass, classes);
  const preview = { title: name, description: view.texts.badgeClasses.preview({ name }) };
  const current = { slug: badgeClass.slug, version: badgeClass.currentVersion };
  const isCurrent = badgeClass.version === badgeClass.currentVersion && !badgeClass.retired;
  const data = describeClass(badgeClass, view, services.settings.publicUrl);
  return { title: name, body, preview, data, canonical: findClassPath(current), indexable: isCurrent };
}

/** The class in the words of schema.org: what it is and what it asks; nothing of anybody who holds it. */
function describeClass(badgeClass: BadgeClass, { language }: View, publicUrl: string): object {
  const { template, achievementUrl, imageUrl } = badgeClass;
  const asked = template.kind === 'badge' ? template.criteria.map(({ text }) => text[language]) : [];
  const skills = template.alignments.map(({ targetName, targetUrl, targetFramework }) => ({
    '@type': 'DefinedTerm',
    name: targetName,
    url: targetUrl,
    inDefinedTermSet: targetFramework,
  }));
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalCredential',
    '@id': achievementUrl,
    url: achievementUrl,
    name: template.name[language],
    description: template.description[language],
    image: imageUrl,
    inLanguage: language,
    version: badgeClass.version,
    credentialCategory: { '@type': 'DefinedTerm', name: 'Open Badge' },
    competencyRequired: [...asked, ...skills],
    isPartOf: { '@type': 'CollectionPage', url: `${publicUrl}${paths.catalogue}` },
  };
}

/** Groups as pages show them: by category in a fixed order, superbadges last. Retired classes are left out. */
export function groupByCategory(classes: readonly BadgeClass[]) {
  const current = classes.filter(({ retired }) => !retired);
  return [...categories, 'superbadge' as const]
    .map((category) => ({
      category,
      classes: current.filter(({ template }) => template.category === category),
    }))
    .filter((group) => group.classes.length > 0);
}

function renderBadgeClass(view: View, badgeClass: BadgeClass, classes: BadgeClass[]): Html {
  const { texts, language } = view;
  const { template } = badgeClass;
  const words = texts.badgeClasses;
  return html`${renderVersionNotice(view, badgeClass)}
${badgeHero({
  name: template.name[language],
  image: findImagePath(badgeClass),
  imageAlt: template.imageAlt[language],
  kicker: texts.categories[template.category],
  children: html`<p class="k-lead">${template.description[language]}</p>`,
})}
<section class="k-card"><h2>${words.forYou}</h2><p class="k-lead">${template.uitleg[language]}</p></section>
${
  template.kind === 'badge'
    ? renderCriteria(view, template)
    : html`<h2 id="criteria">${words.partsTitle}</h2>${renderRule(view, template.awardRule, classes)}`
}
<h2>${words.howTitle}</h2>
<p>${template.kind === 'badge' ? renderAwardRule(view, template) : words.allParts} ${words.policies[template.policy]}</p>
${renderUse(view, badgeClass, classes)}
<p class="k-honest"><strong>${words.honest}</strong></p>
<p><a href="${paths.catalogue}">${words.back}</a> · <small>${words.version({ version: badgeClass.version })}</small></p>`;
}

function renderVersionNotice({ texts }: View, badgeClass: BadgeClass): Html | null {
  const words = texts.badgeClasses;
  if (badgeClass.retired) return noticeBox(texts, 'info', words.retired);
  if (badgeClass.version === badgeClass.currentVersion) return null;
  const newer = findClassPath({ slug: badgeClass.slug, version: badgeClass.currentVersion });
  return noticeBox(texts, 'info', html`${words.newer} <a href="${newer}">${words.toNewer}</a>`);
}

function renderCriteria({ texts, language }: View, { criteria }: BadgeOnlyTemplate): Html {
  return html`<h2 id="criteria">${texts.badgeClasses.criteriaTitle}</h2>
<ul class="k-seen">${criteria.map(({ key, text }) => html`<li id="${key}">${text[language]}</li>`)}</ul>`;
}

function renderAwardRule({ texts }: View, { awardRule }: BadgeOnlyTemplate): string {
  const facts = { level: texts.levels[awardRule.level], days: awardRule.days };
  return awardRule.type === 'days'
    ? texts.badgeClasses.countsDays(facts)
    : texts.badgeClasses.everyCriterion(facts);
}

/** The parts of a superbadge as nested lists, each with a link to what it means. */
function renderRule(view: View, rule: SuperbadgeRule, classes: readonly BadgeClass[]): Html {
  const parts = 'all' in rule ? rule.all : 'of' in rule ? rule.of : [rule];
  const lines = parts.map((part) => {
    if ('badge' in part) return renderPart(view, part.badge, classes);
    if ('superbadge' in part) return renderPart(view, part.superbadge, classes);
    const lead = 'of' in part && html`${view.texts.badgeClasses.atLeast({ count: part.atLeast })}`;
    return html`${lead}${renderRule(view, part, classes)}`;
  });
  return html`<ul class="k-rule">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function renderPart({ language }: View, slug: string, classes: readonly BadgeClass[]): Html {
  const part = classes.find((candidate) => candidate.slug === slug);
  return part === undefined
    ? html`${slug}`
    : html`<a class="k-part" href="${findClassPath(part)}"><img src="${findImagePath(part)}" alt="" width="40" height="40" loading="lazy">${findName(part, language)}</a>`;
}

function renderUse(view: View, { slug, template }: BadgeClass, classes: readonly BadgeClass[]): Html {
  const { texts, language } = view;
  const words = texts.badgeClasses;
  const superbadges = classes.filter((candidate) => !candidate.retired && hasPart(candidate, slug));
  const list = (title: string, lines: Html[]) =>
    lines.length > 0 &&
    html`<h2>${title}</h2>
<ul class="k-plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`${list(
    words.usefulTitle,
    template.usefulFor.map((use) => html`${use[language]}`),
  )}
${list(
  words.partOfTitle,
  superbadges.map((superbadge) => renderPart(view, superbadge.slug, classes)),
)}
${list(
  words.alignmentsTitle,
  template.alignments.map(
    ({ targetName, targetUrl, targetFramework }) =>
      html`<a href="${targetUrl}" rel="noreferrer" lang="en">${targetName}</a> <small>(${targetFramework})</small>`,
  ),
)}`;
}

function hasPart({ template }: BadgeClass, slug: string): boolean {
  return (
    template.kind === 'superbadge' && listRuleSlugs((template as SuperbadgeTemplate).awardRule).includes(slug)
  );
}

function registerCatalogue(app: App, services: Services): void {
  app.get(paths.catalogue, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { texts } = view;
    const groups = groupByCategory(await listEveryBadgeClass(services));
    const body = html`<h1>${texts.badgeClasses.title}</h1>
<p class="k-lead">${texts.badgeClasses.lead}</p>
${groups.map(({ category, classes }) => renderGroup(view, category, classes))}`;
    const preview = { title: texts.badgeClasses.title, description: texts.shell.whatIsThis };
    return sendPage(reply, view, {
      title: texts.badgeClasses.title,
      body,
      preview,
      indexable: true,
      canonical: paths.catalogue,
      width: 'wide',
    });
  });
}

type Category = BadgeClass['template']['category'];

function renderGroup({ texts, language }: View, category: Category, classes: readonly BadgeClass[]): Html {
  const words = texts.badgeClasses;
  const tiles = classes.map((badgeClass) =>
    badgeTile({
      name: findName(badgeClass, language),
      image: findImagePath(badgeClass),
      href: findClassPath(badgeClass),
    }),
  );
  return html`<h2>${texts.categories[category]}</h2>
${category === 'superbadge' && html`<p>${words.superbadgeLead}</p>`}
${tileGrid(tiles)}`;
}

export const catalogue: RouteModule = { noun: 'badge-classes', register: registerCatalogue };
