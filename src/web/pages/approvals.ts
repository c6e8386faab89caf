// The queue: badges that wait for a second look, and requests to withdraw one. Oldest first, each with its age; nobody
// sees a button that is not theirs to push.
import { findDay } from '../../base/clock.ts';
import { mayAct, type Staff } from '../../domain/actors.ts';
import {
  type Approval,
  decideApproval,
  listApprovals,
  listSentBack,
  mayDecide,
  type SentBackReason,
  sentBackReasons,
} from '../../domain/approvals.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { type BadgeClass, listEveryBadgeClass } from '../../domain/badge-classes.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import {
  decideRevocation,
  listRevocationRequests,
  type WaitingRevocation,
} from '../../domain/revocations.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { buttonLink } from '../components.ts';
import { button, errorSummary, hiddenField, postForm, radioField, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { findLookUrl } from './assessment-drafts.ts';
import { renderNotice, withNotice } from './notices.ts';
import { renderNames } from './people-names.ts';
import { findImagePath, findName } from './shown-classes.ts';

const itemsPerPage = 50;

function registerApprovals(app: App, services: Services): void {
  app.get<{ Querystring: { cursor?: unknown } }>(paths.approvals, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { cursor: asked } = request.query;
    const cursor = typeof asked === 'string' ? asked : undefined;
    const queue = await renderQueue(view, services, { actor: requireStaff(request), cursor });
    const body = html`${renderNotice(view, request.query)}${queue}`;
    return sendPage(reply, view, { title: view.texts.queue.title, body });
  });
  app.post<{ Params: { id: string } }>(`${paths.approvals}/badges/:id`, async (request, reply) => {
    const actor = requireStaff(request);
    const { id: approvalId } = request.params;
    if (readField(request.body, 'decision') === 'approve') {
      await decideApproval(services, actor, { approvalId, decision: 'approve' });
      return reply.redirect(withNotice(paths.approvals, 'goedgekeurd'), 303);
    }
    const reason = findSentBackReason(readField(request.body, 'reason'));
    if (reason === undefined) {
      const view = buildView(request, services.settings);
      const cursor = readField(request.body, 'cursor') || undefined;
      const body = await renderQueue(view, services, { actor, cursor, faultyId: approvalId });
      return sendPage(reply.code(400), view, { title: view.texts.queue.title, body });
    }
    await decideApproval(services, actor, { approvalId, decision: 'send-back', reason });
    return reply.redirect(withNotice(paths.approvals, 'teruggestuurd'), 303);
  });
  const withdrawal = `${paths.approvals}/intrekken/:credentialId/:revocationId`;
  app.post<{ Params: { credentialId: string; revocationId: string } }>(withdrawal, async (request, reply) => {
    const isConfirmed = readField(request.body, 'decision') === 'confirm';
    const decision = isConfirmed ? 'confirm' : 'decline';
    await decideRevocation(services, requireStaff(request), { ...request.params, decision });
    return reply.redirect(withNotice(paths.approvals, isConfirmed ? 'ingetrokken' : 'niet-ingetrokken'), 303);
  });
}

function findSentBackReason(text: string): SentBackReason | undefined {
  return sentBackReasons.find((reason) => reason === text);
}

type Queue = {
  actor: Staff;
  classes: BadgeClass[];
  today: string;
  /** What each person is called on this page, by id. */
  names: Map<string, string>;
  /** Of the page that is shown; the first has none. */
  cursor: string | undefined;
  /** The approval that was sent back without a reason. */
  faultyId: string | undefined;
};
type NamedRevocation = { request: WaitingRevocation; participant: Participant };

async function renderQueue(
  view: View,
  services: Services,
  { actor, cursor, faultyId }: Pick<Queue, 'actor' | 'cursor'> & { faultyId?: string },
): Promise<Html> {
  const { queue } = view.texts;
  const page = await listApprovals(services, actor, { state: 'waiting', cursor, limit: itemsPerPage });
  const back = mayAct(actor, 'assess') ? await listSentBack(services, actor) : [];
  const requests = mayAct(actor, 'confirm-revocation') ? await loadRequests(services, actor) : [];
  const context: Queue = {
    actor,
    classes: await listEveryBadgeClass(services),
    today: findFloorDay(services),
    names: renderNames([...page.items, ...back].map(toNamed).concat(requests.map((row) => row.participant))),
    cursor,
    faultyId,
  };
  const isEmpty = page.items.length === 0 && requests.length === 0;
  return html`<h1>${queue.title}</h1>
${faultyId && errorSummary(view.texts, [{ field: `terug-${faultyId}`, message: queue.sendBackFault }])}
${mayAct(actor, 'edit-participants') && html`<p><a href="${paths.requests}">${view.texts.requests.open}</a></p>`}
<p>${isEmpty ? queue.empty : queue.lead}</p>
${page.items.length > 0 && html`<h2>${queue.approvalsTitle}</h2>${page.items.map((approval) => renderApproval(view, approval, context))}`}
${page.next && html`<div class="k-actions">${buttonLink(`${paths.approvals}?cursor=${page.next}`, queue.more, 'secondary')}</div>`}
${requests.length > 0 && html`<h2>${queue.revocationsTitle}</h2>${requests.map((row) => renderRevocation(view, row, context))}`}
${renderSentBack(view, back, context)}`;
}

function toNamed({ participantId, participantName, participantFamilyName }: Approval) {
  return { id: participantId, givenName: participantName, familyName: participantFamilyName };
}

/** What came back to the floor: why, and straight to looking again. Nothing waits silently (R29). */
function renderSentBack(view: View, back: Approval[], context: Queue): Html | null {
  const { queue } = view.texts;
  return back.length === 0
    ? null
    : html`<h2>${queue.sentBackTitle}</h2>${back.map((approval) => {
        const { participantId, badgeClass: slug, requestedAt: since, sentBackReason } = approval;
        const name = findNameOf(approval, context);
        const sheet = findLookUrl(participantId, slug);
        return html`<article class="k-card">${renderItem(view, { slug, name, since, overdue: false }, context)}
${sentBackReason && html`<p>${queue.sendBackReasons[sentBackReason]}.</p>`}
<div class="k-actions">${buttonLink(sheet, queue.lookAgain, 'secondary')}</div></article>`;
      })}`;
}

function findNameOf({ participantId, participantName }: Approval, { names }: Queue): string {
  return names.get(participantId) ?? participantName;
}

type Item = { slug: string; name: string; since: Date; overdue: boolean };

/** What is waiting, for whom and since when: the same for everything in the queue. */
function renderItem({ texts, language }: View, item: Item, { classes, today }: Queue): Html {
  const { queue } = texts;
  const badgeClass = classes.find(({ slug }) => slug === item.slug);
  const age = renderAge(findDay(item.since), today, language);
  return html`<div class="k-item">${badgeClass && html`<img src="${findImagePath(badgeClass)}" alt="" width="72" height="72" loading="lazy">`}
<div><h3>${badgeClass ? findName(badgeClass, language) : item.slug} · ${item.name}</h3>
<p>${queue.since({ age })}${item.overdue && html` <strong class="k-flag">${queue.overdue}</strong>`}</p></div></div>`;
}

function renderApproval(view: View, approval: Approval, context: Queue): Html {
  const { queue } = view.texts;
  const { id, participantId, requestedAt: since, overdue } = approval;
  const name = findNameOf(approval, context);
  const look = html`<p><a href="${`${paths.people}/${participantId}`}">${queue.look({ name })}</a></p>`;
  return html`<article class="k-card">${renderItem(view, { slug: approval.badgeClass, name, since, overdue }, context)}
${
  mayDecide(context.actor, approval)
    ? html`${look}${renderDecision(view, id, context)}`
    : html`<p>${queue.waitsFor[approval.policy]}.</p>`
}</article>`;
}

function renderDecision(view: View, id: string, { cursor, faultyId }: Queue): Html {
  const { queue } = view.texts;
  const url = `${paths.approvals}/badges/${id}`;
  const error = id === faultyId ? queue.sendBackFault : undefined;
  const options = sentBackReasons.map((value) => ({ value, label: queue.sendBackReasons[value] }));
  return html`${postForm(view, url, button(queue.approve, 'primary', { name: 'decision', value: 'approve' }))}
<details id="${`terug-${id}`}"${error && html` open`}><summary>${queue.sendBack}</summary>
${postForm(
  view,
  url,
  html`${cursor && hiddenField('cursor', cursor)}${radioField({ name: 'reason', label: queue.sendBackWhy, options, isRequired: true, error })}
${button(queue.sendBack, 'secondary', { name: 'decision', value: 'send-back' })}`,
)}</details>`;
}

async function loadRequests(services: Services, actor: Staff): Promise<NamedRevocation[]> {
  const requests = await listRevocationRequests(services, actor);
  return Promise.all(
    requests.map(async (request) => ({
      request,
      participant: await loadParticipant(services, actor, request.participantId),
    })),
  );
}

function renderRevocation(view: View, { request, participant }: NamedRevocation, context: Queue): Html {
  const name = context.names.get(request.participantId) ?? participant.givenName;
  const { queue } = view.texts;
  const item = { slug: request.badgeClass, name, since: request.requestedAt, overdue: false };
  const url = `${paths.approvals}/intrekken/${request.credentialId}/${request.id}`;
  const credential = `${paths.people}/${request.participantId}/badges/${request.credentialId}`;
  return html`<article class="k-card">${renderItem(view, item, context)}
<p>${queue.reasons[request.reason]}. <a href="${credential}">${queue.look({ name })}</a></p>
${postForm(
  view,
  url,
  html`<div class="k-actions">${button(queue.confirm, 'danger', { name: 'decision', value: 'confirm' })}
${button(queue.decline, 'secondary', { name: 'decision', value: 'decline' })}</div>`,
)}</article>`;
}

export const approvalPages: RouteModule = { noun: 'approvals', register: registerApprovals };
