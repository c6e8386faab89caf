// Withdrawing a credential: a request, a confirmation by a manager or admin, a reason from a closed list that
// stays private. The holder's own request is one act (decisions 13 and 20).
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  type CredentialRow,
  findCredential,
  findCredentialInScope,
  lockCredential,
  updateCredentialRevoked,
} from '../store/credentials.ts';
import { insertJob } from '../store/jobs.ts';
import {
  findOpenRevocation,
  findRevocation,
  insertRevocation,
  listOpenRevocations,
  type RevocationRow,
  updateRevocationDecided,
} from '../store/revocations.ts';
import { updateEntryRevoked } from '../store/status-lists.ts';
import { type Actor, findScope, mayAct, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isCredentialId } from './credential-views.ts';
import { isUuid } from './pages.ts';

export type RevocationReason = RevocationRow['reason'];
/** What staff may choose from; the other reasons follow from who asks. */
export const staffReasons = ['mistake', 'wrong-person', 'not-as-described'] as const;
export type StaffReason = (typeof staffReasons)[number];

export type Revocation = {
  id: string;
  credentialId: string;
  reason: RevocationReason;
  state: RevocationRow['state'];
  requestedAt: Date;
  decidedAt: Date | null;
};

function toRevocation(row: RevocationRow): Revocation {
  const { id, credentialId, reason, state, requestedAt, decidedAt } = row;
  return { id, credentialId, reason, state, requestedAt, decidedAt };
}

type Withdrawal = {
  credential: CredentialRow;
  reason: RevocationReason;
  undone: boolean;
  close: boolean;
};

/**
 * Sets the status bit and marks the row, in the caller's transaction; the signed list and the superbadges that
 * rest on it follow through the outbox.
 */
export async function withdrawCredential(
  services: Services,
  actor: Actor,
  withdrawal: Withdrawal,
): Promise<void> {
  const { credential, undone, close } = withdrawal;
  const now = services.clock.now();
  await updateCredentialRevoked(services.db, credential.id, {
    revokedAt: now,
    undone,
    ...(close ? { closedAt: now } : {}),
  });
  await updateEntryRevoked(services.db, credential.listNumber, credential.statusIndex);
  await insertJob(services.db, {
    kind: 'publish-status-list',
    payload: { listNumber: credential.listNumber },
    runAfter: now,
  });
  await insertJob(services.db, {
    kind: 'reconsider-superbadges',
    payload: { participantId: credential.participantId },
    runAfter: now,
  });
  await recordAudit(services, {
    act: 'credential-revoked',
    actor,
    subject: `credential:${credential.id}`,
    facts: { reason: withdrawal.reason },
  });
}

async function lockReachableCredential(
  services: Services,
  actor: Actor,
  credentialId: string,
): Promise<CredentialRow> {
  const id = isCredentialId(credentialId) ? credentialId : '';
  const row =
    actor.kind === 'staff'
      ? await findCredentialInScope(services.db, findScope(actor), id)
      : await findCredential(services.db, id);
  const isTheirs = row && (actor.kind === 'staff' || row.participantId === actor.participantId);
  // What was undone is as if it had never been.
  const isReached = isTheirs && !row.undone;
  const locked = isReached && (await lockCredential(services.db, credentialId));
  if (!locked) throw new Problem('not-found');
  return locked;
}

async function confirm(
  services: Services,
  actor: Actor,
  confirmed: { credential: CredentialRow; revocation: RevocationRow },
): Promise<Revocation> {
  const { credential, revocation } = confirmed;
  const decidedAt = services.clock.now();
  const decidedBy = actor.kind === 'staff' ? actor.id : null;
  await updateRevocationDecided(services.db, revocation.id, { state: 'confirmed', decidedBy, decidedAt });
  const close = revocation.reason === 'holder-request';
  const { reason } = revocation;
  await withdrawCredential(services, actor, { credential, reason, undone: false, close });
  return toRevocation({ ...revocation, state: 'confirmed', decidedBy, decidedAt });
}

/**
 * Asks for a withdrawal. Managers and admins, and the holder for their own, do it in one act; an assessor's
 * request waits for a manager or admin. A request that already waits is given again.
 * @throws Problem forbidden, not-found, credential-withdrawn
 */
export function requestRevocation(
  services: Services,
  actor: Actor,
  input: { credentialId: string; reason: StaffReason | 'holder-request' },
): Promise<Revocation> {
  if (actor.kind === 'staff') requireAct(actor, 'request-revocation');
  return inTransaction(services, async (services) => {
    const credential = await lockReachableCredential(services, actor, input.credentialId);
    if (credential.revokedAt) throw new Problem('credential-withdrawn');
    const isConfirmed = actor.kind === 'holder' || mayAct(actor, 'confirm-revocation');
    const open = await findOpenRevocation(services.db, credential.id);
    if (open && (!isConfirmed || open.reason === input.reason)) {
      return isConfirmed ? confirm(services, actor, { credential, revocation: open }) : toRevocation(open);
    }
    // Who may do it alone does it for their own reason; what waited is answered by it.
    if (open) await answerOpenRequest(services, actor, open);
    const revocation = await insertRequest(services, actor, input);
    return isConfirmed ? confirm(services, actor, { credential, revocation }) : toRevocation(revocation);
  });
}

async function answerOpenRequest(services: Services, actor: Actor, open: RevocationRow): Promise<void> {
  await updateRevocationDecided(services.db, open.id, {
    state: 'confirmed',
    decidedBy: actor.kind === 'staff' ? actor.id : null,
    decidedAt: services.clock.now(),
  });
}

async function insertRequest(
  services: Services,
  actor: Actor | 'system',
  input: { credentialId: string; reason: RevocationReason },
): Promise<RevocationRow> {
  const revocation: RevocationRow = {
    id: services.ids.uuid(),
    ...input,
    state: 'requested',
    requestedBy: actor !== 'system' && actor.kind === 'staff' ? actor.id : null,
    requestedAt: services.clock.now(),
    decidedBy: null,
    decidedAt: null,
  };
  await insertRevocation(services.db, revocation);
  const subject = `credential:${input.credentialId}`;
  await recordAudit(services, { act: 'revocation-requested', actor, subject });
  return revocation;
}

/** Puts a superbadge that lost its support before a human (R33); nothing public changes until they decide. */
export async function requestReconsideration(services: Services, credential: CredentialRow): Promise<void> {
  if (await findOpenRevocation(services.db, credential.id)) return;
  await insertRequest(services, 'system', { credentialId: credential.id, reason: 'support-withdrawn' });
}

export type RevocationDecision = {
  credentialId: string;
  revocationId: string;
  decision: 'confirm' | 'decline';
};

/** @throws Problem forbidden, not-found, revocation-decided, credential-withdrawn */
export function decideRevocation(
  services: Services,
  actor: Actor,
  input: RevocationDecision,
): Promise<Revocation> {
  requireAct(actor, 'confirm-revocation');
  return inTransaction(services, async (services) => {
    const credential = await lockReachableCredential(services, actor, input.credentialId);
    const revocation = isUuid(input.revocationId)
      ? await findRevocation(services.db, input.revocationId)
      : undefined;
    if (!revocation || revocation.credentialId !== credential.id) throw new Problem('not-found');
    if (revocation.state !== 'requested') throw new Problem('revocation-decided');
    if (input.decision === 'confirm') {
      if (credential.revokedAt) throw new Problem('credential-withdrawn');
      return confirm(services, actor, { credential, revocation });
    }
    const declined = { state: 'declined', decidedBy: actor.id, decidedAt: services.clock.now() } as const;
    await updateRevocationDecided(services.db, revocation.id, declined);
    const subject = `credential:${credential.id}`;
    await recordAudit(services, { act: 'revocation-declined', actor, subject });
    return toRevocation({ ...revocation, ...declined });
  });
}

export type WaitingRevocation = Revocation & { participantId: string; badgeClass: string };

/** Requests that wait for a second person, oldest first. @throws Problem forbidden */
export async function listRevocationRequests(services: Services, actor: Actor): Promise<WaitingRevocation[]> {
  requireAct(actor, 'confirm-revocation');
  const rows = await listOpenRevocations(services.db, findScope(actor));
  return rows.map((row) => ({
    ...toRevocation(row),
    participantId: row.participantId,
    badgeClass: row.slug,
  }));
}
