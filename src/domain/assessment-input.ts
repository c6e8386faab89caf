// What an assessment has to look like before anything is stored: every fault at once, each with its field.
import { countDays, findLocalDay, findLocalTime, isDay } from '../base/clock.ts';
import { type InvalidParam, Problem, rejectRequest } from '../base/problem.ts';
import type { Services } from '../services.ts';
import { findBadgeClass } from '../store/badge-classes.ts';
import { type Level, levels } from './award-rules.ts';
import { type BadgeClass, toBadgeClass } from './badge-classes.ts';
import type { BadgeOnlyTemplate } from './badge-templates.ts';
import { isPlainText } from './pages.ts';

/** Where the floor is: decides which day it is for "observed on". */
export const floorTimeZone = 'Europe/Amsterdam';
export const observedDaysBack = 30;

export type AssessmentInput = {
  participantId: string;
  /** The slug of a badge. */
  badgeClass: string;
  /** yyyy-mm-dd, today or up to 30 days back. */
  observedOn: string;
  /** Criterion key to level; what was not seen is left out. */
  results: Record<string, Level>;
  /** Working days of a weekly entry; only where the class counts days. */
  days?: number | undefined;
  /** "Even praten": keep the observations, award nothing until the hold is lifted. */
  hold?: boolean | undefined;
};

/** Today on the floor, as yyyy-mm-dd. */
export function findFloorDay(services: Services): string {
  return findFloorDayOf(services.clock.now());
}

/** Which day it was on the floor at a moment, as yyyy-mm-dd. */
export function findFloorDayOf(at: Date): string {
  return findLocalDay(at, floorTimeZone);
}

/** What the clock on the floor says, as hh:mm. */
export function findFloorTime(at: Date): string {
  return findLocalTime(at, floorTimeZone);
}

function listDateFaults(observedOn: string, today: string): InvalidParam[] {
  const name = 'observedOn';
  if (!isDay(observedOn)) return [{ name, reason: 'must be a date as yyyy-mm-dd' }];
  const daysBack = countDays(observedOn, today);
  if (daysBack < 0) return [{ name, reason: 'lies in the future' }];
  if (daysBack > observedDaysBack) return [{ name, reason: `lies more than ${observedDaysBack} days back` }];
  return [];
}

function listResultFaults(template: BadgeOnlyTemplate, results: AssessmentInput['results']): InvalidParam[] {
  const keys = template.criteria.map((criterion) => criterion.key);
  if (Object.keys(results).length === 0) {
    return [{ name: 'results', reason: 'must hold at least one criterion that was seen' }];
  }
  return Object.entries(results).flatMap(([key, level]) => {
    const name = `results.${key}`;
    if (!keys.includes(key)) return [{ name, reason: `must be one of ${keys.join(', ')}` }];
    return levels.includes(level) ? [] : [{ name, reason: `must be one of ${levels.join(', ')}` }];
  });
}

function listDaysFaults(template: BadgeOnlyTemplate, days: number | undefined): InvalidParam[] {
  if (days === undefined) return [];
  const name = 'days';
  const { awardRule } = template;
  if (awardRule.type !== 'days') return [{ name, reason: 'only belongs to a badge class that counts days' }];
  const isCount = Number.isInteger(days) && days >= 1 && days <= awardRule.perWeek;
  return isCount ? [] : [{ name, reason: `must be a whole number from 1 to ${awardRule.perWeek}` }];
}

/**
 * Checks the whole input against the current version of the class.
 * @throws Problem invalid-request with every fault, badge-class-retired
 */
export async function checkAssessmentInput(services: Services, input: AssessmentInput): Promise<BadgeClass> {
  const row = isPlainText(input.badgeClass) ? await findBadgeClass(services.db, input.badgeClass) : undefined;
  const faults = listDateFaults(input.observedOn, findFloorDay(services));
  const badgeClass = row && toBadgeClass(services, row);
  if (!badgeClass) faults.push({ name: 'badgeClass', reason: 'is not a known badge class' });
  else if (badgeClass.template.kind === 'superbadge') {
    faults.push({ name: 'badgeClass', reason: 'is a superbadge: it follows from other badges' });
  } else {
    faults.push(...listResultFaults(badgeClass.template, input.results));
    faults.push(...listDaysFaults(badgeClass.template, input.days));
  }
  if (!badgeClass || faults.length > 0) rejectRequest(faults);
  if (badgeClass.retired) throw new Problem('badge-class-retired', { badgeClass: badgeClass.slug });
  return badgeClass;
}
