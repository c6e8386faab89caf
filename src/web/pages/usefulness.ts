// "Was dit nuttig?" under what a stranger looked at: one tap, with scripts and without, that says nothing of the page
// it was tapped on. And for admins, how often it was yes and no.
import { requireAct } from '../../domain/actors.ts';
import { loadUsefulness, recordUsefulness, type Usefulness } from '../../domain/usefulness.ts';
import type { Services } from '../../services.ts';
import { renderMonth } from '../../text/months.ts';
import { buttonLink } from '../components.ts';
import { button, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireStaff } from '../sessions.ts';

function registerUsefulness(app: App, services: Services): void {
  const config = { signedOut: true, limit: 'usefulness' } as const;
  app.post(paths.useful, { config }, async (request, reply) => {
    const answer = readField(request.body, 'useful');
    if (answer === 'yes' || answer === 'no') await recordUsefulness(services, answer === 'yes');
    return reply.redirect(paths.useful, 303);
  });
  app.get(paths.useful, (request, reply) => {
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderThanks(view));
  });
  app.get(`${paths.team}/nuttig`, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireStaff(request);
    requireAct(actor, 'see-usefulness');
    return sendPage(reply, view, renderMonths(view, await loadUsefulness(services, actor)));
  });
}

/** For the foot of a page for the public; the page names the script `useful.js`. */
export function renderUseful(view: View): Html {
  const { useful } = view.texts;
  const answer = (value: string, word: string) => button(word, 'secondary', { name: 'useful', value });
  const buttons = html`<div class="k-actions k-actions-beside">${answer('yes', useful.yes)}${answer('no', useful.no)}</div>`;
  return html`<section class="k-card k-screen" data-useful data-thanks="${useful.thanks}"><p><strong>${useful.question}</strong></p>
${postForm(view, paths.useful, buttons)}
<p class="k-hint">${useful.counted}</p></section>`;
}

function renderThanks(view: View): Page {
  const { useful, shell } = view.texts;
  const body = html`<h1>${useful.thanks}</h1><p>${useful.counted}</p>
<div class="k-actions">${buttonLink(paths.check, shell.check, 'secondary')}</div>`;
  return { title: useful.thanks, body };
}

function renderMonths(view: View, months: readonly Usefulness[]): Page {
  const { useful, forms } = view.texts;
  const show = (count: number | null) => count ?? useful.few;
  const rows = months.map(
    ({ month, yes, no }) =>
      html`<tr><th scope="row">${renderMonth(month, view.language)}</th><td>${show(yes)}</td><td>${show(no)}</td></tr>`,
  );
  const table = html`<table><thead><tr><th scope="col">${useful.month}</th><th scope="col">${useful.yes}</th><th scope="col">${useful.no}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  const body = html`<h1>${useful.title}</h1>
${useful.lead.map((line) => html`<p>${line}</p>`)}
${months.length === 0 ? html`<p>${useful.none}</p>` : table}
<p><a href="${paths.team}">${forms.back}</a></p>`;
  return { title: useful.title, body };
}

export const usefulnessPages: RouteModule = { noun: 'usefulness', register: registerUsefulness };
