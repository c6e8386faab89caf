// ISO 8601 weeks (Monday to Sunday, named `2026-W47`) over calendar days. Knows no time zone and not what time it is.
import { addSeconds, countDays, findDay, parseInstant } from './clock.ts';

const firstMonday = '1970-01-05';

/** The day so many days later; negative goes back. Both as yyyy-mm-dd. */
export function findDayAfter(day: string, days: number): string {
  return findDay(addSeconds(parseInstant(`${day}T00:00:00Z`), days * 86_400));
}

/** The Monday of the week of a day. */
export function findMonday(day: string): string {
  const since = countDays(firstMonday, day);
  return findDayAfter(day, -(((since % 7) + 7) % 7));
}

/** The name of the week that a day is in. Its year is that of its Thursday. */
export function findWeek(day: string): string {
  const thursday = findDayAfter(findMonday(day), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor(countDays(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday of a named week; undefined where there is no such week. */
export function findMondayOf(week: string): string | undefined {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(week) ?? [];
  if (year === undefined || Number(year) < 1) return undefined;
  // The fourth of January is always in the first week.
  const monday = findDayAfter(findMonday(`${year}-01-04`), (Number(number) - 1) * 7);
  return findWeek(monday) === week ? monday : undefined;
}
