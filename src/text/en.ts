// All English words. A word that is missing here is a type error.
import { badgeClasses } from './en/badge-classes.ts';
import { credentialPage } from './en/credentials.ts';
import { issuerPage } from './en/issuers.ts';
import { evidence, levelMeanings, levels, roles } from './en/levels.ts';
import { problemPage, problems } from './en/problems.ts';
import { forms, shell } from './en/shell.ts';
import { checks, names, reasons, replaced, results, verdicts } from './en/verdicts.ts';
import type { Texts } from './nl.ts';

export const en: Texts = {
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
