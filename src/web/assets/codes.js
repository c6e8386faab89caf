// @ts-check
// What a typed cv-code tells of itself, while somebody types: the same as domain/share-codes.ts, which a test compares.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const weights = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 6];
const codeLength = 12;

/**
 * @param {string} text
 * @returns {string} in the letters of the alphabet, without spaces and hyphens
 */
function foldTyped(text) {
  return text
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/**
 * @param {string} text
 * @returns {{ kind: 'character', character: string } | { kind: 'length', count: number } | { kind: 'mistyped' } | undefined}
 *   undefined for a code without typing errors
 */
export function findCodeFault(text) {
  const code = foldTyped(text);
  const character = [...code].find((candidate) => !alphabet.includes(candidate));
  if (character !== undefined) return { kind: 'character', character };
  if (code.length !== codeLength) return { kind: 'length', count: code.length };
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code[at] ?? ''), 0);
  return alphabet[sum % 31] === code[codeLength - 1] ? undefined : { kind: 'mistyped' };
}
