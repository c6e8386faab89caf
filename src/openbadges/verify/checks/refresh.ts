// Is there a newer edition? Asked once, of the service that a credential with a good proof names. The answer stands
// beside the verdict, and that there is none takes nothing away. 1EdTech Credential Refresh 1.0; VCDM 2.0, Refreshing.
import { parseDateTime } from '../../date-time.ts';
import { canonicalizeJson } from '../../jcs.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import type { Check, Examination, OtherCredential } from '../examination.ts';
import { buildOutcome, findId, type Outcome } from '../report.ts';
import { isSameId } from '../same-id.ts';

const refreshType = '1EdTechCredentialRefresh';
const accept =
  'application/vc, application/vc+ld+json, application/ld+json, application/json, application/vc+jwt, text/plain';

function findStart(document: JsonObject): number | undefined {
  return parseDateTime(String(document.validFrom ?? document.issuanceDate));
}

function isSameDocument(one: JsonObject, other: JsonObject): boolean {
  return canonicalizeJson({ ...one, proof: null }) === canonicalizeJson({ ...other, proof: null });
}

/** Why what was given is no edition of the same credential. */
function findFault(document: JsonObject, { document: newer, results }: OtherCredential): string | undefined {
  const isGenuine = (['parsed', 'shape', 'proof', 'issuer-binding'] as const).every(
    (check) => results[check] === 'passed',
  );
  if (!isGenuine) return 'not-confirmed';
  const isOfSame = isSameId(newer.id, document.id) && isSameId(findId(newer.issuer), findId(document.issuer));
  if (!isOfSame) return 'other-credential';
  const [start, newerStart] = [findStart(document), findStart(newer)];
  return start !== undefined && newerStart !== undefined && newerStart >= start ? undefined : 'older';
}

async function checkService(url: string, examination: Examination): Promise<Outcome> {
  const answer = await examination.readText(url, { accept, purpose: 'credential' });
  if (answer.state !== 'read') return buildOutcome('refresh', 'refresh-unavailable', { service: url });
  const facts = { service: url, fetchedAt: answer.fetchedAt.toISOString() };
  const found = await examination.examineOther(answer.text);
  const fault = findFault(examination.document, found);
  if (fault) return buildOutcome('refresh', 'refresh-unusable', { ...facts, detail: fault });
  if (isSameDocument(examination.document, found.document)) {
    return buildOutcome('refresh', 'refresh-current', facts);
  }
  const { report } = found;
  examination.related.push({ role: 'newer-edition', at: url, report });
  return buildOutcome('refresh', 'refresh-newer', { ...facts, verdict: report.verdict });
}

export const refreshCheck: Check = {
  name: 'refresh',
  isReachable: (results) => results.proof === 'passed' && results['issuer-binding'] === 'passed',
  run: async (examination) => {
    const services = listOf(examination.document.refreshService).filter(isJsonObject);
    if (services.length === 0) return buildOutcome('refresh', 'refresh-none');
    const service = services.find(({ type }) => stringsOf(type).includes(refreshType));
    const url = service && findId(service);
    if (!url?.startsWith('https://')) {
      const types = services.flatMap(({ type }) => stringsOf(type));
      return buildOutcome('refresh', 'refresh-unsupported', { types: types.slice(0, 4) });
    }
    return await checkService(url, examination);
  },
};
