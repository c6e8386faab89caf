// The words of pages: short sentences, plain words, nothing that says more about somebody than the badge does.
import t from 'tap';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { findLanguage, languages } from '../../src/text/languages.ts';
import { renderMonth } from '../../src/text/months.ts';

type Words = { path: string; text: string };

/** Every text of a catalogue; functions are called with 1 and with 3 for each of their numbers. */
function listWords(value: unknown, path = ''): Words[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (typeof value === 'function') {
    const call = (count: number) => value(new Proxy({}, { get: () => count }));
    return [1, 3].flatMap((count) => listWords(call(count), `${path}(${count})`));
  }
  return Object.entries(value ?? {}).flatMap(([key, part]) => listWords(part, `${path}.${key}`));
}

const nl = listWords(languages.nl.texts, 'nl');
const en = listWords(languages.en.texts, 'en');

const listSentences = (text: string) => text.split(/(?<=[.?!])\s+/);
const countWords = (sentence: string) =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

t.test('a Dutch sentence has at most 15 words', async (t) => {
  const long = nl.flatMap(({ path, text }) =>
    listSentences(text)
      .filter((sentence) => countWords(sentence) > 15)
      .map((sentence) => `${path}: ${sentence}`),
  );
  t.strictSame(long, []);
  t.ok(nl.length > 100, 'the catalogue was read');
});

t.test('no text of a page hints at a benefit', async (t) => {
  t.strictSame(
    [...nl, ...en].filter(({ text }) => findForbiddenWords(text).length > 0),
    [],
  );
});

t.test('no text of a page judges a person or speaks jargon', async (t) => {
  const avoided =
    /niet behaald|onvoldoende|mislukt|gefaald|gezakt|\b(credential|issuer|verif\w+|wallet|token|hash|json|api|failed to)\b/i;
  t.strictSame(
    [...nl, ...en].filter(({ text }) => avoided.test(text)),
    [],
  );
});

t.test('both languages say something everywhere, each in its own words', async (t) => {
  const listPaths = (words: Words[]) => words.map(({ path }) => path.slice(2)).sort();
  t.strictSame(listPaths(en), listPaths(nl));
  t.strictSame(
    [...nl, ...en].filter(({ text }) => text.trim() === '' || text.includes('undefined')),
    [],
  );
  const dutch = new Map(nl.map(({ path, text }) => [path.slice(2), text]));
  const untranslated = en.filter(
    ({ path, text }) => countWords(text) > 2 && dutch.get(path.slice(2)) === text,
  );
  t.strictSame(untranslated, []);
});

t.test('evidence counts in words that fit the number', async (t) => {
  const { seen, seenDays, restsOn } = languages.nl.texts.evidence;
  t.equal(seen({ times: 4, days: 3, assessors: 1 }), '4 keer gezien op 3 dagen, door de werkbegeleider');
  t.equal(seen({ times: 1, days: 1, assessors: 1 }), '1 keer gezien op 1 dag, door de werkbegeleider');
  t.equal(seen({ times: 6, days: 4, assessors: 2 }), '6 keer gezien op 4 dagen, door 2 werkbegeleiders');
  t.equal(seenDays({ days: 15, assessors: 1 }), '15 dagen gezien, door de werkbegeleider');
  t.equal(restsOn({ badges: 1 }), 'Dit rust op 1 badge.');
  const english = languages.en.texts.evidence;
  t.equal(english.seen({ times: 1, days: 1, assessors: 1 }), 'Seen once on 1 day, by the supervisor');
  t.equal(english.seen({ times: 4, days: 3, assessors: 2 }), 'Seen 4 times on 3 days, by 2 supervisors');
});

t.test('a month is read from the text and shifts through no time zone', async (t) => {
  t.equal(renderMonth('2026-11', 'nl'), 'november 2026');
  t.equal(renderMonth('2026-03-01T00:00:00Z', 'nl'), 'maart 2026');
  t.equal(renderMonth('2026-12-31T23:59:59Z', 'en'), 'December 2026');
  t.equal(renderMonth('2026-01-01T00:00:00+02:00', 'nl'), 'januari 2026');
  t.equal(renderMonth('2026-13', 'nl'), '2026-13', 'what is no month is left as it is');
});

t.test('the language is the one asked for, else remembered, else Dutch', async (t) => {
  t.equal(findLanguage({ asked: 'en', remembered: 'nl' }), 'en');
  t.equal(findLanguage({ asked: 'xx', remembered: 'en' }), 'en');
  t.equal(findLanguage({ asked: ['en', 'nl'] }), 'nl');
  t.equal(findLanguage({ remembered: 'constructor' }), 'nl');
  t.equal(findLanguage({}), 'nl');
});
