// Polish: the words that a participant meets.

import type { HolderTexts } from './holder-texts.ts';
import { categories } from './pl/badge-classes.ts';
import { claims, selfAssessments } from './pl/claims.ts';
import { control } from './pl/control.ts';
import { days } from './pl/days.ts';
import { ownExplanation } from './pl/explanations.ts';
import { goals } from './pl/goals.ts';
import { mine, ownBadge, ownNotices } from './pl/holders.ts';
import { levels } from './pl/levels.ts';
import { card, messages } from './pl/messages.ts';
import { problemPage, problems } from './pl/problems.ts';
import { progress } from './pl/progress.ts';
import { ownQuestions } from './pl/questions.ts';
import { shares } from './pl/shares.ts';
import { forms, shell } from './pl/shell.ts';
import { smallSteps } from './pl/small-steps.ts';
import { signIn } from './pl/start.ts';
import { takeAlong } from './pl/take-along.ts';
import { talkSheet } from './pl/talk-sheets.ts';
import { turnedScreen } from './pl/turned-screens.ts';

export const pl: HolderTexts = {
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
