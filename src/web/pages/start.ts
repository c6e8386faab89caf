// The first page: for somebody with a code, straight to checking; for staff straight to awarding; for a participant
// to their own badges.
import { findDay } from '../../base/clock.ts';
import { type Actor, mayAct, type Staff } from '../../domain/actors.ts';
import { listApprovals, mayDecide } from '../../domain/approvals.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { listRequestsToDo } from '../../domain/holder-requests.ts';
import { listParticipants } from '../../domain/participants.ts';
import { listQuestions } from '../../domain/questions.ts';
import { listRecentPeople } from '../../domain/recents.ts';
import { listRevocationRequests } from '../../domain/revocations.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { buttonLink, linkList } from '../components.ts';
import { forgetNames } from '../device.ts';
import { button, postForm, textField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { renderPeople } from './assessments.ts';
import { groupByCategory } from './badge-classes.ts';
import { renderWaitingClaims } from './claims.ts';
import { renderReminders } from './reminders.ts';
import { findImagePath } from './shown-classes.ts';

const peopleMaximum = 6;
const queueMaximum = 100;
const artMaximum = 5;

function registerStart(app: App, services: Services): void {
  app.get(paths.start, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = request.session?.actor;
    if (actor?.kind === 'holder') return reply.redirect(paths.mine, 303);
    if (!actor && request.post !== null) return reply.redirect(paths.post, 303);
    const { startPage } = view.texts;
    const body = actor
      ? await renderForStaff(view, services, actor)
      : renderForAnybody(view, await listArt(services));
    const title = actor ? startPage.hello({ name: findFirstName(actor) }) : startPage.title;
    const styles = ['start.css'];
    return sendPage(reply, view, { title, body, styles, scripts: actor ? [] : [forgetNames] });
  });
}

/** A few badges, each of another kind, so that a stranger sees what this is about. */
async function listArt(services: Services): Promise<BadgeClass[]> {
  const groups = groupByCategory(await listEveryBadgeClass(services));
  return groups.flatMap(({ classes }) => classes.slice(0, 2)).slice(0, artMaximum);
}

function renderForAnybody(view: View, art: readonly BadgeClass[]): Html {
  const { startPage, shell } = view.texts;
  return html`<h1>${startPage.title}</h1>
<p class="k-lead">${startPage.lead.join(' ')}</p>
<a class="k-art" href="${paths.catalogue}"><span class="k-hidden">${startPage.catalogue}</span>${art.map(
    (badgeClass) => html`<img src="${findImagePath(badgeClass)}" alt="" width="72" height="72">`,
  )}</a>
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
${renderWays(view, actor)}
${view.session?.postId && renderShiftEnd(view)}`;
}

/** Where else to go: one quiet list, whatever waits or not. */
function renderWays({ texts }: View, actor: Staff): Html {
  const { startPage, weeks, paper, questions } = texts;
  const ways: [isOpen: boolean, href: string, name: string][] = [
    [true, paths.people, startPage.toPeople],
    [mayAct(actor, 'assess'), paths.week, weeks.open],
    [mayAct(actor, 'assess'), paths.paper, paper.title],
    [mayAct(actor, 'answer-questions'), paths.questions, questions.title],
  ];
  return linkList(ways.filter(([isOpen]) => isOpen).map(([, href, name]) => [href, name]));
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

/** Only what waits; the menu leads to the list. */
async function renderQueue(view: View, services: Services, actor: Staff): Promise<Html | null> {
  const { startPage } = view.texts;
  const page = await listApprovals(services, actor, { state: 'waiting', limit: queueMaximum });
  const requests = mayAct(actor, 'confirm-revocation') ? await listRevocationRequests(services, actor) : [];
  const waiting = [...page.items.filter((approval) => mayDecide(actor, approval)), ...requests];
  if (waiting.length === 0) return null;
  const [oldest] = waiting.map(({ requestedAt }) => findDay(requestedAt)).toSorted();
  const age = oldest && renderAge(oldest, findFloorDay(services), view.language);
  return html`<section class="k-card"><h2>${startPage.queueTitle}</h2>
<p>${startPage.queueWaiting({ count: waiting.length })}${age && html` ${startPage.queueOldest({ age })}`}</p>
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

async function renderQuestions({ texts }: View, services: Services, actor: Staff): Promise<Html | null> {
  const { questions } = texts;
  const { length: count } = await listQuestions(services, actor, 'waiting');
  if (count === 0) return null;
  return html`<section class="k-card"><h2>${questions.title}</h2>
<p>${questions.waiting({ count })}</p>
<div class="k-actions">${buttonLink(paths.questions, questions.toList, 'secondary')}</div></section>`;
}

function findFirstName(actor: Actor): string {
  return actor.kind === 'staff' ? (actor.name.split(' ')[0] ?? '') : '';
}

export const startPages: RouteModule = { noun: 'staff', register: registerStart };
