// A moment, as every table keeps it: with its time zone, read as a Date.
import { timestamp } from '../drizzle.ts';

export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
