// A note of an assessor about what they saw, for colleagues where the participant is, also after a move: never needed,
// never in a credential or in anything that goes to others (R23). Words about somebody's life are asked about, not
// refused (privacy 6.3.9). The participant finds it in all that is kept of them (6.4).
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import { deleteNote, findNote, listNotes as listRows, type NoteAbout, upsertNote } from '../store/notes.ts';
import { findRiskWords } from '../text/risk-words.ts';
import { type Actor, requireAct } from './actors.ts';
import { loadReachableAssessment, lockReachableParticipant } from './assessments.ts';
import { recordAudit } from './audit.ts';
import {
  buildPage,
  isPlainText,
  isTimestamp,
  isUuid,
  isVisibleText,
  type Page,
  type PageRequest,
  parseCursor,
} from './pages.ts';
import { loadReachableParticipant } from './participants.ts';

/** Characters as people count them. */
export const noteMaximum = 140;

export type NoteInput = {
  assessmentId: string;
  /** Null or empty takes the note away. */
  text: string | null;
  /** Words that were asked about were read once more. */
  isConfirmed: boolean;
};

export type Note = {
  assessmentId: string;
  badgeClass: string;
  /** yyyy-mm-dd */
  observedOn: string;
  text: string;
  /** First name. */
  writerName: string;
  writtenAt: Date;
};

/** One line, without spaces around it; empty when there is nothing to see in it. */
function tidy(text: string | null): string {
  const line = (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  return isVisibleText(line) ? line : '';
}

function checkText(text: string, isConfirmed: boolean): void {
  if ([...text].length > noteMaximum || !isPlainText(text)) {
    rejectRequest([{ name: 'text', reason: `must be text of at most ${noteMaximum} characters` }]);
  }
  const words = findRiskWords(text);
  if (words.length > 0 && !isConfirmed) {
    const reason = `has to be true to keep words about health, money, home or belief: ${words.join(', ')}`;
    rejectRequest([{ name: 'confirmed', reason }]);
  }
}

/**
 * Writes the note of an assessment, in place of an earlier one, or takes it away. Only its assessor may. Gives what
 * stands there now; null for none.
 * @throws Problem forbidden, not-found, invalid-request; with `confirmed` among its fields when the words only have to
 * be confirmed
 */
export function writeNote(services: Services, actor: Actor, input: NoteInput): Promise<string | null> {
  return inTransaction(services, async (services) => {
    const { assessmentId, isConfirmed } = input;
    const { row } = await loadReachableAssessment(services, actor, assessmentId);
    if (actor.kind !== 'staff' || row.assessorId !== actor.id) throw new Problem('forbidden');
    const { participantId } = row;
    await lockReachableParticipant(services, actor, participantId);
    // What was undone meanwhile has nothing to write about.
    const { undoneAt } = (await loadReachableAssessment(services, actor, row.id)).row;
    if (undoneAt) throw new Problem('not-found');
    const text = tidy(input.text);
    checkText(text, isConfirmed);
    const subject = `assessment:${row.id}`;
    if (text === '') {
      const isGone = await deleteNote(services.db, row.id);
      if (isGone) await recordAudit(services, { act: 'note-removed', actor, subject });
      return null;
    }
    await upsertNote(services.db, {
      assessmentId: row.id,
      participantId,
      text,
      writtenAt: services.clock.now(),
    });
    await recordAudit(services, { act: 'note-written', actor, subject });
    return text;
  });
}

/** The note of an assessment; null for none. @throws Problem forbidden, not-found */
export async function loadNote(
  services: Services,
  actor: Actor,
  assessmentId: string,
): Promise<string | null> {
  const { row } = await loadReachableAssessment(services, actor, assessmentId);
  return (await findNote(services.db, row.id))?.text ?? null;
}

/** What colleagues wrote about a participant, newest first; one page. @throws Problem forbidden, not-found, invalid-request */
export async function listNotes(
  services: Services,
  actor: Actor,
  request: PageRequest & { participantId: string },
): Promise<Page<Note>> {
  requireAct(actor, 'assess');
  const { participantId, limit } = request;
  await loadReachableParticipant(services, actor, { participantId, act: 'assess' });
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { writtenAt: cursor[0]!, assessmentId: cursor[1]! };
  const rows = await listRows(services.db, { participantId, after, limit: limit + 1 });
  const page = buildPage(rows, limit, (row) => [row.writtenAt.toISOString(), row.assessmentId]);
  return { items: page.items.map(toNote), next: page.next };
}

function toNote({ participantId: _whose, writerId: _id, writerName, ...rest }: NoteAbout): Note {
  return { ...rest, writerName: writerName.split(' ')[0] ?? '' };
}
