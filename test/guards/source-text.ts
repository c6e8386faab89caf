// Reads source text just well enough for the guards: which words are code, which imports there are.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Paths from the checkout with forward slashes, and the text of each. */
export type Files = ReadonlyMap<string, string>;

export type Import = {
  /** As written; '' for a dynamic import of a computed name. */
  specifier: string;
  /** The names inside the braces, '' for other forms. */
  names: string;
};

export const checkout = resolve(import.meta.dirname, '../..');

export function readFiles(pattern: string | string[]): Files {
  const paths = globSync(pattern, { cwd: checkout }).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(checkout, path), 'utf8')]));
}

/** A slash after one of these begins a regular expression, after anything else it divides. */
const beforeExpression =
  /(^|[([{,;:=!&|?+\-*%<>~^]|\b(return|typeof|case|in|of|void|delete|await|yield))\s*$/;

/**
 * The same text with comments, and what is inside quotes and regular expressions, turned into spaces; the quotes and
 * every position stay.
 */
export function maskText(text: string): string {
  const out = text.split('');
  const blank = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      out[at] = text[at] === '\n' ? '\n' : ' ';
    }
  };
  /** For each template that is open: how many braces are open inside its current `${}`. */
  const braces: number[] = [];
  let at = 0;
  while (at < text.length) {
    const end = findTokenEnd(text, at, { before: out, braces });
    if (end.isMasked) {
      blank(end.from, end.to);
    }
    at = Math.max(end.next, at + 1);
  }
  return out.join('');
}

type TokenEnd = { isMasked: boolean; from: number; to: number; next: number };

function findTokenEnd(text: string, at: number, state: { before: string[]; braces: number[] }): TokenEnd {
  const { before, braces } = state;
  const plain = { isMasked: false, from: at, to: at, next: at + 1 };
  const char = text[at];
  const two = text.slice(at, at + 2);
  if (two === '//' || two === '/*') {
    const to = two === '//' ? findEnd(text, '\n', at) : findEnd(text, '*/', at + 2) + 2;
    return { isMasked: true, from: at, to: Math.min(to, text.length), next: to };
  }
  if (char === "'" || char === '"') {
    const to = skipUntil(text, at + 1, char);
    return { isMasked: true, from: at + 1, to, next: to + 1 };
  }
  const depth = braces.at(-1);
  if (char === '`' || (char === '}' && depth === 0)) {
    if (char === '}') {
      braces.pop();
    }
    const to = skipTemplate(text, at + 1);
    if (text[to] === '$') {
      braces.push(0);
    }
    return { isMasked: true, from: at + 1, to, next: text[to] === '$' ? to + 2 : to + 1 };
  }
  if (depth !== undefined && (char === '{' || char === '}')) {
    braces[braces.length - 1] = depth + (char === '{' ? 1 : -1);
  }
  if (char === '/' && beforeExpression.test(before.slice(Math.max(0, at - 20), at).join(''))) {
    const to = skipExpression(text, at + 1);
    return { isMasked: true, from: at + 1, to, next: to + 1 };
  }
  return plain;
}

function findEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function skipUntil(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}

function skipTemplate(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '`' && text.slice(at, at + 2) !== '${') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}

function skipExpression(text: string, from: number): number {
  let isInSet = false;
  let at = from;
  while (at < text.length && text[at] !== '\n' && (isInSet || text[at] !== '/')) {
    isInSet = text[at] === '[' ? true : text[at] === ']' ? false : isInSet;
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}

/** Every import, export from, dynamic import and imported type. */
export function listImports(text: string): Import[] {
  const code = maskText(text);
  const imports: Import[] = [];
  for (const found of code.matchAll(/(\{[^{}]*\})?\s*(?:\bfrom|\bimport)\s*(['"])( *)\2/g)) {
    const end = found.index + found[0].length - 1;
    imports.push({ specifier: text.slice(end - (found[3] ?? '').length, end), names: found[1] ?? '' });
  }
  for (const found of code.matchAll(/\bimport\s*\(\s*(?:(['"])( *)\1)?/g)) {
    const end = found.index + found[0].length - 1;
    const specifier = found[1] === undefined ? '' : text.slice(end - (found[2] ?? '').length, end);
    imports.push({ specifier, names: '' });
  }
  return imports;
}
