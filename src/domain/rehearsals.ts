// A practice badge, given to a colleague by the same form as a real one. It is made so that no verifier anywhere can
// find it good: signed by a key that is thrown away and that its issuer's document does not list, over before it began,
// and called a practice badge in every word and picture. It is about nobody, counts for nothing and is soon forgotten.
import { addSeconds, parseInstant } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { buildCredential } from '../openbadges/credential.ts';
import { canonicalizeJson } from '../openbadges/jcs.ts';
import { buildSigner, generateSigningKey } from '../openbadges/keys.ts';
import { findMonthOf, findMonthStart } from '../openbadges/month.ts';
import { buildImage, buildProfile } from '../openbadges/profile.ts';
import { secureCredential } from '../openbadges/proofs/secure.ts';
import type { Services } from '../services.ts';
import {
  deleteRehearsalsBefore,
  findRehearsal,
  insertRehearsal,
  type RehearsalRow,
} from '../store/rehearsals.ts';
import { credentialWords } from '../text/credential-words.ts';
import { buildBadgeAchievement } from './achievements.ts';
import { type Actor, requireAct } from './actors.ts';
import { type AssessmentInput, checkAssessmentInput, findFloorDay } from './assessment-input.ts';
import { recordAudit } from './audit.ts';
import { isAtLevel, type Level } from './award-rules.ts';
import { type BadgeClass, loadBadgeImage } from './badge-classes.ts';
import type { BadgeOnlyTemplate } from './badge-templates.ts';
import { isCredentialId } from './credential-views.ts';
import { findRehearsalDid } from './rehearsal-issuer.ts';

const rehearsalDays = 7;
const daySeconds = 24 * 3600;

export function findRehearsalUrl({ settings }: Services, id: string): string {
  return `${settings.publicUrl}/oefenbadges/${id}`;
}

/** Whether a document says that it is one of our practice badges; what it says may still be made up. */
export function isRehearsalUrl({ settings }: Services, url: string): boolean {
  return url.startsWith(`${settings.publicUrl}/oefenbadges/`);
}

export type RehearsalInput = Pick<AssessmentInput, 'badgeClass' | 'results'>;
export type Rehearsal = {
  id: string;
  link: string;
  document: string;
  slug: string;
  version: number;
  month: string;
};

/** The first second of the month before, which is also the last: over before anybody could see it. */
function findPast(services: Services): string {
  const [first] = findMonthStart(services.clock.now(), 1).split('T');
  const before = addSeconds(parseInstant(`${first}T00:00:00Z`), -daySeconds);
  return findMonthStart(before, 1);
}

async function buildDocument(
  services: Services,
  { id, badgeClass, template }: { id: string; badgeClass: BadgeClass; template: BadgeOnlyTemplate },
): Promise<string> {
  const url = findRehearsalUrl(services, id);
  const name = credentialWords.rehearsalName(template.name.nl);
  const past = findPast(services);
  const did = findRehearsalDid(services);
  const achievement = {
    ...buildBadgeAchievement(badgeClass, template),
    id: `${url}#oefening`,
    name,
    description: credentialWords.rehearsal,
    image: buildImage({ url: `${url}/image.svg`, caption: name }),
  };
  const { credentialStatus: _none, ...unsigned } = buildCredential({
    id: url,
    issuer: buildProfile({
      did,
      name: credentialWords.rehearsalIssuer,
      url: `${services.settings.publicUrl}/uitleg`,
    }),
    name,
    description: credentialWords.rehearsal,
    validFrom: past,
    awardedDate: past,
    subjectId: `urn:uuid:${services.ids.uuid()}`,
    achievement,
    results: [],
    evidence: [],
    status: { listUrl: url, index: 0 },
  });
  // The key lives for this one signature: afterwards nobody can show that it ever was.
  const { seed, publicKeyMultibase } = generateSigningKey();
  const signer = buildSigner({ keyId: `${did}#${publicKeyMultibase}`, seed });
  const document = { ...unsigned, validUntil: past };
  return canonicalizeJson(
    await secureCredential(document, { suite: 'eddsa-rdfc-2022', signer, created: past }),
  );
}

/**
 * Gives a practice badge for what was tapped; undefined when for a real one more would have to be seen.
 * @throws Problem forbidden, invalid-request, badge-class-retired
 */
export async function recordRehearsal(
  services: Services,
  actor: Actor,
  input: RehearsalInput,
): Promise<Rehearsal | undefined> {
  requireAct(actor, 'assess');
  const observedOn = findFloorDay(services);
  const badgeClass = await checkAssessmentInput(services, { ...input, participantId: '', observedOn });
  const { template } = badgeClass;
  if (template.kind !== 'badge' || !isAllSeen(template, input.results)) return undefined;
  const id = services.ids.credentialId();
  const document = await buildDocument(services, { id, badgeClass, template });
  const { slug, version } = badgeClass;
  const row: RehearsalRow = { id, slug, version, document, createdAt: services.clock.now() };
  await insertRehearsal(services.db, row);
  await recordAudit(services, { act: 'rehearsal-recorded', actor, subject: `rehearsal:${id}` });
  return toRehearsal(services, row);
}

function isAllSeen({ criteria, awardRule }: BadgeOnlyTemplate, results: Record<string, Level>): boolean {
  return criteria.every(({ key }) => {
    const level = results[key];
    return level !== undefined && isAtLevel(level, awardRule.level);
  });
}

function toRehearsal(services: Services, { id, document, slug, version }: RehearsalRow): Rehearsal {
  const { validFrom } = JSON.parse(document) as { validFrom: string };
  return { id, link: findRehearsalUrl(services, id), document, slug, version, month: findMonthOf(validFrom) };
}

/** @throws Problem not-found */
export async function loadRehearsal(services: Services, id: string): Promise<Rehearsal> {
  const row = await findRehearsal(services.db, isCredentialId(id) ? id : '');
  if (!row) throw new Problem('not-found');
  return toRehearsal(services, row);
}

/** The picture with its mark across. @throws Problem not-found */
export async function loadRehearsalImage(services: Services, id: string): Promise<string> {
  const { slug, version } = await loadRehearsal(services, id);
  return markImage(await loadBadgeImage(services, slug, version));
}

/** Artwork is square; the mark lies across its middle and over its edges, whatever is under it. */
export function markImage(svg: string): string {
  const [, size = '96'] = /viewBox="0 0 (\d+(?:\.\d+)?)/.exec(svg) ?? [];
  const [width, height] = [Number(size), Number(size) * 0.24];
  const middle = width / 2;
  const band = `<rect x="${-width}" y="${middle - height / 2}" width="${3 * width}" height="${height}" fill="#fff" stroke="#a51d2d" stroke-width="${width / 48}"/>`;
  const word = `<text x="${middle}" y="${middle + height * 0.3}" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${height * 0.78}" textLength="${width * 0.82}" lengthAdjust="spacingAndGlyphs" fill="#a51d2d">${credentialWords.rehearsalMark}</text>`;
  const frame = `<rect x="${width / 96}" y="${width / 96}" width="${width - width / 48}" height="${width - width / 48}" fill="none" stroke="#a51d2d" stroke-width="${width / 48}" stroke-dasharray="${width / 16}"/>`;
  return svg.replace(
    /<\/svg>\s*$/,
    `${frame}<g transform="rotate(-24 ${middle} ${middle})">${band}${word}</g></svg>`,
  );
}

/** Gives how many were forgotten. */
export function forgetRehearsals(services: Services): Promise<number> {
  return deleteRehearsalsBefore(services.db, addSeconds(services.clock.now(), -rehearsalDays * daySeconds));
}
