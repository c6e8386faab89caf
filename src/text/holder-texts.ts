// The words that a participant meets: these stand in every language, the others in Dutch and English.
import type { Texts } from './nl.ts';

/** What can go wrong on a participant's way; other problems are told in Dutch or English. */
export type HolderProblem =
  | 'invalid-request'
  | 'not-authenticated'
  | 'sign-in-link-invalid'
  | 'forbidden'
  | 'form-expired'
  | 'not-found'
  | 'too-many-requests'
  | 'credential-withdrawn'
  | 'share-closed'
  | 'signing-unavailable'
  | 'database-unavailable'
  | 'internal-error';

export type HolderTexts = Pick<
  Texts,
  | 'shell'
  | 'forms'
  | 'signIn'
  | 'messages'
  | 'card'
  | 'mine'
  | 'categories'
  | 'claims'
  | 'selfAssessments'
  | 'smallSteps'
  | 'talkSheet'
  | 'ownBadge'
  | 'ownNotices'
  | 'ownQuestions'
  | 'ownExplanation'
  | 'goals'
  | 'progress'
  | 'shares'
  | 'takeAlong'
  | 'turnedScreen'
  | 'control'
  | 'levels'
  | 'days'
  | 'problemPage'
> & { problems: Pick<Texts['problems'], HolderProblem> };
