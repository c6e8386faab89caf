// The short code of one badge, for the screen on which it was just awarded: a share of that badge alone, without a
// name, so that it opens no more than the badge's own link does (decision 14).
import { inTransaction, type Services } from '../services.ts';
import type { Actor } from './actors.ts';
import type { Assessment } from './assessments.ts';
import { createShare, listShares, type Share } from './shares.ts';

type Badge = { participantId: string; credentialId: string };

/** Older codes than these are looked up on the page with all codes. */
const newestShares = 50;

/** The open code of this badge alone, without a name. @throws Problem forbidden, not-found */
export async function findBadgeCode(
  services: Services,
  actor: Actor,
  { participantId, credentialId }: Badge,
): Promise<Share | undefined> {
  const { items } = await listShares(services, actor, { participantId, isOpen: true, limit: newestShares });
  return items.find(
    ({ displayName, credentialIds }) =>
      displayName === 'none' && credentialIds.length === 1 && credentialIds[0] === credentialId,
  );
}

/** The code of this badge; made when there is none. @throws Problem forbidden, not-found, invalid-request */
export function createBadgeCode(services: Services, actor: Actor, badge: Badge): Promise<Share> {
  return inTransaction(services, async (services) => {
    const { participantId, credentialId } = badge;
    const found = await findBadgeCode(services, actor, badge);
    return (
      found ??
      createShare(services, actor, { participantId, credentialIds: [credentialId], displayName: 'none' })
    );
  });
}

/** The badge that an assessment brought and that still stands. */
export function findNewBadge({ award, participantId, undoneAt }: Assessment): Badge | undefined {
  if (award.state !== 'awarded' || award.credential === null || undoneAt) return undefined;
  return { participantId, credentialId: award.credential.id };
}

/**
 * Makes the code that stands beside a new badge, by whichever way it was awarded. What was recorded before gets none
 * anew: its holder may have closed it.
 * @throws Problem forbidden, not-found, invalid-request
 */
export async function createNewBadgeCode(
  services: Services,
  actor: Actor,
  assessment: Assessment,
): Promise<void> {
  const badge = findNewBadge(assessment);
  if (badge && assessment.created) await createBadgeCode(services, actor, badge);
}
