// English words of what waits for somebody else to decide.
import type { Texts } from '../nl.ts';

export const queue: Texts['queue'] = {
  title: 'Approve',
  lead: 'Here waits what somebody else has to look at. The oldest comes first.',
  empty: 'Nothing is waiting. Good.',
  approvalsTitle: 'Badges',
  revocationsTitle: 'Requests to withdraw',
  since: ({ age }) => `Waiting since ${age}`,
  overdue: 'Too long',
  sentBackTitle: 'Sent back',
  lookAgain: 'Look again',
  waitingTitle: 'Still waiting',
  waitsFor: {
    direct: 'Waiting',
    'second-assessor': 'Waiting for a second supervisor',
    'issuer-approval': 'Waiting for the approver',
  },
  look: ({ name }) => `Look at ${name}`,
  approve: 'Approve',
  sendBack: 'Send back',
  sendBackWhy: 'Why do you send it back?',
  sendBackFault: 'Choose why you send it back.',
  sendBackReasons: {
    'see-again': 'Look again together',
    'talk-first': 'Talk with each other first',
    'wrong-person': 'This belongs to somebody else',
  },
  confirm: 'Yes, withdraw',
  decline: 'No, stays valid',
  more: 'More',
  reasons: {
    mistake: 'Given by accident',
    'wrong-person': 'Belongs to somebody else',
    'not-as-described': 'Not as it says',
    'holder-request': 'Asked for by its owner',
    'support-withdrawn': 'A badge under it was withdrawn',
  },
};
