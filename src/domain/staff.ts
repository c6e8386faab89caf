// The staff of an issuer, for those who keep it: admins keep everybody, managers the assessors who work nowhere but at
// their own locations. Nobody can lock themselves out, and no manager can become more than that.
import { type InvalidParam, Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { isUniqueViolation } from '../store/database-errors.ts';
import { deleteIdentities } from '../store/identities.ts';
import { listLocations } from '../store/locations.ts';
import { deletePasskeys, listPasskeys } from '../store/passkeys.ts';
import { deletePin, listPins } from '../store/posts.ts';
import {
  deleteSignIns,
  deleteWaysIn,
  findAnyStaff,
  findStaffByEmail,
  listStaff as listStaffRows,
  type StaffWithLocations,
  updateStaff as updateStaffRow,
} from '../store/staff.ts';
import { type Actor, findScope, type Role, requireAct, type Staff } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isUuid } from './pages.ts';
import { isPersonName } from './participant-names.ts';
import { createStaff } from './setup.ts';
import { createStaffSignInLink, type SignInLink } from './sign-in.ts';

export type StaffMember = {
  id: string;
  name: string;
  kind: 'person' | 'system';
  role: Role;
  locationIds: string[];
  /** At work. Null when there is none, and to whoever may not change it. */
  email: string | null;
  isActive: boolean;
  createdAt: Date;
  pin: 'none' | 'set' | 'locked';
  passkeys: number;
  /** Whether the actor who asked may change them. */
  mayChange: boolean;
};

/** Roles that see the locations they are linked to and no others. */
const rolesWithLocations: readonly Role[] = ['assessor', 'manager'];

/** Roles that somebody may give. */
export function listRolesToGive(actor: Staff): readonly Role[] {
  return actor.role === 'admin' ? ['assessor', 'manager', 'approver', 'admin', 'reader'] : ['assessor'];
}

type Person = Pick<StaffWithLocations, 'kind' | 'role' | 'locationIds'>;

/** A manager keeps assessors, and only those whom no other location shares. */
function mayKeep(actor: Staff, person: Person): boolean {
  const { locationIds } = findScope(actor);
  if (locationIds === 'all') return true;
  const isOwn = person.locationIds.length > 0 && person.locationIds.every((id) => locationIds.includes(id));
  return person.kind === 'person' && person.role === 'assessor' && isOwn;
}

function maySee(actor: Staff, row: StaffWithLocations): boolean {
  const { locationIds } = findScope(actor);
  return locationIds === 'all' || row.locationIds.some((id) => locationIds.includes(id));
}

async function toMembers(
  services: Services,
  actor: Staff,
  rows: StaffWithLocations[],
): Promise<StaffMember[]> {
  const ids = rows.map(({ id }) => id);
  const pins = await listPins(services.db, ids);
  const passkeys = await listPasskeys(services.db, ids);
  const now = services.clock.now();
  return rows.map((row) => {
    const pin = pins.find(({ staffId }) => staffId === row.id);
    const isLocked = pin?.lockedUntil != null && pin.lockedUntil > now;
    const { id, name, kind, role, locationIds, createdAt } = row;
    return {
      ...{ id, name, kind, role, locationIds, createdAt },
      email: mayKeep(actor, row) ? row.email : null,
      isActive: row.deactivatedAt === null,
      pin: pin === undefined ? 'none' : isLocked ? 'locked' : 'set',
      passkeys: passkeys.filter(({ staffId }) => staffId === row.id).length,
      mayChange: mayKeep(actor, row),
    };
  });
}

/** Active people first, by name. @throws Problem forbidden */
export async function listStaff(services: Services, actor: Actor): Promise<StaffMember[]> {
  requireAct(actor, 'see-staff');
  const rows = (await listStaffRows(services.db, actor.issuerId)).filter((row) => maySee(actor, row));
  const members = await toMembers(services, actor, rows);
  return members.toSorted(
    (a, b) => Number(b.isActive) - Number(a.isActive) || a.name.localeCompare(b.name, 'nl'),
  );
}

/** @throws Problem forbidden, not-found */
export async function loadStaffMember(
  services: Services,
  actor: Actor,
  staffId: string,
): Promise<StaffMember> {
  requireAct(actor, 'see-staff');
  const row = isUuid(staffId) ? await findAnyStaff(services.db, actor.issuerId, staffId) : undefined;
  if (!row || !maySee(actor, row)) throw new Problem('not-found');
  return (await toMembers(services, actor, [row]))[0]!;
}

/** Somebody whom the actor keeps, with the actor known to be staff. */
async function loadKept(services: Services, actor: Actor, staffId: string) {
  requireAct(actor, 'change-staff');
  const member = await loadStaffMember(services, actor, staffId);
  if (!member.mayChange) throw new Problem('forbidden');
  return { actor, member };
}

export type StaffInput = {
  name: string;
  role: Role;
  locationIds: string[];
  kind?: 'person' | 'system' | undefined;
  email?: string | null | undefined;
};

/** Spec: RFC 5321 4.1.2 in the form that mailboxes have; compared without case. */
function isAddress(email: string): boolean {
  return email.length <= 254 && /^[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+\.[^\s<>@\p{Cc}]+$/u.test(email);
}

/** As it is kept and compared, or null when there is none. */
export function normalizeAddress(email: string | null | undefined): string | null {
  return email?.normalize('NFC').trim().toLowerCase() || null;
}

const addressTaken = 'is the address of somebody else here';

/** Whoever took the address in the same moment was not there to be found: the database says it in their place. */
async function refuseTakenAddress<Kept>(keep: Promise<Kept>): Promise<Kept> {
  try {
    return await keep;
  } catch (error) {
    if (!isUniqueViolation(error, 'staff_email')) throw error;
    return rejectRequest([{ name: 'email', reason: addressTaken }]);
  }
}

async function checkStaff(services: Services, actor: Staff, input: StaffInput & { was?: StaffMember }) {
  const { role, locationIds, kind = 'person', was } = input;
  const email = normalizeAddress(input.email);
  const isMalformed = email !== null && !isAddress(email);
  const owner =
    email === null || isMalformed ? undefined : await findStaffByEmail(services.db, actor.issuerId, email);
  const known = (await listLocations(services.db, actor.issuerId)).filter(
    ({ id, closedAt }) => closedAt === null || was?.locationIds.includes(id),
  );
  const areKnown = locationIds.every((id) => known.some((location) => location.id === id));
  const faults: [boolean, string, string][] = [
    [!isPersonName(input.name), 'name', 'must be one line of text, at most 100 characters'],
    [!listRolesToGive(actor).includes(role), 'role', 'is not for you to give'],
    [isMalformed, 'email', 'must be an e-mail address'],
    [owner !== undefined && owner.id !== was?.id, 'email', addressTaken],
    [!areKnown, 'locationIds', 'names a location that is not open here'],
    [
      rolesWithLocations.includes(role) && locationIds.length === 0,
      'locationIds',
      'is needed: this role sees the people of its own locations only',
    ],
  ];
  const invalidParams: InvalidParam[] = faults
    .filter(([isFault]) => isFault)
    .map(([, name, reason]) => ({ name, reason }));
  if (invalidParams.length === 0 && !mayKeep(actor, { kind, role, locationIds })) {
    invalidParams.push({ name: 'locationIds', reason: 'names a location that is not yours' });
  }
  if (invalidParams.length > 0) rejectRequest(invalidParams);
}

/** @throws Problem forbidden, invalid-request */
export function createStaffMember(services: Services, actor: Actor, input: StaffInput): Promise<StaffMember> {
  const created = inTransaction(services, async (services) => {
    requireAct(actor, 'change-staff');
    await checkStaff(services, actor, input);
    const { name, role, kind = 'person' } = input;
    const locationIds = [...new Set(input.locationIds)];
    const row = {
      issuerId: actor.issuerId,
      name,
      kind,
      role,
      locationIds,
      email: normalizeAddress(input.email),
    };
    const { id } = await createStaff(services, row, actor);
    return loadStaffMember(services, actor, id);
  });
  return refuseTakenAddress(created);
}

export type StaffChanges = {
  [Field in 'name' | 'role' | 'locationIds' | 'email']?: StaffInput[Field] | undefined;
} & { isActive?: boolean | undefined };

/** Whoever is deactivated is out at once: sessions, links, tokens, PIN, passkeys and what a provider knows go. */
async function endAccess(services: Services, staffId: string): Promise<void> {
  await deleteWaysIn(services.db, staffId, services.clock.now());
  await deletePin(services.db, staffId);
  await deletePasskeys(services.db, staffId);
  await deleteIdentities(services.db, staffId);
}

/** A link or passkey that somebody made in the name of an assessor opens nothing to them of what an admin may. */
async function endSignIns(services: Services, staffId: string): Promise<void> {
  await deleteSignIns(services.db, staffId, services.clock.now());
  await deletePasskeys(services.db, staffId);
  await deleteIdentities(services.db, staffId);
}

/**
 * Changes what is given. An address that was there before goes with the role, unless it is given again: who may set
 * that of an assessor chooses none for an admin. It goes too when they leave.
 * @throws Problem forbidden, not-found, invalid-request, own-account
 */
export function updateStaffMember(
  services: Services,
  by: Actor,
  input: { staffId: string; changes: StaffChanges },
): Promise<StaffMember> {
  const changed = inTransaction(services, async (services) => {
    const { actor, member } = await loadKept(services, by, input.staffId);
    const { changes } = input;
    const { name = member.name, role = member.role, isActive = member.isActive } = changes;
    const locationIds = [...new Set(changes.locationIds ?? member.locationIds)];
    if (member.id === actor.id && (role !== member.role || !isActive)) throw new Problem('own-account');
    const email = normalizeAddress(
      changes.email === undefined && role === member.role ? member.email : changes.email,
    );
    await checkStaff(services, actor, { name, role, locationIds, email, kind: member.kind, was: member });
    const row = (await findAnyStaff(services.db, actor.issuerId, member.id))!;
    const deactivatedAt = isActive ? null : (row.deactivatedAt ?? services.clock.now());
    const kept = { name, role, locationIds, email: isActive ? email : null, deactivatedAt };
    await updateStaffRow(services.db, member.id, kept);
    const subject = `staff:${member.id}`;
    await recordAudit(services, { act: 'staff-changed', actor, subject, facts: { role } });
    if (isActive !== member.isActive) {
      await recordAudit(services, {
        act: isActive ? 'staff-activated' : 'staff-deactivated',
        actor,
        subject,
      });
    }
    if (!isActive) await endAccess(services, member.id);
    else if (role !== member.role) await endSignIns(services, member.id);
    else if (email !== row.email) await deleteIdentities(services.db, member.id);
    return loadStaffMember(services, actor, member.id);
  });
  return refuseTakenAddress(changed);
}

/** A one-time link for a colleague, to be handed over in person. @throws Problem forbidden, not-found */
export async function createColleagueSignInLink(
  services: Services,
  by: Actor,
  staffId: string,
): Promise<SignInLink> {
  const { actor, member } = await loadKept(services, by, staffId);
  if (!member.isActive) throw new Problem('not-found');
  return createStaffSignInLink(services, member.id, actor);
}

/**
 * Takes a PIN away, so that its owner sets a new one. Whoever shares a location may: it opens nothing.
 * @throws Problem forbidden, not-found
 */
export function removePin(services: Services, actor: Actor, staffId: string): Promise<StaffMember> {
  return inTransaction(services, async (services) => {
    requireAct(actor, 'change-staff');
    const member = await loadStaffMember(services, actor, staffId);
    if (await deletePin(services.db, member.id)) {
      await recordAudit(services, { act: 'pin-removed', actor, subject: `staff:${member.id}` });
    }
    return loadStaffMember(services, actor, staffId);
  });
}

/** Takes every passkey away, for a device that was lost. @throws Problem forbidden, not-found */
export function removePasskeys(services: Services, by: Actor, staffId: string): Promise<StaffMember> {
  return inTransaction(services, async (services) => {
    const { actor, member } = await loadKept(services, by, staffId);
    const count = await deletePasskeys(services.db, member.id);
    const subject = `staff:${member.id}`;
    if (count > 0) await recordAudit(services, { act: 'passkeys-removed', actor, subject, facts: { count } });
    return loadStaffMember(services, actor, staffId);
  });
}
