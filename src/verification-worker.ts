// The thread in which the documents of strangers are opened and checked. It has no way to the network, the database
// or the environment: what a document names comes with the next attempt, from the thread that answers requests.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { FetchDocument } from './openbadges/read-json.ts';
import { verifyFile } from './openbadges/verify/verify-file.ts';
import { findNeedKey, type Need, type Question, type Reply } from './verification-messages.ts';

// On Linux this is about the calling thread alone: requests go first. Elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(0, 10);

/** Gives what is at hand, and writes down what is not: to the document it is unavailable, this time. */
function buildDocumentSource({ documents }: Question, needs: Map<string, Need>): FetchDocument {
  return async (url, options) => {
    const need: Need = { url, ...options };
    const found = documents.get(findNeedKey(need));
    if (!found) needs.set(findNeedKey(need), need);
    if (!found || 'failure' in found) throw new Error(found?.failure ?? 'unreachable');
    const { bytes } = found;
    return { ...found, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') };
  };
}

async function answer(question: Question): Promise<Reply> {
  const { bytes, now, trust, recipient, limits, containerLimits } = question;
  const needs = new Map<string, Need>();
  const verification = await verifyFile(bytes, {
    now,
    fetchDocument: buildDocumentSource(question, needs),
    findTrust: (issuerId) => trust.get(issuerId) ?? 'unknown',
    recipient,
    limits,
    containerLimits,
  });
  return { verification, needs: [...needs.values()] };
}

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});
parentPort?.postMessage('ready');
