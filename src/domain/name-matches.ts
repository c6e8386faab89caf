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

/**
 * As people see it: composed letters, single spaces, no difference of case, of the kind of apostrophe or hyphen, or of
 * marks that nobody sees, which come along from documents. Capitals are compared: only they make one of ß and SS, and
 * of the two letters i of Turkish, which a cv in capitals tells apart and a phone does not.
 */
function normalizeName(name: string): string {
  return name
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
    .normalize('NFC')
    .replaceAll('İ', 'I');
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
