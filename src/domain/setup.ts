// What the operator makes from the command line: the first issuer, locations and staff. Whatever is wrong with
// what they gave is said in one problem.
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { listIssuers, lockIssuers } from '../store/issuers.ts';
import { insertLocation, listLocations } from '../store/locations.ts';
import { findStaff, insertStaff, listStaff, type StaffWithLocations } from '../store/staff.ts';
import { findForbiddenWords } from '../text/forbidden-words.ts';
import type { Actor, Role, Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { createIssuer, type ProofKeyKind } from './issuers.ts';
import { isUuid } from './pages.ts';
import { usualReminderWeeks } from './reminders.ts';
import { createApiToken, createStaffSignInLink, type SignInLink } from './sign-in.ts';

export type NewStaff = {
  issuerId: string;
  name: string;
  kind: 'person' | 'system';
  role: Role;
  locationIds: string[];
  email?: string | null;
};

/** Inserts a person or a system. The name is for colleagues; it never goes in a credential. */
export function createStaff(
  services: Services,
  input: NewStaff,
  actor: Actor | 'system' = 'system',
): Promise<Staff> {
  return inTransaction(services, async (services) => {
    const { locationIds, email = null, ...columns } = input;
    const id = services.ids.uuid();
    const row = { id, ...columns, email, toldAt: null, createdAt: services.clock.now(), deactivatedAt: null };
    await insertStaff(services.db, row, locationIds);
    await recordAudit(services, { act: 'staff-created', actor, subject: `staff:${id}` });
    const { issuerId, name, role } = input;
    return { kind: 'staff', id, issuerId, name, role, locationIds };
  });
}

export async function createLocation(
  services: Services,
  input: { issuerId: string; name: string },
  actor: Actor | 'system' = 'system',
): Promise<string> {
  const id = services.ids.uuid();
  await insertLocation(services.db, {
    id,
    ...input,
    createdAt: services.clock.now(),
    closedAt: null,
    reminderWeeks: usualReminderWeeks,
  });
  await recordAudit(services, { act: 'location-created', actor, subject: `location:${id}` });
  return id;
}

export type SetupInput = {
  issuer: string;
  slug: string;
  email: string | null;
  location: string;
  admin: string;
  /** What badges are signed with; Ed25519 when it is not said. */
  keyKind?: ProofKeyKind | undefined;
};
export type Setup = { issuerSlug: string; signIn: SignInLink; token: string };

const namesMaximum = 100;

function listNameFaults(names: Record<string, string>): string[] {
  return Object.entries(names)
    .filter(([, name]) => name.length > namesMaximum || /\p{Cc}/u.test(name))
    .map(([option]) => `--${option} must be at most ${namesMaximum} characters on one line`);
}

function rejectCommand(reasons: string[]): never {
  throw new Problem('command-invalid', { reasons });
}

/** What an issuer must not be called: it stands on every badge (decision 26), and its slug in every address. */
function checkSetup({ issuer, slug, email, location, admin }: SetupInput): void {
  const faults = listNameFaults({ issuer, location, admin });
  const words = findForbiddenWords(`${issuer} ${slug} ${email ?? ''}`);
  if (words.length > 0) {
    faults.push(`the issuer stands on every badge, so its name can not hold '${words.join("', '")}'`);
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 60) {
    faults.push('--slug must be lower-case letters, digits and hyphens, at most 60');
  }
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    faults.push('--email must be an e-mail address');
  if (faults.length > 0) rejectCommand(faults);
}

/**
 * Makes the first issuer with its key, a location, and an admin with a sign-in link and a token.
 * @throws Problem already-set-up, command-invalid with every fault
 */
export function setUpInstallation(services: Services, input: SetupInput): Promise<Setup> {
  checkSetup(input);
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    if (await isSetUp(services)) throw new Problem('already-set-up');
    const { publicUrl } = services.settings;
    const { slug, email, keyKind } = input;
    const made = { slug, name: input.issuer, url: `${publicUrl}/`, email };
    const issuer = await createIssuer(services, made, keyKind);
    const locationId = await createLocation(services, { issuerId: issuer.id, name: input.location });
    const admin = await createStaff(services, {
      issuerId: issuer.id,
      name: input.admin,
      kind: 'person',
      role: 'admin',
      locationIds: [locationId],
    });
    return {
      issuerSlug: issuer.slug,
      signIn: await createStaffSignInLink(services, admin.id),
      token: await createApiToken(services, { staffId: admin.id, label: 'setup' }),
    };
  });
}

export type StaffOverview = {
  locations: { id: string; name: string }[];
  staff: StaffWithLocations[];
};

/** Whether there is an issuer, so that badges can be awarded. */
export async function isSetUp(services: Services): Promise<boolean> {
  return (await listIssuers(services.db)).length > 0;
}

/** Everybody of the first issuer, for the operator. @throws Problem command-invalid when there is none */
export async function loadStaffOverview(services: Services): Promise<StaffOverview & { issuerId: string }> {
  const [issuer] = await listIssuers(services.db);
  if (!issuer) rejectCommand(['there is no issuer yet: use the command setup first']);
  return {
    issuerId: issuer.id,
    locations: await listLocations(services.db, issuer.id),
    staff: await listStaff(services.db, issuer.id),
  };
}

/** Somebody of the staff, for the operator. @throws Problem command-invalid */
export async function loadStaff(services: Services, staffId: string): Promise<StaffWithLocations> {
  const row = isUuid(staffId) ? await findStaff(services.db, staffId) : undefined;
  if (!row) rejectCommand([`nobody of the staff has the id '${staffId}'`]);
  return row;
}

/**
 * Adds a location to the first issuer; gives its id.
 * @throws Problem command-invalid
 */
export function addLocation(services: Services, name: string): Promise<string> {
  return inTransaction(services, async (services) => {
    await lockIssuers(services.db);
    const { issuerId, locations } = await loadStaffOverview(services);
    const faults = listNameFaults({ name });
    if (locations.some((location) => location.name === name)) {
      faults.push(`there is already a location '${name}'`);
    }
    if (faults.length > 0) rejectCommand(faults);
    return createLocation(services, { issuerId, name });
  });
}

/**
 * Adds a person or system to the first issuer. Whoever works at locations has to have one.
 * @throws Problem command-invalid
 */
export function addStaff(
  services: Services,
  input: { name: string; kind: NewStaff['kind']; role: Role; locations: string[] },
): Promise<Staff> {
  return inTransaction(services, async (services) => {
    const { name, kind, role } = input;
    const { issuerId, locations } = await loadStaffOverview(services);
    const unknown = input.locations.filter((asked) => !locations.some((found) => found.name === asked));
    const faults = [
      ...listNameFaults({ name }),
      ...unknown.map((location) => `there is no location '${location}'`),
    ];
    if (['assessor', 'manager'].includes(role) && input.locations.length === 0) {
      faults.push(`${role}s see their own locations only: name one with --locations`);
    }
    if (faults.length > 0) rejectCommand(faults);
    const chosen = locations.filter((location) => input.locations.includes(location.name));
    return createStaff(services, { issuerId, name, kind, role, locationIds: chosen.map(({ id }) => id) });
  });
}
