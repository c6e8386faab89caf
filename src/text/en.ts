// All English words. A word that is missing here is a type error.

import { answers, nameCheck } from './en/answers.ts';
import { queue } from './en/approvals.ts';
import { assessments } from './en/assessments.ts';
import { badgeClasses, categories } from './en/badge-classes.ts';
import { badgeDefining } from './en/badge-defining.ts';
import { badgeKeeping } from './en/badge-keeping.ts';
import { certificates } from './en/certificates.ts';
import { claimQueue, claims, claimsOf, selfAssessments, selfAssessmentsOf } from './en/claims.ts';
import { completions } from './en/completions.ts';
import { control } from './en/control.ts';
import { credentialPage } from './en/credentials.ts';
import { days } from './en/days.ts';
import { explanation, ownExplanation, poster } from './en/explanations.ts';
import { floor } from './en/floor.ts';
import { goals } from './en/goals.ts';
import { mine, ownBadge, ownNotices } from './en/holders.ts';
import { issuerPage } from './en/issuers.ts';
import { kept, keptBar } from './en/kept.ts';
import { evidence, levelMeanings, levels, roles } from './en/levels.ts';
import { places } from './en/locations.ts';
import { card, messages } from './en/messages.ts';
import { notes } from './en/notes.ts';
import { lines } from './en/outcomes.ts';
import { peopleCards, peopleList, person } from './en/participant-lists.ts';
import { notices, people } from './en/participants.ts';
import { me, post } from './en/posts.ts';
import { problemPage, problems } from './en/problems.ts';
import { progress } from './en/progress.ts';
import { answerMail, ownQuestions, questions } from './en/questions.ts';
import { rehearsal } from './en/rehearsals.ts';
import { reminders } from './en/reminders.ts';
import { personalData, requests } from './en/requests.ts';
import { sharedPage, shares } from './en/shares.ts';
import { forms, shell, staffMenu } from './en/shell.ts';
import { smallStepGiving, smallSteps } from './en/small-steps.ts';
import { staffMail, team } from './en/staff.ts';
import { signIn, startPage } from './en/start.ts';
import { sent, takeAlong } from './en/take-along.ts';
import { talkSheet } from './en/talk-sheets.ts';
import { turnedScreen } from './en/turned-screens.ts';
import { useful } from './en/usefulness.ts';
import { checks, reasons, results, verdicts } from './en/verdicts.ts';
import { checkPage } from './en/verifications.ts';
import { paper, weeks } from './en/weeks.ts';
import type { Texts } from './nl.ts';

export const en: Texts = {
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
