// The answer to a question, mailed to who asked it and left an address. The address is sealed as long as it is kept,
// together with the link where the answer stands; nobody of the floor and not the participant gets to see either. It
// goes when the mail went, when there will be no answer, and after 30 days.
import { addSeconds, findDay } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import type { Mail, Services } from '../services.ts';
import { insertJob } from '../store/jobs.ts';
import {
  deleteReaderMail,
  deleteReaderMailsBefore,
  deleteReaderMailsOf,
  findOpenReader,
  insertQuestionReader,
  listReadersByMail,
  type ReaderWithQuestion,
} from '../store/question-readers.ts';
import type { QuestionRow } from '../store/questions.ts';
import { renderDay } from '../text/days.ts';
import { type Language, languages } from '../text/languages.ts';
import { recordAudit } from './audit.ts';

/** Where the answer goes by mail, and in which language. */
export type AnswerMail = { address: string; language: Language };

/** What is sealed: with the link, of which the database knows only the digest. */
type SealedMail = AnswerMail & { link: string };

/** A question and its answer are forgotten this long after it was asked. */
export const questionDays = 60;
/** An address is forgotten this long after it was left, answered or not. */
export const mailDays = 30;
const daySeconds = 24 * 3600;
/** Later after the answer than this nobody waits for the mail any more; the link still works. */
const triedSeconds = 3 * daySeconds;
/** Mails of one answer, so that the floor is no way to write to many. */
const mailsPerQuestion = 5;

export type NewReader = {
  questionId: string;
  tokenHash: string;
  link: string;
  mail: AnswerMail | undefined;
};

/**
 * Adds who asked to a question. An address that waits for this answer already gets one mail.
 * @throws Problem mail-unavailable, too-many-requests
 */
export async function addQuestionReader(services: Services, reader: NewReader): Promise<void> {
  const { questionId, tokenHash, link, mail } = reader;
  const id = services.ids.uuid();
  const sealedMail = mail === undefined ? null : await sealMail(services, questionId, { id, link, ...mail });
  const addedAt = services.clock.now();
  await insertQuestionReader(services.db, { id, questionId, tokenHash, sealedMail, addedAt });
}

async function sealMail(
  services: Services,
  questionId: string,
  { id, ...mail }: SealedMail & { id: string },
): Promise<string | null> {
  if (!services.sendMail) throw new Problem('mail-unavailable');
  const others = await listReadersByMail(services.db, questionId);
  const waiting = await Promise.all(others.map((other) => openMail(services, other)));
  if (waiting.some((other) => other?.address.toLowerCase() === mail.address.toLowerCase())) return null;
  if (others.length >= mailsPerQuestion) {
    throw new Problem('too-many-requests', { retryAfterSeconds: daySeconds });
  }
  return services.keys.seal(Buffer.from(JSON.stringify(mail)), findSealId(id));
}

const findSealId = (readerId: string) => `question-reader:${readerId}`;

/** Null where it can not be opened any more: the sealing key is another one since. */
async function openMail(
  services: Services,
  { id, sealedMail }: { id: string; sealedMail: string | null },
): Promise<SealedMail | null> {
  if (sealedMail === null) return null;
  try {
    const opened = await services.keys.open(sealedMail, findSealId(id));
    return JSON.parse(Buffer.from(opened).toString('utf8')) as SealedMail;
  } catch {
    return null;
  }
}

/** In the transaction of the decision: each mail becomes a row of the outbox. */
export async function announceAnswer(services: Services, questionId: string): Promise<void> {
  for (const { id } of await listReadersByMail(services.db, questionId)) {
    const runAfter = services.clock.now();
    await insertJob(services.db, { kind: 'send-answer-mail', payload: { id }, runAfter });
  }
}

/** There will be no answer: the addresses go. */
export function forgetAnswerMails(services: Services, questionId: string): Promise<void> {
  return deleteReaderMailsOf(services.db, questionId);
}

/**
 * Sends one. Fails, to be tried again, while the mail server can not be reached. What it refuses for good, what waited
 * too long and what was closed since is let go. Sent again after a crash it is the same mail, with the same id.
 */
export async function sendAnswerMail(services: Services, id: string): Promise<void> {
  const found = await findOpenReader(services.db, id);
  const mail = found && (await openMail(services, found.reader));
  if (found && mail && isDue(services, found.question)) {
    if (!services.sendMail) throw new Problem('mail-unavailable');
    const outcome = await services.sendMail(writeMail(services, found, mail));
    const act = outcome === 'sent' ? 'answer-mail-sent' : 'answer-mail-refused';
    await recordAudit(services, { act, actor: 'system', subject: `question:${found.question.id}` });
  }
  await deleteReaderMail(services.db, id);
}

function isDue({ clock }: Services, { state, decidedAt }: QuestionRow): boolean {
  if (decidedAt === null || (state !== 'answered' && state !== 'declined')) return false;
  return clock.now() <= addSeconds(decidedAt, triedSeconds);
}

/** Holds no name of anybody, and no words of who asked: they could be meant for somebody else's address. */
function writeMail(
  { settings }: Services,
  { reader, question }: ReaderWithQuestion,
  { address, language, link }: SealedMail,
): Mail {
  const words = languages[language].texts.answerMail;
  const day = renderDay(findDay(addSeconds(question.askedAt, questionDays * daySeconds)), language);
  const answer = question.answer === null ? [words.declined] : [words.answered, '', question.answer];
  const lines = [...answer, '', words.readAt({ day }), link, '', words.erased, words.noReply, words.notYou];
  const id = `answer-${reader.id}@${new URL(settings.publicUrl).hostname}`;
  return { to: address, subject: words.subject, text: `${lines.join('\n')}\n`, language, id };
}

/** Gives how many addresses were forgotten. */
export function forgetOldAnswerMails(services: Services): Promise<number> {
  return deleteReaderMailsBefore(services.db, addSeconds(services.clock.now(), -mailDays * daySeconds));
}
