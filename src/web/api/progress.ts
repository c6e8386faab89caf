// How far somebody is, over the API: for floor staff only. Nothing negative is kept, so there is nothing to leave out.
import { z } from 'zod';
import type { Progress, SuperbadgeProgress } from '../../domain/award-rules.ts';
import type { BadgeTemplate } from '../../domain/badge-templates.ts';
import { loadProgress, type ParticipantProgress } from '../../domain/progress.ts';
import type { Services } from '../../services.ts';
import { nextSteps } from '../../text/next-steps.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { count, level, link, slug, textPair, uuid } from './fields.ts';
import { participantParams } from './participants.ts';

export const progressAnswer = z
  .object({
    met: z.boolean().describe('Whether the award rule is met.'),
    timesSeen: count.describe('Different pairs of day and assessor.'),
    daysSeen: count.describe('Different days; for a class that counts days, the days that count.'),
    criteria: z.array(
      z.object({
        key: z.string().meta({ examples: ['veilig-snijden'] }),
        met: z.boolean(),
        bestLevel: level.nullable(),
        daysAtLevel: count.describe('Days on which it was seen at the level of the rule or higher.'),
      }),
    ),
  })
  .meta({ id: 'Progress', description: 'How far the observations reach by the award rule.' });

export const nextStepAnswer = z
  .object({
    type: z.enum(['see-criterion', 'more-days', 'second-assessor', 'issuer-approval', 'talk-first']),
    criterion: z.string().nullable().describe('Key of the criterion that it is about.'),
    days: count.nullable().describe('So many more days.'),
    sentence: textPair('The same, for people.'),
  })
  .meta({ id: 'NextStep', description: 'The single most helpful next step.' });

type NextStepAnswer = z.input<typeof nextStepAnswer>;

export function renderProgress(progress: Progress): z.input<typeof progressAnswer> {
  const { met, timesSeen, daysSeen, criteria } = progress;
  return { met, timesSeen, daysSeen, criteria };
}

/** The next step that follows from what was seen, or null when the rule is met. */
export function renderNextStep(progress: Progress, template: BadgeTemplate): NextStepAnswer | null {
  const { nextStep } = progress;
  if (nextStep === null) return null;
  const criterion = nextStep.criterion ?? null;
  const found =
    template.kind === 'badge' ? template.criteria.find(({ key }) => key === criterion) : undefined;
  const render = (language: 'nl' | 'en') =>
    nextStep.type === 'see-criterion'
      ? nextSteps[language]['see-criterion']({ criterion: found?.text[language] ?? nextStep.criterion })
      : nextSteps[language]['more-days']({ criterion: found?.text[language] ?? null, days: nextStep.days });
  return {
    type: nextStep.type,
    criterion,
    days: nextStep.type === 'more-days' ? nextStep.days : null,
    sentence: { nl: render('nl'), en: render('en') },
  };
}

/** A next step that others have to take. */
export function renderWaitingStep(
  type: 'second-assessor' | 'issuer-approval' | 'talk-first',
): NextStepAnswer {
  const sentence = { nl: nextSteps.nl[type](), en: nextSteps.en[type]() };
  return { type, criterion: null, days: null, sentence };
}

const standing = {
  badgeClass: slug('What can be earned.'),
  name: textPair('Its name.'),
  link: link('Address of the credential when it is held; else null.').nullable(),
};

const participantProgress = z
  .object({
    participantId: uuid('Who it is about.'),
    badges: z.array(z.object({ ...standing, progress: progressAnswer, nextStep: nextStepAnswer.nullable() })),
    superbadges: z.array(
      z.object({
        ...standing,
        complete: z.boolean(),
        supporting: z.array(z.string()).describe('Badges held that count for it.'),
        missing: count.describe('How many badges are to go, by the shortest way.'),
        next: z.array(z.string()).describe('Badges that each bring it one nearer.'),
      }),
    ),
  })
  .meta({ id: 'ParticipantProgress' });

type Standing = ParticipantProgress['badges'][number] | ParticipantProgress['superbadges'][number];

function renderStanding({ badgeClass, link }: Standing) {
  return { badgeClass: badgeClass.slug, name: badgeClass.template.name, link };
}

function renderSuperbadge({ complete, supporting, missing, next }: SuperbadgeProgress) {
  return { complete, supporting, missing, next };
}

function render(found: ParticipantProgress): z.input<typeof participantProgress> {
  return {
    participantId: found.participantId,
    badges: found.badges.map((badge) => ({
      ...renderStanding(badge),
      progress: renderProgress(badge.progress),
      nextStep: badge.link === null ? renderNextStep(badge.progress, badge.badgeClass.template) : null,
    })),
    superbadges: found.superbadges.map((superbadge) => ({
      ...renderStanding(superbadge),
      ...renderSuperbadge(superbadge.progress),
    })),
  };
}

function registerProgress(app: App, services: Services): void {
  const schema = {
    tags: ['participants'],
    operationId: 'getProgress',
    summary: 'Show how far a participant is',
    description: 'Every badge and superbadge that can be earned. Roles: assessor, manager.',
    params: participantParams,
    response: { 200: participantProgress.describe('Everything that can be earned, and how far it is.') },
  };
  app.get('/participants/:id/progress', { schema }, async (request) =>
    render(await loadProgress(services, requireActor(request), request.params.id)),
  );
}

export const progress: RouteModule = { noun: 'progress', register: registerProgress };
