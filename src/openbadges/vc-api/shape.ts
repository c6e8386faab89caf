// What the data model asks of any credential or presentation, to the letter: stricter than what a verdict needs
// (verify/checks/shape-model.ts), and wider than an Open Badge. VCDM 2.0, Basic Concepts and Advanced Concepts;
// Bitstring Status List 1.0, BitstringStatusListEntry.
import { z } from 'zod';
import { credentialsContextV2 } from '../contexts.ts';
import { isDateTimeStamp } from '../date-time.ts';
import { compareDigests } from '../digests.ts';
import { type JsonObject, listOf, stringsOf } from '../json.ts';
import { findCredentialFaults, oneOrMore, url } from '../verify/checks/shape-model.ts';

const text = z.string().min(1);
const dateTimeStamp = z.string().refine(isDateTimeStamp, 'must be a dateTimeStamp, with seconds and offset');

/** Contexts behind the first may be written out; whether they can be read is told by reading them. */
const contextList = z
  .array(z.union([url, z.record(z.string(), z.unknown())], 'must be a URL or an object'), 'must be a list')
  .min(1);

const languageText = z.strictObject({
  '@value': z.string(),
  '@language': z.string().optional(),
  '@direction': z.enum(['ltr', 'rtl']).optional(),
});
const words = z.union(
  [z.string(), languageText, z.array(z.union([z.string(), languageText])).min(1)],
  'must be a text, or one with its language',
);
const named = { name: words.optional(), description: words.optional() };

const typedProof = z.looseObject({ type: text });

const statusMessage = z.looseObject({ status: z.string().regex(/^0x[0-9a-f]+$/i), message: z.string() });
const bitstringEntry = z
  .looseObject({
    id: url.optional(),
    statusPurpose: text,
    statusListIndex: z.string().regex(/^(0|[1-9]\d{0,14})$/, 'must be a whole number as text'),
    statusListCredential: url,
    statusSize: z.int().min(1).max(32).optional(),
    statusMessage: z.array(statusMessage).optional(),
    statusReference: oneOrMore(url).optional(),
  })
  .refine(({ id, statusListCredential }) => id !== statusListCredential, 'id must not be that of the list')
  .refine(
    ({ statusSize = 1, statusMessage: messages }) =>
      messages === undefined ? statusSize === 1 : messages.length === 2 ** statusSize,
    'statusMessage must have one message for each value',
  );

/** Any kind of status may stand here; of the one that is known, every member has to be right. */
const statusEntry = z.looseObject({}).superRefine((entry, context) => {
  if (!stringsOf(entry.type).includes('BitstringStatusListEntry')) return;
  for (const { path, message } of bitstringEntry.safeParse(entry).error?.issues ?? []) {
    context.addIssue({ code: 'custom', path, message });
  }
});

const relatedResource = z
  .looseObject({ mediaType: text.optional() })
  .refine(
    (resource) =>
      ['digestSRI', 'digestMultibase'].every(
        (name) =>
          resource[name] === undefined ||
          compareDigests({ [name]: resource[name] }, () => []) !== 'unsupported',
      ),
    'has a digest that is none',
  );

/** What goes beyond the model of verify/: both have to hold. */
const credential = z.looseObject({
  '@context': contextList,
  issuer: z.union(
    [url, z.looseObject({ id: url, ...named })],
    'must be a URL, or an object with one as its id and plain names',
  ),
  ...named,
  validFrom: dateTimeStamp.optional(),
  validUntil: dateTimeStamp.optional(),
  credentialStatus: oneOrMore(statusEntry).optional(),
  relatedResource: oneOrMore(relatedResource).optional(),
  proof: oneOrMore(typedProof).optional(),
});

/** A list of types even when there is one: what an issuer is handed. */
const unsigned = z.looseObject({ type: z.array(text).min(1) });

const type = oneOrMore(text);

const presentation = z.looseObject({
  '@context': contextList,
  id: url.optional(),
  type: type.refine(
    (types) => listOf(types).includes('VerifiablePresentation'),
    'must have VerifiablePresentation',
  ),
  holder: z
    .union([url, z.looseObject({ id: url })], 'must be a URL, or an object with one as its id')
    .optional(),
  verifiableCredential: z
    .union([z.array(z.looseObject({ type })), z.looseObject({ type })], 'must be objects that have a type')
    .optional(),
  termsOfUse: oneOrMore(z.looseObject({ type })).optional(),
  proof: oneOrMore(typedProof).optional(),
});

function listIssues(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`);
}

function listContextFaults({ '@context': value }: JsonObject, allowed: readonly string[]): string[] {
  const [first] = listOf(value);
  return allowed.some((url) => url === first) ? [] : [`@context: must begin with ${allowed[0]}`];
}

/** `contexts`: what may stand first in `@context`. */
type Asked = { contexts: readonly string[] };

/** Why a document is no credential that an issuer could sign; empty when it is. */
export function listUnsignedFaults(document: JsonObject, asked: Asked): string[] {
  return [...new Set([...listIssues(unsigned, document), ...listCredentialFaults(document, asked)])];
}

/** Why a document is no credential; empty when it is. */
export function listCredentialFaults(document: JsonObject, { contexts }: Asked): string[] {
  return [
    ...listContextFaults(document, contexts),
    ...listIssues(credential, document),
    ...findCredentialFaults(document, false),
  ];
}

/** Why a document is no presentation; empty when it is. What it holds is looked at one by one. */
export function listPresentationFaults(document: JsonObject, { contexts }: Asked): string[] {
  return [...listContextFaults(document, contexts), ...listIssues(presentation, document)];
}

export type EnvelopeType = 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation';

/** Whether a document says that it is an envelope. */
export function isEnvelope(document: JsonObject): boolean {
  return stringsOf(document.type).some((type) => /^EnvelopedVerifiable(Credential|Presentation)$/.test(type));
}

/** Why a document is no envelope of this type, whatever is in it. */
export function listEnvelopeFaults(document: JsonObject, type: EnvelopeType): string[] {
  const types = listOf(document.type);
  return [
    ...(listOf(document['@context']).includes(credentialsContextV2)
      ? []
      : ['@context: must have that of 2.0']),
    ...(types.length === 1 && types[0] === type ? [] : [`type: must be ${type}`]),
    ...(typeof document.id === 'string' && document.id.startsWith('data:')
      ? []
      : ['id: must be a data: URL']),
  ];
}
