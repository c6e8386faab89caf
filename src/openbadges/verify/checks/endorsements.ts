// Who speaks well of it? Each endorsement inside is a credential of its own, verified as one, with a verdict of its
// own that never enters the other's. Those inside an endorsement are counted and left alone.
// OB 3.0, EndorsementCredential and Verification, step "endorsements".
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import type { Check, Examination, OtherCredential } from '../examination.ts';
import { buildOutcome, buildSummary, findId, type Outcome, type OutcomeCode } from '../report.ts';

type Place = { at: string; form: 'embedded' | 'jwt'; value: unknown };

const memberForms: Partial<Record<string, Place['form']>> = {
  endorsement: 'embedded',
  endorsementJwt: 'jwt',
};
// What says nothing of the badge and its maker: an id in here is nothing that could be endorsed.
const machinery = [
  ...['@context', 'proof', 'endorsement', 'endorsementJwt', 'credentialStatus', 'credentialSchema'],
  ...['refreshService', 'termsOfUse', 'relatedResource'],
];

/** Every endorsement in a document, wherever it stands (credential, achievement, profiles), with its place. */
function listEndorsements(value: unknown, path: string[] = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => listEndorsements(item, [...path, String(at)]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): Place[] => {
    if (name === '@context' || name === 'proof') return [];
    const form = memberForms[name];
    if (!form) return listEndorsements(inner, [...path, name]);
    return listOf(inner).map((item, at) => ({ at: [...path, name, at].join('.'), form, value: item }));
  });
}

/** The ids of what a credential is about and of who made it. */
function listIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listIds);
  if (!isJsonObject(value)) return [];
  const inner = Object.entries(value).flatMap(([name, part]) =>
    machinery.includes(name) ? [] : listIds(part),
  );
  return [...stringsOf(value.id), ...inner];
}

function findInput({ form, value }: Place): string | undefined {
  if (form === 'embedded') return isJsonObject(value) ? JSON.stringify(value) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function findSubjectIds(document: JsonObject): string[] {
  return listOf(document.credentialSubject).flatMap((subject) => findId(subject) ?? []);
}

function findCode({ document, results, report }: OtherCredential, ids: string[]): OutcomeCode {
  const isReadable = results.parsed !== 'failed' && results.shape !== 'failed';
  if (!isReadable) return 'endorsement-malformed';
  if (report.verdict === 'not-genuine') return 'endorsement-not-genuine';
  if (results.parsed !== 'passed') return 'endorsement-unsure';
  const subjects = findSubjectIds(document);
  const isEndorsement = stringsOf(document.type).includes('EndorsementCredential');
  if (!isEndorsement || subjects.length === 0) return 'endorsement-malformed';
  if (!subjects.every((id) => ids.includes(id))) return 'endorsement-of-other';
  if (report.verdict === 'not-in-force') return 'endorsement-not-in-force';
  return report.verdict === 'valid' ? 'endorsement-holds' : 'endorsement-unsure';
}

async function checkEndorsement(place: Place, ids: string[], examination: Examination): Promise<Outcome> {
  const { at, form } = place;
  const input = findInput(place);
  if (input === undefined) return buildOutcome('endorsements', 'endorsement-malformed', { at, form });
  const found = await examination.examineOther(input);
  const { document, report } = found;
  examination.related.push({ role: 'endorsement', at, report });
  const issuerId = findId(document.issuer);
  return buildOutcome('endorsements', findCode(found, ids), {
    ...{ at, form, verdict: report.verdict, reason: report.reason },
    endorses: findSubjectIds(document),
    ...(issuerId !== undefined && { issuerId }),
    ownEndorsements: listEndorsements(document).length,
  });
}

export const endorsementsCheck: Check = {
  name: 'endorsements',
  // Who endorses what was altered endorses something else.
  isReachable: ({ proof }) => proof === 'passed' || proof === 'unknown',
  run: async (examination) => {
    const { document, limits } = examination;
    const places = listEndorsements(document);
    if (places.length === 0) return buildOutcome('endorsements', 'endorsements-none');
    if (places.length > limits.maxEndorsements) {
      return buildOutcome('endorsements', 'too-many-endorsements', { endorsements: places.length });
    }
    const ids = [...listIds(document), ...stringsOf(document.issuer)];
    const outcomes: Outcome[] = [];
    for (const place of places) outcomes.push(await checkEndorsement(place, ids, examination));
    return buildSummary(outcomes);
  },
};
