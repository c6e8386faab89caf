// The words of pages: short sentences, plain words, nothing that says more about somebody than the badge does.
import t from 'tap';
import { listDayWords, renderAge, renderDay } from '../../src/text/days.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import {
  findLanguage,
  type HolderLanguage,
  holderLanguageCodes,
  holderLanguages,
  languages,
} from '../../src/text/languages.ts';
import { listWords, type Words } from '../../src/text/list-words.ts';
import { locales } from '../../src/text/locales.ts';
import { renderMonth } from '../../src/text/months.ts';
import { isUnsure, reviews } from '../../src/text/review.ts';
import { readFiles } from '../guards/source-text.ts';
import { listEveryText, type Text } from './every-text.ts';
import {
  countWords,
  findHardEnglishWords,
  findHardWords,
  findHolderHardWords,
  findLongSentences,
  findLongWords,
  findPrivateWords,
} from './plain-words.ts';

const nl = listWords(languages.nl.texts, 'nl');
const en = listWords(languages.en.texts, 'en');
const everyDutch = await listEveryText('nl');
const everyEnglish = await listEveryText('en');

/** A line per text that has something of what `find` looks for. */
const findIn = (texts: readonly Words[], find: (text: string) => string[]): string[] =>
  texts.flatMap(({ path, text }) => find(text).map((found) => `${path}: ${found}`));

const forHolders = (texts: readonly Text[]) => texts.filter(({ isForHolders }) => isForHolders);

t.test('every text is looked at', async (t) => {
  for (const texts of [everyDutch, everyEnglish]) {
    const paths = texts.map(({ path }) => path);
    for (const path of ['mine.none', 'nextSteps.second-assessor(1)', 'badges.bar.criteria.0.text']) {
      t.ok(paths.includes(path), path);
    }
    t.ok(forHolders(texts).length > 300);
    t.ok(forHolders(texts).some(({ path }) => path === 'badges.bar.uitleg'));
  }
  t.ok(everyDutch.some(({ path }) => path === 'credentialWords.honest'));
});

t.test('a sentence has at most 15 words, one for a participant at most 12', async (t) => {
  t.strictSame(
    findIn(everyDutch, (text) => findLongSentences(text, 15)),
    [],
  );
  t.strictSame(
    findIn(forHolders(everyDutch), (text) => findLongSentences(text, 12)),
    [],
  );
  t.strictSame(
    findIn(forHolders(everyEnglish), (text) => findLongSentences(text, 15)),
    [],
  );
  t.strictSame(findLongSentences('Een. Twee drie vier?', 2), ['Twee drie vier?']);
});

t.test('no text has a hard word', async (t) => {
  t.strictSame(findIn(everyDutch, findHardWords), []);
  t.strictSame(findIn(forHolders(everyDutch), findHolderHardWords), []);
  t.strictSame(findIn(forHolders(everyDutch), findLongWords), []);
  t.strictSame(findIn(everyEnglish, findHardEnglishWords), []);

  t.strictSame(findHardWords('Uw verificatie is mislukt.'), [
    'verif- (say: controleren)',
    'mislukt- (say: lukte niet)',
  ]);
  t.strictSame(findHardWords('Lever dit in, bijv. m.b.t. het rooster.'), [
    'bijv. (write it out)',
    'm.b.t. (write it out)',
  ]);
  t.strictSame(findHardWords('K.D. is er.'), []);
  t.strictSame(findHardWords('Indien\u00adtijds, op grond\u00a0van'), ['op grond van (say: door)']);
  t.strictSame(findHolderHardWords('Op welk niveau?'), ['niveau- (say: hoe goed)']);
  t.strictSame(findLongWords('Je werk\u00adbegeleider en de arbeidsovereenkomst'), ['arbeidsovereenkomst']);
  t.strictSame(findHardEnglishWords('Prior to this, you failed.'), [
    'fail- (say: did not work)',
    'prior to (say: before)',
  ]);
});

t.test('no text hints at why somebody learns here, or at what is nobody’s business', async (t) => {
  t.strictSame(findIn([...everyDutch, ...everyEnglish], findForbiddenWords), []);
  // The one text that names what not to ask.
  const others = [...everyDutch, ...everyEnglish].filter(({ path }) => path !== 'questions.questionHint');
  t.strictSame(findIn(others, findPrivateWords), []);
  t.strictSame(findPrivateWords('Je taalniveau, je schulden en your health'), [
    'taalniveau',
    'schulden',
    'health',
  ]);
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

const translated = Object.keys(reviews) as (keyof typeof reviews)[];

t.test(
  'what a participant can meet is said in every language, and what is not certain is written down',
  async (t) => {
    const english = new Map(listWords(holderLanguages.en.texts).map(({ path, text }) => [path, text]));
    t.strictSame([...translated, 'nl', 'en'].sort(), Object.keys(holderLanguages).sort());
    for (const language of translated) {
      const { texts } = holderLanguages[language];
      const words = listWords(texts);
      const paths = words.map(({ path }) => path);
      t.ok(words.length > 200, `${language}: the catalogue was read`);
      t.strictSame(
        paths.filter((path) => !english.has(path)),
        [],
        `${language}: no key that English lacks`,
      );
      t.strictSame(
        words.filter(({ text }) => text.trim() === '' || /undefined|#|NaN/.test(text)),
        [],
        `${language}: no hole`,
      );
      const same = words.filter(({ path, text }) => english.get(path) === text).map(({ path }) => path);
      const { sameAsEnglish, unsure } = reviews[language];
      const meant = sameAsEnglish.filter((path) => !path.startsWith('badges.'));
      t.strictSame(same, meant, `${language}: the same as in English only where it was meant`);
      for (const part of unsure === 'everything' ? [] : unsure) {
        t.ok(
          part.split('.')[0] === 'badges' ||
            paths.some((path) => path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}(`)),
          `${language}: ${part} is a text`,
        );
      }
      t.strictSame(
        words.filter(({ text }) => findForbiddenWords(text).length > 0),
        [],
      );
    }
    t.ok(isUnsure('ar', 'levels.teaches'));
    t.notOk(isUnsure('ar', 'days.today'));
    t.notOk(isUnsure('ar', 'levelsOfOthers'));
  },
);

/** What a speaker stumbles over: two ways to address one reader, a form for one sex, two words for one thing. */
const mixed: Record<Exclude<HolderLanguage, 'en'>, RegExp> = {
  nl: /(?<!\p{L})(u|uw|uzelf)(?!\p{L})/iu,
  ar: /(?<!\p{L})(وحده|هادئًا|لطيفًا)(?!\p{L})/u,
  tr: /sorumlu kiş|(?<!\p{L})link(?!edin)/iu,
  pl: /\p{L}(łeś|łaś|łem|łam)(?!\p{L})|(?<!\p{L})(sam|sama)(?!\p{L})/iu,
  uk: /(?<!\p{L})(ти|тебе|тобі|тво\p{L}+|передумав\p{L}*)(?!\p{L})/iu,
  ti: /፧|ሊንክ|ባዕሉ/u,
  pap: /guiad|(?<!\p{L})kier(?!\p{L})/iu,
};

t.test('a language speaks to everybody, and to the same reader in one way', async (t) => {
  for (const language of ['nl', ...translated] as const) {
    const texts = language === 'nl' ? everyDutch : listWords(holderLanguages[language].texts);
    t.strictSame(
      texts.filter(({ text }) => mixed[language].test(text)),
      [],
      language,
    );
  }
});

t.test('a number takes the form that its language wants', async (t) => {
  for (const language of Object.keys(locales) as HolderLanguage[]) {
    const [known] = Intl.PluralRules.supportedLocalesOf([language]);
    t.equal(known, language, `Intl knows the plurals of ${language}`);
    // A form that the type of a language lacks would be a hole in a sentence.
    for (const number of [0, 1, 2, 3, 5, 11, 22, 25, 100, 101, 1000]) {
      t.doesNotThrow(() => listWords(holderLanguages[language].texts, '', [number]), `${language} ${number}`);
    }
  }
  const { count } = holderLanguages.ar.texts.mine;
  t.strictSame(
    [0, 1, 2, 3, 11, 100].map((number) => count({ count: number })),
    [
      'ليس عندك شارات بعد.',
      'عندك شارة واحدة.',
      'عندك شارتان.',
      'عندك 3 شارات.',
      'عندك 11 شارة.',
      'عندك 100 شارة.',
    ],
  );
  // Forms of our own making would leave some out.
  const catalogues = readFiles('src/text/{ar,tr,pl,uk,ti,pap}/*.ts');
  t.strictSame(
    [...catalogues].filter(([, text]) => /[=<>] *\d+ *\?/.test(text)).map(([file]) => file),
    [],
  );
  t.ok(catalogues.has('src/text/ar/holders.ts'));
});

t.test('days are said in every language', async (t) => {
  t.equal(renderDay('2026-11-18', 'nl'), 'woensdag 18 november');
  t.equal(renderDay('2026-11-18', 'ar'), 'الأربعاء، 18 نوفمبر');
  t.equal(renderDay('2026-11-18', 'pl'), 'środa, 18 listopada');
  t.equal(renderDay('2026-11-22', 'pap'), 'djadumingu 22 di novèmber', 'Intl has no Papiamento');
  t.equal(renderAge('2026-11-13', '2026-11-18', 'ar'), 'قبل 5 أيام');
  t.equal(renderAge('2026-11-18', '2026-11-18', 'ar'), 'اليوم');
});

t.test('a device says every day as the server does, in every language', (t) => {
  for (const language of holderLanguageCodes) {
    const { pattern, weekdays, months } = listDayWords(language);
    for (let ahead = 0; ahead < 365; ahead += 1) {
      const date = new Date(Date.UTC(2026, 10, 18 + ahead));
      const said = pattern
        .replace('{weekday}', weekdays[date.getUTCDay()] ?? '')
        .replace('{number}', String(date.getUTCDate()))
        .replace('{month}', months[date.getUTCMonth()] ?? '');
      const day = date.toISOString().slice(0, 10);
      const wanted = renderDay(day, language);
      if (said !== wanted) t.equal(said, wanted, `${day} in ${language}`);
    }
  }
  t.end();
});

t.test('a month is read from the text and shifts through no time zone', async (t) => {
  t.equal(renderMonth('2026-11', 'nl'), 'november 2026');
  t.equal(renderMonth('2026-03-01T00:00:00Z', 'nl'), 'maart 2026');
  t.equal(renderMonth('2026-12-31T23:59:59Z', 'en'), 'December 2026');
  t.equal(renderMonth('2026-01-01T00:00:00+02:00', 'nl'), 'januari 2026');
  t.equal(renderMonth('2026-11', 'ar'), 'نوفمبر 2026');
  t.equal(renderMonth('2026-08', 'pap'), 'ougùstùs 2026', 'Intl has no Papiamento');
  t.equal(renderMonth('2026-13', 'nl'), '2026-13', 'what is no month is left as it is');
});

t.test('the language is the one asked for, else remembered, else Dutch', async (t) => {
  t.equal(findLanguage({ asked: 'en', remembered: 'nl' }), 'en');
  t.equal(findLanguage({ asked: 'xx', remembered: 'en' }), 'en');
  t.equal(findLanguage({ asked: ['en', 'nl'] }), 'nl');
  t.equal(findLanguage({ asked: 'ar' }), 'ar');
  t.equal(findLanguage({ remembered: 'constructor' }), 'nl');
  t.equal(findLanguage({}), 'nl');
});
