// Finishing: what is met and not issued yet, so that nobody leaves without it, and the word that somebody is done here.
import {
  awardReady,
  type Completion,
  loadCompletion,
  type MetBadge,
  recordCompletion,
} from '../../domain/completions.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink } from '../components.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { findLookUrl } from './assessment-drafts.ts';
import { renderNotice, withNotice } from './notices.ts';
import { requireAssessor } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';

type Params = { Params: { participantId: string } };

function registerCompletions(app: App, services: Services): void {
  const url = `${paths.people}/:participantId/afronden`;
  const findUrl = (participantId: string) => `${paths.people}/${participantId}/afronden`;
  app.get<Params>(url, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const { participantId } = request.params;
    const participant = await loadParticipant(services, actor, participantId);
    const completion = await loadCompletion(services, actor, participantId);
    const body = html`${renderNotice(view, request.query)}${renderCompletion(view, participant, completion)}`;
    return sendPage(reply, view, {
      title: view.texts.completions.title({ name: participant.givenName }),
      body,
    });
  });
  app.post<Params>(url, async (request, reply) => {
    const { participantId } = request.params;
    const isFinished = readField(request.body, 'finished') === 'yes';
    await recordCompletion(services, requireAssessor(request), { participantId, isFinished });
    return reply.redirect(withNotice(findUrl(participantId), isFinished ? 'afgerond' : 'weer-hier'), 303);
  });
  app.post<Params>(`${url}/uitreiken`, async (request, reply) => {
    const { participantId } = request.params;
    await awardReady(services, requireAssessor(request), participantId);
    return reply.redirect(withNotice(findUrl(participantId), 'uitgereikt'), 303);
  });
}

function renderCompletion(view: View, participant: Participant, { met, finishedMonth }: Completion): Html {
  const words = view.texts.completions;
  const name = participant.givenName;
  const base = `${paths.people}/${participant.id}`;
  const ready = met.filter(({ state }) => state === 'ready');
  return html`<h1>${words.title({ name })}</h1>
<p class="k-lead">${met.length === 0 ? words.nothing({ name }) : words.lead({ name })}</p>
${met.map((badge) => renderMet(view, base, badge))}
${ready.length > 0 && postForm(view, `${base}/afronden/uitreiken`, html`<div class="k-actions">${button(words.award({ count: ready.length }))}</div>`)}
<section class="k-card"><h2>${finishedMonth === null ? words.doneTitle({ name }) : words.doneSince({ name, month: renderMonth(finishedMonth, view.language) })}</h2>
<p>${words.kept({ name })}</p>
${postForm(
  view,
  `${base}/afronden`,
  finishedMonth === null
    ? button(words.done({ name }), met.length > 0 ? 'secondary' : 'primary', {
        name: 'finished',
        value: 'yes',
      })
    : button(words.back({ name }), 'secondary', { name: 'finished', value: 'no' }),
)}</section>
<p><a href="${base}">${view.texts.forms.back}</a></p>`;
}

function renderMet(view: View, base: string, { badgeClass, state, heldBy }: MetBadge): Html {
  const words = view.texts.completions;
  const sheet = findLookUrl(base.split('/').at(-1) ?? '', badgeClass.slug);
  return html`<article class="k-card"><div class="k-item"><img src="${findImagePath(badgeClass)}" alt="" width="72" height="72">
<div><h2>${findName(badgeClass, view.language)}</h2><p>${words.states[state]}</p></div></div>
${heldBy !== null && html`<div class="k-actions">${buttonLink(`${paths.assessments}/${heldBy}`, words.talk, 'secondary')}</div>`}
${state === 'look-again' && html`<div class="k-actions">${buttonLink(sheet, words.look, 'secondary')}</div>`}</article>`;
}

export const completionPages: RouteModule = { noun: 'completions', register: registerCompletions };
