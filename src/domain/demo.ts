// Invented people at invented places, so that on a first start every page has something to show. All through
// the same rules as real ones. Nobody here exists (decision 23).
import { addSeconds, findDay } from '../base/clock.ts';
import { inTransaction, type Services } from '../services.ts';
import { type CredentialWithSlug, listLiveCredentials } from '../store/credentials.ts';
import { findSetting, insertSetting, listIssuers, lockIssuers } from '../store/issuers.ts';
import type { Staff } from './actors.ts';
import { decideApproval, listApprovals } from './approvals.ts';
import { findFloorDay } from './assessment-input.ts';
import { recordAssessment } from './assessments.ts';
import type { Level } from './award-rules.ts';
import { type BadgeClass, listEveryBadgeClass, loadBadgeClass } from './badge-classes.ts';
import { createIssuer } from './issuers.ts';
import { createParticipant, listParticipants } from './participants.ts';
import { createLocation, createStaff, loadStaffOverview } from './setup.ts';
import { createShare, listShares } from './shares.ts';
import { createApiToken, createParticipantSignInLink, createStaffSignInLink } from './sign-in.ts';
import { considerSuperbadges } from './superbadges.ts';

const names = {
  issuer: 'Stichting De Gouden Lepel',
  locations: ['Eethuis De Linde', 'Buurtkeuken Het Anker'],
  assessors: ['Ruud Verbeek', 'Fatima Aydin'],
  approver: 'Joke Hendriks',
  admin: 'Beheer',
} as const;

type Team = { assessors: [Staff, Staff]; approver: Staff };

async function createTeam(services: Services): Promise<Team> {
  const issuer = await createIssuer(services, {
    slug: 'gouden-lepel',
    name: names.issuer,
    url: `${services.settings.publicUrl}/`,
    email: null,
  });
  const [linde, anker] = [
    await createLocation(services, { issuerId: issuer.id, name: names.locations[0] }),
    await createLocation(services, { issuerId: issuer.id, name: names.locations[1] }),
  ];
  const person = (name: string, role: Staff['role'], locationIds: string[]) =>
    createStaff(services, { issuerId: issuer.id, name, kind: 'person', role, locationIds });
  const ruud = await person(names.assessors[0], 'assessor', [linde]);
  const fatima = await person(names.assessors[1], 'assessor', [anker]);
  await person(names.admin, 'admin', []);
  return { assessors: [ruud, fatima], approver: await person(names.approver, 'approver', []) };
}

type Seen = { assessor: Staff; participantId: string; slug: string; daysBack: number; level?: Level };

/** Every criterion of a class seen on one day; `only` limits it to the first so many criteria. */
async function see(services: Services, seen: Seen, only?: number): Promise<void> {
  const { template } = await loadBadgeClass(services, seen.slug);
  if (template.kind !== 'badge') return;
  const level = seen.level ?? 'independent';
  await recordAssessment(services, seen.assessor, {
    participantId: seen.participantId,
    badgeClass: seen.slug,
    observedOn: findDay(addSeconds(services.clock.now(), -seen.daysBack * 86_400)),
    results: Object.fromEntries(template.criteria.slice(0, only).map(({ key }) => [key, level])),
    ...(template.awardRule.type === 'days' ? { days: template.awardRule.perWeek } : {}),
  });
}

async function approveEverything(services: Services, approver: Staff): Promise<void> {
  const { items } = await listApprovals(services, approver, { limit: 100, state: 'waiting' });
  for (const approval of items) {
    await decideApproval(services, approver, { approvalId: approval.id, decision: 'approve' });
  }
}

/** Samira has badges, a superbadge and a CV code; Kees is on his way; Noor starts at the other location. */
async function createPeople(services: Services, team: Team): Promise<void> {
  const [ruud, fatima] = team.assessors;
  const samira = await createParticipant(services, ruud, { givenName: 'Samira', familyName: 'Bensaid' });
  const kees = await createParticipant(services, ruud, { givenName: 'Kees', familyName: 'de Wit' });
  const noor = await createParticipant(services, fatima, { givenName: 'Noor', familyName: 'Jansen' });
  const earned = ['snijtechnieken', 'hygiene-in-de-keuken', 'afwas', 'keuken-voorbereiden', 'communicatie'];
  for (const [index, slug] of earned.entries()) {
    const seen = { assessor: ruud, participantId: samira.id, slug };
    await see(services, { ...seen, daysBack: 20 - index, level: 'with-help' }, 2);
    await see(services, { ...seen, daysBack: 12 - index });
  }
  await considerSuperbadges(services, samira.id);
  await approveEverything(services, team.approver);
  await see(services, { assessor: ruud, participantId: samira.id, slug: 'bediening', daysBack: 2 }, 3);
  await see(services, { assessor: ruud, participantId: kees.id, slug: 'afwas', daysBack: 5 });
  await see(services, { assessor: ruud, participantId: kees.id, slug: 'op-tijd-komen', daysBack: 7 });
  await see(services, { assessor: fatima, participantId: noor.id, slug: 'receptie', daysBack: 1 }, 2);
  const credentials = await listLiveCredentials(services.db, samira.id);
  const credentialIds = credentials.map(({ id }) => id);
  await createShare(services, ruud, { participantId: samira.id, credentialIds, displayName: 'first' });
}

const demoSetting = 'demo';

/** Fills an empty installation, all or nothing; gives false when there is an issuer already. */
export function createDemo(services: Services): Promise<boolean> {
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    if ((await listIssuers(services.db)).length > 0) return false;
    await createPeople(services, await createTeam(services));
    await insertSetting(services.db, demoSetting, 'true');
    return true;
  });
}

export type DemoAccess = {
  signInLink: string;
  assessorName: string;
  assessorToken: string;
  adminToken: string;
  /** The CV code of the participant with most badges, and a one-time link to their own page. */
  shareLink: string;
  holderLink: string;
  holderName: string;
  /** Somebody who does not hold the badge yet, and what was seen: ready for the printed curl command. */
  award: { participantId: string; badgeClass: string; observedOn: string; results: Record<string, Level> };
};

type Holding = { participantId: string; givenName: string; credentials: CredentialWithSlug[] };

async function listHoldings(services: Services, assessor: Staff): Promise<Holding[]> {
  const { items } = await listParticipants(services, assessor, { limit: 100 });
  return Promise.all(
    items.map(async ({ id, givenName }) => ({
      participantId: id,
      givenName,
      credentials: await listLiveCredentials(services.db, id),
    })),
  );
}

/** A class that one good day suffices for, and that nobody has to approve. */
function isAwardedAtOnce({ template, retired }: BadgeClass): boolean {
  if (template.kind !== 'badge' || template.policy !== 'direct' || retired) return false;
  return template.awardRule.type === 'every-criterion' && template.awardRule.days === 1;
}

/** An award for somebody who does not hold the badge yet (else a repeat), and the smallest one to read. */
async function buildAward(services: Services, holdings: Holding[]): Promise<DemoAccess['award'] | undefined> {
  const classes = (await listEveryBadgeClass(services)).filter(isAwardedAtOnce);
  const choices = holdings.flatMap(({ participantId, credentials }) =>
    classes.map(({ slug, template }) => ({
      participantId,
      badgeClass: slug,
      isHeld: credentials.some((credential) => credential.slug === slug),
      criteria: listCriteria(template),
    })),
  );
  const [choice] = choices.toSorted(
    (a, b) => Number(a.isHeld) - Number(b.isHeld) || a.criteria.length - b.criteria.length,
  );
  if (!choice) return undefined;
  const { participantId, badgeClass, criteria } = choice;
  const results = Object.fromEntries(criteria.map((key) => [key, 'independent' as const]));
  return { participantId, badgeClass, observedOn: findFloorDay(services), results };
}

function listCriteria(template: BadgeClass['template']): string[] {
  return template.kind === 'badge' ? template.criteria.map(({ key }) => key) : [];
}

async function findShareLink(services: Services, assessor: Staff, participantId: string): Promise<string> {
  const { items } = await listShares(services, assessor, { participantId, limit: 100 });
  const open = items.find(({ isOpen }) => isOpen);
  return open?.link ?? `${services.settings.publicUrl}/controleer`;
}

/**
 * New keys to the demo; those of the last start stop working (decision 22). Undefined where the installation is
 * none, or where its people have gone.
 */
export async function createDemoAccess(services: Services): Promise<DemoAccess | undefined> {
  if ((await findSetting(services.db, demoSetting)) === undefined) return undefined;
  const { staff } = await loadStaffOverview(services);
  const assessorRow = staff.find(({ role }) => role === 'assessor');
  const admin = staff.find(({ role }) => role === 'admin');
  if (!assessorRow || !admin) return undefined;
  const assessor: Staff = { ...assessorRow, kind: 'staff' };
  const holdings = await listHoldings(services, assessor);
  const most = holdings.toSorted((a, b) => b.credentials.length - a.credentials.length)[0];
  const award = await buildAward(services, holdings);
  if (!most || !award) return undefined;
  return {
    signInLink: (await createStaffSignInLink(services, assessor.id)).link,
    assessorName: assessor.name,
    assessorToken: await createApiToken(services, { staffId: assessor.id, label: 'demo' }),
    adminToken: await createApiToken(services, { staffId: admin.id, label: 'demo' }),
    shareLink: await findShareLink(services, assessor, most.participantId),
    holderLink: (await createParticipantSignInLink(services, assessor, most.participantId)).link,
    holderName: most.givenName,
    award,
  };
}
