// The languages of pages and credentials, one row each, and which one somebody reads. Dutch when nothing is known.
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
  /** The Accept-Language header. */
  accepted?: string | undefined;
};

/** The language to answer in: asked for, else remembered, else what the browser prefers, else Dutch. */
export function findLanguage({ asked, remembered, accepted }: LanguageWishes): Language {
  if (isLanguage(asked)) {
    return asked;
  }
  if (isLanguage(remembered)) {
    return remembered;
  }
  return findAccepted(accepted ?? '') ?? 'nl';
}

function findAccepted(header: string): Language | undefined {
  const ranges = header.split(',').map((item) => {
    const [tag = '', q = 'q=1'] = item.split(';').map((part) => part.trim().toLowerCase());
    return { code: tag.split('-')[0], quality: q.startsWith('q=') ? Number(q.slice(2)) : 0 };
  });
  const known = ranges.filter((range) => isLanguage(range.code) && range.quality > 0);
  known.sort((a, b) => b.quality - a.quality);
  return known.map((range) => range.code).find(isLanguage);
}
