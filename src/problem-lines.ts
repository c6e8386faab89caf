// A problem as one plain line for a terminal: what it is, and each fact that helps.
import { isProblem, type Problem } from './base/problem.ts';

function renderFact(name: string, value: unknown): string {
  if (!Array.isArray(value)) return `${name}: ${String(value)}`;
  return value
    .map((item) => (typeof item === 'object' ? Object.values(item).join(' ') : String(item)))
    .join('; ');
}

/** One line without a line break. */
export function renderProblemLine(problem: Problem): string {
  const facts = Object.entries(problem.facts).map(([name, value]) => renderFact(name, value));
  return [problem.message, ...facts].join(' | ').replaceAll(/\s+/g, ' ');
}

/** What a terminal may show of anything thrown. A bug shows its stack; a database error shows no values. */
export function renderFailure(error: unknown, describe: (error: unknown) => object | undefined): string {
  if (isProblem(error)) return renderProblemLine(error);
  const database = describe(error);
  if (database) return `The database refused: ${JSON.stringify(database)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
