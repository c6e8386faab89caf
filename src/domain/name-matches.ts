// Does the name on a cv belong to this badge? The typed name is compared in memory with the participant's and goes
// nowhere else; the answer is yes or no (decision 3). Callers count attempts: per address, per badge and in total.
import { Problem } from '../base/problem.ts';
import type { Services } from '../services.ts';
import { findCredential } from '../store/credentials.ts';
import { findParticipantById } from '../store/participants.ts';
import { loadPublicCredential } from './credential-views.ts';
import { parseCode } from './share-codes.ts';
import { loadOpenShare } from './shared-sets.ts';

type Names = { givenName: string; familyName: string };

/** Longer than any two names that a participant can have. */
export const typedNameMaximum = 250;

/** As people see it: composed letters, single spaces, no difference of case or of the kind of apostrophe. */
function normalizeName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFC');
}

/** Whether somebody typed this very name: given name, then family name. */
export function isSameName(typed: string, { givenName, familyName }: Names): boolean {
  return normalizeName(typed) === normalizeName(`${givenName} ${familyName}`);
}

/** What attempts are counted by: one count for a code in whatever way it is typed. */
export function findShareTarget(code: string): string {
  return `share:${parseCode(code) ?? code}`;
}

/** @throws Problem not-found for a code that shows nothing */
export async function matchNameOfShare(services: Services, code: string, typed: string): Promise<boolean> {
  const { share } = await loadOpenShare(services, code);
  return isSameName(typed, share);
}

/** @throws Problem not-found for a link that shows nothing */
export async function matchNameOfCredential(services: Services, id: string, typed: string): Promise<boolean> {
  await loadPublicCredential(services, id);
  const row = await findCredential(services.db, id);
  const participant = row && (await findParticipantById(services.db, row.participantId));
  if (!participant) throw new Problem('not-found');
  return isSameName(typed, participant);
}
