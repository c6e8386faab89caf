// English words of the page of a maker.
import type { Texts } from '../nl.ts';

export const issuerPage: Texts['issuerPage'] = {
  kicker: 'Maker of badges',
  lead: 'This maker gives badges to people. They have shown at work what they can do.',
  howTitle: 'How is it assessed?',
  how: 'A supervisor works along and looks. They saw with their own eyes what is on the badge.',
  contactTitle: 'Questions about a badge?',
  email: 'E-mail',
  website: 'Website',
  noContact: 'Ask the person who showed you the badge. They know the supervisor.',
  catalogue: 'See all badges',
  technicalTitle: 'Technical details',
  id: 'Identifier',
  keys: 'Keys',
};
