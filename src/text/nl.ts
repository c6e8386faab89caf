// All Dutch words, by noun. Dutch is the measure: its shape is the type that every other language has to fill.

import { answers, nameCheck } from './nl/answers.ts';
import { queue } from './nl/approvals.ts';
import { assessments } from './nl/assessments.ts';
import { badgeClasses, categories } from './nl/badge-classes.ts';
import { badgeDefining } from './nl/badge-defining.ts';
import { badgeKeeping } from './nl/badge-keeping.ts';
import { certificates } from './nl/certificates.ts';
import { claimQueue, claims, claimsOf, selfAssessments, selfAssessmentsOf } from './nl/claims.ts';
import { completions } from './nl/completions.ts';
import { control } from './nl/control.ts';
import { credentialPage } from './nl/credentials.ts';
import { days } from './nl/days.ts';
import { explanation, ownExplanation, poster } from './nl/explanations.ts';
import { floor } from './nl/floor.ts';
import { goals } from './nl/goals.ts';
import { mine, ownBadge, ownNotices } from './nl/holders.ts';
import { issuerPage } from './nl/issuers.ts';
import { kept, keptBar } from './nl/kept.ts';
import { evidence, levelMeanings, levels, roles } from './nl/levels.ts';
import { places } from './nl/locations.ts';
import { card, messages } from './nl/messages.ts';
import { notes } from './nl/notes.ts';
import { lines } from './nl/outcomes.ts';
import { peopleCards, peopleList, person } from './nl/participant-lists.ts';
import { notices, people } from './nl/participants.ts';
import { me, post } from './nl/posts.ts';
import { problemPage, problems } from './nl/problems.ts';
import { progress } from './nl/progress.ts';
import { answerMail, ownQuestions, questions } from './nl/questions.ts';
import { rehearsal } from './nl/rehearsals.ts';
import { reminders } from './nl/reminders.ts';
import { personalData, requests } from './nl/requests.ts';
import { sharedPage, shares } from './nl/shares.ts';
import { forms, shell, staffMenu } from './nl/shell.ts';
import { smallStepGiving, smallSteps } from './nl/small-steps.ts';
import { staffMail, team } from './nl/staff.ts';
import { signIn, startPage } from './nl/start.ts';
import { sent, takeAlong } from './nl/take-along.ts';
import { talkSheet } from './nl/talk-sheets.ts';
import { turnedScreen } from './nl/turned-screens.ts';
import { useful } from './nl/usefulness.ts';
import { checks, reasons, results, verdicts } from './nl/verdicts.ts';
import { checkPage } from './nl/verifications.ts';
import { paper, weeks } from './nl/weeks.ts';

export const nl = {
  shell,
  staffMail,
  staffMenu,
  forms,
  startPage,
  explanation,
  ownExplanation,
  goals,
  poster,
  rehearsal,
  signIn,
  messages,
  card,
  assessments,
  floor,
  kept,
  keptBar,
  days,
  progress,
  people,
  peopleList,
  peopleCards,
  person,
  team,
  places,
  post,
  me,
  notices,
  queue,
  mine,
  claims,
  claimsOf,
  claimQueue,
  selfAssessments,
  selfAssessmentsOf,
  notes,
  smallSteps,
  talkSheet,
  smallStepGiving,
  weeks,
  paper,
  reminders,
  completions,
  ownBadge,
  ownNotices,
  ownQuestions,
  questions,
  answerMail,
  shares,
  takeAlong,
  turnedScreen,
  sent,
  control,
  requests,
  personalData,
  sharedPage,
  useful,
  checkPage,
  badgeClasses,
  badgeDefining,
  badgeKeeping,
  categories,
  certificates,
  credentialPage,
  answers,
  nameCheck,
  issuerPage,
  levels,
  levelMeanings,
  evidence,
  roles,
  verdicts,
  reasons,
  results,
  checks,
  lines,
  problems,
  problemPage,
};

export type Texts = typeof nl;
