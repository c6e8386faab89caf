// The thread in which the files of strangers are opened and checked. It has no way to the network, the database or
// the environment: what a file needs comes with the next attempt, from the thread that answers requests.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { answerQuestion, type Question } from './verification-messages.ts';

// On Linux this is about the calling thread alone: requests go first. Elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(0, 19);

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answerQuestion(question));
});
parentPort?.postMessage('ready');
