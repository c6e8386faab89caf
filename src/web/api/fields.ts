// The fields that occur in more than one answer or request of the API, each with words for the documentation.
// Instants go out in UTC with a Z; days and months have no time (NL GOV ADR 2.2.0 date-time/*).
import { z } from 'zod';
import { levels } from '../../domain/award-rules.ts';

export const uuid = (description: string) =>
  z.string().meta({ format: 'uuid', description, examples: ['3f0c7c52-6d1b-4a58-9a55-0d8a3f8f6b11'] });

export const slug = (description: string) => z.string().meta({ description, examples: ['snijtechnieken'] });

export const credentialId = z.string().meta({
  description:
    'Last part of the address of a credential: 26 characters. Whoever has it can open the credential.',
  examples: ['5qbs79kwx7fdnnx4ksq5kew2qe'],
});

export const link = (description: string) =>
  z.string().meta({
    format: 'uri',
    description,
    examples: ['https://badges.example.org/credentials/5qbs79kwx7fdnnx4ksq5kew2qe'],
  });

export const instant = (description: string) =>
  z.string().meta({ format: 'date-time', description, examples: ['2026-11-18T10:00:00.000Z'] });

export const day = (description: string) =>
  z.string().meta({ format: 'date', description, examples: ['2026-11-18'] });

export const month = z.string().meta({
  pattern: '^\\d{4}-\\d{2}$',
  description: 'The month of issue. Which day it was is told to nobody.',
  examples: ['2026-11'],
});

/** With bounds of its own: those of the language would stand in the documentation. */
export const count = z.int().min(0).max(1_000_000_000);

export const level = z
  .enum(levels)
  .meta({ description: 'How well it was seen, from low to high: with help, independently, shows others.' });

export const textPair = (description: string) =>
  z.object({ nl: z.string(), en: z.string() }).meta({ description });

export const credentialStatus = z
  .enum(['in-force', 'revoked'])
  .meta({ description: 'How it stands at this moment.' });

/** A credential as it was signed; its members are those of Open Badges 3.0. */
export const signedCredential = z.record(z.string(), z.unknown()).meta({
  id: 'SignedCredential',
  description:
    'An OpenBadgeCredential of Open Badges 3.0 with its proof, as a JSON object. The exact signed bytes are behind ' +
    'its `id`.',
  externalDocs: { url: 'https://www.imsglobal.org/spec/ob/v3p0' },
});

export const signInLink = z
  .object({
    link: z.string().meta({ format: 'uri', description: 'Works once. Hand it over in person.' }),
    expiresAt: instant('After this it no longer works.'),
  })
  .meta({ id: 'SignInLink' });

/** The body of a POST that says all with its address. */
export const noFields = z.strictObject({}).nullish();

/** Deeper than this no request of ours and no credential goes; what is deeper would exhaust the stack. */
const deepest = 100;

/** Any JSON object that is not nested without end. */
export const jsonObject = z
  .record(z.string(), z.unknown())
  .refine((value) => isShallow(value), { error: `is nested more than ${deepest} deep` });

function isShallow(value: unknown): boolean {
  let layer: unknown[] = [value];
  for (let depth = 0; depth <= deepest; depth++) {
    layer = layer.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (layer.length === 0) return true;
  }
  return false;
}

export const renderInstant = (instant: Date): string => instant.toISOString();

export const renderOptionalInstant = (instant: Date | null): string | null =>
  instant && renderInstant(instant);

export const parseSigned = (document: string) => JSON.parse(document) as Record<string, unknown>;
