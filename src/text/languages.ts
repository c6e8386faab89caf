// The languages of pages, one row each, and which one somebody reads: Dutch unless they chose. Every page speaks Dutch
// and English; a participant's own pages speak more.
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { HolderTexts } from './holder-texts.ts';
import type { HolderLanguage } from './locales.ts';
import { nl, type Texts } from './nl.ts';
import { pap } from './pap.ts';
import { pl } from './pl.ts';
import { ti } from './ti.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';

export type { HolderTexts } from './holder-texts.ts';
export type { HolderLanguage } from './locales.ts';
export type { Texts } from './nl.ts';

/** The languages that have all words. */
export type Language = 'nl' | 'en';

export type LanguageDefinition<Words> = {
  /** In the language itself: how a reader finds it. */
  name: string;
  direction: 'ltr' | 'rtl';
  texts: Words;
  /** What its readers get on pages that do not have it, and for words of badges that are not translated. */
  elsewhere: Language;
};

export const languages: Record<Language, LanguageDefinition<Texts>> = {
  nl: { name: 'Nederlands', direction: 'ltr', texts: nl, elsewhere: 'nl' },
  en: { name: 'English', direction: 'ltr', texts: en, elsewhere: 'en' },
};

export const holderLanguages: Record<HolderLanguage, LanguageDefinition<HolderTexts>> = {
  ...languages,
  ar: { name: 'العربية', direction: 'rtl', texts: ar, elsewhere: 'nl' },
  tr: { name: 'Türkçe', direction: 'ltr', texts: tr, elsewhere: 'nl' },
  pl: { name: 'Polski', direction: 'ltr', texts: pl, elsewhere: 'nl' },
  uk: { name: 'Українська', direction: 'ltr', texts: uk, elsewhere: 'nl' },
  ti: { name: 'ትግርኛ', direction: 'ltr', texts: ti, elsewhere: 'nl' },
  pap: { name: 'Papiamentu', direction: 'ltr', texts: pap, elsewhere: 'nl' },
};

/** The languages that only a participant's pages have. */
export type TranslatedLanguage = Exclude<HolderLanguage, Language>;

export const languageCodes = Object.keys(languages) as Language[];
export const holderLanguageCodes = Object.keys(holderLanguages) as HolderLanguage[];
export const translatedLanguageCodes = holderLanguageCodes.filter(
  (code): code is TranslatedLanguage => !isLanguage(code),
);

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

export function isHolderLanguage(value: unknown): value is HolderLanguage {
  return typeof value === 'string' && Object.hasOwn(holderLanguages, value);
}

export type LanguageWishes = {
  /** Asked for in the address. */
  asked?: unknown;
  /** Asked for earlier, kept in a cookie. */
  remembered?: unknown;
};

/**
 * The language to answer in: asked for, else remembered, else Dutch. What the browser prefers is not looked at: the
 * same address shows everybody the same page, so that two people can look at it together.
 */
export function findLanguage({ asked, remembered }: LanguageWishes): HolderLanguage {
  if (isHolderLanguage(asked)) return asked;
  return isHolderLanguage(remembered) ? remembered : 'nl';
}
