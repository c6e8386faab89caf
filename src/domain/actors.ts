// Who acts, and the one table of which role may do what. Reach (whose data) is decided by scope, not here.
import { Problem } from '../base/problem.ts';
import type { Scope } from '../store/participants.ts';

export type Role = 'assessor' | 'manager' | 'approver' | 'admin' | 'reader';

export type Staff = {
  kind: 'staff';
  id: string;
  issuerId: string;
  name: string;
  role: Role;
  locationIds: string[];
};

/** A participant who signed in: sees and decides over their own things only. */
export type Holder = { kind: 'holder'; participantId: string; issuerId: string };

export type Actor = Staff | Holder;

/** Requirements R11, R62, R63: only floor staff see observations; a reader sees positive events only. */
export const actsOfRoles = {
  assess: ['assessor', 'manager'],
  'see-progress': ['assessor', 'manager'],
  'list-participants': ['assessor', 'manager', 'approver', 'admin', 'reader'],
  'edit-participants': ['assessor', 'manager', 'admin'],
  'give-sign-in': ['assessor', 'manager', 'admin'],
  'see-credentials': ['assessor', 'manager', 'approver', 'admin', 'reader'],
  'share-with-participant': ['assessor', 'manager'],
  'see-approvals': ['assessor', 'manager', 'approver', 'admin'],
  'approve-as-second-assessor': ['assessor', 'manager'],
  'approve-for-issuer': ['approver', 'admin'],
  'request-revocation': ['assessor', 'manager', 'admin'],
  'confirm-revocation': ['manager', 'admin'],
  'define-badge-classes': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof actsOfRoles;

export function mayAct(actor: Actor, act: Act): boolean {
  return actor.kind === 'staff' && (actsOfRoles[act] as readonly Role[]).includes(actor.role);
}

/**
 * Lets staff with the act through.
 * @throws Problem forbidden
 */
export function requireAct(actor: Actor, act: Act): asserts actor is Staff {
  if (!mayAct(actor, act)) throw new Problem('forbidden', { act });
}

/** Assessors and managers reach their own locations; the other roles the whole issuer (decision 21). */
export function findScope(staff: Staff): Scope {
  const wide = staff.role === 'approver' || staff.role === 'admin' || staff.role === 'reader';
  return { issuerId: staff.issuerId, locationIds: wide ? 'all' : staff.locationIds };
}
