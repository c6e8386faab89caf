// What stands on the sheet of one badge for one person or many, what was tapped on it, and what of that the domain is
// asked to store. Renders nothing.
import { addSeconds, findDay, parseInstant } from '../../base/clock.ts';
import type { InvalidParam } from '../../base/problem.ts';
import type { AssessmentInput } from '../../domain/assessment-input.ts';
import type { Level, Progress } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeOnlyTemplate } from '../../domain/badge-templates.ts';
import type { GroupInput } from '../../domain/group-assessments.ts';
import type { Participant } from '../../domain/participants.ts';
import { type LevelName, readField, readLevels } from '../forms.ts';
import { levelIcons } from '../icons.ts';
import { paths } from '../paths.ts';

export type Sheet = {
  /** One person, or a group. */
  people: readonly [Participant, ...Participant[]];
  badgeClass: BadgeClass;
  template: BadgeOnlyTemplate;
  /** What was seen of one person before; null for a group, or when nothing was. */
  progress: Progress | null;
  /** Those who have the badge already. */
  holders: readonly Participant[];
  /** yyyy-mm-dd on the floor. */
  today: string;
  /** Where the sheet stands when it is not that of a participant. */
  base?: string;
};

/** What was tapped, as it came in. */
export type Draft = {
  results: Record<string, string>;
  /** yyyy-mm-dd, or whatever was sent in its place; null for today. */
  date: string | null;
  days: string;
};

export type FaultName = 'results' | 'days' | 'observedOn';

const emptyDraft: Draft = { results: {}, date: null, days: '' };

export function findDayBack(today: string, days: number): string {
  return findDay(addSeconds(parseInstant(`${today}T12:00:00Z`), -days * 86_400));
}

export function isLevel(value: string | undefined): value is LevelName {
  return value !== undefined && Object.hasOwn(levelIcons, value);
}

/** Whether everything on the sheet was seen of this person before. */
export function isSeenBefore({ progress, holders }: Sheet): boolean {
  const isAllSeen = progress?.criteria.every(({ bestLevel }) => bestLevel !== null) ?? false;
  return isAllSeen && holders.length === 0;
}

/**
 * Whether one screen is enough: all of it was seen before at the level of the rule, so that nothing is left to be tapped
 * but the answer. Where days are counted there is always a number to tap.
 */
export function isOneScreen(sheet: Sheet): boolean {
  const { progress, template } = sheet;
  const isAtLevel = progress?.criteria.every(({ daysAtLevel }) => daysAtLevel > 0) ?? false;
  return isAtLevel && isSeenBefore(sheet) && template.awardRule.type !== 'days';
}

/** What the sheet shows when it is opened: nothing, or all that was seen before at the level that it had. */
export function buildFirstDraft(sheet: Sheet): Draft {
  if (!isSeenBefore(sheet)) return emptyDraft;
  const seen = (sheet.progress?.criteria ?? []).map(({ key, bestLevel }) => [key, bestLevel ?? '']);
  return { ...emptyDraft, results: Object.fromEntries(seen) };
}

export function readDraft(body: unknown, { today }: Pick<Sheet, 'today'>): Draft {
  const choice = readField(body, 'day');
  const date =
    choice === 'today'
      ? today
      : choice === 'yesterday'
        ? findDayBack(today, 1)
        : readField(body, 'date').slice(0, 10);
  return { results: readLevels(body), date, days: readField(body, 'days').slice(0, 2) };
}

/** What the domain is asked to store of whom; it checks every value. */
function buildSeen({ badgeClass, today }: Sheet, draft: Draft) {
  return {
    badgeClass: badgeClass.slug,
    observedOn: draft.date ?? today,
    results: draft.results as Record<string, Level>,
    ...(draft.days === '' ? {} : { days: Number(draft.days) }),
  };
}

export function buildInput(sheet: Sheet, draft: Draft): AssessmentInput {
  return { participantId: sheet.people[0].id, ...buildSeen(sheet, draft) };
}

export function buildGroupInput(sheet: Sheet, draft: Draft, holdFor: string[]): GroupInput {
  return { participantIds: sheet.people.map(({ id }) => id), holdFor, ...buildSeen(sheet, draft) };
}

/** The faults that the domain found, and a number of days that only the form insists on. */
export function findFaults(
  { template }: Sheet,
  { days }: Draft,
  invalidParams: readonly InvalidParam[],
): FaultName[] {
  const found = new Set(
    invalidParams.map(({ name }): FaultName => {
      if (name === 'days' || name === 'observedOn') return name;
      return 'results';
    }),
  );
  if (template.awardRule.type === 'days' && days === '') found.add('days');
  return (['results', 'observedOn', 'days'] as const).filter((name) => found.has(name));
}

/** Where the sheet is, and where its form is sent. */
export function findSheetUrl({ people, badgeClass, base }: Sheet): string {
  return base === undefined ? findBadgeUrl(people, badgeClass.slug) : `${base}/${badgeClass.slug}`;
}

/** The sheet of a badge for these people; without a badge the page to choose one on. */
export function findBadgeUrl(people: readonly { id: string }[], slug?: string): string {
  const isGroup = people.length > 1;
  const base = isGroup ? paths.awardGroup : `${paths.award}/${people[0]?.id}`;
  const query = isGroup ? `?${people.map(({ id }) => `wie=${id}`).join('&')}` : '';
  return `${base}${slug === undefined ? '' : `/${slug}`}${query}`;
}

/** The sheet to look at and choose the day on, even where "Klopt dit?" alone would be enough. */
export function findLookUrl(participantId: string, slug: string): string {
  return `${findBadgeUrl([{ id: participantId }], slug)}?stap=gezien`;
}
