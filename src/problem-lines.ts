// A problem as one plain line for a terminal: what it is, and each fact that helps.
import { isProblem, type Problem } from './base/problem.ts';

function renderFact(name: string, value: unknown): string {
  if (!Array.isArray(value)) return `${name}: ${String(value)}`;
  return value
    .map((item) => (typeof item === 'object' ? Object.values(item).join(' ') : String(item)))
    .join('; ');
}

const orders = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What a terminal would take as an order, or what would end a line, is shown as its number. */
export function escapeControls(line: string): string {
  return line.replaceAll(orders, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** The same for JSON, which stays what it was: outside its texts there is nothing of the kind but line breaks. */
export function escapeJsonControls(json: string): string {
  const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replaceAll(orders, (character) =>
    character === '\n' ? character : character.split('').map(escapeUnit).join(''),
  );
}

/** One line without a line break, and without orders to a terminal: a fact may be the name of a file. */
export function renderProblemLine(problem: Problem): string {
  const facts = Object.entries(problem.facts).map(([name, value]) => renderFact(name, value));
  return escapeControls([problem.message, ...facts].join(' | ').replaceAll(/\s+/g, ' '));
}

/** What a terminal may show of anything thrown. A bug shows its stack; a database error shows no values. */
export function renderFailure(error: unknown, describe: (error: unknown) => object | undefined): string {
  if (isProblem(error)) return renderProblemLine(error);
  const database = describe(error);
  if (database) return `The database refused: ${JSON.stringify(database)}`;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return told.split('\n').map(escapeControls).join('\n');
}
