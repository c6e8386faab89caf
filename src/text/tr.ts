// Turkish: the words that a participant meets.

import type { HolderTexts } from './holder-texts.ts';
import { categories } from './tr/badge-classes.ts';
import { claims, selfAssessments } from './tr/claims.ts';
import { control } from './tr/control.ts';
import { days } from './tr/days.ts';
import { ownExplanation } from './tr/explanations.ts';
import { goals } from './tr/goals.ts';
import { mine, ownBadge, ownNotices } from './tr/holders.ts';
import { levels } from './tr/levels.ts';
import { card, messages } from './tr/messages.ts';
import { problemPage, problems } from './tr/problems.ts';
import { progress } from './tr/progress.ts';
import { ownQuestions } from './tr/questions.ts';
import { shares } from './tr/shares.ts';
import { forms, shell } from './tr/shell.ts';
import { smallSteps } from './tr/small-steps.ts';
import { signIn } from './tr/start.ts';
import { takeAlong } from './tr/take-along.ts';
import { talkSheet } from './tr/talk-sheets.ts';
import { turnedScreen } from './tr/turned-screens.ts';

export const tr: HolderTexts = {
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
