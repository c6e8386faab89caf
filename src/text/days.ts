// Days as people say them. For pages of staff and participants only: public pages know months (see months.ts).
import { type Language, languages } from './languages.ts';

/** `2026-11-18` as "woensdag 18 november". */
export function renderDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** "vandaag", "gisteren", "5 dagen geleden". Both days as yyyy-mm-dd. */
export function renderAge(day: string, today: string, language: Language): string {
  const { days } = languages[language].texts;
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return ago <= 0 ? days.today : ago === 1 ? days.yesterday : days.daysAgo({ days: ago });
}
