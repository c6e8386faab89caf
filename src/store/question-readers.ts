// Rows of who asked a question: the address where they read the answer, and for a while where it goes by mail.

import type { Database } from './database.ts';
import { and, eq, isNotNull, isNull, lt } from './drizzle.ts';
import type { QuestionRow } from './questions.ts';
import { credentials } from './tables/credentials.ts';
import { questionReaders, questions } from './tables/questions.ts';
import { shares } from './tables/shares.ts';

export type QuestionReaderRow = typeof questionReaders.$inferSelect;
export type ReaderWithQuestion = { reader: QuestionReaderRow; question: QuestionRow };

export async function insertQuestionReader(db: Database, row: QuestionReaderRow): Promise<void> {
  await db.insert(questionReaders).values(row);
}

/** Those of a question who left an address to mail to. */
export async function listReadersByMail(db: Database, questionId: string): Promise<QuestionReaderRow[]> {
  return await db
    .select()
    .from(questionReaders)
    .where(and(eq(questionReaders.questionId, questionId), isNotNull(questionReaders.sealedMail)));
}

async function findOpen(
  db: Database,
  isReader: ReturnType<typeof eq>,
): Promise<ReaderWithQuestion | undefined> {
  const [row] = await db
    .select({ reader: questionReaders, question: questions })
    .from(questionReaders)
    .innerJoin(questions, eq(questions.id, questionReaders.questionId))
    .leftJoin(shares, eq(shares.id, questions.shareId))
    .leftJoin(credentials, eq(credentials.id, questions.credentialId))
    .where(and(isReader, isNull(shares.closedAt), isNull(credentials.closedAt)));
  return row;
}

/** As long as the code or link that it was asked from is open. */
export async function findQuestionByToken(db: Database, tokenHash: string): Promise<QuestionRow | undefined> {
  return (await findOpen(db, eq(questionReaders.tokenHash, tokenHash)))?.question;
}

/** As long as the code or link that it was asked from is open. */
export function findOpenReader(db: Database, id: string): Promise<ReaderWithQuestion | undefined> {
  return findOpen(db, eq(questionReaders.id, id));
}

export async function deleteReaderMail(db: Database, id: string): Promise<void> {
  await db.update(questionReaders).set({ sealedMail: null }).where(eq(questionReaders.id, id));
}

export async function deleteReaderMailsOf(db: Database, questionId: string): Promise<void> {
  await db
    .update(questionReaders)
    .set({ sealedMail: null })
    .where(eq(questionReaders.questionId, questionId));
}

/** Gives how many addresses went. */
export async function deleteReaderMailsBefore(db: Database, at: Date): Promise<number> {
  const gone = await db
    .update(questionReaders)
    .set({ sealedMail: null })
    .where(and(isNotNull(questionReaders.sealedMail), lt(questionReaders.addedAt, at)))
    .returning({ id: questionReaders.id });
  return gone.length;
}
