// What counts towards a badge or a superbadge: pure functions over sightings and over held badges.
// Knows no database, no clock and no words. Nothing here can lower what somebody already reached.
import { countDays } from '../base/clock.ts';

/** From low to high: met hulp, zelf, doet het voor. */
export const levels = ['with-help', 'independent', 'teaches'] as const;
export type Level = (typeof levels)[number];

/**
 * `every-criterion`: each criterion at `level` or higher on `days` different days.
 * `days`: `days` credited days in all, at most `perWeek` in one ISO week, and each criterion at `level` once.
 */
export type AwardRule =
  | { type: 'every-criterion'; level: Level; days: number }
  | { type: 'days'; level: Level; days: number; perWeek: number };

/** A tree over badge and superbadge slugs. One slug occurs at most once in a rule. */
export type SuperbadgeRule =
  | { all: SuperbadgeRule[] }
  | { atLeast: number; of: SuperbadgeRule[] }
  | { badge: string }
  | { superbadge: string };

/** One criterion seen by one assessor on one day. `days`: the days (1-7) that a weekly entry stands for. */
export type Sighting = {
  criterion: string;
  /** yyyy-mm-dd */
  observedOn: string;
  assessorId: string;
  level: Level;
  days: number | null;
};

export type CriterionProgress = {
  key: string;
  bestLevel: Level | null;
  /** Different days on which it was seen at the level of the rule or higher. */
  daysAtLevel: number;
  met: boolean;
};

/** `see-criterion`: let this be seen at the level of the rule. `more-days`: so many more days (of it). */
export type NextStep =
  | { type: 'see-criterion'; criterion: string }
  | { type: 'more-days'; criterion?: string; days: number };

export type Progress = {
  criteria: CriterionProgress[];
  met: boolean;
  /** Different pairs of day and assessor, at any level. */
  timesSeen: number;
  /** Different days, at any level; for a rule that counts days the credited days. */
  daysSeen: number;
  /** yyyy-mm-dd; null when nothing was seen. */
  lastSeenOn: string | null;
  /** The single most helpful next step; null when the rule is met. */
  nextStep: NextStep | null;
};

/** Whether a level is at least as high as the wanted one. */
export function isAtLevel(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}

function countDistinct(values: string[]): number {
  return new Set(values).size;
}

function findBestLevel(sightings: Sighting[]): Level | null {
  return levels.findLast((level) => sightings.some((sighting) => sighting.level === level)) ?? null;
}

/** Days credited: per ISO week the largest entry or the number of days seen, but never over `perWeek`. */
function countCreditedDays(sightings: Sighting[], perWeek: number): number {
  const monday = '1970-01-05';
  const weeks = Map.groupBy(sightings, ({ observedOn }) => Math.floor(countDays(monday, observedOn) / 7));
  let total = 0;
  for (const inWeek of weeks.values()) {
    const largestEntry = Math.max(...inWeek.map(({ days }) => days ?? 1));
    const daysSeen = countDistinct(inWeek.map(({ observedOn }) => observedOn));
    total += Math.min(perWeek, Math.max(largestEntry, daysSeen));
  }
  return total;
}

/** The criterion nearest to being met: most days at level, then the best level so far, then the given order. */
function findNearest(criteria: CriterionProgress[]): CriterionProgress | undefined {
  const rank = ({ bestLevel }: CriterionProgress) => (bestLevel === null ? -1 : levels.indexOf(bestLevel));
  const open = criteria.filter(({ met }) => !met);
  return open.toSorted((a, b) => b.daysAtLevel - a.daysAtLevel || rank(b) - rank(a))[0];
}

function findNextStep(criteria: CriterionProgress[], rule: AwardRule, daysToGo: number): NextStep | null {
  const nearest = findNearest(criteria);
  if (nearest === undefined) return daysToGo > 0 ? { type: 'more-days', days: daysToGo } : null;
  if (nearest.daysAtLevel === 0) return { type: 'see-criterion', criterion: nearest.key };
  return { type: 'more-days', criterion: nearest.key, days: rule.days - nearest.daysAtLevel };
}

/**
 * How far the sightings reach by the rule of the template. Order and repeats of sightings make no difference,
 * a lower level never takes away, and sightings of criteria that the template does not name count for nothing.
 */
export function computeProgress(
  template: { criteria: readonly { key: string }[]; awardRule: AwardRule },
  sightings: readonly Sighting[],
): Progress {
  const rule = template.awardRule;
  const keys = new Set(template.criteria.map(({ key }) => key));
  const known = sightings.filter(({ criterion }) => keys.has(criterion));
  const atLevel = known.filter(({ level }) => isAtLevel(level, rule.level));
  const daysPerCriterion = rule.type === 'days' ? 1 : rule.days;

  const criteria = template.criteria.map(({ key }): CriterionProgress => {
    const days = atLevel.filter(({ criterion }) => criterion === key).map(({ observedOn }) => observedOn);
    const daysAtLevel = countDistinct(days);
    const bestLevel = findBestLevel(known.filter(({ criterion }) => criterion === key));
    return { key, bestLevel, daysAtLevel, met: daysAtLevel >= daysPerCriterion };
  });

  const credited = rule.type === 'days' ? countCreditedDays(atLevel, rule.perWeek) : null;
  const daysToGo = credited === null ? 0 : Math.max(0, rule.days - credited);
  return {
    criteria,
    met: daysToGo === 0 && criteria.every(({ met }) => met),
    timesSeen: countDistinct(known.map(({ observedOn, assessorId }) => `${observedOn} ${assessorId}`)),
    daysSeen: credited ?? countDistinct(known.map(({ observedOn }) => observedOn)),
    lastSeenOn: known.reduce<string | null>(
      (last, { observedOn }) => (last === null || observedOn > last ? observedOn : last),
      null,
    ),
    nextStep: findNextStep(criteria, rule, daysToGo),
  };
}

/** The slugs of all badges and superbadges that a rule names, in the order of the rule. */
export function listRuleSlugs(rule: SuperbadgeRule): string[] {
  if ('badge' in rule) return [rule.badge];
  if ('superbadge' in rule) return [rule.superbadge];
  return ('all' in rule ? rule.all : rule.of).flatMap(listRuleSlugs);
}

/** The smallest number of slugs that still has to be added. Exact because a rule names each slug once. */
function countMissing(rule: SuperbadgeRule, held: ReadonlySet<string>): number {
  if ('badge' in rule) return held.has(rule.badge) ? 0 : 1;
  if ('superbadge' in rule) return held.has(rule.superbadge) ? 0 : 1;
  const parts = ('all' in rule ? rule.all : rule.of).map((part) => countMissing(part, held));
  const cheapest = parts.toSorted((a, b) => a - b).slice(0, 'all' in rule ? parts.length : rule.atLeast);
  return cheapest.reduce((sum, part) => sum + part, 0);
}

export type SuperbadgeProgress = {
  complete: boolean;
  /** Every held slug that the rule names. */
  supporting: string[];
  /** How many badges or superbadges are still to go, by the shortest way. */
  missing: number;
  /** The slugs that lie on a shortest way: each of them brings `missing` down by one. */
  next: string[];
};

/** How far the held badges and superbadges reach by the rule of a superbadge. */
export function computeSuperbadge(rule: SuperbadgeRule, held: ReadonlySet<string>): SuperbadgeProgress {
  const slugs = listRuleSlugs(rule);
  const missing = countMissing(rule, held);
  const helps = (slug: string) => countMissing(rule, new Set([...held, slug])) < missing;
  return {
    complete: missing === 0,
    supporting: slugs.filter((slug) => held.has(slug)),
    missing,
    next: slugs.filter((slug) => !held.has(slug) && helps(slug)),
  };
}
