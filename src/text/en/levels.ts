// English words for how well something was seen, how often and by whom.
import type { Texts } from '../nl.ts';

export const levels: Texts['levels'] = {
  'not-yet': 'not seen yet',
  'with-help': 'with help',
  independent: 'alone',
  teaches: 'shows others',
};

export const levelMeanings: Texts['levelMeanings'] = {
  'with-help': 'Does this with help from a colleague.',
  independent: 'Does this alone.',
  teaches: 'Does this alone and shows others how.',
};

const countDays = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const byAssessors = (assessors: number) =>
  assessors === 1 ? 'by the supervisor' : `by ${assessors} supervisors`;

export const evidence: Texts['evidence'] = {
  seen: ({ times, days, assessors }) =>
    `Seen ${times === 1 ? 'once' : `${times} times`} on ${countDays(days)}, ${byAssessors(assessors)}`,
  seenDays: ({ days, assessors }) => `Seen on ${countDays(days)}, ${byAssessors(assessors)}`,
  restsOn: ({ badges }) => (badges === 1 ? 'This rests on 1 badge.' : `This rests on ${badges} badges.`),
};

export const roles: Texts['roles'] = {
  assessor: 'supervisor',
  manager: 'manager',
  approver: 'approver',
  admin: 'administrator',
  reader: 'reader',
};
