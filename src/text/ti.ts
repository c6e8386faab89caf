// Tigrinya: the words that a participant meets.

import type { HolderTexts } from './holder-texts.ts';
import { categories } from './ti/badge-classes.ts';
import { claims, selfAssessments } from './ti/claims.ts';
import { control } from './ti/control.ts';
import { days } from './ti/days.ts';
import { ownExplanation } from './ti/explanations.ts';
import { goals } from './ti/goals.ts';
import { mine, ownBadge, ownNotices } from './ti/holders.ts';
import { levels } from './ti/levels.ts';
import { card, messages } from './ti/messages.ts';
import { problemPage, problems } from './ti/problems.ts';
import { progress } from './ti/progress.ts';
import { ownQuestions } from './ti/questions.ts';
import { shares } from './ti/shares.ts';
import { forms, shell } from './ti/shell.ts';
import { smallSteps } from './ti/small-steps.ts';
import { signIn } from './ti/start.ts';
import { takeAlong } from './ti/take-along.ts';
import { talkSheet } from './ti/talk-sheets.ts';
import { turnedScreen } from './ti/turned-screens.ts';

export const ti: HolderTexts = {
  shell,
  forms,
  signIn,
  messages,
  card,
  mine,
  categories,
  claims,
  selfAssessments,
  smallSteps,
  talkSheet,
  ownBadge,
  ownNotices,
  ownQuestions,
  ownExplanation,
  goals,
  progress,
  shares,
  takeAlong,
  turnedScreen,
  control,
  levels,
  days,
  problems,
  problemPage,
};
