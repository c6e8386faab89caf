// What came of an assessment: the badge on the whole screen, or the one next step. Undo, and lifting a hold.
import { findDay } from '../../base/clock.ts';
import type { Staff } from '../../domain/actors.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { type Assessment, liftHold, loadAssessment } from '../../domain/assessments.ts';
import type { AwardState } from '../../domain/awards.ts';
import { createNewBadgeCode, findBadgeCode, findNewBadge } from '../../domain/badge-codes.ts';
import { findCredentialUrl } from '../../domain/credentials.ts';
import { awardEarly, earlyReasons, mayAwardEarly } from '../../domain/early-awards.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import type { Share } from '../../domain/shares.ts';
import { undoAssessment } from '../../domain/undo.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { badgeHero, buttonLink, codeDisplay, noticeBox, qrImage } from '../components.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html, splitAround } from '../html.ts';
import {
  buildView,
  type HolderView,
  languageMarks,
  type Page,
  sendPage,
  turnView,
  type View,
} from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { showName, showNameOfOthers } from './badge-words.ts';
import { renderNextStep, renderProgress } from './next-steps.ts';
import { renderNote } from './notes.ts';
import { findImagePath, findName, toPath } from './shown-classes.ts';

type Shown = {
  services: Services;
  actor: Staff;
  assessment: Assessment;
  participant: Participant;
  /** The short code of the badge that this brought. */
  code: Share | undefined;
  note: Html | null;
};

const url = `${paths.assessments}/:id`;

function registerResults(app: App, services: Services): void {
  app.get<{ Params: { id: string } }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    const assessment = await loadAssessment(services, actor, request.params.id);
    const participant = await loadParticipant(services, actor, assessment.participantId);
    const badge = findNewBadge(assessment);
    const code = badge && (await findBadgeCode(services, actor, badge));
    const note = await renderNote(view, services, { actor, assessment, participant });
    const page = renderResult(view, { services, actor, assessment, participant, code, note });
    return sendPage(reply, view, { ...page, styles: ['floor.css', 'question.css'] });
  });
  app.post<{ Params: { id: string } }>(`${url}/ongedaan`, async (request, reply) => {
    const { id } = await undoAssessment(services, requireStaff(request), request.params.id);
    return reply.redirect(`${paths.assessments}/${id}`, 303);
  });
  app.post<{ Params: { id: string } }>(`${url}/gepraat`, async (request, reply) => {
    const actor = requireStaff(request);
    const assessment = await liftHold(services, actor, request.params.id);
    await createNewBadgeCode(services, actor, assessment);
    return reply.redirect(`${paths.assessments}/${assessment.id}`, 303);
  });
  app.post<{ Params: { id: string } }>(`${url}/code`, async (request, reply) => {
    const actor = requireStaff(request);
    const assessment = await loadAssessment(services, actor, request.params.id);
    await createNewBadgeCode(services, actor, assessment);
    return reply.redirect(`${paths.assessments}/${assessment.id}`, 303);
  });
  app.post<{ Params: { id: string } }>(`${url}/nu`, async (request, reply) => {
    const actor = requireStaff(request);
    const wish = { assessmentId: request.params.id, reason: readField(request.body, 'reden') };
    const assessment = await awardEarly(services, actor, wish);
    await createNewBadgeCode(services, actor, assessment);
    return reply.redirect(`${paths.assessments}/${assessment.id}`, 303);
  });
  for (const act of ['ongedaan', 'gepraat', 'code', 'nu']) {
    // The language switch of a page that answered a form leads here.
    app.get<{ Params: { id: string } }>(`${url}/${act}`, (request, reply) =>
      reply.redirect(`${paths.assessments}/${encodeURIComponent(request.params.id)}`, 303),
    );
  }
}

/** All without a menu: the screen is still in the hands of the participant, who may not read what it leads to. */
const renderers: Record<AwardState, (view: View, shown: Shown) => Page> = {
  awarded: renderAwarded,
  'already-held': renderAlreadyHeld,
  'in-progress': renderInProgress,
  waiting: renderWaiting,
  held: renderHeld,
};

function renderResult(view: View, shown: Shown): Page {
  const { undoneAt, award } = shown.assessment;
  return undoneAt ? renderUndone(view, shown) : renderers[award.state](view, shown);
}

function renderAwarded(view: View, shown: Shown): Page {
  const words = view.texts.assessments;
  const { participant, assessment } = shown;
  const { badgeClass } = assessment;
  const turned = turnView(view, participant);
  const { turnedScreen } = turned.texts;
  const title = turnedScreen.awardedTitle({ name: participant.givenName });
  const badge = showName(turned, badgeClass);
  const imageAlt = badgeClass.template.imageAlt[turned.badgeLanguage];
  const body = html`<div class="k-award"${languageMarks(turned)}>
<div><p class="k-lead">${title}</p>
<img src="${findImagePath(badgeClass)}" alt="${imageAlt}" lang="${turned.badgeLanguage}" width="320" height="320">
<h1>${splitAround(turnedScreen.awardedLead({ badge: '{badge}' }), '{badge}', badge)}</h1>${showNameOfOthers(turned, badgeClass)}</div>
${renderTakeAlong(view, turned, shown)}</div>
${renderLater(view, shown)}
${renderNext(view, participant, 'primary')}
<section class="k-card"><p>${words.cvHint}</p>
<div class="k-actions">${buttonLink(`${paths.people}/${participant.id}/codes`, words.makeCode, 'secondary')}</div></section>
${shown.note}
${renderUndo(view, shown)}`;
  return { title, body, isBare: true };
}

/** The QR code to scan, the short code to type, the whole address. */
function renderTakeAlong(view: View, turned: HolderView, { services, assessment, code }: Shown): Html | null {
  const { floor } = view.texts;
  const { turnedScreen, forms } = turned.texts;
  const { credential } = assessment.award;
  if (!credential) return null;
  const link = findCredentialUrl(services, credential.id);
  const codeForm = postForm(
    view,
    `${paths.assessments}/${assessment.id}/code`,
    html`<span${languageMarks(view)}>${button(floor.makeBadgeCode, 'secondary')}</span>`,
  );
  return html`<section class="k-take-along">${qrImage(link, forms.qrAlt)}
<div><p>${turnedScreen.qrHint}</p>
${code ? html`<p>${turnedScreen.codeHint}</p>${codeDisplay(code.code.replaceAll('-', ''))}` : codeForm}
<p class="k-link"><a href="${toPath(services, link)}">${link}</a></p></div></section>`;
}

function renderLater({ texts }: View, { assessment }: Shown): Html | null {
  return assessment.isEnteredLater ? noticeBox(texts, 'info', texts.floor.enteredLater) : null;
}

function renderAlreadyHeld(view: View, shown: Shown): Page {
  const words = view.texts.assessments;
  const { services, participant, assessment } = shown;
  const title = words.alreadyTitle({ name: participant.givenName });
  const { credential } = assessment.award;
  const body = html`${renderBadge(view, shown, title)}
<p class="k-lead">${words.alreadyLead}</p>
${renderLater(view, shown)}
${credential && html`<p><a href="${toPath(services, findCredentialUrl(services, credential.id))}">${words.toBadge}</a></p>`}
${renderFollowing(view, shown)}`;
  return { title, body, isBare: true };
}

function renderInProgress(view: View, shown: Shown): Page {
  const words = view.texts.assessments;
  const { participant, assessment } = shown;
  const { badgeClass, award } = assessment;
  const title = words.progressTitle({ name: participant.givenName });
  const { nextStep } = award.progress;
  const body = html`${renderBadge(view, shown, title)}
<p class="k-lead">${words.progressLead}</p>
${renderLater(view, shown)}
${renderProgress(view, { badgeClass, progress: award.progress })}
${nextStep && html`<section class="k-card"><h2>${words.nextTitle}</h2>${renderNextStep(view, badgeClass, nextStep)}</section>`}
${renderEarly(view, shown)}
${renderFollowing(view, shown)}`;
  return { title, body, isBare: true };
}

/** One tap for each reason; folded, since waiting for the next day is the usual way. */
function renderEarly(view: View, { actor, assessment }: Shown): Html | null {
  if (!mayAwardEarly(actor, assessment)) return null;
  const { early } = view.texts.assessments;
  const buttons = earlyReasons.map((value) =>
    button(early.reasons[value], 'secondary', { name: 'reden', value }),
  );
  return html`<details class="k-card"><summary>${early.title}</summary><p>${early.lead}</p>
${postForm(view, `${paths.assessments}/${assessment.id}/nu`, html`<div class="k-actions">${buttons}</div>`)}</details>`;
}

function renderWaiting(view: View, shown: Shown): Page {
  const words = view.texts.assessments;
  const { services, participant, assessment } = shown;
  const { approval } = assessment.award;
  const title = words.waitingTitle({ name: participant.givenName });
  const policy = approval?.policy ?? assessment.badgeClass.template.policy;
  const age = approval && renderAge(findDay(approval.requestedAt), findFloorDay(services), view.language);
  const body = html`${renderBadge(view, shown, title)}
<p class="k-lead">${words.waitingFor[policy]}</p>
${renderLater(view, shown)}
${age && html`<p>${words.waitingSince({ age })}</p>`}
${renderFollowing(view, shown)}`;
  return { title, body, isBare: true };
}

function renderHeld(view: View, shown: Shown): Page {
  const words = view.texts.assessments;
  const { assessment } = shown;
  const body = html`${renderBadge(view, shown, words.heldTitle)}
<p class="k-lead">${words.heldLead}</p>
${postForm(
  view,
  `${paths.assessments}/${assessment.id}/gepraat`,
  html`<p>${words.heldAsk}</p><div class="k-actions">${button(words.lift)}</div>`,
)}
${renderFollowing(view, shown)}`;
  return { title: words.heldTitle, body, isBare: true };
}

function renderUndone(view: View, { participant }: Shown): Page {
  const words = view.texts.assessments;
  const body = html`<h1>${words.undoneTitle}</h1>
<p class="k-lead">${words.undoneLead}</p>
${renderNext(view, participant, 'primary')}`;
  return { title: words.undoneTitle, body };
}

function renderBadge({ language }: View, { assessment }: Shown, title: string): Html {
  const { badgeClass } = assessment;
  return badgeHero({
    name: title,
    image: findImagePath(badgeClass),
    imageAlt: badgeClass.template.imageAlt[language],
    kicker: findName(badgeClass, language),
  });
}

function renderNext({ texts }: View, participant: Participant, kind: 'primary' | 'secondary'): Html {
  const words = texts.assessments;
  return html`<div class="k-actions">${buttonLink(paths.award, words.next, kind)}
${buttonLink(`${paths.award}/${participant.id}`, words.sameWho({ name: participant.givenName }), 'secondary')}</div>`;
}

/** What may be done after it: the next person, and for ten minutes taking it back. */
function renderFollowing(view: View, shown: Shown): Html {
  const { assessment, participant } = shown;
  return html`${renderNext(view, participant, assessment.award.state === 'held' ? 'secondary' : 'primary')}
${shown.note}
${renderUndo(view, shown)}`;
}

function renderUndo(view: View, { services, actor, assessment }: Shown): Html | null {
  const words = view.texts.assessments;
  const mayUndo = assessment.assessorId === actor.id && services.clock.now() <= assessment.undoUntil;
  if (!mayUndo) return null;
  return postForm(
    view,
    `${paths.assessments}/${assessment.id}/ongedaan`,
    html`<p class="k-hint">${words.undoHint}</p>${button(words.undo, 'quiet')}`,
  );
}

export const assessmentResultPages: RouteModule = { noun: 'assessments', register: registerResults };
