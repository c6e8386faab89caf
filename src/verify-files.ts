// The way to verify what somebody handed in: in a thread for a service, in this very process for a command. What it
// needs is found by the caller, so that the guard of the network and our own rows stay there.
import { Problem } from './base/problem.ts';
import { buildThreads, type ThreadLimits } from './base/threads.ts';
import type { FetchDocument } from './openbadges/read-json.ts';
import type { TrustFinding } from './openbadges/trust-list.ts';
import { defaultLimits } from './openbadges/verify/limits.ts';
import type { OutcomeCode } from './openbadges/verify/outcome-codes.ts';
import { buildFaultReport, type FileVerification } from './openbadges/verify/verify-file.ts';
import {
  type Answer,
  answerQuestion,
  type FileLimits,
  type FileRequest,
  findNeedKey,
  type Need,
  type Question,
  type Reply,
} from './verification-messages.ts';

export type { FileLimits, FileRequest } from './verification-messages.ts';

/** What a verification has to ask for on its way. */
export type FileSources = {
  fetchDocument: FetchDocument;
  /** The operator's word on these issuers; whoever is left out is unknown. */
  findTrust(issuerIds: string[]): Promise<ReadonlyMap<string, TrustFinding>>;
};

/**
 * Opens and verifies a file; a bad one is no error but a report.
 * @throws Problem too-many-requests when there is no room for another
 */
export type VerifyFile = (request: FileRequest, sources: FileSources) => Promise<FileVerification>;

export type VerificationThreads = { verifyFile: VerifyFile; close(): Promise<void> };

/** One attempt at a file; `fault` ends it all. */
type Attempt = (question: Question, isFirst: boolean) => Promise<Reply | { fault: OutcomeCode }>;

const script = { name: 'verification', url: new URL('./verification-worker.ts', import.meta.url) };
/** Documents that are fetched at once for one verification. */
const fetchesAtOnce = 4;
/** A chain of documents, each named by the one before, is followed so far. */
const maxAttempts = 12;
const busyRetrySeconds = 10;
/** What every attempt has, so that a timer that is late decides nothing. */
const leastSeconds = 0.2;

async function fetchNeed(need: Need, { fetchDocument }: FileSources): Promise<Answer> {
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
  sources: FileSources,
): Promise<void> {
  const left = needs.values();
  const work = async () => {
    for (const need of left) documents.set(findNeedKey(need), await fetchNeed(need, sources));
  };
  await Promise.all(Array.from({ length: Math.min(fetchesAtOnce, needs.length) }, work));
}

/** Whether anything was found out about issuers that were not asked about before. */
async function addTrust(
  issuerIds: string[],
  trust: Map<string, TrustFinding>,
  { findTrust }: FileSources,
): Promise<boolean> {
  if (issuerIds.length === 0) return false;
  const found = await findTrust(issuerIds);
  for (const id of issuerIds) trust.set(id, found.get(id) ?? { standing: 'unknown' });
  return found.size > 0;
}

/** Tries again with what was missing, until nothing is; then the answer is the one that a single run would give. */
function repeatAttempts(fileLimits: FileLimits, startAttempts: () => Attempt): VerifyFile {
  const maxDocuments = fileLimits.limits.maxDocuments ?? defaultLimits.maxDocuments;
  return async (request, sources) => {
    const documents = new Map<string, Answer>();
    const trust = new Map<string, TrustFinding>();
    const attempt = startAttempts();
    for (let count = 1; ; count += 1) {
      const reply = await attempt({ ...request, ...fileLimits, documents, trust }, count === 1);
      if ('fault' in reply) return { reports: [buildFaultReport(reply.fault)] };
      const { verification, needs, issuerIds } = reply;
      if (count === maxAttempts) return verification;
      const allowed = needs.slice(0, Math.max(0, maxDocuments - documents.size));
      const hasNews = await addTrust(issuerIds, trust, sources);
      if (allowed.length === 0 && !hasNews) return verification;
      await fetchNeeds(allowed, documents, sources);
    }
  };
}

/** Verifies in this process: nobody else waits for it. */
export function buildVerifyFile(fileLimits: FileLimits): VerifyFile {
  return repeatAttempts(fileLimits, () => answerQuestion);
}

/**
 * Verifies in threads. A thread never waits for the network: it answers with what is at hand and says what else it
 * needs, and is asked again when that was found.
 * @param seconds that one file may keep a thread busy, over all attempts together
 */
export function buildVerificationThreads(
  fileLimits: FileLimits,
  { seconds, ...threadLimits }: ThreadLimits & { seconds: number },
): VerificationThreads {
  const threads = buildThreads<Question, Reply>(script, threadLimits);
  const startAttempts = (): Attempt => {
    let left = seconds;
    return async (question, isFirst) => {
      const run = await threads.ask(question, { seconds: left, isContinued: !isFirst });
      if (!run) throw new Problem('too-many-requests', { retryAfterSeconds: busyRetrySeconds });
      if ('fault' in run) return { fault: run.fault === 'overrun' ? 'took-too-long' : 'check-broke' };
      left = Math.max(leastSeconds, left - run.busySeconds);
      return run.reply;
    };
  };
  return { verifyFile: repeatAttempts(fileLimits, startAttempts), close: () => threads.close() };
}
