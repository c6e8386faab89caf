// The first page: for somebody with a code, straight to checking; for staff straight to awarding; for a participant
// to their own badges.
import { findDay } from '../../base/clock.ts';
import { type Actor, mayAct, type Staff } from '../../domain/actors.ts';
import { listApprovals, mayDecide } from '../../domain/approvals.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { listRequestsToDo } from '../../domain/holder-requests.ts';
import { listParticipants } from '../../domain/participants.ts';
import { listQuestions } from '../../domain/questions.ts';
import { listRecentPeople } from '../../domain/recents.ts';
import { listRevocationRequests } from '../../domain/revocations.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { buttonLink } from '../components.ts';
import { forgetNames } from '../device.ts';
import { button, postForm, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderPeople } from './assessments.ts';
import { renderWaitingClaims } from './claims.ts';
import { renderReminders } from './reminders.ts';

const peopleMaximum = 6;
const queueMaximum = 100;

function registerStart(app: App, services: Services): void {
  app.get(paths.start, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = request.session?.actor;
    if (actor?.kind === 'holder') return reply.redirect(paths.mine, 303);
    if (!actor && request.post !== null) return reply.redirect(paths.post, 303);
    const { startPage } = view.texts;
    const body = actor ? await renderForStaff(view, services, actor) : renderForAnybody(view);
    const title = actor ? startPage.hello({ name: findFirstName(actor) }) : startPage.title;
    return sendPage(reply, view, { title, body, scripts: actor ? [] : [forgetNames] });
  });
}

function renderForAnybody(view: View): Html {
  const { startPage, shell } = view.texts;
  return html`<h1>${startPage.title}</h1>
<p class="k-lead">${startPage.lead.join(' ')}</p>
<section class="k-card"><h2>${startPage.checkTitle}</h2>
${postForm(
  view,
  paths.check,
  html`${textField(view.texts, {
    name: 'subject',
    label: startPage.checkLabel,
    hint: startPage.checkHint,
    maxLength: 2000,
  })}
${button(startPage.checkButton)}`,
)}</section>
<section class="k-card"><h2>${startPage.signInTitle}</h2><p>${startPage.signInHint}</p>
<div class="k-actions">${buttonLink(paths.signIn, view.texts.signIn.title, 'secondary')}</div></section>
<div class="k-actions">${buttonLink(paths.catalogue, startPage.catalogue, 'secondary')}
${buttonLink(paths.explanation, shell.explanation, 'secondary')}</div>`;
}

async function renderForStaff(view: View, services: Services, actor: Staff): Promise<Html> {
  const { startPage } = view.texts;
  return html`<h1>${startPage.hello({ name: findFirstName(actor) })}</h1>
${mayAct(actor, 'assess') && (await renderFloor(view, services, actor))}
${mayAct(actor, 'assess') && (await renderWaitingClaims(view, services, actor))}
${mayAct(actor, 'assess') && (await renderReminders(view, services, actor))}
${mayAct(actor, 'see-approvals') && (await renderQueue(view, services, actor))}
${mayAct(actor, 'edit-participants') && (await renderRequests(view, services, actor))}
${mayAct(actor, 'answer-questions') && (await renderQuestions(view, services, actor))}
<section class="k-card"><h2>${startPage.peopleTitle}</h2>
<div class="k-actions">${buttonLink(paths.people, startPage.toPeople, 'secondary')}
${mayAct(actor, 'assess') && buttonLink(paths.week, view.texts.weeks.open, 'secondary')}
${mayAct(actor, 'assess') && buttonLink(paths.paper, view.texts.paper.title, 'secondary')}</div></section>
${view.session?.postId && renderShiftEnd(view)}`;
}

/** On a shared tablet: the end of the day for everybody. */
function renderShiftEnd(view: View): Html {
  const { post } = view.texts;
  return html`<section class="k-card"><h2>${post.title}</h2><p>${post.endLead}</p>
${postForm(view, `${paths.post}/einde`, html`<div class="k-actions">${button(post.end, 'secondary')}</div>`)}</section>`;
}

/** Straight to awarding: those who were seen lately, else whoever is there. */
async function renderFloor(view: View, services: Services, actor: Staff): Promise<Html> {
  const { startPage, assessments } = view.texts;
  const recent = await listRecentPeople(services, actor, peopleMaximum);
  const people =
    recent.length > 0
      ? recent
      : (await listParticipants(services, actor, { limit: peopleMaximum, standing: 'present' })).items;
  return html`<section><h2>${startPage.whoTitle}</h2>
${people.length > 0 ? renderPeople(people) : html`<p>${assessments.nobody}</p>`}
<div class="k-actions">${buttonLink(paths.award, startPage.everybody)}</div></section>`;
}

async function renderQueue(view: View, services: Services, actor: Staff): Promise<Html> {
  const { startPage } = view.texts;
  const page = await listApprovals(services, actor, { state: 'waiting', limit: queueMaximum });
  const requests = mayAct(actor, 'confirm-revocation') ? await listRevocationRequests(services, actor) : [];
  const waiting = [...page.items.filter((approval) => mayDecide(actor, approval)), ...requests];
  const [oldest] = waiting.map(({ requestedAt }) => findDay(requestedAt)).toSorted();
  const age = oldest && renderAge(oldest, findFloorDay(services), view.language);
  return html`<section class="k-card"><h2>${startPage.queueTitle}</h2>
<p>${waiting.length === 0 ? startPage.queueEmpty : startPage.queueWaiting({ count: waiting.length })}${age && html` ${startPage.queueOldest({ age })}`}</p>
<div class="k-actions">${buttonLink(paths.approvals, startPage.toQueue, 'secondary')}</div></section>`;
}

/** Only when there is one: they are rare, and have to be done within a month. */
async function renderRequests({ texts }: View, services: Services, actor: Staff): Promise<Html | null> {
  const { requests } = texts;
  const { length: count } = await listRequestsToDo(services, actor);
  if (count === 0) return null;
  return html`<section class="k-card"><h2>${requests.title} (${String(count)})</h2><p>${requests.lead}</p>
<div class="k-actions">${buttonLink(paths.requests, requests.look, 'secondary')}</div></section>`;
}

async function renderQuestions({ texts }: View, services: Services, actor: Staff): Promise<Html> {
  const { questions } = texts;
  const { length: count } = await listQuestions(services, actor, 'waiting');
  return html`<section class="k-card"><h2>${questions.title}</h2>
<p>${count === 0 ? questions.none : questions.waiting({ count })}</p>
<div class="k-actions">${buttonLink(paths.questions, questions.toList, 'secondary')}</div></section>`;
}

function findFirstName(actor: Actor): string {
  return actor.kind === 'staff' ? (actor.name.split(' ')[0] ?? '') : '';
}

export const startPages: RouteModule = { noun: 'staff', register: registerStart };
