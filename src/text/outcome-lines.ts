// The line of words for one answer of a check: the line of its code where there is one, else that of its result.
import type { Texts } from './nl.ts';

type Answer = { check: keyof Texts['checks']; result: keyof Texts['results']; code: string };

export type OutcomeLine = { name: string; word: string; line: string };

export function findOutcomeLine(texts: Texts, { check, result, code }: Answer): OutcomeLine {
  const words = texts.checks[check];
  const lines: Partial<Record<string, string>> = texts.lines;
  return { name: words.name, word: texts.results[result], line: lines[code] ?? words[result] };
}
