// The way to verify what somebody handed in: in a thread for a service, in this very process for a command. Documents
// that it names are found by the caller's own fetch, so that the guard of the network and our own rows stay there.
import { Problem } from './base/problem.ts';
import type { ContainerLimits } from './openbadges/containers/limits.ts';
import type { FetchDocument } from './openbadges/read-json.ts';
import { defaultLimits, type Limits } from './openbadges/verify/limits.ts';
import { buildFaultReport, type FileVerification, verifyFile } from './openbadges/verify/verify-file.ts';
import { type Answer, type FileRequest, findNeedKey, type Need } from './verification-messages.ts';
import { buildThreads, type ThreadLimits } from './verification-threads.ts';

/**
 * Opens and verifies a file; a bad one is no error but a report.
 * @throws Problem too-many-requests when there is no room for another
 */
export type VerifyFile = (request: FileRequest, fetchDocument: FetchDocument) => Promise<FileVerification>;

export type FileLimits = { limits: Partial<Limits>; containerLimits: Partial<ContainerLimits> };

export type VerificationThreads = { verifyFile: VerifyFile; close(): Promise<void> };

/** Documents that are fetched at once for one verification. */
const fetchesAtOnce = 4;
/** A chain of documents, each named by the one before, is followed so far. */
const maxAttempts = 12;
const busyRetrySeconds = 10;
/** What every attempt has, so that a timer that is late decides nothing. */
const leastSeconds = 0.2;

/** Verifies in this process: nobody else waits for it. */
export function buildVerifyFile({ limits, containerLimits }: FileLimits): VerifyFile {
  return ({ bytes, now, trust, recipient }, fetchDocument) =>
    verifyFile(bytes, {
      ...{ now, fetchDocument, recipient, limits, containerLimits },
      findTrust: (issuerId) => trust.get(issuerId) ?? 'unknown',
    });
}

async function fetchNeed(need: Need, fetchDocument: FetchDocument): Promise<Answer> {
  const { url: address, ...options } = need;
  try {
    const { body, bytes = Buffer.from(body), url, fetchedAt } = await fetchDocument(address, options);
    return { bytes, url, fetchedAt };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : 'unreachable' };
  }
}

async function fetchNeeds(
  needs: Need[],
  documents: Map<string, Answer>,
  fetchDocument: FetchDocument,
): Promise<void> {
  const left = needs.values();
  const work = async () => {
    for (const need of left) documents.set(findNeedKey(need), await fetchNeed(need, fetchDocument));
  };
  await Promise.all(Array.from({ length: fetchesAtOnce }, work));
}

/**
 * Verifies in threads. A thread never waits for the network: it answers with what is at hand and says what else it
 * needs, and is asked again when that was fetched.
 * @param seconds that one file may keep a thread busy, over all attempts together
 */
export function buildVerificationThreads(
  fileLimits: FileLimits,
  { seconds, ...threadLimits }: ThreadLimits & { seconds: number },
): VerificationThreads {
  const threads = buildThreads(threadLimits);
  const maxDocuments = fileLimits.limits.maxDocuments ?? defaultLimits.maxDocuments;

  const verifyInThreads: VerifyFile = async (request, fetchDocument) => {
    const documents = new Map<string, Answer>();
    let left = seconds;
    for (let attempt = 1; ; attempt += 1) {
      const question = { ...request, ...fileLimits, documents };
      const run = await threads.ask(question, { seconds: left, isContinued: attempt > 1 });
      if (!run) throw new Problem('too-many-requests', { retryAfterSeconds: busyRetrySeconds });
      if ('fault' in run) {
        const code = run.fault === 'overrun' ? 'took-too-long' : 'check-broke';
        return { reports: [buildFaultReport(code)] };
      }
      const { verification, needs } = run.reply;
      left = Math.max(leastSeconds, left - run.busySeconds);
      const isLast = attempt === maxAttempts || documents.size >= maxDocuments;
      if (needs.length === 0 || isLast) return verification;
      await fetchNeeds(needs.slice(0, maxDocuments - documents.size), documents, fetchDocument);
    }
  };
  return { verifyFile: verifyInThreads, close: () => threads.close() };
}
