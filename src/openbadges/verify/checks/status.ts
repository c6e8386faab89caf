// Has the issuer taken it back? Every entry counts, and each kind of entry is one row.
// What a list says is believed only as far as the list itself holds. VCDM 2.0, Status.
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import { type Check, type Examination, isShownByChoice, isShownInPart } from '../examination.ts';
import { buildOutcome, buildSummary, type Outcome } from '../report.ts';
import { checkBitstringEntry } from './status-bitstring.ts';
import type { StatusAnswer } from './status-list.ts';
import { checkStatusList2021Entry } from './status-list-2021.ts';
import { checkRevocationList } from './status-revocation-list.ts';

const statusProperty = 'https://www.w3.org/2018/credentials#credentialStatus';

type StatusKind = {
  type: string;
  /** The text that rules this kind, where it is not the one that the codes name. */
  spec?: string;
  check(entry: JsonObject, examination: Examination): Promise<StatusAnswer>;
};

const kinds: StatusKind[] = [
  { type: 'BitstringStatusListEntry', check: checkBitstringEntry },
  {
    type: 'StatusList2021Entry',
    spec: 'Status List 2021, Validate Algorithm',
    check: checkStatusList2021Entry,
  },
  { type: '1EdTechRevocationList', spec: '1EdTech Revocation List 1.0', check: checkRevocationList },
];

async function checkEntry(entry: unknown, examination: Examination): Promise<Outcome> {
  if (!isJsonObject(entry)) return buildOutcome('status', 'status-entry-malformed');
  const types = stringsOf(entry.type);
  const kind = kinds.find(({ type }) => types.includes(type));
  if (!kind) return buildOutcome('status', 'status-unsupported', { types: types.slice(0, 4) });
  const { code, facts } = await kind.check(entry, examination);
  const outcome = buildOutcome('status', code, { ...facts, type: kind.type });
  return { ...outcome, spec: kind.spec ?? outcome.spec };
}

export const statusCheck: Check = {
  name: 'status',
  // With a proof that failed there is nothing left to ask, and no address in the document is worth a visit.
  isReachable: ({ proof }) => proof === 'passed' || proof === 'unknown',
  run: async (examination) => {
    const entries = listOf(examination.document.credentialStatus);
    if (entries.length === 0) {
      return buildOutcome('status', isShownInPart(examination) ? 'status-undisclosed' : 'status-none');
    }
    if (entries.length > examination.limits.maxStatuses) {
      return buildOutcome('status', 'too-many-statuses', { entries: entries.length });
    }
    const outcomes: Outcome[] = [];
    for (const entry of entries) outcomes.push(await checkEntry(entry, examination));
    // Of several statuses the holder may have shown the best.
    if (isShownByChoice(examination, statusProperty)) {
      outcomes.push(buildOutcome('status', 'status-undisclosed'));
    }
    return buildSummary(outcomes);
  },
};
