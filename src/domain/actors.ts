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
  /** Acts with a PIN on a shared tablet: may do less, and reaches the location of the tablet only. */
  isByPin?: boolean;
  /** Came in with a one-time link, which shows no more than who held it. */
  isByLink?: boolean;
};

/** A participant who signed in: sees and decides over their own things only. */
export type Holder = { kind: 'holder'; participantId: string; issuerId: string };

export type Actor = Staff | Holder;

/** Requirements R11, R62, R63: only floor staff see observations; a reader sees positive events only. */
export const actsOfRoles = {
  assess: ['assessor', 'manager'],
  'see-progress': ['assessor', 'manager'],
  /** Tapping together what a participant says of themselves. */
  'speak-with-participant': ['assessor', 'manager'],
  'give-small-steps': ['assessor', 'manager'],
  'list-participants': ['assessor', 'manager', 'approver', 'admin', 'reader'],
  'edit-participants': ['assessor', 'manager', 'admin'],
  'give-sign-in': ['assessor', 'manager', 'admin'],
  'see-credentials': ['assessor', 'manager', 'approver', 'admin', 'reader'],
  'share-with-participant': ['assessor', 'manager'],
  /** All that is kept of a participant, as a file: never left on a shared tablet. */
  'hand-out-data': ['assessor', 'manager'],
  'answer-questions': ['assessor', 'manager'],
  'see-approvals': ['assessor', 'manager', 'approver', 'admin'],
  'approve-as-second-assessor': ['assessor', 'manager'],
  'approve-for-issuer': ['approver', 'admin'],
  'request-revocation': ['assessor', 'manager', 'admin'],
  'confirm-revocation': ['manager', 'admin'],
  'define-badge-classes': ['admin'],
  'erase-participants': ['manager', 'admin'],
  'move-participants': ['manager', 'admin'],
  'add-many-participants': ['manager', 'admin'],
  'open-post': ['assessor', 'manager'],
  'see-posts': ['manager', 'admin'],
  'see-staff': ['manager', 'admin'],
  'change-staff': ['manager', 'admin'],
  'see-locations': ['manager', 'admin'],
  'change-locations': ['manager', 'admin'],
  'open-locations': ['admin'],
  'see-usefulness': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof actsOfRoles;

/** What the work on the floor needs. Everything else asks for a sign-in that nobody can look at over a shoulder. */
export const actsByPin: readonly Act[] = [
  'assess',
  'see-progress',
  'speak-with-participant',
  'give-small-steps',
  'list-participants',
  'edit-participants',
  'give-sign-in',
  'see-credentials',
  'share-with-participant',
  'request-revocation',
];

function isOfRole(actor: Actor, act: Act): actor is Staff {
  return actor.kind === 'staff' && (actsOfRoles[act] as readonly Role[]).includes(actor.role);
}

export function mayAct(actor: Actor, act: Act): boolean {
  return isOfRole(actor, act) && (!actor.isByPin || actsByPin.includes(act));
}

/**
 * Lets staff with the act through.
 * @throws Problem forbidden; strong-sign-in-needed when a PIN does not open this
 */
export function requireAct(actor: Actor, act: Act): asserts actor is Staff {
  if (mayAct(actor, act)) return;
  throw new Problem(isOfRole(actor, act) ? 'strong-sign-in-needed' : 'forbidden', { act });
}

/** Assessors and managers reach their own locations; the other roles the whole issuer (decision 21). */
export function findScope(staff: Staff): Scope {
  if (staff.isByPin) return { issuerId: staff.issuerId, locationIds: staff.locationIds };
  const wide = staff.role === 'approver' || staff.role === 'admin' || staff.role === 'reader';
  return { issuerId: staff.issuerId, locationIds: wide ? 'all' : staff.locationIds };
}
