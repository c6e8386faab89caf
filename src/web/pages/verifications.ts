// Checking a badge by code, link, file or content, for anybody. The same report as /v1/verifications, in one sentence first
// and line by line for the curious. Nothing handed in is kept, and no name or picture of a stranger's badge is loaded.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '../../base/problem.ts';
import { isCodeLink } from '../../domain/own-documents.ts';
import { findCodeFault } from '../../domain/share-codes.ts';
import { type VerificationInput, verifySubmitted } from '../../domain/verifications.ts';
import type { Services } from '../../services.ts';
import { findAssetHref } from '../assets.ts';
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
import { type Html, html } from '../html.ts';
import { scanIcon } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { addUploads } from '../uploads.ts';
import { loadReportPage } from './verification-reports.ts';

type Fault = 'file' | 'empty' | 'notFound' | 'unreachable' | 'code';
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
  const { faults } = view.texts.checkPage;
  const message = fault === 'code' ? describeCode(view, draft.subject) : faults[fault];
  return { status: fault === 'notFound' ? 404 : 400, page: renderForm(view, draft, { fault, message }) };
}

/** What the code itself tells of the typing error in it. */
function describeCode({ texts: { checkPage } }: View, typed: string): string {
  const { codeCharacter, codeLength, codeMistyped } = checkPage.faults;
  const fault = findCodeFault(typed);
  if (fault?.kind === 'character') return codeCharacter(fault);
  return fault?.kind === 'length' ? codeLength(fault) : codeMistyped;
}

type Faulty = { fault: Fault; message: string };

function renderForm(view: View, draft: Draft, faulty?: Faulty): Page {
  const { checkPage } = view.texts;
  const isPasted = draft.subject === '' && draft.content !== '';
  const wrongField = faulty?.fault === 'file' ? 'file' : isPasted ? 'content' : 'subject';
  const wrong: Wrong = { field: wrongField, message: faulty?.message };
  const body = html`<h1>${checkPage.title}</h1>
<p class="k-lead">${checkPage.lead}</p>
${faulty && errorSummary(view.texts, [{ field: wrongField, message: faulty.message }])}
${renderSubjectForm(view, draft, wrong)}
${renderScan(view)}
${renderFileForm(view, wrong)}
${renderContentForm(view, draft, wrong)}
<p class="k-hint">${checkPage.notKept}</p>`;
  return { title: checkPage.title, body, styles: ['check.css'], scripts: ['check.js'] };
}

type Wrong = { field: 'subject' | 'file' | 'content'; message: string | undefined };

const findError = ({ field, message }: Wrong, name: Wrong['field']) => (field === name ? message : undefined);

function renderSubjectForm(view: View, { subject }: Draft, wrong: Wrong): Html {
  const { texts } = view;
  const { checkPage } = texts;
  const field = textField(texts, {
    name: 'subject',
    label: checkPage.field,
    hint: checkPage.fieldHint,
    value: subject,
    error: findError(wrong, 'subject'),
    maxLength: subjectMaximum,
  });
  return postForm(view, paths.check, html`${field}${button(checkPage.button)}`);
}

/** Shown by the script, which finds its words and its decoder here. */
function renderScan({ texts: { checkPage } }: View): Html {
  const { scan, faults } = checkPage;
  const hole = '#';
  return html`<section class="k-card k-scan" hidden data-scan data-decoder="${findAssetHref('qr-decode.js')}" data-refused="${scan.refused}" data-missing="${scan.missing}" data-busy="${scan.busy}" data-complete="${scan.complete}" data-character="${faults.codeCharacter({ character: hole })}" data-length="${faults.codeLength({ count: hole })}" data-mistyped="${faults.codeMistyped}">
<button type="button" class="k-button k-button-secondary" data-scan-start>${scanIcon}${scan.start}</button>
<div data-scan-view hidden><p>${scan.hold}</p><video playsinline muted></video>
<button type="button" class="k-button k-button-secondary" data-scan-stop>${scan.stop}</button></div>
<p role="status" data-scan-message></p></section>`;
}

function renderFileForm(view: View, wrong: Wrong): Html {
  const { texts } = view;
  const { checkPage } = texts;
  const field = fileField(texts, {
    name: 'file',
    label: checkPage.fileLabel,
    hint: checkPage.fileHint,
    accept: fileEndings,
    choose: checkPage.fileChoose,
    error: findError(wrong, 'file'),
  });
  const form = html`${field}${button(checkPage.button, 'secondary')}`;
  return html`<section class="k-card k-drop"><h2>${checkPage.fileTitle}</h2>
<p class="k-hint" hidden data-photo>${checkPage.scan.photo}</p>
${uploadForm(view, paths.checkFile, form)}</section>`;
}

function renderContentForm(view: View, { content }: Draft, wrong: Wrong): Html {
  const { texts } = view;
  const { checkPage } = texts;
  const error = findError(wrong, 'content');
  const field = areaField(texts, {
    name: 'content',
    label: checkPage.pasteLabel,
    hint: checkPage.pasteHint,
    value: content,
    error,
  });
  return html`<details class="k-details"${error && html` open`}><summary>${checkPage.pasteTitle}</summary>
${postForm(view, paths.check, html`${field}${button(checkPage.button, 'secondary')}`)}</details>`;
}

export const verificationPages: RouteModule = { noun: 'verifications', register: registerVerifications };
