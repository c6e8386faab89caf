// Months as people say them. Pages show no day: it would tell who was where on it (decision 4).
import { type HolderLanguage, locales, papiamento } from './locales.ts';

/** Making one takes longer than the rest of a page. */
const formats = new Map<HolderLanguage, Intl.DateTimeFormat>();

function findFormat(language: HolderLanguage): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(locales[language], options);
  formats.set(language, format);
  return format;
}

/**
 * The month of a date-time or a `yyyy-mm`, read from its first seven characters and never through a time zone:
 * `2026-11-01T00:00:00Z` gives "november 2026". Text that begins otherwise comes back as it is.
 */
export function renderMonth(date: string, language: HolderLanguage): string {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])/.exec(date) ?? [];
  if (year === undefined || month === undefined) {
    return date;
  }
  return language === 'pap'
    ? `${papiamento.months[Number(month) - 1]} ${year}`
    : findFormat(language).format(Date.UTC(Number(year), Number(month) - 1, 1));
}
