// Questions about a participant, for the participant and for floor staff together with them: whether they may be asked,
// per code too, and every question with its answer. The same page under /mijn and /deelnemers/{id}.
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/actors.ts';
import { loadParticipant } from '../../domain/participants.ts';
import {
  loadQuestionSettings,
  type QuestionSettings,
  setQuestionsOpen,
} from '../../domain/question-settings.ts';
import { listQuestionsAbout, type Question, withdrawQuestion } from '../../domain/questions.ts';
import type { Services } from '../../services.ts';
import { readAloud } from '../components.ts';
import { button, hiddenField, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons, resultIcons } from '../icons.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireHolder, requireStaff } from '../sessions.ts';

type Owner = { actor: Actor; participantId: string; url: string };
type Place = { prefix: string; find: (request: FastifyRequest) => Owner };

const places: readonly Place[] = [
  {
    prefix: `${paths.mine}/vragen`,
    find: (request) => {
      const actor = requireHolder(request);
      return { actor, participantId: actor.participantId, url: `${paths.mine}/vragen` };
    },
  },
  {
    prefix: `${paths.people}/:participantId/vragen`,
    find: (request) => {
      const { participantId } = request.params as { participantId: string };
      return { actor: requireStaff(request), participantId, url: `${paths.people}/${participantId}/vragen` };
    },
  },
];

function registerOwnQuestions(app: App, services: Services): void {
  for (const { prefix, find } of places) {
    app.get(prefix, async (request, reply) => {
      const view = buildHolderView(request, services.settings);
      return sendPage(reply, view, await loadPage(view, services, find(request)));
    });
    app.post(prefix, async (request, reply) => {
      const { actor, participantId, url } = find(request);
      const shareId = readField(request.body, 'shareId') || undefined;
      const isOpen = readField(request.body, 'isOpen') === 'yes';
      await setQuestionsOpen(services, actor, { participantId, shareId, isOpen });
      return reply.redirect(url, 303);
    });
    app.post(`${prefix}/weg`, async (request, reply) => {
      const { actor, url } = find(request);
      await withdrawQuestion(services, actor, readField(request.body, 'id'));
      return reply.redirect(url, 303);
    });
    app.get(`${prefix}/weg`, (request, reply) => reply.redirect(find(request).url, 303));
  }
}

async function loadPage(view: HolderView, services: Services, owner: Owner): Promise<Page> {
  const { actor, participantId, url } = owner;
  const settings = await loadQuestionSettings(services, actor, participantId);
  const asked = await listQuestionsAbout(services, actor, participantId);
  const words = view.texts.ownQuestions;
  const above = url.slice(0, url.lastIndexOf('/'));
  const name =
    actor.kind === 'staff' ? (await loadParticipant(services, actor, participantId)).givenName : null;
  const body = html`<h1>${words.title}</h1>
${name !== null && html`<p class="k-kicker">${name}</p>`}
${readAloud(view.texts, html`<p class="k-lead">${words.lead}</p><p>${words.how}</p>`)}
${renderSwitch(view, url, settings)}
${settings.isOpen && settings.shares.length > 0 && renderShares(view, url, settings)}
<h2>${words.listTitle}</h2>
${asked.length === 0 ? html`<p>${words.none}</p>` : asked.map((question) => renderAsked(view, url, question))}
<p class="k-hint">${words.forgotten}</p>
<p><a href="${above}">${view.texts.forms.back}</a></p>`;
  return { title: words.title, body, styles: ['question.css'], scripts: ['read-aloud.js'] };
}

function renderSwitch(view: HolderView, url: string, { isOpen }: QuestionSettings): Html {
  const words = view.texts.ownQuestions;
  return html`<section class="k-card"><p class="k-switch">${isOpen ? resultIcons.passed : resultIcons.skipped}<strong>${isOpen ? words.isOpen : words.isClosed}</strong></p>
${postForm(view, url, html`${hiddenField('isOpen', isOpen ? 'no' : 'yes')}${renderChange(view, isOpen)}`)}</section>`;
}

function renderChange({ texts }: HolderView, isOpen: boolean): Html {
  const words = texts.ownQuestions;
  const label = isOpen ? html`${actIcons.close}${words.close}` : html`${actIcons.open}${words.open}`;
  return button(label, 'secondary');
}

function renderShares(view: HolderView, url: string, { shares }: QuestionSettings): Html {
  const words = view.texts.ownQuestions;
  return html`<h2>${words.perCode}</h2>
${shares.map(
  ({ id, code, isOpen }) =>
    html`<section class="k-card"><p class="k-switch">${isOpen ? resultIcons.passed : resultIcons.skipped}<span><code dir="ltr">${code}</code> ${isOpen ? words.codeOpen : words.codeClosed}</span></p>
${postForm(view, url, html`${hiddenField('shareId', id)}${hiddenField('isOpen', isOpen ? 'no' : 'yes')}${renderChange(view, isOpen)}`)}</section>`,
)}`;
}

function renderAsked(view: HolderView, url: string, { id, question, asker, answer, state }: Question): Html {
  const words = view.texts.ownQuestions;
  const marks = {
    waiting: words.waiting,
    declined: words.declined,
    withdrawn: words.withdrawn,
    answered: null,
  };
  const labels = {
    waiting: words.withdraw,
    answered: words.withdrawAnswer,
    declined: null,
    withdrawn: null,
  };
  return html`<article class="k-card">${asker !== null && html`<p class="k-kicker">${words.from}: <bdi>${asker}</bdi></p>`}
<blockquote class="k-quote" dir="auto">${question}</blockquote>
${answer !== null && html`<p class="k-kicker">${words.answer}</p><blockquote class="k-quote k-quote-answer" dir="auto">${answer}</blockquote>`}
${marks[state] !== null && html`<p>${marks[state]}</p>`}
${labels[state] !== null && postForm(view, `${url}/weg`, html`${hiddenField('id', id)}${button(labels[state], 'secondary')}`)}</article>`;
}

export const ownQuestionPages: RouteModule = { noun: 'questions', register: registerOwnQuestions };
