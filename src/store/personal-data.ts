// Every table that holds something of a participant: read whole to be handed to them, emptied when they are erased.
// A new table with something of a participant is a new row here; a test compares this list with the database.

import type { Database } from './database.ts';
import { type SQL, sql } from './drizzle.ts';

type PersonalTable = {
  name: string;
  /** Which rows are theirs; most tables say so themselves. */
  of?: (participantId: string) => SQL;
  /** Keys that open something are handed to nobody. */
  hidden?: readonly string[];
};

const credentialsOf = (id: string) => sql`select id from credentials where participant_id = ${id}`;
const sharesOf = (id: string) => sql`select id from shares where participant_id = ${id}`;

/** In the order in which they can be emptied: what refers to another comes first. */
export const personalTables: readonly PersonalTable[] = [
  {
    name: 'looks',
    of: (id) =>
      sql`subject in (${credentialsOf(id)} union select code from shares where participant_id = ${id})`,
  },
  { name: 'staff_views' },
  { name: 'question_free_shares', of: (id) => sql`share_id in (${sharesOf(id)})` },
  {
    name: 'question_readers',
    of: (id) => sql`question_id in (select id from questions where participant_id = ${id})`,
    // Who asked is not theirs to see: not where the answer is read, not where it goes.
    hidden: ['token_hash', 'sealed_mail'],
  },
  { name: 'questions' },
  { name: 'question_settings' },
  { name: 'claims' },
  { name: 'goals' },
  { name: 'self_assessments' },
  { name: 'small_steps' },
  { name: 'reminders' },
  { name: 'share_credentials', of: (id) => sql`share_id in (${sharesOf(id)})` },
  { name: 'shares' },
  { name: 'credential_jwts', of: (id) => sql`credential_id in (${credentialsOf(id)})` },
  { name: 'revocations', of: (id) => sql`credential_id in (${credentialsOf(id)})` },
  { name: 'credentials' },
  { name: 'approvals' },
  { name: 'observations' },
  { name: 'notes' },
  { name: 'assessments' },
  { name: 'sign_in_links', hidden: ['token_hash', 'code_hash'] },
  { name: 'sign_in_mails' },
  { name: 'sessions', hidden: ['token_hash', 'form_key'] },
  { name: 'holder_requests' },
  { name: 'participants', of: (id) => sql`id = ${id}` },
];

/** Tables that name a participant and keep it on purpose: neither holds a name. */
export const keptTables = ['audit_lines', 'erasures'] as const;

const ownRows = (id: string) => sql`participant_id = ${id}`;

export type PersonalRow = Record<string, unknown>;

/** All rows of a participant by table, but for keys that open something. */
export async function listPersonalRows(
  db: Database,
  participantId: string,
): Promise<Record<string, PersonalRow[]>> {
  const found: Record<string, PersonalRow[]> = {};
  for (const { name, of = ownRows, hidden = [] } of personalTables) {
    const rows = await db.execute<PersonalRow>(
      sql`select * from ${sql.identifier(name)} where ${of(participantId)}`,
    );
    found[name] = [...rows].map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.includes(column))),
    );
  }
  return found;
}

/** Audit lines of what they did and of what was done with what is theirs. */
export async function listPersonalAuditLines(db: Database, id: string): Promise<PersonalRow[]> {
  const rows = await db.execute<PersonalRow>(sql`
    select at, act, staff_id, subject, facts from audit_lines
    where participant_id = ${id} or subject = 'participant:' || ${id}
      or subject in (select 'credential:' || id from credentials where participant_id = ${id})
      or subject in (select 'share:' || id from shares where participant_id = ${id})
      or subject in (select 'assessment:' || id from assessments where participant_id = ${id})
      or subject in (select 'approval:' || id from approvals where participant_id = ${id})
    order by audit_lines.id`);
  return [...rows];
}

/** Who of staff occurs in the rows: an id alone says nothing to a reader. */
export async function listStaffNames(db: Database, ids: readonly string[]): Promise<PersonalRow[]> {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = await db.execute<PersonalRow>(
    sql`select id, name, role from staff where id::text in (${list})`,
  );
  return [...rows];
}

/** Empties every table of a participant, the participant last. */
export async function deletePersonalRows(db: Database, participantId: string): Promise<void> {
  // First answers are kept for two days, to be given again; they may hold a name.
  await db.execute(sql`delete from idempotency_keys where strpos(body, ${participantId}) > 0
    or body like any (select '%' || id || '%' from credentials where participant_id = ${participantId})`);
  for (const { name, of = ownRows } of personalTables) {
    await db.execute(sql`delete from ${sql.identifier(name)} where ${of(participantId)}`);
  }
}
