// The badge class of an assertion and the profile of its issuer: fetched from where they lie, since what an assertion
// embeds of them is only what somebody says. Open Badges 2.0, Badge Verification, steps on BadgeClass and Profile.
import { isJsonObject, type JsonObject } from '../json.ts';
import type { OutcomeCode } from '../verify/report.ts';
import {
  type Assertion,
  type BadgeClass,
  type BadgeProfile,
  type Parsed,
  parseBadgeClass,
  parseProfile,
} from './documents.ts';
import {
  type Badge2Examination,
  findAddress,
  loadDocument,
  loadOwnDocument,
  recordOutcome,
} from './examination.ts';

type Part = { document: JsonObject; id: string | undefined } | { code: OutcomeCode };

/** `isSigned`: what is embedded was signed with it, and may stand for a badge class that lies nowhere. */
async function loadBadgeClass({ badge, form }: Assertion, examination: Badge2Examination): Promise<Part> {
  const address = findAddress(badge);
  if (address === undefined) {
    const isSigned = form === 'signed' && isJsonObject(badge);
    return isSigned ? { document: badge, id: undefined } : { code: 'badge-class-malformed' };
  }
  const loaded = await loadDocument(address, examination);
  if (loaded.state === 'malformed') return { code: 'badge-class-malformed' };
  if (loaded.state !== 'read') return { code: 'badge-class-unavailable' };
  const { document } = loaded;
  return document.id === undefined || document.id === address
    ? { document, id: address }
    : { code: 'badge-class-malformed' };
}

async function loadProfile(
  { issuer }: BadgeClass,
  examination: Badge2Examination,
): Promise<{ profile: Parsed<BadgeProfile> } | { code: OutcomeCode }> {
  const address = findAddress(issuer);
  if (address === undefined) return { code: 'profile-unconfirmed' };
  const loaded = await loadOwnDocument(address, examination);
  if (loaded.state === 'malformed') return { code: 'profile-unconfirmed' };
  if (loaded.state !== 'read') return { code: 'profile-unavailable' };
  return { profile: parseProfile(loaded.document, address) };
}

/** Loads both and answers for the shape of the badge; what is missing is recorded with the check that misses it. */
export async function checkBadgeClass(
  assertion: Assertion,
  deviations: string[],
  examination: Badge2Examination,
): Promise<void> {
  const part = await loadBadgeClass(assertion, examination);
  if ('code' in part) {
    recordOutcome(examination, 'shape', { code: part.code, section: 'data', facts: { at: 'badge' } });
    return;
  }
  const badgeClass = parseBadgeClass(part.document);
  if ('faults' in badgeClass) {
    const faults = badgeClass.faults.map((name) => `badge.${name}`);
    recordOutcome(examination, 'shape', { code: 'badge-malformed', section: 'data', facts: { faults } });
    return;
  }
  examination.badgeClass = { ...badgeClass.value, id: part.id ?? badgeClass.value.id };
  const loaded = await loadProfile(badgeClass.value, examination);
  const all = [...deviations, ...badgeClass.deviations.map((name) => `badge.${name}`)];
  if ('code' in loaded) {
    recordOutcome(examination, 'issuer-binding', { code: loaded.code, section: 'data' });
  } else if ('faults' in loaded.profile) {
    const faults = loaded.profile.faults.map((name) => `issuer.${name}`);
    recordOutcome(examination, 'shape', { code: 'badge-malformed', section: 'data', facts: { faults } });
  } else {
    examination.profile = loaded.profile.value;
    all.push(...loaded.profile.deviations.map((name) => `issuer.${name}`));
  }
  const code = all.length > 0 ? 'badge-deviates' : 'badge-conforms';
  const facts = all.length > 0 ? { deviations: all.slice(0, 10) } : {};
  recordOutcome(examination, 'shape', { code, section: 'data', facts });
}
