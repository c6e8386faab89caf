// Issuing: one transaction reserves a status index, builds, signs, checks our own output with our own verifier,
// and stores the exact signed bytes (architecture 4, checklist I-01 to I-24). Store before you tell.
import { createHash } from 'node:crypto';
import type { Achievement } from '../openbadges/achievement.ts';
import { buildCredential } from '../openbadges/credential.ts';
import {
  buildComponentEvidence,
  buildEvidence,
  buildRelatedResource,
  type Evidence,
  type RelatedResource,
} from '../openbadges/evidence.ts';
import { buildEmailIdentity, type IdentityObject } from '../openbadges/identity.ts';
import { canonicalizeJson } from '../openbadges/jcs.ts';
import { findMonthOf, findMonthStart, isInEarlierMonth } from '../openbadges/month.ts';
import { secureCredential } from '../openbadges/proofs/secure.ts';
import { buildComponentResults, buildResults, type Result } from '../openbadges/result.ts';
import { verifyCredential } from '../openbadges/verify/verify-credential.ts';
import type { Services } from '../services.ts';
import { type CredentialRow, findHighestEdition, insertCredential } from '../store/credentials.ts';
import { insertJob } from '../store/jobs.ts';
import { type ParticipantRow, updateParticipant } from '../store/participants.ts';
import { credentialWords, renderCredentialMonth } from '../text/credential-words.ts';
import { buildBadgeAchievement, buildSuperbadgeAchievement, listComponents } from './achievements.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import type { Progress } from './award-rules.ts';
import type { BadgeClass } from './badge-classes.ts';
import { buildIssuerProfile, findSuiteOf, loadIssuer, loadSigner } from './issuers.ts';
import { buildDocumentSource } from './own-documents.ts';
import { findStatusListUrl, reserveStatusIndex } from './status-lists.ts';

export function findCredentialUrl(services: Services, id: string): string {
  return `${services.settings.publicUrl}/credentials/${id}`;
}

type Award = {
  participant: ParticipantRow;
  badgeClass: BadgeClass;
  assessmentId: string | null;
  actor: Actor | 'system';
};

type Content = {
  activityEndDate?: string | undefined;
  achievement: Achievement;
  results: Result[];
  evidence: Evidence[];
  relatedResources?: RelatedResource[];
};

/** One salt per participant, made when the first hashed e-mail is asked for (decision 3). */
async function listIdentifiers(services: Services, participant: ParticipantRow): Promise<IdentityObject[]> {
  const { email, emailInCredentials } = participant;
  if (!email || !emailInCredentials) return [];
  // 26 characters of base32 are 130 random bits; checklist I-06 asks for at least 16 bytes.
  const salt = participant.emailSalt ?? services.ids.credentialId();
  if (!participant.emailSalt) await updateParticipant(services.db, participant.id, { emailSalt: salt });
  return [buildEmailIdentity(email, salt)];
}

/**
 * Our own verifier has to find our own output valid, over our own rows (checklist I-15).
 * A failure is a bug of ours, never the caller's: it aborts the transaction.
 */
async function checkOwnOutput(services: Services, document: string): Promise<void> {
  const report = await verifyCredential(document, {
    now: services.clock.now(),
    fetchDocument: buildDocumentSource(services),
    findTrust: () => 'known',
  });
  if (report.verdict !== 'valid') throw new Error(`own credential is ${report.verdict}: ${report.reason}`);
}

async function insertSigned(
  services: Services,
  award: Award,
  signed: { id: string; document: string; edition: number; listNumber: number; statusIndex: number },
): Promise<CredentialRow> {
  const { participant, badgeClass } = award;
  const row: CredentialRow = {
    ...signed,
    issuerId: participant.issuerId,
    participantId: participant.id,
    badgeClassId: badgeClass.id,
    version: badgeClass.version,
    digest: createHash('sha256').update(signed.document).digest('hex'),
    assessmentId: award.assessmentId,
    issuedAt: services.clock.now(),
    closedAt: null,
    revokedAt: null,
    undone: false,
  };
  await insertCredential(services.db, row);
  await recordAudit(services, {
    act: 'credential-issued',
    actor: award.actor,
    subject: `credential:${row.id}`,
    facts: { badgeClass: badgeClass.slug, version: row.version, edition: row.edition },
  });
  await insertJob(services.db, {
    kind: 'consider-superbadges',
    payload: { participantId: participant.id },
    runAfter: row.issuedAt,
  });
  return row;
}

async function issueCredential(services: Services, award: Award, content: Content): Promise<CredentialRow> {
  const { participant, badgeClass } = award;
  const issuer = await loadIssuer(services, participant.issuerId);
  const signer = await loadSigner(services, issuer);
  const position = await reserveStatusIndex(services, issuer.id);
  const edition = (await findHighestEdition(services.db, participant.id, badgeClass.id)) + 1;
  const month = findMonthStart(services.clock.now(), edition);
  const id = services.ids.credentialId();
  const unsigned = buildCredential({
    id: findCredentialUrl(services, id),
    issuer: buildIssuerProfile(services, issuer),
    name: badgeClass.template.name.nl,
    description: `${badgeClass.template.description.nl} ${credentialWords.honest}`,
    validFrom: month,
    awardedDate: month,
    subjectId: participant.subjectId,
    identifiers: await listIdentifiers(services, participant),
    ...content,
    status: { listUrl: findStatusListUrl(services, position.listNumber), index: position.statusIndex },
  });
  const signed = await secureCredential(unsigned, {
    suite: findSuiteOf(signer),
    signer,
    created: month,
  });
  const document = canonicalizeJson(signed);
  await checkOwnOutput(services, document);
  return insertSigned(services, award, { id, document, edition, ...position });
}

function renderSeen(progress: Progress, facts: { assessors: number; countsDays: boolean }): string {
  const { timesSeen, daysSeen } = progress;
  return facts.countsDays
    ? credentialWords.workedDays({ daysSeen, assessors: facts.assessors })
    : credentialWords.seen({ timesSeen, daysSeen, assessors: facts.assessors });
}

/**
 * The month in which it was last seen, where it is given later: for who did the work before there were badges, or waits
 * for approval (R22). Only the last one: a first month would tell how long somebody has been here.
 */
function findEarlierMonth(services: Services, { lastSeenOn }: Progress) {
  const awarded = findMonthStart(services.clock.now(), 1);
  if (lastSeenOn === null || !isInEarlierMonth(lastSeenOn, awarded)) return null;
  return { seen: findMonthOf(lastSeenOn), awarded: findMonthOf(awarded) };
}

/**
 * Issues a badge for observations that meet its rule. Belongs in a transaction that holds the participant.
 * @throws Problem signing-unavailable
 */
export function issueBadge(
  services: Services,
  award: Award & { progress: Progress; assessors: number },
): Promise<CredentialRow> {
  const { badgeClass, progress, assessors } = award;
  const { template } = badgeClass;
  if (template.kind !== 'badge') throw new Error('A superbadge is issued from its components.');
  const levels = progress.criteria.flatMap(({ key, bestLevel }) => (bestLevel ? [[key, bestLevel]] : []));
  const countsDays = template.awardRule.type === 'days';
  const earlier = findEarlierMonth(services, progress);
  const months = earlier && {
    seen: renderCredentialMonth(earlier.seen),
    awarded: renderCredentialMonth(earlier.awarded),
  };
  const seen = renderSeen(progress, { assessors, countsDays });
  const narrative = months ? `${seen} ${credentialWords.seenBefore(months)}` : seen;
  return issueCredential(services, award, {
    ...(earlier && { activityEndDate: `${earlier.seen}-01T00:00:00Z` }),
    achievement: buildBadgeAchievement(badgeClass, template),
    results: buildResults(badgeClass.achievementUrl, Object.fromEntries(levels)),
    evidence: [buildEvidence({ name: credentialWords.evidenceName, narrative })],
  });
}

export type SupportingCredential = { row: CredentialRow; badgeClass: BadgeClass };

/**
 * Issues a superbadge that names the credentials it rests on three ways: rule, outcome and digest.
 * @throws Problem signing-unavailable
 */
export async function issueSuperbadge(
  services: Services,
  award: Award & { supporting: SupportingCredential[] },
): Promise<CredentialRow> {
  const { badgeClass } = award;
  const { template } = badgeClass;
  if (template.kind !== 'superbadge') throw new Error('A badge is issued from observations.');
  const used = award.supporting.map(({ row, badgeClass: component }) => ({
    credentialId: findCredentialUrl(services, row.id),
    key: component.slug,
    name: credentialWords.componentName(component.template.name.nl),
    narrative: credentialWords.componentNarrative(
      component.template.name.nl,
      renderCredentialMonth(findMonthOf(readValidFrom(row))),
    ),
    document: row.document,
    achievementUrl: component.achievementUrl,
  }));
  const current = await listComponents(services, template);
  const components = current.map((component) => ({
    ...component,
    // The version that was really earned, where it differs from the current one.
    achievementUrl:
      used.find(({ key }) => key === component.slug)?.achievementUrl ?? component.achievementUrl,
  }));
  return issueCredential(services, award, {
    achievement: buildSuperbadgeAchievement(badgeClass, template.awardRule, components),
    results: buildComponentResults(badgeClass.achievementUrl, used),
    evidence: used.map(buildComponentEvidence),
    relatedResources: used.map(buildRelatedResource),
  });
}

function readValidFrom(row: CredentialRow): string {
  return (JSON.parse(row.document) as { validFrom: string }).validFrom;
}
