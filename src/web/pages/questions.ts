// Questions of others as floor staff see them: the list of their locations, one question, its answer. Who asked is
// what they typed themselves; no address of anybody.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem, Problem } from '../../base/problem.ts';
import { loadBadgeClass } from '../../domain/badge-classes.ts';
import {
  answerMaximum,
  decideQuestion,
  listQuestions,
  loadQuestion,
  type Question,
} from '../../domain/questions.ts';
import type { Services } from '../../services.ts';
import { buttonLink } from '../components.ts';
import { areaField, button, checkbox, errorSummary, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';
import { renderRisk } from './question-forms.ts';
import { findName } from './shown-classes.ts';

type Params = { Params: { id: string } };
type Draft = { answer: string; error?: string | undefined; needsConfirmation?: boolean };

function registerQuestions(app: App, services: Services): void {
  app.get(paths.questions, async (request, reply) => {
    const view = buildView(request, services.settings);
    const all = await listQuestions(services, requireStaff(request));
    return sendPage(reply, view, renderList(view, all));
  });
  app.get<Params>(`${paths.questions}/:id`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const question = await loadQuestion(services, requireStaff(request), request.params.id);
    return sendPage(reply, view, await renderOne(view, services, { question, draft: { answer: '' } }));
  });
  app.post<Params>(`${paths.questions}/:id`, (request, reply) => answerQuestion(request, reply, services));
}

async function answerQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<FastifyReply> {
  const { id } = request.params as { id: string };
  const actor = requireStaff(request);
  const { body } = request;
  const answer = readField(body, 'answer');
  const isConfirmed = readField(body, 'confirmed') === 'yes';
  const isDeclined = readField(body, 'decision') === 'decline';
  try {
    const decision = isDeclined
      ? { decision: 'decline' as const }
      : { decision: 'answer' as const, answer, isConfirmed };
    await decideQuestion(services, actor, { id, ...decision });
    return reply.redirect(paths.questions, 303);
  } catch (error) {
    if (!isProblem(error, 'invalid-request')) throw error;
    const view = buildView(request, services.settings);
    const question = await loadQuestion(services, actor, id);
    const params = error.facts.invalidParams as { name: string }[];
    const isFault = params.some(({ name }) => name === 'answer');
    const draft = {
      answer,
      error: isFault ? view.texts.questions.faults.answer : undefined,
      needsConfirmation: !isFault,
    };
    return sendPage(reply.code(400), view, await renderOne(view, services, { question, draft }));
  }
}

function renderList(view: View, all: readonly Question[]): Page {
  const words = view.texts.questions;
  const waiting = all.filter(({ state }) => state === 'waiting');
  const decided = all.filter(({ state }) => state === 'answered' || state === 'declined');
  const body = html`<h1>${words.title}</h1>
<p class="k-lead">${words.lead}</p>
${waiting.length === 0 && html`<p>${words.none}</p>`}
${waiting.map((question) => renderCard(view, question))}
${
  decided.length > 0 &&
  html`<details class="k-details"><summary>${words.decidedTitle}</summary>${decided.map((question) => renderCard(view, question))}</details>`
}
<p class="k-hint">${words.forgotten}</p>`;
  return { title: words.title, body, styles: ['question.css'] };
}

function renderCard(view: View, question: Question): Html {
  const words = view.texts.questions;
  const { id, givenName, state, answer } = question;
  return html`<article class="k-card"><h2>${words.about({ name: givenName })}</h2>
${renderQuestion(view, question)}
${answer !== null && html`<blockquote class="k-quote k-quote-answer">${answer}</blockquote>`}
${state === 'declined' && html`<p>${view.texts.ownQuestions.declined}</p>`}
${state === 'waiting' && buttonLink(`${paths.questions}/${id}`, words.read, 'secondary')}</article>`;
}

function renderQuestion({ texts }: View, { asker, question }: Question): Html {
  const words = texts.questions;
  return html`<blockquote class="k-quote">${question}</blockquote>
<p class="k-hint">${asker === null ? words.fromUnknown : words.from({ asker })}</p>`;
}

/** @throws Problem question-decided */
async function renderOne(
  view: View,
  services: Services,
  { question, draft }: { question: Question; draft: Draft },
): Promise<Page> {
  const words = view.texts.questions;
  if (question.state !== 'waiting' || !question.isOpen) throw new Problem('question-decided');
  const { givenName, badgeClass } = question;
  const badge =
    badgeClass === null ? null : findName(await loadBadgeClass(services, badgeClass), view.language);
  const title = words.about({ name: givenName });
  const body = html`<h1>${title}</h1>
${badge !== null && html`<p class="k-kicker">${badge}</p>`}
${renderQuestion(view, question)}
${draft.error && errorSummary(view.texts, [{ field: 'answer', message: draft.error }])}
${draft.needsConfirmation && renderRisk(view, draft.answer)}
${postForm(view, `${paths.questions}/${question.id}`, renderFields(view, givenName, draft))}
${postForm(view, `${paths.questions}/${question.id}`, button(words.decline, 'quiet', { name: 'decision', value: 'decline' }))}
<p><a href="${paths.questions}">${words.title}</a></p>`;
  return { title, body, styles: ['question.css'] };
}

function renderFields({ texts }: View, name: string, draft: Draft): Html {
  const words = texts.questions;
  return html`${areaField(texts, {
    name: 'answer',
    label: words.answerLabel,
    hint: words.answerHint({ name }),
    value: draft.answer,
    error: draft.error,
    rows: 5,
    maxLength: answerMaximum,
    isProse: true,
  })}
${draft.needsConfirmation && checkbox({ name: 'confirmed', value: 'yes', label: words.riskConfirm })}
${button(words.answerSend)}`;
}

export const questionPages: RouteModule = { noun: 'questions', register: registerQuestions };
