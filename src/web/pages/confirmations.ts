// Klopt dit? The screen that is turned to whoever was seen: read at two metres, answered with one thumb. Stores nothing.
import type { Participant } from '../../domain/participants.ts';
import { renderDay } from '../../text/days.ts';
import { noticeBox, readAloud, seenList, stepIndicator } from '../components.ts';
import { button, hiddenField, postForm } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { answerIcons } from '../icons.ts';
import type { Page, View } from '../layout.ts';
import { type Draft, findSheetUrl, isLevel, type Sheet } from './assessment-drafts.ts';
import { renderNames } from './people-names.ts';
import { findImagePath, findName } from './shown-classes.ts';

const steps = 4;

type Shown = { draft: Draft; isRefused?: boolean };

/** The picture, what was seen, two large answers; of a group an answer for each. */
export function renderConfirmation(view: View, sheet: Sheet, { draft, isRefused = false }: Shown): Page {
  const { texts } = view;
  const words = texts.assessments;
  const isGroup = sheet.people.length > 1;
  const title = isGroup ? texts.floor.groupConfirm : words.confirmTitle({ name: sheet.people[0].givenName });
  const body = html`<div class="k-turn">${stepIndicator(texts, { current: steps, total: steps })}
${isRefused && noticeBox(texts, 'warning', words.faults.notStored)}
<p class="k-hint">${isGroup ? texts.floor.groupTurn : words.confirmTurn}</p>
${readAloud(texts, renderQuestion(view, sheet, { draft, title }))}
${postForm(
  view,
  findSheetUrl(sheet),
  html`${Object.entries(draft.results).map(([key, level]) => hiddenField(`results.${key}`, level))}
${hiddenField('date', draft.date ?? sheet.today)}${hiddenField('days', draft.days)}
${isGroup ? renderGroupAnswers(view, sheet.people) : renderAnswers(view)}
${button(words.change, 'quiet', { name: 'step', value: 'change' })}`,
)}</div>`;
  return { title, body, isBare: true, styles: ['floor.css'], scripts: ['read-aloud.js'] };
}

function renderQuestion(view: View, sheet: Sheet, { draft, title }: { draft: Draft; title: string }): Html {
  const { texts, language } = view;
  const words = texts.assessments;
  const seen = sheet.template.criteria.flatMap(({ key, text }) => {
    const level = draft.results[key];
    return isLevel(level) ? [{ text: text[language], level }] : [];
  });
  const day = renderDay(draft.date ?? sheet.today, language);
  return html`<h1>${title}</h1>
<p class="k-face"><img src="${findImagePath(sheet.badgeClass)}" alt="" width="144" height="144"><strong>${findName(sheet.badgeClass, language)}</strong></p>
<p>${words.confirmLead({ day })}${draft.days !== '' && html` ${words.confirmDays({ days: Number(draft.days) })}.`}</p>
${seenList(texts, seen)}`;
}

/** A thumb, or "even praten". */
export function renderAnswers({ texts: { assessments } }: View): Html {
  return html`<div class="k-answers">
<button class="k-button k-button-primary" type="submit" name="step" value="yes">${answerIcons.yes}${assessments.yes}</button>
<button class="k-button k-button-secondary" type="submit" name="step" value="talk">${answerIcons.talk}${assessments.talk}</button>
</div>
<p class="k-hint">${assessments.talkHint}</p>`;
}

/** A row for each person: the thumb is up unless they want to talk first. */
function renderGroupAnswers(view: View, people: readonly Participant[]): Html {
  const { assessments, floor } = view.texts;
  const names = renderNames(people);
  return html`${people.map(({ id, givenName }) => renderOneAnswer(view, { id, name: names.get(id) ?? givenName }))}
<p class="k-hint">${assessments.talkHint}</p>
<div class="k-actions k-actions-stay">${button(floor.groupStore({ count: people.length }), 'primary', { name: 'step', value: 'yes' })}</div>`;
}

export function renderOneAnswer({ texts }: View, { id, name }: { id: string; name: string }): Html {
  const answers = [
    { value: 'yes', label: texts.assessments.yes, icon: answerIcons.yes },
    { value: 'talk', label: texts.assessments.talk, icon: answerIcons.talk },
  ];
  return html`<fieldset class="k-levels k-person"><legend>${name}</legend>
<div class="k-levels-row">${answers.map(
    ({ value, label, icon }) =>
      html`<div class="k-level"><label><input type="radio" name="answer.${id}" value="${value}"${value === 'yes' && html` checked`}><span>${icon}${label}</span></label></div>`,
  )}</div></fieldset>`;
}
