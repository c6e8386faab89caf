// Settings of what is done in threads: files of strangers that are checked, papers and pictures that are drawn.
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { ThreadLimits } from './base/threads.ts';

const anyWholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

export const wholeNumber = (from: number, to: number, zero: number) => anyWholeNumber(from, to).default(zero);

/** How much of a stranger's document is looked at, and for how long. */
export const verificationSettings = {
  VERIFY_THREADS: anyWholeNumber(1, 64)
    .optional()
    .describe(
      'Threads that check what strangers hand in. They start when they are first needed, and on Linux they work at ' +
        'a lower priority than requests. Without it: one less than there are processors, from 1 to 4.',
    ),
  VERIFY_QUEUE: wholeNumber(1, 10_000, 64).describe(
    'Verifications that wait for a thread; one more is answered with `too-many-requests`.',
  ),
  VERIFY_WAIT_SECONDS: wholeNumber(1, 300, 20).describe(
    'Longest wait for a thread, in seconds; then the answer is `too-many-requests`.',
  ),
  VERIFY_TIMEOUT_SECONDS: wholeNumber(1, 300, 10).describe(
    'Seconds that one file may keep a thread busy, waiting for other addresses not counted. Then the thread is ' +
      'replaced and the answer is `incomplete`.',
  ),
  VERIFY_MEMORY_MEGABYTES: wholeNumber(64, 4096, 256).describe(
    'Memory that one thread may use; a file that needs more ends it and is answered with `incomplete`.',
  ),
  VERIFY_MAX_FILE_BYTES: wholeNumber(65_536, 67_108_864, 8_388_608).describe(
    'Largest file that can be handed in, in bytes: a picture or a PDF with a badge in it.',
  ),
  VERIFY_MAX_INFLATED_BYTES: wholeNumber(65_536, 67_108_864, 2_097_152).describe(
    'Most bytes that the packed parts of one file may unfold to.',
  ),
  VERIFY_MAX_CREDENTIALS: wholeNumber(1, 1000, 32).describe(
    'Most credentials in one file, as in a presentation.',
  ),
  VERIFY_MAX_BYTES: wholeNumber(1024, 1_048_576, 65_536).describe(
    'Largest single credential, in bytes. What is over this or one of the next limits is answered with `incomplete`.',
  ),
  VERIFY_MAX_DEPTH: wholeNumber(8, 64, 32).describe('Deepest nesting in a credential.'),
  VERIFY_MAX_NODES: wholeNumber(50, 10_000, 500).describe(
    'Most objects in a credential. Time goes with this number: 500 take up to about a second.',
  ),
  VERIFY_MAX_VALUES: wholeNumber(500, 100_000, 6000).describe('Most names and values in a credential.'),
  VERIFY_MAX_PROOFS: wholeNumber(1, 64, 8).describe('Most proofs of a credential.'),
  VERIFY_MAX_DOCUMENTS: wholeNumber(1, 200, 48).describe(
    'Most documents of others that are fetched for one file.',
  ),
};

export const renderingSettings = {
  RENDER_THREADS: anyWholeNumber(0, 64)
    .optional()
    .describe(
      'Threads that draw papers and pictures. Without it: one, two from 8 processors on. `0` draws them where requests are answered.',
    ),
  RENDER_QUEUE: wholeNumber(1, 10_000, 32).describe(
    'Papers and pictures that wait for a thread; one more is turned away with `rendering-busy`.',
  ),
};

type Values<Rows extends z.core.$ZodLooseShape> = z.output<z.ZodObject<Rows>>;

/** Threads, and limits of a file and of a credential. */
export type VerificationConfig = {
  threads: number;
  queue: number;
  waitSeconds: number;
  timeoutSeconds: number;
  memoryMegabytes: number;
  maxFileBytes: number;
  maxInflatedBytes: number;
  maxCredentials: number;
  maxBytes: number;
  maxDepth: number;
  maxNodes: number;
  maxValues: number;
  maxProofs: number;
  maxDocuments: number;
};

export type RenderingConfig = ThreadLimits & { seconds: number };

/** Fixed beside their number and queue: what is drawn is our own and always about as large. */
export function buildRendering({
  RENDER_THREADS,
  RENDER_QUEUE,
}: Values<typeof renderingSettings>): RenderingConfig | undefined {
  const threads = RENDER_THREADS ?? (availableParallelism() < 8 ? 1 : 2);
  if (threads === 0) return undefined;
  return { threads, queue: RENDER_QUEUE, waitSeconds: 20, seconds: 20, memoryMegabytes: 512 };
}

export function buildVerification(values: Values<typeof verificationSettings>): VerificationConfig {
  return {
    threads: values.VERIFY_THREADS ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
    queue: values.VERIFY_QUEUE,
    waitSeconds: values.VERIFY_WAIT_SECONDS,
    timeoutSeconds: values.VERIFY_TIMEOUT_SECONDS,
    memoryMegabytes: values.VERIFY_MEMORY_MEGABYTES,
    maxFileBytes: values.VERIFY_MAX_FILE_BYTES,
    maxInflatedBytes: values.VERIFY_MAX_INFLATED_BYTES,
    maxCredentials: values.VERIFY_MAX_CREDENTIALS,
    maxBytes: values.VERIFY_MAX_BYTES,
    maxDepth: values.VERIFY_MAX_DEPTH,
    maxNodes: values.VERIFY_MAX_NODES,
    maxValues: values.VERIFY_MAX_VALUES,
    maxProofs: values.VERIFY_MAX_PROOFS,
    maxDocuments: values.VERIFY_MAX_DOCUMENTS,
  };
}
