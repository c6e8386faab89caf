// Ukrainian: the words that a participant meets.

import type { HolderTexts } from './holder-texts.ts';
import { categories } from './uk/badge-classes.ts';
import { claims, selfAssessments } from './uk/claims.ts';
import { control } from './uk/control.ts';
import { days } from './uk/days.ts';
import { ownExplanation } from './uk/explanations.ts';
import { goals } from './uk/goals.ts';
import { mine, ownBadge, ownNotices } from './uk/holders.ts';
import { levels } from './uk/levels.ts';
import { card, messages } from './uk/messages.ts';
import { problemPage, problems } from './uk/problems.ts';
import { progress } from './uk/progress.ts';
import { ownQuestions } from './uk/questions.ts';
import { shares } from './uk/shares.ts';
import { forms, shell } from './uk/shell.ts';
import { smallSteps } from './uk/small-steps.ts';
import { signIn } from './uk/start.ts';
import { takeAlong } from './uk/take-along.ts';
import { talkSheet } from './uk/talk-sheets.ts';
import { turnedScreen } from './uk/turned-screens.ts';

export const uk: HolderTexts = {
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
