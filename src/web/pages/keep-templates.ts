// The markup of the form that works without network, as templates with {words} that keep-form.js fills in on the
// device. Made of the same pieces as the form of the server; names nobody.
import type { Texts } from '../../text/languages.ts';
import { badgeTile, buttonLink, noticeBox, stepIndicator } from '../components.ts';
import { button, errorSummary, hiddenField, levelButtons } from '../forms.ts';
import { type Html, html, type Piece } from '../html.ts';
import { resultIcons } from '../icons.ts';
import type { View } from '../layout.ts';
import { paths } from '../paths.ts';
import { renderDayFields, renderDaysChooser } from './assessment-sheets.ts';
import { place, template } from './template-pieces.ts';
import { renderTurnedTemplates } from './turned-templates.ts';

const steps = 4;
/** The most days in a week that any badge may count. */
const weekDays = [1, 2, 3, 4, 5, 6, 7];

const tiles = (name: string): Html => html`<ul class="k-tiles" data-place="${name}"></ul>`;
const day = (which: string): Html => html`<time data-day="${which}"></time>`;

export function renderKeepTemplates(view: View): Html[] {
  return [
    ...renderPeople(view),
    ...renderBadges(view),
    ...renderSheets(view),
    ...renderTurnedTemplates(view),
    ...renderMessages(view),
  ];
}

function renderFace(): Html {
  return html`<span class="k-initials k-tint-{tint}" aria-hidden="true">{initials}</span><span class="k-tile-name">{name}</span>`;
}

function renderPeople({ texts }: View): Html[] {
  const { assessments, floor, forms } = texts;
  const step = stepIndicator(texts, { current: 1, total: steps });
  return [
    template('person', html`<li><a class="k-tile" href="${paths.award}/{id}">${renderFace()}</a></li>`),
    template(
      'member',
      html`<li><label class="k-tile k-tile-choice"><input type="checkbox" name="wie" value="{id}">${renderFace()}</label></li>`,
    ),
    template(
      'who',
      html`${step}<div class="k-top"><h1>${assessments.whoTitle}</h1>
<a class="k-button k-button-secondary" href="${paths.awardGroup}">${floor.group}</a></div>${tiles('people')}`,
    ),
    template(
      'group',
      html`${step}<div class="k-top"><h1>${floor.groupTitle}</h1>
<a class="k-button k-button-secondary" href="${paths.award}">${floor.onePerson}</a></div><p class="k-hint">${floor.groupLead}</p>${place('fault')}
<form method="get" action="${paths.awardGroup}" class="k-form" id="mensen">${hiddenField('stap', 'wat')}${tiles('people')}
<div class="k-actions k-actions-stay">${button(forms.next)}</div></form>`,
    ),
  ];
}

function renderBadges({ texts }: View): Html[] {
  const { assessments, floor } = texts;
  const step = stepIndicator(texts, { current: 2, total: steps });
  return [
    template('badge', html`<li>${badgeTile({ name: '{badge}', image: '/{image}', href: paths.award })}</li>`),
    template('badges', html`<h2>{title}</h2>${tiles('badges')}`),
    template(
      'what',
      html`${step}<h1>${assessments.whatTitle({ name: '{name}' })}</h1>${place('sections')}
<p class="k-links"><a href="${paths.award}">${assessments.otherPerson}</a></p>`,
    ),
    template(
      'group-what',
      html`${step}<h1>${floor.groupWhat({ count: '{count}' })}</h1><p class="k-hint">{names}</p>${place('sections')}
<p class="k-links"><a href="${paths.awardGroup}">${floor.groupOthers}</a></p>`,
    ),
  ];
}

function renderSheet(view: View, title: string): Html {
  const { texts } = view;
  return html`${stepIndicator(texts, { current: 3, total: steps })}
<div class="k-head"><p class="k-subject"><img src="/{image}" alt="" width="56" height="56">{badge}</p>
<h1>${title}</h1></div>${place('fault')}
<form method="post" class="k-form"><div id="criteria" data-place="criteria"></div>
<p class="k-hint">${texts.assessments.seenLead} ${texts.floor.again}</p>
${renderDayFields(view, { today: day('0'), yesterday: day('1'), others: null })}${place('days')}
<div class="k-actions k-actions-stay">${button(texts.forms.next, 'primary', { name: 'step', value: 'look' })}</div></form>
<p class="k-links"><a href="${paths.award}">${texts.assessments.otherPerson}</a></p>`;
}

function renderSheets(view: View): Html[] {
  const { texts } = view;
  const { faults } = texts.assessments;
  return [
    template('criterion', levelButtons(texts, { key: '{key}', label: '{label}' })),
    ...weekDays.map((perWeek) => template(`days-${perWeek}`, renderDaysChooser(view, perWeek, { days: '' }))),
    template('seen', renderSheet(view, texts.assessments.seenTitle({ name: '{name}' }))),
    template('group-seen', renderSheet(view, texts.floor.groupSeen({ count: '{count}' }))),
    template('fault-results', errorSummary(texts, [{ field: 'criteria', message: faults.results }])),
    template('fault-days', errorSummary(texts, [{ field: 'days', message: faults.days }])),
    template('fault-nobody', errorSummary(texts, [{ field: 'mensen', message: texts.floor.groupNobody }])),
    template('fault-full', noticeBox(texts, 'warning', texts.kept.full)),
  ];
}

function renderMessages({ texts }: View): Html[] {
  const { kept } = texts;
  const toForm = html`<div class="k-actions">${buttonLink(paths.award, texts.staffMenu.award)}</div>`;
  return [
    template('keeping', html`<p class="k-lead" role="status">${kept.storing}</p>`),
    template('unable', noticeBox(texts, 'warning', kept.unable)),
    template('signed-out', html`<h1>${kept.signedOutTitle}</h1><p class="k-lead">${kept.signedOut}</p>`),
    template('not-kept', html`<h1>${kept.signedOutTitle}</h1>${noticeBox(texts, 'warning', kept.notKept)}`),
    template('no-page', html`<h1>${kept.noPageTitle}</h1><p class="k-lead">${kept.noPage}</p>${toForm}`),
    template('somebody', kept.somebody),
    template(
      'top-kept',
      html`<p class="k-big-mark">${resultIcons.passed}</p>${place('turned')}<h1>${kept.topKept}</h1><p class="k-lead">${kept.lead}</p>`,
    ),
    template('top-list', html`<h1>${kept.title}</h1>`),
    template(
      'kept',
      html`${place('top')}${place('refused')}${place('waiting')}${place('sent')}${toForm}${place('others')}`,
    ),
    template('list-others', html`<p><a href="${paths.kept}">${kept.all}</a></p>`),
    template('list-none', html`<p class="k-lead">${kept.none}</p>`),
    ...(['waiting', 'refused', 'sent'] as const).map((state) =>
      template(`list-${state}`, html`<h2>${kept[state]}</h2><ul class="k-results" data-place="rows"></ul>`),
    ),
    ...renderRows(texts),
  ];
}

function renderRows({ kept, floor }: Pick<Texts, 'kept' | 'floor'>): Html[] {
  const act = (name: string, label: string) =>
    html`<button type="button" class="k-button k-button-secondary" data-act="${name}">${label}</button>`;
  const row = (acts: Piece) => html`<li class="k-kept-row"><img src="/{image}" alt="" width="56" height="56">
<div><strong data-place="name"></strong><span>{badge} · {day}</span><span class="k-result" data-place="outcome"></span></div>
<div class="k-kept-acts">${acts}</div></li>`;
  const mend = html`<a class="k-button k-button-primary" data-act="mend" href="${paths.kept}?aanpassen={id}">${kept.mend}</a>`;
  const look = html`<a class="k-button k-button-secondary" href="${paths.assessments}/{assessment}">${kept.look}</a>`;
  return [
    template('row-waiting', row(act('drop', kept.drop))),
    template('row-refused', row(html`${mend}${act('retry', kept.retry)}${act('drop', kept.drop)}`)),
    template('row-sent', row(look)),
    template('outcome-kept', kept.waitingState),
    template('outcome-other', kept.sent),
    ...Object.entries(floor.outcomes).map(([state, words]) =>
      template(`outcome-${state}`, html`<span class="k-result-${state}">${words}</span>`),
    ),
    ...Object.entries(kept.faults).map(([code, words]) => template(`fault-${code}`, words)),
  ];
}
