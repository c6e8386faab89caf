// Papiamento: the words that a participant meets.

import type { HolderTexts } from './holder-texts.ts';
import { categories } from './pap/badge-classes.ts';
import { claims, selfAssessments } from './pap/claims.ts';
import { control } from './pap/control.ts';
import { days } from './pap/days.ts';
import { ownExplanation } from './pap/explanations.ts';
import { goals } from './pap/goals.ts';
import { mine, ownBadge, ownNotices } from './pap/holders.ts';
import { levels } from './pap/levels.ts';
import { card, messages } from './pap/messages.ts';
import { problemPage, problems } from './pap/problems.ts';
import { progress } from './pap/progress.ts';
import { ownQuestions } from './pap/questions.ts';
import { shares } from './pap/shares.ts';
import { forms, shell } from './pap/shell.ts';
import { smallSteps } from './pap/small-steps.ts';
import { signIn } from './pap/start.ts';
import { takeAlong } from './pap/take-along.ts';
import { talkSheet } from './pap/talk-sheets.ts';
import { turnedScreen } from './pap/turned-screens.ts';

export const pap: HolderTexts = {
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
