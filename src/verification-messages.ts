// What the threads of a verification tell each other. Data only, so that it can be copied from one to the other.
import type { ContainerLimits } from './openbadges/containers/limits.ts';
import type { Recipient } from './openbadges/identity-match.ts';
import type { ReadPurpose } from './openbadges/read-json.ts';
import type { TrustFinding } from './openbadges/trust-list.ts';
import type { Limits } from './openbadges/verify/limits.ts';
import type { FileVerification } from './openbadges/verify/verify-file.ts';

/** What somebody handed in, and what the asker knows beforehand. */
export type FileRequest = {
  bytes: Uint8Array;
  now: Date;
  /** By id of the issuer; one that is absent is unknown. */
  trust: ReadonlyMap<string, TrustFinding>;
  recipient?: Recipient | undefined;
};

/** A document that a verification asked for. */
export type Need = { url: string; accept: string; maxBytes: number; purpose: ReadPurpose };

/** A document as it was found, or why it was not. */
export type Answer = { bytes: Uint8Array; url: string; fetchedAt: Date } | { failure: string };

export type Question = FileRequest & {
  /** By `findNeedKey`. */
  documents: ReadonlyMap<string, Answer>;
  limits: Partial<Limits>;
  containerLimits: Partial<ContainerLimits>;
};

/** The verification as far as it came, and what it had to do without. */
export type Reply = { verification: FileVerification; needs: Need[] };

export function findNeedKey({ url, accept }: Need): string {
  return `${accept}\n${url}`;
}
