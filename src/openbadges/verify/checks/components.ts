// One component of a superbadge: the very bytes that were meant, a credential that holds, of the same recipient and
// for the achievement that was asked. Answered apart: the superbadge's own verdict is not touched.
// VCDM 2.0, Integrity of Related Resources; OB 3.0, Result and ResultDescription.
import { buildFindDigests, compareDigests } from '../../digests.ts';
import { isJsonObject, type JsonObject, listOf, stringsOf } from '../../json.ts';
import type { Examination, OtherCredential } from '../examination.ts';
import { buildOutcome, type Facts, findId, type Outcome, type OutcomeCode, type Report } from '../report.ts';
import { compareRecipients } from '../same-recipient.ts';

const accept =
  'application/vc, application/vc+ld+json, application/vc+jwt, application/ld+json, application/json';
const credentialMediaTypes = /^application\/(vc|vc\+ld\+json|vc\+jwt|vc-ld\+jwt)(;|$)/;
const verdictCodes: Partial<Record<Report['reason'], OutcomeCode>> = {
  revoked: 'component-revoked',
  expired: 'component-expired',
  'proof-expired': 'component-expired',
  'key-expired': 'component-expired',
};

function listSubjects(document: JsonObject): JsonObject[] {
  return listOf(document.credentialSubject).filter(isJsonObject);
}

function listTargets(value: JsonObject): string[] {
  return listOf(value.alignment)
    .filter(isJsonObject)
    .flatMap(({ targetUrl }) => stringsOf(targetUrl));
}

function listResults(document: JsonObject): JsonObject[] {
  return listSubjects(document).flatMap(({ result }) => listOf(result).filter(isJsonObject));
}

function listEvidence(document: JsonObject, id: string): JsonObject[] {
  return listOf(document.evidence)
    .filter(isJsonObject)
    .filter((evidence) => evidence.id === id);
}

/** Whether a superbadge rests on a resource: it is a credential by its media type, or results or evidence name it. */
export function isComponent(resource: JsonObject, document: JsonObject): boolean {
  const { id, mediaType } = resource;
  if (typeof id !== 'string') return false;
  if (typeof mediaType === 'string' && credentialMediaTypes.test(mediaType)) return true;
  const isEvidence = listEvidence(document, id).some(({ genre }) => genre === 'OpenBadgeCredential');
  return isEvidence || listResults(document).some((result) => listTargets(result).includes(id));
}

function listAchievementIds(document: JsonObject): string[] {
  return listSubjects(document).flatMap(({ achievement }) =>
    listOf(achievement).flatMap((one) => findId(one) ?? []),
  );
}

/** The achievements that the results resting on a component ask for; empty where none says so. */
function listAskedAchievements(document: JsonObject, componentId: string): string[] {
  const asked = listResults(document)
    .filter((result) => listTargets(result).includes(componentId))
    .map(({ resultDescription }) => resultDescription);
  return listSubjects(document)
    .flatMap(({ achievement }) => listOf(achievement).filter(isJsonObject))
    .flatMap(({ resultDescription }) => listOf(resultDescription).filter(isJsonObject))
    .filter(({ id }) => asked.includes(id))
    .flatMap(listTargets);
}

function findVerdictCode({ verdict, reason }: Report): OutcomeCode | undefined {
  if (verdict === 'not-genuine') return 'component-not-genuine';
  if (verdict === 'not-in-force') return verdictCodes[reason] ?? 'component-not-in-force';
  return verdict === 'incomplete' ? 'component-unsure' : undefined;
}

function judge(
  id: string,
  document: JsonObject,
  found: OtherCredential,
): { code: OutcomeCode; facts: Facts } {
  const { report } = found;
  const recipient = compareRecipients(document, found.document);
  const asked = listAskedAchievements(document, id);
  const isAsked =
    asked.length === 0 ||
    listAchievementIds(found.document).some((achievement) => asked.includes(achievement));
  const { name, issuerId } = report.credential ?? {};
  const trust = report.outcomes.find(({ check }) => check === 'trust')?.code;
  const facts: Facts = {
    ...{ verdict: report.verdict, reason: report.reason, recipient },
    ...(name !== undefined && { name }),
    ...(issuerId !== undefined && { issuerId }),
    ...(trust !== undefined && { trust }),
  };
  const verdictCode = findVerdictCode(report);
  // Of something forged nobody knows what it is about.
  if (verdictCode === 'component-not-genuine') return { code: verdictCode, facts };
  if (recipient === 'other') return { code: 'component-other-recipient', facts };
  if (!isAsked) return { code: 'component-other-achievement', facts };
  return { code: verdictCode ?? 'component-good', facts };
}

/** Fetches and judges one component. `resource` is its entry, with an id. */
export async function checkComponent(resource: JsonObject, examination: Examination): Promise<Outcome> {
  const { document, readText, examineOther, related } = examination;
  const id = String(resource.id);
  const answer = await readText(id, { accept, purpose: 'credential' });
  if (answer.state !== 'read') {
    return buildOutcome('related-resources', 'component-unavailable', { id, detail: answer.state });
  }
  const facts: Facts = { id, fetchedAt: answer.fetchedAt.toISOString() };
  const findDigests = buildFindDigests(answer.bytes);
  const digests = [resource, ...listEvidence(document, id)].map((one) => compareDigests(one, findDigests));
  if (digests.includes('mismatch')) {
    return buildOutcome('related-resources', 'component-digest-mismatch', facts);
  }
  if (!digests.includes('matches')) return buildOutcome('related-resources', 'digest-unsupported', facts);
  const found = await examineOther(answer.text);
  related.push({ role: 'component', at: id, report: found.report });
  const judged = judge(id, document, found);
  return buildOutcome('related-resources', judged.code, { ...facts, ...judged.facts });
}
