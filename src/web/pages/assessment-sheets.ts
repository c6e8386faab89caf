// The sheet of one badge on the floor: three large buttons for each criterion, and the day. Knows what is on the sheet
// and what was tapped; stores nothing.
import { observedDaysBack } from '../../domain/assessment-input.ts';
import { renderDay, renderShortDay } from '../../text/days.ts';
import { noticeBox, stepIndicator } from '../components.ts';
import { button, errorSummary, type FieldError, levelButtons, postForm } from '../forms.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { Page, View } from '../layout.ts';
import {
  type Draft,
  type FaultName,
  findBadgeUrl,
  findDayBack,
  findSheetUrl,
  isLevel,
  isSeenBefore,
  type Sheet,
} from './assessment-drafts.ts';
import { renderNames } from './people-names.ts';
import { findImagePath, findName } from './shown-classes.ts';

const steps = 4;

/** Gezien? */
export function renderSeenForm(
  view: View,
  sheet: Sheet,
  { draft, faults }: { draft: Draft; faults: readonly FaultName[] },
): Page {
  const { texts } = view;
  const title = findTitle(view, sheet);
  const body = html`${stepIndicator(texts, { current: 3, total: steps })}
<div class="k-head">${renderHead(view, sheet)}
<h1>${title}</h1></div>
${isSeenBefore(sheet) && html`<p class="k-hint">${texts.floor.seenBefore}</p>`}
${renderHolders(view, sheet)}
${errorSummary(texts, buildErrors(view, sheet, faults))}
${postForm(
  view,
  findSheetUrl(sheet),
  html`${renderCriteria(view, sheet, draft)}
<p class="k-hint">${texts.assessments.seenLead} ${texts.floor.again}</p>
${renderDayChooser(view, sheet, draft)}
${sheet.template.awardRule.type === 'days' && renderDaysChooser(view, sheet.template.awardRule.perWeek, draft)}
<div class="k-actions k-actions-stay">${button(texts.forms.next, 'primary', { name: 'step', value: 'look' })}</div>`,
)}
<p class="k-links"><a href="${sheet.base ?? findBadgeUrl(sheet.people)}">${texts.assessments.otherBadge}</a></p>`;
  return { title, body, isStep: true, styles: ['floor.css'] };
}

function findTitle({ texts }: View, { people, base }: Sheet): string {
  if (base !== undefined) return texts.rehearsal.seenTitle;
  const [{ givenName }] = people;
  return people.length === 1
    ? texts.assessments.seenTitle({ name: givenName })
    : texts.floor.groupSeen({ count: people.length });
}

/** The badge, and of a group for whom it is. */
export function renderHead({ language }: View, { badgeClass, people }: Sheet): Html {
  const names = [...renderNames(people).values()];
  return html`<p class="k-subject"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">${findName(badgeClass, language)}</p>
${people.length > 1 && html`<ul class="k-group">${names.map((name) => html`<li>${name}</li>`)}</ul>`}`;
}

function renderHolders({ texts, language }: View, { people, holders }: Sheet): Html | null {
  if (holders.length === 0) return null;
  if (people.length === 1) {
    return noticeBox(texts, 'info', texts.assessments.heldAlready({ name: people[0].givenName }));
  }
  const names = new Intl.ListFormat(language).format(holders.map(({ givenName }) => givenName));
  return noticeBox(texts, 'info', texts.floor.groupHeld({ names }));
}

function renderCriteria({ texts, language }: View, sheet: Sheet, draft: Draft): Html[] {
  return sheet.template.criteria.map(({ key, text }) => {
    const earlier = sheet.progress?.criteria.find((criterion) => criterion.key === key)?.bestLevel;
    const value = draft.results[key];
    return levelButtons(texts, {
      key,
      label: text[language],
      ...(earlier ? { note: texts.assessments.earlier({ level: texts.levels[earlier] }) } : {}),
      value: isLevel(value) ? value : undefined,
    });
  });
}

function buildErrors({ texts }: View, { template }: Sheet, faults: readonly FaultName[]): FieldError[] {
  const fields: Record<FaultName, string> = {
    results: `results.${template.criteria[0]?.key}`,
    observedOn: 'day',
    days: 'days',
  };
  return faults.map((fault) => ({ field: fields[fault], message: texts.assessments.faults[fault] }));
}

type DayFields = { today: Piece; yesterday: Piece; others: Piece; chosen?: 'today' | 'yesterday' | 'other' };

/** Today, one tap to yesterday, and a list of the other days: nothing to type. */
export function renderDayFields({ texts }: View, { today, yesterday, others, chosen }: DayFields): Html {
  const words = texts.assessments;
  const option = (value: string, label: string, day?: Piece) =>
    html`<div class="k-level"><label><input type="radio" name="day" value="${value}"${value === chosen && html` checked`}><span>${label}${day && html`<small>${day}</small>`}</span></label></div>`;
  return html`<fieldset class="k-field k-day" id="day"><legend>${words.dayTitle}</legend>
<div class="k-levels-row k-days-row">${option('today', words.today, today)}${option('yesterday', words.yesterday, yesterday)}${option('other', texts.floor.otherDays)}</div>
<div class="k-day-other"><label for="date">${words.otherDayLabel}</label>
<select class="k-input" id="date" name="date">${others}</select></div>
</fieldset>`;
}

function renderDayChooser(view: View, { today }: Pick<Sheet, 'today'>, { date }: Draft): Html {
  const { language } = view;
  const yesterday = findDayBack(today, 1);
  const others = Array.from({ length: observedDaysBack - 1 }, (_, index) => findDayBack(today, index + 2));
  return renderDayFields(view, {
    today: renderShortDay(today, language),
    yesterday: renderShortDay(yesterday, language),
    chosen: date === null || date === today ? 'today' : date === yesterday ? 'yesterday' : 'other',
    others: others.map(
      (day) =>
        html`<option value="${day}"${day === date && html` selected`}>${renderDay(day, language)}</option>`,
    ),
  });
}

/** How many days of a week, for a badge that counts days. */
export function renderDaysChooser({ texts }: View, perWeek: number, { days }: Pick<Draft, 'days'>): Html {
  const words = texts.assessments;
  const numbers = Array.from({ length: perWeek }, (_, index) => String(index + 1));
  return html`<fieldset class="k-field" id="days"><legend>${words.daysTitle}</legend><p class="k-hint">${words.weekHint}</p>
<div class="k-levels-row k-numbers">${numbers.map(
    (number) =>
      html`<label class="k-level"><input type="radio" name="days" value="${number}"${number === days && html` checked`}><span>${number}</span></label>`,
  )}</div></fieldset>`;
}
