// The first issuer, location and admin of an installation, made by its operator from the command line.
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { listIssuers } from '../store/issuers.ts';
import {
  findStaff,
  insertLocation,
  insertStaff,
  listLocations,
  listStaff,
  type StaffWithLocations,
} from '../store/staff.ts';
import type { Role, Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { createIssuer } from './issuers.ts';
import { isUuid } from './pages.ts';
import { createApiToken, createStaffSignInLink, type SignInLink } from './sign-in.ts';

export type NewStaff = {
  issuerId: string;
  name: string;
  kind: 'person' | 'system';
  role: Role;
  locationIds: string[];
};

/** Adds a person or a system. The name is for colleagues; it never goes in a credential. */
export function createStaff(services: Services, input: NewStaff): Promise<Staff> {
  return inTransaction(services, async (services) => {
    const { locationIds, ...columns } = input;
    const id = services.ids.uuid();
    const row = { id, ...columns, createdAt: services.clock.now(), deactivatedAt: null };
    await insertStaff(services.db, row, locationIds);
    await recordAudit(services, { act: 'staff-created', actor: 'system', subject: `staff:${id}` });
    const { issuerId, name, role } = input;
    return { kind: 'staff', id, issuerId, name, role, locationIds };
  });
}

export async function createLocation(
  services: Services,
  input: { issuerId: string; name: string },
): Promise<string> {
  const id = services.ids.uuid();
  await insertLocation(services.db, { id, ...input, createdAt: services.clock.now(), closedAt: null });
  return id;
}

export type SetupInput = {
  issuer: string;
  slug: string;
  email: string | null;
  location: string;
  admin: string;
};
export type Setup = { issuerSlug: string; signIn: SignInLink; token: string };

/**
 * Makes the first issuer with its key, a location, and an admin with a sign-in link and a token.
 * @throws Problem already-set-up
 */
export function setUpInstallation(services: Services, input: SetupInput): Promise<Setup> {
  return inTransaction(services, async (services) => {
    if ((await listIssuers(services.db)).length > 0) throw new Problem('already-set-up');
    const { publicUrl } = services.settings;
    const { slug, email } = input;
    const issuer = await createIssuer(services, { slug, name: input.issuer, url: `${publicUrl}/`, email });
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

/** Everybody of the first issuer, for the operator. @throws Problem not-found when there is none */
export async function loadStaffOverview(services: Services): Promise<StaffOverview & { issuerId: string }> {
  const [issuer] = await listIssuers(services.db);
  if (!issuer) throw new Problem('not-found');
  return {
    issuerId: issuer.id,
    locations: await listLocations(services.db, issuer.id),
    staff: await listStaff(services.db, issuer.id),
  };
}

/** @throws Problem not-found */
export async function loadStaff(services: Services, staffId: string): Promise<StaffWithLocations> {
  const row = isUuid(staffId) ? await findStaff(services.db, staffId) : undefined;
  if (!row) throw new Problem('not-found');
  return row;
}
