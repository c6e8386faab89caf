// Has the issuer taken it back? Every entry counts, and each kind of entry is one row.
// What a list says is believed only as far as the list itself holds. VCDM 2.0, Status.
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import type { Check, Examination } from '../examination.ts';
import { buildOutcome, type Facts, type Outcome, type OutcomeCode } from '../report.ts';
import { checkBitstringEntry } from './status-bitstring.ts';

export type StatusAnswer = { code: OutcomeCode; facts: Facts };

type StatusKind = {
  type: string;
  check(entry: JsonObject, examination: Examination): Promise<StatusAnswer>;
};

const kinds: StatusKind[] = [{ type: 'BitstringStatusListEntry', check: checkBitstringEntry }];

async function checkEntry(entry: unknown, examination: Examination): Promise<StatusAnswer> {
  if (!isJsonObject(entry)) return { code: 'status-entry-malformed', facts: {} };
  const types = stringsOf(entry.type);
  const kind = kinds.find(({ type }) => types.includes(type));
  if (!kind) return { code: 'status-unsupported', facts: { types: types.slice(0, 4) } };
  return await kind.check(entry, examination);
}

/** A failure of one entry speaks for all; then doubt about one; only when all are clear the credential is. */
function findTelling(outcomes: Outcome[]): Outcome {
  return (
    outcomes.find(({ result }) => result === 'failed') ??
    outcomes.find(({ result }) => result === 'unknown') ??
    outcomes[0]!
  );
}

export const statusCheck: Check = {
  name: 'status',
  // With a proof that failed there is nothing left to ask, and no address in the document is worth a visit.
  isReachable: ({ proof }) => proof === 'passed' || proof === 'unknown',
  run: async (examination) => {
    const entries = listOf(examination.document.credentialStatus);
    if (entries.length === 0) return buildOutcome('status', 'status-none');
    if (entries.length > examination.limits.maxStatuses) {
      return buildOutcome('status', 'too-many-statuses', { entries: entries.length });
    }
    const outcomes: Outcome[] = [];
    for (const entry of entries) {
      const { code, facts } = await checkEntry(entry, examination);
      outcomes.push(buildOutcome('status', code, facts));
    }
    return findTelling(outcomes);
  },
};
