// One A4 for a talk: the badges, what was said and seen side by side, the next step, and lines that both fill in. Made
// by or with the participant, who decides whom it goes to; for others it holds nothing but badges and goals.

import { findFloorDay } from '../../domain/assessment-input.ts';
import { type CredentialView, listCredentials } from '../../domain/credential-views.ts';
import type { BadgeProgress } from '../../domain/progress.ts';
import { loadProgress } from '../../domain/progress.ts';
import { listSelfAssessments, type SelfAssessment } from '../../domain/self-assessments.ts';
import { listSmallSteps, type SmallStep } from '../../domain/small-steps.ts';
import type { Services } from '../../services.ts';
import { renderDay } from '../../text/days.ts';
import { renderMonth } from '../../text/months.ts';
import { type Html, html, type Piece } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import type { App, RouteModule } from '../route-module.ts';
import { loadNames, showName } from './badge-words.ts';
import { isStarted, renderNextStep } from './next-steps.ts';
import { buildPlaces, type Owner, type Place } from './places.ts';
import { renderSideBySide } from './self-assessments.ts';

/** What fits on the page. */
const badgesMaximum = 24;
const stepsMaximum = 4;
const besideMaximum = 2;
const goalsMaximum = 3;

function registerTalkSheets(app: App, services: Services): void {
  for (const place of buildPlaces(services, 'see-progress')) registerUnder(app, services, place);
}

function registerUnder(app: App, services: Services, { prefix, loadOwner }: Place): void {
  app.get<{ Querystring: { voor?: unknown } }>(`${prefix}/gespreksblad`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    const isForOthers = request.query.voor === 'anderen';
    const page = renderSheet(view, owner, { ...(await loadTalk(view, services, owner)), isForOthers });
    return sendPage(reply, view, page);
  });
}

type Talk = {
  credentials: CredentialView[];
  names: Map<string, Piece>;
  steps: SmallStep[];
  own: SelfAssessment[];
  /** Begun, or spoken of by the participant: those that are furthest first. */
  underWay: BadgeProgress[];
  today: string;
};

async function loadTalk(view: HolderView, services: Services, { actor, participant }: Owner): Promise<Talk> {
  const participantId = participant.id;
  const { items } = await listCredentials(services, actor, { participantId, limit: badgesMaximum });
  const credentials = items.filter(({ status }) => status === 'in-force');
  const own = await listSelfAssessments(services, actor, participantId);
  const { badges } = await loadProgress(services, actor, participantId);
  const isSpokenOf = ({ slug }: { slug: string }) => own.some(({ badgeClass }) => badgeClass === slug);
  const open = badges.filter(({ link, badgeClass }) => link === null && !badgeClass.retired);
  const countMet = ({ progress }: BadgeProgress) => progress.criteria.filter(({ met }) => met).length;
  return {
    credentials,
    names: await loadNames(view, services, credentials),
    steps: (await listSmallSteps(services, actor, { participantId, limit: stepsMaximum })).items,
    own,
    underWay: open
      .filter(({ progress, badgeClass }) => isStarted(progress) || isSpokenOf(badgeClass))
      .toSorted((a, b) => countMet(b) - countMet(a)),
    today: findFloorDay(services),
  };
}

function renderSheet(view: HolderView, owner: Owner, talk: Talk & { isForOthers: boolean }): Page {
  const { texts } = view;
  const words = texts.talkSheet;
  const { participant, base } = owner;
  const { isForOthers } = talk;
  const title = words.title({ name: participant.givenName });
  const url = `${base}/gespreksblad`;
  const body = html`<div class="k-screen"><p>${isForOthers ? words.forOthersHint : words.hint}</p>
<div class="k-actions"><button type="button" class="k-button k-button-primary" data-print hidden>${actIcons.print}${texts.forms.print}</button>
<a class="k-button k-button-secondary" href="${isForOthers ? url : `${url}?voor=anderen`}">${isForOthers ? words.forUs : words.forOthers}</a>
<a class="k-button k-button-quiet" href="${base}">${texts.forms.back}</a></div></div>
<article class="p-sheet" tabindex="0"><header class="p-head"><h1>${title}</h1><p>${renderDay(talk.today, view.language)}</p></header>
${renderBadges(view, talk)}
${!isForOthers && renderSteps(view, talk)}
${!isForOthers && renderBeside(view, owner, talk)}
${renderGoals(view, talk)}
${!isForOthers && renderLines(view, owner)}
<p class="p-note">${words.kept}</p></article>`;
  return { title, body, styles: ['print.css'], scripts: ['print.js'] };
}

function renderBadges(view: HolderView, { credentials, names }: Talk): Html {
  const { mine } = view.texts;
  if (credentials.length === 0)
    return html`<section><h2>${mine.badgesTitle}</h2><p>${mine.none}</p></section>`;
  return html`<section><h2>${mine.badgesTitle}</h2><ul class="p-columns">${credentials.map(
    ({ id, month }) => html`<li><strong>${names.get(id)}</strong> ${renderMonth(month, view.language)}</li>`,
  )}</ul></section>`;
}

function renderSteps(view: HolderView, { steps }: Talk): Html | null {
  const { smallSteps } = view.texts;
  return steps.length === 0
    ? null
    : html`<section><h2>${smallSteps.title}</h2><ul class="p-columns">${steps.map(
        ({ sentence }) => html`<li>${smallSteps.sentences[sentence]}</li>`,
      )}</ul></section>`;
}

function renderBeside(view: HolderView, owner: Owner, { underWay, own }: Talk): Html {
  const parts = underWay.slice(0, besideMaximum).map(({ badgeClass, progress }) => {
    const { template, slug } = badgeClass;
    if (template.kind !== 'badge') return null;
    const said = own.find((one) => one.badgeClass === slug);
    const beside = renderSideBySide(view, { badgeClass, template, own: said, progress }, owner);
    return beside && html`<section><h2>${showName(view, badgeClass)}</h2>${beside}</section>`;
  });
  return html`${parts}`;
}

function renderGoals(view: HolderView, { underWay }: Talk): Html | null {
  const goals = underWay.flatMap(({ badgeClass, progress }) => {
    const step = progress.nextStep;
    return step ? [{ badgeClass, step }] : [];
  });
  return goals.length === 0
    ? null
    : html`<section><h2>${view.texts.mine.nextTitle}</h2><ul class="p-goals">${goals
        .slice(0, goalsMaximum)
        .map(
          ({ badgeClass, step }) =>
            html`<li><strong>${showName(view, badgeClass)}</strong>${renderNextStep(view, badgeClass, step)}</li>`,
        )}</ul></section>`;
}

/** A row for each to write in. */
function renderLines(view: HolderView, { participant }: Owner): Html {
  const words = view.texts.talkSheet;
  const rows = [words.good, words.learn, words.agree];
  return html`<section class="p-keep"><h2>${words.together}</h2><table class="p-table p-write"><thead><tr><td></td><th scope="col">${participant.givenName}</th><th scope="col">${words.supervisor}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row}</th><td></td><td></td></tr>`)}</tbody></table></section>`;
}

export const talkSheetPages: RouteModule = { noun: 'talk-sheets', register: registerTalkSheets };
