// Asking the people who saw the work, for an employer with a code or a link, and reading the answer on an address that
// only the asker got. The same for both ways in; nobody signs in and nothing is remembered in the browser.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem, Problem } from '../../base/problem.ts';
import { findShareTarget } from '../../domain/name-matches.ts';
import {
  type AskedQuestion,
  askerMaximum,
  askQuestion,
  loadAskedQuestion,
  mayAsk,
  type QuestionWay,
  questionMaximum,
} from '../../domain/questions.ts';
import type { Services } from '../../services.ts';
import { findRiskWords } from '../../text/risk-words.ts';
import { noticeBox } from '../components.ts';
import {
  areaField,
  button,
  checkbox,
  errorSummary,
  type FieldError,
  isMailAddress,
  postForm,
  readField,
  textField,
} from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';

/** No person sees or fills this field; programs that fill in every form do. */
const trap = 'website';

type Draft = { question: string; asker: string; mail: string; isConfirmed: boolean; trap: string };
type Faults = { errors: FieldError[]; needsConfirmation: boolean };
type Place = { way: QuestionWay; action: string; target: string };

const noFaults: Faults = { errors: [], needsConfirmation: false };

function readDraft(body: unknown): Draft {
  return {
    question: readField(body, 'question'),
    asker: readField(body, 'asker'),
    mail: readField(body, 'mail').trim(),
    isConfirmed: readField(body, 'confirmed') === 'yes',
    trap: readField(body, trap),
  };
}

function registerQuestionForms(app: App, services: Services): void {
  const register = (url: string, findPlace: (request: FastifyRequest) => Place): void => {
    app.get(url, { config: { signedOut: true, limit: 'codes' } }, async (request, reply) => {
      const place = findPlace(request);
      if (!(await mayAsk(services, place.way))) throw new Problem('not-found');
      const view = buildView(request, services.settings);
      const takesMail = services.sendMail !== undefined;
      const draft = { question: '', asker: '', mail: '', isConfirmed: false, trap: '' };
      return sendPage(reply, view, renderAsk(view, place, { draft, ...noFaults, takesMail }));
    });
    app.post(url, { config: { signedOut: true, limit: 'questions' } }, async (request, reply) => {
      const place = findPlace(request);
      await app.countTarget(request, 'questions', place.target);
      return answerAsk(request, reply, { services, place });
    });
  };
  register(`${paths.share}/:code/vraag`, ({ params }) => {
    const { code } = params as { code: string };
    const action = `${paths.share}/${encodeURIComponent(code)}/vraag`;
    return { way: { code }, action, target: findShareTarget(code) };
  });
  register(`${paths.credentials}/:id/vraag`, ({ params }) => {
    const { id } = params as { id: string };
    const action = `${paths.credentials}/${encodeURIComponent(id)}/vraag`;
    return { way: { credentialId: id }, action, target: `credential:${id}` };
  });
  registerAnswer(app, services);
}

async function answerAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, place }: { services: Services; place: Place },
): Promise<FastifyReply> {
  const view = buildView(request, services.settings);
  const draft = readDraft(request.body);
  const takesMail = services.sendMail !== undefined;
  const refuse = (faults: Faults) =>
    sendPage(reply.code(400), view, renderAsk(view, place, { draft, ...faults, takesMail }));
  if (draft.trap !== '') {
    return refuse({
      errors: [{ field: trap, message: view.texts.questions.faults.trap }],
      needsConfirmation: false,
    });
  }
  if (draft.mail !== '' && !isMailAddress(draft.mail)) {
    return refuse({
      errors: [{ field: 'mail', message: view.texts.questions.faults.mail }],
      needsConfirmation: false,
    });
  }
  const mail = draft.mail === '' ? undefined : { address: draft.mail, language: view.language };
  try {
    const input = { ...draft, asker: draft.asker || undefined, mail };
    const { token } = await askQuestion(services, place.way, input);
    return reply.redirect(`${paths.answer}/${token}`, 303);
  } catch (error) {
    if (!isProblem(error, 'invalid-request')) throw error;
    return refuse(findFaults(view, error.facts.invalidParams as { name: string }[]));
  }
}

function findFaults({ texts }: View, params: readonly { name: string }[]): Faults {
  const { faults } = texts.questions;
  const errors = params.flatMap(({ name }) =>
    name === 'question' || name === 'asker' ? [{ field: name, message: faults[name] }] : [],
  );
  return { errors, needsConfirmation: params.some(({ name }) => name === 'confirmed') };
}

function renderAsk(
  view: View,
  { action }: Place,
  shown: Faults & { draft: Draft; takesMail: boolean },
): Page {
  const { texts } = view;
  const words = texts.questions;
  const { draft, errors, needsConfirmation, takesMail } = shown;
  const findError = (field: string) => errors.find((error) => error.field === field)?.message;
  const body = html`<h1>${words.askTitle}</h1>
${words.askLead.map((line) => html`<p>${line}</p>`)}
${errorSummary(texts, errors)}
${needsConfirmation && renderRisk(view, `${draft.question} ${draft.asker}`)}
${postForm(
  view,
  action,
  html`${areaField(texts, {
    name: 'question',
    label: words.question,
    hint: words.questionHint,
    value: draft.question,
    error: findError('question'),
    rows: 4,
    maxLength: questionMaximum,
    isProse: true,
  })}
${textField(texts, {
  name: 'asker',
  label: words.asker,
  hint: words.askerHint,
  value: draft.asker,
  error: findError('asker'),
  maxLength: askerMaximum,
  optional: true,
})}
${
  takesMail &&
  textField(texts, {
    name: 'mail',
    label: words.mail,
    hint: words.mailHint,
    value: draft.mail,
    error: findError('mail'),
    type: 'email',
    maxLength: 254,
    optional: true,
  })
}
<div class="${draft.trap === '' ? 'k-trap' : ''}">${textField(texts, { name: trap, label: words.trap, value: draft.trap, error: findError(trap), optional: true })}</div>
${needsConfirmation && checkbox({ name: 'confirmed', value: 'yes', label: words.riskConfirm })}
${button(words.send)}`,
)}
<p class="k-hint">${words.forgotten}</p>`;
  return { title: words.askTitle, body, styles: ['question.css'] };
}

/** Which words to look at again. Asks; what is confirmed is sent. */
export function renderRisk({ texts }: View, text: string): Html {
  const { risk, riskMeaning } = texts.questions;
  return noticeBox(texts, 'warning', html`${risk({ words: findRiskWords(text).join(', ') })} ${riskMeaning}`);
}

function registerAnswer(app: App, services: Services): void {
  const config = { signedOut: true, limit: 'codes' } as const;
  app.get<{ Params: { token: string } }>(`${paths.answer}/:token`, { config }, async (request, reply) => {
    const view = buildView(request, services.settings);
    const { token } = request.params;
    const asked = await loadAskedQuestion(services, token);
    const address = `${services.settings.publicUrl}${paths.answer}/${token}`;
    return sendPage(reply, view, renderAnswerPage(view, asked, address));
  });
}

function renderAnswerPage(view: View, asked: AskedQuestion, address: string): Page {
  const words = view.texts.questions;
  const { question, answer, state } = asked;
  const body = html`<h1>${words.askedTitle}</h1>
${state === 'waiting' && noticeBox(view.texts, 'success', words.sent)}
<blockquote class="k-quote">${question}</blockquote>
${state === 'answered' && html`<h2>${words.answered}</h2><blockquote class="k-quote k-quote-answer">${answer}</blockquote>`}
${state === 'declined' && html`<p><strong>${words.declined}</strong></p>`}
${state === 'waiting' && html`<p>${words.keepLink}</p><p class="k-link"><a href="${address}">${address}</a></p>`}
<p class="k-hint">${words.forgotten}</p>`;
  return { title: words.askedTitle, body, styles: ['question.css'] };
}

export const questionFormPages: RouteModule = { noun: 'questions', register: registerQuestionForms };
