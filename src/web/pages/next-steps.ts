// Where somebody stands with a badge, in kind words: what is there, and the one next step. Never what is lacking.
import type { NextStep, Progress } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import { progressDots } from '../components.ts';
import { type Html, html } from '../html.ts';
import type { HolderView } from '../layout.ts';
import { showCriterion } from './badge-words.ts';

type Standing = { badgeClass: BadgeClass; progress: Progress };

/** How many dots there are, how many are filled, and the same in words. */
export function countProgress({ texts }: HolderView, { badgeClass, progress }: Standing) {
  const { template } = badgeClass;
  const { criteria, daysSeen } = progress;
  const rule = template.kind === 'badge' ? template.awardRule : undefined;
  if (rule?.type === 'days') {
    const weeks = Math.ceil(rule.days / rule.perWeek);
    const done = Math.min(weeks, Math.floor(daysSeen / rule.perWeek));
    return { done, total: weeks, label: texts.progress.daysOf({ done: daysSeen, total: rule.days }) };
  }
  const done = criteria.filter(({ met }) => met).length;
  const total = criteria.length;
  return { done, total, label: texts.progress.seenOf({ done, total }) };
}

/** Whether anything was seen at all. */
export function isStarted({ criteria }: Progress): boolean {
  return criteria.some(({ bestLevel }) => bestLevel !== null);
}

/** Dots and words, as soon as one dot is filled: an empty row would only discourage. */
export function renderProgress(view: HolderView, standing: Standing): Html | null {
  const progress = countProgress(view, standing);
  return progress.done > 0 ? progressDots(progress) : null;
}

/** The same for a tile. */
export function buildTileProgress(view: HolderView, standing: Standing) {
  const progress = countProgress(view, standing);
  if (progress.done > 0) return { progress };
  return isStarted(standing.progress) ? { note: view.texts.progress.started } : {};
}

/** "Laat dit zien: je snijdt veilig." */
export function renderNextStep(view: HolderView, badgeClass: BadgeClass, step: NextStep): Html {
  const { progress } = view.texts;
  if (step.type === 'see-criterion') {
    return html`<p>${progress.nextSee}<br><strong>${showCriterion(view, badgeClass, step.criterion)}</strong></p>`;
  }
  const { criterion, days } = step;
  return criterion === undefined
    ? html`<p><strong>${progress.nextDays({ days })}</strong></p>`
    : html`<p>${progress.nextDaysOf({ days })}<br><strong>${showCriterion(view, badgeClass, criterion)}</strong></p>`;
}
