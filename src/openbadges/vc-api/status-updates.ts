// A request to set or clear a status, as the VC API words it. VCALM 0.9, Update Status.
import { z } from 'zod';
import type { StatusPurpose } from '../status/status-list-credential.ts';
import { type Refusal, refuseWith } from './problem-details.ts';

const text = z.string().min(1).max(2000);

const update = z.strictObject({
  credentialId: text,
  credentialStatus: z.strictObject({
    id: text.optional(),
    type: z.literal('BitstringStatusListEntry'),
    statusPurpose: z.enum(['revocation', 'suspension']),
    statusListIndex: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
    statusListCredential: text.optional(),
  }),
  status: z.boolean().default(true),
  indexAllocator: text.optional(),
});

/** `index` and `listUrl` only where the request names one entry. */
export type StatusUpdate = {
  credentialId: string;
  purpose: StatusPurpose;
  status: boolean;
  index?: number | undefined;
  listUrl?: string | undefined;
};

/** Without `status`, the status is set. */
export function readStatusUpdate(body: unknown): StatusUpdate | Refusal {
  const parsed = update.safeParse(body);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
    return refuseWith('MALFORMED_VALUE_ERROR', ...faults.slice(0, 20));
  }
  const { credentialId, credentialStatus, status } = parsed.data;
  const { statusPurpose: purpose, statusListIndex, statusListCredential: listUrl } = credentialStatus;
  const index = statusListIndex === undefined ? undefined : Number(statusListIndex);
  return { credentialId, purpose, status, index, listUrl };
}
