// Practising: the form of the floor with a colleague in front of you, and the practice badge that comes of it. Nothing
// about a person is asked or kept. The badge's own page, for everybody, says why it fails every check.

import { Problem } from '../../base/problem.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { listEveryBadgeClass, loadBadgeClass } from '../../domain/badge-classes.ts';
import type { Participant } from '../../domain/participants.ts';
import { type Rehearsal, recordRehearsal } from '../../domain/rehearsals.ts';
import type { Services } from '../../services.ts';
import { badgeTile, buttonLink, noticeBox, statusPanel, tileGrid } from '../components.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { buildFirstDraft, buildInput, type Sheet } from './assessment-drafts.ts';
import { renderSeenForm } from './assessment-sheets.ts';
import type { PageContext } from './credentials.ts';
import { requireAssessor, sendSheetStep } from './sheet-steps.ts';
import { findImagePath, findName, findTemplate, toPath } from './shown-classes.ts';

type Params = { Params: { badgeClass: string } };

const endings = ['notYet', 'talked'] as const;

function registerRehearsals(app: App, services: Services): void {
  app.get<{ Querystring: { klaar?: unknown } }>(paths.rehearse, async (request, reply) => {
    requireAssessor(request);
    const view = buildView(request, services.settings);
    return sendPage(reply, view, await renderChoice(view, services, request.query.klaar));
  });
  const url = `${paths.rehearse}/:badgeClass`;
  app.get<Params>(url, async (request, reply) => {
    requireAssessor(request);
    const view = buildView(request, services.settings);
    const sheet = await loadSheet(view, services, request.params.badgeClass);
    const page = renderSeenForm(view, sheet, { draft: buildFirstDraft(sheet), faults: [] });
    return sendPage(reply, view, page);
  });
  app.post<Params>(url, async (request, reply) => {
    const actor = requireAssessor(request);
    const view = buildView(request, services.settings);
    const sheet = await loadSheet(view, services, request.params.badgeClass);
    return sendSheetStep(request, reply, {
      services,
      sheet,
      record: async (draft, answer) => {
        if (answer === 'talk') return `${paths.rehearse}?klaar=talked`;
        const given = await recordRehearsal(services, actor, buildInput(sheet, draft));
        return given ? toPath(services, given.link) : `${paths.rehearse}?klaar=notYet`;
      },
    });
  });
}

/** The sheet of a badge for a colleague without a name. @throws Problem not-found, badge-class-retired */
async function loadSheet({ texts }: View, services: Services, slug: string): Promise<Sheet> {
  const badgeClass = await loadBadgeClass(services, slug);
  const { template, retired } = badgeClass;
  if (template.kind !== 'badge') throw new Problem('not-found');
  if (retired) throw new Problem('badge-class-retired');
  const names = { givenName: texts.rehearsal.colleague, familyName: '' };
  const nobody = {
    locationId: '',
    email: null,
    emailInCredentials: false,
    language: null,
    createdAt: services.clock.now(),
  };
  const colleague: Participant = { id: '', ...names, ...nobody };
  const today = findFloorDay(services);
  return {
    people: [colleague],
    badgeClass,
    template,
    progress: null,
    holders: [],
    today,
    base: paths.rehearse,
  };
}

async function renderChoice(view: View, services: Services, ending: unknown): Promise<Page> {
  const { texts, language } = view;
  const words = texts.rehearsal;
  const classes = (await listEveryBadgeClass(services)).filter(
    ({ kind, retired }) => kind === 'badge' && !retired,
  );
  const done = endings.find((one) => one === ending);
  const tiles = classes.map((badgeClass) =>
    badgeTile({
      name: findName(badgeClass, language),
      image: findImagePath(badgeClass),
      href: `${paths.rehearse}/${badgeClass.slug}`,
    }),
  );
  const body = html`<h1>${words.title}</h1>
${done && noticeBox(texts, 'success', words[done])}
${words.lead.map((line) => html`<p class="k-lead">${line}</p>`)}
<h2>${words.choose}</h2>
${tileGrid(tiles)}`;
  return { title: words.title, body, width: 'wide' };
}

/** The page of a practice badge, sent by web/public/rehearsals.ts. */
export async function renderRehearsalPage(
  { slug, version, link }: Rehearsal,
  { view, services }: PageContext,
): Promise<Page> {
  const { texts, language } = view;
  const words = texts.rehearsal;
  const template = await findTemplate(services, `/achievements/${slug}/${version}`);
  const name = template?.name[language] ?? slug;
  const check = `${paths.check}?link=${encodeURIComponent(link)}`;
  const body = html`<h1>${words.mark.word}: ${name}</h1>
${statusPanel('not-genuine', words.mark)}
<p class="k-face"><img src="${`${toPath(services, link)}/image.svg`}" alt="${words.mark.word}" width="240" height="240"></p>
${renderWhy(view)}
<div class="k-actions">${buttonLink(check, words.check)}${buttonLink(paths.rehearse, words.again, 'secondary')}</div>
<p class="k-hint">${words.gone}</p>`;
  return { title: words.mark.word, body };
}

function renderWhy({ texts }: View): Html {
  const { whyTitle, why } = texts.rehearsal;
  return html`<h2>${whyTitle}</h2><ul>${why.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Beside a verdict that is not good: that it was never meant to be. */
export function renderRehearsalNote({ texts }: View): Html {
  const { noteTitle, note } = texts.rehearsal;
  return noticeBox(texts, 'info', html`<strong>${noteTitle}</strong> ${note}`);
}

export const rehearsalPages: RouteModule = { noun: 'rehearsals', register: registerRehearsals };
