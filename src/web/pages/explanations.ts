// What a badge is, in one screen for each who meets one: three pictures with a sentence each, and where to go next.
// For everybody; says nothing of anybody.
import { Problem } from '../../base/problem.ts';
import type { Services } from '../../services.ts';
import { buttonLink, readAloud } from '../components.ts';
import { type Html, html } from '../html.ts';
import { explanationIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';

type RoleName = keyof typeof explanationIcons;

/** Each role with the one thing that it does next. */
const roles: Record<RoleName, { path: string; action: keyof View['texts']['explanation']['actions'] }> = {
  deelnemer: { path: paths.catalogue, action: 'catalogue' },
  begeleider: { path: paths.award, action: 'award' },
  werkgever: { path: paths.check, action: 'check' },
  leidinggevende: { path: paths.poster, action: 'poster' },
};

const roleNames = Object.keys(roles) as RoleName[];

/** Every page that explains. */
export function listExplanationPaths(): string[] {
  return [paths.explanation, ...roleNames.map((name) => `${paths.explanation}/${name}`)];
}

function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(roles, name);
}

function registerExplanations(app: App, services: Services): void {
  app.get(paths.explanation, (request, reply) => {
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderChoice(view));
  });
  app.get<{ Params: { role: string } }>(`${paths.explanation}/:role`, (request, reply) => {
    const { role } = request.params;
    if (!isRoleName(role)) throw new Problem('not-found');
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderRole(view, role));
  });
}

const assets = { styles: ['explanation.css'], scripts: ['read-aloud.js'] } as const;

function renderChoice(view: View): Page {
  const { explanation, shell } = view.texts;
  const body = html`${readAloud(view.texts, html`<h1>${explanation.title}</h1><p class="k-lead">${explanation.lead}</p>`)}
${renderRoles(view, roleNames)}
<section class="k-card"><h2>${explanation.privacyTitle}</h2>${explanation.privacy.map((line) => html`<p>${line}</p>`)}</section>
<div class="k-actions">${buttonLink(paths.catalogue, explanation.actions.catalogue, 'secondary')}</div>`;
  const preview = { title: explanation.title, description: shell.whatIsThis };
  return {
    title: explanation.title,
    body,
    preview,
    indexable: true,
    canonical: paths.explanation,
    ...assets,
  };
}

function renderRoles({ texts }: View, names: readonly RoleName[]): Html {
  return html`<ul class="k-tiles k-roles">${names.map(
    (name) =>
      html`<li><a class="k-tile" href="${`${paths.explanation}/${name}`}">${explanationIcons[name][0]}<span class="k-tile-name">${texts.explanation.roles[name].name}</span></a></li>`,
  )}</ul>`;
}

function renderRole(view: View, role: RoleName): Page {
  const { explanation, shell } = view.texts;
  const { name, steps } = explanation.roles[role];
  const { path, action } = roles[role];
  const list = steps.map((step, at) => html`<li>${explanationIcons[role][at]}<p>${step}</p></li>`);
  const body = html`${readAloud(view.texts, html`<h1>${name}</h1><ol class="k-pictures">${list}</ol>`)}
<div class="k-actions">${buttonLink(path, explanation.actions[action])}
${role === 'begeleider' && buttonLink(paths.rehearse, view.texts.rehearsal.link, 'secondary')}</div>
<h2>${explanation.others}</h2>
${renderRoles(
  view,
  roleNames.filter((other) => other !== role),
)}`;
  const preview = { title: explanation.title, description: shell.whatIsThis };
  const title = `${name} · ${explanation.title}`;
  return { title, body, preview, indexable: true, canonical: `${paths.explanation}/${role}`, ...assets };
}

export const explanationPages: RouteModule = { noun: 'explanations', register: registerExplanations };
