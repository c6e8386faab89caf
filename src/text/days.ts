// Days as people say them. For pages of staff and participants only: public pages know months (see months.ts).
import { holderLanguages } from './languages.ts';
import { type HolderLanguage, locales, papiamento } from './locales.ts';

/** `2026-11-18` as "woensdag 18 november". */
export function renderDay(day: string, language: HolderLanguage): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (language === 'pap') return renderPapiamentoDay(new Date(instant));
  return buildDayFormat(language).format(instant);
}

function buildDayFormat(language: HolderLanguage): Intl.DateTimeFormat {
  const words = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], words);
}

function renderPapiamentoDay(date: Date): string {
  const { days, months } = papiamento;
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} di ${months[date.getUTCMonth()]}`;
}

/** `pattern` holds `{weekday}`, `{number}` and `{month}`; weekdays from Sunday, months from January. */
export type DayWords = { pattern: string; weekdays: readonly string[]; months: readonly string[] };

/** What `renderDay` puts together, for a device that has to say a day itself: its browser may not know the language. */
export function listDayWords(language: HolderLanguage): DayWords {
  if (language === 'pap') {
    return { pattern: '{weekday} {number} di {month}', weekdays: papiamento.days, months: papiamento.months };
  }
  const format = buildDayFormat(language);
  const find = (month: number, day: number, wanted: 'weekday' | 'month') =>
    format.formatToParts(Date.UTC(2026, month, day)).find(({ type }) => type === wanted)?.value ?? '';
  const pattern = format
    .formatToParts(Date.UTC(2026, 0, 1))
    .map(({ type, value }) => (type === 'literal' ? value : type === 'day' ? '{number}' : `{${type}}`));
  return {
    pattern: pattern.join(''),
    // The first of February 2026 was a Sunday.
    weekdays: Array.from({ length: 7 }, (_, ahead) => find(1, 1 + ahead, 'weekday')),
    months: Array.from({ length: 12 }, (_, month) => find(month, 1, 'month')),
  };
}

/** `2026-11-18` as "wo 18 nov", for a button. */
export function renderShortDay(day: string, language: HolderLanguage): string {
  const words = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], words).format(Date.parse(`${day}T00:00:00Z`));
}

/** "vandaag", "gisteren", "5 dagen geleden". Both days as yyyy-mm-dd. */
export function renderAge(day: string, today: string, language: HolderLanguage): string {
  const { days } = holderLanguages[language].texts;
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return ago <= 0 ? days.today : ago === 1 ? days.yesterday : days.daysAgo({ days: ago });
}
