// The words of badges in the languages of participants: all there, plain, checked when they are read, and put right
// without a new version.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { renderBadgeWordsSchema } from '../../scripts/generate-badge-template-schema.ts';
import { defineBadgeClassVersion, loadBadgeClass, loadBadgeImage } from '../../src/domain/badge-classes.ts';
import { readBadgeTemplates } from '../../src/domain/badge-folders.ts';
import type { BadgeTemplate, TemplateFault } from '../../src/domain/badge-templates.ts';
import {
  carryTranslations,
  findBadgeText,
  listBadgeTexts,
  parseBadgeWords,
  type Translations,
} from '../../src/domain/badge-words.ts';
import { loadBadgeTemplates, loadCatalogue } from '../../src/domain/catalogue.ts';
import { findForbiddenWords } from '../../src/text/forbidden-words.ts';
import { translatedLanguageCodes } from '../../src/text/languages.ts';
import { isUnsure, reviews } from '../../src/text/review.ts';
import { openWorld } from '../world.ts';

const checkout = join(import.meta.dirname, '..', '..');
const shippedFolder = join(checkout, 'badge-templates');
const reading = await readBadgeTemplates(shippedFolder);
const shipped = reading.ok ? reading.templates : [];
const find = (slug: string) => shipped.find(({ template }) => template.slug === slug)!;

// What ships

t.test('every badge has all its words in every language of participants', async (t) => {
  t.same(reading.ok ? [] : reading.faults, []);
  t.equal(shipped.length, 19);
  for (const loaded of shipped) {
    const dutch = listBadgeTexts(loaded, 'nl').map(({ path }) => path);
    t.ok(dutch.length >= 2);
    for (const language of translatedLanguageCodes) {
      t.same(
        listBadgeTexts(loaded, language).map(({ path }) => path),
        dutch,
        `${language}`,
      );
    }
  }
});

const listSentences = (text: string) => text.split(/(?<=[.?!።؟])\s+/);
const countWords = (sentence: string) =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

t.test('they are plain: short sentences that end, in the letters of their language', async (t) => {
  const letters: Partial<Record<string, RegExp>> = {
    ar: /\p{Script=Arabic}/u,
    uk: /\p{Script=Cyrillic}/u,
    ti: /\p{Script=Ethiopic}/u,
  };
  for (const language of translatedLanguageCodes) {
    for (const { path, text } of shipped.flatMap((loaded) => listBadgeTexts(loaded, language))) {
      const place = `${language} ${path}: ${text}`;
      const other = letters[language]
        ? text.match(/\p{L}/gu)!.filter((one) => !letters[language]!.test(one))
        : [];
      t.same(other, [], place);
      t.ok(
        listSentences(text).every((sentence) => countWords(sentence) <= 15),
        place,
      );
      t.equal(/[.?!።؟]$/.test(text), !path.endsWith('.name'), place);
      t.same(findForbiddenWords(text), [], place);
    }
  }
});

t.test(
  'none is the English one unless that is meant, and which are not certain is written down',
  async (t) => {
    for (const language of translatedLanguageCodes) {
      const paths = shipped.flatMap((loaded) => {
        const english = new Map(listBadgeTexts(loaded, 'en').map(({ path, text }) => [path, text]));
        return listBadgeTexts(loaded, language).filter(({ path, text }) => english.get(path) === text);
      });
      const meant = reviews[language].sameAsEnglish.filter((path) => path.startsWith('badges.'));
      t.same(
        paths.map(({ path }) => path),
        meant,
        language,
      );
      t.ok(isUnsure(language, 'badges.bar.name'), 'nobody who speaks the language has read it');
    }
  },
);

t.test('every words.json fits the published JSON Schema', async (t) => {
  const schema = readFileSync(join(checkout, 'schemas', 'badge-words.schema.json'), 'utf8');
  t.equal(schema, renderBadgeWordsSchema());
  const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(schema));
  for (const { template } of shipped) {
    const json = JSON.parse(readFileSync(join(shippedFolder, template.slug, 'words.json'), 'utf8'));
    t.ok(isValid(json), `${template.slug} ${JSON.stringify(isValid.errors)}`);
  }
  t.notOk(isValid({ tr: { name: 'Bar' } }));
  t.notOk(isValid({ de: { name: 'Bar', uitleg: 'Bar.' } }));
});

// Reading

const bar = find('bar');
const kitchen = find('keukenassistent');
const criteria = {
  drankjes: 'a.',
  voorraad: 'b.',
  'schone-bar': 'c.',
  'om-de-beurt': 'd.',
  'hulp-vragen': 'e.',
};
const turkish = { name: 'Bar', uitleg: 'Bar.', criteria };

function listFaults(value: unknown, template: BadgeTemplate | undefined = bar.template): TemplateFault[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const parsed = parseBadgeWords('bar/words.json', text, template);
  return parsed.ok ? [] : parsed.faults;
}

t.test('each fault is told with file, field and reason', async (t) => {
  const { drankjes: _, ...fewer } = criteria;
  const cases: [unknown, string, RegExp][] = [
    ['{', '', /not JSON/],
    [[], '', /expected object/],
    [{ de: turkish }, 'de', /not a known field/],
    [{ nl: turkish }, 'nl', /not a known field/],
    [{ tr: 'Bar' }, 'tr', /expected object/],
    [{ tr: { ...turkish, name: undefined } }, 'tr.name', /missing/],
    [{ tr: { ...turkish, uitleg: undefined } }, 'tr.uitleg', /missing/],
    [{ tr: { ...turkish, name: 'x'.repeat(61) } }, 'tr.name', /60/],
    [{ tr: { ...turkish, uitleg: 'x'.repeat(401) } }, 'tr.uitleg', /400/],
    [{ tr: { ...turkish, uitleg: 'Bar.\nBar.' } }, 'tr.uitleg', /one line/],
    [{ tr: { ...turkish, uitleg: 'Een uitkering.' } }, 'tr.uitleg', /forbidden word: uitkering/],
    [{ tr: { ...turkish, description: 'Bar.' } }, 'tr.description', /not a known field/],
    [{ tr: { ...turkish, criteria: undefined } }, 'tr.criteria', /missing/],
    [{ tr: { ...turkish, criteria: fewer } }, 'tr.criteria.drankjes', /missing/],
    [{ tr: { ...turkish, criteria: { ...criteria, thee: 'f.' } } }, 'tr.criteria.thee', /not a criterion/],
    [{ tr: { ...turkish, criteria: { ...criteria, drankjes: 7 } } }, 'tr.criteria.drankjes', /string/],
    [
      { tr: { ...turkish, criteria: { ...criteria, drankjes: 'x'.repeat(161) } } },
      'tr.criteria.drankjes',
      /160/,
    ],
    [{ tr: turkish, pl: { ...turkish, criteria: fewer } }, 'pl.criteria.drankjes', /missing/],
  ];
  for (const [value, field, reason] of cases) {
    const faults = listFaults(value);
    t.match(faults, { length: 1, 0: { file: 'bar/words.json', field, reason } }, JSON.stringify(value));
  }
  t.match(listFaults({ tr: turkish }, kitchen.template), [{ field: 'tr.criteria', reason: /superbadge/ }]);
  t.same(listFaults({ tr: { name: 'x', uitleg: 'x.' } }, kitchen.template), []);
  t.same(listFaults({ tr: turkish }), [], 'the value that was spoilt is good');
  t.same(listFaults({}), [], 'a language may be absent');
});

const line = fc.stringMatching(/^[a-zàİі-їأ-يሀ-ቆ]{1,20}( [a-zç]{1,9}){0,3}\.$/u);
const keys = bar.template.kind === 'badge' ? bar.template.criteria.map(({ key }) => key) : [];
const anyWords = fc.record({
  name: line,
  uitleg: line,
  criteria: fc.record(Object.fromEntries(keys.map((key) => [key, line]))),
});
const anyTranslations = fc.record(
  Object.fromEntries(translatedLanguageCodes.map((code) => [code, anyWords])),
  { requiredKeys: [] },
) as fc.Arbitrary<Translations>;

t.test('what is written is what is read, and what is carried to the same words', async (t) => {
  fc.assert(
    fc.property(anyTranslations, anyTranslations, (translations, before) => {
      const parsed = parseBadgeWords('bar/words.json', JSON.stringify(translations), bar.template);
      const { template } = bar;
      t.same(parsed, { ok: true, translations });
      t.same(carryTranslations({ template, translations }, { template, translations: before }), translations);
    }),
    { numRuns: 60 },
  );
});

t.test('any JSON is read or refused with faults, never thrown at', async () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...translatedLanguageCodes), (value, code) => {
      for (const given of [value, { [code]: value }, { [code]: { ...turkish, criteria: value } }]) {
        parseBadgeWords('bar/words.json', JSON.stringify(given), bar.template);
      }
    }),
  );
});

// Folders and versions

function copyTemplates(t: Test): string {
  const folder = t.testdir();
  cpSync(shippedFolder, folder, { recursive: true });
  return folder;
}

t.test('words.json may be absent; a faulty one leaves nothing loaded', async (t) => {
  const folder = copyTemplates(t);
  rmSync(join(folder, 'bar', 'words.json'));
  const without = await readBadgeTemplates(folder);
  t.match(without, { ok: true });
  const found = (without.ok ? without.templates : []).find(({ template }) => template.slug === 'bar');
  t.same(found?.translations, {});
  writeFileSync(join(folder, 'bar', 'words.json'), JSON.stringify({ tr: { ...turkish, criteria: {} } }));
  const faulty = await readBadgeTemplates(folder);
  t.equal(faulty.ok ? 0 : faulty.faults.length, 5, 'one for each criterion');
  t.match(faulty, {
    faults: [{ file: 'bar/words.json', field: 'tr.criteria.drankjes', reason: 'is missing' }],
  });
});

t.test('a translation that is put right makes no new version', async (t) => {
  const { services } = await openWorld(t);
  const before = await loadBadgeClass(services, 'bar');
  t.same(before.translations, bar.translations);
  const folder = copyTemplates(t);
  const words = structuredClone(bar.translations);
  words.tr!.name = 'Bar işi';
  writeFileSync(join(folder, 'bar', 'words.json'), JSON.stringify(words));
  const summary = await loadCatalogue(services, folder);
  t.same(
    summary.filter(({ change }) => change !== 'unchanged'),
    [{ slug: 'bar', version: 1, change: 'new-words' }],
  );
  const after = await loadBadgeClass(services, 'bar');
  t.equal(findBadgeText(after, 'tr', 'name'), 'Bar işi');
  t.equal(after.version, 1);
  t.same(after.template, before.template);
  rmSync(join(folder, 'bar', 'words.json'));
  await loadCatalogue(services, folder);
  t.same((await loadBadgeClass(services, 'bar')).translations, {}, 'what was taken away is gone');
});

t.test('a translation is of the Dutch words: each version keeps what is of its own', async (t) => {
  const { services, staff } = await openWorld(t);
  const imageSvg = await loadBadgeImage(services, 'bar', 1);
  const template = structuredClone(bar.template);
  if (template.kind !== 'badge') throw new Error('bar');
  template.name.nl = 'Barwerk';
  template.criteria[0]!.text.nl = 'Je maakt koffie.';
  const { badgeClass } = await defineBadgeClassVersion(services, staff.beheer, {
    slug: 'bar',
    template,
    imageSvg,
  });
  const { tr } = bar.translations;
  t.equal(badgeClass.version, 2);
  t.equal(findBadgeText(badgeClass, 'tr', 'name'), undefined, 'nobody translated the new words yet');
  t.equal(findBadgeText(badgeClass, 'tr', 'criteria.drankjes'), undefined);
  t.equal(findBadgeText(badgeClass, 'tr', 'criteria.voorraad'), tr!.criteria!.voorraad);
  t.equal(findBadgeText(badgeClass, 'nl', 'criteria.drankjes'), 'Je maakt koffie.');

  const words = structuredClone(bar.translations);
  words.tr = { ...words.tr, name: 'Bar işi', uitleg: 'Yeni.', criteria: { ...criteria } };
  await loadBadgeTemplates(services, [{ template, imageSvg, translations: words }]);
  const old = await loadBadgeClass(services, 'bar', 1);
  t.equal(findBadgeText(old, 'tr', 'name'), tr!.name, 'its name was another');
  t.equal(findBadgeText(old, 'tr', 'criteria.drankjes'), tr!.criteria!.drankjes);
  t.equal(findBadgeText(old, 'tr', 'uitleg'), 'Yeni.', 'the same words in both');
  const current = await loadBadgeClass(services, 'bar');
  t.same(current.translations, words);
});
