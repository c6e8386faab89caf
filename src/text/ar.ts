// Arabic: the words that a participant meets. Read from right to left.

import { categories } from './ar/badge-classes.ts';
import { claims, selfAssessments } from './ar/claims.ts';
import { control } from './ar/control.ts';
import { days } from './ar/days.ts';
import { ownExplanation } from './ar/explanations.ts';
import { goals } from './ar/goals.ts';
import { mine, ownBadge, ownNotices } from './ar/holders.ts';
import { levels } from './ar/levels.ts';
import { card, messages } from './ar/messages.ts';
import { problemPage, problems } from './ar/problems.ts';
import { progress } from './ar/progress.ts';
import { ownQuestions } from './ar/questions.ts';
import { shares } from './ar/shares.ts';
import { forms, shell } from './ar/shell.ts';
import { smallSteps } from './ar/small-steps.ts';
import { signIn } from './ar/start.ts';
import { takeAlong } from './ar/take-along.ts';
import { talkSheet } from './ar/talk-sheets.ts';
import { turnedScreen } from './ar/turned-screens.ts';
import type { HolderTexts } from './holder-texts.ts';

export const ar: HolderTexts = {
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
