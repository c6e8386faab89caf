// What a badge is, in one screen for each who meets one: three pictures with a sentence each, and where to go next.
// For everybody; says nothing of anybody.
import { Problem } from '../../base/problem.ts';
import type { Services } from '../../services.ts';
import { isLanguage, languages } from '../../text/languages.ts';
import { buttonLink, readAloud } from '../components.ts';
import { type Html, html } from '../html.ts';
import { explanationIcons } from '../icons.ts';
import {
  badgeWords,
  buildHolderView,
  buildView,
  type HolderView,
  type Page,
  sendPage,
  type View,
} from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';

type RoleName = keyof typeof explanationIcons;
/** Who work with badges of others: told in Dutch and English. A participant is told in every language. */
type StaffRoleName = Exclude<RoleName, 'deelnemer'>;

/** Each role with the one thing that it does next. */
const roles: Record<StaffRoleName, { path: string; action: keyof View['texts']['explanation']['actions'] }> =
  {
    begeleider: { path: paths.award, action: 'award' },
    werkgever: { path: paths.check, action: 'check' },
    leidinggevende: { path: paths.poster, action: 'poster' },
  };

const staffRoleNames = Object.keys(roles) as StaffRoleName[];
const roleNames: readonly RoleName[] = ['deelnemer', ...staffRoleNames];

/** Every page that explains. */
export function listExplanationPaths(): string[] {
  return [paths.explanation, ...roleNames.map((name) => `${paths.explanation}/${name}`)];
}

function isStaffRoleName(name: string): name is StaffRoleName {
  return Object.hasOwn(roles, name);
}

function registerExplanations(app: App, services: Services): void {
  app.get(paths.explanation, (request, reply) => {
    const view = buildHolderView(request, services.settings);
    // Who reads neither Dutch nor English is told at once what there is in their language.
    const page = isLanguage(view.language) ? renderChoice(view) : renderOwn(view, paths.explanation);
    return sendPage(reply, view, page);
  });
  app.get<{ Params: { role: string } }>(`${paths.explanation}/:role`, (request, reply) => {
    const { role } = request.params;
    if (role === 'deelnemer') {
      const view = buildHolderView(request, services.settings);
      return sendPage(reply, view, renderOwn(view, `${paths.explanation}/${role}`));
    }
    if (!isStaffRoleName(role)) throw new Problem('not-found');
    const view = buildView(request, services.settings);
    return sendPage(reply, view, renderRole(view, role));
  });
}

const assets = { styles: ['explanation.css'], scripts: ['read-aloud.js'] } as const;

function frame({ texts }: HolderView, path: string, title: string) {
  const preview = { title: texts.ownExplanation.title, description: texts.shell.whatIsThis };
  return { title, preview, indexable: true, canonical: path, ...assets };
}

function renderChoice(view: HolderView): Page {
  const { title, catalogue } = view.texts.ownExplanation;
  const { lead } = findStaffWords(view);
  const body = html`${readAloud(view.texts, html`<h1>${title}</h1><p class="k-lead">${lead}</p>`)}
${renderRoles(view, roleNames)}
${renderPrivacy(view)}
<div class="k-actions">${buttonLink(paths.catalogue, catalogue, 'secondary')}</div>`;
  return { body, ...frame(view, paths.explanation, title) };
}

function renderPrivacy(view: HolderView): Html {
  const { privacyTitle, privacy } = view.texts.ownExplanation;
  const block = html`<h2>${privacyTitle}</h2>${privacy.map((line) => html`<p>${line}</p>`)}`;
  return html`<section class="k-card">${readAloud(view.texts, block)}</section>`;
}

/** For who gets badges, in every language. */
function renderOwn(view: HolderView, path: string): Page {
  const { title, name, steps, catalogue, others } = view.texts.ownExplanation;
  const body = html`${renderSteps(view, 'deelnemer', { name, steps })}
<div class="k-actions">${buttonLink(paths.catalogue, catalogue)}</div>
${renderPrivacy(view)}
<h2>${others}</h2>
${renderRoles(view, staffRoleNames)}`;
  return { body, ...frame(view, path, `${name} · ${title}`) };
}

function renderSteps(
  view: HolderView,
  role: RoleName,
  { name, steps }: { name: string; steps: readonly string[] },
): Html {
  const list = steps.map((step, at) => html`<li>${explanationIcons[role][at]}<p>${step}</p></li>`);
  return readAloud(view.texts, html`<h1>${name}</h1><ol class="k-pictures">${list}</ol>`);
}

const findStaffWords = ({ badgeLanguage }: HolderView) => languages[badgeLanguage].texts.explanation;

function renderRoles(view: HolderView, names: readonly RoleName[]): Html {
  const findName = (name: RoleName) =>
    name === 'deelnemer'
      ? view.texts.ownExplanation.name
      : badgeWords(view, findStaffWords(view).roles[name].name);
  return html`<ul class="k-tiles k-roles">${names.map(
    (name) =>
      html`<li><a class="k-tile" href="${`${paths.explanation}/${name}`}">${explanationIcons[name][0]}<span class="k-tile-name">${findName(name)}</span></a></li>`,
  )}</ul>`;
}

function renderRole(view: View, role: StaffRoleName): Page {
  const { explanation, ownExplanation } = view.texts;
  const { name, steps } = explanation.roles[role];
  const { path, action } = roles[role];
  const body = html`${renderSteps(view, role, { name, steps })}
<div class="k-actions">${buttonLink(path, explanation.actions[action])}
${role === 'begeleider' && buttonLink(paths.rehearse, view.texts.rehearsal.link, 'secondary')}</div>
<h2>${ownExplanation.others}</h2>
${renderRoles(
  view,
  roleNames.filter((other) => other !== role),
)}`;
  return { body, ...frame(view, `${paths.explanation}/${role}`, `${name} · ${ownExplanation.title}`) };
}

export const explanationPages: RouteModule = { noun: 'explanations', register: registerExplanations };
