// The VC API for test suites: issuing, verifying, deriving and statuses with keys of a trial. It works only where no
// badges are issued, and knows no way to the keys of an issuer. Spec: VCALM 0.9; docs/vc-api.md.
import { Problem } from '../base/problem.ts';
import { buildStatusEntry } from '../openbadges/credential.ts';
import { type JsonObject, listOf } from '../openbadges/json.ts';
import type { FetchDocument } from '../openbadges/read-json.ts';
import type { StatusPurpose } from '../openbadges/status/status-list-credential.ts';
import { type Endpoint, findEndpoint } from '../openbadges/vc-api/endpoints.ts';
import { deriveTrialCredential, findIssueFault, signTrialCredential } from '../openbadges/vc-api/issue.ts';
import { type Options, readBody, readOptions } from '../openbadges/vc-api/options.ts';
import { judgePresentation } from '../openbadges/vc-api/presentation.ts';
import {
  isRefusal,
  type ProblemDetail,
  type Refusal,
  refuseWith,
} from '../openbadges/vc-api/problem-details.ts';
import { readStatusUpdate } from '../openbadges/vc-api/status-updates.ts';
import type { TrialIssuer, VcApi } from '../openbadges/vc-api/trial-issuers.ts';
import { buildResults, judgeCredential, type TrialContext } from '../openbadges/vc-api/verify.ts';
import type { Services } from '../services.ts';
import { listIssuers } from '../store/issuers.ts';
import { signList, toSeconds } from './status-lists.ts';

/** Others ask again at once: a test that revoked wants to see it. */
export const trialListTtlSeconds = 1;
const mostIdCharacters = 2000;

/** The names that a path may ask for a status by, and what it then gets. */
const statusTags: Record<string, StatusPurpose> = {
  BitstringStatusList: 'revocation',
  Revocation: 'revocation',
  Suspension: 'suspension',
};

/** Where a request came in. `tag`: undefined on the paths that have none. */
export type Place = { endpoint: string; tag?: string | undefined };

/** @throws Problem vc-api-refused */
export function refuse({ problems }: Refusal, facts: object = {}): never {
  throw new Problem('vc-api-refused', { ...facts, problemDetails: problems });
}

function unwrap<T extends object>(value: T | Refusal): T {
  return isRefusal(value) ? refuse(value) : value;
}

function findVcApi({ vcApi }: Services): VcApi {
  if (!vcApi) throw new Problem('not-found');
  return vcApi;
}

/**
 * The adapter has no business beside an issuer, whenever that came.
 * @throws Problem vc-api-beside-issuers
 */
export async function checkIsTrial(services: Services): Promise<void> {
  const issuers = await listIssuers(services.db);
  if (issuers.length === 0) return;
  throw new Problem('vc-api-beside-issuers', {
    issuers: issuers.map(({ slug }) => slug).join(' '),
    remedy: 'give it an empty DATA_DIR or a database of its own, or leave VC_API_ADAPTER out',
  });
}

function findPlace({ endpoint, tag }: Place): { endpoint: Endpoint; purpose: StatusPurpose | undefined } {
  const found = findEndpoint(endpoint);
  const purpose = tag !== undefined && Object.hasOwn(statusTags, tag) ? statusTags[tag] : undefined;
  if (!found || (tag !== undefined && purpose === undefined)) throw new Problem('not-found');
  return { endpoint: found, purpose };
}

function findIssuer(services: Services, name: string): TrialIssuer {
  const { endpoint } = findPlace({ endpoint: name });
  const issuer = findVcApi(services).issuers.get(endpoint.name);
  if (!issuer) throw new Problem('not-found');
  return issuer;
}

function findListUrl(services: Services, { endpoint }: TrialIssuer, purpose: StatusPurpose): string {
  return `${services.settings.publicUrl}/vc-api/${endpoint.name}/status-lists/${purpose}`;
}

/** The document with an entry more in its status, at a place of its own. */
function addStatus(
  services: Services,
  issuer: TrialIssuer,
  {
    document,
    purpose,
    credentialId,
  }: { document: JsonObject; purpose: StatusPurpose; credentialId: unknown },
): JsonObject {
  const id = typeof credentialId === 'string' ? credentialId : undefined;
  if (id !== undefined && id.length > mostIdCharacters) {
    refuse(
      refuseWith('RANGE_ERROR', `id: must have at most ${mostIdCharacters} characters to have a status`),
    );
  }
  const index = issuer.statuses.reserve(purpose, id);
  if (index === undefined)
    refuse(refuseWith('RANGE_ERROR', 'the status list of this trial is full: start again'));
  const entry = buildStatusEntry({ listUrl: findListUrl(services, issuer, purpose), index, purpose });
  const entries = [...listOf(document.credentialStatus), entry];
  return { ...document, credentialStatus: entries.length === 1 ? entry : entries };
}

/**
 * Signs the credential of a request with the key of the endpoint.
 * @throws Problem not-found, vc-api-refused
 */
export async function issueForTrial(services: Services, place: Place, body: unknown): Promise<JsonObject> {
  const { endpoint, purpose } = findPlace(place);
  const issuer = findIssuer(services, endpoint.name);
  const { document, options } = unwrap(readBody(body, 'credential'));
  const { credentialId, mandatoryPointers }: Options = unwrap(readOptions(options, endpoint.issueOptions));
  const fault = findIssueFault(document, issuer, findVcApi(services).documents);
  if (fault) refuse(fault);
  const id = document.id ?? credentialId;
  const complete = purpose ? addStatus(services, issuer, { document, purpose, credentialId: id }) : document;
  const created = toSeconds(services.clock.now());
  return unwrap(await signTrialCredential(complete, issuer, { created, mandatoryPointers })).secured;
}

/** @throws Problem not-found, vc-api-refused */
export async function deriveForTrial(name: string, body: unknown): Promise<JsonObject> {
  const { endpoint } = findPlace({ endpoint: name });
  if (!endpoint.derives) throw new Problem('not-found');
  const { document, options } = unwrap(readBody(body, 'verifiableCredential'));
  const { selectivePointers = [] }: Options = unwrap(readOptions(options, ['selectivePointers']));
  return unwrap(await deriveTrialCredential(document, endpoint, selectivePointers)).secured;
}

/** What a caller is told of something that verified. */
export type TrialAnswer = {
  verified: true;
  problemDetails?: ProblemDetail[];
  results?: object;
  credential?: JsonObject;
  presentation?: JsonObject;
};

const verifyOptions = ['domain', 'challenge', 'returnCredential', 'returnProblemDetails', 'returnResults'];

function buildContext(services: Services, fetchDocument: FetchDocument, options: Options): TrialContext {
  const { checks = [], domain, challenge } = options;
  const { documents } = findVcApi(services);
  return { now: services.clock.now(), fetchDocument, documents, checks, expected: { domain, challenge } };
}

type Asked = { services: Services; fetchDocument: FetchDocument };

/**
 * Verifies the credential of a request; `fetchDocument` is the way to what it names.
 * @throws Problem not-found, vc-api-refused when it is malformed or does not verify
 */
export async function verifyForTrial(
  { services, fetchDocument }: Asked,
  place: Place,
  body: unknown,
): Promise<TrialAnswer> {
  const { endpoint } = findPlace(place);
  const { document, options: given } = unwrap(readBody(body, 'verifiableCredential'));
  const options: Options = unwrap(readOptions(given, verifyOptions));
  const judgement = await judgeCredential(document, buildContext(services, fetchDocument, options), endpoint);
  const { problems, warnings, credential } = judgement;
  const results = options.returnResults ? { results: buildResults(judgement) } : {};
  if (problems.length > 0) refuse({ problems: [...problems, ...warnings] }, { verified: false, ...results });
  return {
    verified: true,
    ...(options.returnProblemDetails !== false && { problemDetails: warnings }),
    ...results,
    ...(options.returnCredential && { credential }),
  };
}

/**
 * Verifies the presentation of a request, its own proof and all that is in it.
 * @throws Problem not-found, vc-api-refused when it is malformed or does not verify
 */
export async function verifyPresentationForTrial(
  { services, fetchDocument }: Asked,
  place: Place,
  body: unknown,
): Promise<TrialAnswer> {
  const { endpoint } = findPlace(place);
  const { document, options: given } = unwrap(readBody(body, 'verifiablePresentation'));
  const options: Options = unwrap(readOptions(given, [...verifyOptions, 'returnPresentation']));
  const judgement = await judgePresentation(
    document,
    buildContext(services, fetchDocument, options),
    endpoint,
  );
  const { problems, warnings, presentation, credentials } = judgement;
  const results = options.returnResults ? { results: { credentials: credentials.map(buildResults) } } : {};
  if (problems.length > 0) refuse({ problems: [...problems, ...warnings] }, { verified: false, ...results });
  return {
    verified: true,
    ...(options.returnProblemDetails !== false && { problemDetails: warnings }),
    ...results,
    ...(options.returnPresentation && { presentation }),
  };
}

/**
 * Sets or clears a status of a credential that the endpoint issued. Revocation is never undone.
 * @throws Problem not-found, vc-api-refused
 */
export function setTrialStatus(services: Services, place: Place, body: unknown): void {
  const { endpoint } = findPlace(place);
  const issuer = findIssuer(services, endpoint.name);
  const { credentialId, purpose, status, index, listUrl } = unwrap(readStatusUpdate(body));
  const known = issuer.statuses.list(purpose, credentialId);
  const indexes = index === undefined ? known : known.filter((one) => one === index);
  const isOtherList = listUrl !== undefined && listUrl !== findListUrl(services, issuer, purpose);
  if (indexes.length === 0 || isOtherList) throw new Problem('not-found');
  if (!status && purpose === 'revocation' && indexes.some((one) => issuer.statuses.isSet(purpose, one))) {
    refuse(refuseWith('MALFORMED_VALUE_ERROR', 'status: a revocation is never undone'));
  }
  issuer.statuses.set(purpose, indexes, status);
}

/** The signed list of an endpoint as it is now. @throws Problem not-found */
export async function loadTrialStatusList(
  services: Services,
  { endpoint, purpose }: { endpoint: string; purpose: string },
): Promise<string> {
  const issuer = findIssuer(services, endpoint);
  if (purpose !== 'revocation' && purpose !== 'suspension') throw new Problem('not-found');
  const { document } = await signList(
    {
      ...{ id: findListUrl(services, issuer, purpose), issuerDid: issuer.did, purpose },
      ...{ setIndexes: issuer.statuses.listSet(purpose), ttlSeconds: trialListTtlSeconds },
    },
    { now: services.clock.now(), signer: issuer.signer, suite: issuer.endpoint.listSuite },
  );
  return document;
}

/** What an operator writes into the settings of a test suite: who issues at which path. */
export function listTrialIssuers(services: Services): { endpoint: string; did: string }[] {
  return [...findVcApi(services).issuers.values()].map(({ endpoint, did }) => ({
    endpoint: endpoint.name,
    did,
  }));
}
