// What each problem means: the `type` of a problem leads here. For people a page, for programs the same as JSON.
import { Problem } from '../../base/problem.ts';
import { problemCodes } from '../../base/problem-codes.ts';
import type { Services } from '../../services.ts';
import { factList } from '../components.ts';
import { type Html, html } from '../html.ts';
import { buildView, sendPage, type View } from '../layout.ts';
import { addVary, isHtmlWanted } from '../negotiation.ts';
import { paths } from '../paths.ts';
import { isWebProblem, problemTexts, type WebProblemCode, webProblemCodes } from '../problems.ts';
import type { App, RouteModule } from '../route-module.ts';

function registerProblemPages(app: App, services: Services): void {
  const describe = (code: WebProblemCode) => describeProblem(code, services.settings.publicUrl);
  app.get(paths.problems, (request, reply) => {
    if (!isHtmlWanted(request)) {
      addVary(reply, 'Accept');
      return reply.send(webProblemCodes.map(describe));
    }
    const view = buildView(request, services.settings);
    const body = renderList(view);
    return sendPage(reply, view, { title: view.texts.problemPage.listTitle, body });
  });
  app.get<{ Params: { code: string } }>(`${paths.problems}/:code`, (request, reply) => {
    const { code } = request.params;
    if (!isWebProblem(code)) {
      throw new Problem('not-found');
    }
    if (!isHtmlWanted(request)) {
      addVary(reply, 'Accept');
      return reply.send(describe(code));
    }
    const view = buildView(request, services.settings);
    const { title } = problemTexts(view.texts)[code];
    return sendPage(reply, view, { title, body: renderExplanation(view, code) });
  });
}

function describeProblem(code: WebProblemCode, publicUrl: string) {
  const { status, retry, title, meaning } = problemCodes[code];
  return { type: `${publicUrl}${paths.problems}/${code}`, code, status, title, meaning, retry };
}

function renderList({ texts }: View): Html {
  return html`<h1>${texts.problemPage.listTitle}</h1>
<ul class="k-list">${webProblemCodes.map(
    (code) =>
      html`<li><a href="${`${paths.problems}/${code}`}">${problemTexts(texts)[code].title}</a> <code>${code}</code></li>`,
  )}</ul>`;
}

function renderExplanation({ texts }: View, code: WebProblemCode): Html {
  const { status, retry, title, meaning } = problemCodes[code];
  const { problemPage } = texts;
  const words = problemTexts(texts)[code];
  return html`<h1>${words.title}</h1>
<p class="k-lead">${words.advice}</p>
<p>${retry ? problemPage.retryHelps : problemPage.retryUseless}</p>
<h2>${problemPage.details}</h2>
${factList([
  [problemPage.code, html`<code>${code}</code>`],
  [problemPage.status, String(status)],
])}
<p lang="en">${title}. ${meaning}</p>`;
}

export const problemPages: RouteModule = { noun: 'problems', register: registerProblemPages };
