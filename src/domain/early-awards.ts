// Awarding before something was seen on as many days as the class asks. Every criterion was seen, only the count is not
// full, and the assessor says why with one of a few reasons. The reason is kept with the audit, where the
// participant finds it among all that is kept of them. The badge says how often it was seen, as always. Requirement R13.
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import type { Actor } from './actors.ts';
import {
  type Assessment,
  loadAssessment,
  loadReachableAssessment,
  lockReachableParticipant,
} from './assessments.ts';
import { recordAudit } from './audit.ts';
import { findAward } from './awards.ts';
import { issueBadge } from './credentials.ts';
import { requireOpenLocation } from './locations.ts';

/** Good things only: none of them says why somebody is here, or hurries. */
export const earlyReasons = ['did-it-before', 'colleague-saw', 'clear-today'] as const;
export type EarlyReason = (typeof earlyReasons)[number];

/** Where a second pair of eyes decides, it decides over a full count. */
function isCountAlone({
  award,
  badgeClass,
  undoneAt,
}: Pick<Assessment, 'award' | 'badgeClass' | 'undoneAt'>): boolean {
  const { state, progress } = award;
  const isDirect = badgeClass.template.policy === 'direct' && !badgeClass.retired;
  const isSeen = progress.criteria.every(({ daysAtLevel }) => daysAtLevel > 0);
  return state === 'in-progress' && isDirect && isSeen && !progress.met && undoneAt === null;
}

/** Whether whoever made this assessment may award now. */
export function mayAwardEarly(actor: Actor, assessment: Assessment): boolean {
  return actor.kind === 'staff' && actor.id === assessment.assessorId && isCountAlone(assessment);
}

/**
 * Issues the badge of an assessment by its assessor. The same again gives the badge that there is.
 * @throws Problem forbidden, not-found, invalid-request, rule-not-met, location-closed, signing-unavailable
 */
export function awardEarly(
  services: Services,
  actor: Actor,
  { assessmentId, reason }: { assessmentId: string; reason: string },
): Promise<Assessment> {
  return inTransaction(services, async (services) => {
    const { row, badgeClass } = await loadReachableAssessment(services, actor, assessmentId);
    if (actor.kind !== 'staff' || row.assessorId !== actor.id) throw new Problem('forbidden');
    if (!earlyReasons.some((one) => one === reason)) {
      rejectRequest([{ name: 'reason', reason: `must be one of ${earlyReasons.join(', ')}` }]);
    }
    const participant = await lockReachableParticipant(services, actor, row.participantId);
    const question = { participant, badgeClass, assessmentId: row.id, actor };
    const award = await findAward(services, question);
    if (award.credential) return loadAssessment(services, actor, row.id);
    if (!isCountAlone({ award, badgeClass, undoneAt: row.undoneAt })) throw new Problem('rule-not-met');
    await requireOpenLocation(services, participant.locationId);
    await issueBadge(services, { ...question, ...award });
    const subject = `assessment:${row.id}`;
    await recordAudit(services, { act: 'awarded-early', actor, subject, facts: { reason } });
    return loadAssessment(services, actor, row.id);
  });
}
