// English words of the catalogue.
import type { Texts } from '../nl.ts';

export const categories: Texts['categories'] = {
  keuken: 'In the kitchen',
  gasten: 'With guests',
  werk: 'In any job',
  superbadge: 'Superbadges',
};

export const badgeClasses: Texts['badgeClasses'] = {
  title: 'Which badges are there?',
  lead: 'Each badge shows what somebody can do at work. Tap a badge to see what it means.',
  superbadgeLead: 'You get a superbadge when you have a group of badges together.',
  preview: ({ name }) => `What the badge ${name} means.`,
  forYou: 'For you',
  criteriaTitle: 'This is what somebody shows',
  partsTitle: 'These badges belong to it',
  atLeast: ({ count }) => `and at least ${count} of these:`,
  howTitle: 'How you get the badge',
  everyCriterion: ({ level, days }) =>
    days === 1
      ? `A supervisor has seen everything. Each point at least at the level “${level}”.`
      : `A supervisor has seen everything, each point on ${days} days. At least at the level “${level}”.`,
  countsDays: ({ level, days }) =>
    `A supervisor has seen it on ${days} working days. At least at the level “${level}”.`,
  allParts: 'All badges of the list have been earned.',
  policies: {
    direct: 'Then you get the badge at once.',
    'second-assessor': 'Then a second supervisor looks too.',
    'issuer-approval': 'Then the maker approves it.',
  },
  usefulTitle: 'Also useful for',
  partOfTitle: 'Counts towards',
  alignmentsTitle: 'Matches these occupations and skills',
  honest: 'A badge is not a diploma.',
  retired: 'This badge is no longer given. Whoever has it, keeps it.',
  newer: 'There is a newer version of this badge.',
  toNewer: 'See the new version',
  version: ({ version }) => `Version ${version}`,
  back: 'All badges',
};
