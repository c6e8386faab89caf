// Renders our own schemas of credentials from the zod models, for whoever checks without our code (decision 1). Tests
// compare the models with the schema that 1EdTech publishes.
import { z } from 'zod';
import {
  endorsementCredentialSchema,
  openBadgeCredentialSchema,
} from '../src/openbadges/credential-schema.ts';

function render(model: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(model, { target: 'draft-2020-12' }), null, 2)}\n`;
}

/** The JSON Schema (2020-12) of an OpenBadgeCredential. Spec: OB 3.0, AchievementCredential. */
export function renderCredentialSchema(): string {
  return render(openBadgeCredentialSchema);
}

/** The JSON Schema (2020-12) of an EndorsementCredential. Spec: OB 3.0, EndorsementCredential. */
export function renderEndorsementSchema(): string {
  return render(endorsementCredentialSchema);
}
