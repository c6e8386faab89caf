// "Groepsmodus": one badge of many people in one submit, all of it or nothing. Each person gets an assessment of
// their own, by the same rule as one alone; who wants to talk first is held, the others are not.
import { rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findParticipant, lockParticipant } from '../store/participants.ts';
import { type Actor, findScope, requireAct, type Staff } from './actors.ts';
import type { AssessmentInput } from './assessment-input.ts';
import { type Assessment, recordAssessment } from './assessments.ts';
import { isUuid } from './pages.ts';

export const groupMaximum = 30;

export type GroupInput = Omit<AssessmentInput, 'participantId' | 'hold'> & {
  participantIds: string[];
  /** Those of them who want to talk first: kept, nothing awarded until the hold is lifted. */
  holdFor?: string[] | undefined;
};

/**
 * Stores the same for everybody in one transaction; the answers stand in the order of `participantIds`.
 * @throws Problem forbidden, invalid-request (also for somebody out of reach), badge-class-retired,
 * signing-unavailable
 */
export function recordGroupAssessment(
  services: Services,
  actor: Actor,
  input: GroupInput,
): Promise<Assessment[]> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    const { participantIds, holdFor = [], ...seen } = input;
    await lockGroup(services, actor, { participantIds, holdFor });
    const assessments: Assessment[] = [];
    for (const participantId of participantIds) {
      const hold = holdFor.includes(participantId);
      assessments.push(await recordAssessment(services, actor, { ...seen, participantId, hold }));
    }
    return assessments;
  });
}

/** In the order of their ids, so that two groups with the same people do not wait for each other. */
async function lockGroup(
  services: Services,
  actor: Staff,
  { participantIds, holdFor }: { participantIds: string[]; holdFor: string[] },
): Promise<void> {
  if (participantIds.length === 0 || participantIds.length > groupMaximum) {
    rejectRequest([{ name: 'participantIds', reason: `must hold 1 to ${groupMaximum} people` }]);
  }
  const reached = new Set<string>();
  for (const id of participantIds.filter(isUuid)) {
    if (await findParticipant(services.db, findScope(actor), id)) reached.add(id);
  }
  const faults = [
    ...participantIds.flatMap((id, index) => {
      const reason = participantIds.indexOf(id) < index ? 'is named twice' : 'is nobody at your locations';
      const isSound = reached.has(id) && participantIds.indexOf(id) === index;
      return isSound ? [] : [{ name: `participantIds.${index}`, reason }];
    }),
    ...holdFor.flatMap((id, index) =>
      participantIds.includes(id) ? [] : [{ name: `holdFor.${index}`, reason: 'is not in the group' }],
    ),
  ];
  if (faults.length > 0) rejectRequest(faults);
  for (const id of participantIds.toSorted()) await lockParticipant(services.db, id);
}
