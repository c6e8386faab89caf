// Facts about this installation.
import { pgTable, text } from '../drizzle.ts';

/** Facts about this installation, such as the public URL that credentials were issued under. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});
