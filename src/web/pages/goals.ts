// "Jij wilt ...": choosing a superbadge to go for, and how it stands on top of a participant's own page.
import { chooseGoal, loadGoal } from '../../domain/goals.ts';
import { loadProgress, type ParticipantProgress, type SuperbadgeStanding } from '../../domain/progress.ts';
import type { Services } from '../../services.ts';
import { buttonLink, readAloud } from '../components.ts';
import { button, hiddenField, postForm, readField } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { actIcons } from '../icons.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { showName, showUitleg } from './badge-words.ts';
import { withNotice } from './notices.ts';
import { buildPlaces, type Owner } from './places.ts';
import { findImagePath } from './shown-classes.ts';

function registerGoals(app: App, services: Services): void {
  for (const { prefix, loadOwner } of buildPlaces(services, 'speak-with-participant')) {
    app.get(`${prefix}/doel`, async (request, reply) => {
      const view = buildHolderView(request, services.settings);
      return sendPage(reply, view, await renderChoice(view, services, await loadOwner(request)));
    });
    app.post(`${prefix}/doel`, async (request, reply) => {
      const { actor, participant, base } = await loadOwner(request);
      const badgeClass = readField(request.body, 'badgeClass') || null;
      await chooseGoal(services, actor, { participantId: participant.id, badgeClass });
      return reply.redirect(withNotice(base, 'bewaard'), 303);
    });
  }
}

async function renderChoice(view: HolderView, services: Services, owner: Owner): Promise<Page> {
  const { actor, participant, base, isOwn } = owner;
  const words = view.texts.goals;
  const { badgeClass: chosen } = await loadGoal(services, actor, participant.id);
  const { superbadges } = await loadProgress(services, actor, participant.id);
  const open = superbadges.filter(({ link, badgeClass }) => link === null && !badgeClass.retired);
  const body = html`<h1>${words.title}</h1>
${!isOwn && html`<p class="k-kicker">${participant.givenName}</p>`}
${readAloud(view.texts, html`<p class="k-lead">${words.lead}</p><p>${words.free}</p>`)}
${open.map((standing) => renderOption(view, standing, { url: `${base}/doel`, isChosen: standing.badgeClass.slug === chosen }))}
${chosen !== null && postForm(view, `${base}/doel`, html`${hiddenField('badgeClass', '')}${button(words.stop, 'quiet')}`)}
<p><a href="${base}">${view.texts.forms.back}</a></p>`;
  return { title: words.title, body, styles: ['mine.css'], scripts: ['read-aloud.js'] };
}

function renderOption(
  view: HolderView,
  { badgeClass }: SuperbadgeStanding,
  { url, isChosen }: { url: string; isChosen: boolean },
): Html {
  const { goals } = view.texts;
  const want = html`${hiddenField('badgeClass', badgeClass.slug)}${button(goals.want, 'secondary')}`;
  return html`<article class="k-card"><div class="m-wish"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">
<div><h2>${showName(view, badgeClass)}</h2>
<p>${showUitleg(view, badgeClass)}</p></div></div>
${isChosen ? html`<p><strong>${goals.chosen}</strong></p>` : postForm(view, url, want)}</article>`;
}

/** The superbadge that somebody goes for, as long as they do not have it. */
export async function findGoalStanding(
  services: Services,
  actor: Owner['actor'],
  { participantId, superbadges }: ParticipantProgress,
): Promise<SuperbadgeStanding | undefined> {
  const { badgeClass: slug } = await loadGoal(services, actor, participantId);
  return superbadges.find(({ badgeClass, link }) => badgeClass.slug === slug && link === null);
}

/** On top of the participant's own page; without a goal a way to choose one. */
export function renderGoal(view: HolderView, goal: SuperbadgeStanding | undefined): Html {
  const { goals, mine } = view.texts;
  const url = `${paths.mine}/doel`;
  if (!goal) return html`<p class="k-links"><a href="${url}">${goals.choose}</a></p>`;
  const { badgeClass, progress } = goal;
  const said = progress.complete ? mine.complete : mine.toGo({ count: progress.missing });
  const name = showName(view, badgeClass);
  return html`<section class="k-card" aria-labelledby="doel"><div class="m-wish"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">
<div>${readAloud(view.texts, html`<h2 id="doel">${goals.you} ${name}</h2><p><strong>${said}</strong></p>`)}</div></div>
<div class="k-actions">${buttonLink(url, html`${actIcons.goal}${goals.change}`, 'secondary')}</div></section>`;
}

export const goalPages: RouteModule = { noun: 'goals', register: registerGoals };
