// A link to sign in with by e-mail: asked for by staff, sent by a job, in the participant's language. The link is made
// when it is sent, so that no key waits in the database; the address goes when the mail went.
import { addSeconds, findDay } from '../base/clock.ts';
import { Problem } from '../base/problem.ts';
import { inTransaction, type Mail, type Services } from '../services.ts';
import { insertJob } from '../store/jobs.ts';
import { findParticipantById, type ParticipantRow, updateParticipant } from '../store/participants.ts';
import { deleteSignInMail, findSignInMail, insertSignInMail } from '../store/staff.ts';
import { renderDay } from '../text/days.ts';
import { type HolderLanguage, holderLanguages, isHolderLanguage } from '../text/languages.ts';
import type { Actor } from './actors.ts';
import { recordAudit } from './audit.ts';
import { buildParticipantLink, keepParticipantLink, loadForSignIn } from './sign-in.ts';

/** Later than this nobody waits for it any more. */
const triedSeconds = 24 * 3600;

export type SignInMail = { participantId: string; address: string; language?: HolderLanguage | undefined };

/**
 * Asks for a mail with a one-time link. Its language is the participant's from now on.
 * @throws Problem forbidden, not-found, mail-unavailable
 */
export function requestSignInMail(services: Services, actor: Actor, mail: SignInMail): Promise<void> {
  return inTransaction(services, async (services) => {
    const { id: participantId } = await loadForSignIn(services, actor, mail.participantId);
    if (!services.sendMail) throw new Problem('mail-unavailable');
    const { address, language } = mail;
    if (language) await updateParticipant(services.db, participantId, { language });
    const now = services.clock.now();
    const id = services.ids.uuid();
    await insertSignInMail(services.db, { id, participantId, address, requestedAt: now });
    await insertJob(services.db, { kind: 'send-sign-in-mail', payload: { id }, runAfter: now });
    await recordAudit(services, {
      act: 'sign-in-mail-requested',
      actor,
      subject: `participant:${participantId}`,
    });
  });
}

/**
 * Sends one. Fails, to be tried again, while the mail server can not be reached; what it refuses for good and what
 * waited too long is let go. A mail that was sent twice holds two links, of which the last works.
 */
export function sendSignInMail(services: Services, id: string): Promise<void> {
  return inTransaction(services, async (services) => {
    const mail = await findSignInMail(services.db, id);
    const participant = mail && (await findParticipantById(services.db, mail.participantId));
    if (!mail || !participant) return;
    const now = services.clock.now();
    const isLate = now > addSeconds(mail.requestedAt, triedSeconds);
    if (!isLate && !services.sendMail) throw new Problem('mail-unavailable');
    const link = buildParticipantLink(services, participant.language);
    const outcome = isLate
      ? 'refused'
      : await services.sendMail?.(writeMail(participant, { address: mail.address, ...link }));
    if (outcome === 'sent') await keepParticipantLink(services, participant.id, link);
    await deleteSignInMail(services.db, id);
    await recordAudit(services, {
      act: outcome === 'sent' ? 'sign-in-mail-sent' : 'sign-in-mail-refused',
      actor: 'system',
      subject: `participant:${participant.id}`,
    });
  });
}

/** Plain words: nothing that tells whoever looks over a shoulder what it is about, nothing that counts readers. */
function writeMail(
  { givenName: name, language: chosen }: ParticipantRow,
  { address, link, expiresAt }: { address: string; link: string; expiresAt: Date },
): Mail {
  const language = isHolderLanguage(chosen) ? chosen : 'nl';
  const { messages } = holderLanguages[language].texts;
  const day = renderDay(findDay(expiresAt), language);
  const lines = [
    messages.hello({ name }),
    '',
    messages.lead,
    link,
    '',
    messages.once,
    messages.until({ day }),
    messages.notYou,
  ];
  return { to: address, subject: messages.subject, text: `${lines.join('\n')}\n`, language };
}
