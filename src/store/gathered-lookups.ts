// Look-ups by key that are asked for at about the same time, made by one statement. A page that is one look-up costs
// mostly the way to the database; under load this halves it.
import type { Database } from './database.ts';

type Asked<Row> = { key: string; resolve(row: Row | undefined): void; reject(error: unknown): void };

export type GatheredLookup<Row> = {
  /** Gives every row of the keys, in any order; the keys may repeat. */
  load(db: Database, keys: string[]): Promise<Row[]>;
  findKey(row: Row): string;
};

/**
 * A look-up of one row by its key. Those that are asked of the same pool or transaction while one turn of the event
 * loop handles what came in are answered together, and fail together.
 */
export function buildGatheredLookup<Row>({
  load,
  findKey,
}: GatheredLookup<Row>): (db: Database, key: string) => Promise<Row | undefined> {
  const gathered = new WeakMap<Database, Asked<Row>[]>();

  async function answer(db: Database, asked: Asked<Row>[]): Promise<void> {
    gathered.delete(db);
    try {
      const rows = await load(
        db,
        asked.map(({ key }) => key),
      );
      const found = new Map(rows.map((row) => [findKey(row), row]));
      for (const { key, resolve } of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return (db, key) =>
    new Promise((resolve, reject) => {
      const known = gathered.get(db);
      const asked = known ?? [];
      asked.push({ key, resolve, reject });
      if (known) return;
      gathered.set(db, asked);
      setImmediate(() => answer(db, asked));
    });
}
