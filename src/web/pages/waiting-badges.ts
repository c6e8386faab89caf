// Badges that are met and wait for somebody else: for the participant, and for the floor. Nothing waits silently (R29).
import { findDay } from '../../base/clock.ts';
import { listOwnApprovals } from '../../domain/approvals.ts';
import { findFloorDay } from '../../domain/assessment-input.ts';
import { listEveryBadgeClass } from '../../domain/badge-classes.ts';
import type { Services } from '../../services.ts';
import { renderAge } from '../../text/days.ts';
import { languages } from '../../text/languages.ts';
import { type Html, html } from '../html.ts';
import type { HolderView } from '../layout.ts';
import { showName } from './badge-words.ts';
import type { Owner } from './places.ts';
import { findImagePath } from './shown-classes.ts';

export async function renderWaitingBadges(
  view: HolderView,
  services: Services,
  { actor, participant, isOwn }: Pick<Owner, 'actor' | 'participant' | 'isOwn'>,
): Promise<Html | null> {
  const classes = await listEveryBadgeClass(services);
  // A superbadge that waits is told of on the participant's page where its path is.
  const isShown = (slug: string) =>
    !isOwn || classes.some((found) => found.slug === slug && found.kind === 'badge');
  const waiting = (await listOwnApprovals(services, actor, participant.id)).filter(({ badgeClass }) =>
    isShown(badgeClass),
  );
  if (waiting.length === 0) return null;
  const { queue } = languages[view.badgeLanguage].texts;
  const cards = waiting.map((approval) => {
    const badgeClass = classes.find(({ slug }) => slug === approval.badgeClass);
    const age = renderAge(findDay(approval.requestedAt), findFloorDay(services), view.language);
    const state = isOwn
      ? html`<p>${view.texts.mine.complete}</p>`
      : html`<p>${queue.waitsFor[approval.policy]}. ${queue.since({ age })}${approval.overdue && html` <strong class="k-flag">${queue.overdue}</strong>`}</p>`;
    return (
      badgeClass &&
      html`<article class="k-card"><div class="k-item"><img src="${findImagePath(badgeClass)}" alt="" width="72" height="72" class="k-faint">
<div><h3>${showName(view, badgeClass)}</h3>${state}</div></div></article>`
    );
  });
  return isOwn ? html`${cards}` : html`<h2>${queue.waitingTitle}</h2>${cards}`;
}
