// Names of participants: what a name may be, and when two people have the same one.
import { rejectRequest } from '../base/problem.ts';
import type { Services } from '../services.ts';
import { listParticipantNames, lockNewParticipants, type ParticipantRow } from '../store/participants.ts';
import { isVisibleText } from './pages.ts';

export const nameMaximum = 100;

/** One line with something to see: no control characters, none that turn the text around them (joiners are letters). */
export function isPersonName(text: string): boolean {
  const isLine = !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(text);
  return isLine && isVisibleText(text) && text.length <= nameMaximum;
}

/** By which two people have the same name: letters of another size are the same. */
export function foldName({
  givenName,
  familyName,
}: Pick<ParticipantRow, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`.normalize('NFC').toLowerCase();
}

/** Asks about a name that is at the location already: two taps on one button are no two people. @throws Problem invalid-request */
export async function checkNewName(services: Services, row: ParticipantRow): Promise<void> {
  await lockNewParticipants(services.db, row.locationId);
  const scope = { issuerId: row.issuerId, locationIds: [row.locationId] };
  const known = await listParticipantNames(services.db, scope);
  if (!known.some((other) => foldName(other) === foldName(row))) return;
  const reason = 'has to be true when this is another person than the one who has this name already';
  rejectRequest([{ name: 'isOther', reason }]);
}
