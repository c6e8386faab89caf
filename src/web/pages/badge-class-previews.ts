// What a new badge class will be, shown before it is there for everybody. Stores nothing: the form travels along.
import type { BadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import { factList } from '../components.ts';
import { button, hiddenField, uploadForm } from '../forms.ts';
import { html } from '../html.ts';
import type { Page, View } from '../layout.ts';
import { type Draft, languages, listFields, shares, type Target, writeImage } from './badge-class-drafts.ts';
import { label } from './badge-class-forms.ts';
import { findName } from './shown-classes.ts';

export type Preview = {
  draft: Draft;
  template: BadgeTemplate;
  classes: readonly BadgeClass[];
  target: Target;
};

/** All of it as it will be, with what can not be taken back. */
export function renderPreview(view: View, preview: Preview): Page {
  const { texts, settings } = view;
  const words = texts.badgeDefining;
  const { draft, template, target } = preview;
  const isNew = target.slug === undefined;
  const picture = `data:image/svg+xml;base64,${writeImage(draft.imageSvg)}`;
  const fields = listFields(draft).map(([name, value]) => hiddenField(name, value));
  const body = html`<h1>${words.previewTitle}</h1>
${(isNew ? words.previewLead : words.versionPreviewLead).map((line) => html`<p>${line}</p>`)}
<p class="k-face"><img src="${picture}" alt="${template.imageAlt[view.language]}" width="144" height="144"></p>
${factList([
  ...languages.map((code) => [label(view, words.labels.name, code), template.name[code]] as const),
  [words.labels.slug, html`<bdi>${settings.publicUrl}/achievements/${template.slug}/${target.version}</bdi>`],
  ...(['uitleg', 'description', 'imageAlt'] as const).flatMap((pair) =>
    languages.map((code) => [label(view, words.labels[pair], code), template[pair][code]] as const),
  ),
  ...listRule(view, preview),
  [words.labels.policy, words.policies[template.policy]],
  ...template.usefulFor.map(({ nl, en }) => [words.labels.usefulFor, `${nl} / ${en}`] as const),
  ...template.alignments.map(
    ({ targetName, targetUrl }) =>
      [words.labels.alignments, html`${targetName} <bdi>${targetUrl}</bdi>`] as const,
  ),
])}
${uploadForm(
  view,
  target.url,
  html`${fields}<div class="k-actions">${button(isNew ? words.define : words.defineVersion, 'primary', { name: 'step', value: 'define' })}
${button(words.change, 'quiet', { name: 'step', value: 'change' })}</div>`,
)}`;
  return { title: words.previewTitle, body };
}

function listRule({ texts, language }: View, { draft, template, classes }: Preview): [string, string][] {
  const words = texts.badgeDefining;
  if (template.kind === 'badge') {
    const { awardRule, criteria, category } = template;
    const level = texts.levels[awardRule.level];
    const how =
      awardRule.type === 'days'
        ? texts.badgeClasses.countsDays({ level, days: awardRule.days })
        : texts.badgeClasses.everyCriterion({ level, days: awardRule.days });
    return [
      [words.labels.category, texts.categories[category]],
      ...criteria.map(
        ({ text }, at) =>
          [words.labels.criterion({ number: at + 1 }), `${text.nl} / ${text.en}`] as [string, string],
      ),
      [words.labels.type, how],
    ];
  }
  return shares.flatMap((share) => {
    const parts = classes.filter(({ slug }) => draft.parts[slug]?.endsWith(` ${share}`));
    const names = parts.map((one) => findName(one, language)).join(', ');
    const count = share === 'some' && draft.values.atLeast ? `: ${draft.values.atLeast}` : '';
    return parts.length === 0 ? [] : [[`${words.shares[share]}${count}`, names] as [string, string]];
  });
}
