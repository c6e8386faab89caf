// Checking a badge by code, link, file or content, for anybody. The same report as /v1/verifications, in one sentence first
// and line by line for the curious. Nothing handed in is kept, and no name or picture of a stranger's badge is loaded.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '../../base/problem.ts';
import { isCodeLink } from '../../domain/own-documents.ts';
import { type VerificationInput, verifySubmitted } from '../../domain/verifications.ts';
import type { Services } from '../../services.ts';
import {
  areaField,
  button,
  errorSummary,
  fileField,
  postForm,
  readField,
  textField,
  uploadForm,
} from '../forms.ts';
import { html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { addUploads } from '../uploads.ts';
import { loadReportPage } from './verification-reports.ts';

type Fault = keyof View['texts']['checkPage']['faults'];
/** What was typed, to be shown again where it was wrong. */
type Draft = { subject: string; content: string };
const emptyDraft: Draft = { subject: '', content: '' };
type Answer = { status: number; page: Page };

const subjectMaximum = 2000;
const fileEndings = '.png,.svg,.pdf,.json,.jsonld,.jwt,.jws,.txt';
/** A badge of 64 kB, each byte of it three characters in a form. */
const bodyLimit = 200_000;

function registerVerifications(app: App, services: Services): void {
  const answer = async (
    request: FastifyRequest,
    input: VerificationInput,
    draft: Draft = emptyDraft,
  ): Promise<Answer> => {
    const view = buildView(request, services.settings);
    try {
      const verification = await verifySubmitted(services, input);
      return { status: 200, page: await loadReportPage(view, services, { input, verification }) };
    } catch (error) {
      const fault = findFault(error);
      if (fault === undefined) throw error;
      return buildRefusal(view, draft, fault);
    }
  };
  const answerDraft = async (request: FastifyRequest, draft: Draft): Promise<Answer> => {
    const input = readInput(services, draft);
    if (!input) return buildRefusal(buildView(request, services.settings), draft, 'empty');
    await app.countAttempt(request, 'verifications');
    if (isGuess(services, input)) await app.countAttempt(request, 'codes');
    return answer(request, input, draft);
  };
  const send = (request: FastifyRequest, reply: FastifyReply, { status, page }: Answer) =>
    sendPage(reply.code(status), buildView(request, services.settings), page);
  app.get<{ Querystring: Record<string, unknown> }>(paths.check, async (request, reply) => {
    const { link, code } = request.query;
    const asked = [link, code].find((value) => typeof value === 'string');
    const view = buildView(request, services.settings);
    if (typeof asked !== 'string') return sendPage(reply, view, renderForm(view, emptyDraft));
    return send(request, reply, await answerDraft(request, { subject: asked.trim(), content: '' }));
  });
  app.post(paths.check, { bodyLimit }, async (request, reply) => {
    const { body } = request;
    const draft = { subject: readField(body, 'subject'), content: readField(body, 'content') };
    return send(request, reply, await answerDraft(request, draft));
  });
  addUploads(app, services.settings.maxFileBytes);
  app.get(paths.checkFile, (_request, reply) => reply.redirect(paths.check, 303));
  // Counted before the file is read.
  app.post(paths.checkFile, { config: { limit: 'verifications' } }, async (request, reply) => {
    const file = readFile(request.body);
    if (file) return send(request, reply, await answer(request, { file }));
    const view = buildView(request, services.settings);
    return send(request, reply, buildRefusal(view, emptyDraft, 'file'));
  });
}

function readFile(body: unknown): Buffer | undefined {
  const file = typeof body === 'object' && body !== null && 'file' in body ? body.file : undefined;
  return Buffer.isBuffer(file) ? file : undefined;
}

/** A document when one was pasted anywhere, a link when it looks like one, else a code; undefined for nothing. */
function readInput(services: Services, { subject, content }: Draft): VerificationInput | undefined {
  const pasted = subject === '' ? content : subject;
  if (pasted === '') return undefined;
  if (content !== '' || /^(?:\{|eyJ)/.test(pasted)) return { file: Buffer.from(pasted) };
  if (/^https?:\/\//i.test(pasted)) return { link: pasted };
  if (!pasted.includes('/')) return { code: pasted };
  const { protocol, host } = new URL(services.settings.publicUrl);
  return { link: `${pasted.startsWith(`${host}/`) ? protocol : 'https:'}//${pasted}` };
}

function isGuess(services: Services, input: VerificationInput): boolean {
  return 'code' in input || ('link' in input && isCodeLink(services, input.link));
}

function findFault(error: unknown): Fault | undefined {
  if (isProblem(error, 'invalid-request')) return 'code';
  if (isProblem(error, 'not-found')) return 'notFound';
  return isProblem(error, 'link-unreachable') ? 'unreachable' : undefined;
}

function buildRefusal(view: View, draft: Draft, fault: Fault): Answer {
  return { status: fault === 'notFound' ? 404 : 400, page: renderForm(view, draft, fault) };
}

function renderForm(view: View, draft: Draft, fault?: Fault): Page {
  const { texts } = view;
  const { checkPage } = texts;
  const message = fault && checkPage.faults[fault];
  const isPasted = draft.subject === '' && draft.content !== '';
  const isFile = fault === 'file';
  const wrongField = isFile ? 'file' : isPasted ? 'content' : 'subject';
  const body = html`<h1>${checkPage.title}</h1>
<p class="k-lead">${checkPage.lead}</p>
${message && errorSummary(texts, [{ field: wrongField, message }])}
${postForm(
  view,
  paths.check,
  html`${textField(texts, {
    name: 'subject',
    label: checkPage.field,
    hint: checkPage.fieldHint,
    value: draft.subject,
    error: wrongField === 'subject' ? message : undefined,
    maxLength: subjectMaximum,
  })}
${button(checkPage.button)}`,
)}
<details class="k-details"${wrongField !== 'subject' && html` open`}><summary>${checkPage.pasteTitle}</summary>
${uploadForm(
  view,
  paths.checkFile,
  html`${fileField(texts, {
    name: 'file',
    label: checkPage.fileLabel,
    hint: checkPage.fileHint,
    accept: fileEndings,
    error: isFile ? message : undefined,
  })}
${button(checkPage.button, 'secondary')}`,
)}
${postForm(
  view,
  paths.check,
  html`${areaField(texts, {
    name: 'content',
    label: checkPage.pasteLabel,
    hint: checkPage.pasteHint,
    value: draft.content,
    error: wrongField === 'content' ? message : undefined,
  })}
${button(checkPage.button, 'secondary')}`,
)}</details>
<p class="k-hint">${checkPage.notKept}</p>`;
  return { title: checkPage.title, body };
}

export const verificationPages: RouteModule = { noun: 'verifications', register: registerVerifications };
