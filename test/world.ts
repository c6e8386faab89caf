// The named world of the tests: an issuer with two locations, its staff and participants, all badge classes, on a
// real database of its own. Everything in it is made by the rules of domain/; nothing here is a stand-in.
import { join } from 'node:path';
import type { Test } from 'tap';
import { addSeconds, type Clock, findDay } from '../src/base/clock.ts';
import { randomIds } from '../src/base/ids.ts';
import type { Staff } from '../src/domain/actors.ts';
import { type Assessment, recordAssessment } from '../src/domain/assessments.ts';
import type { Level } from '../src/domain/award-rules.ts';
import { loadBadgeClass } from '../src/domain/badge-classes.ts';
import { readBadgeTemplates } from '../src/domain/badge-folders.ts';
import { loadBadgeTemplates } from '../src/domain/catalogue.ts';
import { createIssuer } from '../src/domain/issuers.ts';
import { createParticipant, type Participant } from '../src/domain/participants.ts';
import { createLocation, createStaff } from '../src/domain/setup.ts';
import { createApiToken } from '../src/domain/sign-in.ts';
import { buildKeyVault, type Services, type Settings } from '../src/services.ts';
import { buildVerifyFile } from '../src/verify-files.ts';
import { openTestDatabase } from './database.ts';

/** Wednesday; the floor's clock says 11:00. */
export const worldStart = '2026-11-18T10:00:00.000Z';
export const worldUrl = 'https://badges.example.org';
const badgeTemplates = join(import.meta.dirname, '..', 'badge-templates');

export type MovableClock = Clock & { move(seconds: number): void; set(instant: string): void };

export function buildClock(start: string = worldStart): MovableClock {
  let current = new Date(start);
  return {
    now: () => current,
    move: (seconds) => {
      current = addSeconds(current, seconds);
    },
    set: (instant) => {
      current = new Date(instant);
    },
  };
}

/** High enough to be in nobody's way; a test of limits gives its own. */
const rateLimits: Settings['rateLimits'] = {
  codesPerMinute: 100_000,
  codesTotalPerMinute: 100_000,
  verificationsPerMinute: 100_000,
  signInsPerMinute: 100_000,
};

/**
 * Ruud, Els and their manager Marloes work at De Linde, Fatima at Het Anker; Joke approves, Beheer is admin, Meter is
 * a system that reads. Vreemd is the admin of another issuer in the same installation.
 */
const staffNames = ['ruud', 'els', 'fatima', 'marloes', 'joke', 'beheer', 'meter', 'vreemd'] as const;
export type StaffName = (typeof staffNames)[number];

/** Samira and Kees are at De Linde, Noor at Het Anker. */
export type ParticipantName = 'samira' | 'kees' | 'noor';

export type World = {
  services: Services;
  clock: MovableClock;
  /** Address of the database, for whoever looks at rows. */
  databaseUrl: string;
  /** What the network would answer, by address; anything else is unreachable. */
  documents: Map<string, string | Uint8Array>;
  issuer: { id: string; slug: string };
  locations: { linde: string; anker: string };
  staff: Record<StaffName, Staff>;
  participants: Record<ParticipantName, Participant>;
  /** Bearer tokens. */
  tokens: Record<StaffName, string>;
};

export type WorldOptions = {
  settings?: Partial<Settings>;
  now?: string;
  /** Connections to the database. */
  pool?: number;
};

export type EmptyWorld = Pick<World, 'services' | 'clock' | 'databaseUrl' | 'documents'>;

/** A world with nobody and nothing in it, gone after the test. */
export async function openEmptyWorld(t: Test, options: WorldOptions = {}): Promise<EmptyWorld> {
  const { db, url: databaseUrl } = await openTestDatabase(t, { pool: options.pool ?? 10 });
  const clock = buildClock(options.now);
  const documents = new Map<string, string | Uint8Array>();
  const services: Services = {
    db,
    clock,
    ids: randomIds,
    keys: buildKeyVault(Buffer.alloc(32, 7)),
    fetchDocument: async (url) => {
      const found = documents.get(url);
      if (found === undefined) throw new Error('unreachable');
      const bytes = Buffer.from(found);
      return { bytes, body: bytes.toString('utf8'), url, fetchedAt: clock.now() };
    },
    // In this process: threads have a test of their own.
    verifyFile: buildVerifyFile({ limits: {}, containerLimits: {} }),
    settings: {
      publicUrl: worldUrl,
      demo: false,
      rateLimits,
      trustProxy: false,
      maxFileBytes: 1_000_000,
      securityContact: null,
      ...options.settings,
    },
  };
  return { services, clock, databaseUrl, documents };
}

/** Read once for all worlds of a file. */
let templates: ReturnType<typeof readBadgeTemplates> | undefined;

/** Opens a new world, gone after the test. Takes about half a second. */
export async function openWorld(t: Test, options: WorldOptions = {}): Promise<World> {
  const world = await openEmptyWorld(t, options);
  templates ??= readBadgeTemplates(badgeTemplates);
  const reading = await templates;
  if (!reading.ok) throw new Error('the templates of the house do not load');
  await loadBadgeTemplates(world.services, reading.templates);
  return { ...world, ...(await createPeople(world.services)) };
}

type People = Pick<World, 'issuer' | 'locations' | 'staff' | 'participants' | 'tokens'>;

async function createPeople(services: Services): Promise<People> {
  const issuer = await createIssuer(services, {
    slug: 'gouden-lepel',
    name: 'Stichting De Gouden Lepel',
    url: `${worldUrl}/`,
    email: null,
  });
  const other = await createIssuer(services, {
    slug: 'zilveren-vork',
    name: 'Stichting De Zilveren Vork',
    url: `${worldUrl}/`,
    email: null,
  });
  const createPlace = (name: string) => createLocation(services, { issuerId: issuer.id, name });
  const linde = await createPlace('Eethuis De Linde');
  const anker = await createPlace('Buurtkeuken Het Anker');
  const person = (name: string, role: Staff['role'], locationIds: string[] = []) =>
    createStaff(services, { issuerId: issuer.id, name, kind: 'person', role, locationIds });
  const staff: Record<StaffName, Staff> = {
    ruud: await person('Ruud Verbeek', 'assessor', [linde]),
    els: await person('Els Bakker', 'assessor', [linde]),
    fatima: await person('Fatima Aydin', 'assessor', [anker]),
    marloes: await person('Marloes Kok', 'manager', [linde]),
    joke: await person('Joke Hendriks', 'approver'),
    beheer: await person('Beheer', 'admin'),
    meter: await createStaff(services, {
      issuerId: issuer.id,
      name: 'Meter',
      kind: 'system',
      role: 'reader',
      locationIds: [],
    }),
    vreemd: await createStaff(services, {
      issuerId: other.id,
      name: 'Vreemd',
      kind: 'person',
      role: 'admin',
      locationIds: [],
    }),
  };
  const participants: Record<ParticipantName, Participant> = {
    samira: await createParticipant(services, staff.ruud, { givenName: 'Samira', familyName: 'Bensaid' }),
    kees: await createParticipant(services, staff.ruud, { givenName: 'Kees', familyName: 'de Wit' }),
    noor: await createParticipant(services, staff.fatima, { givenName: 'Noor', familyName: 'Jansen' }),
  };
  const tokens = {} as Record<StaffName, string>;
  for (const name of staffNames) {
    tokens[name] = await createApiToken(services, { staffId: staff[name].id, label: 'test' });
  }
  return {
    issuer: { id: issuer.id, slug: issuer.slug },
    locations: { linde, anker },
    staff,
    participants,
    tokens,
  };
}

/** Every criterion of a badge class at one level: what the results of an assessment look like. */
export async function buildResults(
  services: Services,
  badgeClass: string,
  level: Level = 'independent',
): Promise<Record<string, Level>> {
  const { template } = await loadBadgeClass(services, badgeClass);
  if (template.kind !== 'badge') throw new Error(`${badgeClass} is no badge`);
  return Object.fromEntries(template.criteria.map(({ key }) => [key, level]));
}

/** Awards a badge of policy `direct` that one day suffices for; by Ruud, or Fatima for Noor, unless said otherwise. */
export async function awardBadge(
  world: World,
  award: { to: ParticipantName; badgeClass: string; by?: StaffName },
): Promise<Assessment & { link: string; credentialId: string; document: string }> {
  const { services, staff, participants } = world;
  const assessor = staff[award.by ?? (award.to === 'noor' ? 'fatima' : 'ruud')];
  const assessment = await recordAssessment(services, assessor, {
    participantId: participants[award.to].id,
    badgeClass: award.badgeClass,
    observedOn: findDay(services.clock.now()),
    results: await buildResults(services, award.badgeClass),
  });
  const { credential } = assessment.award;
  if (!credential) throw new Error(`${award.badgeClass} was not awarded: ${assessment.award.state}`);
  const { id, document } = credential;
  return { ...assessment, credentialId: id, document, link: `${worldUrl}/credentials/${id}` };
}
