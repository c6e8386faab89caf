// Processes that work for the bench beside the server: one question, one answer, nothing in between.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Child<Question, Answer> = {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
};

/** Starts a file of this folder that answers by `answerQuestions`. */
export function startChild<Question, Answer>(file: string): Child<Question, Answer> {
  const child = fork(join(import.meta.dirname, file), { serialization: 'advanced' });
  return {
    ask(question) {
      return new Promise((resolve, reject) => {
        const fail = (code: number | null) => reject(new Error(`${file} ended with ${code}`));
        child.once('exit', fail);
        child.once('message', ({ answer, error }: { answer: Answer; error?: string }) => {
          child.off('exit', fail);
          if (error === undefined) resolve(answer);
          else reject(new Error(`${file}: ${error}`));
        });
        child.send(question as object);
      });
    },
    async stop() {
      const isRunning = child.exitCode === null && child.signalCode === null;
      const hasEnded = isRunning ? once(child, 'exit') : undefined;
      if (child.connected) child.disconnect();
      await hasEnded;
    },
  };
}

/** The other side: answers every question of the parent, until the parent lets go. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
