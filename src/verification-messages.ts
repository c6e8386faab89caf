// What is told between whoever has a file verified and the thread that does it, and one attempt at it. Data only, so
// that it can be copied from one thread to another; nothing here waits for the network or the database.
import type { ContainerLimits } from './openbadges/containers/limits.ts';
import type { Recipient } from './openbadges/identity-match.ts';
import type { FetchDocument, ReadPurpose } from './openbadges/read-json.ts';
import type { TrustFinding } from './openbadges/trust-list.ts';
import type { Limits } from './openbadges/verify/limits.ts';
import { type FileVerification, verifyFile } from './openbadges/verify/verify-file.ts';

/** What somebody handed in, and what the asker wants to know. */
export type FileRequest = { bytes: Uint8Array; now: Date; recipient?: Recipient | undefined };

export type FileLimits = { limits: Partial<Limits>; containerLimits: Partial<ContainerLimits> };

/** A document that a verification asked for. */
export type Need = { url: string; accept: string; maxBytes: number; purpose: ReadPurpose };

/** A document as it was found, or why it was not. */
export type Answer = { bytes: Uint8Array; url: string; fetchedAt: Date } | { failure: string };

/** What is known by now: documents by `findNeedKey`, and the operator's word on issuers by their ids. */
export type Known = {
  documents: ReadonlyMap<string, Answer>;
  trust: ReadonlyMap<string, TrustFinding>;
};

export type Question = FileRequest & FileLimits & Known;

/** The verification as far as it came, and what it had to do without. */
export type Reply = { verification: FileVerification; needs: Need[]; issuerIds: string[] };

export function findNeedKey({ url, accept }: Need): string {
  return `${accept}\n${url}`;
}

/** Gives what is at hand, and writes down what is not: to the file it is unavailable, this time. */
function buildDocumentSource({ documents }: Known, needs: Map<string, Need>): FetchDocument {
  return async (url, options) => {
    const need: Need = { url, ...options };
    const found = documents.get(findNeedKey(need));
    if (!found) needs.set(findNeedKey(need), need);
    if (!found || 'failure' in found) throw new Error(found?.failure ?? 'unreachable');
    const { bytes } = found;
    return { ...found, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') };
  };
}

/** Verifies a file with what is known. It never throws. */
export async function answerQuestion(question: Question): Promise<Reply> {
  const { bytes, now, recipient, limits, containerLimits, trust } = question;
  const needs = new Map<string, Need>();
  const issuerIds = new Set<string>();
  const verification = await verifyFile(bytes, {
    ...{ now, recipient, limits, containerLimits },
    fetchDocument: buildDocumentSource(question, needs),
    findTrust: (issuerId) => {
      const found = trust.get(issuerId);
      if (!found) issuerIds.add(issuerId);
      return found ?? 'unknown';
    },
  });
  return { verification, needs: [...needs.values()], issuerIds: [...issuerIds] };
}
