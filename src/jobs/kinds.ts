// The one table of jobs: what an outbox row of each kind does, and what the clock asks for by itself.
import { addSeconds } from '../base/clock.ts';
import { isProblem } from '../base/problem.ts';
import { sendAnswerMail } from '../domain/answer-mails.ts';
import { remindApprovals } from '../domain/approvals.ts';
import { forgetEnded } from '../domain/housekeeping.ts';
import { createJwtKeys } from '../domain/issuers.ts';
import { storeLooks } from '../domain/looks.ts';
import { forgetQuestions } from '../domain/questions.ts';
import { forgetRehearsals } from '../domain/rehearsals.ts';
import { findQuietPeople, remindOfParticipant } from '../domain/reminders.ts';
import { sendSignInMail } from '../domain/sign-in-mails.ts';
import { findStaffToTell, tellStaff } from '../domain/staff-mails.ts';
import { loadSignedStatusList } from '../domain/status-lists.ts';
import { considerSuperbadges, reconsiderSuperbadges } from '../domain/superbadges.ts';
import { describeDatabaseError, type Services } from '../services.ts';

type Payload = Record<string, unknown>;
export type JobKind = (services: Services, payload: Payload) => Promise<void>;

/** Every kind may run more than once for one row: each looks at how things stand now. */
export const jobKinds: Record<string, JobKind> = {
  'consider-superbadges': (services, { participantId }) =>
    considerSuperbadges(services, String(participantId)),
  'reconsider-superbadges': (services, { participantId }) =>
    reconsiderSuperbadges(services, String(participantId)),
  'send-answer-mail': (services, { id }) => sendAnswerMail(services, String(id)),
  'send-sign-in-mail': (services, { id }) => sendSignInMail(services, String(id)),
  'tell-staff': (services, { staffId }) => tellStaff(services, String(staffId)),
  'publish-status-list': async (services, { listNumber }) => {
    await loadSignedStatusList(services, Number(listNumber));
  },
  'remind-of-participant': (services, { participantId }) =>
    remindOfParticipant(services, String(participantId)),
};

export type ClockJob = { name: string; everySeconds: number; run: (services: Services) => Promise<unknown> };

export const clockJobs: ClockJob[] = [
  { name: 'find-quiet-people', everySeconds: 3600, run: findQuietPeople },
  { name: 'store-looks', everySeconds: 5, run: storeLooks },
  { name: 'remind-approvals', everySeconds: 600, run: remindApprovals },
  { name: 'find-staff-to-tell', everySeconds: 3600, run: findStaffToTell },
  { name: 'create-jwt-keys', everySeconds: 3600, run: createJwtKeys },
  { name: 'forget-rehearsals', everySeconds: 3600, run: forgetRehearsals },
  { name: 'forget-questions', everySeconds: 3600, run: forgetQuestions },
  { name: 'forget-ended', everySeconds: 3600, run: forgetEnded },
];

/** Seconds to wait before the next attempt: doubles, at most an hour. */
export function findRetryAt(now: Date, attempts: number): Date {
  return addSeconds(now, Math.min(3600, 2 ** attempts));
}

/**
 * What may be written down about a failure: the code of a problem, of the database or of the network (`ECONNREFUSED`),
 * else the kind of error. Never a message: it could hold personal data.
 */
export function nameFailure(error: unknown): string {
  if (isProblem(error)) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    describeDatabaseError(error)?.code ??
    (/^E[A-Z]{2,20}$/.test(code) ? code : error instanceof Error ? error.name : 'unknown')
  );
}
