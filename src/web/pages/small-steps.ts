// Stapjes: given by the floor in two taps, read by the participant. No address shows one to anybody else.
import { requireAct } from '../../domain/actors.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { loadParticipant } from '../../domain/participants.ts';
import {
  giveSmallStep,
  kindSentences,
  listSmallSteps,
  type SmallStep,
  undoSmallStep,
} from '../../domain/small-steps.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { languages } from '../../text/languages.ts';
import { buttonLink, readAloud } from '../components.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildHolderView, buildView, type HolderView, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderNotice, withNotice } from './notices.ts';
import { buildPlaces, type Owner, type Place } from './places.ts';

const perPage = 50;
const onPageMaximum = 3;

function registerSmallSteps(app: App, services: Services): void {
  for (const place of buildPlaces(services, 'see-progress')) registerReading(app, services, place);
  registerGiving(app, services);
}

function registerReading(app: App, services: Services, { prefix, loadOwner }: Place): void {
  app.get<{ Querystring: { cursor?: unknown } }>(`${prefix}/stapjes`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    const { actor, participant, base, isOwn } = owner;
    const { cursor } = request.query;
    const words = view.texts.smallSteps;
    const page = await listSmallSteps(services, actor, {
      participantId: participant.id,
      cursor: typeof cursor === 'string' ? cursor : undefined,
      limit: perPage,
    });
    const giving = findGivingWords(view);
    const name = participant.givenName;
    const title = isOwn ? words.title : giving.titleOf({ name });
    const more = page.next && `${base}/stapjes?cursor=${page.next}`;
    const body = html`${renderNotice(view, request.query)}<h1>${title}</h1>
${page.items.length === 0 && !isOwn && html`<p>${giving.noneOf({ name })}</p>`}
${renderSteps(view, services, { ...owner, steps: page.items })}
<p class="k-hint">${words.private}</p>
<div class="k-actions">${!isOwn && buttonLink(`${base}/stapje`, giving.give)}${more && buttonLink(more, words.more, 'secondary')}</div>
<p><a href="${base}">${view.texts.forms.back}</a></p>`;
    return sendPage(reply, view, { title, body, scripts: ['read-aloud.js'] });
  });
}

/** The floor's own words; the participant never meets them. */
function findGivingWords(view: HolderView) {
  return languages[view.badgeLanguage].texts.smallStepGiving;
}

type Params = { participantId: string; smallStepId: string };

function registerGiving(app: App, services: Services): void {
  const url = `${paths.people}/:participantId/stapje`;
  app.get<{ Params: Params }>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'give-small-steps');
    const { id, givenName: name } = await loadParticipant(services, actor, request.params.participantId);
    const { smallSteps, smallStepGiving } = view.texts;
    const base = `${paths.people}/${id}`;
    const title = smallStepGiving.giveTitle({ name });
    const body = html`<h1>${title}</h1><p>${smallStepGiving.giveLead({ name })}</p>
${postForm(
  view,
  `${base}/stapje`,
  html`<div class="k-sentences">${kindSentences.map((key) => button(smallSteps.sentences[key], 'secondary', { name: 'sentence', value: key }))}</div>`,
)}
<p><a href="${base}">${view.texts.forms.back}</a></p>`;
    return sendPage(reply, view, { title, body });
  });
  app.post<{ Params: Params }>(url, async (request, reply) => {
    const { participantId } = request.params;
    const sentence = readField(request.body, 'sentence');
    await giveSmallStep(services, requireStaff(request), { participantId, sentence });
    return reply.redirect(withNotice(`${paths.people}/${participantId}/stapjes`, 'stapje'), 303);
  });
  app.post<{ Params: Params }>(
    `${paths.people}/:participantId/stapjes/:smallStepId/terug`,
    async (request, reply) => {
      const { participantId } = request.params;
      await undoSmallStep(services, requireStaff(request), request.params);
      return reply.redirect(withNotice(`${paths.people}/${participantId}/stapjes`, 'stapje-terug'), 303);
    },
  );
}

type Listed = Pick<Owner, 'actor' | 'base'> & { steps: readonly SmallStep[] };

function renderSteps(view: HolderView, services: Services, { actor, base, steps }: Listed): Html | null {
  const words = view.texts.smallSteps;
  const today = findFloorDay(services);
  const now = services.clock.now();
  const isMine = ({ givenBy }: SmallStep) => actor.kind === 'staff' && actor.id === givenBy;
  return steps.length === 0
    ? null
    : html`<ul class="k-steps-given">${steps.map((step) => {
        const age = renderAge(step.givenOn, today, view.language);
        const undo =
          isMine(step) &&
          now <= step.undoUntil &&
          postForm(view, `${base}/stapjes/${step.id}/terug`, button(view.texts.forms.undo, 'quiet'));
        return html`<li><span><strong>${words.sentences[step.sentence]}</strong> <small>${step.giverName} · ${age}</small></span>${undo}</li>`;
      })}</ul>`;
}

/** The latest few on a page of the participant or of the floor; for the participant nothing when there are none. */
export async function renderLatestSteps(
  view: HolderView,
  services: Services,
  owner: Owner,
): Promise<Html | null> {
  const { actor, participant, base, isOwn } = owner;
  const words = view.texts.smallSteps;
  const { items, next } = await listSmallSteps(services, actor, {
    participantId: participant.id,
    limit: onPageMaximum,
  });
  if (items.length === 0 && isOwn) return null;
  const name = participant.givenName;
  const giving = findGivingWords(view);
  const steps = renderSteps(view, services, { actor, base, steps: items });
  return html`<section class="k-card"><h2>${isOwn ? words.title : giving.titleOf({ name })}</h2>
${items.length === 0 ? html`<p>${giving.noneOf({ name })}</p>` : isOwn && html`<p>${words.lead}</p>`}
${isOwn ? readAloud(view.texts, steps) : steps}
<div class="k-actions">${!isOwn && buttonLink(`${base}/stapje`, giving.give, 'secondary')}${next && html`<a class="k-button k-button-quiet" href="${`${base}/stapjes`}">${words.all}</a>`}</div></section>`;
}

export const smallStepPages: RouteModule = { noun: 'small-steps', register: registerSmallSteps };
