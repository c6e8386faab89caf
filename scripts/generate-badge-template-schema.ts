// Renders schemas/badge-template.schema.json from the zod model, for editors and for people who make templates.
// What JSON Schema can't say (forbidden words, repeats, rules between files) only the loader checks.
import { z } from 'zod';
import { badgeTemplateSchema } from '../src/domain/badge-templates.ts';

/** The JSON Schema (2020-12) of a badge.json as it is written, so with defaults left out, as file text. */
export function renderBadgeTemplateSchema(): string {
  const schema = z.toJSONSchema(badgeTemplateSchema, { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
