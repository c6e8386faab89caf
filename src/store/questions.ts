// Rows of questions, and of who lets them be asked.

import type { Database } from './database.ts';
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, ne, or, type SQL, sql } from './drizzle.ts';
import { type Scope, withinScope } from './participants.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { credentials } from './tables/credentials.ts';
import { participants } from './tables/participants.ts';
import { questionFreeShares, questionSettings, questions } from './tables/questions.ts';

export type QuestionRow = typeof questions.$inferSelect;

/** With whom it is about: the participant's names, and the badge when it was asked of one. */
export type QuestionWithSubject = QuestionRow & {
  givenName: string;
  familyName: string;
  badgeClass: string | null;
  /** Whether the participant lets questions be asked the way that this one came; a waiting one rests else. */
  isOpen: boolean;
};

export async function insertQuestion(db: Database, row: QuestionRow): Promise<void> {
  await db.insert(questions).values(row);
}

const isOpenNow = sql<boolean>`(coalesce(${questionSettings.isOpen}, false) and ${questionFreeShares.shareId} is null)`;

const withSubject = {
  question: questions,
  givenName: participants.givenName,
  familyName: participants.familyName,
  badgeClass: badgeClasses.slug,
  isOpen: isOpenNow,
};

async function selectQuestions(db: Database, where: SQL | undefined): Promise<QuestionWithSubject[]> {
  const rows = await db
    .select(withSubject)
    .from(questions)
    .innerJoin(participants, eq(participants.id, questions.participantId))
    .leftJoin(credentials, eq(credentials.id, questions.credentialId))
    .leftJoin(badgeClasses, eq(badgeClasses.id, credentials.badgeClassId))
    .leftJoin(questionSettings, eq(questionSettings.participantId, questions.participantId))
    .leftJoin(questionFreeShares, eq(questionFreeShares.shareId, questions.shareId))
    .where(where)
    .orderBy(desc(questions.askedAt), asc(questions.id))
    .limit(questionsMaximum);
  return rows.map(({ question, ...subject }) => ({ ...question, ...subject }));
}

/** More than a location gets in the time that questions are kept. */
const questionsMaximum = 500;

/** Newest first; without those that rest. */
export function listQuestionsInScope(
  db: Database,
  scope: Scope,
  state?: QuestionRow['state'],
): Promise<QuestionWithSubject[]> {
  if (scope.locationIds.length === 0) return Promise.resolve([]);
  const isShown = or(ne(questions.state, 'waiting'), isOpenNow);
  return selectQuestions(db, and(withinScope(scope), isShown, state && eq(questions.state, state)));
}

/** Newest first. */
export function listQuestionsOf(db: Database, participantId: string): Promise<QuestionWithSubject[]> {
  return selectQuestions(db, eq(questions.participantId, participantId));
}

export async function findQuestion(db: Database, id: string): Promise<QuestionWithSubject | undefined> {
  return (await selectQuestions(db, eq(questions.id, id)))[0];
}

type Way = Pick<QuestionRow, 'shareId' | 'credentialId'>;

function fromWay({ shareId, credentialId }: Way): SQL | undefined {
  return shareId === null ? eq(questions.credentialId, credentialId ?? '') : eq(questions.shareId, shareId);
}

/** The same words from the same way in by who says to be the same, not answered yet. */
export async function findSameQuestion(
  db: Database,
  way: Way & Pick<QuestionRow, 'question' | 'asker'>,
): Promise<QuestionRow | undefined> {
  const asker = way.asker === null ? isNull(questions.asker) : eq(questions.asker, way.asker);
  const isSame = and(fromWay(way), eq(questions.question, way.question), asker);
  const [row] = await db
    .select()
    .from(questions)
    .where(and(isSame, eq(questions.state, 'waiting')));
  return row;
}

/** How many about somebody since a moment. */
export async function countQuestions(db: Database, participantId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(questions)
    .where(and(eq(questions.participantId, participantId), gt(questions.askedAt, since)));
  return row?.count ?? 0;
}

/** Changes a question that waits; false when it no longer does. */
export async function updateWaitingQuestion(
  db: Database,
  id: string,
  changes: Partial<Pick<QuestionRow, 'state' | 'answer' | 'decidedBy' | 'decidedAt'>>,
): Promise<boolean> {
  const changed = await db
    .update(questions)
    .set(changes)
    .where(and(eq(questions.id, id), eq(questions.state, 'waiting')))
    .returning({ id: questions.id });
  return changed.length > 0;
}

/** Takes back a question that waits or was answered, and erases the answer; false when it is neither. */
export async function updateQuestionWithdrawn(db: Database, id: string, decidedAt: Date): Promise<boolean> {
  const changed = await db
    .update(questions)
    .set({ state: 'withdrawn', answer: null, decidedAt })
    .where(and(eq(questions.id, id), inArray(questions.state, ['waiting', 'answered'])))
    .returning({ id: questions.id });
  return changed.length > 0;
}

export async function deleteQuestionsBefore(db: Database, at: Date): Promise<number> {
  const gone = await db.delete(questions).where(lt(questions.askedAt, at)).returning({ id: questions.id });
  return gone.length;
}

export async function findQuestionSetting(db: Database, participantId: string): Promise<boolean> {
  const [row] = await db
    .select({ isOpen: questionSettings.isOpen })
    .from(questionSettings)
    .where(eq(questionSettings.participantId, participantId));
  return row?.isOpen ?? false;
}

export async function upsertQuestionSetting(
  db: Database,
  participantId: string,
  isOpen: boolean,
): Promise<void> {
  await db
    .insert(questionSettings)
    .values({ participantId, isOpen })
    .onConflictDoUpdate({ target: questionSettings.participantId, set: { isOpen } });
}

/** Whether questions may be asked about the owner of a credential. */
export async function isCredentialOpenToQuestions(db: Database, credentialId: string): Promise<boolean> {
  const [row] = await db
    .select({ isOpen: questionSettings.isOpen })
    .from(credentials)
    .innerJoin(questionSettings, eq(questionSettings.participantId, credentials.participantId))
    .where(
      and(eq(credentials.id, credentialId), isNull(credentials.revokedAt), isNull(credentials.closedAt)),
    );
  return row?.isOpen ?? false;
}

/** Which of these codes were switched off. */
export async function listQuestionFreeShares(db: Database, shareIds: readonly string[]): Promise<string[]> {
  if (shareIds.length === 0) return [];
  const rows = await db
    .select({ shareId: questionFreeShares.shareId })
    .from(questionFreeShares)
    .where(inArray(questionFreeShares.shareId, [...shareIds]));
  return rows.map(({ shareId }) => shareId);
}

export async function insertQuestionFreeShare(db: Database, shareId: string): Promise<void> {
  await db.insert(questionFreeShares).values({ shareId }).onConflictDoNothing();
}

export async function deleteQuestionFreeShare(db: Database, shareId: string): Promise<void> {
  await db.delete(questionFreeShares).where(eq(questionFreeShares.shareId, shareId));
}
