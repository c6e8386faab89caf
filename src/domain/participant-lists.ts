// Many participants at once: a list from a spreadsheet, checked row by row. Nothing is stored until every row is good or
// somebody chose to leave the others out. Takes names and places and drops every other column unread.
import { parse } from 'csv-parse/sync';
import { type InvalidParam, rejectRequest } from '../base/problem.ts';
import { inTransaction, type Services } from '../services.ts';
import type { LocationRow } from '../store/locations.ts';
import { listParticipantNames } from '../store/participants.ts';
import { type Actor, findScope, requireAct } from './actors.ts';
import { foldName, isPersonName } from './participant-names.ts';
import { createParticipant, listOwnLocations, type Participant } from './participants.ts';

/** So many fit in one form that can be mended. */
export const listMaximum = 100;

export type ListRow = {
  givenName: string;
  familyName: string;
  /** Name or id; empty for the only one, or for the one chosen for the whole list. */
  location: string;
  /** Somebody looked: this is another person of the same name. */
  isOther: boolean;
};

export type RowField = 'givenName' | 'familyName' | 'location' | 'isOther';
export type RowFault = { row: number; field: RowField };

/** What a spreadsheet may call its columns. */
const columnNames: Record<'givenName' | 'familyName' | 'location', readonly string[]> = {
  givenName: ['voornaam', 'roepnaam', 'given name', 'givenname', 'first name', 'firstname'],
  familyName: ['achternaam', 'familienaam', 'family name', 'familyname', 'last name', 'lastname', 'surname'],
  location: ['plek', 'locatie', 'werkplek', 'location', 'place'],
};

type Column = keyof typeof columnNames;

function findColumn(header: string): Column | undefined {
  const name = header.trim().toLowerCase().replaceAll('_', ' ');
  return (Object.keys(columnNames) as Column[]).find((column) => columnNames[column].includes(name));
}

/** Text of a file as spreadsheets write it: UTF-8, UTF-16, or the code page of Western Europe. */
export function readListText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator that the first line holds most: a name may hold one of the others. */
function findDelimiter(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ';';
}

/** @throws Problem invalid-request when it is no list that can be read */
function parseCells(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: findDelimiter(text.replace(/^\ufeff/, '')),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: 4096,
      to: listMaximum + 2,
    });
  } catch {
    return rejectRequest([{ name: 'list', reason: 'is not a list that can be read' }]);
  }
}

const readCell = (cells: string[], at: number): string =>
  (at < 0 ? '' : (cells[at] ?? '')).normalize('NFC').replace(/ +/g, ' ').slice(0, 200);

/**
 * Rows of a list with or without a line of names at its top; without one: given name, family name, place.
 * @throws Problem invalid-request when it holds nobody, too many, or can not be read
 */
export function parseParticipantList(text: string): ListRow[] {
  const cells = parseCells(text);
  const headers = (cells[0] ?? []).map(findColumn);
  const hasHeader = headers.includes('givenName') || headers.includes('familyName');
  const find = (column: Column, at: number) => (hasHeader ? headers.indexOf(column) : at);
  const [given, family, place] = [find('givenName', 0), find('familyName', 1), find('location', 2)];
  const rows = cells.slice(hasHeader ? 1 : 0).map((row) => ({
    givenName: readCell(row, given),
    familyName: readCell(row, family),
    location: readCell(row, place),
    isOther: false,
  }));
  if (rows.length === 0) rejectRequest([{ name: 'list', reason: 'holds nobody' }]);
  if (rows.length > listMaximum) rejectRequest([{ name: 'list', reason: `holds more than ${listMaximum}` }]);
  return rows;
}

function findPlace(locations: LocationRow[], asked: string, otherwise: string | undefined) {
  const name = asked.trim().toLowerCase();
  if (name !== '') return locations.find((place) => place.id === asked || place.name.toLowerCase() === name);
  return locations.length === 1 ? locations[0] : locations.find(({ id }) => id === otherwise);
}

type List = { rows: ListRow[]; locationId?: string | undefined };
type Checked = { row: ListRow; locationId: string; faults: RowField[] };

async function checkRows(services: Services, actor: Actor, list: List): Promise<Checked[]> {
  requireAct(actor, 'add-many-participants');
  const locations = await listOwnLocations(services, actor);
  const known = new Set((await listParticipantNames(services.db, findScope(actor))).map(foldName));
  return list.rows.map((row) => {
    const place = findPlace(locations, row.location, list.locationId);
    const name = foldName(row);
    const isNamed = isPersonName(row.givenName) && isPersonName(row.familyName);
    const isDouble = isNamed && known.has(name) && !row.isOther;
    known.add(name);
    const faults: [boolean, RowField][] = [
      [!isPersonName(row.givenName), 'givenName'],
      [!isPersonName(row.familyName), 'familyName'],
      [place === undefined, 'location'],
      [isDouble, 'isOther'],
    ];
    const fields = faults.filter(([isFault]) => isFault).map(([, field]) => field);
    return { row, locationId: place?.id ?? '', faults: fields };
  });
}

/** What is wrong with which row, counted from 0; nothing is stored. @throws Problem forbidden */
export async function checkParticipantList(
  services: Services,
  actor: Actor,
  list: List,
): Promise<RowFault[]> {
  const checked = await checkRows(services, actor, list);
  return checked.flatMap(({ faults }, row) => faults.map((field) => ({ row, field })));
}

const reasons: Record<RowField, string> = {
  givenName: 'must be one line of text, at most 100 characters',
  familyName: 'must be one line of text, at most 100 characters',
  location: 'is not an open location of yours',
  isOther: 'somebody has this name already: set isOther when this is another person',
};

/**
 * Adds everybody of a list, or with `skipFaulty` those whose row is good.
 * @throws Problem forbidden, invalid-request with every fault of every row
 */
export function createParticipants(
  services: Services,
  actor: Actor,
  list: List & { skipFaulty: boolean },
): Promise<{ created: Participant[]; faults: RowFault[] }> {
  return inTransaction(services, async (services) => {
    const checked = await checkRows(services, actor, list);
    const faults = checked.flatMap(({ faults }, row) => faults.map((field) => ({ row, field })));
    if (faults.length > 0 && !list.skipFaulty) {
      const invalidParams: InvalidParam[] = faults.map(({ row, field }) => ({
        name: `participants[${row}].${field}`,
        reason: reasons[field],
      }));
      rejectRequest(invalidParams);
    }
    const created: Participant[] = [];
    for (const { row, locationId } of checked.filter(({ faults }) => faults.length === 0)) {
      const { givenName, familyName } = row;
      // Asked already, over every location of the actor.
      const input = { givenName, familyName, locationId, isOther: true };
      created.push(await createParticipant(services, actor, input));
    }
    return { created, faults };
  });
}
