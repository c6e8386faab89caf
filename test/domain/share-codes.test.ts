import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { CROCKFORD, randomIds } from '../../src/base/ids.ts';
import {
  type CodeFault,
  createCode,
  findCodeFault,
  formatCode,
  parseCode,
} from '../../src/domain/share-codes.ts';

/** Codes are drawn by the seed of fast-check, so that a failure can be repeated. */
const code = fc.array(fc.nat(31), { minLength: 60, maxLength: 60 }).map((numbers) => {
  let at = 0;
  return createCode({
    ...randomIds,
    characters: (count) => {
      const drawn = Array.from({ length: count }, (_, index) => numbers[(at + index) % numbers.length] ?? 0);
      at += count;
      // Should every drawn number stand for the letter that is not used, there is still an end.
      return drawn.map((number) => CROCKFORD[at > 600 ? 0 : number]).join('');
    },
  });
});
const position = fc.nat(11);

function replaceAt(text: string, index: number, letter: string): string {
  return text.slice(0, index) + letter + text.slice(index + 1);
}

t.test('a code is three groups of four that can be read out', async (t) => {
  for (let count = 0; count < 500; count += 1) {
    t.match(formatCode(createCode(randomIds)), /^[0-9A-HJKMNP-TV-Y]{4}(-[0-9A-HJKMNP-TV-Y]{4}){2}$/);
  }
});

t.test('a code that is shown is read back as it was', async () => {
  fc.assert(fc.property(code, (code) => parseCode(formatCode(code)) === code && parseCode(code) === code));
});

t.test('every wrong character is noticed', async (t) => {
  let tried = 0;
  fc.assert(
    fc.property(code, (code) => {
      for (let index = 0; index < code.length; index += 1) {
        for (const letter of CROCKFORD.replace(code[index] ?? '', '')) {
          tried += 1;
          if (parseCode(replaceAt(code, index, letter)) !== undefined) return false;
        }
      }
      return true;
    }),
  );
  t.ok(tried >= 100 * 12 * 31, `${tried} mistakes tried`);
});

t.test('two neighbours that changed places are noticed, over a hyphen too', async () => {
  fc.assert(
    fc.property(code, (code) => {
      for (let index = 0; index < code.length - 1; index += 1) {
        const [a = '', b = ''] = code.slice(index, index + 2);
        const swapped = replaceAt(replaceAt(code, index, b), index + 1, a);
        if (a !== b && parseCode(formatCode(swapped)) !== undefined) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});

t.test('a code may be typed as people type', async (t) => {
  const space = fc.constantFrom('', ' ', '-', '  ', '–', '—', '\t', ' - ');
  const look: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] };
  const typed = code.chain((code) =>
    fc
      .tuple(
        ...[...code].map((letter) => fc.constantFrom(...(look[letter] ?? [letter, letter.toLowerCase()]))),
        space,
        space,
        space,
        space,
      )
      .map((parts) => {
        const [letters, gaps] = [parts.slice(0, 12), parts.slice(12)];
        const groups = [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)];
        const text = groups.map((group, index) => group.join('') + gaps[index]).join('');
        return { code, text: gaps[3] + text };
      }),
  );
  fc.assert(fc.property(typed, ({ code, text }) => parseCode(text) === code));
  t.equal(parseCode(' 44ef jemn-gm9p '), '44EFJEMNGM9P');
});

t.test('what is not a code is none', async (t) => {
  for (const text of ['', ' ', '-', '0000', 'x'.repeat(40), 'x'.repeat(41), '0'.repeat(1_000_000)]) {
    t.equal(parseCode(text), undefined);
  }
  const shape = /^[0-9A-HJKMNP-TV-Y]{12}$/;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
      const parsed = parseCode(text);
      return parsed === undefined || shape.test(parsed);
    }),
  );
  fc.assert(
    fc.property(code, position, fc.constantFrom('U', 'Z', '!', 'É', '０', '\u0000'), (code, at, letter) => {
      return parseCode(replaceAt(code, at, letter)) === undefined;
    }),
  );
  fc.assert(fc.property(code, (code) => parseCode(code.slice(1)) === undefined));
  fc.assert(fc.property(code, (code) => parseCode(`${code}0`) === undefined));
});

t.test('a guess is a code once in 31 times, so the check alone keeps nobody out', async (t) => {
  const letters = fc.constantFrom(...CROCKFORD.replace('Z', ''));
  const guess = fc.array(letters, { minLength: 12, maxLength: 12 }).map((parts) => parts.join(''));
  const guesses = fc.sample(guess, { numRuns: 20_000, seed: 1 });
  const share = guesses.filter((text) => parseCode(text) !== undefined).length / guesses.length;
  t.ok(share > 0.02 && share < 0.045, `${share}`);
});

t.test('a typing error says what kind it is', async (t) => {
  const kinds: [string, CodeFault | undefined][] = [
    ['', { kind: 'length', count: 0 }],
    ['7K3M-9QXT', { kind: 'length', count: 8 }],
    [' 7k3m 9qxt 2abc 77', { kind: 'length', count: 14 }],
    ['7K3M-9UXT-2ABC', { kind: 'character', character: 'U' }],
    ['7K3M-9QXT-2AB😀', { kind: 'character', character: '😀' }],
  ];
  for (const [typed, fault] of kinds) t.strictSame(findCodeFault(typed), fault, typed);
  const right = createCode(randomIds);
  t.equal(findCodeFault(formatCode(right).toLowerCase()), undefined);
  t.strictSame(findCodeFault(replaceAt(right, 3, right[3] === '7' ? '8' : '7')), { kind: 'mistyped' });
  t.match(findCodeFault('7'.repeat(5000)), { kind: 'length' }, 'what is endless is not read to its end');
});

t.test('the script of the check page finds the same faults', async () => {
  const script = join(import.meta.dirname, '../../src/web/assets/codes.js');
  const inBrowser = (await import(script)) as { findCodeFault: typeof findCodeFault };
  const near = fc
    .array(fc.constantFrom(...`${CROCKFORD}ilouz- –é😀`), { maxLength: 20 })
    .map((all) => all.join(''));
  const isSame = (typed: string) =>
    JSON.stringify(inBrowser.findCodeFault(typed)) === JSON.stringify(findCodeFault(typed));
  fc.assert(fc.property(fc.oneof(code, code.map(formatCode), near), isSame), { numRuns: 500 });
  fc.assert(
    fc.property(code, fc.nat(11), near, (code, at, letters) =>
      isSame(replaceAt(code, at, letters[0] ?? '7')),
    ),
  );
});
