// Renders the schemas of badge.json and words.json from the zod models, for editors and for people who make badges.
// What JSON Schema can't say (forbidden words, repeats, rules between files) only the loader checks.
import { z } from 'zod';
import { badgeTemplateSchema } from '../src/domain/badge-templates.ts';
import { badgeWordsSchema } from '../src/domain/badge-words.ts';

/** The JSON Schema (2020-12) of a badge.json as it is written, so with defaults left out, as file text. */
export function renderBadgeTemplateSchema(): string {
  return renderSchema(badgeTemplateSchema);
}

/** The same of a words.json. */
export function renderBadgeWordsSchema(): string {
  return renderSchema(badgeWordsSchema);
}

function renderSchema(model: z.ZodType): string {
  const schema = z.toJSONSchema(model, { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
