// The page of a badge that somebody may do already: "Dit kan ik al" with one tap, and "Zeg het zelf" by the same
// criteria and levels as the floor's form, beside what the floor saw.
import { Problem } from '../../base/problem.ts';
import type { Level, Progress } from '../../domain/award-rules.ts';
import { type BadgeClass, loadBadgeClass } from '../../domain/badge-classes.ts';
import type { BadgeOnlyTemplate } from '../../domain/badge-templates.ts';
import { type Claim, listOwnClaims } from '../../domain/claims.ts';
import { loadProgress } from '../../domain/progress.ts';
import {
  listSelfAssessments,
  recordSelfAssessment,
  type SelfAssessment,
} from '../../domain/self-assessments.ts';
import type { Services } from '../../services.ts';
import { badgeHero, readAloud } from '../components.ts';
import { button, levelButtons, postForm, readLevels } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { levelIcons } from '../icons.ts';
import { buildHolderView, type HolderView, type Page, sendPage } from '../layout.ts';
import type { App, RouteModule } from '../route-module.ts';
import { sayName, showCriterion, showName, showNameOfOthers, showUitleg } from './badge-words.ts';
import { renderClaimButton } from './claims.ts';
import { renderNotice, withNotice } from './notices.ts';
import { buildPlaces, findVoice, type Owner, type Place } from './places.ts';
import { findImagePath } from './shown-classes.ts';

type Params = { badgeClass: string };

function registerSelfAssessments(app: App, services: Services): void {
  for (const place of buildPlaces(services, 'speak-with-participant')) registerUnder(app, services, place);
}

function registerUnder(app: App, services: Services, { prefix, loadOwner }: Place): void {
  app.get<{ Params: Params }>(`${prefix}/kan-ik-al/:badgeClass`, async (request, reply) => {
    const view = buildHolderView(request, services.settings);
    const owner = await loadOwner(request);
    const said = await loadSaid(services, owner, request.params.badgeClass);
    const page = renderSaid(view, owner, said);
    return sendPage(reply, view, { ...page, body: html`${renderNotice(view, request.query)}${page.body}` });
  });
  app.post<{ Params: Params }>(`${prefix}/kan-ik-al/:badgeClass/zelf`, async (request, reply) => {
    const { actor, participant, base } = await loadOwner(request);
    const { badgeClass } = request.params;
    const results = readLevels(request.body);
    await recordSelfAssessment(services, actor, { participantId: participant.id, badgeClass, results });
    return reply.redirect(withNotice(`${base}/kan-ik-al/${badgeClass}`, 'bewaard'), 303);
  });
}

export type Said = {
  badgeClass: BadgeClass;
  template: BadgeOnlyTemplate;
  own: SelfAssessment | undefined;
  progress: Progress | undefined;
  claim: Claim | undefined;
  isHeld: boolean;
};

/** @throws Problem not-found, badge-class-retired */
async function loadSaid(services: Services, { actor, participant }: Owner, slug: string): Promise<Said> {
  const badgeClass = await loadBadgeClass(services, slug);
  const { template } = badgeClass;
  if (template.kind !== 'badge') throw new Problem('not-found');
  if (badgeClass.retired) throw new Problem('badge-class-retired');
  const { badges } = await loadProgress(services, actor, participant.id);
  const standing = badges.find((badge) => badge.badgeClass.id === badgeClass.id);
  const isThis = (found: { badgeClass: string }) => found.badgeClass === slug;
  return {
    badgeClass,
    template,
    own: (await listSelfAssessments(services, actor, participant.id)).find(isThis),
    progress: standing?.progress,
    claim: (await listOwnClaims(services, actor, participant.id)).find(isThis),
    isHeld: (standing?.link ?? null) !== null,
  };
}

function renderSaid(view: HolderView, owner: Owner, said: Said): Page {
  const { texts, badgeLanguage } = view;
  const { isOwn, base, participant } = owner;
  const { badgeClass, template } = said;
  const words = findVoice(view, owner, 'claims');
  const hero = badgeHero({
    name: showName(view, badgeClass),
    under: showNameOfOthers(view, badgeClass),
    image: findImagePath(badgeClass),
    imageAlt: template.imageAlt[badgeLanguage],
    imageLanguage: badgeLanguage,
    isCompact: true,
    ...(isOwn ? {} : { kicker: participant.givenName }),
    children: readAloud(texts, html`<p class="k-lead">${showUitleg(view, badgeClass)}</p>`),
  });
  const beside = renderSideBySide(view, said, owner);
  const body = html`${hero}
${said.isHeld ? html`<p><strong class="k-chip k-chip-good">${words.has}</strong></p>` : renderClaimButton(view, owner, said)}
${beside && html`<section class="k-card"><h2>${findVoice(view, owner, 'selfAssessments').besideTitle}</h2>${beside}</section>`}
${renderForm(view, owner, said)}
<p><a href="${`${base}/kan-ik-al`}">${words.back}</a></p>`;
  return { title: sayName(view, badgeClass), body, scripts: ['read-aloud.js'] };
}

function renderForm(view: HolderView, owner: Owner, { badgeClass, template, own }: Said): Html {
  const words = findVoice(view, owner, 'selfAssessments');
  const form = html`<p>${words.lead}</p>
${postForm(
  view,
  `${owner.base}/kan-ik-al/${badgeClass.slug}/zelf`,
  html`${template.criteria.map(({ key }) =>
    levelButtons(view.texts, {
      key,
      label: showCriterion(view, badgeClass, key),
      value: own?.results[key],
      words: words.levels,
    }),
  )}
<div class="k-actions k-actions-stay">${button(words.save)}</div>`,
)}
<p class="k-hint">${words.private}</p>`;
  // Who said nothing yet is asked at once; else what was said comes first.
  if (owner.isOwn && !own) return html`<h2>${words.title}</h2>${form}`;
  return html`<details class="k-details"><summary>${words.change}</summary>${form}</details>`;
}

/** Each criterion with what they say and what was seen, as two cells; null when there is neither. */
export function renderSideBySide(
  view: HolderView,
  { badgeClass, template, own, progress }: Pick<Said, 'badgeClass' | 'template' | 'own' | 'progress'>,
  owner: Pick<Owner, 'isOwn' | 'participant'>,
): Html | null {
  const words = findVoice(view, owner, 'selfAssessments');
  const rows = template.criteria.map(({ key }) => ({
    text: showCriterion(view, badgeClass, key),
    said: own?.results[key] ?? null,
    seen: progress?.criteria.find((criterion) => criterion.key === key)?.bestLevel ?? null,
  }));
  if (rows.every(({ said, seen }) => said === null && seen === null)) return null;
  const chip = (level: Level | null, label: Record<Level, string>) =>
    level && html`<span class="k-chip">${levelIcons[level]}${label[level]}</span>`;
  // The roles are said because on a narrow screen a row is laid out otherwise, and then would be a row no more.
  return html`<table class="k-beside" role="table"><caption class="k-hidden">${words.beside}</caption>
<thead role="rowgroup"><tr role="row"><td role="cell"></td><th role="columnheader" scope="col">${words.says}</th><th role="columnheader" scope="col">${words.seen}</th></tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ text, said, seen }) =>
      html`<tr role="row"><th role="rowheader" scope="row">${text}</th><td role="cell">${chip(said, words.levels)}</td><td role="cell">${chip(seen, view.texts.levels)}</td></tr>`,
  )}</tbody></table>
${own?.isTogether && html`<p class="k-hint">${words.together}</p>`}`;
}

export const selfAssessmentPages: RouteModule = {
  noun: 'self-assessments',
  register: registerSelfAssessments,
};
