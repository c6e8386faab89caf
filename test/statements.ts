// What the database is asked, as it is asked: for tests of answers that have to cost the same.
import type { Database } from '../src/store/database.ts';

type Ask = (text: string, ...rest: unknown[]) => unknown;
type Asked = { unsafe: Ask; begin?: (work: (transaction: Asked) => unknown) => unknown };

/** Listens to a pool from now on; the list that it gives grows with every statement, transactions told too. */
export function recordStatements(db: Database): string[] {
  const statements: string[] = [];
  const listen = (asked: Asked): Asked => {
    const { unsafe, begin } = asked;
    asked.unsafe = (text, ...rest) => {
      statements.push(text);
      return unsafe(text, ...rest);
    };
    if (begin) {
      asked.begin = (work) => {
        statements.push('begin');
        return begin((transaction) => work(listen(transaction)));
      };
    }
    return asked;
  };
  listen((db as unknown as { $client: Asked }).$client);
  return statements;
}
