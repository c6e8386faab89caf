// A credential tells the month and never the day: who was where on which day is nobody's business.

/**
 * The first of the month of `date` in UTC, in whole seconds; edition n stands n - 1 seconds later, so that
 * of two editions the later one wins. `edition` counts from 1.
 */
export function findMonthStart(date: Date, edition: number): string {
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1, 0, 0, edition - 1);
  return `${new Date(start).toISOString().slice(0, 19)}Z`;
}

/** The month of a time stamp in UTC, as `yyyy-mm`, read from the text: no time zone of the reader enters. */
export function findMonthOf(timestamp: string): string {
  return timestamp.slice(0, 7);
}

/** Whether a day, as `yyyy-mm-dd`, lies in a month before that of a time stamp in UTC. */
export function isInEarlierMonth(day: string, timestamp: string): boolean {
  return findMonthOf(day) < findMonthOf(timestamp);
}
