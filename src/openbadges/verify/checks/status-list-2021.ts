// One entry of a Status List 2021, which the bitstring status list came from: one bit, for revocation or suspension.
// Status List 2021 (W3C Community Group), StatusList2021Entry and Validate Algorithm.
import type { JsonObject } from '../../json.ts';
import { decodeStatusList2021 } from '../../status/bitstring.ts';
import type { Examination } from '../examination.ts';
import { checkListEntry, type ListDialect, parseListEntry, type StatusAnswer } from './status-list.ts';

const dialect: ListDialect = {
  listType: 'StatusList2021Credential',
  subjectType: 'StatusList2021',
  decode: decodeStatusList2021,
};

/** Whether a StatusList2021Entry is set, and whether the list it stands in can be believed. */
export async function checkStatusList2021Entry(
  statusEntry: JsonObject,
  examination: Examination,
): Promise<StatusAnswer> {
  const place = parseListEntry(statusEntry);
  if (!place) return { code: 'status-entry-malformed', facts: {} };
  return await checkListEntry({ ...place, size: 1, findMessage: () => undefined }, dialect, examination);
}
