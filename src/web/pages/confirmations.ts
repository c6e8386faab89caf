// Klopt dit? The screen that is turned to whoever was seen: read at two metres, answered with one thumb. Stores nothing.
import type { Participant } from '../../domain/participants.ts';
import { renderDay } from '../../text/days.ts';
import { type HolderTexts, holderLanguageCodes, holderLanguages } from '../../text/languages.ts';
import { noticeBox, readAloud, seenList, stepIndicator } from '../components.ts';
import { button, hiddenField, postForm } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { answerIcons, iconLanguage } from '../icons.ts';
import { type HolderView, languageMarks, type Page, turnView, type View } from '../layout.ts';
import { type Draft, findSheetUrl, isLevel, type Sheet } from './assessment-drafts.ts';
import { showCriterion, showName, showNameOfOthers } from './badge-words.ts';
import { renderNames } from './people-names.ts';
import { findImagePath } from './shown-classes.ts';

const steps = 4;

type Shown = {
  draft: Draft;
  isRefused?: boolean;
  /** All of it was seen before, and nothing was tapped yet. */
  isFirst?: boolean;
  /** Whether the person before the screen can have it in another language, which is theirs from then on. */
  mayChooseLanguage?: boolean;
};

/** The picture, what was seen, two large answers; of a group an answer for each. */
export function renderConfirmation(view: View, sheet: Sheet, shown: Shown): Page {
  const { texts } = view;
  const words = texts.assessments;
  const { draft, isRefused = false, isFirst = false, mayChooseLanguage = false } = shown;
  const isGroup = sheet.people.length > 1;
  const turned = isGroup ? view : turnView(view, sheet.people[0]);
  const title = isGroup
    ? texts.floor.groupConfirm
    : turned.texts.turnedScreen.confirmTitle({ name: sheet.people[0].givenName });
  const body = html`<div class="k-turn">${stepIndicator(texts, isFirst ? { current: 3, total: 3 } : { current: steps, total: steps })}
${isFirst && html`<p class="k-hint">${texts.floor.seenBefore}</p>`}
${isRefused && noticeBox(texts, 'warning', words.faults.notStored)}
<p class="k-hint">${isGroup ? texts.floor.groupTurn : words.confirmTurn}</p>
${postForm(
  view,
  findSheetUrl(sheet),
  html`${mayChooseLanguage && renderLanguageChoice(turned)}
<div${languageMarks(turned)}>${readAloud(turned.texts, renderQuestion(turned, sheet, { draft, title }))}</div>
${Object.entries(draft.results).map(([key, level]) => hiddenField(`results.${key}`, level))}
${hiddenField('date', draft.date ?? sheet.today)}${hiddenField('days', draft.days)}
${isGroup ? renderGroupAnswers(view, sheet.people) : html`<div${languageMarks(turned)}>${renderAnswers(turned.texts.turnedScreen)}</div>`}
${button(words.change, 'quiet', { name: 'step', value: 'change' })}`,
)}</div>`;
  return { title, body, isBare: true, styles: ['floor.css'], scripts: ['read-aloud.js'] };
}

/** Every language by its own name: a tap sends the sheet again, so that nothing of it is lost. */
function renderLanguageChoice({ texts, language }: HolderView): Html {
  const others = holderLanguageCodes.filter((code) => code !== language);
  return html`<details class="k-speak"><summary>${iconLanguage}<span class="k-hidden">${texts.shell.languageSwitch}: </span><bdi lang="${language}">${holderLanguages[language].name}</bdi></summary>
<p>${others.map((code) => {
    const { name, direction } = holderLanguages[code];
    return html`<button class="k-button k-button-secondary" type="submit" name="language" value="${code}" lang="${code}" dir="${direction}">${name}</button> `;
  })}</p></details>`;
}

function renderQuestion(
  turned: HolderView,
  sheet: Sheet,
  { draft, title }: { draft: Draft; title: string },
): Html {
  const { texts, language } = turned;
  const { badgeClass } = sheet;
  const words = texts.turnedScreen;
  const seen = sheet.template.criteria.flatMap(({ key }) => {
    const level = draft.results[key];
    return isLevel(level) ? [{ text: showCriterion(turned, badgeClass, key), level }] : [];
  });
  const day = renderDay(draft.date ?? sheet.today, language);
  return html`<h1>${title}</h1>
<p class="k-face"><img src="${findImagePath(badgeClass)}" alt="" width="144" height="144"><strong>${showName(turned, badgeClass)}</strong>${showNameOfOthers(turned, badgeClass)}</p>
<p>${words.confirmLead({ day })}${draft.days !== '' && html` ${words.confirmDays({ days: Number(draft.days) })}.`}</p>
${seenList(texts, seen)}`;
}

/** A thumb, or "even praten". */
export function renderAnswers(
  turnedScreen: Pick<HolderTexts['turnedScreen'], 'yes' | 'talk' | 'talkHint'>,
): Html {
  return html`<div class="k-answers">
<button class="k-button k-button-primary" type="submit" name="step" value="yes">${answerIcons.yes}${turnedScreen.yes}</button>
<button class="k-button k-button-secondary" type="submit" name="step" value="talk">${answerIcons.talk}${turnedScreen.talk}</button>
</div>
<p class="k-hint">${turnedScreen.talkHint}</p>`;
}

/** A row for each person: the thumb is up unless they want to talk first. */
function renderGroupAnswers(view: View, people: readonly Participant[]): Html {
  const { turnedScreen, floor } = view.texts;
  const names = renderNames(people);
  return html`${people.map(({ id, givenName }) => renderOneAnswer(view, { id, name: names.get(id) ?? givenName }))}
<p class="k-hint">${turnedScreen.talkHint}</p>
<div class="k-actions k-actions-stay">${button(floor.groupStore({ count: people.length }), 'primary', { name: 'step', value: 'yes' })}</div>`;
}

export function renderOneAnswer({ texts }: View, { id, name }: { id: string; name: string }): Html {
  const answers = [
    { value: 'yes', label: texts.turnedScreen.yes, icon: answerIcons.yes },
    { value: 'talk', label: texts.turnedScreen.talk, icon: answerIcons.talk },
  ];
  return html`<fieldset class="k-levels k-person"><legend>${name}</legend>
<div class="k-levels-row">${answers.map(
    ({ value, label, icon }) =>
      html`<div class="k-level"><label><input type="radio" name="answer.${id}" value="${value}"${value === 'yes' && html` checked`}><span>${icon}${label}</span></label></div>`,
  )}</div></fieldset>`;
}
