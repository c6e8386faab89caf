// The words of a badge in the languages that only participants' pages have: the model of words.json, which lies beside
// badge.json. They are not in the template, because what is signed is in Dutch and English: a better translation makes
// no new version. Knows nothing of folders or of the database.
import { z } from 'zod';
import {
  type HolderLanguage,
  isLanguage,
  type TranslatedLanguage,
  translatedLanguageCodes,
} from '../text/languages.ts';
import {
  type BadgeTemplate,
  buildKey,
  buildPhrase,
  limits,
  parseJson,
  readModel,
  type TemplateFault,
} from './badge-templates.ts';

const words = z
  .strictObject({
    name: buildPhrase(limits.name).describe('Name on the badge.'),
    uitleg: buildPhrase(limits.uitleg).describe('What it means, A1-A2: short sentences, everyday words.'),
    criteria: z
      .record(buildKey('A criterion of badge.json.'), buildPhrase(limits.criterion))
      .exactOptional()
      .describe('Every criterion of badge.json by its key, second person. A superbadge has none.'),
  })
  .describe('All words of the badge in this language.');

/** A language is there as a whole or not at all. */
export const badgeWordsSchema = z
  .strictObject(
    Object.fromEntries(translatedLanguageCodes.map((code) => [code, words.exactOptional()])) as Record<
      TranslatedLanguage,
      z.ZodExactOptional<typeof words>
    >,
  )
  .meta({
    title: 'Words of a badge',
    description: 'words.json beside a badge.json: the words that a participant reads, in other languages.',
  });

export type BadgeWords = z.output<typeof words>;

/** What there is of a version in each language. Of an older version, some may be missing. */
export type Translations = { [Code in TranslatedLanguage]?: Partial<BadgeWords> };

export type WordsReading = { ok: true; translations: Translations } | { ok: false; faults: TemplateFault[] };

/**
 * Reads the text of a words.json; gives all of it, or every fault with file and field.
 * @param template of the badge.json beside it; undefined when that one is faulty, and then keys are not compared
 */
export function parseBadgeWords(
  file: string,
  jsonText: string,
  template: BadgeTemplate | undefined,
): WordsReading {
  const json = parseJson(jsonText);
  if ('reason' in json) return { ok: false, faults: [{ file, field: '', reason: json.reason }] };
  const reading = readModel<Translations>(badgeWordsSchema, file, json.value);
  if (!reading.ok || template === undefined) {
    return reading.ok ? { ok: true, translations: reading.value } : reading;
  }
  const faults = translatedLanguageCodes.flatMap((code) => {
    const found = reading.value[code];
    return found === undefined
      ? []
      : findKeyFaults(found, template).map(({ field, reason }) => ({
          file,
          field: `${code}.${field}`,
          reason,
        }));
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, translations: reading.value };
}

function findKeyFaults({ criteria }: Partial<BadgeWords>, template: BadgeTemplate) {
  if (template.kind === 'superbadge') {
    return criteria === undefined ? [] : [{ field: 'criteria', reason: 'a superbadge has no criteria' }];
  }
  if (criteria === undefined) return [{ field: 'criteria', reason: 'is missing' }];
  const keys = template.criteria.map(({ key }) => key);
  return [
    ...keys
      .filter((key) => !Object.hasOwn(criteria, key))
      .map((key) => ({ field: `criteria.${key}`, reason: 'is missing' })),
    ...Object.keys(criteria)
      .filter((key) => !keys.includes(key))
      .map((key) => ({ field: `criteria.${key}`, reason: 'is not a criterion of badge.json' })),
  ];
}

/** A version of a class with its words: Dutch and English in the template, the others beside it. */
export type Worded = { template: BadgeTemplate; translations: Translations };

type Pieces = Map<string, { dutch: string; find: (words: Partial<BadgeWords>) => string | undefined }>;

function listPieces(template: BadgeTemplate): Pieces {
  const criteria = template.kind === 'badge' ? template.criteria : [];
  return new Map([
    ['name', { dutch: template.name.nl, find: ({ name }) => name }],
    ['uitleg', { dutch: template.uitleg.nl, find: ({ uitleg }) => uitleg }],
    ...criteria.map(
      ({ key, text }) =>
        [
          `criteria.${key}`,
          { dutch: text.nl, find: (found: Partial<BadgeWords>) => findOwn(found.criteria, key) },
        ] as const,
    ),
  ]);
}

function findOwn(texts: Record<string, string> | undefined, key: string): string | undefined {
  return texts !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined;
}

/**
 * The translations of `target` now that `source`, another version of the same class, has those that it has. A
 * translation is of the Dutch words: what both versions say in the same words is taken over, also that it is there no
 * more; what `target` says otherwise keeps the translation it had.
 */
export function carryTranslations(source: Worded, target: Worded): Translations {
  const known = listPieces(source.template);
  const pieces = [...listPieces(target.template)];
  const carried = translatedLanguageCodes.map((code) => {
    const texts = new Map(
      pieces.flatMap(([path, { dutch, find }]) => {
        const isSame = known.get(path)?.dutch === dutch;
        const text = find((isSame ? source : target).translations[code] ?? {});
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
    return [code, buildWords(texts)] as const;
  });
  return Object.fromEntries(carried.filter(([, found]) => Object.keys(found).length > 0));
}

function buildWords(texts: ReadonlyMap<string, string>): Partial<BadgeWords> {
  const prefix = 'criteria.';
  const criteria = [...texts].flatMap(([path, text]) =>
    path.startsWith(prefix) ? [[path.slice(prefix.length), text] as const] : [],
  );
  const name = texts.get('name');
  const uitleg = texts.get('uitleg');
  return {
    ...(name !== undefined && { name }),
    ...(uitleg !== undefined && { uitleg }),
    ...(criteria.length > 0 && { criteria: Object.fromEntries(criteria) }),
  };
}

/** The path of a text of a badge: `name`, `uitleg` or `criteria.` with its key. */
export type BadgeTextPath = 'name' | 'uitleg' | `criteria.${string}`;

/** A text of a badge in a language; undefined when it is not translated. */
export function findBadgeText(
  { template, translations }: Worded,
  language: HolderLanguage,
  path: BadgeTextPath,
): string | undefined {
  if (!isLanguage(language))
    return listPieces(template)
      .get(path)
      ?.find(translations[language] ?? {});
  if (path === 'name' || path === 'uitleg') return template[path][language];
  const criteria = template.kind === 'badge' ? template.criteria : [];
  return criteria.find(({ key }) => `criteria.${key}` === path)?.text[language];
}

/** Every text of a badge in a language, with its path: for people who read translations. */
export function listBadgeTexts(badge: Worded, language: HolderLanguage): { path: string; text: string }[] {
  const paths = [...listPieces(badge.template).keys()] as BadgeTextPath[];
  return paths.flatMap((path) => {
    const text = findBadgeText(badge, language, path);
    return text === undefined ? [] : [{ path: `badges.${badge.template.slug}.${path}`, text }];
  });
}
