// Who lets questions be asked about them: nobody, until the participant says so. A question tells the floor that somebody
// is being considered elsewhere, and an answer says more than the badge; that is theirs to decide. Switched on, it
// holds for every link and code, and each code can be taken out again.
import { Problem } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import {
  deleteQuestionFreeShare,
  findQuestionSetting,
  insertQuestionFreeShare,
  isCredentialOpenToQuestions,
  listQuestionFreeShares,
  upsertQuestionSetting,
} from '../store/questions.ts';
import { findShare, listShares } from '../store/shares.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { isCredentialId } from './credential-views.ts';
import { isUuid } from './pages.ts';
import { loadReachableParticipant } from './participants.ts';
import { formatCode } from './share-codes.ts';

export type QuestionSettings = {
  isOpen: boolean;
  /** Open codes, newest first. `isOpen`: as far as the code itself goes. */
  shares: { id: string; code: string; isOpen: boolean }[];
};

/** More codes than somebody keeps open. */
const sharesMaximum = 100;

/** @throws Problem forbidden, not-found */
export async function loadQuestionSettings(
  services: Services,
  actor: Actor,
  participantId: string,
): Promise<QuestionSettings> {
  await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
  const open = await listShares(services.db, { participantId, isOpen: true, limit: sharesMaximum });
  const free = await listQuestionFreeShares(
    services.db,
    open.map(({ id }) => id),
  );
  return {
    isOpen: await findQuestionSetting(services.db, participantId),
    shares: open.map(({ id, code }) => ({ id, code: formatCode(code), isOpen: !free.includes(id) })),
  };
}

/** `shareId` for one code; without it for everything. */
export type QuestionChange = { participantId: string; shareId?: string | undefined; isOpen: boolean };

/** @throws Problem forbidden, not-found */
export function setQuestionsOpen(
  services: Services,
  actor: Actor,
  change: QuestionChange,
): Promise<QuestionSettings> {
  return inTransaction(services, async (services) => {
    const { participantId, shareId, isOpen } = change;
    await loadReachableParticipant(services, actor, { participantId, act: 'share-with-participant' });
    if (shareId === undefined) await upsertQuestionSetting(services.db, participantId, isOpen);
    else await setShareOpen(services, { participantId, shareId, isOpen });
    const act = isOpen ? 'questions-opened' : 'questions-closed';
    const subject = shareId === undefined ? `participant:${participantId}` : `share:${shareId}`;
    await recordAudit(services, { act, actor, subject });
    return loadQuestionSettings(services, actor, participantId);
  });
}

async function setShareOpen(services: Services, change: Required<QuestionChange>): Promise<void> {
  const { participantId, shareId, isOpen } = change;
  const share = isUuid(shareId ?? '')
    ? await findShare(services.db, participantId, shareId ?? '')
    : undefined;
  if (!share) throw new Problem('not-found');
  await (isOpen ? deleteQuestionFreeShare : insertQuestionFreeShare)(services.db, share.id);
}

/** Whether a question can be asked by an open code. */
export async function isShareOpenToQuestions(
  services: Services,
  share: { id: string; participantId: string },
): Promise<boolean> {
  if (!(await findQuestionSetting(services.db, share.participantId))) return false;
  return (await listQuestionFreeShares(services.db, [share.id])).length === 0;
}

/** Whether a question can be asked by the open link of a badge that is in force. */
export async function isLinkOpenToQuestions(services: Services, credentialId: string): Promise<boolean> {
  return isCredentialId(credentialId) && isCredentialOpenToQuestions(services.db, credentialId);
}
