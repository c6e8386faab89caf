// Days as people say them. For pages of staff and participants only: public pages know months (see months.ts).
import { holderLanguages } from './languages.ts';
import { type HolderLanguage, locales, papiamento } from './locales.ts';

/** `2026-11-18` as "woensdag 18 november". */
export function renderDay(day: string, language: HolderLanguage): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (language === 'pap') return renderPapiamentoDay(new Date(instant));
  const format = new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(instant);
}

function renderPapiamentoDay(date: Date): string {
  const { days, months } = papiamento;
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} di ${months[date.getUTCMonth()]}`;
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
