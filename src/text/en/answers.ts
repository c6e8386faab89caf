// English words of the answer that an employer gets about one badge.
import type { Texts } from '../nl.ts';

const countDays = (days: number) => (days === 1 ? '1 day' : `${days} days`);

export const answers: Texts['answers'] = {
  madeBy: ({ issuer }) => `Made by ${issuer}.`,
  withdrawn: {
    word: 'Withdrawn',
    meaning: 'This badge is real, but it no longer counts.',
  },
  replaced: {
    word: 'Replaced',
    meaning: 'This badge is real. A newer version of it counts now.',
  },
  badge: 'Badge',
  superbadge: 'Superbadge',
  level: 'Level',
  seen: 'Seen',
  seenTimes: ({ times, days, month }) =>
    `${times === 1 ? 'once' : `${times} times`} on ${countDays(days)}, up to ${month}`,
  seenWorkdays: ({ days, month }) =>
    `on ${days === 1 ? '1 working day' : `${days} working days`}, up to ${month}`,
  seenInBadges: ({ badges, month }) => `in ${badges === 1 ? '1 badge' : `${badges} badges`}, up to ${month}`,
  seenUntil: ({ month }) => `up to ${month}`,
  assessed: 'Assessed',
  assessedBy: ({ assessors }) =>
    assessors === 1 ? 'at work, by the supervisor' : `at work, by ${assessors} supervisors`,
  assessedPerBadge: 'at work, each badge by a supervisor',
  counts: 'Counts',
  countsSince: ({ month }) => `since ${month}, no end date`,
  countedSince: ({ month }) => `no longer. Given in ${month}`,
  ask: 'Questions?',
  askMaker: 'Ask the maker',
  honest: 'Not a diploma.',
  honestMeaning: 'It does prove what somebody showed at work.',
  criteriaTitle: 'This was seen at work',
  parts: ({ count }) => (count === 1 ? 'See the badge under it' : `See the ${count} badges under it`),
  partOf: ({ month }) => `of ${month}`,
  printTitle: 'Check it yourself.',
  printMeaning: 'This print proves nothing. Scan the code or type the address.',
  complete: 'All badges for this are there.',
};

export const nameCheck: Texts['nameCheck'] = {
  title: 'Does the badge belong to this person?',
  lead: 'Type the name that is on the CV. You only hear whether it matches.',
  label: 'First and last name',
  button: 'Compare the name',
  match: 'This name belongs to the badge.',
  differs: 'This name does not belong to the badge. See whether you typed it right.',
  empty: 'Type a first and a last name.',
  notKept: 'We do not keep the name. You can try a few times.',
};
