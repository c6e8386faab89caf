// Undo: within ten minutes the assessor takes an assessment back as if it had not happened (decision 12).
// The audit line and the used status index stay.
import { addSeconds } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findWaitingApproval } from '../store/approvals.ts';
import { deleteAssessmentObservations } from '../store/assessments.ts';
import { updateClaimUnseen } from '../store/claims.ts';
import { findLiveCredential } from '../store/credentials.ts';
import { deleteNote } from '../store/notes.ts';
import type { Actor } from './actors.ts';
import {
  type Assessment,
  loadAssessment,
  loadReachableAssessment,
  lockReachableParticipant,
  type ReachedAssessment,
  undoSeconds,
} from './assessments.ts';
import { recordAudit } from './audit.ts';
import { findBadgeProgress, lapseApproval, listCountingSightings } from './awards.ts';
import { withdrawCredential } from './revocations.ts';

/** Withdraws what no longer has enough under it, now that the observations are gone. */
async function withdrawUnsupported(
  services: Services,
  actor: Actor,
  undone: ReachedAssessment,
): Promise<void> {
  const { row, participant, badgeClass } = undone;
  const sightings = await listCountingSightings(services, participant.id, badgeClass.id);
  const isMet = findBadgeProgress(badgeClass, sightings).met;
  const approval = await findWaitingApproval(services.db, participant.id, badgeClass.id);
  if (approval && !isMet) await lapseApproval(services, approval);
  const credential = await findLiveCredential(services.db, participant.id, badgeClass.id);
  if (!credential) return;
  const isIssuedSince = credential.issuedAt.getTime() >= row.createdAt.getTime();
  if (credential.assessmentId === row.id || (isIssuedSince && !isMet)) {
    await withdrawCredential(services, actor, { credential, reason: 'mistake', undone: true, close: true });
  }
}

/**
 * Undoes an assessment; undoing it again changes nothing.
 * @throws Problem forbidden for somebody else's assessment, not-found, undo-too-late
 */
export function undoAssessment(services: Services, actor: Actor, assessmentId: string): Promise<Assessment> {
  return inTransaction(services, async (services) => {
    const before = await loadReachableAssessment(services, actor, assessmentId);
    await lockReachableParticipant(services, actor, before.row.participantId);
    const undone = await loadReachableAssessment(services, actor, assessmentId);
    if (actor.kind !== 'staff' || undone.row.assessorId !== actor.id) throw new Problem('forbidden');
    if (!undone.row.undoneAt) {
      const now = services.clock.now();
      if (now > addSeconds(undone.row.createdAt, undoSeconds)) throw new Problem('undo-too-late');
      await deleteAssessmentObservations(services.db, assessmentId, now);
      await deleteNote(services.db, assessmentId);
      const { participantId, badgeClassId, createdAt: seenSince } = undone.row;
      await updateClaimUnseen(services.db, { participantId, badgeClassId, seenSince });
      await recordAudit(services, { act: 'assessment-undone', actor, subject: `assessment:${assessmentId}` });
      await withdrawUnsupported(services, actor, undone);
    }
    return loadAssessment(services, actor, assessmentId);
  });
}
