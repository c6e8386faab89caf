// Superbadges: proposed or issued when a participant's badges meet a rule, put before a human when a badge
// under one is withdrawn. Runs from the outbox, after the change it follows from.
import { inTransaction, type Services } from '../services.ts';
import { findWaitingApproval } from '../store/approvals.ts';
import { listBadgeClassVersions, listSuperbadgeClasses } from '../store/badge-classes.ts';
import { type CredentialWithSlug, listLiveCredentials } from '../store/credentials.ts';
import { lockParticipant, type ParticipantRow } from '../store/participants.ts';
import type { Actor } from './actors.ts';
import { computeSuperbadge, listRuleSlugs, type SuperbadgeProgress } from './award-rules.ts';
import { lapseApproval, requestApproval } from './awards.ts';
import { type BadgeClass, toBadgeClass } from './badge-classes.ts';
import type { SuperbadgeTemplate } from './badge-templates.ts';
import { issueSuperbadge, type SupportingCredential } from './credentials.ts';
import { isLocationOpen } from './locations.ts';
import { requestReconsideration } from './revocations.ts';

export type Superbadge = BadgeClass & { template: SuperbadgeTemplate };

export function isSuperbadge(badgeClass: BadgeClass): badgeClass is Superbadge {
  return badgeClass.template.kind === 'superbadge';
}

export async function listSuperbadges(services: Services): Promise<Superbadge[]> {
  const rows = await listSuperbadgeClasses(services.db);
  return rows.map((row) => toBadgeClass(services, row)).filter(isSuperbadge);
}

type Standing = {
  participant: ParticipantRow;
  superbadge: Superbadge;
  live: CredentialWithSlug[];
  progress: SuperbadgeProgress;
};

/** How far somebody's live credentials reach by the rule of a superbadge. */
export function findSuperbadgeProgress(
  superbadge: Superbadge,
  live: readonly { slug: string }[],
): SuperbadgeProgress {
  return computeSuperbadge(superbadge.template.awardRule, new Set(live.map(({ slug }) => slug)));
}

async function listStandings(services: Services, participant: ParticipantRow): Promise<Standing[]> {
  const live = await listLiveCredentials(services.db, participant.id);
  const superbadges = await listSuperbadges(services);
  return superbadges.map((superbadge) => ({
    participant,
    superbadge,
    live,
    progress: findSuperbadgeProgress(superbadge, live),
  }));
}

/** The credentials that a superbadge rests on, each with the class version it was judged on. */
export async function listSupporting(
  services: Services,
  superbadge: Superbadge,
  live: CredentialWithSlug[],
): Promise<SupportingCredential[]> {
  const slugs = listRuleSlugs(superbadge.template.awardRule);
  const rows = live.filter(({ slug }) => slugs.includes(slug));
  const versions = await listBadgeClassVersions(services.db, rows);
  return rows.map((row) => ({
    row,
    badgeClass: toBadgeClass(
      services,
      versions.find(({ badgeClass }) => badgeClass.id === row.badgeClassId)!,
    ),
  }));
}

/** Issues a superbadge for what somebody holds now. Belongs in a transaction that holds the participant. */
export async function issueCompletedSuperbadge(
  services: Services,
  award: { participant: ParticipantRow; superbadge: Superbadge; actor: Actor | 'system' },
) {
  const live = await listLiveCredentials(services.db, award.participant.id);
  const supporting = await listSupporting(services, award.superbadge, live);
  return issueSuperbadge(services, {
    ...award,
    badgeClass: award.superbadge,
    assessmentId: null,
    supporting,
  });
}

async function considerOne(services: Services, standing: Standing): Promise<void> {
  const { participant, superbadge, live, progress } = standing;
  const isHeld = live.some(({ slug }) => slug === superbadge.slug);
  if (!progress.complete || isHeld || superbadge.retired) return;
  const { policy } = superbadge.template;
  if (policy === 'direct') {
    await issueCompletedSuperbadge(services, { participant, superbadge, actor: 'system' });
    return;
  }
  const question = { participant, badgeClass: superbadge, assessmentId: null, policy };
  await requestApproval(services, { ...question, actor: 'system' });
}

/** After an award: proposes or issues every superbadge that is complete now and was not before. */
export function considerSuperbadges(services: Services, participantId: string): Promise<void> {
  return inTransaction(services, async (services) => {
    const participant = await lockParticipant(services.db, participantId);
    // Whoever moves from a closed location is considered again.
    if (!participant || !(await isLocationOpen(services, participant.locationId))) return;
    for (const standing of await listStandings(services, participant)) {
      await considerOne(services, standing);
    }
  });
}

/** After a withdrawal: what waits for approval lapses; what was issued goes before a human (R33). */
export function reconsiderSuperbadges(services: Services, participantId: string): Promise<void> {
  return inTransaction(services, async (services) => {
    const participant = await lockParticipant(services.db, participantId);
    if (!participant) return;
    for (const { superbadge, live, progress } of await listStandings(services, participant)) {
      if (progress.complete) continue;
      const waiting = await findWaitingApproval(services.db, participantId, superbadge.id);
      if (waiting) await lapseApproval(services, waiting);
      const issued = live.find(({ slug }) => slug === superbadge.slug);
      if (issued) await requestReconsideration(services, issued);
    }
  });
}
