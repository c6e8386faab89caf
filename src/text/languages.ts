// The languages of pages and credentials, one row each, and which one somebody reads: Dutch unless they chose.
import { en } from './en.ts';
import { nl, type Texts } from './nl.ts';

export type { Texts } from './nl.ts';

export type Language = 'nl' | 'en';

export type LanguageDefinition = {
  /** In the language itself: how a reader finds it. */
  name: string;
  direction: 'ltr' | 'rtl';
  texts: Texts;
};

export const languages: Record<Language, LanguageDefinition> = {
  nl: { name: 'Nederlands', direction: 'ltr', texts: nl },
  en: { name: 'English', direction: 'ltr', texts: en },
};

export const languageCodes = Object.keys(languages) as Language[];

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
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
export function findLanguage({ asked, remembered }: LanguageWishes): Language {
  if (isLanguage(asked)) return asked;
  return isLanguage(remembered) ? remembered : 'nl';
}
