// How much of a stranger's document is looked at. The time a verification takes follows from these numbers.
import type { ReadLimits } from '../read-json.ts';

export type Limits = ReadLimits & {
  maxBytes: number;
  maxProofs: number;
  maxStatuses: number;
  /** Endorsements inside one credential; those inside an endorsement are counted and not looked at. */
  maxEndorsements: number;
  /** Components of one superbadge. */
  maxComponents: number;
};

/** A badge of ours has some 40 objects, a large superbadge some 300; 500 keep canonicalization under a second. */
export const defaultLimits: Limits = {
  maxBytes: 64 * 1024,
  maxDepth: 32,
  maxObjects: 500,
  maxValues: 6000,
  maxProofs: 8,
  maxStatuses: 4,
  maxEndorsements: 8,
  maxComponents: 24,
  maxBytesOf: {
    controller: 64 * 1024,
    'status-list': 1024 * 1024,
    credential: 64 * 1024,
    badge: 64 * 1024,
  },
  maxDocuments: 48,
  fetchMilliseconds: 10_000,
};
