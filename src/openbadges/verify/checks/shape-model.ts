// The shape that any credential must have for a verdict, and the deviations from 1EdTech's schema that are only
// told. VCDM 2.0 and 1.1, Basic Concepts; OB 3.0, Data Models.
import { z } from 'zod';
import { credentialsContextV1, credentialsContextV2, openBadgesContext } from '../../contexts.ts';
import { openBadgeCredentialSchema } from '../../credential-schema.ts';
import { parseDateTime } from '../../date-time.ts';
import { type JsonObject, listOf } from '../../json.ts';
import { findId } from '../report.ts';

/** An absolute address of any scheme. Spec: VCDM 2.0, Identifiers */
export const url = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/, 'must be a URL');
const dateTime = z.string().refine((text) => parseDateTime(text) !== undefined);

/** JSON-LD lets a list of one stand without its brackets. */
export function oneOrMore<S extends z.ZodType>(value: S) {
  return z.union([value, z.array(value).min(1)]);
}

function hasContent(value: object): boolean {
  return Object.keys(value).length > 0;
}

const typed = z.looseObject({ id: url.optional(), type: oneOrMore(z.string().min(1)) });
const subject = z.looseObject({ id: url.optional() }).refine(hasContent);

const relatedResource = z
  .looseObject({
    id: url,
    digestSRI: oneOrMore(z.string().min(1)).optional(),
    digestMultibase: oneOrMore(z.string().min(1)).optional(),
  })
  .refine(({ digestSRI, digestMultibase }) => digestSRI !== undefined || digestMultibase !== undefined);

const credential = z.looseObject({
  id: url.optional(),
  type: oneOrMore(z.string().min(1)).refine((type) => listOf(type).includes('VerifiableCredential')),
  issuer: z.union([url, z.looseObject({ id: url })]),
  credentialSubject: oneOrMore(subject),
  validFrom: dateTime.optional(),
  validUntil: dateTime.optional(),
  issuanceDate: dateTime.optional(),
  expirationDate: dateTime.optional(),
  credentialStatus: oneOrMore(typed).optional(),
  credentialSchema: oneOrMore(typed.extend({ id: url })).optional(),
  refreshService: oneOrMore(typed).optional(),
  termsOfUse: oneOrMore(typed).optional(),
  evidence: oneOrMore(typed).optional(),
  relatedResource: oneOrMore(relatedResource)
    .refine((resources) => {
      const ids = listOf(resources).map(findId);
      return new Set(ids).size === ids.length;
    })
    .optional(),
});

// What is shown of a badge must be there; the rest of the Open Badges model only deviates.
const openBadge = z.looseObject({
  credentialSubject: z.looseObject({
    achievement: z.looseObject({ id: z.string().min(1), name: z.unknown().refine(Boolean) }),
  }),
});

function isOfFirstVersion(document: JsonObject): boolean {
  return listOf(document['@context'])[0] === credentialsContextV1;
}

/** Each fault as `path: what zod calls it`. */
function listIssues(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

function listDateFaults(document: JsonObject): string[] {
  if (isOfFirstVersion(document) && !('issuanceDate' in document)) return ['issuanceDate: missing'];
  const [from, until] = [document.validFrom, document.validUntil].map((text) => parseDateTime(String(text)));
  const isReversed = from !== undefined && until !== undefined && until < from;
  return isReversed ? ['validUntil: before validFrom'] : [];
}

/** Why a document is no credential; empty when it is one. */
export function findCredentialFaults(document: JsonObject, isBadge: boolean): string[] {
  return [
    ...listIssues(credential, document),
    ...listDateFaults(document),
    ...(isBadge ? listIssues(openBadge, document) : []),
  ];
}

/** Where a badge differs from the schema of Open Badges 3.0, a 1.1 credential read with its own names of dates. */
export function findSchemaDeviations(document: JsonObject): string[] {
  if (!isOfFirstVersion(document)) return listIssues(openBadgeCredentialSchema, document);
  const { issuanceDate, expirationDate, ...rest } = document;
  return listIssues(openBadgeCredentialSchema, {
    ...rest,
    '@context': [credentialsContextV2, openBadgesContext],
    validFrom: issuanceDate,
    ...(expirationDate !== undefined && { validUntil: expirationDate }),
  });
}
