// Erasing a participant at their own request: their badges are withdrawn, and every row of theirs goes. What stays is
// that some places on status lists are set, audit lines without a name, and that it was done (privacy 6.4).
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { listLiveCredentials } from '../store/credentials.ts';
import { insertErasure } from '../store/holder-requests.ts';
import { lockParticipantWhole } from '../store/participants.ts';
import { deletePersonalRows } from '../store/personal-data.ts';
import { requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { loadReachableParticipant } from './participants.ts';
import { withdrawCredential } from './revocations.ts';

/** @throws Problem forbidden, not-found */
export function eraseParticipant(services: Services, actor: Staff, participantId: string): Promise<void> {
  requireAct(actor, 'erase-participants');
  return inTransaction(services, async (services) => {
    const { issuerId } = await loadReachableParticipant(services, actor, {
      participantId,
      act: 'erase-participants',
    });
    // Whoever awards or shares at this moment has done so, or finds nobody.
    if (!(await lockParticipantWhole(services.db, participantId))) throw new Problem('not-found');
    const live = await listLiveCredentials(services.db, participantId);
    for (const credential of live) {
      const withdrawal = { credential, reason: 'holder-request', undone: false, close: true } as const;
      await withdrawCredential(services, actor, withdrawal);
    }
    await deletePersonalRows(services.db, participantId);
    const erasedAt = services.clock.now();
    const erasure = { participantId, issuerId, erasedBy: actor.id, erasedAt, credentials: live.length };
    await insertErasure(services.db, erasure);
    const subject = `participant:${participantId}`;
    await recordAudit(services, { act: 'participant-erased', actor, subject });
  });
}
