// "Dit kan ik al": a participant says that they can do a badge already, and it waits with the floor from that moment.
// A claim counts towards nothing and is never answered with no: it is taken back, or something is recorded for it.
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findBadgeClass } from '../store/badge-classes.ts';
import {
  type ClaimWithNames,
  deleteClaim,
  insertClaim,
  listClaims as listClaimRows,
  updateClaimTogether,
} from '../store/claims.ts';
import { findLiveCredential } from '../store/credentials.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { recordAudit } from './audit.ts';
import { type BadgeClass, toBadgeClass } from './badge-classes.ts';
import {
  buildPage,
  isPlainText,
  isTimestamp,
  isUuid,
  type Page,
  type PageRequest,
  parseCursor,
} from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';

export type Claim = {
  id: string;
  participantId: string;
  /** Names are for the floor: nobody else gets a claim to see. */
  givenName: string;
  familyName: string;
  badgeClass: string;
  claimedAt: Date;
  /** Since when an assessor means to look together; null as long as nobody said so. */
  togetherAt: Date | null;
};

/** A claim of one participant, or that there is none. */
export type ClaimStanding = { participantId: string; badgeClass: string; claim: Claim | null };

export type ClaimTarget = { participantId: string; badgeClass: string };

/** More than there are badges. */
const perParticipantMaximum = 500;

function toClaim(row: ClaimWithNames): Claim {
  return {
    id: row.id,
    participantId: row.participantId,
    givenName: row.participantGivenName,
    familyName: row.participantFamilyName,
    badgeClass: row.slug,
    claimedAt: row.claimedAt,
    togetherAt: row.togetherAt,
  };
}

/** @throws Problem invalid-request, badge-class-retired */
export async function loadClaimableClass(services: Services, slug: string): Promise<BadgeClass> {
  const row = isPlainText(slug) ? await findBadgeClass(services.db, slug) : undefined;
  if (!row) return rejectRequest([{ name: 'badgeClass', reason: 'is not a known badge class' }]);
  const badgeClass = toBadgeClass(services, row);
  if (badgeClass.kind === 'superbadge') {
    rejectRequest([{ name: 'badgeClass', reason: 'is a superbadge: it follows from other badges' }]);
  }
  if (badgeClass.retired) throw new Problem('badge-class-retired', { badgeClass: slug });
  return badgeClass;
}

/** Everything that waits for the actor's locations, the oldest first; one page. @throws Problem forbidden, invalid-request */
export async function listClaims(
  services: Services,
  actor: Actor,
  request: PageRequest,
): Promise<Page<Claim>> {
  requireAct(actor, 'see-progress');
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { claimedAt: cursor[0]!, id: cursor[1]! };
  const rows = await listClaimRows(services.db, { scope: findScope(actor), after, limit: request.limit + 1 });
  const page = buildPage(rows, request.limit, (row) => [row.claimedAt.toISOString(), row.id]);
  return { items: page.items.map(toClaim), next: page.next };
}

/** What one participant says they can do and that was not looked at yet. @throws Problem forbidden, not-found */
export async function listOwnClaims(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Claim[]> {
  await loadReachableParticipant(services, actor, { participantId, act: 'see-progress' });
  return (await listClaimRows(services.db, { participantId, limit: perParticipantMaximum })).map(toClaim);
}

async function findStanding(services: Services, target: ClaimTarget): Promise<ClaimStanding> {
  const { participantId, badgeClass } = target;
  const rows = await listClaimRows(services.db, { participantId, limit: perParticipantMaximum });
  const row = rows.find(({ slug }) => slug === badgeClass);
  return { participantId, badgeClass, claim: row ? toClaim(row) : null };
}

/**
 * Says "dit kan ik al", or takes it back; the same again changes nothing. By the participant, or by floor staff
 * together with them.
 * @throws Problem forbidden, not-found, invalid-request (also where the badge is held already), badge-class-retired
 */
export function recordClaim(
  services: Services,
  actor: Actor,
  input: ClaimTarget & { isClaimed: boolean },
): Promise<ClaimStanding> {
  return inTransaction(services, async (services) => {
    const { participantId, isClaimed } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'speak-with-participant' });
    const badgeClass = await loadClaimableClass(services, input.badgeClass);
    await lockPresentParticipant(services, participantId);
    const before = await findStanding(services, input);
    if ((before.claim !== null) === isClaimed) return before;
    const subject = `participant:${participantId}`;
    if (!isClaimed) {
      await deleteClaim(services.db, participantId, badgeClass.id);
      await recordAudit(services, { act: 'claim-taken-back', actor, subject });
      return findStanding(services, input);
    }
    if (await findLiveCredential(services.db, participantId, badgeClass.id)) {
      rejectRequest([{ name: 'badgeClass', reason: 'is held already' }]);
    }
    await insertClaim(services.db, {
      id: services.ids.uuid(),
      participantId,
      badgeClassId: badgeClass.id,
      claimedAt: services.clock.now(),
      claimedWith: actor.kind === 'staff' ? actor.id : null,
      togetherAt: null,
      togetherWith: null,
      seenAt: null,
    });
    await recordAudit(services, { act: 'claim-made', actor, subject });
    return findStanding(services, input);
  });
}

/**
 * "Samen kijken": the assessor says that they will look together, or no longer means to. The claim stays.
 * @throws Problem forbidden, not-found where there is no claim
 */
export function planJointLook(
  services: Services,
  actor: Actor,
  input: ClaimTarget & { isPlanned: boolean },
): Promise<ClaimStanding> {
  requireAct(actor, 'assess');
  return inTransaction(services, async (services) => {
    const { participantId, isPlanned } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
    await lockPresentParticipant(services, participantId);
    const before = await findStanding(services, input);
    if (!before.claim) throw new Problem('not-found');
    if ((before.claim.togetherAt !== null) === isPlanned) return before;
    await updateClaimTogether(services.db, before.claim.id, {
      togetherAt: isPlanned ? services.clock.now() : null,
      togetherWith: isPlanned ? actor.id : null,
    });
    const facts = { isPlanned: isPlanned ? 1 : 0 };
    await recordAudit(services, {
      act: 'claim-look-planned',
      actor,
      subject: `claim:${before.claim.id}`,
      facts,
    });
    return findStanding(services, input);
  });
}
