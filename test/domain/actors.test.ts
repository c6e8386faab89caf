// Which role may do what, and how much of it with a PIN: every cell written down here, and not read from the table.
import t from 'tap';
import type { Problem } from '../../src/base/problem.ts';
import {
  type Act,
  actsOfRoles,
  findScope,
  mayAct,
  type Role,
  requireAct,
  type Staff,
} from '../../src/domain/actors.ts';

const person = (role: Role): Staff => ({
  kind: 'staff',
  id: 'a',
  issuerId: 'b',
  name: 'c',
  role,
  locationIds: ['d'],
});

const roles: Role[] = ['assessor', 'manager', 'approver', 'admin', 'reader'];

/** `+` with a strong sign-in only, `p` with a PIN too, `.` never. */
const matrix: Record<Act, string> = {
  //                              assessor, manager, approver, admin, reader
  assess: 'pp...',
  'see-progress': 'pp...',
  'speak-with-participant': 'pp...',
  'give-small-steps': 'pp...',
  'list-participants': 'ppppp',
  'edit-participants': 'pp.p.',
  'give-sign-in': 'pp.p.',
  'see-credentials': 'ppppp',
  'share-with-participant': 'pp...',
  'hand-out-data': '++...',
  'answer-questions': '++...',
  'see-approvals': '++++.',
  'approve-as-second-assessor': '++...',
  'approve-for-issuer': '..++.',
  'request-revocation': 'pp.p.',
  'confirm-revocation': '.+.+.',
  'define-badge-classes': '...+.',
  'erase-participants': '.+.+.',
  'move-participants': '.+.+.',
  'add-many-participants': '.+.+.',
  'open-post': '++...',
  'see-posts': '.+.+.',
  'see-staff': '.+.+.',
  'change-staff': '.+.+.',
  'see-locations': '.+.+.',
  'change-locations': '.+.+.',
  'open-locations': '...+.',
  'see-usefulness': '...+.',
};

const codeOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Problem).code;
  }
};

t.test('each cell of role and act, signed in strongly and with a PIN', async (t) => {
  t.same(Object.keys(matrix).toSorted(), Object.keys(actsOfRoles).toSorted(), 'the matrix knows every act');
  for (const [act, cells] of Object.entries(matrix) as [Act, string][]) {
    for (const [index, role] of roles.entries()) {
      const cell = cells[index];
      const strong = person(role);
      const byPin = { ...strong, isByPin: true };
      t.equal(mayAct(strong, act), cell !== '.', `${role}: ${act}`);
      t.equal(mayAct(byPin, act), cell === 'p', `${role} with a PIN: ${act}`);
      t.equal(
        codeOf(() => requireAct(strong, act)),
        cell === '.' ? 'forbidden' : null,
      );
      const refused = cell === '.' ? 'forbidden' : cell === '+' ? 'strong-sign-in-needed' : null;
      t.equal(
        codeOf(() => requireAct(byPin, act)),
        refused,
        'and is told which way in opens it',
      );
    }
    t.notOk(mayAct({ kind: 'holder', participantId: 'a', issuerId: 'b' }, act), `a holder: ${act}`);
  }
});

t.test('a PIN reaches the location of its tablet, whatever the role', async (t) => {
  for (const role of roles) {
    const staff = person(role);
    const wide = ['approver', 'admin', 'reader'].includes(role);
    t.same(findScope(staff).locationIds, wide ? 'all' : ['d'], role);
    t.same(findScope({ ...staff, isByPin: true }).locationIds, ['d'], `${role} by PIN`);
  }
});
