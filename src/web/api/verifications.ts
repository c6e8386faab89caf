// Verifying over the API: a credential in any container, a link or a code, of ours or of anybody. A bad credential is
// no error but a report. Nothing that is sent here is stored or logged (checklist V-20).
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isCodeLink } from '../../domain/own-documents.ts';
import { type Verification, type VerificationInput, verifySubmitted } from '../../domain/verifications.ts';
import { formatNames } from '../../openbadges/containers/container.ts';
import { formats } from '../../openbadges/containers/formats.ts';
import { defaultLimits } from '../../openbadges/verify/limits.ts';
import { checkNames, outcomeCodes, verdicts } from '../../openbadges/verify/outcome-codes.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { addUploads } from '../uploads.ts';
import { instant, jsonObject, renderInstant } from './fields.ts';

/** Files are sent as one of these, as `application/octet-stream` or as multipart/form-data with one `file`. */
const fileMediaTypes = [
  ...new Set(
    formats.flatMap(({ mediaTypes }) => mediaTypes).filter((mediaType) => mediaType !== 'application/json'),
  ),
  'application/octet-stream',
];

/** Of a request in JSON, which this thread reads. A credential has 64 kB, and in a string its quotes count twice. */
const jsonMaxBytes = 2 * defaultLimits.maxBytes + 4096;

const waysIn = ['credential', 'link', 'code'] as const;

const submission = z
  .strictObject({
    credential: z
      .union([jsonObject, z.string()], { error: 'must be the credential as a JSON object, or as text' })
      .optional()
      .meta({
        description:
          'As a JSON object, or as text. Text is checked byte for byte; of an object its own spelling (spaces, ' +
          'repeated members) is lost on the way. Or send the bytes of the credential itself as `application/vc`, ' +
          'or of a picture or PDF under its own media type.',
      }),
    link: z
      .string()
      .max(2000)
      .optional()
      .meta({
        description: 'Address of a credential; of ours, also of a CV code.',
        examples: ['https://badges.example.org/credentials/5qbs79kwx7fdnnx4ksq5kew2qe'],
      }),
    code: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'A CV code.', examples: ['7K3M-9QXT-2ABC'] }),
    recipient: z
      .union([z.strictObject({ email: z.string().max(254) }), z.strictObject({ id: z.string().max(2000) })], {
        error: 'must hold email or id',
      })
      .optional()
      .meta({
        description:
          'Whose badge you think it is; answered by `recipient`, beside the verdict. Never stored.',
      }),
  })
  .superRefine((fields, context) => {
    const given = waysIn.filter((name) => fields[name] !== undefined);
    if (given.length !== 1) context.addIssue('must hold exactly one of credential, link, code');
  })
  .meta({ id: 'Submission', oneOf: waysIn.map((name) => ({ required: [name] })) });

const outcomeFields = {
  check: z.enum(checkNames),
  result: z.enum(['passed', 'failed', 'unknown', 'skipped']),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  spec: z.string().describe('The section that rules this answer.'),
};
const outcome = z.object({
  ...outcomeFields,
  parts: z
    .array(z.object(outcomeFields))
    .optional()
    .describe('Where several things were looked at: the answer for each.'),
});

const reportFields = {
  verdict: z.enum(verdicts).meta({
    description:
      '`valid`; `not-in-force`: expired, revoked, not yet; `not-genuine`: altered, forged, not by its issuer; ' +
      '`incomplete`: could not be checked in full. Trust in the issuer does not enter it.',
  }),
  reason: z
    .enum(Object.keys(outcomeCodes) as [keyof typeof outcomeCodes])
    .describe('Code of the outcome that decided.'),
  kind: z.string().optional().describe('In a word, what kind of trouble it is.'),
  outcomes: z.array(outcome).describe('One per check, in the order in which they were made.'),
  credential: z
    .record(z.string(), z.string())
    .nullable()
    .describe('What the credential says of itself, genuine or not; null when it could not be read.'),
};

const report = z.object({
  ...reportFields,
  identities: z
    .array(z.object({ digest: z.string(), salt: z.string() }))
    .optional()
    .describe(
      'What an e-mail address can be compared with without sending it: `digest` is the sha256, in hex, of the ' +
        'address in lower case (or as its issuer spelled it) followed by `salt`.',
    ),
  related: z
    .array(
      z.object({
        role: z.enum(['endorsement', 'component', 'newer-edition']),
        at: z.string().describe('Its place in the credential, or its address.'),
        report: z.object(reportFields),
      }),
    )
    .optional()
    .describe('Credentials that this one brought with it or pointed at; their verdicts are their own.'),
});

const verification = report
  .extend({
    checkedAt: instant('When it was checked.'),
    format: z.enum(formatNames).optional().describe('What the file was, by what it begins with.'),
    documents: z
      .array(
        z.object({
          url: z.string(),
          fetchedAt: instant('When this copy was fetched, or last confirmed.'),
          ageSeconds: z.int(),
        }),
      )
      .optional()
      .describe('Documents of others that the answer rests on. Copies are used again for a short while.'),
    reports: z
      .array(report)
      .optional()
      .describe('For a CV code, and for a file with several credentials: one report for each.'),
  })
  .meta({ id: 'Verification', description: 'Of several reports the one that tells most stands on top.' });

/** Who tries codes here is counted like who opens them; the id of a credential is too long to be guessed. */
function isGuess(services: Services, input: VerificationInput): boolean {
  if ('code' in input) return true;
  return 'link' in input && isCodeLink(services, input.link);
}

/** An object is read as it would be sent; the bytes of a file are left as they are. */
function findInput(body: z.output<typeof submission> | Buffer): VerificationInput {
  if (Buffer.isBuffer(body)) return { file: body };
  const { credential, link, code, recipient } = body;
  if (link !== undefined) return { link, recipient };
  if (code !== undefined) return { code, recipient };
  return {
    file: Buffer.from(typeof credential === 'string' ? credential : JSON.stringify(credential)),
    recipient,
  };
}

/** The bytes, when they were handed in as such or as the one field of a form. */
function findFile(body: unknown): Buffer | undefined {
  if (Buffer.isBuffer(body)) return body;
  const isForm =
    typeof body === 'object' && body !== null && Object.keys(body).length === 1 && 'file' in body;
  return isForm && Buffer.isBuffer(body.file) ? body.file : undefined;
}

function renderVerification({ documents: used, ...found }: Verification, checkedAt: Date) {
  const documents = used?.map((one) => ({ ...one, fetchedAt: renderInstant(one.fetchedAt) }));
  return { ...found, ...(documents && { documents }), checkedAt: renderInstant(checkedAt) };
}

const checkJson = validatorCompiler({ schema: submission, method: 'POST', url: '/verifications' });

function registerVerifications(app: App, services: Services): void {
  const { maxFileBytes } = services.settings;
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: jsonMaxBytes }, parseJson);
  const files = { parseAs: 'buffer', bodyLimit: maxFileBytes } as const;
  app.addContentTypeParser(fileMediaTypes, files, (_request, body, done) => done(null, body));
  addUploads(app, maxFileBytes);
  const schema = {
    tags: ['verifications'],
    operationId: 'verify',
    summary: 'Verify a credential in any container, a link or a code',
    description:
      'Of this issuer or of any other: Open Badges 3.0 and 2.0, with a proof inside or as a JWT, as a file or baked ' +
      'into a picture or PDF. Send JSON with one of `credential`, `link` and `code`, or the file itself, byte for ' +
      `byte, as ${fileMediaTypes.join(', ')}, or as multipart/form-data with one field \`file\`. What it is, is told ` +
      'by its bytes. Nothing is stored. Unknown and closed links and codes are one answer, 404.',
    body: submission,
    response: { 200: verification.describe('The report, also for a credential that is not good.') },
  };
  app.post(
    '/verifications',
    {
      schema,
      config: { public: true, limit: 'verifications' },
      validatorCompiler: () => (body: unknown) => {
        const file = findFile(body);
        return file ? { value: file } : checkJson(body);
      },
    },
    async (request) => {
      const input = findInput(request.body as z.output<typeof submission> | Buffer);
      if (isGuess(services, input)) await app.countAttempt(request, 'codes');
      return renderVerification(await verifySubmitted(services, input), services.clock.now());
    },
  );
}

export const verifications: RouteModule = { noun: 'verifications', register: registerVerifications };
