// The one error class: something that a caller did or met and can be told about in words.
// Everything that is not a Problem is a bug and is answered as 500 without detail.
import { type ProblemCode, problemCodes } from './problem-codes.ts';

export type ProblemFacts = Record<string, unknown>;
export type InvalidParam = { name: string; reason: string };

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}, options?: { cause?: unknown }) {
    super(problemCodes[code].title, options);
    this.name = 'Problem';
    this.code = code;
    this.facts = facts;
  }
}

/**
 * One problem for all faults of a request at once (ADR error-handling/all-errors).
 * @throws Problem invalid-request
 */
export function rejectRequest(invalidParams: InvalidParam[]): never {
  throw new Problem('invalid-request', { invalidParams });
}

export function isProblem(error: unknown, code?: ProblemCode): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}
