// The form for a new badge class, and what it will be, shown before it is there for everybody. Stores nothing.
import { levels } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import { categories, limits, policies } from '../../domain/badge-templates.ts';
import {
  areaField,
  button,
  errorSummary,
  type FieldError,
  fileField,
  hiddenField,
  radioField,
  selectField,
  textField,
  uploadForm,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import type { Page, View } from '../layout.ts';
import { paths } from '../paths.ts';
import {
  type Draft,
  languages,
  mostCriteria,
  type Pair,
  shares,
  type Target,
  writeImage,
} from './badge-class-drafts.ts';
import { findName } from './shown-classes.ts';

/** How long each may be: as in the model of a template. */
const lengths: Record<Pair, number> = {
  name: limits.name,
  uitleg: limits.uitleg,
  description: limits.description,
  imageAlt: limits.imageAlt,
};
const leastCriteria = 3;

export type Shown = {
  draft: Draft;
  errors: FieldError[];
  classes: readonly BadgeClass[];
  target: Target;
};

type FormView = View & Shown;

export const label = ({ texts }: View, name: string, code: 'nl' | 'en') =>
  texts.badgeDefining.in[code]({ label: name });

const findError = ({ errors }: Shown, name: string) => errors.find(({ field }) => field === name)?.message;

export function renderDraftForm(view: View, shown: Shown): Page {
  const { texts } = view;
  const words = texts.badgeDefining;
  const { draft, errors, target } = shown;
  const all: FormView = { ...view, ...shown };
  const isVersion = target.slug !== undefined;
  const title = isVersion ? words.versionTitle : words.title[draft.kind];
  const body = html`<h1>${title}</h1>${errorSummary(texts, nameErrors(view, errors))}
<p class="k-lead">${isVersion ? words.versionLead : words.lead}</p>
${uploadForm(
  view,
  target.url,
  html`${hiddenField('kind', draft.kind)}${renderPair(all, 'name')}${renderPair(all, 'uitleg')}${renderPair(all, 'description')}
${draft.kind === 'badge' ? renderBadgeFields(all) : renderParts(all)}
${radioField({
  name: 'policy',
  label: words.labels.policy,
  value: draft.values.policy,
  error: findError(shown, 'policy'),
  options: policies.map((value) => ({ value, label: words.policies[value] })),
})}
${renderImage(all)}${renderPair(all, 'imageAlt')}${renderMore(all)}
${button(words.look, 'primary', { name: 'step', value: 'look' })}`,
)}
<p><a href="${paths.keptBadges}">${texts.badgeKeeping.back}</a></p>`;
  return { title, body, styles: ['question.css'], scripts: ['file-field.js'] };
}

/** In the list at the top a fault says of which field it is. */
function nameErrors(view: View, errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, message }) => {
    const name = nameField(view, field);
    return { field, message: `${name}${name.endsWith('?') ? '' : ':'} ${message}` };
  });
}

function nameField(view: View, field: string): string {
  const { labels } = view.texts.badgeDefining;
  const [base = '', second = '', third] = field.split('.');
  const code = (third ?? second) === 'en' ? 'en' : 'nl';
  if (base === 'criteria') return label(view, labels.criterion({ number: Number(second) + 1 }), code);
  if (base === 'imageFile') return labels.image;
  const named = (labels as Record<string, unknown>)[base === 'awardRule' ? second : base];
  if (typeof named !== 'string') return field;
  return ['nl', 'en'].includes(second) ? label(view, named, code) : named;
}

function renderPair(view: FormView, pair: Pair): Html[] {
  const { texts, draft } = view;
  const words = texts.badgeDefining;
  return languages.map((code) => {
    const field = {
      name: `${pair}.${code}`,
      label: label(view, words.labels[pair], code),
      value: draft.values[`${pair}.${code}`],
      error: findError(view, `${pair}.${code}`),
      hint: words.hints[pair],
      maxLength: lengths[pair],
    };
    return pair === 'name'
      ? textField(texts, { ...field, isChecked: true })
      : areaField(texts, { ...field, rows: 3, isProse: true });
  });
}

function renderBadgeFields(view: FormView): Html {
  const { texts, draft } = view;
  const words = texts.badgeDefining;
  const { values } = draft;
  return html`${radioField({
    name: 'category',
    label: words.labels.category,
    value: values.category,
    error: findError(view, 'category'),
    options: categories.map((value) => ({ value, label: texts.categories[value] })),
  })}
<p class="k-hint">${words.hints.criteria}</p>
${Array.from({ length: mostCriteria }, (_, at) => renderCriterion(view, at))}
${radioField({
  name: 'awardRule.type',
  label: words.labels.type,
  value: values['awardRule.type'],
  error: findError(view, 'awardRule.type'),
  options: (['every-criterion', 'days'] as const).map((value) => ({ value, label: words.types[value] })),
})}
${radioField({
  name: 'awardRule.level',
  label: words.labels.level,
  value: values['awardRule.level'],
  error: findError(view, 'awardRule.level'),
  options: levels.map((value) => ({ value, label: texts.levels[value] })),
})}
${renderNumber(view, 'days')}${renderNumber(view, 'perWeek')}`;
}

function renderNumber(view: FormView, name: 'days' | 'perWeek'): Html {
  const { texts, draft } = view;
  const words = texts.badgeDefining;
  return textField(texts, {
    name: `awardRule.${name}`,
    label: words.labels[name],
    hint: words.hints[name],
    value: draft.values[`awardRule.${name}`],
    error: findError(view, `awardRule.${name}`),
    digits: true,
    maxLength: 3,
    ...(name === 'perWeek' ? { optional: true } : { isChecked: true }),
  });
}

function renderCriterion(view: FormView, at: number): Html {
  const { texts, draft } = view;
  const { labels } = texts.badgeDefining;
  const key = draft.values[`criteria.${at}.key`];
  const name = labels.criterion({ number: at + 1 });
  return html`<fieldset class="k-card"><legend>${name}</legend>${key && hiddenField(`criteria.${at}.key`, key)}${languages.map(
    (code) =>
      textField(texts, {
        name: `criteria.${at}.${code}`,
        label: label(view, name, code),
        value: draft.values[`criteria.${at}.${code}`],
        error: findError(view, `criteria.${at}.${code}`),
        maxLength: limits.criterion,
        ...(at < leastCriteria ? { isChecked: true } : { optional: true }),
      }),
  )}</fieldset>`;
}

/** For each class whether it belongs: its kind goes along, because a rule says that too. */
function renderParts(view: FormView): Html {
  const { texts, draft, classes, language, target } = view;
  const words = texts.badgeDefining;
  const error = findError(view, 'parts');
  const lists = classes
    .filter(({ slug, retired }) => slug !== target.slug && (!retired || draft.parts[slug]))
    .map((one) =>
      selectField({
        name: `part.${one.slug}`,
        label: findName(one, language),
        value: draft.parts[one.slug],
        options: [
          { value: '', label: words.shares.none },
          ...shares.map((share) => ({ value: `${one.kind} ${share}`, label: words.shares[share] })),
        ],
      }),
    );
  return html`<fieldset class="k-card" id="parts"><legend>${words.labels.parts}</legend><p class="k-hint">${words.hints.parts}</p>
${error && html`<p class="k-error">${error}</p>`}${lists}</fieldset>
${textField(texts, {
  name: 'atLeast',
  label: words.labels.atLeast,
  hint: words.hints.atLeast,
  value: draft.values.atLeast,
  error: findError(view, 'atLeast'),
  digits: true,
  maxLength: 2,
  optional: true,
})}`;
}

function renderImage(view: FormView): Html {
  const { texts, draft } = view;
  const words = texts.badgeDefining;
  const isKept = draft.imageSvg !== '';
  return html`${fileField(texts, {
    name: 'imageFile',
    label: words.labels.image,
    hint: isKept ? words.hints.imageKept : words.hints.image,
    accept: '.svg,image/svg+xml',
    choose: words.choose,
    error: findError(view, 'imageFile'),
    optional: isKept,
  })}${isKept && hiddenField('imageSvg', writeImage(draft.imageSvg))}`;
}

function renderMore(view: FormView): Html {
  const { texts, draft, target } = view;
  const words = texts.badgeDefining;
  const { labels, hints } = words;
  const area = (name: string, named: string, hint: string) =>
    areaField(texts, {
      name,
      label: named,
      hint,
      value: draft.values[name],
      error: findError(view, name),
      rows: 3,
      isProse: true,
      optional: true,
    });
  const slug = textField(texts, {
    name: 'slug',
    label: labels.slug,
    hint: hints.slug,
    value: draft.values.slug,
    error: findError(view, 'slug'),
    maxLength: limits.slug,
    optional: true,
  });
  const isNew = target.slug === undefined;
  const names = ['usefulFor.nl', 'usefulFor.en', 'alignments', ...(isNew ? ['slug'] : [])];
  const isOpen = names.some((name) => draft.values[name] || findError(view, name));
  return html`<details class="k-card"${isOpen && html` open`}><summary>${words.more}</summary>
${languages.map((code) => area(`usefulFor.${code}`, label(view, labels.usefulFor, code), hints.usefulFor))}
${area('alignments', labels.alignments, hints.alignments)}${isNew && slug}</details>${target.slug && hiddenField('slug', target.slug)}`;
}
