// The only room that asks the machine what time it is. Everything else is handed a Clock.

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Builds a Date from a timestamp that was already checked, so that other rooms need no `new Date`. */
export function parseInstant(timestamp: string): Date {
  return new Date(timestamp);
}

/** Adds whole or broken seconds; negative goes back. */
export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

/** The calendar day in UTC as yyyy-mm-dd. */
export function findDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The calendar month in UTC as yyyy-mm. */
export function findMonth(date: Date): string {
  return date.toISOString().slice(0, 7);
}

/** Whole days from one yyyy-mm-dd to another; negative when `to` lies before `from`. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether a text is a day of the calendar as yyyy-mm-dd; 2026-02-31 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && findDay(parsed) === text;
}

/** By time zone, because making one takes longer than most of what needs it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in a time zone of the IANA database, as yyyy-mm-dd. */
export function findLocalDay(date: Date, timeZone: string): string {
  const format =
    dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format.format(date);
}

/** The time of day in a time zone of the IANA database, as hh:mm. */
export function findLocalTime(date: Date, timeZone: string): string {
  return date.toLocaleTimeString('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });
}
