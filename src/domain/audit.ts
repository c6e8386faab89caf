// Writes down who did what, in the transaction of the deed. Ids only: an audit line holds no name and no text.
import type { Services } from '../services.ts';
import { insertAuditLine } from '../store/audit.ts';
import type { Actor } from './actors.ts';

export type AuditAct =
  | 'assessment-recorded'
  | 'assessment-undone'
  | 'hold-lifted'
  | 'awarded-early'
  | 'note-written'
  | 'note-removed'
  | 'goal-chosen'
  | 'claim-made'
  | 'claim-taken-back'
  | 'claim-look-planned'
  | 'self-assessment-recorded'
  | 'self-assessment-cleared'
  | 'small-step-given'
  | 'small-step-undone'
  | 'reminder-made'
  | 'participant-finished'
  | 'participant-returned'
  | 'location-reminder-changed'
  | 'credential-issued'
  | 'credential-revoked'
  | 'credential-closed'
  | 'credential-opened'
  | 'revocation-requested'
  | 'revocation-declined'
  | 'approval-requested'
  | 'approval-decided'
  | 'approval-lapsed'
  | 'approval-reminded'
  | 'share-created'
  | 'share-closed'
  | 'questions-opened'
  | 'questions-closed'
  | 'question-answered'
  | 'question-declined'
  | 'question-withdrawn'
  | 'rehearsal-recorded'
  | 'share-renamed'
  | 'participant-created'
  | 'participant-changed'
  | 'participant-moved'
  | 'participant-erased'
  | 'data-handed-out'
  | 'holder-request-made'
  | 'holder-request-withdrawn'
  | 'sign-in-link-created'
  | 'sign-in-mail-requested'
  | 'sign-in-mail-sent'
  | 'answer-mail-sent'
  | 'answer-mail-refused'
  | 'sign-in-mail-refused'
  | 'staff-mail-sent'
  | 'staff-mail-refused'
  | 'sessions-ended'
  | 'signed-in'
  | 'badge-class-defined'
  | 'badge-class-retired'
  | 'issuer-created'
  | 'key-created'
  | 'staff-created'
  | 'staff-changed'
  | 'staff-deactivated'
  | 'staff-activated'
  | 'location-created'
  | 'location-renamed'
  | 'location-closed'
  | 'location-opened'
  | 'pin-set'
  | 'pin-locked'
  | 'pin-removed'
  | 'identity-linked'
  | 'passkey-added'
  | 'passkeys-removed'
  | 'post-opened'
  | 'post-joined'
  | 'post-ended'
  | 'token-created';

/** `actor` is 'system' for what follows by itself. `subject` is `kind:id`. */
export async function recordAudit(
  services: Services,
  line: {
    act: AuditAct;
    actor: Actor | 'system';
    subject: string;
    facts?: Record<string, string | number | null>;
  },
): Promise<void> {
  const { actor } = line;
  await insertAuditLine(services.db, {
    at: services.clock.now(),
    act: line.act,
    staffId: actor !== 'system' && actor.kind === 'staff' ? actor.id : null,
    participantId: actor !== 'system' && actor.kind === 'holder' ? actor.participantId : null,
    subject: line.subject,
    facts: line.facts ?? {},
  });
}
