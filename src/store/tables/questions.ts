// Questions that somebody with a code or a link asks the people who saw the work, and who lets them be asked.
// Everything in here is forgotten after a while; nothing tells who asked but what they typed themselves.
import { boolean, check, index, pgTable, sql, text, uuid } from '../drizzle.ts';
import { credentials } from './credentials.ts';
import { instant } from './instant.ts';
import { participants } from './participants.ts';
import { shares } from './shares.ts';
import { staff } from './staff.ts';

/** Without a row nobody can ask anything about the participant. */
export const questionSettings = pgTable('question_settings', {
  participantId: uuid()
    .primaryKey()
    .references(() => participants.id, { onDelete: 'cascade' }),
  isOpen: boolean().notNull(),
});

/** CV codes that the participant switched off, while others stay open to questions. */
export const questionFreeShares = pgTable('question_free_shares', {
  shareId: uuid()
    .primaryKey()
    .references(() => shares.id, { onDelete: 'cascade' }),
});

export const questions = pgTable(
  'questions',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    /** Asked from a code or from the link of one badge; exactly one of the two is filled. */
    shareId: uuid().references(() => shares.id, { onDelete: 'cascade' }),
    credentialId: text().references(() => credentials.id, { onDelete: 'cascade' }),
    question: text().notNull(),
    /** Who asks, in their own words, if they said so. */
    asker: text(),
    state: text({ enum: ['waiting', 'answered', 'declined', 'withdrawn'] }).notNull(),
    answer: text(),
    decidedBy: uuid().references(() => staff.id),
    askedAt: instant().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    check('questions_one_way', sql`num_nonnulls(${table.shareId}, ${table.credentialId}) = 1`),
    index('questions_participant').on(table.participantId, table.askedAt),
    index('questions_asked').on(table.askedAt),
  ],
);

/** Who asked: each has an address of their own to read the answer on, also where two ask the same words. */
export const questionReaders = pgTable(
  'question_readers',
  {
    id: uuid().primaryKey(),
    questionId: uuid()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    /** sha-256 of the secret part of the address where the answer can be read. */
    tokenHash: text().notNull().unique(),
    /** Sealed: where the answer goes by mail, if they left an address. Gone once it went, and after a while. */
    sealedMail: text(),
    addedAt: instant().notNull(),
  },
  (table) => [index('question_readers_question').on(table.questionId)],
);
