// Which translations somebody who speaks the language still has to read. Read by tests and by `npm run words`; pages
// do not know of it. A path names a text, or all texts under it: 'levels.teaches', 'problems'; those of badges begin with
// 'badges': 'badges.bar.criteria.drankjes'.
import type { Language } from './languages.ts';
import type { HolderLanguage } from './locales.ts';

export type Review = {
  /** Not certain. Taken out when a speaker of the language has read it. */
  unsure: readonly string[] | 'everything';
  /** The same as in English, on purpose. */
  sameAsEnglish: readonly string[];
};

export const reviews: Record<Exclude<HolderLanguage, Language>, Review> = {
  ar: {
    unsure: [
      'badges',
      'categories',
      'ownQuestions',
      'ownExplanation',
      'goals',
      'takeAlong',
      'turnedScreen',
      'control',
      'claims',
      'selfAssessments',
      'smallSteps',
      'talkSheet',
      'levels',
      'mine.whoSees',
      'mine.superbadgesTitle',
      'mine.superbadgesLead',
      'forms.codeSpelled',
      'shares.cvLine',
    ],
    sameAsEnglish: ['shell.siteName'],
  },
  tr: {
    unsure: [
      'badges',
      'categories',
      'ownQuestions',
      'ownExplanation',
      'goals',
      'takeAlong',
      'turnedScreen',
      'control',
      'claims',
      'selfAssessments',
      'smallSteps',
      'talkSheet',
      'levels.teaches',
      'ownNotices.gezegd',
      'ownNotices.teruggenomen',
      'mine.whoSees',
      'mine.superbadgesTitle',
      'mine.superbadgesLead',
      'mine.pathHas',
      'mine.complete',
      'messages.until',
    ],
    sameAsEnglish: ['shell.siteName'],
  },
  pl: {
    unsure: [
      'badges',
      'categories',
      'ownQuestions',
      'ownExplanation',
      'goals',
      'takeAlong',
      'turnedScreen',
      'control',
      'claims',
      'selfAssessments',
      'smallSteps',
      'talkSheet',
      'ownNotices.gezegd',
      'ownNotices.teruggenomen',
      'mine.whoSees',
      'mine.superbadgesTitle',
      'mine.superbadgesLead',
      'mine.openBadge',
      'levels',
      'messages.until',
    ],
    sameAsEnglish: ['shell.siteName', 'shell.mainNavigation', 'shell.start', 'takeAlong.mail'],
  },
  uk: {
    unsure: [
      'badges',
      'categories',
      'ownQuestions',
      'ownExplanation',
      'goals',
      'takeAlong',
      'turnedScreen',
      'control',
      'claims',
      'selfAssessments',
      'smallSteps',
      'talkSheet',
      'ownNotices.gezegd',
      'ownNotices.teruggenomen',
      'mine.whoSees',
      'mine.superbadgesTitle',
      'mine.superbadgesLead',
      'progress.started',
      'levels',
      'messages.until',
    ],
    sameAsEnglish: ['shell.siteName'],
  },
  ti: { unsure: 'everything', sameAsEnglish: ['shell.siteName'] },
  pap: { unsure: 'everything', sameAsEnglish: ['shell.siteName', 'forms.print', 'shares.badgesIn(1)'] },
};

/** Whether a text, such as `mine.toGo(3)`, still has to be read by somebody who speaks the language. */
export function isUnsure(language: HolderLanguage, path: string): boolean {
  const unsure = language in reviews ? reviews[language as keyof typeof reviews].unsure : [];
  return (
    unsure === 'everything' ||
    unsure.some((part) => path === part || (/^[.(]/.test(path.slice(part.length)) && path.startsWith(part)))
  );
}
