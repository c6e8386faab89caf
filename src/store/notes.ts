// Rows of notes, with what they are about and who wrote them.

import type { Database } from './database.ts';
import { and, desc, eq, lt, or, sql } from './drizzle.ts';
import { assessments } from './tables/assessments.ts';
import { badgeClasses } from './tables/badge-classes.ts';
import { notes } from './tables/notes.ts';
import { staff } from './tables/staff.ts';

export type NoteRow = typeof notes.$inferSelect;
export type NoteAbout = NoteRow & {
  badgeClass: string;
  /** yyyy-mm-dd */
  observedOn: string;
  writerId: string;
  writerName: string;
};

/** In place of an earlier one. */
export async function upsertNote(db: Database, row: NoteRow): Promise<void> {
  const { text, writtenAt } = row;
  await db
    .insert(notes)
    .values(row)
    .onConflictDoUpdate({ target: notes.assessmentId, set: { text, writtenAt } });
}

/** Gives whether there was one. */
export async function deleteNote(db: Database, assessmentId: string): Promise<boolean> {
  const rows = await db
    .delete(notes)
    .where(eq(notes.assessmentId, assessmentId))
    .returning({ id: notes.assessmentId });
  return rows.length > 0;
}

export async function findNote(db: Database, assessmentId: string): Promise<NoteRow | undefined> {
  const [row] = await db.select().from(notes).where(eq(notes.assessmentId, assessmentId));
  return row;
}

/** Newest first. */
export async function listNotes(
  db: Database,
  criteria: {
    participantId: string;
    after?: { writtenAt: string; assessmentId: string } | undefined;
    limit: number;
  },
): Promise<NoteAbout[]> {
  const { participantId, after, limit } = criteria;
  const rows = await db
    .select({
      note: notes,
      badgeClass: badgeClasses.slug,
      observedOn: assessments.observedOn,
      writerId: staff.id,
      writerName: staff.name,
    })
    .from(notes)
    .innerJoin(assessments, eq(assessments.id, notes.assessmentId))
    .innerJoin(badgeClasses, eq(badgeClasses.id, assessments.badgeClassId))
    .innerJoin(staff, eq(staff.id, assessments.assessorId))
    .where(
      and(
        eq(notes.participantId, participantId),
        after &&
          or(
            sql`${notes.writtenAt} < ${after.writtenAt}`,
            and(sql`${notes.writtenAt} = ${after.writtenAt}`, lt(notes.assessmentId, after.assessmentId)),
          ),
      ),
    )
    .orderBy(desc(notes.writtenAt), desc(notes.assessmentId))
    .limit(limit);
  return rows.map(({ note, ...about }) => ({ ...note, ...about }));
}
