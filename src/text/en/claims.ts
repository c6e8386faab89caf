// "I can do this already" and "Say it yourself".
import type { Texts } from '../nl.ts';

export const claims: Texts['claims'] = {
  title: 'What can I do already?',
  lead: 'Look at the badges. Can you do one already? Say so.',
  open: 'See the badges',
  said: 'You say: I can do this already',
  has: 'you have it',
  canTitle: 'Can you do this already?',
  canHint: 'Tap the button. Your supervisor will look with you.',
  can: 'I can do this already',
  claimed: 'You say: I can do this already.',
  claimedHint: 'Your supervisor knows.',
  together: 'You will look together.',
  takeBack: 'Take it back',
  back: 'All badges',
};

export const claimsOf: Texts['claimsOf'] = ({ name }) => ({
  title: `What can ${name} do already?`,
  lead: `Ask ${name}. Tap together what ${name} can do already.`,
  open: 'See the badges',
  said: `${name} says: I can do this already`,
  has: 'earned',
  canTitle: `Does ${name} say: I can do this already?`,
  canHint: 'Tap only when you talked about it together.',
  can: `${name} can do this already`,
  claimed: `${name} says: I can do this already.`,
  claimedHint: 'It is in the list of the supervisors.',
  together: 'You will look together.',
  takeBack: 'Take it back',
  back: 'All badges',
});

export const claimQueue: Texts['claimQueue'] = {
  title: 'They say: I can do this already',
  titleOf: ({ name }) => `${name} says: I can do this already`,
  lead: 'Have a look together.',
  since: ({ age }) => `said ${age}`,
  look: 'Look now',
  plan: 'Look together',
  planned: 'You will look together',
  unplan: 'Not together after all',
  all: 'See them all',
  none: 'Nothing is waiting. Good.',
  more: 'More',
};

export const selfAssessments: Texts['selfAssessments'] = {
  title: 'Say it yourself',
  lead: 'How is it going? Tap what fits you.',
  levels: {
    'not-yet': 'I say nothing yet',
    'with-help': 'with help',
    independent: 'on my own',
    teaches: 'I show others',
  },
  save: 'Keep this',
  change: 'Change what you say',
  besideTitle: 'Side by side',
  says: 'You',
  seen: 'Your supervisor',
  beside: 'What you say and what was seen, side by side.',
  together: 'This was filled in together.',
  private: 'Only you and your supervisors see this. It does not count for the badge.',
};

export const selfAssessmentsOf: Texts['selfAssessmentsOf'] = ({ name }) => ({
  title: `What does ${name} say?`,
  lead: `${name} chooses. You tap along.`,
  levels: selfAssessments.levels,
  save: 'Keep this',
  change: 'Fill in together',
  besideTitle: 'Side by side',
  says: name,
  seen: 'Seen',
  beside: `What ${name} says and what was seen, side by side.`,
  together: 'This was filled in together.',
  private: `Only ${name} and the supervisors of this place see this. It does not count for the badge.`,
});
