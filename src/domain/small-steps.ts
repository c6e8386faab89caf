// Stapjes: a kind sentence from a list of twelve, given on the floor and seen by the participant. Not a credential: no
// address, no signature, and in nothing that goes to others (R24).
import { addSeconds } from '../base/clock.ts';
import { Problem, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  deleteSmallStep,
  findSmallStep,
  insertSmallStep,
  listSmallSteps as listRows,
  type SmallStepWithGiver,
} from '../store/small-steps.ts';
import { type Actor, requireAct } from './actors.ts';
import { findFloorDay } from './assessment-input.ts';
import { undoSeconds } from './assessments.ts';
import { recordAudit } from './audit.ts';
import { buildPage, isTimestamp, isUuid, type Page, type PageRequest, parseCursor } from './pages.ts';
import { loadReachableParticipant } from './participants.ts';

/** Their words are in text/, in every language of the participant's pages. Keys never change: rows hold them. */
export const kindSentences = [
  'tried-something-new',
  'asked-for-help',
  'helped-a-colleague',
  'listened-well',
  'kept-going',
  'saw-what-was-needed',
  'worked-neatly',
  'kept-calm',
  'kind-to-guests',
  'learned-something',
  'explained-well',
  'brought-good-cheer',
] as const;
export type KindSentence = (typeof kindSentences)[number];

export type SmallStep = {
  id: string;
  participantId: string;
  sentence: KindSentence;
  /** First name of who gave it. */
  giverName: string;
  givenBy: string;
  /** yyyy-mm-dd */
  givenOn: string;
  givenAt: Date;
  undoUntil: Date;
};

function toSmallStep(row: SmallStepWithGiver): SmallStep {
  return {
    id: row.id,
    participantId: row.participantId,
    sentence: row.sentence as KindSentence,
    giverName: row.giverName.split(' ')[0] ?? '',
    givenBy: row.givenBy,
    givenOn: row.givenOn,
    givenAt: row.givenAt,
    undoUntil: addSeconds(row.givenAt, undoSeconds),
  };
}

function isKindSentence(text: string): text is KindSentence {
  return (kindSentences as readonly string[]).includes(text);
}

/** Newest first; one page. @throws Problem forbidden, not-found, invalid-request */
export async function listSmallSteps(
  services: Services,
  actor: Actor,
  request: PageRequest & { participantId: string },
): Promise<Page<SmallStep>> {
  const { participantId, limit } = request;
  await loadReachableParticipant(services, actor, { participantId, act: 'see-progress' });
  const cursor = parseCursor(request.cursor, [isTimestamp, isUuid]);
  const after = cursor && { givenAt: cursor[0]!, id: cursor[1]! };
  const rows = await listRows(services.db, { participantId, after, limit: limit + 1 });
  const page = buildPage(rows, limit, (row) => [row.givenAt.toISOString(), row.id]);
  return { items: page.items.map(toSmallStep), next: page.next };
}

/**
 * Gives a small step. The same sentence by the same person on the same day is the same step: a second tap adds none.
 * @throws Problem forbidden, not-found, invalid-request
 */
export function giveSmallStep(
  services: Services,
  actor: Actor,
  input: { participantId: string; sentence: string },
): Promise<SmallStep> {
  requireAct(actor, 'give-small-steps');
  return inTransaction(services, async (services) => {
    const { participantId, sentence } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'give-small-steps' });
    if (!isKindSentence(sentence)) {
      return rejectRequest([{ name: 'sentence', reason: `must be one of ${kindSentences.join(', ')}` }]);
    }
    const given = { participantId, sentence, givenBy: actor.id, givenOn: findFloorDay(services) };
    const id = services.ids.uuid();
    const isNew = await insertSmallStep(services.db, { id, ...given, givenAt: services.clock.now() });
    if (isNew) await recordAudit(services, { act: 'small-step-given', actor, subject: `small-step:${id}` });
    return toSmallStep((await findSmallStep(services.db, given))!);
  });
}

/**
 * Takes a small step back within ten minutes; only who gave it may. Nothing of it stays but the audit line.
 * @throws Problem forbidden, not-found, undo-too-late
 */
export function undoSmallStep(
  services: Services,
  actor: Actor,
  input: { participantId: string; smallStepId: string },
): Promise<void> {
  requireAct(actor, 'give-small-steps');
  return inTransaction(services, async (services) => {
    const { participantId, smallStepId: id } = input;
    await loadReachableParticipant(services, actor, { participantId, act: 'give-small-steps' });
    const row = isUuid(id) ? await findSmallStep(services.db, { participantId, id }) : undefined;
    if (!row) throw new Problem('not-found');
    if (row.givenBy !== actor.id) throw new Problem('forbidden');
    if (services.clock.now() > addSeconds(row.givenAt, undoSeconds)) throw new Problem('undo-too-late');
    await deleteSmallStep(services.db, id);
    await recordAudit(services, { act: 'small-step-undone', actor, subject: `small-step:${id}` });
  });
}
