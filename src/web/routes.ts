// The table of all routes: one row per file, and nothing else lists them. A new noun is a new file and a new row.
import { approvals } from './api/approvals.ts';
import { assessments } from './api/assessments.ts';
import { badgeClasses } from './api/badge-classes.ts';
import { certificates } from './api/certificates.ts';
import { claims } from './api/claims.ts';
import { completions } from './api/completions.ts';
import { credentials } from './api/credentials.ts';
import { goalRoutes } from './api/goals.ts';
import { groupAssessments } from './api/group-assessments.ts';
import { holderRequests } from './api/holder-requests.ts';
import { locations } from './api/locations.ts';
import { looks } from './api/looks.ts';
import { nameMatches } from './api/name-matches.ts';
import { notes } from './api/notes.ts';
import { ownAccounts } from './api/own-account.ts';
import { participantLists } from './api/participant-lists.ts';
import { participants } from './api/participants.ts';
import { posts } from './api/posts.ts';
import { progress } from './api/progress.ts';
import { questionSettingRoutes } from './api/question-settings.ts';
import { questionRoutes } from './api/questions.ts';
import { rehearsalRoutes } from './api/rehearsals.ts';
import { reminders } from './api/reminders.ts';
import { revocations } from './api/revocations.ts';
import { selfAssessments } from './api/self-assessments.ts';
import { sharedSets } from './api/shared-sets.ts';
import { shares } from './api/shares.ts';
import { smallSteps } from './api/small-steps.ts';
import { staff } from './api/staff.ts';
import { superbadges } from './api/superbadges.ts';
import { usefulnessRoutes } from './api/usefulness.ts';
import { verifications } from './api/verifications.ts';
import { weeks } from './api/weeks.ts';
import { registerAssets } from './assets.ts';
import { registerOpenapi } from './openapi.ts';
import { approvalPages } from './pages/approvals.ts';
import { assessmentResultPages } from './pages/assessment-results.ts';
import { assessmentPages } from './pages/assessments.ts';
import { catalogue } from './pages/badge-classes.ts';
import { badgeDefiningPages } from './pages/badge-defining.ts';
import { badgeKeepingPages } from './pages/badge-keeping.ts';
import { claimPages } from './pages/claims.ts';
import { colleaguePages } from './pages/colleagues.ts';
import { completionPages } from './pages/completions.ts';
import { controlPages } from './pages/control.ts';
import { explanationPages } from './pages/explanations.ts';
import { goalPages } from './pages/goals.ts';
import { groupAssessmentPages } from './pages/group-assessments.ts';
import { groupResultPages } from './pages/group-results.ts';
import { holderRequestPages } from './pages/holder-requests.ts';
import { holderPages } from './pages/holders.ts';
import { identityPages } from './pages/identities.ts';
import { keptAssessmentPages } from './pages/kept-assessments.ts';
import { locationPages } from './pages/locations.ts';
import { nameMatchPages } from './pages/name-matches.ts';
import { notePages } from './pages/notes.ts';
import { ownAccountPages } from './pages/own-account.ts';
import { ownBadgePages } from './pages/own-badges.ts';
import { ownDataPages } from './pages/own-data.ts';
import { ownQuestionPages } from './pages/own-questions.ts';
import { paperPages } from './pages/paper-sheets.ts';
import { participantDetailPages } from './pages/participant-details.ts';
import { participantListPages } from './pages/participant-lists.ts';
import { participantPages } from './pages/participants.ts';
import { passkeyPages } from './pages/passkeys.ts';
import { posterPages } from './pages/posters.ts';
import { postPages } from './pages/posts.ts';
import { problemPages } from './pages/problems.ts';
import { questionFormPages } from './pages/question-forms.ts';
import { questionPages } from './pages/questions.ts';
import { rehearsalPages } from './pages/rehearsals.ts';
import { selfAssessmentPages } from './pages/self-assessments.ts';
import { shareNamePages } from './pages/share-names.ts';
import { sharedSetPages } from './pages/shared-sets.ts';
import { sharePages } from './pages/shares.ts';
import { signInPages } from './pages/sign-in.ts';
import { signInCardPages } from './pages/sign-in-cards.ts';
import { signInSheetPages } from './pages/sign-in-sheets.ts';
import { smallStepPages } from './pages/small-steps.ts';
import { staffPages } from './pages/staff.ts';
import { startPages } from './pages/start.ts';
import { takeAlongPages } from './pages/take-along.ts';
import { talkSheetPages } from './pages/talk-sheets.ts';
import { usefulnessPages } from './pages/usefulness.ts';
import { verificationPages } from './pages/verifications.ts';
import { weekPages } from './pages/weeks.ts';
import { publicBadgeClasses } from './public/badge-classes.ts';
import { publicCredentials } from './public/credentials.ts';
import { installation } from './public/installation.ts';
import { publicIssuers, publicKeys } from './public/issuers.ts';
import { publicRehearsals } from './public/rehearsals.ts';
import { publicSharedSets } from './public/shared-sets.ts';
import { publicStatusLists } from './public/status-lists.ts';
import { wellKnown } from './public/well-known.ts';
import type { RouteModule } from './route-module.ts';
import { themes } from './theme.ts';
import { vcApi } from './vc-api.ts';

export type Routes = {
  /** Under /v1: JSON, a bearer token, never a cookie. `config: { public: true }` for those that need no token. */
  api: RouteModule[];
  /** Documents and pages for anybody: open to scripts of any site, no session. */
  public: RouteModule[];
  /** Pages with a session and forms. */
  pages: RouteModule[];
  /** Under /vc-api, and only with the switch for test suites. */
  trials?: RouteModule[];
};

export const routes: Routes = {
  api: [
    { noun: 'openapi', register: registerOpenapi },
    badgeClasses,
    participants,
    participantLists,
    progress,
    claims,
    selfAssessments,
    notes,
    smallSteps,
    weeks,
    reminders,
    completions,
    assessments,
    groupAssessments,
    approvals,
    credentials,
    certificates,
    revocations,
    shares,
    sharedSets,
    looks,
    holderRequests,
    nameMatches,
    questionRoutes,
    goalRoutes,
    usefulnessRoutes,
    questionSettingRoutes,
    rehearsalRoutes,
    superbadges,
    staff,
    ownAccounts,
    posts,
    locations,
    verifications,
  ],
  public: [
    { noun: 'assets', register: registerAssets },
    themes,
    wellKnown,
    installation,
    publicCredentials,
    publicSharedSets,
    publicIssuers,
    publicKeys,
    publicBadgeClasses,
    publicStatusLists,
    publicRehearsals,
  ],
  pages: [
    startPages,
    explanationPages,
    posterPages,
    rehearsalPages,
    signInPages,
    passkeyPages,
    identityPages,
    postPages,
    ownAccountPages,
    assessmentPages,
    groupAssessmentPages,
    groupResultPages,
    keptAssessmentPages,
    assessmentResultPages,
    participantListPages,
    signInSheetPages,
    participantPages,
    participantDetailPages,
    signInCardPages,
    approvalPages,
    staffPages,
    colleaguePages,
    locationPages,
    holderPages,
    claimPages,
    selfAssessmentPages,
    notePages,
    smallStepPages,
    talkSheetPages,
    weekPages,
    paperPages,
    completionPages,
    ownBadgePages,
    takeAlongPages,
    controlPages,
    shareNamePages,
    ownDataPages,
    holderRequestPages,
    sharePages,
    sharedSetPages,
    nameMatchPages,
    questionFormPages,
    questionPages,
    goalPages,
    usefulnessPages,
    ownQuestionPages,
    verificationPages,
    catalogue,
    badgeKeepingPages,
    badgeDefiningPages,
    problemPages,
  ],
  trials: [vcApi],
};
