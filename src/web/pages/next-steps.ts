// Where somebody stands with a badge, in kind words: what is there, and the one next step. Never what is lacking.
import type { NextStep, Progress } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import { progressDots } from '../components.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../layout.ts';

type Standing = { badgeClass: BadgeClass; progress: Progress };

/** How many dots there are, how many are filled, and the same in words. */
export function countProgress({ texts }: View, { badgeClass, progress }: Standing) {
  const { template } = badgeClass;
  const { criteria, daysSeen } = progress;
  const rule = template.kind === 'badge' ? template.awardRule : undefined;
  if (rule?.type === 'days') {
    const weeks = Math.ceil(rule.days / rule.perWeek);
    const done = Math.min(weeks, Math.floor(daysSeen / rule.perWeek));
    return { done, total: weeks, label: texts.assessments.daysOf({ done: daysSeen, total: rule.days }) };
  }
  const done = criteria.filter(({ met }) => met).length;
  const total = criteria.length;
  return { done, total, label: texts.assessments.seenOf({ done, total }) };
}

/** Whether anything was seen at all. */
export function isStarted({ criteria }: Progress): boolean {
  return criteria.some(({ bestLevel }) => bestLevel !== null);
}

/** Dots and words, as soon as one dot is filled: an empty row would only discourage. */
export function renderProgress(view: View, standing: Standing): Html | null {
  const progress = countProgress(view, standing);
  return progress.done > 0 ? progressDots(progress) : null;
}

/** The same for a tile. */
export function buildTileProgress(view: View, standing: Standing) {
  const progress = countProgress(view, standing);
  if (progress.done > 0) return { progress };
  return isStarted(standing.progress) ? { note: view.texts.assessments.started } : {};
}

/** "Laat dit zien: je snijdt veilig." */
export function renderNextStep(view: View, badgeClass: BadgeClass, step: NextStep): Html {
  const { assessments } = view.texts;
  if (step.type === 'see-criterion') {
    return html`<p>${assessments.nextSee}<br><strong>${findCriterion(view, badgeClass, step.criterion)}</strong></p>`;
  }
  const { criterion, days } = step;
  return criterion === undefined
    ? html`<p><strong>${assessments.nextDays({ days })}</strong></p>`
    : html`<p>${assessments.nextDaysOf({ days })}<br><strong>${findCriterion(view, badgeClass, criterion)}</strong></p>`;
}

function findCriterion({ language }: View, { template }: BadgeClass, key: string): string {
  const criteria = template.kind === 'badge' ? template.criteria : [];
  return criteria.find((criterion) => criterion.key === key)?.text[language] ?? '';
}
