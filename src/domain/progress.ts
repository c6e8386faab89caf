// Where somebody stands: per badge what was seen and the single next step, per superbadge how many are to go.
// For the floor and the participant only; no public answer is built from it (privacy 6.3, 7).
import type { Services } from '../services.ts';
import { listObservations } from '../store/assessments.ts';
import { findLastRevokedAt, listLiveCredentials } from '../store/credentials.ts';
import type { Actor } from './actors.ts';
import type { Progress, SuperbadgeProgress } from './award-rules.ts';
import { findBadgeProgress } from './awards.ts';
import { type BadgeClass, listEveryBadgeClass } from './badge-classes.ts';
import { findCredentialUrl } from './credentials.ts';
import { loadReachableParticipant } from './participants.ts';
import { findSuperbadgeProgress, isSuperbadge } from './superbadges.ts';

export type BadgeProgress = { badgeClass: BadgeClass; link: string | null; progress: Progress };
export type SuperbadgeStanding = {
  badgeClass: BadgeClass;
  link: string | null;
  progress: SuperbadgeProgress;
};
export type ParticipantProgress = {
  participantId: string;
  badges: BadgeProgress[];
  superbadges: SuperbadgeStanding[];
};

/**
 * Everything that can be earned, and how far it is. Retired classes are left out unless held.
 * @throws Problem forbidden, not-found
 */
export async function loadProgress(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<ParticipantProgress> {
  await loadReachableParticipant(services, actor, { participantId, act: 'see-progress' });
  const live = await listLiveCredentials(services.db, participantId);
  const observations = await listObservations(services.db, { participantId });
  const classes = (await listEveryBadgeClass(services)).filter(
    (badgeClass) => !badgeClass.retired || live.some(({ slug }) => slug === badgeClass.slug),
  );
  const findLink = (slug: string) => {
    const held = live.find((credential) => credential.slug === slug);
    return held ? findCredentialUrl(services, held.id) : null;
  };
  const seenClassIds = new Set(observations.map((row) => row.badgeClassId));
  const badges: BadgeProgress[] = [];
  for (const badgeClass of classes.filter((candidate) => !isSuperbadge(candidate))) {
    // Only a class that was observed can have been withdrawn, so the others need no look.
    const revokedAt = seenClassIds.has(badgeClass.id)
      ? await findLastRevokedAt(services.db, participantId, badgeClass.id)
      : undefined;
    const counting = observations.filter(
      (row) => row.badgeClassId === badgeClass.id && (!revokedAt || row.recordedAt > revokedAt),
    );
    badges.push({
      badgeClass,
      link: findLink(badgeClass.slug),
      progress: findBadgeProgress(badgeClass, counting),
    });
  }
  const superbadges = classes.filter(isSuperbadge).map((badgeClass) => ({
    badgeClass,
    link: findLink(badgeClass.slug),
    progress: findSuperbadgeProgress(badgeClass, live),
  }));
  return { participantId, badges, superbadges };
}
