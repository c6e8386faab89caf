// What a participant asks to be done with what is kept of them: another name, or everything gone. They ask, or staff
// together with them; staff act. Until then it can be taken back. What erasing does is in erasures.ts.
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type HolderRequestRow,
  insertHolderRequest,
  listRequestsInScope,
  listWaitingRequests,
  lockHolderRequest,
  updateHolderRequest,
} from '../store/holder-requests.ts';
import { type Actor, findScope, mayAct, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { eraseParticipant } from './erasures.ts';
import { isUuid } from './pages.ts';
import { isPersonName } from './participant-names.ts';
import { loadReachableParticipant, lockPresentParticipant, updateParticipant } from './participants.ts';

export type HolderRequest = Pick<
  HolderRequestRow,
  'id' | 'participantId' | 'kind' | 'givenName' | 'familyName' | 'state' | 'requestedAt' | 'decidedAt'
>;

function toHolderRequest(row: HolderRequestRow): HolderRequest {
  const { id, participantId, kind, givenName, familyName, state, requestedAt, decidedAt } = row;
  return { id, participantId, kind, givenName, familyName, state, requestedAt, decidedAt };
}

export type HolderWish = { kind: 'correct-name'; givenName: string; familyName: string } | { kind: 'erase' };

const reachAct = 'share-with-participant';

/** @throws Problem invalid-request */
function checkWish(wish: HolderWish): void {
  if (wish.kind === 'erase') return;
  const faults = (['givenName', 'familyName'] as const)
    .filter((name) => !isPersonName(wish[name]))
    .map((name) => ({ name, reason: 'must be one line of text, at most 100 characters' }));
  if (faults.length > 0) rejectRequest(faults);
}

/**
 * Asks; the same again gives the one that waits, and another name takes its place.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function createHolderRequest(
  services: Services,
  actor: Actor,
  { participantId, wish }: { participantId: string; wish: HolderWish },
): Promise<HolderRequest> {
  return inTransaction(services, async (services) => {
    await loadReachableParticipant(services, actor, { participantId, act: reachAct });
    checkWish(wish);
    await lockPresentParticipant(services, participantId);
    const names =
      wish.kind === 'erase'
        ? { givenName: null, familyName: null }
        : { givenName: wish.givenName.trim(), familyName: wish.familyName.trim() };
    const waiting = await listWaitingRequests(services.db, participantId);
    const known = waiting.find(({ kind }) => kind === wish.kind);
    if (known?.givenName === names.givenName && known.familyName === names.familyName) {
      return toHolderRequest(known);
    }
    if (known) await decide(services, { row: known, state: 'withdrawn', decidedBy: null });
    const row: HolderRequestRow = {
      ...{ id: services.ids.uuid(), participantId, kind: wish.kind, ...names, state: 'waiting' },
      requestedAt: services.clock.now(),
      requestedBy: actor.kind === 'staff' ? actor.id : null,
      ...{ decidedBy: null, decidedAt: null },
    };
    await insertHolderRequest(services.db, row);
    await recordRequest(services, actor, row);
    return toHolderRequest(row);
  });
}

async function recordRequest(services: Services, actor: Actor, row: HolderRequestRow): Promise<void> {
  const subject = `participant:${row.participantId}`;
  await recordAudit(services, { act: 'holder-request-made', actor, subject, facts: { kind: row.kind } });
}

type Decision = {
  row: HolderRequestRow;
  state: Exclude<HolderRequestRow['state'], 'waiting'>;
  decidedBy: string | null;
};

async function decide(services: Services, { row, state, decidedBy }: Decision): Promise<HolderRequest> {
  const decidedAt = services.clock.now();
  await updateHolderRequest(services.db, row.id, { state, decidedBy, decidedAt });
  return toHolderRequest({ ...row, state, decidedBy, decidedAt });
}

/** What waits, the oldest first. @throws Problem forbidden, not-found */
export async function listHolderRequests(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<HolderRequest[]> {
  await loadReachableParticipant(services, actor, { participantId, act: reachAct });
  return (await listWaitingRequests(services.db, participantId)).map(toHolderRequest);
}

async function lockWaiting(services: Services, requestId: string): Promise<HolderRequestRow> {
  const row = isUuid(requestId) ? await lockHolderRequest(services.db, requestId) : undefined;
  if (!row) throw new Problem('not-found');
  return row;
}

export type RequestOf = { participantId: string; requestId: string };

/** Takes it back. @throws Problem forbidden, not-found, holder-request-decided */
export function withdrawHolderRequest(
  services: Services,
  actor: Actor,
  { participantId, requestId }: RequestOf,
): Promise<HolderRequest> {
  return inTransaction(services, async (services) => {
    await loadReachableParticipant(services, actor, { participantId, act: reachAct });
    const row = await lockWaiting(services, requestId);
    if (row.participantId !== participantId) throw new Problem('not-found');
    if (row.state === 'withdrawn') return toHolderRequest(row);
    if (row.state !== 'waiting') throw new Problem('holder-request-decided');
    const subject = `participant:${participantId}`;
    await recordAudit(services, {
      act: 'holder-request-withdrawn',
      actor,
      subject,
      facts: { kind: row.kind },
    });
    return decide(services, { row, state: 'withdrawn', decidedBy: null });
  });
}

export type WaitingRequest = HolderRequest & { name: { givenName: string; familyName: string } };

/** What waits for this person's act, the oldest first. @throws Problem forbidden */
export async function listRequestsToDo(services: Services, actor: Actor): Promise<WaitingRequest[]> {
  requireAct(actor, 'edit-participants');
  const rows = await listRequestsInScope(services.db, findScope(actor));
  return rows
    .filter(({ kind }) => kind !== 'erase' || mayAct(actor, 'erase-participants'))
    .map(({ name, ...row }) => ({ ...toHolderRequest(row), name }));
}

export type RequestDecision = { requestId: string; decision: 'confirm' | 'decline' };

/**
 * Does what was asked, or says that it is not needed. Whether to be erased is the participant's to say: nobody can
 * decline that.
 * @throws Problem forbidden, not-found, invalid-request, holder-request-decided
 */
export function decideHolderRequest(
  services: Services,
  actor: Actor,
  { requestId, decision }: RequestDecision,
): Promise<HolderRequest> {
  requireAct(actor, 'edit-participants');
  return inTransaction(services, async (services) => {
    const row = await lockWaiting(services, requestId);
    const reach = { participantId: row.participantId, act: 'edit-participants' } as const;
    await loadReachableParticipant(services, actor, reach);
    if (row.state !== 'waiting') throw new Problem('holder-request-decided');
    return row.kind === 'erase'
      ? erase(services, actor, { row, decision })
      : correctName(services, actor, { row, decision });
  });
}

type Asked = { row: HolderRequestRow; decision: RequestDecision['decision'] };

async function erase(services: Services, actor: Staff, { row, decision }: Asked): Promise<HolderRequest> {
  requireAct(actor, 'erase-participants');
  if (decision === 'decline') {
    rejectRequest([{ name: 'decision', reason: 'can only be taken back by the participant' }]);
  }
  await eraseParticipant(services, actor, row.participantId);
  // The row itself is gone with the rest.
  return toHolderRequest({ ...row, state: 'done', decidedAt: services.clock.now() });
}

async function correctName(
  services: Services,
  actor: Staff,
  { row, decision }: Asked,
): Promise<HolderRequest> {
  const state = decision === 'confirm' ? 'done' : 'declined';
  if (decision === 'confirm') {
    const changes = { givenName: row.givenName ?? undefined, familyName: row.familyName ?? undefined };
    await updateParticipant(services, actor, { participantId: row.participantId, changes });
  }
  return decide(services, { row, state, decidedBy: actor.id });
}
