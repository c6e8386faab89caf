import t from 'tap';
import { findForbiddenWords, forbiddenWords } from '../../src/text/forbidden-words.ts';

t.test('every forbidden word is found as a whole word, in any case', async (t) => {
  for (const word of forbiddenWords) {
    t.ok(findForbiddenWords(`Over ${word}, en meer`).includes(word), word);
    t.ok(findForbiddenWords(word.toUpperCase()).includes(word), word.toUpperCase());
    t.notOk(findForbiddenWords(`Over x${word}x, en meer`).includes(word), `x${word}x`);
  }
});

t.test('the two letters of the law are found in capitals only', async (t) => {
  t.same(findForbiddenWords('Een SW-bedrijf (SW)'), ['SW']);
  t.same(findForbiddenWords('wind uit sw, sw.js, Swingen, SWOT'), []);
});

t.test('spelling, hyphens and invisible marks hide no word', async (t) => {
  const hidden: [string, string][] = [
    ['/samen-voor-zuid/badge', 'samen voor zuid'],
    ['samen_voor\u00a0Zuid', 'samen voor zuid'],
    ['re\u2011integratie', 're-integratie'],
    ['clie\u0308nt', 'cliënt'],
    ['uit\u00adkering', 'uitkering'],
    ['tra\u200bject', 'traject'],
    ['lpc_badge', 'lpc'],
    ['klant:', 'klant'],
  ];
  for (const [text, word] of hidden) t.same(findForbiddenWords(text), [word], text);
});

t.test('ordinary text holds no forbidden word', async (t) => {
  t.same(findForbiddenWords('Een gast, een client-side script, klantvriendelijk, projectie, bijstaan.'), []);
  t.same(findForbiddenWords(''), []);
});

t.test('several words are each told once', async (t) => {
  t.same(findForbiddenWords('Klant en klant in een traject'), ['klant', 'traject']);
});
