// Cursor paging for every list: a page holds `limit` items and the cursor of the next page, or null.
import { rejectRequest } from '../base/problem.ts';

export type Page<T> = { items: T[]; next: string | null };
export type PageRequest = { cursor?: string | undefined; limit: number };

/** Cuts `limit + 1` rows to a page; `cursorOf` names the position of its last row. */
export function buildPage<T>(rows: T[], limit: number, cursorOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next:
      rows.length > limit && last ? Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') : null,
  };
}

export function mapPage<T, U>(page: Page<T>, map: (item: T) => U): Page<U> {
  return { items: page.items.map(map), next: page.next };
}

/**
 * Reads a cursor of `length` parts, each of which has to pass `isPart`.
 * @throws Problem invalid-request
 */
export function parseCursor(
  cursor: string | undefined,
  isParts: ((part: string) => boolean)[],
): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === isParts.length &&
      parts.every((part, index) => typeof part === 'string' && isParts[index]!(part))
    ) {
      return parts;
    }
  } catch {
    // Falls through to the one answer for every cursor that we did not make.
  }
  return rejectRequest([{ name: 'cursor', reason: 'is not a cursor of this list' }]);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** PostgreSQL refuses a malformed uuid with an error; asking here makes it "not found" instead. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Text that PostgreSQL can hold: it has no NUL, and no half of a character, which would come back as another one. */
export function isPlainText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Whether there is something to see in a text: some letters of Unicode are blank, and some signs have no width. */
export function isVisibleText(text: string): boolean {
  return /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
