// What came of a group: each person with their own outcome, and the way to their own badge. Knows no rule.
import { Problem } from '../../base/problem.ts';
import { type Assessment, loadAssessment } from '../../domain/assessments.ts';
import { groupMaximum } from '../../domain/group-assessments.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import { buttonLink } from '../components.ts';
import { readList } from '../forms.ts';
import { type Html, html } from '../html.ts';
import { resultIcons } from '../icons.ts';
import { buildView, type Page, sendPage, type View } from '../layout.ts';
import { paths } from '../paths.ts';
import type { App, RouteModule } from '../route-module.ts';
import { countProgress } from './next-steps.ts';
import { renderNames } from './people-names.ts';
import { requireAssessor } from './sheet-steps.ts';
import { findImagePath, findName } from './shown-classes.ts';

type Outcome = { participant: Participant; assessment: Assessment };

function registerGroupResults(app: App, services: Services): void {
  app.get(paths.assessments, async (request, reply) => {
    const view = buildView(request, services.settings);
    const actor = requireAssessor(request);
    const ids = readList(request.query, 'bij');
    if (ids.length === 0) return reply.redirect(paths.award, 303);
    if (ids.length > groupMaximum) throw new Problem('not-found');
    const outcomes: Outcome[] = [];
    for (const id of ids) {
      const assessment = await loadAssessment(services, actor, id);
      const participant = await loadParticipant(services, actor, assessment.participantId);
      outcomes.push({ participant, assessment });
    }
    return sendPage(reply, view, renderOutcomes(view, outcomes));
  });
}

function renderOutcomes(view: View, outcomes: readonly Outcome[]): Page {
  const { assessments, floor } = view.texts;
  const names = renderNames(outcomes.map(({ participant }) => participant));
  const badgeClass = outcomes[0]!.assessment.badgeClass;
  const title = floor.groupDone;
  const body = html`<p class="k-subject"><img src="${findImagePath(badgeClass)}" alt="" width="56" height="56">${findName(badgeClass, view.language)}</p>
<h1>${title}</h1>
<ul class="k-results">${outcomes.map((outcome) => html`<li>${renderOutcome(view, outcome, names)}</li>`)}</ul>
<p class="k-hint">${assessments.undoHint}</p>
<div class="k-actions">${buttonLink(paths.award, assessments.next)}
${buttonLink(paths.awardGroup, floor.group, 'secondary')}</div>`;
  return { title, body, styles: ['floor.css'] };
}

function renderOutcome(
  view: View,
  { participant, assessment }: Outcome,
  names: ReadonlyMap<string, string>,
): Html {
  const { award, badgeClass, undoneAt } = assessment;
  const state = undoneAt ? 'undone' : award.state;
  const { done, label } = countProgress(view, { badgeClass, progress: award.progress });
  const isOnTheWay = state === 'in-progress' && done > 0;
  return html`<a href="${`${paths.assessments}/${assessment.id}`}"><strong>${names.get(participant.id)}</strong>
<span class="k-result k-result-${state}">${state === 'awarded' && resultIcons.passed}${view.texts.floor.outcomes[state]}${isOnTheWay && html`: ${label}`}</span></a>`;
}

export const groupResultPages: RouteModule = { noun: 'group-assessments', register: registerGroupResults };
