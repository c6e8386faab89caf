// One badge of one person on the floor: the sheet to tap on, and the step "Klopt dit?" that the participant reads.
// Knows what is on the sheet and what was tapped; stores nothing.
import { addSeconds, findDay, parseInstant } from '../../base/clock.ts';
import { type AssessmentInput, observedDaysBack } from '../../domain/assessment-input.ts';
import type { Level, Progress } from '../../domain/award-rules.ts';
import type { BadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeOnlyTemplate } from '../../domain/badge-templates.ts';
import type { Participant } from '../../domain/participants.ts';
import { renderDay } from '../../text/days.ts';
import { noticeBox, seenList, stepIndicator } from '../components.ts';
import {
  button,
  errorSummary,
  type FieldError,
  hiddenField,
  type LevelName,
  levelButtons,
  postForm,
  readField,
  readLevels,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { answerIcons, levelIcons } from '../icons.ts';
import type { Page, View } from '../layout.ts';
import { paths } from '../paths.ts';
import { findImagePath, findName } from './shown-classes.ts';

export type Sheet = {
  participant: Participant;
  badgeClass: BadgeClass;
  template: BadgeOnlyTemplate;
  /** What was seen before; null when nothing was. */
  progress: Progress | null;
  isHeld: boolean;
  /** yyyy-mm-dd on the floor. */
  today: string;
};

/** What was tapped, as it came in. */
export type Draft = {
  results: Record<string, string>;
  /** yyyy-mm-dd, or whatever was sent in its place; null for today. */
  date: string | null;
  days: string;
};

export type FaultName = 'results' | 'days' | 'observedOn';

export const emptyDraft: Draft = { results: {}, date: null, days: '' };

const steps = 4;

function findDayBack(today: string, days: number): string {
  return findDay(addSeconds(parseInstant(`${today}T12:00:00Z`), -days * 86_400));
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

/** What the domain is asked to store; it checks every value. */
export function buildInput({ participant, badgeClass, today }: Sheet, draft: Draft): AssessmentInput {
  return {
    participantId: participant.id,
    badgeClass: badgeClass.slug,
    observedOn: draft.date ?? today,
    results: draft.results as Record<string, Level>,
    ...(draft.days === '' ? {} : { days: Number(draft.days) }),
  };
}

/** The faults that the domain found, and a number of days that only the form insists on. */
export function findFaults(
  { template }: Sheet,
  { days }: Draft,
  invalidParams: readonly { name: string }[],
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

function renderHead({ language }: View, { badgeClass }: Sheet): Html {
  return html`<p class="k-subject"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">${findName(badgeClass, language)}</p>`;
}

function findUrl({ participant, badgeClass }: Sheet): string {
  return `${paths.award}/${participant.id}/${badgeClass.slug}`;
}

/** Gezien? One row of three large buttons for each criterion, and the day. */
export function renderSeenForm(
  view: View,
  sheet: Sheet,
  { draft, faults }: { draft: Draft; faults: readonly FaultName[] },
): Page {
  const { texts, language } = view;
  const words = texts.assessments;
  const name = sheet.participant.givenName;
  const rows = sheet.template.criteria.map(({ key, text }) => {
    const earlier = sheet.progress?.criteria.find((criterion) => criterion.key === key)?.bestLevel;
    const value = draft.results[key];
    return levelButtons(texts, {
      key,
      label: text[language],
      ...(earlier ? { note: words.earlier({ level: texts.levels[earlier] }) } : {}),
      value: isLevel(value) ? value : undefined,
    });
  });
  const body = html`${stepIndicator(texts, { current: 3, total: steps })}
${renderHead(view, sheet)}
<h1>${words.seenTitle({ name })}</h1>
<p class="k-hint">${words.seenLead}</p>
${sheet.isHeld && noticeBox(texts, 'info', words.heldAlready({ name }))}
${errorSummary(texts, buildErrors(view, sheet, faults))}
${postForm(
  view,
  findUrl(sheet),
  html`${rows}
${renderDayChooser(view, sheet, draft)}
${sheet.template.awardRule.type === 'days' && renderDaysChooser(view, sheet.template.awardRule.perWeek, draft)}
<div class="k-actions k-actions-stay">${button(texts.forms.next, 'primary', { name: 'step', value: 'look' })}</div>`,
)}
<p><a href="${`${paths.award}/${sheet.participant.id}`}">${words.otherBadge}</a></p>`;
  return { title: words.seenTitle({ name }), body };
}

function isLevel(value: string | undefined): value is LevelName {
  return value !== undefined && Object.hasOwn(levelIcons, value);
}

function buildErrors({ texts }: View, { template }: Sheet, faults: readonly FaultName[]): FieldError[] {
  const fields: Record<FaultName, string> = {
    results: `results.${template.criteria[0]?.key}`,
    observedOn: 'day',
    days: 'days',
  };
  return faults.map((fault) => ({ field: fields[fault], message: texts.assessments.faults[fault] }));
}

function renderDayChooser({ texts, language }: View, { today }: Sheet, { date }: Draft): Html {
  const words = texts.assessments;
  const yesterday = findDayBack(today, 1);
  const chosen = date === null || date === today ? 'today' : date === yesterday ? 'yesterday' : 'other';
  const option = (value: string, label: string, day?: string) =>
    html`<label class="k-option"><input type="radio" name="day" value="${value}"${value === chosen && html` checked`}><span>${label}${day && html`<small>${renderDay(day, language)}</small>`}</span></label>`;
  return html`<fieldset class="k-field k-day" id="day"><legend>${words.dayTitle}</legend>
${option('today', words.today, today)}${option('yesterday', words.yesterday, yesterday)}${option('other', words.otherDay)}
<div class="k-day-other"><label for="date">${words.otherDayLabel}</label><p class="k-hint">${words.otherDayHint}</p>
<input class="k-input" id="date" name="date" type="date" min="${findDayBack(today, observedDaysBack)}" max="${today}" value="${chosen === 'other' && date}"></div>
</fieldset>`;
}

function renderDaysChooser({ texts }: View, perWeek: number, { days }: Draft): Html {
  const words = texts.assessments;
  const numbers = Array.from({ length: perWeek }, (_, index) => String(index + 1));
  return html`<fieldset class="k-field" id="days"><legend>${words.daysTitle}</legend><p class="k-hint">${words.weekHint}</p>
<div class="k-levels-row k-numbers">${numbers.map(
    (number) =>
      html`<label class="k-level"><input type="radio" name="days" value="${number}"${number === days && html` checked`}><span>${number}</span></label>`,
  )}</div></fieldset>`;
}

/** Klopt dit? The screen is turned to the participant: the picture, what was seen, two large answers. */
export function renderConfirmation(
  view: View,
  sheet: Sheet,
  { draft, isRefused = false }: { draft: Draft; isRefused?: boolean },
): Page {
  const { texts, language } = view;
  const words = texts.assessments;
  const { participant, template, today } = sheet;
  const title = words.confirmTitle({ name: participant.givenName });
  const date = draft.date ?? today;
  const seen = template.criteria.flatMap(({ key, text }) => {
    const level = draft.results[key];
    return isLevel(level) ? [{ text: text[language], level }] : [];
  });
  const body = html`<div class="k-turn">${stepIndicator(texts, { current: 4, total: steps })}
${isRefused && noticeBox(texts, 'warning', words.faults.notStored)}
<p class="k-hint">${words.confirmTurn}</p>
<h1>${title}</h1>
<p class="k-face"><img src="${findImagePath(sheet.badgeClass)}" alt="" width="144" height="144"><strong>${findName(sheet.badgeClass, language)}</strong></p>
<p>${words.confirmLead({ day: renderDay(date, language) })}${draft.days !== '' && html` ${words.confirmDays({ days: Number(draft.days) })}.`}</p>
${seenList(texts, seen)}
${postForm(
  view,
  findUrl(sheet),
  html`${Object.entries(draft.results).map(([key, level]) => hiddenField(`results.${key}`, level))}
${hiddenField('date', date)}${hiddenField('days', draft.days)}
<div class="k-answers">
<button class="k-button k-button-primary" type="submit" name="step" value="yes">${answerIcons.yes}${words.yes}</button>
<button class="k-button k-button-secondary" type="submit" name="step" value="talk">${answerIcons.talk}${words.talk}</button>
</div>
<p class="k-hint">${words.talkHint}</p>
${button(words.change, 'quiet', { name: 'step', value: 'change' })}`,
)}</div>`;
  return { title, body, isBare: true };
}
