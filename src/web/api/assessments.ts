// Assessments over the API: what was seen goes in, the credential comes out of the same request.
import { z } from 'zod';
import type { AssessmentInput } from '../../domain/assessment-input.ts';
import { type Assessment, liftHold, loadAssessment, recordAssessment } from '../../domain/assessments.ts';
import { levels } from '../../domain/award-rules.ts';
import { toCredentialView } from '../../domain/credential-views.ts';
import { awardEarly, earlyReasons } from '../../domain/early-awards.ts';
import { undoAssessment } from '../../domain/undo.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialView } from './credential-views.ts';
import {
  count,
  day,
  instant,
  level,
  link,
  noFields,
  parseSigned,
  renderInstant,
  renderOptionalInstant,
  signedCredential,
  slug,
  uuid,
} from './fields.ts';
import {
  nextStepAnswer,
  progressAnswer,
  renderNextStep,
  renderProgress,
  renderWaitingStep,
} from './progress.ts';

const tags = ['assessments'];
const params = z.object({ id: uuid('The assessment.') });

// Which classes, criteria and levels there are, and which days, is checked by the domain, so that all faults of a
// request come in one answer.
export const seenFields = {
  badgeClass: slug('A badge; superbadges follow by themselves.'),
  observedOn: day('The day on the floor: today, or up to 30 days back.'),
  results: z.record(z.string(), z.string().meta({ enum: levels })).meta({
    description: 'Criterion key to level. What was not seen is left out.',
    examples: [{ 'veilig-snijden': 'independent', 'gelijke-stukken': 'with-help' }],
  }),
  days: z
    .number()
    .optional()
    .meta({ type: 'integer', description: 'Days of a weekly entry; only for a class that counts days.' }),
};

const newAssessment = z
  .strictObject({
    participantId: uuid('Who was seen at work.'),
    ...seenFields,
    hold: z.boolean().optional().describe('Keep what was seen, award nothing until the hold is lifted.'),
  })
  .meta({ id: 'NewAssessment' });

export const assessment = z
  .object({
    link: link('Public address of the credential, or null when there is none (yet).').nullable(),
    state: z.enum(['awarded', 'already-held', 'in-progress', 'waiting', 'held']).meta({
      description:
        '`awarded` by this assessment; `already-held` from an earlier one; `in-progress` towards the rule; `waiting` ' +
        'for an approval; `held` until it was talked about.',
    }),
    id: uuid('The assessment.'),
    participantId: uuid('Who was seen at work.'),
    badgeClass: slug('The badge that it is about.'),
    observedOn: day('The day on the floor.'),
    results: z.record(z.string(), level).describe('What this assessment added: criterion to level.'),
    days: count.nullable(),
    recordedAt: instant('When it was stored.'),
    enteredLater: z.boolean().describe('Stored on a later day than it was seen. Never public.'),
    undoUntil: instant('Until then its assessor can undo it.'),
    undoneAt: instant('When it was undone.').nullable(),
    credential: signedCredential.nullable(),
    credentialView: credentialView.nullable(),
    approval: z
      .object({ id: uuid('The approval.'), policy: z.enum(['second-assessor', 'issuer-approval']) })
      .nullable()
      .describe('What it waits for.'),
    progress: progressAnswer,
    nextStep: nextStepAnswer.nullable(),
  })
  .meta({ id: 'Assessment' });

type Answer = z.input<typeof assessment>;

function findNextStep({ award, badgeClass }: Assessment): Answer['nextStep'] {
  if (award.state === 'held') return renderWaitingStep('talk-first');
  if (award.approval) return renderWaitingStep(award.approval.policy);
  return award.credential ? null : renderNextStep(award.progress, badgeClass.template);
}

/** One assessment as the API tells it. */
export function renderAssessment(services: Services, found: Assessment): Answer {
  const { award, badgeClass } = found;
  const { credential, approval } = award;
  const { slug, kind } = badgeClass;
  const view = credential && toCredentialView(services, { ...credential, slug, kind });
  return {
    link: view?.link ?? null,
    state: award.state,
    id: found.id,
    participantId: found.participantId,
    badgeClass: slug,
    observedOn: found.observedOn,
    results: found.results,
    days: found.days,
    recordedAt: renderInstant(found.recordedAt),
    enteredLater: found.isEnteredLater,
    undoUntil: renderInstant(found.undoUntil),
    undoneAt: renderOptionalInstant(found.undoneAt),
    credential: credential && parseSigned(credential.document),
    credentialView: view,
    approval: approval && { id: approval.id, policy: approval.policy },
    progress: renderProgress(award.progress),
    nextStep: findNextStep(found),
  };
}

function registerRecording(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'recordAssessment',
    summary: 'Record what was seen at work',
    description:
      'Observations add up over days and assessors. When they meet the award rule of a class with the policy ' +
      '`direct`, the credential is issued in the same transaction and stands in the answer. The same once more gives ' +
      'the first result with 200. Roles: assessor, manager.',
    body: newAssessment,
    response: {
      200: assessment.describe('Nothing new: it was known already, or the badge is held already.'),
      201: assessment.describe('Something new was recorded.'),
    },
  };
  app.post('/assessments', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const input = request.body as AssessmentInput;
        const recorded = await recordAssessment(services, requireActor(request), input);
        const isNew = recorded.created && recorded.award.state !== 'already-held';
        return {
          status: isNew ? 201 : 200,
          location: `/v1/assessments/${recorded.id}`,
          body: renderAssessment(services, recorded),
        };
      },
    }),
  );
}

function registerOne(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'getAssessment',
    summary: 'Show an assessment and how it stands now',
    description: 'Roles: assessor, manager.',
    params,
    response: { 200: assessment.describe('The assessment.') },
  };
  app.get('/assessments/:id', { schema }, async (request) =>
    renderAssessment(services, await loadAssessment(services, requireActor(request), request.params.id)),
  );
}

function registerChanges(app: App, services: Services): void {
  const changes = [
    {
      path: 'undos',
      operationId: 'undoAssessment',
      summary: 'Undo an assessment',
      description:
        'By its assessor, within 10 minutes: the observations go, the credential is revoked and its link closed.',
      done: 'The assessment, undone.',
      change: undoAssessment,
    },
    {
      path: 'hold-releases',
      operationId: 'releaseHold',
      summary: 'Lift the hold',
      description: 'What was seen counts from now on, and the badge is awarded if its rule is met.',
      done: 'The assessment without its hold.',
      change: liftHold,
    },
  ];
  for (const { path, change, done, ...words } of changes) {
    const schema = { tags, ...words, params, body: noFields, response: { 201: assessment.describe(done) } };
    app.post(`/assessments/:id/${path}`, { schema }, (request, reply) =>
      sendOnce(request, reply, {
        services,
        work: async (services) => {
          const { id } = request.params;
          const changed = await change(services, requireActor(request), id);
          return {
            status: 201,
            location: `/v1/assessments/${id}`,
            body: renderAssessment(services, changed),
          };
        },
      }),
    );
  }
}

function registerEarly(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'awardEarly',
    summary: 'Award before the count of days is full',
    description:
      'By the assessor, when every criterion was seen and only days are to come, for a badge that needs no approval. ' +
      'The reason is kept with the audit and is no part of the badge. Roles: assessor, manager.',
    params,
    body: z
      .strictObject({ reason: z.enum(earlyReasons).describe('Why it is enough.') })
      .meta({ id: 'EarlyAward' }),
    response: { 201: assessment.describe('The assessment with its badge.') },
  };
  app.post('/assessments/:id/early-awards', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const { id: assessmentId } = request.params;
        const { reason } = request.body;
        const awarded = await awardEarly(services, requireActor(request), { assessmentId, reason });
        return {
          status: 201,
          location: `/v1/assessments/${assessmentId}`,
          body: renderAssessment(services, awarded),
        };
      },
    }),
  );
}

function registerAssessments(app: App, services: Services): void {
  registerRecording(app, services);
  registerEarly(app, services);
  registerOne(app, services);
  registerChanges(app, services);
}

export const assessments: RouteModule = { noun: 'assessments', register: registerAssessments };
