// Verifying over the API: a credential, a link or a code, of ours or of anybody. A bad credential is no error but a
// report. Nothing that is sent here is stored or logged (checklist V-20).
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isOwnUrl } from '../../domain/own-documents.ts';
import { type VerificationInput, verifySubmitted } from '../../domain/verifications.ts';
import { defaultLimits } from '../../openbadges/verify/limits.ts';
import { checkNames, outcomeCodes, verdicts } from '../../openbadges/verify/outcome-codes.ts';
import type { Services } from '../../services.ts';
import type { App, RouteModule } from '../route-module.ts';
import { instant, jsonObject, renderInstant } from './fields.ts';

/** The verifier reports whatever is over its own limit; inside a JSON string every quote takes a second byte. */
const bodyMaxBytes = 2 * defaultLimits.maxBytes + 1024;

const credentialMediaTypes = ['application/vc', 'application/vc+ld+json', 'application/ld+json'];

const submission = z
  .strictObject({
    credential: z
      .union([jsonObject, z.string()], { error: 'must be the credential as a JSON object, or as text' })
      .optional()
      .meta({
        description:
          'As a JSON object, or as text. Text is checked byte for byte; of an object its own spelling (spaces, ' +
          'repeated members) is lost on the way. Or send the bytes of the credential itself as `application/vc`.',
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
  })
  .superRefine((fields, context) => {
    const given = Object.values(fields).filter((field) => field !== undefined);
    if (given.length !== 1) context.addIssue('must hold exactly one of credential, link, code');
  })
  .meta({ id: 'Submission', minProperties: 1, maxProperties: 1 });

const report = z.object({
  verdict: z.enum(verdicts).meta({
    description:
      '`valid`; `not-in-force`: expired, revoked, not yet; `not-genuine`: altered, forged, not by its issuer; ' +
      '`incomplete`: could not be checked in full. Trust in the issuer does not enter it.',
  }),
  reason: z
    .enum(Object.keys(outcomeCodes) as [keyof typeof outcomeCodes])
    .describe('Code of the outcome that decided.'),
  kind: z.string().optional().describe('In a word, what kind of trouble it is.'),
  outcomes: z
    .array(
      z.object({
        check: z.enum(checkNames),
        result: z.enum(['passed', 'failed', 'unknown', 'skipped']),
        code: z.string(),
        facts: z.record(z.string(), z.unknown()),
        spec: z.string().describe('The section that rules this answer.'),
      }),
    )
    .describe('One per check, in the order in which they were made.'),
  credential: z
    .record(z.string(), z.string())
    .nullable()
    .describe('What the credential says of itself, genuine or not; null when it could not be read.'),
});

const verification = report
  .extend({
    checkedAt: instant('When it was checked.'),
    reports: z.array(report).optional().describe('For a CV code: one report for each credential in it.'),
  })
  .meta({ id: 'Verification', description: 'For a CV code the weakest report stands on top.' });

/** Who tries codes here is counted like who opens them; the id of a credential is too long to be guessed. */
function isGuess(services: Services, input: VerificationInput): boolean {
  if ('code' in input) return true;
  return 'link' in input && isOwnUrl(services, input.link) && new URL(input.link).pathname.startsWith('/c/');
}

/** An object is read as it would be sent; the bytes of a credential are left as they are. */
function findInput(body: z.output<typeof submission> | Buffer): VerificationInput {
  if (Buffer.isBuffer(body)) return { credential: body };
  const { credential, link, code } = body;
  if (link !== undefined) return { link };
  if (code !== undefined) return { code };
  return { credential: typeof credential === 'string' ? credential : JSON.stringify(credential) };
}

const checkJson = validatorCompiler({ schema: submission, method: 'POST', url: '/verifications' });

function registerVerifications(app: App, services: Services): void {
  app.addContentTypeParser(credentialMediaTypes, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  const schema = {
    tags: ['verifications'],
    operationId: 'verify',
    summary: 'Verify a credential, a link or a code',
    description:
      'Of this issuer or of any other with eddsa-rdfc-2022 and did:web or did:key. Send JSON with one of the three ' +
      `members, or the credential itself, byte for byte, as ${credentialMediaTypes.join(', ')}. Nothing is stored. ` +
      'Unknown and closed links and codes are one answer, 404.',
    body: submission,
    response: { 200: verification.describe('The report, also for a credential that is not good.') },
  };
  app.post(
    '/verifications',
    {
      schema,
      config: { public: true, limit: 'verifications' },
      bodyLimit: bodyMaxBytes,
      validatorCompiler: () => (body: unknown) => (Buffer.isBuffer(body) ? { value: body } : checkJson(body)),
    },
    async (request) => {
      const input = findInput(request.body as z.output<typeof submission> | Buffer);
      if (isGuess(services, input)) await app.countAttempt(request, 'codes');
      const found = await verifySubmitted(services, input);
      return { ...found, checkedAt: renderInstant(services.clock.now()) };
    },
  );
}

export const verifications: RouteModule = { noun: 'verifications', register: registerVerifications };
