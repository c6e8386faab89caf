// Small steps: twelve kind sentences.
import type { Texts } from '../nl.ts';

export const smallSteps: Texts['smallSteps'] = {
  sentences: {
    'tried-something-new': 'You tried something new.',
    'asked-for-help': 'You asked for help. Well done.',
    'helped-a-colleague': 'You helped a colleague.',
    'listened-well': 'You listened well.',
    'kept-going': 'You kept going, also when it was hard.',
    'saw-what-was-needed': 'You saw yourself what was needed.',
    'worked-neatly': 'You worked very neatly.',
    'kept-calm': 'You stayed calm when it was busy.',
    'kind-to-guests': 'You were kind to the guests.',
    'learned-something': 'You learned something new.',
    'explained-well': 'You explained something well.',
    'brought-good-cheer': 'It was good to have you there.',
  },
  title: 'Your small steps',
  lead: 'Somebody saw this of you at work.',
  all: 'All small steps',
  private: 'Small steps are only for you and your supervisors.',
  more: 'More',
};

export const smallStepGiving: Texts['smallStepGiving'] = {
  titleOf: ({ name }) => `Small steps of ${name}`,
  give: 'Give a small step',
  giveTitle: ({ name }) => `What did you see of ${name}?`,
  giveLead: ({ name }) => `Tap a sentence. ${name} sees it at once.`,
  noneOf: ({ name }) => `${name} has no small steps yet.`,
};
