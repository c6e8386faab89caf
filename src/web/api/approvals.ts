// The queue of badges that wait for a second look, over the API.
import { z } from 'zod';
import {
  type Approval,
  type ApprovalDecision,
  decideApproval,
  listApprovals,
  sentBackReasons,
} from '../../domain/approvals.ts';
import { loadCredential } from '../../domain/credential-views.ts';
import { mapPage } from '../../domain/pages.ts';
import type { Services } from '../../services.ts';
import { sendOnce } from '../idempotency.ts';
import type { App, RouteModule } from '../route-module.ts';
import { requireActor } from '../sessions.ts';
import { credentialView } from './credential-views.ts';
import {
  count,
  instant,
  link,
  renderInstant,
  renderOptionalInstant,
  signedCredential,
  slug,
  uuid,
} from './fields.ts';
import { pageFields, pageOf, sendList } from './paging.ts';

const tags = ['approvals'];
const states = ['waiting', 'approved', 'sent-back', 'lapsed'] as const;

const approval = z
  .object({
    id: uuid('The approval.'),
    participantId: uuid('Whose badge waits.'),
    participantName: z.string().describe('Given name only.'),
    badgeClass: slug('The badge or superbadge that waits.'),
    policy: z.enum(['second-assessor', 'issuer-approval']),
    state: z.enum(states).describe('`lapsed`: what it rested on was undone or withdrawn.'),
    requestedAt: instant('Since when it waits.'),
    ageDays: count,
    overdue: z.boolean().describe('Waits longer than one working day.'),
    decidedAt: instant('When it was decided.').nullable(),
    sentBackReason: z.enum(sentBackReasons).nullable(),
  })
  .meta({ id: 'Approval' });

const decidedApproval = approval
  .extend({
    link: link('Public address of the credential, when it was approved.').nullable(),
    credential: signedCredential.nullable(),
    credentialView: credentialView.nullable(),
  })
  .meta({ id: 'DecidedApproval' });

const decision = z
  .strictObject({
    decision: z.enum(['approve', 'send-back']),
    reason: z.enum(sentBackReasons).optional().describe('With `send-back`, and only then.'),
  })
  .superRefine(({ decision, reason }, context) => {
    const isNeeded = decision === 'send-back';
    if (isNeeded && reason === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: `must be one of ${sentBackReasons.join(', ')}`,
      });
    }
    if (!isNeeded && reason !== undefined) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'belongs to send-back only' });
    }
  })
  .meta({
    id: 'Decision',
    examples: [{ decision: 'approve' }, { decision: 'send-back', reason: 'see-again' }],
  });

function render({ requestedAt, decidedAt, ...rest }: Approval): z.input<typeof approval> {
  return {
    ...rest,
    requestedAt: renderInstant(requestedAt),
    decidedAt: renderOptionalInstant(decidedAt),
  };
}

function registerList(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'listApprovals',
    summary: 'List what waits for a second look',
    description: 'Oldest first. Roles: assessor and manager (own locations), approver, admin.',
    querystring: z.strictObject({
      ...pageFields,
      state: z.enum(states).optional().describe('Only these; all without it.'),
      participantId: uuid('Only those of one participant.').optional(),
    }),
    response: { 200: pageOf(approval).describe('One page of approvals.') },
  };
  app.get('/approvals', { schema }, async (request, reply) => {
    const page = await listApprovals(services, requireActor(request), request.query);
    return sendList(request, reply, mapPage(page, render));
  });
}

function registerDecisions(app: App, services: Services): void {
  const schema = {
    tags,
    operationId: 'decideApproval',
    summary: 'Approve a badge, or send it back',
    description:
      'Approving issues the credential in the same transaction. A second assessor has to be another than those who ' +
      'saw it; `issuer-approval` is for approvers and admins.',
    params: z.object({ id: uuid('The approval.') }),
    body: decision,
    response: { 201: decidedApproval.describe('The approval as it was decided.') },
  };
  app.post('/approvals/:id/decisions', { schema }, (request, reply) =>
    sendOnce(request, reply, {
      services,
      work: async (services) => {
        const actor = requireActor(request);
        // The schema lets a reason through with send-back, and with nothing else.
        const input = { approvalId: request.params.id, ...request.body } as ApprovalDecision;
        const { credential: view, ...decided } = await decideApproval(services, actor, input);
        const found = view && (await loadCredential(services, actor, view.id));
        const body = {
          ...render(decided),
          link: view?.link ?? null,
          credential: found && (found.document as Record<string, unknown>),
          credentialView: view,
        };
        return { status: 201, body };
      },
    }),
  );
}

function registerApprovals(app: App, services: Services): void {
  registerList(app, services);
  registerDecisions(app, services);
}

export const approvals: RouteModule = { noun: 'approvals', register: registerApprovals };
