// Time stamps as credentials write them: RFC 3339 with an offset, read alike by schema and time check.

const dateTime = /^(\d{4}-\d\d-\d\d)[tT\s](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[zZ]|([+-])(\d\d)(?::?(\d\d))?)$/;

const dateTimeStamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Whether the text is a full date that the calendar has. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * Milliseconds since 1970 of an RFC 3339 date-time; undefined when it has no offset or the calendar lacks it.
 * A leap second counts as the second after it.
 */
export function parseDateTime(text: string): number | undefined {
  const [, date, hour, minute, second, fraction, sign, offsetHour = '0', offsetMinute = '0'] =
    dateTime.exec(text) ?? [];
  if (date === undefined || !isDate(date)) return undefined;
  const direction = sign === '-' ? -1 : 1;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const minutesUtc =
    Number(hour) * 60 + Number(minute) - direction * (Number(offsetHour) * 60 + Number(offsetMinute));
  const isLeapSecond = Number(second) === 60 && (minutesUtc + 1440) % 1440 === 1439;
  if (Number(hour) > 23 || Number(minute) > 59 || (Number(second) > 59 && !isLeapSecond)) return undefined;
  const seconds = Number(second) + Number(fraction ?? 0);
  return Date.parse(`${date}T00:00:00Z`) + (minutesUtc * 60 + seconds) * 1000;
}

/** Whether a value is a moment in the one spelling that W3C wants. Spec: XML Schema 1.1, dateTimeStamp */
export function isDateTimeStamp(value: unknown): value is string {
  return typeof value === 'string' && dateTimeStamp.test(value) && parseDateTime(value) !== undefined;
}
