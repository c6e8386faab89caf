// All Dutch words, by noun. Dutch is the measure: its shape is the type that every other language has to fill.
import { badgeClasses } from './nl/badge-classes.ts';
import { credentialPage } from './nl/credentials.ts';
import { issuerPage } from './nl/issuers.ts';
import { evidence, levelMeanings, levels, roles } from './nl/levels.ts';
import { problemPage, problems } from './nl/problems.ts';
import { forms, shell } from './nl/shell.ts';
import { checks, names, reasons, replaced, results, verdicts } from './nl/verdicts.ts';

export const nl = {
  shell,
  forms,
  badgeClasses,
  credentialPage,
  issuerPage,
  levels,
  levelMeanings,
  evidence,
  roles,
  verdicts,
  reasons,
  replaced,
  results,
  checks,
  names,
  problems,
  problemPage,
};

export type Texts = typeof nl;
