// The languages that a participant can read their own pages in, and what Intl knows of each. Knows no words.

/** Which forms a word has beside a whole number: the cardinal plural rules of CLDR. */
export type PluralForms = {
  nl: 'one' | 'other';
  en: 'one' | 'other';
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  tr: 'one' | 'other';
  pl: 'one' | 'few' | 'many' | 'other';
  uk: 'one' | 'few' | 'many' | 'other';
  ti: 'one' | 'other';
  pap: 'one' | 'other';
};

export type HolderLanguage = keyof PluralForms;

/**
 * The locale for numbers and days. Arabic with the digits that are used here; Papiamento as in Dutch, since Intl has
 * no words for it (see days.ts and months.ts).
 */
export const locales: Record<HolderLanguage, string> = {
  nl: 'nl',
  en: 'en',
  ar: 'ar-u-nu-latn',
  tr: 'tr',
  pl: 'pl',
  uk: 'uk',
  ti: 'ti',
  pap: 'nl',
};

/** Intl has no names of days and months for Papiamento. */
export const papiamento = {
  months: [
    'yanüari',
    'febrüari',
    'mart',
    'aprel',
    'mei',
    'yüni',
    'yüli',
    'ougùstùs',
    'sèptèmber',
    'òktober',
    'novèmber',
    'desèmber',
  ],
  days: ['djadumingu', 'djaluna', 'djamars', 'djárason', 'djaweps', 'djabièrnè', 'djasabra'],
};

/**
 * Chooses the words that fit a number; `#` becomes the number. A form that the language has and the words do not is a
 * type error.
 */
export function buildCounter<Code extends HolderLanguage>(code: Code) {
  const rules = new Intl.PluralRules(code);
  const numbers = new Intl.NumberFormat(locales[code]);
  return (count: number, forms: Record<PluralForms[Code], string>): string =>
    forms[rules.select(count) as PluralForms[Code]].replaceAll('#', numbers.format(count));
}
