// The screen that is turned to a participant without network: "Klopt dit?" and that it is kept. The markup is the same
// in every language; its words are those that the screen has with network, for turned-screen.js to put in.
import { levels } from '../../domain/award-rules.ts';
import { listDayWords } from '../../text/days.ts';
import { type HolderLanguage, holderLanguageCodes } from '../../text/languages.ts';
import { findAssetHref } from '../assets.ts';
import { readAloud, stepIndicator } from '../components.ts';
import { listFontSheets } from '../fonts.ts';
import { button } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { levelIcons } from '../icons.ts';
import type { HolderView, View } from '../layout.ts';
import { renderAnswers, renderOneAnswer } from './confirmations.ts';
import { place, template } from './template-pieces.ts';

const steps = 4;
/** The most days in a week that any badge may count. */
const weekDays = [1, 2, 3, 4, 5, 6, 7];

/** Names of lower-case letters, for `{name}` in a template and for `data-name` on an element. */
type TurnedWords = Record<string, string>;

/**
 * What the screen says in a language. `{name}` is put in on the device; lists are parted by `|`. Days and counts are
 * written out: of some languages a browser knows no names of days.
 */
export function listTurnedWords(turned: HolderView): TurnedWords {
  const { texts, language } = turned;
  const { confirmTitle, confirmLead, confirmDays, yes, talk, talkHint, keptTitle, keptLead } =
    texts.turnedScreen;
  const [before = '', after = ''] = confirmLead({ day: '|' }).split('|');
  const { pattern, weekdays, months } = listDayWords(language);
  return {
    elsewhere: turned.badgeLanguage,
    title: confirmTitle({ name: '{name}' }),
    before,
    after,
    pattern,
    weekdays: weekdays.join('|'),
    months: months.join('|'),
    counts: weekDays.map((days) => confirmDays({ days })).join('|'),
    levels: levels.map((level) => texts.levels[level]).join('|'),
    yes,
    talk,
    hint: talkHint,
    listen: texts.forms.listen,
    stop: texts.forms.stopListening,
    kept: keptTitle({ name: '{name}' }),
    later: keptLead,
  };
}

const marks = html` lang="{language}" dir="{direction}"`;
const spoken = { forms: { listen: '{listen}', stopListening: '{stop}' } };

export function renderTurnedTemplates(view: View): Html[] {
  const { texts } = view;
  const { assessments, floor, turnedScreen } = texts;
  const store = button(floor.groupStore({ count: '{count}' }), 'primary', { name: 'step', value: 'yes' });
  const words = Object.entries({ ...listTurnedWords(view), everybody: floor.groupConfirm });
  return [
    // In the language of the page: for a group, and for whoever chose none.
    html`<div id="turned-words" hidden${words.map(([name, text]) => html` data-${name}="${text}"`)}></div>`,
    ...holderLanguageCodes.flatMap(renderLetters),
    template('words', html`<bdi lang="{language}">{text}</bdi>`),
    template('said', html`<span class="k-said"><bdi lang="{language}">{text}</bdi></span>`),
    ...levels.map((level) =>
      template(
        `seen-${level}`,
        html`<li><span data-place="text"></span><span class="k-chip">${levelIcons[level]}{label}</span></li>`,
      ),
    ),
    template('common', html`<p class="k-common"></p>`),
    template('question', html`<div${marks}>${readAloud(spoken, renderQuestion())}</div>`),
    template(
      'answers',
      html`<div${marks}>${renderAnswers({ yes: '{yes}', talk: '{talk}', talkHint: '{hint}' })}</div>`,
    ),
    template('answer', renderOneAnswer(view, { id: '{id}', name: '{name}' })),
    template('confirm', renderConfirmation(view, assessments.confirmTurn, place('answers'))),
    template(
      'group-confirm',
      renderConfirmation(
        view,
        floor.groupTurn,
        html`${place('answers')}<p class="k-hint">${turnedScreen.talkHint}</p><div class="k-actions k-actions-stay">${store}</div>`,
      ),
    ),
    // Who reads the language of the page has the heading.
    template(
      'kept-turned',
      html`<div class="k-kept-turned"${marks}>${readAloud(spoken, html`<p class="k-lead"><strong>{kept}</strong></p><p>{later}</p>`)}</div>`,
    ),
  ];
}

/** The letters of a language, which a screen in it asks for; named here so that they are packed. */
function renderLetters(language: HolderLanguage): Html[] {
  const [, ...own] = listFontSheets([language]);
  return own.map((sheet) =>
    template(`letters-${language}`, html`<link rel="stylesheet" href="${findAssetHref(sheet)}">`),
  );
}

function renderConfirmation({ texts }: View, turn: string, answers: Html): Html {
  return html`<div class="k-turn">${stepIndicator(texts, { current: steps, total: steps })}
<p class="k-hint">${turn}</p>${place('fault')}${place('question')}
<form method="post" class="k-form">${answers}${button(texts.assessments.change, 'quiet', { name: 'step', value: 'change' })}</form></div>`;
}

function renderQuestion(): Html {
  return html`<h1>{title}</h1>
<p class="k-face"><img src="/{image}" alt="" width="144" height="144"><strong data-place="badge"></strong><span data-place="said"></span></p>
<p>{before}<time data-day="chosen" data-pattern="{pattern}" data-weekdays="{weekdays}" data-months="{months}"></time>{after}<span data-place="count"></span></p>
${place('common')}<ul class="k-seen" data-place="seen"></ul>`;
}
