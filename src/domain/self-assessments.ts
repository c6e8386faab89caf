// "Zeg het zelf": a participant taps how well they do each criterion themselves. It stands beside what was seen and
// counts towards nothing. For the participant and the floor of their own location only (R16).
import { type InvalidParam, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  deleteSelfAssessment,
  insertSelfAssessment,
  listSelfAssessments as listRows,
} from '../store/self-assessments.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { type Level, levels } from './award-rules.ts';
import type { BadgeTemplate } from './badge-templates.ts';
import { type ClaimTarget, loadClaimableClass } from './claims.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';

export type SelfAssessment = {
  participantId: string;
  badgeClass: string;
  /** Criterion key to level; what was not said is left out. */
  results: Record<string, Level>;
  /** Null when nothing is said. */
  saidAt: Date | null;
  /** Tapped by floor staff together with the participant, and not by the participant alone. */
  isTogether: boolean;
};

function listFaults(template: BadgeTemplate, results: Record<string, string>): InvalidParam[] {
  const keys = template.kind === 'badge' ? template.criteria.map(({ key }) => key) : [];
  return Object.entries(results).flatMap(([key, level]) => {
    const name = `results.${key}`;
    if (!keys.includes(key)) return [{ name, reason: `must be one of ${keys.join(', ')}` }];
    const isLevel = (levels as readonly string[]).includes(level);
    return isLevel ? [] : [{ name, reason: `must be one of ${levels.join(', ')}` }];
  });
}

/**
 * What a participant says of themselves, by badge. Criteria that a class no longer has are left out by its readers.
 * @throws Problem forbidden, not-found
 */
export async function listSelfAssessments(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<SelfAssessment[]> {
  await loadReachableParticipant(services, actor, { participantId, act: 'see-progress' });
  return (await listRows(services.db, participantId)).map(({ slug, results, saidAt, saidWith }) => ({
    participantId,
    badgeClass: slug,
    results: results as Record<string, Level>,
    saidAt,
    isTogether: saidWith !== null,
  }));
}

/**
 * Puts this in the place of what was said of this badge before; nothing at all clears it.
 * @throws Problem forbidden, not-found, invalid-request, badge-class-retired
 */
export function recordSelfAssessment(
  services: Services,
  actor: Actor,
  input: ClaimTarget & { results: Record<string, string> },
): Promise<SelfAssessment> {
  return inTransaction(services, async (services) => {
    const { participantId } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'speak-with-participant' });
    const badgeClass = await loadClaimableClass(services, input.badgeClass);
    const faults = listFaults(badgeClass.template, input.results);
    if (faults.length > 0) rejectRequest(faults);
    await lockPresentParticipant(services, participantId);
    const results = input.results as Record<string, Level>;
    const isEmpty = Object.keys(results).length === 0;
    const saidAt = services.clock.now();
    const saidWith = actor.kind === 'staff' ? actor.id : null;
    if (isEmpty) await deleteSelfAssessment(services.db, participantId, badgeClass.id);
    else {
      const row = { participantId, badgeClassId: badgeClass.id, results, saidAt, saidWith };
      await insertSelfAssessment(services.db, row);
    }
    await recordAudit(services, {
      act: isEmpty ? 'self-assessment-cleared' : 'self-assessment-recorded',
      actor,
      subject: `participant:${participantId}`,
    });
    return {
      participantId,
      badgeClass: badgeClass.slug,
      results,
      saidAt: isEmpty ? null : saidAt,
      isTogether: !isEmpty && saidWith !== null,
    };
  });
}
