// One entry of a bitstring status list, with values of one bit or more and what they mean.
// Bitstring Status List 1.0, BitstringStatusListEntry.
import { isJsonObject, type JsonObject } from '../../json.ts';
import { decodeBitstring } from '../../status/bitstring.ts';
import type { Examination } from '../examination.ts';
import {
  checkListEntry,
  type ListDialect,
  type ListEntry,
  parseListEntry,
  type StatusAnswer,
} from './status-list.ts';

const dialect: ListDialect = {
  listType: 'BitstringStatusListCredential',
  subjectType: 'BitstringStatusList',
  decode: decodeBitstring,
};

const maxSize = 32;
const maxMessageCharacters = 500;

type Message = { status: number; message: string };

function parseMessage(item: unknown): Message | undefined {
  if (!isJsonObject(item) || typeof item.message !== 'string') return undefined;
  const isHex = typeof item.status === 'string' && /^0x[0-9a-f]{1,8}$/i.test(item.status);
  if (!isHex) return undefined;
  return { status: Number(item.status), message: item.message.slice(0, maxMessageCharacters) };
}

/** The meanings of all values; undefined unless each value has exactly one. */
function parseMessages(value: unknown, size: number): Message[] | undefined {
  if (!Array.isArray(value) || value.length !== 2 ** size) return undefined;
  const messages = value.map(parseMessage).filter((message) => message !== undefined);
  const isComplete = new Set(messages.map(({ status }) => status)).size === value.length;
  return isComplete && messages.every(({ status }) => status < 2 ** size) ? messages : undefined;
}

function parseEntry(entry: JsonObject): ListEntry | undefined {
  const place = parseListEntry(entry);
  const { statusSize: size = 1, statusMessage } = entry;
  if (!place || typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > maxSize) {
    return undefined;
  }
  const messages = statusMessage === undefined && size === 1 ? [] : parseMessages(statusMessage, size);
  if (!messages) return undefined;
  const findMessage = (value: number) => messages.find(({ status }) => status === value)?.message;
  return { ...place, size, findMessage };
}

/** Whether a BitstringStatusListEntry is set, and whether the list it stands in can be believed. */
export async function checkBitstringEntry(
  statusEntry: JsonObject,
  examination: Examination,
): Promise<StatusAnswer> {
  const entry = parseEntry(statusEntry);
  if (!entry) return { code: 'status-entry-malformed', facts: {} };
  return await checkListEntry(entry, dialect, examination);
}
