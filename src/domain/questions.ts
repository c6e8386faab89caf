// A question about somebody's work, relayed: asked by whoever has a code or a link, answered by floor staff of the
// participant's location, read on an address that only the asker got. Neither side learns the other's address. The
// participant sees both, can take a question back, and everything is forgotten after a while.
import { addSeconds } from '../base/clock.ts';
import { type InvalidParam, Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { findCredential } from '../store/credentials.ts';
import { findQuestionByToken } from '../store/question-readers.ts';
import {
  countQuestions,
  deleteQuestionsBefore,
  findQuestion,
  findSameQuestion,
  insertQuestion,
  listQuestionsInScope,
  listQuestionsOf,
  type QuestionRow,
  type QuestionWithSubject,
  updateQuestionWithdrawn,
  updateWaitingQuestion,
} from '../store/questions.ts';
import { findRiskWords, hasContact } from '../text/risk-words.ts';
import { type Actor, findScope, requireAct, type Staff } from './actors.ts';
import {
  type AnswerMail,
  addQuestionReader,
  announceAnswer,
  forgetAnswerMails,
  forgetOldAnswerMails,
  questionDays,
} from './answer-mails.ts';
import { recordAudit } from './audit.ts';
import { loadPublicCredential } from './credential-views.ts';
import { isPlainText, isUuid, isVisibleText } from './pages.ts';
import { loadReachableParticipant, lockPresentParticipant } from './participants.ts';
import { isLinkOpenToQuestions, isShareOpenToQuestions } from './question-settings.ts';
import { loadOpenShare } from './shared-sets.ts';
import { hashToken } from './sign-in.ts';

export const questionMaximum = 300;
export const answerMaximum = 600;
export const askerMaximum = 80;
const daySeconds = 24 * 3600;
/** About one participant, from however many addresses. */
const questionsPerDay = 5;

/** Where a question comes in: the code of a share, or the id of a credential. */
export type QuestionWay = { code: string } | { credentialId: string };

type Way = Pick<QuestionRow, 'participantId' | 'shareId' | 'credentialId'>;

/** @throws Problem not-found where nothing is shown, and where nothing may be asked */
async function loadWay(services: Services, way: QuestionWay): Promise<Way> {
  if ('code' in way) {
    const { share } = await loadOpenShare(services, way.code);
    if (!(await isShareOpenToQuestions(services, share))) throw new Problem('not-found');
    return { participantId: share.participantId, shareId: share.id, credentialId: null };
  }
  const { id } = await loadPublicCredential(services, way.credentialId);
  if (!(await isLinkOpenToQuestions(services, id))) throw new Problem('not-found');
  const row = await findCredential(services.db, id);
  if (!row) throw new Problem('not-found');
  return { participantId: row.participantId, shareId: null, credentialId: id };
}

/** Whether the pages of a code or link offer to ask. */
export async function mayAsk(services: Services, way: QuestionWay): Promise<boolean> {
  if ('credentialId' in way) return isLinkOpenToQuestions(services, way.credentialId);
  return isShareOpenToQuestions(services, (await loadOpenShare(services, way.code)).share);
}

/**
 * Without what can not be seen, turns the words around it, or gives orders: it would hide words from who decides, and
 * from the rules for words. Joiners and marks of direction (Cf) belong to the letters of some languages.
 */
function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is left for the rule that refuses it
  const hidden = /(?![\u0000\n\t])\p{Cc}|(?![\u061c\u200c-\u200f])\p{Cf}/gu;
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(hidden, '').trim();
}

type Written = { name: string; text: string; maximum: number };

/** A fault of the field itself; what it is about comes after. */
function findTextFaults({ name, text, maximum }: Written): InvalidParam[] {
  if (!isVisibleText(text) || text.length > maximum || !isPlainText(text)) {
    return [{ name, reason: `must be text of at most ${maximum} characters` }];
  }
  return hasContact(text) ? [{ name, reason: 'may hold no address, number or link' }] : [];
}

/**
 * Refuses what can not be sent, and asks about what should be read once more.
 * @throws Problem invalid-request; with `confirmed` among its fields when the words only have to be confirmed
 */
function checkTexts(texts: readonly Written[], isConfirmed: boolean): void {
  const faults = texts.flatMap(findTextFaults);
  if (faults.length > 0) rejectRequest(faults);
  const words = texts.flatMap(({ text }) => findRiskWords(text));
  if (words.length > 0 && !isConfirmed) {
    const reason = `has to be true to send words about health, money, home or belief: ${words.join(', ')}`;
    rejectRequest([{ name: 'confirmed', reason }]);
  }
}

export type NewQuestion = {
  question: string;
  /** Who asks, in their own words. */
  asker?: string | undefined;
  /** Words that were asked about were read once more. */
  isConfirmed: boolean;
  /** Where the answer is mailed too. */
  mail?: AnswerMail | undefined;
};

/**
 * Asks a question; gives the address where the answer will be. The same words again, while they wait, are the same
 * question; whoever asked them has an address of their own.
 * @throws Problem not-found, invalid-request, mail-unavailable, too-many-requests
 */
export function askQuestion(
  services: Services,
  way: QuestionWay,
  input: NewQuestion,
): Promise<{ answerLink: string; token: string }> {
  const question = cleanText(input.question);
  const asker = cleanText(input.asker ?? '').replaceAll(/\s+/g, ' ') || null;
  return inTransaction(services, async (services) => {
    const found = await loadWay(services, way);
    checkTexts(
      [
        { name: 'question', text: question, maximum: questionMaximum },
        ...(asker === null ? [] : [{ name: 'asker', text: asker, maximum: askerMaximum }]),
      ],
      input.isConfirmed,
    );
    await lockPresentParticipant(services, found.participantId);
    const token = services.ids.token();
    const answerLink = `${services.settings.publicUrl}/antwoord/${token}`;
    const questionId = await storeQuestion(services, { ...found, question, asker });
    const reader = { questionId, tokenHash: hashToken(token), link: answerLink, mail: input.mail };
    await addQuestionReader(services, reader);
    return { token, answerLink };
  });
}

/** Gives the id of the question. */
async function storeQuestion(
  services: Services,
  asked: Way & Pick<QuestionRow, 'question' | 'asker'>,
): Promise<string> {
  const same = await findSameQuestion(services.db, asked);
  if (same) return same.id;
  const now = services.clock.now();
  const since = addSeconds(now, -daySeconds);
  if ((await countQuestions(services.db, asked.participantId, since)) >= questionsPerDay) {
    throw new Problem('too-many-requests', { retryAfterSeconds: daySeconds });
  }
  const fresh = { state: 'waiting', answer: null, decidedBy: null, askedAt: now, decidedAt: null } as const;
  const id = services.ids.uuid();
  await insertQuestion(services.db, { id, ...asked, ...fresh });
  return id;
}

/** What the asker sees: nothing of who answered. */
export type AskedQuestion = Pick<QuestionRow, 'question' | 'state' | 'answer'>;

/** @throws Problem not-found */
export async function loadAskedQuestion(services: Services, token: string): Promise<AskedQuestion> {
  const row = await findQuestionByToken(services.db, hashToken(token));
  // Taken back by the participant, closed or forgotten: as if it had never been.
  if (!row || row.state === 'withdrawn') throw new Problem('not-found');
  return { question: row.question, state: row.state, answer: row.answer };
}

export type Question = QuestionWithSubject;

/** Those about participants of the actor's locations, newest first. @throws Problem forbidden */
export async function listQuestions(
  services: Services,
  actor: Actor,
  state?: QuestionRow['state'],
): Promise<Question[]> {
  requireAct(actor, 'answer-questions');
  return listQuestionsInScope(services.db, findScope(actor), state);
}

/** Those about one participant, newest first. @throws Problem forbidden, not-found */
export async function listQuestionsAbout(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<Question[]> {
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  return listQuestionsOf(services.db, participantId);
}

/** @throws Problem forbidden, not-found */
export async function loadQuestion(services: Services, actor: Actor, id: string): Promise<Question> {
  const row = isUuid(id) ? await findQuestion(services.db, id) : undefined;
  if (!row) throw new Problem('not-found');
  const { participantId } = row;
  await loadReachableParticipant(services, actor, { participantId, act: 'answer-questions' });
  return row;
}

export type QuestionDecision = { id: string } & (
  | { decision: 'answer'; answer: string; isConfirmed: boolean }
  | { decision: 'decline' }
);

/**
 * Answers a question, or says that it will not be answered. Questions that the participant switched off meanwhile rest:
 * nobody decides one until they are on again.
 * @throws Problem forbidden, not-found, invalid-request, question-decided
 */
export function decideQuestion(
  services: Services,
  actor: Actor,
  decision: QuestionDecision,
): Promise<Question> {
  requireAct(actor, 'answer-questions');
  return inTransaction(services, async (services) => {
    const { id, isOpen } = await loadQuestion(services, actor, decision.id);
    if (!isOpen) throw new Problem('question-decided');
    if (decision.decision === 'answer') {
      const text = cleanText(decision.answer);
      checkTexts([{ name: 'answer', text, maximum: answerMaximum }], decision.isConfirmed);
      await closeQuestion(services, actor, { id, state: 'answered', answer: text });
    } else await closeQuestion(services, actor, { id, state: 'declined', answer: null });
    return loadQuestion(services, actor, id);
  });
}

async function closeQuestion(
  services: Services,
  actor: Staff,
  { id, state, answer }: { id: string; state: 'answered' | 'declined'; answer: string | null },
): Promise<void> {
  const changes = { state, answer, decidedBy: actor.id, decidedAt: services.clock.now() };
  if (!(await updateWaitingQuestion(services.db, id, changes))) throw new Problem('question-decided');
  await announceAnswer(services, id);
  await recordAudit(services, { act: `question-${state}`, actor, subject: `question:${id}` });
}

/**
 * The participant does not want a question answered, or the answer told any longer, alone or together with floor staff.
 * An answer is erased; what was mailed already is with who asked.
 * @throws Problem forbidden, not-found, question-decided
 */
export function withdrawQuestion(services: Services, actor: Actor, id: string): Promise<void> {
  return inTransaction(services, async (services) => {
    const row = isUuid(id) ? await findQuestion(services.db, id) : undefined;
    if (!row) throw new Problem('not-found');
    const reach = { participantId: row.participantId, act: 'share-with-participant' } as const;
    await loadReachableParticipant(services, actor, reach);
    if (!(await updateQuestionWithdrawn(services.db, id, services.clock.now()))) {
      throw new Problem('question-decided');
    }
    await forgetAnswerMails(services, id);
    await recordAudit(services, { act: 'question-withdrawn', actor, subject: `question:${id}` });
  });
}

/** Gives how many were forgotten; addresses to mail an answer to go earlier. */
export async function forgetQuestions(services: Services): Promise<number> {
  await forgetOldAnswerMails(services);
  return deleteQuestionsBefore(services.db, addSeconds(services.clock.now(), -questionDays * daySeconds));
}
