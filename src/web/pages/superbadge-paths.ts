// Superbadges as a path: a stone for each badge that somebody has, an open ring for each that is to come, and the
// superbadge at the end. A path appears with its first stone; nothing is crossed out.
import type { BadgeClass } from '../../domain/badge-classes.ts';
import type { ParticipantProgress, SuperbadgeStanding } from '../../domain/progress.ts';
import { readAloud } from '../components.ts';
import { type Html, html } from '../html.ts';
import { resultIcons } from '../icons.ts';
import type { HolderView } from '../layout.ts';
import { showName } from './badge-words.ts';
import { findClassPath, findImagePath } from './shown-classes.ts';

export function renderSuperbadgePaths(view: HolderView, progress: ParticipantProgress): Html | null {
  const words = view.texts.mine;
  const underWay = progress.superbadges
    .filter((standing) => standing.link === null && standing.progress.supporting.length > 0)
    .toSorted((a, b) => a.progress.missing - b.progress.missing);
  if (underWay.length === 0) return null;
  return html`<section class="m-paths" aria-labelledby="superbadges">${readAloud(
    view.texts,
    html`<h2 id="superbadges">${words.superbadgesTitle}</h2><p>${words.superbadgesLead}</p>
${underWay.map((standing, index) => renderPath(view, standing, { all: progress, isNearest: index === 0 }))}`,
  )}</section>`;
}

type Around = { all: ParticipantProgress; isNearest: boolean };

/** Only the nearest says what helps: one thing at a time. */
function renderPath(view: HolderView, standing: SuperbadgeStanding, { all, isNearest }: Around): Html {
  const words = view.texts.mine;
  const { badgeClass, progress } = standing;
  const rings = Array.from({ length: progress.missing }, () => renderRing(view));
  const said = progress.complete ? words.complete : words.toGo({ count: progress.missing });
  return html`<article class="k-card m-path"><h3><a href="${findClassPath(badgeClass)}">${showName(view, badgeClass)}</a></h3>
<p class="m-to-go"><strong>${said}</strong></p>
<ol class="m-stones">${findClasses(all, progress.supporting).map((held) => renderStone(view, held))}${rings}
<li class="m-goal"><img src="${findImagePath(badgeClass)}" alt="" width="96" height="96"></li></ol>
${isNearest && renderHelping(view, findClasses(all, progress.next))}</article>`;
}

function renderStone(view: HolderView, badgeClass: BadgeClass): Html {
  return html`<li class="m-stone"><img src="${findImagePath(badgeClass)}" alt="" width="64" height="64"><span class="m-check">${resultIcons.passed}</span>
<span class="k-hidden">${showName(view, badgeClass)}: ${view.texts.mine.pathHas}</span></li>`;
}

function renderRing({ texts }: HolderView): Html {
  return html`<li class="m-stone m-ring"><span class="k-hidden">${texts.mine.pathOpen}</span></li>`;
}

/** Which badges bring it nearer, each with its picture. */
function renderHelping(view: HolderView, helping: readonly BadgeClass[]): Html | null {
  if (helping.length === 0) return null;
  return html`<p class="m-helps">${view.texts.mine.helps}</p>
<ul class="m-helping">${helping.map(
    (badgeClass) =>
      html`<li><a href="${findClassPath(badgeClass)}"><img src="${findImagePath(badgeClass)}" alt="" width="40" height="40">${showName(view, badgeClass)}</a></li>`,
  )}</ul>`;
}

function findClasses(all: ParticipantProgress, slugs: readonly string[]): BadgeClass[] {
  const classes = [...all.badges, ...all.superbadges].map(({ badgeClass }) => badgeClass);
  return slugs.flatMap((slug) => classes.find((badgeClass) => badgeClass.slug === slug) ?? []);
}
