// CV codes: 12 characters of Crockford base32 in three groups, 11 random (55 bits) and one check character.
// The check finds every single wrong character and every swap of two neighbours (decision 15).

import type { Ids } from '../base/ids.ts';
import { CROCKFORD } from '../base/ids.ts';

const randomLength = 11;

/** ISO 7064 MOD 37-2 would need extra symbols; a weighted sum modulo 31 stays within the alphabet. */
const modulus = 31;

/** Weights that differ from each other and are not 0 modulo 31, so that swaps and single faults show. */
const weights = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 6];

function computeCheck(characters: string): string {
  let sum = 0;
  for (const [index, character] of [...characters].entries()) {
    sum += weights[index]! * CROCKFORD.indexOf(character);
  }
  return CROCKFORD[sum % modulus]!;
}

/** A new code, without hyphens. */
export function createCode(ids: Ids): string {
  // The last letter of the alphabet has the value 31, which is 0 modulo 31: Z would pass for 0. Not used.
  let characters = '';
  while (characters.length < randomLength) {
    characters += ids.characters(randomLength).replaceAll('Z', '');
  }
  const random = characters.slice(0, randomLength);
  return random + computeCheck(random);
}

/** As it is shown and printed: XXXX-XXXX-XXXX. */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

const codeLength = randomLength + 1;

/** As typed, in the letters of the alphabet: any case, spaces and hyphens anywhere, O for 0, I or L for 1. */
function foldTyped(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** What is wrong with a typed code, as far as the code itself can tell. */
export type CodeFault =
  | { kind: 'character'; character: string }
  | { kind: 'length'; count: number }
  | { kind: 'mistyped' };

/** Undefined for a code without typing errors. The script of the check page says the same while one types. */
export function findCodeFault(text: string): CodeFault | undefined {
  const code = foldTyped(text.slice(0, typedMaximum + 1));
  const [character] = code.match(/[^0-9A-HJKMNP-TV-Y]/u) ?? [];
  if (character !== undefined) return { kind: 'character', character };
  if (code.length !== codeLength) return { kind: 'length', count: code.length };
  return computeCheck(code.slice(0, randomLength)) === code[randomLength] ? undefined : { kind: 'mistyped' };
}

const typedMaximum = 40;

/**
 * Reads what somebody typed: any case, spaces and hyphens anywhere, O for 0, I or L for 1. Undefined when it is
 * not a code or a character is wrong.
 */
export function parseCode(text: string): string | undefined {
  if (text.length > typedMaximum) return undefined;
  return findCodeFault(text) === undefined ? foldTyped(text) : undefined;
}
