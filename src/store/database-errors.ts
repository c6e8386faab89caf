// What an error of the database means. Drizzle's own messages carry every parameter of the query, personal data
// among them: they are never shown or logged; `describeDatabaseError` gives what may be.

import { Problem } from '../base/problem.ts';
import { DrizzleQueryError } from './drizzle.ts';

export type DatabaseErrorFacts = {
  /** SQLSTATE (`23505`) or the code of the driver or system (`ECONNREFUSED`). */
  code: string;
  constraint?: string;
  table?: string;
  /** The statement with its placeholders, without any value. */
  statement?: string;
};

const goneCodes = new Set([
  // driver
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  // system
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the Unix socket is not there
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  // server: shut down, crashed, starting, out of connections
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '25006', // read-only after a failover
]);

/** Whether a row like this was there already; with `constraint`, whether that unique constraint said so. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const facts = describeDatabaseError(error);
  return facts?.code === '23505' && (constraint === undefined || facts.constraint === constraint);
}

/** Whether a row that this one points at is not there, or one that is pointed at would go. */
export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  const facts = describeDatabaseError(error);
  return facts?.code === '23503' && (constraint === undefined || facts.constraint === constraint);
}

/** Whether what a row points at was erased after it was looked up: a participant, or what was theirs. */
export function isErasedMeanwhile(error: unknown): boolean {
  const { constraint = '' } = describeDatabaseError(error) ?? {};
  return isForeignKeyViolation(error) && /_(participants|shares|credentials)_id_fk$/.test(constraint);
}

/** Whether the same transaction, run again, can succeed: serialization failure or deadlock. */
export function isSerializationFailure(error: unknown): boolean {
  const code = describeDatabaseError(error)?.code;
  return code === '40001' || code === '40P01';
}

/** Whether the database could not be reached or went away; it may be back later. */
export function isDatabaseGone(error: unknown): boolean {
  const code = describeDatabaseError(error)?.code;
  return code !== undefined && (goneCodes.has(code) || code.startsWith('08'));
}

/** `database-unavailable` for an error that says so, else undefined. The cause is left out: it holds values. */
export function findDatabaseProblem(error: unknown): Problem | undefined {
  return isDatabaseGone(error)
    ? new Problem('database-unavailable', { reason: describeDatabaseError(error)?.code })
    : undefined;
}

/** What may be logged of a database error; undefined when it is none. */
export function describeDatabaseError(error: unknown): DatabaseErrorFacts | undefined {
  const isQuery = error instanceof DrizzleQueryError;
  const source = isQuery ? error.cause : error;
  const code = readText(source, 'code');
  if (code === undefined || !(isQuery || isDriverError(source))) {
    return undefined;
  }
  const constraint = readText(source, 'constraint_name');
  const table = readText(source, 'table_name');
  return {
    code,
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(isQuery ? { statement: error.query } : {}),
  };
}

/** Errors of BEGIN, COMMIT and of connecting come from the driver without Drizzle's wrapper. */
function isDriverError(error: unknown): boolean {
  const syscall = readText(error, 'syscall');
  return (
    readText(error, 'severity_local') !== undefined ||
    readText(error, 'errno')?.startsWith('CONN') === true ||
    (syscall === 'connect' && goneCodes.has(readText(error, 'code') ?? ''))
  );
}

function readText(source: unknown, key: string): string | undefined {
  const value = typeof source === 'object' && source !== null ? Reflect.get(source, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
