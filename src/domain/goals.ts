// "Jij wilt ...": the superbadge that a participant chose to go for, alone or with floor staff beside them. It counts
// towards nothing and nobody is held to it; it decides which next step their page shows (requirements R48).
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findBadgeClass } from '../store/badge-classes.ts';
import { deleteGoal, findGoal, upsertGoal } from '../store/goals.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isPlainText } from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';

/** The slug of a superbadge; null where none was chosen. */
export type Goal = { participantId: string; badgeClass: string | null };

/** @throws Problem forbidden, not-found */
export async function loadGoal(services: Services, actor: Actor, participantId: string): Promise<Goal> {
  await loadReachableParticipant(services, actor, { participantId, act: 'see-progress' });
  return { participantId, badgeClass: (await findGoal(services.db, participantId)) ?? null };
}

/**
 * Chooses a goal, another one, or with null none.
 * @throws Problem forbidden, not-found, invalid-request, badge-class-retired
 */
export function chooseGoal(services: Services, actor: Actor, goal: Goal): Promise<Goal> {
  return inTransaction(services, async (services) => {
    const { participantId, badgeClass } = goal;
    await loadReachableParticipant(services, actor, { participantId, act: 'speak-with-participant' });
    await lockPresentParticipant(services, participantId);
    if (badgeClass === null) await deleteGoal(services.db, participantId);
    else {
      const badgeClassId = await findSuperbadgeId(services, badgeClass);
      await upsertGoal(services.db, { participantId, badgeClassId, chosenAt: services.clock.now() });
    }
    await recordAudit(services, { act: 'goal-chosen', actor, subject: `participant:${participantId}` });
    return goal;
  });
}

async function findSuperbadgeId(services: Services, slug: string): Promise<string> {
  const row = isPlainText(slug) ? await findBadgeClass(services.db, slug) : undefined;
  if (row?.badgeClass.kind !== 'superbadge') {
    return rejectRequest([{ name: 'badgeClass', reason: 'is not a known superbadge' }]);
  }
  if (row.badgeClass.retiredAt !== null) throw new Problem('badge-class-retired', { badgeClass: slug });
  return row.badgeClass.id;
}
